"""Lengths that hang on a time of their sentence: "18 months after 9/11", "within a week of 4 May".

The length stays a length (its TIMEX3 value is P18M); its days are counted from the time it hangs on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec import structs

from dateline.date.calendar import Point
from dateline.date.durations import COARSE, HOURS, added
from dateline.date.surroundings import word_before
from dateline.interval import Interval
from dateline.lexicon.phrases import plain
from dateline.lexicon.times import Sense, TimeRules
from dateline.types import Basis, TimeExpression, TimeType

_DAY = timedelta(days=1)
_FAR = 80  # characters between a length and what it hangs on
_STOP = re.compile(r"[.;:!?\n,()]")
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Told:
    """An expression with what its words say."""

    time: TimeExpression
    sense: Sense


def hung(told: Sequence[Told], text: str, rules: TimeRules) -> tuple[TimeExpression, ...]:
    """The expressions, each length with the days that the time behind it gives."""
    low = ""
    times = [each.time for each in told]
    for i in range(len(told) - 1):
        here, on = told[i], times[i + 1]
        if here.time.type is not TimeType.DURATION or on.when is None:
            continue
        if here.sense.vague or on.type is TimeType.DURATION:
            continue
        low = low or plain(text)
        when = _counted(here, on.when, low, on.start, rules)
        if when is not None:
            times[i] = structs.replace(here.time, when=when, basis=Basis.RELATIVE, anchor=on.when)
    return tuple(times)


def _counted(here: Told, on: Interval, low: str, until: int, rules: TimeRules) -> Interval | None:
    gap = low[here.time.end : until]
    if len(gap) > _FAR or _STOP.search(gap):
        return None
    words = _WORD.findall(gap)
    of = words[:1] and words[0] in rules.part_of
    if of and set(words[1:]) <= rules.definite and here.sense.nth is not None:
        return _end_of(on, here.sense)
    before = word_before(low, here.time.start) or ""
    link = before if of else words[0] if words else ""
    if link in rules.hang_within:
        moved = _moved(on, here.sense, 1)
        return moved and Interval(on.start, moved.end, approximate=True)
    if link not in rules.hang_after | rules.hang_before:
        return None
    sign = 1 if link in rules.hang_after else -1
    moved = _moved(on, here.sense, sign)
    if moved is None or before not in rules.throughout:
        return moved
    ends = (on.start, moved.end) if sign > 0 else (moved.start, on.end)
    return Interval(*ends, approximate=True)


def _end_of(on: Interval, sense: Sense) -> Interval | None:
    """`the first two weeks of May`, `the last three months of 2009`."""
    count, unit = 1.0 if sense.number is None else sense.number, sense.unit or "D"
    if on.start is None or on.end is None:
        return None
    if sense.nth == 0:
        after = added(on.start, count, unit)
        return Interval(on.start, min(after - _DAY, on.end)) if after and after > on.start else None
    before = added(on.end + _DAY, -count, unit)
    return Interval(max(before, on.start), on.end) if before and before <= on.end else None


def _moved(on: Interval, sense: Sense, sign: int) -> Interval | None:
    """The days so many units on; None where the unit is finer than what they are counted from."""
    unit, count = sense.unit or "D", sign * (1.0 if sense.number is None else sense.number)
    if on.start is None or on.end is None:
        return None
    days = on.days or 1
    if days > (1 if unit in HOURS else 31) and unit not in COARSE:
        return None
    if unit in HOURS:
        return Interval(on.start, on.end, approximate=True)
    start, end = added(on.start, count, unit), added(on.end, count, unit)
    return _about(start, end, on, unit) if start and end else None


def _about(start: date, end: date, on: Interval, unit: str) -> Interval:
    """As sure as the unit and what it was counted from: days are days, the rest is about then."""
    days = on.days or 1
    if unit not in COARSE:
        return Interval(start, end, approximate=unit != "D" or on.approximate)
    if days > 31:
        return Interval(start, end, approximate=True)
    return Interval(Point.at("M", start).first, Point.at("M", end).last, approximate=True)
