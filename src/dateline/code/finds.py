"""Triggers with their sides: what the clause around a trigger says of who takes part."""

from dataclasses import dataclass, replace

from dateline.code.actors import Cast
from dateline.code.hosts import hosted, met
from dateline.code.party import Party
from dateline.code.sides import Filled, Scene
from dateline.code.triggers import Trigger
from dateline.lexicon.events import Entry
from dateline.syntax import Token
from dateline.types import Register, Role

DOERS = frozenset({Role.ACTOR, Role.PARTICIPANT})


@dataclass(frozen=True, slots=True)
class Find:
    """A trigger whose sides are known."""

    trigger: Trigger
    sides: Filled
    content: Entry | None = None  # what is agreed on, offered, asked for
    sale: bool = False  # a deal in goods
    work: Token | None = None  # the one of several works that this is about
    demanded: bool = False  # another asked for it
    unsaid: bool = False  # by whom, only earlier sentences can say

    @property
    def entry(self) -> Entry:
        return self.trigger.entry

    @property
    def told(self) -> Entry:
        """What is agreed on, offered, asked for, where that is known; else the entry itself."""
        return self.content or self.entry

    @property
    def register(self) -> Register:
        return Register.TRANSFER if self.sale else self.told.register

    @property
    def parties(self) -> list[Party]:
        return [party for _, party in self.sides]


def sufferers(find: Find) -> list[Party]:
    return [p for role, p in find.sides if role is Role.RECIPIENT]


def readings(trigger: Trigger, cast: Cast) -> list[Find]:
    """The trigger with its sides, then the same words as the entries that stand in for it."""
    return [_reading(t, cast) for t in (trigger, *trigger.spare)]


def _reading(trigger: Trigger, cast: Cast) -> Find:
    found = Find(trigger, _known_sides(Scene(cast, trigger).filled()))
    if _unsaid(found, cast):
        return replace(found, sides=(), unsaid=True)
    return replace(found, sides=met(hosted(found.sides, trigger, cast), cast))


def _unsaid(find: Find, cast: Cast) -> bool:
    """`It was agreed to meet again`, `a treaty was signed`: by whom, the clause does not say."""
    verb, grammar = find.trigger.verb, cast.grammar
    if not find.entry.shared or verb is None or any(role in DOERS for role, _ in find.sides):
        return False
    if find.entry.register is Register.TRANSFER and any(p.stated for p in find.parties):
        return False
    told = verb.dep in {"ROOT", "ccomp", "conj"} and not cast.sentence.children(verb, "neg")
    words = grammar.rules.words
    seen = verb.lemma in words["witnessing"]  # 2005 saw the signing of
    doers = [t for t in grammar.doers(verb) if t != find.trigger.noun]  # followed by an agreement
    doers = [t for t in doers if not (seen and (t.pos == "NUM" or t.lemma in words["periods"]))]
    return told and (seen or grammar.passive(verb)) and not doers


def _known_sides(sides: Filled) -> Filled:
    """Without pronouns of which nobody knows whom they mean: `attacked us`, `sold it them`."""
    return tuple(
        (role, p)
        for role, p in sides
        if role is not Role.RECIPIENT or p.head.pos != "PRON" or p.political or p.stated
    )
