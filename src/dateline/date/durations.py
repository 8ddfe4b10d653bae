"""Lengths of time: TIMEX3 durations, and days counted forth and back by them."""

from collections.abc import Mapping
from datetime import date, timedelta
from math import ceil
from types import MappingProxyType

from dateline.date.calendar import GRAINS, Point, real_day
from dateline.interval import Interval
from dateline.lexicon.times import Sense

_SMALLER: Mapping[str, tuple[str, int]] = MappingProxyType(
    {"Y": ("M", 12), "E": ("Y", 10), "TH": ("TM", 60), "TM": ("TS", 60)}
)
_MANY: Mapping[str, tuple[str, int]] = MappingProxyType(
    {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "W2": ("W", 2)}
)
_LETTER: Mapping[str, str] = MappingProxyType({"E": "DE", "C": "CE", "L": "ML"})
_MONTHS: Mapping[str, int] = MappingProxyType(
    {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
)
COARSE = frozenset(_MONTHS)  # counted in these, a day is about a month
HOURS: Mapping[str, float] = MappingProxyType({"TH": 1, "TM": 1 / 60, "TS": 1 / 3600})
_DAYS: Mapping[str, int] = MappingProxyType({"D": 1, "W": 7, "W2": 14, "WE": 7})


def length(sense: Sense) -> str:
    """The TIMEX3 duration: P3D, PT5H, P1Y6M, P20Y for two decades, PXW for some weeks."""
    unit = sense.unit or "D"
    if sense.vague:
        return _written("X", unit)
    number = 1.0 if sense.number is None else sense.number
    if unit in _MANY:
        unit, times = _MANY[unit]
        number *= times
    whole = int(number)
    rest = number - whole
    if rest and unit in _SMALLER:
        small, times = _SMALLER[unit]
        first = _written(str(whole), unit) if whole else "PT" if unit.startswith("T") else "P"
        return first + f"{round(rest * times)}{small[-1]}"
    return _written(str(whole) if not rest else f"{number:g}", unit)


def _written(number: str, unit: str) -> str:
    if unit.startswith("T"):
        return f"PT{number}{unit[1]}"
    return f"P{number}{_LETTER.get(unit, unit if unit != 'W2' else 'W')}"


def added(day: date, count: float, unit: str) -> date | None:
    """The day so many units on (or back); the last of the month where the month is too short.

    None for hours and below, and where the calendar ends.
    """
    try:
        if unit in _DAYS:
            return day + timedelta(days=round(count * _DAYS[unit]))
        if unit not in _MONTHS:
            return None
        months = day.year * 12 + day.month - 1 + round(count * _MONTHS[unit])
        year, month = divmod(months, 12)
        last = next(d for d in (day.day, 30, 29, 28) if real_day(year, month + 1, d))
        return date(year, month + 1, last)
    except (OverflowError, ValueError, StopIteration):
        return None


def moved(point: Point, sense: Sense) -> Point | None:
    """The point so many units earlier or later, as fine as it was.

    None where the unit is finer than the point: two days after some time in 1998 is no day.
    """
    unit = {"W2": "W"}.get(sense.unit or "D", sense.unit or "D")
    if unit not in GRAINS or GRAINS.index(unit) < GRAINS.index(point.grain):
        return None
    count = (1.0 if sense.number is None else sense.number) * (sense.direction or -1)
    day = added(point.first, count, sense.unit or "D")
    return Point.at(point.grain, day) if day else None


def back_from(anchor: date, sense: Sense) -> Interval | None:
    """The stretch of so many units that ends (or begins) with the anchor."""
    sign = sense.direction or -1
    number, unit = 1.0 if sense.number is None else sense.number, sense.unit or "D"
    if unit in HOURS:  # two hours ago was today or yesterday
        number, unit = max(1, ceil(number * HOURS[unit] / 24)), "D"
    other = added(anchor, sign * number, unit)
    if other is None:
        return None
    return Interval(min(anchor, other), max(anchor, other), approximate=True)
