"""The words that say it: of one event, without the words that say another."""

from collections.abc import Sequence

from dateline.code.actors import Cast
from dateline.code.clause import VERBAL, Grammar
from dateline.code.party import Party
from dateline.code.triggers import Trigger
from dateline.syntax import Token, cover
from dateline.types import Span

_JOINED = frozenset({"conj", "parataxis"})  # clauses of their own beside this one
_APART = frozenset({"cc", "punct", "advcl", "relcl"})
_BELOW = frozenset({"ccomp", "acl", "csubj"})
_TOLD = frozenset({"ccomp", "conj", "parataxis", "advcl"})  # what stands above is another clause
_LOOSE = frozenset(" \t\r\n\u00a0,;:-\u2013\u2014")
_PAIRS = {")": "(", "]": "[", "\u201d": "\u201c", "\u2019": "\u2018", "\u00bb": "\u00ab"}
_EVEN = frozenset("\"'`")


def evidence(
    trigger: Trigger, parties: Sequence[Party], others: Sequence[Trigger], cast: Cast
) -> Span:
    """The clause of the trigger and its sides, as one stretch of words.

    A clause that is joined to another, or reported by it, starts at its own words: a side that
    stands in the other clause is known by its own spans. Clauses below with one of the `others`
    in them are left to those.
    """
    own = cover([*_own_words(trigger, others, cast.grammar), *trigger.tokens])
    floor = _floor(trigger.head, cast.grammar)
    sides = [p.span for p in parties if p.span.start >= floor]
    spans = [own, *sides]
    return trimmed(cast.text, Span(min(s.start for s in spans), max(s.end for s in spans)))


def _own_words(trigger: Trigger, others: Sequence[Trigger], grammar: Grammar) -> list[Token]:
    elsewhere = {o.word.i for o in others if o.word.i != trigger.word.i}

    def outside(t: Token) -> bool:
        if (
            t.dep in _APART
            or (t.dep == "mark" and t.lower == "that")
            or (t.dep in _JOINED and t.pos in VERBAL)
        ):
            return True
        if t.dep not in _BELOW or trigger.entry.absorbs:
            return t.dep == "parataxis"
        return any(below.i in elsewhere for below in grammar.sentence.subtree(t))

    return grammar.sentence.subtree(trigger.head, without=outside)


def _floor(head: Token, grammar: Grammar) -> int:
    """Where the clause begins that this word stands in: sides before it belong to the one above."""
    top = head
    while top.dep == "xcomp" and grammar.sentence.head(top).pos in VERBAL:
        top = grammar.sentence.head(top)
    above = grammar.verb_above(top)
    if top.dep == "advcl" and grammar.infinitive(top):
        return grammar.sentence.span.start
    if top.dep not in _TOLD or top.pos not in VERBAL or above is None:
        return grammar.sentence.span.start
    return min(t.start for t in grammar.clause(top))


def trimmed(text: str, span: Span) -> Span:
    """Without commas and blanks at the ends, nor quotation marks that stand there unpaired."""
    start, end = span
    while start < end and (text[start] in _LOOSE or _unpaired(text, start, start, end)):
        start += 1
    while start < end and (text[end - 1] in _LOOSE or _unpaired(text, end - 1, start, end)):
        end -= 1
    return Span(start, end)


def _unpaired(text: str, place: int, start: int, end: int) -> bool:
    """Is this a quotation mark or bracket whose partner lies outside?"""
    mark = text[place]
    if mark in _EVEN:
        return text.count(mark, start, end) % 2 == 1
    if mark in _PAIRS:
        return text.count(_PAIRS[mark], start, end) < text.count(mark, start, end)
    closing = next((c for c, o in _PAIRS.items() if o == mark), None)
    return closing is not None and text.count(closing, start, end) < text.count(mark, start, end)
