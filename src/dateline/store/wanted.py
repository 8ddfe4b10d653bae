"""Which records somebody asks for, decided inside SQLite: what is not asked for is not decoded."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from dateline.interval import Interval
from dateline.types import Register, Status


class Wanted(Struct, frozen=True, kw_only=True):
    """Which records to show; what is not given holds for all.

    A day of a record inside the asked time is enough; of an open stretch (`2009/..`) only the known
    end counts.
    """

    between: tuple[str, ...] = ()  # countries, all of them concerned
    since: Interval | None = None
    until: Interval | None = None
    registers: frozenset[Register] = frozenset()
    statuses: frozenset[Status] = frozenset()


class Unmet(StrEnum):
    """The first wish that a record does not meet."""

    BETWEEN = "between"
    REGISTERS = "registers"
    STATUSES = "statuses"
    DATED = "dated"
    SINCE = "since"
    UNTIL = "until"


Values = tuple[str | int, ...]


def unmet(wanted: Wanted) -> tuple[str, Values]:
    """An SQL expression over `records`, NULL for a record that is wanted, and its values."""
    cases = list(_cases(wanted))
    if not cases:
        return "NULL", ()
    words = " ".join(f"WHEN {test} THEN '{name}'" for name, test, _ in cases)
    return f"CASE {words} END", tuple(v for *_, values in cases for v in values)


def _cases(wanted: Wanted) -> Iterator[tuple[Unmet, str, Values]]:
    if wanted.between:
        countries = sorted(set(wanted.between))
        held = f"(SELECT count(*) FROM sides WHERE record = id AND country IN {_marks(countries)})"  # noqa: S608
        yield Unmet.BETWEEN, f"{held} < ?", (*countries, len(countries))
    if wanted.registers:
        registers = sorted(wanted.registers)
        yield Unmet.REGISTERS, f"register NOT IN {_marks(registers)}", tuple(registers)
    if wanted.statuses:
        statuses = sorted(wanted.statuses)
        yield Unmet.STATUSES, f"status NOT IN {_marks(statuses)}", tuple(statuses)
    if wanted.since or wanted.until:
        yield Unmet.DATED, "first IS NULL", ()
    if wanted.since and wanted.since.start:
        yield Unmet.SINCE, "last < ?", (str(wanted.since.start),)
    if wanted.until and wanted.until.end:
        yield Unmet.UNTIL, "first > ?", (str(wanted.until.end),)


def _marks(values: list[str] | list[Register] | list[Status]) -> str:
    return f"({', '.join('?' * len(values))})"
