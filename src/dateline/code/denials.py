"""Denials of what was told just before: `Chile said Peru had sunk a boat. Peru denied it.`"""

from collections.abc import Iterator, Sequence

from msgspec import structs

from dateline.code.clause import Grammar
from dateline.syntax import Token, cover
from dateline.types import Event, EventType, Mention, Polarity, Role, Span, Status

_GIVERS = frozenset({Role.ACTOR, Role.PARTICIPANT, Role.SUPPLIER})


def denials(
    grammar: Grammar, mentions: Sequence[Mention], before: Sequence[Event]
) -> Iterator[Event]:
    """The deeds told `before`, in the same voice, that their doer denies in this sentence.

    Each is the same event over again, denied and negated, with the words that deny it.
    """
    for verb in grammar.sentence:
        if grammar.lemma(verb) not in grammar.rules.words["denying"] or not _at_that(grammar, verb):
            continue
        countries = _countries(grammar, verb, mentions)
        for event in before:
            if event.event_type is not EventType.STATEMENT and countries & _givers(event):
                yield structs.replace(
                    event,
                    trigger=(Span(verb.start, verb.end),),
                    clause=cover(grammar.clause(verb)),
                    status=Status.DENIED,
                    polarity=Polarity.NEGATED,
                    rule=f"{event.rule}.denied",
                )


def _at_that(grammar: Grammar, verb: Token) -> bool:
    """Does it point back: `denied it`, `rejected the report`, `called the claim false`?"""
    return any(_points_back(grammar, t) for t in grammar.sufferers(verb))


def _points_back(grammar: Grammar, thing: Token) -> bool:
    words, beside = grammar.rules.words, grammar.sentence.children(thing)
    if thing.pos == "PRON" or thing.lower in words["pointing"]:
        return thing.lower in words["pointing"]
    known = any(t.lower in words["definite"] for t in beside)
    told = any(t.dep in {"acl", "relcl", "ccomp", "prep"} for t in beside)
    return known and not told and thing.lemma in words["allegations"]


def _countries(grammar: Grammar, verb: Token, mentions: Sequence[Mention]) -> frozenset[str]:
    heads = [w for t in grammar.doers(verb) for w in grammar.sentence.subtree(t)]
    return frozenset(
        m.country
        for m in mentions
        if m.country and any(m.start < t.end and t.start < m.end for t in heads)
    )


def _givers(event: Event) -> frozenset[str]:
    return frozenset(a.country for a in event.actors if a.country and a.role in _GIVERS)
