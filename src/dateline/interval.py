"""A stretch of days, written as EDTF (ISO 8601-2, levels 1 and 2 as far as pages need them)."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Self

_SIDE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<about>[~%?]?)"
)
# EDTF seasons; winter is kept inside its year because EDTF does not say which year it opens
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


class Interval:
    """Days from `start` to `end`, both included; None is an end that nobody knows or that is open.

    `approximate` is EDTF's `~`. An interval open at both ends says nothing and is refused:
    absence is `None`, not an `Interval`. Immutable and hashable; not a dataclass, because msgspec
    would print that as an object and the contract wants an EDTF string.
    """

    __slots__ = ("approximate", "end", "start")

    start: date | None
    end: date | None
    approximate: bool

    def __init__(self, start: date | None, end: date | None, approximate: bool = False) -> None:
        if start is None and end is None:
            raise ValueError("an interval needs at least one end")
        if start and end and start > end:
            raise ValueError(f"an interval ends before it starts: {start} > {end}")
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)
        object.__setattr__(self, "approximate", approximate)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an interval cannot be changed: {name}")

    def __reduce__(self) -> tuple[type[Self], tuple[date | None, date | None, bool]]:
        return type(self), (self.start, self.end, self.approximate)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Interval) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"Interval.parse({str(self)!r})"

    def _key(self) -> tuple[date | None, date | None, bool]:
        return self.start, self.end, self.approximate

    @classmethod
    def day(cls, day: date, *, approximate: bool = False) -> Self:
        return cls(day, day, approximate)

    @classmethod
    def month(cls, year: int, month: int, *, approximate: bool = False) -> Self:
        last = monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), approximate)

    @classmethod
    def year(cls, year: int, *, approximate: bool = False) -> Self:
        return cls(date(year, 1, 1), date(year, 12, 31), approximate)

    @classmethod
    def years(cls, first: int, last: int, *, approximate: bool = False) -> Self:
        return cls(date(first, 1, 1), date(last, 12, 31), approximate)

    @classmethod
    def parse(cls, edtf: str) -> Self:
        """Read `2009-06-22`, `2015`, `197X`, `2011-05~`, `2012-21`, `../2009`, `2012-06-22/2013-03-24`.

        Raises ValueError that names the text for anything else, and for `../..`.
        """
        left, slash, right = edtf.partition("/")
        if not slash:
            start, end, about = _side(edtf)
            return cls(start, end, about)
        first = None if left in {"", ".."} else _side(left)
        last = None if right in {"", ".."} else _side(right)
        about = (first is not None and first[2]) or (last is not None and last[2])
        return cls(first and first[0], last and last[1], about)

    def __str__(self) -> str:
        about = "~" if self.approximate else ""
        if self.start and self.end:
            whole = _whole(self.start, self.end)
            if whole and not (about and "X" in whole):  # EDTF has no `197X~`
                return whole + about
            return f"{_start(self.start, self.end)}{about}/{_end(self.start, self.end)}{about}"
        if self.start:
            return f"{self.start}{about}/.."
        return f"../{self.end}{about}"

    @property
    def days(self) -> int | None:
        """How many days it covers; None when an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    def within(self, other: "Interval") -> bool:
        return (other.start is None or (self.start is not None and self.start >= other.start)) and (
            other.end is None or (self.end is not None and self.end <= other.end)
        )

    def meets(self, other: "Interval") -> bool:
        """Do the two share a day? `~` is not widened here: see `widened`."""
        return not (
            (self.end is not None and other.start is not None and self.end < other.start)
            or (other.end is not None and self.start is not None and other.end < self.start)
        )

    def widened(self) -> "Interval":
        """An approximate interval with the slack that `~` stands for: a week, a month or a year."""
        if not self.approximate:
            return self
        days = self.days or 1
        slack = timedelta(days=7 if days <= 7 else 31 if days <= 62 else 366)
        start = self.start and max(date.min + slack, self.start) - slack
        end = self.end and min(date.max - slack, self.end) + slack
        return Interval(start, end)


def hull(parts: Sequence[Interval]) -> Interval | None:
    """From the first day of all to the last; None where nothing bounds them on either side."""
    starts = [p.start for p in parts if p.start]
    ends = [p.end for p in parts if p.end]
    start = min(starts) if len(starts) == len(parts) > 0 else None
    end = max(ends) if len(ends) == len(parts) > 0 else None
    return Interval(start, end) if start or end else None


def _side(text: str) -> tuple[date, date, bool]:
    found = _SIDE.fullmatch(text)
    if not found:
        raise ValueError(f"not an EDTF date: {text!r}")
    first, last = (int(found["year"].replace("X", x)) for x in "09")
    if first < 1:
        raise ValueError(f"not an EDTF date: {text!r}")
    months = (1, 12)
    if found["month"]:
        month = int(found["month"])
        months = _SEASONS.get(month, (month, month))
        if not 1 <= months[0] <= 12 or first != last:
            raise ValueError(f"not an EDTF date: {text!r}")
    days = (1, monthrange(last, months[1])[1])
    if found["day"]:
        day = int(found["day"])
        if not 1 <= day <= days[1] or months[0] != months[1]:
            raise ValueError(f"not an EDTF date: {text!r}")
        days = (day, day)
    return (
        date(first, months[0], days[0]),
        date(last, months[1], days[1]),
        bool(found["about"]),
    )


def _whole(start: date, end: date) -> str | None:
    """The one EDTF date that covers start to end, if there is one."""
    if start == end:
        return f"{start}"
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return None
    if (start.year, start.month) == (end.year, end.month):
        return f"{start}"[:7]
    if (start.month, end.month) != (1, 12):
        return None
    return _whole_years(start.year, end.year)


def _whole_years(first: int, last: int) -> str | None:
    if first == last:
        return f"{first:04}"
    if first % 10 == 0 and last == first + 9:
        return f"{first // 10:03}X"
    if first % 100 == 0 and last == first + 99:
        return f"{first // 100:02}XX"
    return None


def _start(start: date, end: date) -> str:
    """The shortest way to write the left side of `start/end` without changing its first day."""
    return f"{start.year:04}" if _years(start, end) else f"{start}"


def _end(start: date, end: date) -> str:
    return f"{end.year:04}" if _years(start, end) else f"{end}"


def _years(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
