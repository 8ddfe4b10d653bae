"""This, the last and the next day, week, Monday, May, summer, ..., and what stands for one of them."""

from dataclasses import replace
from datetime import date

from dateline.date.calendar import UNKNOWN, Point, real_day
from dateline.date.durations import moved
from dateline.date.meaning import Context, Reading
from dateline.date.named import (
    at_point,
    calendar,
    candidates,
    choose,
    in_year,
    kind_of,
    names_day,
    open_value,
    time_of_day,
)
from dateline.lexicon.times import Sense
from dateline.types import TimeType


def near(sense: Sense, context: Context) -> Reading | None:
    """This, the last or the next day, week, Monday, May, summer, ..."""
    if sense.year is not None:
        return calendar(sense, context)
    told = sense.base == "previous"
    base = context.anchor
    if told:
        base = context.previous.first if context.previous else None
        if context.previous and sense.unit and not _holds(context.previous, sense.unit):
            base = None
    if base is None and told:
        return None
    if base is None:
        return Reading(kind_of(sense), _near_open(sense) + time_of_day(sense), sense.mod)
    point = _near_unit(sense, base) if sense.unit else _near_named(sense, base)
    if point is None:
        return None
    return replace(at_point(point, sense), relative=True, told=told)


def _holds(point: Point, unit: str) -> bool:
    """Does the point lie inside one unit, so that `that month` has one meaning?"""
    return Point.at(unit, point.first) == Point.at(unit, point.last)


def _near_open(sense: Sense) -> str:
    if names_day(sense):
        return open_value(sense)
    return UNKNOWN.get(sense.unit or "D", UNKNOWN["D"])


def _near_unit(sense: Sense, base: date) -> Point | None:
    unit = sense.unit or "D"
    point = Point.at(unit, base).shift(sense.shift or 0)
    if unit == "Y" and (names_day(sense) or sense.half):
        return in_year(sense, point.index)
    if unit == "W" and sense.weekday:
        return Point("D", point.first.toordinal() + sense.weekday - 1)
    if unit == "M" and sense.day:
        day = real_day(point.first.year, point.first.month, sense.day)
        return Point.day(day) if day else None
    return point


def beside_day(sense: Sense, context: Context) -> Reading | None:
    """`the day after Christmas`, `the eve of Independence Day`, `two days before 9/11`."""
    make = calendar if sense.shift is None else near
    day = make(replace(sense, unit=None, number=None), context)
    count = (sense.direction or 1) * int(sense.number or 1)
    if day is None or day.point is None or day.point.grain != "D":
        return None
    reading = at_point(day.point.shift(count), Sense(part=sense.part))
    return replace(reading, relative=day.relative, told=day.told)


def weekend(sense: Sense, context: Context) -> Reading | None:
    """`the weekend` is the last one, unless cues put it ahead."""
    if sense.shift is not None or context.anchor is None:
        return near(sense, context)
    begun = Point.at("WE", context.anchor).first <= context.anchor
    return near(replace(sense, shift=0 if begun or context.ahead > 0 else -1), context)


def reported(sense: Sense, context: Context) -> Reading | None:
    """`the quarter` is the one spoken of, else the last that was over."""
    if context.previous and context.previous.grain == sense.unit:
        return replace(at_point(context.previous, sense), relative=True, told=True)
    return near(replace(sense, shift=-1), context)


def same_part(sense: Sense, context: Context) -> Reading | None:
    """`the 1988 period` is the quarter spoken of, in that year; the year where none was."""
    year = calendar(sense, context)
    part = context.previous
    if year is None or year.point is None or part is None or part.grain not in {"Q", "H", "M"}:
        return year
    years = year.point.first.year - part.first.year
    point = moved(part, Sense(number=years, unit="Y", direction=1))
    return replace(at_point(point, sense), relative=True, told=True) if point else year


def day_of_month(sense: Sense, context: Context) -> Reading | None:
    """`the 16th` of the month spoken of; without one, of the nearest month that the cues allow."""
    told = context.previous if context.previous and context.previous.grain in {"D", "M"} else None
    if told:
        return near(replace(sense, unit="M", shift=0, base="previous"), context)
    if context.anchor is None:
        return Reading(TimeType.DATE, f"XXXX-XX-{sense.day:02}")
    months = [Point.at("M", context.anchor).shift(n).first for n in (-2, -1, 0, 1, 2)]
    days = [real_day(m.year, m.month, sense.day or 1) for m in months]
    behind = [day for day in days if day and day <= context.anchor]
    ahead = [day for day in days if day and day >= context.anchor]
    chosen = ahead[0] if context.ahead > 0 else behind[-1]
    return replace(at_point(Point.day(chosen), sense), relative=True)


def _near_named(sense: Sense, base: date) -> Point | None:
    """`last Friday`, `this May`, `next summer`: strictly before, about, strictly after the base."""
    shift = sense.shift or 0
    if not names_day(sense):
        return Point.day(base).shift(shift)
    context = Context(anchor=base)
    points = candidates(sense, context) or []
    if not points:
        return None
    if shift < 0:
        behind = [p for p in points if p.last < base]
        return behind[shift] if len(behind) >= -shift else None
    if shift > 0:
        return next((p for p in points if p.first > base), None)
    if sense.weekday is not None and sense.month is None:
        return choose(points, base, 1)
    return next((p for p in points if p.first.year == base.year), None)
