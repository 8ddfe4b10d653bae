"""Sides of a transfer that another sentence of its story tells.

`The four boats belong to the Danish navy. They will be flown to Togo in May. Four boats were delivered
on Monday`: one story, whose claims each tell a stage and a side. A claim keeps its own words and its
own stage; a side it lacks is taken from a claim about the same goods, and only where all of those name
the same state.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import structs

from dateline.lexicon.events import EventRules
from dateline.syntax import Sentence
from dateline.types import Actor, Event, Passage, Register, Role

_OWNED = "owned"  # the stage of an entry about whose the goods are
_NEAR = 400  # code points in which `they` are the goods told of last
_MOST = 50  # claims about goods before and after one that are looked at

_ARMS = frozenset({Register.TRANSFER, Register.HOLDING})
_GIVERS = frozenset({Role.SUPPLIER, Role.ACTOR})

Told = tuple[Passage, Sentence, Event]


class Goods(NamedTuple):
    """What a claim hands over, as far as its words tell one lot from another."""

    nouns: frozenset[str]
    types: frozenset[str]
    number: object
    known: bool  # `the four boats`: some that were spoken of

    def same(self, other: "Goods") -> bool:
        """May both be one lot? Neither says otherwise, and their nouns or types meet."""
        if None not in (self.number, other.number) and self.number != other.number:
            return False
        if self.types and other.types:
            return not self.types.isdisjoint(other.types)
        return not self.nouns.isdisjoint(other.nouns)


class Lot(NamedTuple):
    """A claim about goods, in the voice that makes it."""

    place: int  # among all claims
    voice: str
    event: Event
    goods: Goods

    @property
    def owned(self) -> bool:
        return self.event.attributes.get("stage") == _OWNED

    def of(self, role: Role) -> list[Actor]:
        """Who supplies or receives the goods; who owns them before they are handed over supplies."""
        wanted = {Role.RECIPIENT} if self.owned or role is Role.RECIPIENT else _GIVERS
        if self.event.register is Register.HOLDING and not (self.owned and role is Role.SUPPLIER):
            return []
        return [a for a in self.event.actors if a.role in wanted and a.country]


def handed(found: Sequence[Told], rules: EventRules) -> list[Told]:
    """The claims, transfers with the sides that their stories add; without those that have none, and
    those of which only a pronoun says what is handed over and nothing before it."""
    lots = list(_lots(found, rules))
    whole = {
        lot.place: _whole(lot, lots[max(0, n - _MOST) : n + _MOST]) for n, lot in enumerate(lots)
    }
    told = [(p, s, whole.get(place, event)) for place, (p, s, event) in enumerate(found)]
    return [
        (p, s, event)
        for place, (p, s, event) in enumerate(told)
        if event.actors and (place in whole or not _of_them(s, event))
    ]


def _lots(found: Sequence[Told], rules: EventRules) -> Iterator[Lot]:
    last: dict[str, Lot] = {}
    for place, (passage, sentence, event) in enumerate(found):
        if event.register not in _ARMS and event.mode != "military":
            continue
        voice = passage.author or passage.id
        goods = _goods(sentence, event, rules)
        if goods is None and _of_them(sentence, event) and (before := last.get(voice)):
            near = event.clause.start - before.event.clause.end < _NEAR
            goods = before.goods._replace(known=True) if near else None
        if goods is not None:
            last[voice] = Lot(place, voice, event, goods)
            yield last[voice]


def _goods(sentence: Sentence, event: Event, rules: EventRules) -> Goods | None:
    """None where its words name no arms."""
    arms, clause = rules.words["arms"], sentence.within(event.clause)
    heads = [t for t in clause if t.lemma in arms and t.dep not in {"compound", "amod"}]
    aboard = rules.orders["aboard"]
    heads = [t for t in heads if sentence.head(t).lower not in aboard or t.dep != "pobj"]
    named = str(event.attributes.get("designation") or "")
    if not heads and not named:
        return None
    quantity = event.attributes.get("quantity")
    number = quantity["number"] if isinstance(quantity, dict) else None
    said = {t.lower for head in heads for t in sentence.children(head, "det")}
    return Goods(
        frozenset(t.lemma for t in heads),
        frozenset(named.split("; ")) - {""},
        number,
        not said.isdisjoint(rules.words["definite"]),
    )


def _of_them(sentence: Sentence, event: Event) -> bool:
    """`they were flown to Y`: does the event hand over what only a pronoun stands for?"""
    called = [t for span in event.trigger for t in sentence.within(span)]
    return event.register is Register.TRANSFER and any(t.pos == "PRON" for t in called)


def _whole(lot: Lot, lots: Sequence[Lot]) -> Event:
    """The event of a transfer with the sides that only one state can be."""
    event = lot.event
    if event.register is not Register.TRANSFER or any(
        a.role is Role.PARTICIPANT for a in event.actors
    ):
        return event
    for role in (Role.SUPPLIER, Role.RECIPIENT):
        sides = {a.country for a in event.actors if a.role in {Role.SUPPLIER, Role.RECIPIENT}}
        if any(a.role is role for a in event.actors):
            continue
        others = [a for o in lots if _tells(o, lot) for a in o.of(role)]
        if len({a.country for a in others}) == 1 and others[0].country not in sides:
            added = structs.replace(others[0], role=role)
            event = structs.replace(event, actors=(*event.actors, added))
    return event


def _tells(other: Lot, lot: Lot) -> bool:
    """Is this another claim about the same goods? Of another voice only where it counts as many."""
    if other.place == lot.place or not other.goods.same(lot.goods):
        return False
    if other.owned and other.place > lot.place:  # owned since
        return False
    if lot.goods.number is not None and other.goods.number == lot.goods.number:
        return True
    typed = not other.goods.types.isdisjoint(lot.goods.types)
    return other.voice == lot.voice and (lot.goods.known or typed)
