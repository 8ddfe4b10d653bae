"""Which clause of a sentence a time belongs to, by the steps in the tree between them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.lexicon.tenses import Tenses
from dateline.syntax import Sentence, Token
from dateline.types import Event, Span, TimeExpression, TimeType

SAID = frozenset({"ccomp", "csubj", "parataxis"})  # what is said has another day than the saying
BESIDE = frozenset({"advcl", "relcl", "acl"})  # what is told beside is of about the same time
VERBS = frozenset({"VERB", "AUX"})
LOOSE = 100  # the cost of a date that another clause owns: about then
CLOSED = 1_000  # a cost that means: does not belong to this event
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_MOST = frozenset({"JJS", "RBS"})
_IN_NAME = frozenset({"nummod", "compound", "nmod", "amod"})
_LONG = re.compile(r"P[\dX]+(?:Y|M|DE|CE)")  # TIMEX3 lengths of months and more


def trigger_of(event: Event, sentence: Sentence) -> Token | None:
    return sentence.head_of(event.trigger[0]) if event.trigger else None


def upwards(token: Token | None, sentence: Sentence) -> Iterator[Token]:
    """The token and all above it."""
    if token is not None:
        yield token
        yield from sentence.ancestors(token)


def dated(times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Those that can be the day of a deed: not what comes again and again, nor what nobody can read."""
    return [t for t in times if t.when and t.type is not TimeType.SET]


def nearest(
    trigger: Token | None, sentence: Sentence, times: Iterable[TimeExpression]
) -> tuple[int, TimeExpression | None]:
    """The time that hangs nearest to the trigger, and the cost; `CLOSED` and None where none does."""
    cost, _, time = min(
        ((distance(trigger, sentence, t.span), n, t) for n, t in enumerate(times)),
        default=(CLOSED, 0, None),
    )
    return (cost, time) if cost < CLOSED else (CLOSED, None)


def hangs_on(trigger: Token | None, sentence: Sentence, time: Span) -> bool:
    """Does the clause of the trigger own the time?"""
    return distance(trigger, sentence, time) < LOOSE


def distance(trigger: Token | None, sentence: Sentence, time: Span) -> int:
    """Steps in the tree from the time to the trigger; more than `LOOSE` where another clause that
    is told beside the event's owns the time, `CLOSED` where one that says or is said does."""
    head = sentence.head_of(time)
    if head is None or trigger is None:
        return CLOSED
    above = _costs_above(trigger, sentence, head)
    below = head
    for steps, token in enumerate(upwards(head, sentence)):
        if token.i in above:
            return above[token.i] + steps
        if _made(token, trigger):
            return steps + 1
        clause = steps > 0 and token.dep in SAID | BESIDE
        if clause or _opens_beside(token, below, sentence):
            return CLOSED
        below = token
    return CLOSED


def _made(token: Token, trigger: Token) -> bool:
    """Is it the participle of what the trigger names: the `imposed` of "sanctions imposed on it"?"""
    return token.dep == "acl" and token.tag == "VBN" and token.head == trigger.i


def _opens_beside(token: Token, below: Token, sentence: Sentence) -> bool:
    """Is what stands below a clause beside the one before alone: "and in May they left"?

    So it is where that clause has a subject of its own or the time stands at its head, which the
    parser may take for a thing that is joined to the verb before.
    """
    verb = sentence.head(token)
    if verb.pos not in VERBS:
        return False
    if token.dep != "conj":
        first = min(t.i for t in (token, *sentence.children(token)))
        return any(verb.i < t.i == first - 1 for t in sentence.children(verb, "cc"))
    own = any(t.dep in _SUBJECTS for t in sentence.children(token))
    return own or below.i < token.i or token.pos not in VERBS


def _costs_above(trigger: Token, sentence: Sentence, time: Token) -> dict[int, int]:
    """What it costs to reach the trigger from each token above it."""
    above = {trigger.i: 0}
    cost = 0
    token = trigger
    for up in sentence.ancestors(trigger):
        if token.dep in SAID:
            cost = CLOSED
        elif token.dep in BESIDE and up.i != time.i:  # `in the 80s, when they invaded`: then
            cost += LOOSE
        above[up.i] = cost = cost + 2
        token = up
    return above


def in_name(event: Event, sentence: Sentence, time: Span, tenses: Tenses) -> bool:
    """Is the time in the name of a thing that a verb deals with: "threatened the 2016 accord"?"""
    head, trigger = sentence.head_of(time), trigger_of(event, sentence)
    if head is None or head.dep not in _IN_NAME or trigger is None or trigger.pos not in VERBS:
        return False
    thing = sentence.head(head)
    if thing.pos not in {"NOUN", "PROPN"} or thing.i < head.i:
        return False
    if not any(t.end <= time.start for t in sentence.children(thing)):  # "In 2016 Norway": no name
        return False
    if any(span.contains(thing.span) for span in event.trigger):
        return False
    governor = sentence.head(thing)
    if governor.pos == "ADP":
        return governor.lower not in tenses.naming["prepositions"]
    return governor.lemma not in tenses.naming["verbs"]


def is_aim(trigger: Token | None, sentence: Sentence, time: TimeExpression, tenses: Tenses) -> bool:
    """Is it the day of what a verb deals with: "signed a plan for 2021", not "planned for 2021"?"""
    if trigger is None or trigger.pos not in VERBS or time.type is not TimeType.DATE:
        return False
    aimed = preceding(sentence, time.span) in tenses.aims
    return aimed and trigger.lemma not in tenses.awaiting


def is_compared(sentence: Sentence, time: Span, tenses: Tenses) -> bool:
    """Does the time only tell what a rank is counted from: "the first visit since 1999"?"""
    if not tenses.goes_on(preceding(sentence, time)):
        return False
    for token in reversed([t for t in sentence if t.end <= time.start]):
        if token.tag in _MOST or token.lower in tenses.ranks:
            return True
        if token.pos in VERBS:
            return False
    return False


def is_yet_to_come(trigger: Token | None, sentence: Sentence, time: Span, tenses: Tenses) -> bool:
    """Is it the day of what the deed went before: "ahead of the visit on Friday they agreed"?"""
    head = sentence.head_of(time)
    above = list(sentence.ancestors(head))[1:] if head else []
    before = next((t for t in above if t.lower in tenses.yet), None)
    return before is not None and trigger not in sentence.subtree(before)


def at_end(
    trigger: Token | None, sentence: Sentence, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The time that ends the sentence, if no other verb and no comma stands before it."""
    last = times[-1] if times else None
    if trigger is None or last is None or last.start < trigger.end:
        return None
    if any(t.start >= last.end and t.pos != "PUNCT" for t in sentence):
        return None
    between = sentence.within(Span(trigger.end, last.start))
    return None if any(t.pos in VERBS or t.dep == "punct" for t in between) else last


def of_clause(
    trigger: Token | None, sentence: Sentence, times: Iterable[TimeExpression], tenses: Tenses
) -> TimeExpression | None:
    """The time of a clause that tells when: "when Iraq attacked on 2 August, Jordan stood aside"."""
    for time in times:
        head = sentence.head_of(time.span)
        above = sentence.ancestors(head) if head else ()
        clause = next((t for t in above if t.dep in SAID | BESIDE), None)
        if clause is None or clause.dep != "advcl":
            continue
        marks = sentence.children(clause, "mark", "advmod")
        tells_when = any(m.lower in tenses.together for m in marks)
        if tells_when and hangs_on(trigger, sentence, sentence.head(clause).span):
            return time
    return None


def far_link(
    trigger: Token | None, sentence: Sentence, times: Iterable[TimeExpression], tenses: Tenses
) -> Token | None:
    """The `after` of "seven years after Caracas closed it": what stands before it dates the event
    only by months or years, so that the dates of the sentence say nothing of it."""
    lengths = {t.end for t in times if t.type is TimeType.DURATION and _LONG.match(t.value)}
    for token in upwards(trigger, sentence) if lengths else ():
        if token.dep in BESIDE | SAID:
            marks = sentence.children(token, "mark", "prep", "advmod")
            links = [m for m in marks if m.lower in tenses.open_sides]
            return next((m for m in links if _before_end(sentence, m) in lengths), None)
    return None


def _before_end(sentence: Sentence, token: Token) -> int | None:
    """Where the word before a token ends."""
    return sentence.tokens[token.i - 1].end if token.i else None


def preceding(sentence: Sentence, span: Span) -> str:
    """The word before a span, lower case; empty at the head of a sentence."""
    before = [t for t in sentence if t.end <= span.start]
    return before[-1].lower if before else ""
