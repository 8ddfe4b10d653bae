"""Denials of what was told just before: `Chile said Peru had sunk a boat. Peru denied it.`"""

from collections.abc import Iterator, Sequence

from msgspec import structs

from dateline.code.clause import Grammar
from dateline.code.finds import DOERS
from dateline.syntax import Token, cover
from dateline.types import Event, EventType, Mention, Polarity, Role, Span, Status

_DOERS = DOERS | {Role.SUPPLIER}
_ACCUSED = frozenset({Role.RECIPIENT})


def denials(
    grammar: Grammar, mentions: Sequence[Mention], before: Sequence[Event], here: Sequence[Event]
) -> Iterator[Event]:
    """What was told `before`, in the same voice, or `here`, and is denied in this sentence.

    A deed that its doer denies is the same event over again, denied and negated, with the words
    that deny it; an accusation that the accused denies is a statement of theirs.
    """
    for verb in grammar.sentence:
        if grammar.lemma(verb) not in grammar.rules.words["denying"]:
            continue
        countries = _countries(grammar, verb, mentions)
        for event in _meant(grammar, verb, before, here):
            if countries & _sides(event, _DOERS) and event.event_type is not EventType.STATEMENT:
                yield _by(grammar, verb, structs.replace(event, polarity=Polarity.NEGATED))
            elif event.event_type is EventType.ACCUSE and countries & _sides(event, _ACCUSED):
                yield _by(grammar, verb, _answer(event))


def _meant(
    grammar: Grammar, verb: Token, before: Sequence[Event], here: Sequence[Event]
) -> Sequence[Event]:
    """What is denied: `..., a charge that X denies`, `X denied it`, `X rejected the report`."""
    if verb.dep == "relcl":
        said = grammar.sentence.head(verb)
        beside = said.dep == "appos" and said.lemma in grammar.rules.words["allegations"]
        return here if beside else ()
    return before if any(_points_back(grammar, t) for t in grammar.sufferers(verb)) else ()


def _by(grammar: Grammar, verb: Token, event: Event) -> Event:
    """The event in the words that deny it."""
    return structs.replace(
        event,
        trigger=(Span(verb.start, verb.end),),
        clause=cover(grammar.clause(verb)),
        status=Status.DENIED,
        rule=f"{event.rule}.denied",
    )


def _answer(accusation: Event) -> Event:
    """The accused denies, towards the accuser."""
    turned = {Role.ACTOR: Role.RECIPIENT, Role.RECIPIENT: Role.ACTOR}
    sides = [structs.replace(a, role=turned.get(a.role, a.role)) for a in accusation.actors]
    return structs.replace(
        accusation, event_type=EventType.STATEMENT, quad=None, mode=None, actors=tuple(sides)
    )


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


def _sides(event: Event, roles: frozenset[Role]) -> frozenset[str]:
    return frozenset(a.country for a in event.actors if a.country and a.role in roles)
