"""What a voice has told so far, and which of its dates goes on to the next sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.date.surroundings import direction, is_bound
from dateline.date.writing import TALE, TELLING
from dateline.interval import Interval
from dateline.lexicon import Lexicon
from dateline.types import Basis, Passage, PassageKind, Span, TimeExpression, TimeType, When

STORY = timedelta(days=10)  # a date this near to the telling carries on through the passage
AHEAD = frozenset({"future", "ahead", "shifted"})  # tenses of what is to come
_PARAGRAPH = re.compile(r"\n[ \t\u00a0]*\n")
_STOP = re.compile(r"[.!?;][\"'”’)]{0,2}\s")
_REACH = 400  # characters within which "the accord" is that of the date told last
_STATED = frozenset({Basis.STATED, Basis.RELATIVE})


@dataclass(frozen=True)
class Story:
    """What a voice has dated so far. News goes on through the passage; where there is none,
    or the paragraph tells only of the past, history goes on through its paragraph."""

    news: When | None = None
    news_until: int = 0
    last: When | None = None
    until: int = 0

    def told(self, when: When, span: Span, *, near: bool) -> "Story":
        if near:
            return Story(when, span.end, when, span.end)
        return Story(self.news, self.news_until, when, span.end)

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
        if history is None or self.news is None or self.news.basis is Basis.INFERRED:
            return history or self.news
        here = not _PARAGRAPH.search(text, self.news_until, span.start)
        return self.news if here or not _is_tale(history, self.news) else history

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


def _is_tale(history: When, news: When) -> bool:
    """Does it lie so far back that the paragraph tells history, and no background of the news?"""
    first = history.when.start if history.when else None
    now = news.when.start if news.when else None
    if first is None or now is None:
        return False
    return abs(now.year - first.year) >= TALE


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
    modal = any(lexicon.tenses.auxiliaries.get(word) in AHEAD for word in before)
    return modal or direction(text, time.start, time.end, lexicon.times) > 0
