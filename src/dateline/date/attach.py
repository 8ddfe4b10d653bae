"""Which time expression says when an event was: by the clause it hangs in, else by the story."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dateline.interval import Interval
from dateline.lexicon import Lexicon
from dateline.lexicon.tenses import Tense, Tenses
from dateline.syntax import Sentence, Token
from dateline.types import (
    Basis,
    Document,
    Event,
    Passage,
    PassageKind,
    Span,
    TimeExpression,
    TimeType,
    When,
)

Found = tuple[Passage, Sentence, Event]

UNKNOWN = When()
STORY = timedelta(days=10)  # a date this near to the telling carries on to the sentences after it
_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj"})
_CLOSED = 1_000  # a cost that means: does not belong to this event
_TELLING = frozenset(
    {PassageKind.HEADLINE, PassageKind.BODY, PassageKind.EMBEDDED, PassageKind.CAPTION}
)


def event_dates(
    document: Document, found: Sequence[Found], times: Sequence[TimeExpression], lexicon: Lexicon
) -> tuple[When, ...]:
    """For each event when it was, in the order given; unknown where neither words nor story say.

    `basis` tells how: stated or relative (words of the sentence), inferred (the sentences before
    it in the same voice, or the time of writing for what is told in the present or future).
    """
    parents = {p.id: p for p in document.passages}
    story: dict[str, When] = {}
    whens = []
    for passage, sentence, event in found:
        here = [t for t in times if sentence.span.contains(t.span)]
        told = written(document, passage, parents)
        when = stated(event, sentence, here, lexicon) or implied(
            event, sentence, passage, told, story.get(passage.id), lexicon
        )
        if when.basis in {Basis.STATED, Basis.RELATIVE} and near(when.when, told):
            story[passage.id] = when
        whens.append(when)
    return tuple(whens)


def written(
    document: Document, passage: Passage, parents: Mapping[str, Passage]
) -> Interval | None:
    """When the voice of a passage spoke: its own date, that of a copy it lies in, the page's.

    A post or comment without a date does not borrow that of the page: it may be years younger.
    """
    here: Passage | None = passage
    while here is not None:
        if here.published is not None and here.published.when is not None:
            return here.published.when
        if here.kind not in _TELLING | {PassageKind.QUOTATION}:
            return None
        if here.kind is PassageKind.EMBEDDED:
            return None
        here = parents.get(here.parent or "")
    return document.page.published.when


def near(when: Interval | None, told: Interval | None) -> bool:
    if when is None or told is None or (when.days or STORY.days + 1) > STORY.days:
        return False
    first = told.start or date.min
    return when.start is not None and abs(first - when.start) <= STORY


def stated(
    event: Event, sentence: Sentence, times: Sequence[TimeExpression], lexicon: Lexicon
) -> When | None:
    """The time expression of the sentence that hangs nearest to the event's trigger."""
    trigger = _trigger(event, sentence)
    best: tuple[int, int, TimeExpression] | None = None
    for n, time in enumerate(times):
        if time.when is None or time.type not in {TimeType.DATE, TimeType.TIME}:
            continue
        cost = _distance(trigger, sentence, time.span)
        if cost < _CLOSED and (best is None or (cost, n) < best[:2]):
            best = (cost, n, time)
    if best is None:
        return None
    time = best[2]
    when = opened(time.when, _before(sentence, time.span), lexicon)
    return When(when=when, basis=time.basis, anchor=time.anchor, spans=(time.span,))


def opened(when: Interval | None, preposition: str, lexicon: Lexicon) -> Interval | None:
    """`since 2001` has no last day, `until 2013` no first one."""
    side = lexicon.tenses.open_sides.get(preposition)
    if when is None or side is None:
        return when
    if side == "end" and when.start is not None:
        return Interval(when.start, None, when.approximate)
    if side == "start" and when.end is not None:
        return Interval(None, when.end, when.approximate)
    return when


def implied(
    event: Event,
    sentence: Sentence,
    passage: Passage,
    told: Interval | None,
    story: When | None,
    lexicon: Lexicon,
) -> When:
    """No words say when: the story so far for the simple past, the telling for the rest."""
    tense = tense_of(_trigger(event, sentence), sentence, lexicon.tenses)
    if tense == "past" and story is not None and story.when is not None:
        about = Interval(story.when.start, story.when.end, True)
        return When(when=about, basis=Basis.INFERRED, anchor=story.when, spans=story.spans)
    if told is None or told.start is None:
        return UNKNOWN
    if tense == "present" or passage.kind is PassageKind.HEADLINE:
        about = Interval(told.start, told.end, True)
        return When(when=about, basis=Basis.INFERRED, anchor=told)
    if tense == "future":
        return When(when=Interval(told.start, None), basis=Basis.INFERRED, anchor=told)
    return UNKNOWN


def _trigger(event: Event, sentence: Sentence) -> Token | None:
    return sentence.head_of(event.trigger[0]) if event.trigger else None


def _distance(trigger: Token | None, sentence: Sentence, time: Span) -> int:
    """Steps in the tree from the time to the trigger; `_CLOSED` where another clause owns it."""
    head = sentence.head_of(time)
    if head is None or trigger is None:
        return _CLOSED
    above = {trigger.i: 0}
    closed = False
    token = trigger
    for steps, up in enumerate(sentence.ancestors(trigger), 1):
        closed = closed or token.dep in _CLAUSE
        above[up.i] = _CLOSED if closed else 2 * steps
        token = up
    for steps, token in enumerate((head, *sentence.ancestors(head))):
        if token.i in above:
            return above[token.i] + steps
        if token.dep in _CLAUSE:
            return _CLOSED
    return _CLOSED


def _before(sentence: Sentence, span: Span) -> str:
    """The word before a span, lower case; empty at the head of a sentence."""
    before = [t for t in sentence if t.end <= span.start]
    return before[-1].lower if before else ""


def tense_of(trigger: Token | None, sentence: Sentence, tenses: Tenses) -> Tense | None:
    """The tense of the clause that holds the trigger; None where no verb shows one."""
    if trigger is None:
        return None
    above = (trigger, *sentence.ancestors(trigger))
    verb = next((t for t in above if t.pos in {"VERB", "AUX"}), None)
    if verb is None:
        return None
    aux = {tenses.auxiliaries.get(t.lower) for t in sentence.children(verb, "aux", "auxpass")}
    for tense in ("unplaced", "future", "past", "present"):
        if tense in aux:
            return tense
    return tenses.tags.get(verb.tag)
