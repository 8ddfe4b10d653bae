"""When an event was whose words name no date: by the story so far, the saying or the telling.

What is said is told from the day of the saying, the rest from the day of its voice. The tense
tells on which side of that day an event lies.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec import structs

from dateline.date.clauses import LOOSE, SAID, distance, nearest
from dateline.date.surroundings import direction, is_bound
from dateline.date.tense import counted_from, goes_on, has_verb, tense_of
from dateline.date.writing import TELLING
from dateline.interval import Interval
from dateline.lexicon import Lexicon
from dateline.lexicon.tenses import Tense, Tenses
from dateline.syntax import Sentence, Token
from dateline.types import Basis, Passage, PassageKind, Span, TimeExpression, TimeType, When

UNKNOWN = When()
STORY = timedelta(days=10)  # a date this near to the telling carries on through the passage
_ABOUT_NOW = frozenset({"PAST_REF", "PRESENT_REF"})
_PARAGRAPH = re.compile(r"\n[ \t\u00a0]*\n")
_STOP = re.compile(r"[.!?;][\"'”’)]{0,2}\s")
_REACH = 400  # characters within which "the accord" is that of the date told last
_STATED = frozenset({Basis.STATED, Basis.RELATIVE})
_RELATIVE = frozenset({"pluperfect", "shifted"})  # tenses that count from another day told of
_AHEAD = frozenset({"future", "ahead", "shifted"})


@dataclass(frozen=True)
class Story:
    """What a voice has dated so far. News goes on through the passage; where there is none,
    history goes on through its paragraph."""

    news: When | None = None
    last: When | None = None
    until: int = 0

    def told(self, when: When, span: Span, *, near: bool) -> "Story":
        return Story(when if near else self.news, when, span.end)

    def after(self, when: When, span: Span, scene: "Scene") -> "Story":
        """With what a sentence told: its own date, or the day of the telling that its lead has."""
        if when.basis in _STATED:
            return self.told(when, span, near=near(when.when, scene.told))
        if scene.opening and when.anchor == scene.told:
            return self.told(scene.opening, span, near=True)
        return self

    def heard(self, time: TimeExpression | None, told: Interval | None) -> "Story":
        """With a date that the words before a sentence name, though no event was found there."""
        first = time.when.start if time and time.when else None
        if time is None or (told and told.end and first and first > told.end):
            return self
        when = When(when=time.when, basis=time.basis, anchor=time.anchor, spans=(time.span,))
        return self.told(when, time.span, near=near(time.when, told))

    def lately_told(self, sentence: Span) -> When | None:
        """The last date that was told, where that was a sentence or two ago."""
        return self.last if sentence.start - self.until <= _REACH else None

    def goes_on(self, text: str, span: Span) -> When | None:
        """The date that carries on to this sentence, if one does."""
        history = self.history(text, span)
        if self.news is None or self.news.basis is Basis.INFERRED:
            return history or self.news
        return self.news

    def history(self, text: str, span: Span) -> When | None:
        """The last date of the paragraph that the sentence stands in."""
        return None if _PARAGRAPH.search(text, self.until, span.start) else self.last


@dataclass(frozen=True)
class Scene:
    """What is known before a sentence is read: when its voice speaks, and what it told before."""

    kind: PassageKind
    told: Interval | None
    carried: When | None = None
    history: When | None = None
    last: When | None = None  # also of the paragraph before
    opening: When | None = None  # the telling, where that is the day of what is told

    @property
    def telling(self) -> When | None:
        return When(when=self.told) if self.told else None


def near(when: Interval | None, told: Interval | None) -> bool:
    if when is None or told is None or (when.days or STORY.days + 1) > STORY.days:
        return False
    first = told.start or date.min
    return when.start is not None and abs(first - when.start) <= STORY


def about(when: Interval) -> Interval:
    """A date carried over to another event: a day becomes about that day, a month or year stays."""
    if (when.days or STORY.days + 1) > STORY.days:
        return when
    return Interval(when.start, when.end, True)


def scene_of(
    story: Story, text: str, passage: Passage, sentence: Span, told: Interval | None
) -> Scene:
    """What the voice of a passage has told before one of its sentences."""
    carried = story.goes_on(text, sentence)
    history = story.history(text, sentence)
    opening = None if carried else lead(text, passage, sentence, told)
    return Scene(
        passage.kind,
        told,
        carried=carried or opening,
        history=history if history and not near(history.when, told) else None,
        last=story.lately_told(sentence),
        opening=opening,
    )


def lead(text: str, passage: Passage, sentence: Span, told: Interval | None) -> When | None:
    """What the first paragraph of a piece of news tells is of about the time of the telling."""
    if told is None or passage.kind not in TELLING:
        return None
    if _PARAGRAPH.search(text, passage.start, sentence.start):
        return None
    return When(when=told, basis=Basis.INFERRED, anchor=told)


def only_date(
    text: str, times: Sequence[TimeExpression], sentence: Span, lexicon: Lexicon
) -> TimeExpression | None:
    """The one date of the last sentence before that names any, in the same paragraph: that of
    "The coup of 1969 changed it all" for "Ships were bought". None where it lies ahead."""
    if not times or _PARAGRAPH.search(text, times[-1].end, sentence.start):
        return None
    last = times[-1]
    others = any(not _STOP.search(text, t.end, last.start) for t in times[-2:-1])
    if others or last.type is not TimeType.DATE or last.basis not in _STATED:
        return None
    bound = is_bound(text, last.start, lexicon.times)
    return None if bound or _is_ahead(text, last.span, lexicon) else last


def _is_ahead(text: str, time: Span, lexicon: Lexicon) -> bool:
    """Do the words of its sentence put a date ahead: "could open in 2031"?"""
    before = _STOP.split(text[max(0, time.start - _REACH) : time.start])[-1].lower().split()
    modal = any(lexicon.tenses.auxiliaries.get(word) in _AHEAD for word in before)
    return modal or direction(text, time.start, time.end, lexicon.times) > 0


def lately(
    trigger: Token | None,
    sentence: Sentence,
    times: Iterable[TimeExpression],
    told: Interval | None,
) -> When | None:
    """`recent`, `now`, `currently`: about the time of the telling."""
    if told is None:
        return None
    for time in times:
        if time.value in _ABOUT_NOW and distance(trigger, sentence, time.span) < LOOSE:
            return When(when=about(told), basis=Basis.INFERRED, anchor=told, spans=(time.span,))
    return None


def has_unread(trigger: Token | None, sentence: Sentence, times: Iterable[TimeExpression]) -> bool:
    """Does a time hang on the trigger whose day nobody knows: "last week" of a page without a day?"""
    return any(
        t.when is None
        and t.type in {TimeType.DATE, TimeType.TIME}
        and t.value.startswith("XX")
        and distance(trigger, sentence, t.span) < LOOSE
        for t in times
    )


def ahead_of(
    when: When,
    trigger: Token | None,
    sentence: Sentence,
    told: Interval | None,
    tenses: Tenses,
) -> When:
    """What is to come by some day comes after the telling: "will visit before July"."""
    stated = when.when
    if stated is None or stated.start or not stated.end or not told or not told.start:
        return when
    if told.start > stated.end or tense_of(trigger, sentence, tenses) not in _AHEAD:
        return when
    return structs.replace(when, when=Interval(told.start, stated.end, stated.approximate))


def implied(
    trigger: Token | None,
    sentence: Sentence,
    times: Sequence[TimeExpression],
    scene: Scene,
    tenses: Tenses,
) -> When:
    """No words say when: the story so far for the simple past, the saying or telling for the rest.

    Where there is no story, what was done was done by the time of the telling.
    """
    before = counted_from(trigger, sentence, tenses)
    story = scene.history if before else scene.carried
    tense = _as_told(tense_of(trigger, sentence, tenses), sentence, scene)
    if tense == "past" and story:
        return _from(story, about(story.when) if story.when else None)
    saying = said(trigger, sentence, times, scene, tenses)
    relative = _named_before(trigger, times) or story if tense in _RELATIVE else None
    day = saying or relative or scene.telling
    if day is None or day.when is None:
        return UNKNOWN
    going_on = (
        saying is None
        and scene.kind is not PassageKind.HEADLINE
        and goes_on(trigger, sentence, tenses)
    )
    return _from(day, day.when if going_on else _beside(tense, day.when))


def _as_told(tense: Tense | None, sentence: Sentence, scene: Scene) -> Tense | None:
    """Headlines tell what happened in the present tense or in none; so do notes without a verb."""
    if scene.kind is PassageKind.HEADLINE and tense not in {"future", "ahead"}:
        return "present"
    if tense is None and not has_verb(sentence):
        return "past" if scene.carried else "present"
    return tense


def _from(day: When, when: Interval | None) -> When:
    """Inferred from such a day; unknown where that says nothing."""
    if when is None:
        return UNKNOWN
    return When(when=when, basis=Basis.INFERRED, anchor=day.when, spans=day.spans)


def _named_before(trigger: Token | None, times: Sequence[TimeExpression]) -> When | None:
    """The last date of the sentence before the trigger: "In May they met; Oslo had left"."""
    at = trigger.start if trigger else 0
    dated = [t for t in times if t.end <= at and t.when and t.type is TimeType.DATE]
    return When(when=dated[-1].when, spans=(dated[-1].span,)) if dated else None


def _beside(tense: Tense | None, day: Interval) -> Interval | None:
    """On which side of a day of telling the tense puts an event; what has happened by then may
    have happened long before."""
    if tense == "present":
        return about(day)
    if tense in {"past", "perfect", "pluperfect"}:
        return Interval(None, day.end) if day.end else None
    if tense in _AHEAD:
        return Interval(day.start, None) if day.start else None
    return None


def said(
    trigger: Token | None,
    sentence: Sentence,
    times: Sequence[TimeExpression],
    scene: Scene,
    tenses: Tenses,
) -> When | None:
    """When that was said which holds the trigger, where a verb of the sentence says it."""
    for token in (trigger, *sentence.ancestors(trigger)) if trigger else ():
        if token.dep in SAID:
            verb = sentence.head(token)
            break
    else:
        return None
    dated = [t for t in times if t.when and t.type is not TimeType.SET]
    cost, time = nearest(verb, sentence, dated)
    if cost >= LOOSE:
        time = next((t for t in dated if _of_paper(t, verb, sentence)), None)
    if time is not None:
        return When(when=time.when, spans=(time.span,))
    if tense_of(verb, sentence, tenses) != "past" or scene.carried is None:
        return None
    story = scene.carried
    return When(when=story.when and about(story.when), spans=story.spans)


def _of_paper(time: TimeExpression, verb: Token, sentence: Sentence) -> bool:
    """Is it the day of what says it: "in a statement issued on Thursday it said"?"""
    head = sentence.head_of(time.span)
    above = list(sentence.ancestors(head)) if head else []
    made = next((t for t in above if t.dep == "acl" and t.tag == "VBN"), None)
    return made is not None and distance(verb, sentence, _span(sentence.head(made))) < LOOSE


def _span(token: Token) -> Span:
    return Span(token.start, token.end)
