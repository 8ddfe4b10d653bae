"""One record from the claims that tell one happening: the best supported value of each field."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import TypeVar

from msgspec import structs

from dateline.ids import digest
from dateline.merge.sources import grade, originals, standing
from dateline.types import (
    Actor,
    Basis,
    Claim,
    Conflict,
    ConflictValue,
    PageEvidence,
    Record,
    Register,
    Role,
    Value,
    When,
)

H = TypeVar("H", bound=Hashable)

_FIRMNESS = (Basis.STATED, Basis.RELATIVE, Basis.GIVEN, Basis.INFERRED, Basis.UNKNOWN)


def record_of(claims: Sequence[Claim]) -> Record:
    """Raises ValueError where there are no claims."""
    told = sorted(claims, key=lambda c: (c.page, c.evidence.start, c.evidence.end, c.id))
    first = min(told, key=lambda c: c.id)
    best = max(told, key=_clearness)
    firsthand = originals(told)
    sources = len(firsthand)
    attributes, conflicts = settled(told, {c.id for c in firsthand})
    return Record(
        id="r" + digest(first.id),
        title=title(best),
        event_type=best.event_type,
        mode=favourite(told, lambda c: c.mode),
        contexts=tuple(sorted({x for c in told for x in c.contexts})),
        quad=favourite(told, lambda c: c.quad),
        register=best.register,
        actors=actors(told, best),
        date=firmest(told),
        place=next((c.place for c in (best, *told) if c.place), None),
        status=favourite(told, lambda c: c.status) or best.status,
        polarity=favourite(told, lambda c: c.polarity) or best.polarity,
        attributes=attributes,
        evidence=tuple(
            PageEvidence(
                page=c.page,
                start=c.evidence.start,
                end=c.evidence.end,
                quote=c.evidence.quote,
                claim=c.id,
            )
            for c in told
        ),
        told_by=tuple(dict.fromkeys(c.told_by for c in told)),
        pages=len({c.page for c in told}),
        independent_sources=sources,
        grade=grade(told, sources),
        standing=standing(told, sources),
        conflicts=conflicts,
    )


def _clearness(claim: Claim) -> tuple[bool, int, int, float, str]:
    """Own words before a copy's, then more countries, then fewer sides that nobody knows."""
    known = {a.country for a in claim.actors if a.country}
    unknown = sum(not a.country for a in claim.actors)
    return claim.copy_of is None, len(known), -unknown, claim.confidence, claim.id


def favourite(claims: Sequence[Claim], value: Callable[[Claim], H | None]) -> H | None:
    """The value with most confidence behind it; copies add none. Ties go to the smaller value."""
    weight: Counter[H] = Counter()
    for claim in claims:
        found = value(claim)
        if found is not None:
            weight[found] += int(1000 * claim.confidence) if claim.copy_of is None else 1
    return min(weight, key=lambda v: (-weight[v], str(v)), default=None)


def firmest(claims: Sequence[Claim]) -> When:
    """The date that words state before one that is counted, before one inferred; the narrower."""
    told = min(
        claims,
        key=lambda c: (
            _FIRMNESS.index(c.date.basis),
            (c.date.when.days or 99_999) if c.date.when else 100_000,
            str(c.date.when),
        ),
    )
    return structs.replace(told.date, page=told.page) if told.date.spans else told.date


def actors(claims: Sequence[Claim], best: Claim) -> tuple[Actor, ...]:
    """Those of the best told claim; then who of a country that it lacks stands in another."""
    found = {(a.role, a.actor or a.name): _on(best.page, a) for a in best.actors}
    countries = {a.country for a in best.actors}
    for claim in claims:
        for actor in claim.actors:
            if actor.country not in countries:
                found.setdefault((actor.role, actor.actor or actor.name), _on(claim.page, actor))
    return tuple(found.values())


def _on(page: str, actor: Actor) -> Actor:
    """With the page that its spans point into."""
    return structs.replace(actor, page=page) if actor.spans else actor


def settled(
    claims: Sequence[Claim], firsthand: Collection[str]
) -> tuple[dict[str, Value], tuple[Conflict, ...]]:
    """The value of each attribute with most first-hand tellers behind it (`firsthand`: ids of
    claims), then most confidence; and the fields on which the claims disagree."""
    said: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    values: dict[tuple[str, str], Value] = {}
    for claim in claims:
        for key, value in claim.attributes.items():
            if value is not None:
                said[key][as_words(value)].append(claim)
                values[key, as_words(value)] = value
    chosen = {
        key: values[key, min(options, key=lambda v: (*_behind(options[v], firsthand), v))]
        for key, options in sorted(said.items())
    }
    conflicts = tuple(
        Conflict(
            field=key,
            values=tuple(
                ConflictValue(value=v, claims=tuple(c.id for c in cs))
                for v, cs in sorted(options.items())
            ),
        )
        for key, options in sorted(said.items())
        if len(options) > 1
    )
    return chosen, conflicts


def _behind(claims: Sequence[Claim], firsthand: Collection[str]) -> tuple[int, float]:
    return -sum(c.id in firsthand for c in claims), -sum(c.confidence for c in claims)


def as_words(value: Value) -> str:
    if isinstance(value, Mapping):
        return " ".join(str(v) for _, v in sorted(value.items()) if v is not None)
    return str(value)


def title(claim: Claim) -> str:
    """A line that a person can read: `Russia -> Pakistan: agreement (Mi-35)`."""
    givers = names(claim, Role.ACTOR, Role.SUPPLIER)
    takers = names(claim, Role.RECIPIENT)
    both = names(claim, Role.PARTICIPANT)
    who = (
        " – ".join([*givers, *both]) if not takers else f"{', '.join(givers)} → {', '.join(takers)}"
    )
    what: str = claim.register
    if claim.register is Register.OTHER and claim.event_type is not None:
        what = claim.event_type
    detail = claim.attributes.get("designation") or claim.attributes.get("name")
    return f"{who or 'unnamed'}: {what}" + (f" ({detail})" if detail else "")


def names(claim: Claim, *roles: Role) -> list[str]:
    return list(dict.fromkeys(" ".join(a.name.split()) for a in claim.actors if a.role in roles))
