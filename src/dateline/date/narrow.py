"""The part of a calendar point that "early", "late", "the second half of" or "later this" leave."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from dateline.date.calendar import Point
from dateline.interval import Interval
from dateline.lexicon.times import Sense

_MODS = ("START", "MID", "END")
# How many smaller points make the point, and how many of them are early, in the middle and late
_PARTS: Mapping[str, tuple[str, tuple[tuple[int, int], ...]]] = MappingProxyType(
    {
        "W": ("D", ((0, 2), (2, 4), (4, 6))),
        "Q": ("M", ((0, 0), (1, 1), (2, 2))),
        "S": ("M", ((0, 0), (1, 1), (2, 2))),
        "H": ("M", ((0, 1), (2, 3), (4, 5))),
        "Y": ("M", ((0, 3), (4, 7), (8, 11))),
        "E": ("Y", ((0, 3), (4, 6), (7, 9))),
        "C": ("Y", ((0, 33), (34, 66), (67, 99))),
    }
)
_HALVES: Mapping[str, tuple[str, int]] = MappingProxyType(
    {"Y": ("M", 6), "E": ("Y", 5), "C": ("Y", 50)}
)


def narrowed(point: Point, sense: Sense) -> Interval:
    """`late 2000` ends in December and begins in September; an early month is its first ten days.

    A point that nothing narrows keeps all its days.
    """
    whole = point.interval
    if sense.week is not None and point.grain == "M":
        return _week(point, sense.week)
    if sense.half is not None and point.grain in {"M", *_HALVES}:
        return _half(point, sense.half)
    if sense.side or sense.mod not in _MODS:
        return whole
    third = _MODS.index(sense.mod)
    if point.grain == "M":
        days = ((1, 10), (11, 20), (21, point.last.day))[third]
        return Interval(point.first.replace(day=days[0]), point.first.replace(day=days[1]))
    if point.grain not in _PARTS:
        return whole
    grain, places = _PARTS[point.grain]
    first = Point.at(grain, point.first)
    return Interval(
        first.shift(places[third][0]).first, first.shift(places[third][1]).last, whole.approximate
    )


def _week(point: Point, week: int) -> Interval:
    """The first (to fourth) seven days of a month, or the last seven."""
    start = point.last - timedelta(days=6) if week < 0 else point.first + timedelta(7 * (week - 1))
    return Interval(start, start + timedelta(days=6))


def _half(point: Point, half: int) -> Interval:
    if point.grain == "M":
        middle = point.first.replace(day=15)
        return (
            Interval(point.first, middle)
            if half == 1
            else Interval(middle + timedelta(days=1), point.last)
        )
    grain, count = _HALVES[point.grain]
    first = Point.at(grain, point.first).shift(count * (half - 1))
    return Interval(first.first, first.shift(count - 1).last)


def beside(when: Interval | None, sense: Sense, anchor: date | None) -> Interval | None:
    """`earlier this year` ends with the day of speaking, `later this year` begins with it."""
    if when is None or anchor is None or not sense.side or when.start is None or when.end is None:
        return when
    if not when.start <= anchor <= when.end:
        return when
    return Interval(when.start, anchor) if sense.side < 0 else Interval(anchor, when.end)
