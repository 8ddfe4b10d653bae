"""The events of a sentence: which of its finds are told, and each as a record."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.code.actors import Cast
from dateline.code.alone import stands
from dateline.code.attributes import attributes
from dateline.code.beside import demanded, swallowed, told_elsewhere
from dateline.code.content import filled_in
from dateline.code.evidence import evidence
from dateline.code.finds import Find, readings, sufferers
from dateline.code.party import Party
from dateline.code.places import place
from dateline.code.scorer import Call
from dateline.code.sides import done_to
from dateline.code.triggers import triggers
from dateline.code.turns import turned
from dateline.code.works import titled_work, works
from dateline.types import QUADS, Event, Place, Register, Role, Span, Status, Value

# how sure a rule is that the words tell its event: what every trigger has, and what is added for
# each of the first two sides that a table knows, for a verb, for a noun that the verb had to have
_CALLED, _KNOWN_SIDE, _BY_A_VERB, _WITH_ITS_NOUN = 0.4, 0.15, 0.1, 0.05


def coded(cast: Cast, calls: Sequence[Call] = ()) -> tuple[Event, ...]:
    """The events of one sentence, each trigger once, in its order.

    Told is what stands by itself, is no content of another (a promise, a demand), and is not told
    by another already.
    """
    found = [_found(readings(t, cast), cast) for t in triggers(cast.grammar, calls)]
    standing = [f for f in found if stands(f, cast)]
    own = [
        replace(f, demanded=any(demanded(f, o) for o in standing))
        for f in standing
        if not swallowed(f, standing, cast)
    ]
    kept = [f for f in own if not told_elsewhere(f, own, cast)]
    told = [filled_in(f, found, cast) for f in kept]
    return tuple(
        _event(one, told, cast)
        for f in told
        for work in works(f, cast)
        for one in _each(work, cast)
    )


def _found(finds: Sequence[Find], cast: Cast) -> Find:
    """The first reading that stands by itself; where none does, the first."""
    return next((f for f in finds if stands(f, cast)), finds[0])


def _each(find: Find, cast: Cast) -> list[Find]:
    """`visited Hanoi and Seoul`, `killed ten soldiers and two nurses`: two visits, two groups."""
    about = sufferers(find)
    either = cast.grammar.rules.words["either"]
    undecided = [t.lower in either for p in about for t in cast.sentence.children(p.head, "cc")]
    counted = [p.head for p in about if cast.sentence.children(p.head, "nummod")]
    apart = find.entry.each or len(set(counted)) == len(about)
    if not apart or len(about) < 2 or any(undecided):
        return [find]
    return [replace(find, sides=done_to([party], find.sides)) for party in about]


def _event(find: Find, finds: Sequence[Find], cast: Cast) -> Event:
    entry, trigger = find.entry, find.trigger
    kind, status = turned(find, cast)
    if find.register is Register.TRANSFER and kind in cast.grammar.rules.contracts:
        kind, status = cast.grammar.rules.contracts[kind], status or Status.AGREED
    clause = evidence(trigger, find.parties, [f.trigger for f in finds], cast)
    where = place(trigger, find.parties, cast)
    actors = [_of_the_place(p, role, find, where, cast).as_actor(role) for role, p in find.sides]
    quad = entry.quad if kind is entry.type and entry.quad else QUADS.get(kind)
    return Event(
        event_type=kind,
        register=find.register,
        mode=find.told.mode,
        contexts=_contexts(clause, cast),
        quad=quad,
        actors=tuple(actors),
        trigger=tuple(Span(t.start, t.end) for t in trigger.told),
        clause=clause,
        place=where,
        attributes=_attributes(find, clause, cast),
        status=status,
        confidence=_confidence(find),
        rule=entry.rule,
    )


def _attributes(find: Find, clause: Span, cast: Cast) -> Mapping[str, Value]:
    said = attributes(clause, find.trigger, sufferers(find), cast)
    return {**said, "name": titled_work(find.work, cast)} if find.work else said


def _of_the_place(party: Party, role: Role, find: Find, where: Place | None, cast: Cast) -> Party:
    """`killed four children in Gaza`: whom violence hits counts as of the place, if nothing else is
    known of them."""
    hit = role is Role.RECIPIENT and find.entry.type in cast.grammar.rules.not_by_places
    if not hit or where is None or party.mention is not None or party.country is not None:
        return party
    return replace(party, origin=where.country)


def _contexts(clause: Span, cast: Cast) -> tuple[str, ...]:
    found = cast.grammar.rules.contexts.find(cast.text, clause)
    return tuple(sorted({context for _, context in found}))


def _confidence(find: Find) -> float:
    """Higher where both sides are known actors and a verb of the event files says it."""
    known = sum(p.mention is not None for p in find.parties[:2])
    carried = find.trigger.verb is not None and not find.entry.learned
    asked = bool(find.entry.objects)
    sure = _CALLED + _KNOWN_SIDE * known + _BY_A_VERB * carried + _WITH_ITS_NOUN * asked
    return round(sure, 2)
