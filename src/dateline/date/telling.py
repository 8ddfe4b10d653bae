"""When an event was whose words name no date: by the story so far, the saying or the telling.

What is said is told from the day of the saying, the rest from the day of its voice. The tense
tells on which side of that day an event lies.
"""

from collections.abc import Iterable, Sequence

from msgspec import structs

from dateline.date.calendar import UNKNOWN
from dateline.date.clauses import LOOSE, SAID, dated, hangs_on, nearest, upwards
from dateline.date.story import AHEAD, Scene, about
from dateline.date.tense import counted_from, goes_on, has_verb, tense_of
from dateline.interval import Interval
from dateline.lexicon.tenses import Tense, Tenses
from dateline.syntax import Sentence, Token
from dateline.types import Basis, PassageKind, TimeExpression, TimeType, When

UNDATED = When()
_ABOUT_NOW = frozenset({"PAST_REF", "PRESENT_REF"})
_RELATIVE = frozenset({"pluperfect", "shifted"})  # tenses that count from another day told of


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
        if time.value in _ABOUT_NOW and hangs_on(trigger, sentence, time.span):
            return When(when=about(told), basis=Basis.INFERRED, anchor=told, spans=(time.span,))
    return None


def has_unread(trigger: Token | None, sentence: Sentence, times: Iterable[TimeExpression]) -> bool:
    """Does a time hang on the trigger whose week or month nobody knows: "last week" of a page
    without a day? ("Today" may well be the day of the story.)"""
    return any(
        t.when is None
        and t.type is TimeType.DATE
        and t.value.startswith("XX")
        and t.value != UNKNOWN["D"]
        and hangs_on(trigger, sentence, t.span)
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
    if told.start > stated.end or tense_of(trigger, sentence, tenses) not in AHEAD:
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
        return UNDATED
    going_on = saying is None and _goes_on_then(tense, trigger, sentence, scene, tenses)
    return _from(day, day.when if going_on else _beside(tense, day.when))


def _goes_on_then(
    tense: Tense | None, trigger: Token | None, sentence: Sentence, scene: Scene, tenses: Tenses
) -> bool:
    """What is going on as it is told goes on that very day; headlines are told later."""
    told_later = tense != "present" or scene.kind is PassageKind.HEADLINE
    return not told_later and goes_on(trigger, sentence, tenses)


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
        return UNDATED
    return When(when=when, basis=Basis.INFERRED, anchor=day.when, spans=day.spans)


def _named_before(trigger: Token | None, times: Sequence[TimeExpression]) -> When | None:
    """The last date of the sentence before the trigger: "In May they met; Oslo had left"."""
    at = trigger.start if trigger else 0
    before = [t for t in times if t.end <= at and t.when and t.type is TimeType.DATE]
    return When(when=before[-1].when, spans=(before[-1].span,)) if before else None


def _beside(tense: Tense | None, day: Interval) -> Interval | None:
    """On which side of a day of telling the tense puts an event; what has happened by then may
    have happened long before."""
    if tense == "present":
        return about(day)
    if tense in {"past", "perfect", "pluperfect"}:
        return Interval(None, day.end) if day.end else None
    if tense in AHEAD:
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
    clause = next((t for t in upwards(trigger, sentence) if t.dep in SAID), None)
    if clause is None:
        return None
    verb, own = sentence.head(clause), dated(times)
    cost, time = nearest(verb, sentence, own)
    if cost >= LOOSE:
        time = next((t for t in own if _of_paper(t, verb, sentence)), None)
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
    return made is not None and hangs_on(verb, sentence, sentence.head(made).span)
