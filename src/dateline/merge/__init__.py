"""Claims of all pages -> records: one happening, many tellers, conflicts kept.

A record is never stored as truth: it can always be made again from its claims. The same claims
give the same records in whatever order they come.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from dateline.merge.record import record_of
from dateline.merge.same import BY_NAME, Told, keys, kind, support, told
from dateline.merge.whole import with_parts
from dateline.types import Claim, Record, Role

__all__ = ["block", "records"]

NOBODY = "-"  # the block of claims without a country
_BESIDE = frozenset({Role.MANUFACTURER, Role.CARRIER})


def block(claim: Claim) -> str:
    """The key under which claims can be merged: the countries concerned, `PAK-RUS`.

    Claims of different blocks are never the same happening, so blocks can be merged apart. Whose
    make the goods are and who carried them is told here and not there of one delivery: those count
    only where nobody else is known.
    """
    sides = {a.country for a in claim.actors if a.country and a.role not in _BESIDE}
    return "-".join(sorted(sides or {a.country for a in claim.actors if a.country})) or NOBODY


def records(claims: Iterable[Claim]) -> tuple[Record, ...]:
    """One record for each happening, ordered by date and id.

    Claims in which no state or organisation is known stay claims: the record tells what happened
    between those.
    """
    blocks: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        if (sides := block(claim)) != NOBODY:
            blocks[sides, kind(claim)].append(claim)
    made = [record_of(c) for b in blocks.values() for c in clusters(b)]
    return tuple(sorted(with_parts(made), key=lambda r: (str(r.date.when or "~"), r.id)))


def clusters(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that tell one happening, together. No two in a cluster speak against each other.

    The best told come first, so that a vague claim joins a clear one and never joins two clear
    ones that differ.
    """
    made: list[list[Told]] = []
    places: dict[Hashable, set[int]] = defaultdict(set)
    for each in sorted(map(told, claims), key=lambda t: t.rank):
        own = tuple(keys(each))
        near = {n for key in own for n in places[key]}
        fits = [(support(each, made[n]), -n) for n in near]
        best, place = max(fits, default=(0.0, 0))
        several = sum(tie > 0 for tie, _ in fits) > 1
        if best > (BY_NAME if several else 0):
            here = -place
            made[here].append(each)
        else:
            here = len(made)
            made.append([each])
        for key in own:
            places[key].add(here)
    return [[t.claim for t in c] for c in made]
