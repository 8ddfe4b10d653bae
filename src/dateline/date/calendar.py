"""Points of the calendar at any grain, as TIMEX3 writes them (TimeML 1.2.1, TIDES 2005).

A point is a grain and a count of such grains since year 0, so that "two quarters earlier" is a
subtraction. Weeks are ISO weeks; 0001-01-01 is a Monday, so ordinals divide into weeks evenly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from types import MappingProxyType

from dateline.interval import Interval

SEASONS = ("SP", "SU", "FA", "WI")
_PER_YEAR: Mapping[str, int] = MappingProxyType({"Y": 1, "H": 2, "Q": 4, "S": 4, "M": 12})
_YEARS: Mapping[str, int] = MappingProxyType({"Y": 1, "E": 10, "C": 100, "L": 1000})
GRAINS = ("D", "WE", "W", "M", "S", "Q", "H", "Y", "E", "C", "L")  # fine to coarse
UNKNOWN: Mapping[str, str] = MappingProxyType(
    {
        "D": "XXXX-XX-XX",
        "WE": "XXXX-WXX-WE",
        "W": "XXXX-WXX",
        "M": "XXXX-XX",
        "S": "XXXX-XX",
        "Q": "XXXX-QX",
        "H": "XXXX-HX",
        "Y": "XXXX",
        "E": "XXX",
        "C": "XX",
        "L": "X",
    }
)


@dataclass(frozen=True)
class Point:
    """One day, week, month, quarter, season, year, decade, ... of the calendar."""

    grain: str
    index: int

    @classmethod
    def at(cls, grain: str, day: date) -> "Point":
        """The point of this grain that holds the day; winter belongs to the year of its December."""
        if grain == "D":
            return cls(grain, day.toordinal())
        if grain in {"W", "WE"}:
            return cls(grain, (day.toordinal() - 1) // 7)
        if grain == "S":
            return cls(grain, (day.year * 12 + day.month - 1 - 2) // 3)
        if grain in _PER_YEAR:
            return cls(grain, (day.year * 12 + day.month - 1) * _PER_YEAR[grain] // 12)
        return cls(grain, day.year // _YEARS[grain])

    @classmethod
    def day(cls, day: date) -> "Point":
        return cls("D", day.toordinal())

    def shift(self, count: int) -> "Point":
        return Point(self.grain, self.index + count)

    @property
    def real(self) -> bool:
        """Does it lie wholly inside the years that `datetime.date` can hold?"""
        first, last = self._span_years()
        return first >= 1 and last < MAXYEAR

    def _span_years(self) -> tuple[int, int]:
        if self.grain == "D":
            return self.index // 366 + 1, self.index // 365 + 1
        if self.grain in {"W", "WE"}:
            return self.index // 53 + 1, self.index // 52 + 1
        if self.grain in _PER_YEAR:
            year = self.index // _PER_YEAR[self.grain]
            return year, year
        width = _YEARS[self.grain]
        return max(self.index * width, 1), self.index * width + width - 1

    @property
    def first(self) -> date:
        if self.grain == "D":
            return date.fromordinal(self.index)
        if self.grain in {"W", "WE"}:
            return date.fromordinal(self.index * 7 + (1 if self.grain == "W" else 6))
        if self.grain == "S":
            return _month_start(self.index * 3 + 2)
        if self.grain in _PER_YEAR:
            return _month_start(self.index * 12 // _PER_YEAR[self.grain])
        return date(max(self.index * _YEARS[self.grain], 1), 1, 1)

    @property
    def last(self) -> date:
        if self.grain == "D":
            return self.first
        if self.grain in {"W", "WE"}:
            return date.fromordinal(self.index * 7 + 7)
        return self.shift(1).first - timedelta(days=1)

    @property
    def interval(self) -> Interval:
        """Its days; a season is approximate, for hemispheres and speakers differ."""
        return Interval(self.first, self.last, self.grain == "S")

    @property
    def value(self) -> str:
        """The TIMEX3 value: 1998-02-12, 1998-W07, 1998-Q3, 1998-SU, 1998, 199, 19."""
        if self.grain == "D":
            return self.first.isoformat()
        if self.grain in {"W", "WE"}:
            year, week, _ = self.first.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if self.grain == "WE" else "")
        if self.grain in _PER_YEAR:
            year, part = divmod(self.index, _PER_YEAR[self.grain])
            return f"{year:04}{self._part(part)}"
        return f"{self.index:0{5 - len(str(_YEARS[self.grain]))}}"

    def _part(self, part: int) -> str:
        if self.grain == "S":
            return f"-{SEASONS[part]}"
        if self.grain == "M":
            return f"-{part + 1:02}"
        return "" if self.grain == "Y" else f"-{self.grain}{part + 1}"


def _month_start(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Nature 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, odd = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    four, left = divmod(rest, 4)
    sunday = (32 + 2 * odd + 2 * four - epact - left) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth (from 1; -1 is the last) Monday=1 .. Sunday=7 of a month."""
    if nth < 0:
        last = Point("M", year * 12 + month - 1).last
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
