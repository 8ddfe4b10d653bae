"""Who the other side is where no words name it: `visited the naval academy`, `his counterpart`."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.code.actors import Cast
from dateline.code.near import states
from dateline.code.party import Party
from dateline.code.sides import Filled, done_to
from dateline.code.triggers import Trigger
from dateline.syntax import Token, cover
from dateline.types import Role


def hosted(sides: Filled, trigger: Trigger, cast: Cast) -> Filled:
    """The sides with the host, where a seat of a state is visited and only one other state is
    spoken of; else as they are."""
    guests = frozenset(p.country for role, p in sides if role is not Role.RECIPIENT)
    if not trigger.entry.abroad or not guests or None in guests:
        return sides
    if any(role is Role.RECIPIENT and p.stated for role, p in sides):
        return sides
    seat = next(_seats(trigger, cast), None)
    host = _other(cast, frozenset(c for c in guests if c)) if seat else None
    if seat is None or host is None:
        return sides
    span = cover(cast.words(seat))
    party = Party(seat, span, cast.text[span.start : span.end], None, None, own=False, origin=host)
    return done_to([party], sides)


def met(sides: Filled, cast: Cast) -> Filled:
    """The sides with the state of `his counterpart`, where only one other state is spoken of."""
    opposite = cast.grammar.rules.words["opposite"]
    known = frozenset(p.country for _, p in sides if p.country)
    open_ = [p for _, p in sides if not p.stated and p.head.lemma in opposite]
    other = _other(cast, known) if len(open_) == 1 and known else None
    return tuple((r, replace(p, origin=other) if p in open_ else p) for r, p in sides)


def _other(cast: Cast, known: frozenset[str]) -> str | None:
    return cast.near.other(states(m for here in cast.mentions.values() for m in here), known)


def _seats(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """What is visited, where it is a place or an office that every state has."""
    grammar, seats = cast.grammar, cast.grammar.rules.words["seats"]
    heads = grammar.sufferers(trigger.verb) if trigger.verb and not trigger.by_noun else []
    heads = [*heads, *grammar.after_any(trigger.core, grammar.rules.orders["seat"], 2)]
    heads += [t for t in trigger.beside if t.lower == "here"]
    return (t for t in heads if t.lemma in seats or t.lower in seats)
