"""Parts and wholes: a visit is one record, each meeting in it another."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import structs

from dateline.types import Record, Register

_PARTS = frozenset({Register.MEETING, Register.AGREEMENT, Register.STATEMENT})


def with_parts(records: Sequence[Record]) -> list[Record]:
    """The records, those told of as part of a visit on the same page marked with its id.

    Only where one visit fits: with two, nobody knows which.
    """
    visits: dict[tuple[str, frozenset[str]], list[Record]] = defaultdict(list)
    for record in records:
        if record.register is Register.VISIT:
            for page in {e.page for e in record.evidence}:
                visits[page, countries(record)].append(record)
    return [_placed(record, visits) for record in records]


def countries(record: Record) -> frozenset[str]:
    return frozenset(a.country for a in record.actors if a.country)


def _placed(record: Record, visits: dict[tuple[str, frozenset[str]], list[Record]]) -> Record:
    if record.register not in _PARTS:
        return record
    fits = {
        visit.id
        for page in {e.page for e in record.evidence}
        for visit in visits[page, countries(record)]
        if _during(record, visit)
    }
    return structs.replace(record, part_of=fits.pop()) if len(fits) == 1 else record


def _during(record: Record, visit: Record) -> bool:
    if record.date.when is None or visit.date.when is None:
        return False
    return record.date.when.widened().meets(visit.date.when.widened())
