"""Days, months, quarters, ... named by their place in the calendar, with or without their year."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from dateline.date.calendar import SEASONS, UNKNOWN, Point, nth_weekday, real_day
from dateline.date.feasts import feasts
from dateline.date.meaning import Context, Reading
from dateline.date.narrow import narrowed
from dateline.interval import Interval
from dateline.lexicon.times import Sense
from dateline.types import TimeType

_LEAP = 2000  # a year that has all days
# How much further away a day ahead seems than one behind: without a cue, with one ahead, one behind
_AHEAD_WEIGHS: Mapping[str, tuple[float, float, float]] = MappingProxyType(
    {
        "D": (1.3, 0.15, 4.0),
        "M": (2.2, 0.1, 5.0),
        "Q": (30.0, 0.7, 30.0),
        "S": (30.0, 0.7, 30.0),
        "H": (30.0, 0.7, 30.0),
    }
)


def calendar(sense: Sense, context: Context) -> Reading | None:
    """A day, month, quarter, ... named by its place in the calendar."""
    if sense.decade is not None or sense.unit == "C":
        return at_point(_age(sense, context), sense)
    if sense.year is not None:
        point = in_year(sense, sense.year)
        return at_point(point, sense) if point else None
    return _yearless(sense, context) if names_day(sense) else _time_alone(sense, context)


def _yearless(sense: Sense, context: Context) -> Reading | None:
    """A day, month or weekday in the year that the anchor, the cues or the text before it give."""
    found = candidates(sense, context)
    if found is None:
        if sense.month and sense.day and not real_day(_LEAP, sense.month, sense.day):
            return None
        return Reading(kind_of(sense), open_value(sense) + time_of_day(sense), sense.mod)
    if not found:
        return None
    told = context.near_year is not None and sense.weekday is None
    if told or context.anchor is None:
        return replace(at_point(found[0], sense), relative=True, told=True)
    return replace(at_point(choose(found, context.anchor, context.ahead), sense), relative=True)


def week_of(sense: Sense, context: Context) -> Reading | None:
    """`the week of May 6`: the ISO week that holds the day."""
    day = calendar(sense, context)
    if day is None or day.point is None:
        return None
    week = at_point(Point.at(sense.grain or "W", day.point.first), sense)
    return replace(week, relative=day.relative, told=day.told)


def named_time(sense: Sense) -> Reading | None:
    """`the Cold War`: the years of a table; its beginning and its end are about a year."""
    if sense.year is not None:
        return at_point(Point("Y", sense.year), replace(sense, mod=None))
    span = Interval.parse(sense.span or "")
    when, years = span, (span.start, span.end)
    side = {"START": years[0], "END": years[1]}.get(sense.mod or "")
    if side is not None and (span.days or 0) > 366:
        when = Interval.year(side.year, approximate=True)
    point = Point.day(span.start) if span.days == 1 and span.start else None
    return Reading(TimeType.DATE, sense.span or "", sense.mod, when, point)


def either(sense: Sense, context: Context) -> Reading | None:
    """`3/4/2004` is a day in April or in March; only `27/4/2004` says which."""
    swapped = replace(sense, day=sense.month, month=sense.day)
    both = [r for r in (_real(sense, context), _real(swapped, context)) if r]
    if not both:
        return None
    if len(both) == 1 or both[0].value == both[1].value:
        return both[0]
    days = sorted(r.point.first for r in both if r.point)
    return Reading(TimeType.DATE, f"{sense.year:04}-XX-XX", None, Interval(days[0], days[-1]))


def _real(sense: Sense, context: Context) -> Reading | None:
    return calendar(sense, context) if 1 <= (sense.month or 0) <= 12 else None


def names_day(sense: Sense) -> bool:
    named = (sense.month, sense.weekday, sense.quarter, sense.half, sense.season)
    return _moves(sense) or any(field is not None for field in named)


def _moves(sense: Sense) -> bool:
    """Is it a feast that has another day each year?"""
    return not (sense.easter is None and sense.lunar is None and sense.dates is None)


def _age(sense: Sense, context: Context) -> Point:
    if sense.unit == "C" and sense.nth is not None:
        return Point("E", (int(sense.number or 1) - 1) * 10 + sense.nth)
    if sense.unit == "C":
        return Point("C", int(sense.number or 1) - 1)
    decade = sense.decade or 0
    if decade >= 10:
        return Point("E", decade)
    latest = context.anchor.year if context.anchor else 2029
    return Point("E", 200 + decade if 2000 + decade * 10 <= latest else 190 + decade)


def in_year(sense: Sense, year: int) -> Point | None:
    """The point that the sense names in a year; None for a day that the year lacks."""
    if _moves(sense):
        days = feasts(sense, year)
        return Point.day(days[0]) if len(days) == 1 else Point("Y", year) if days else None
    if sense.nth is not None and sense.month and sense.weekday:
        day = nth_weekday(year, sense.month, sense.weekday, sense.nth)
        return Point.day(day + timedelta(days=sense.plus or 0))
    if sense.month is not None and sense.day is not None:
        day_in = real_day(year, sense.month, sense.day)
        return Point.day(day_in) if day_in else None
    return _period(sense, year)


def _period(sense: Sense, year: int) -> Point:
    for grain, count, place in (
        ("M", 12, sense.month),
        ("Q", 4, sense.quarter),
        ("S", 4, None if sense.season is None else sense.season + 1),
        ("H", 2, sense.half),
    ):
        if place is not None:
            return Point(grain, year * count + place - 1)
    return Point("Y", year)


def candidates(sense: Sense, context: Context) -> list[Point] | None:
    """The points that a sense without a year may mean; None where nothing bounds it.

    "Sunday, 24 August" names no day of a year in which the 24th was none.
    """
    weekday_only = sense.weekday is not None and sense.nth is None and sense.month is None
    if weekday_only:
        return _weekdays(sense, context.anchor) if context.anchor else None
    if context.near_year is not None:
        found = in_year(sense, context.near_year)
        return [found] if found else []
    if context.anchor is None:
        return None
    years = range(max(context.anchor.year - 4, 1), context.anchor.year + 5)
    if _moves(sense):
        points = [Point.day(day) for y in years for day in feasts(sense, y)]
    else:
        points = [p for y in years if (p := in_year(sense, y))]
    if sense.day == 29 and sense.month == 2:
        return points
    close = [p for p in points if abs(p.first.year - context.anchor.year) <= 1]
    if sense.weekday is None or sense.day is None:
        return close
    return [p for p in close if p.first.isoweekday() == sense.weekday] or None


def _weekdays(sense: Sense, anchor: date) -> list[Point]:
    today = anchor.toordinal()
    return [
        Point("D", day)
        for day in range(today - 21, today + 22)
        if date.fromordinal(day).isoweekday() == sense.weekday
    ]


def choose(points: list[Point], anchor: date, ahead: int) -> Point:
    """The nearest point, where those ahead and those behind weigh as the cues say.

    Of weekdays the cues alone decide: their distances say nothing.
    """
    past = [p for p in points if p.first <= anchor]
    future = [p for p in points if p.last >= anchor]
    if not past or not future:
        return past[-1] if past else future[0]
    if len(points) > 1 and points[1].index - points[0].index == 7:
        return future[0] if ahead > 0 else past[-1]
    back, on = (anchor - past[-1].last).days, (future[0].first - anchor).days
    weight = _AHEAD_WEIGHS[points[0].grain][ahead]
    return past[-1] if max(back, 0) <= max(on, 0) * weight else future[0]


def _time_alone(sense: Sense, context: Context) -> Reading:
    """An hour or a part of the day without its day: the day spoken of, or that of the anchor."""
    if context.previous and context.previous.grain == "D":
        return replace(at_point(context.previous, sense), relative=True, told=True)
    if context.anchor:
        return replace(at_point(Point.day(context.anchor), sense), relative=True)
    return Reading(TimeType.TIME, UNKNOWN["D"] + time_of_day(sense), sense.mod)


def at_point(point: Point, sense: Sense) -> Reading:
    """A calendar point with the hour and the modifier that go with it."""
    if not point.real:
        raise ValueError("a day outside of the calendar")
    time = time_of_day(sense) if point.grain == "D" else ""
    when = narrowed(point, sense)
    if sense.lunar or sense.dates:  # the moon is seen, and the table made, to a day
        when = Interval(when.start, when.end, approximate=True)
    if sense.lasts and point.grain == "D":
        last = point.first + timedelta(days=sense.lasts - 1)
        when = Interval(point.first, last, when.approximate)
        return Reading(TimeType.DATE, f"{point.value}/{last}", sense.mod, when, point)
    if sense.mod == "APPROX":
        when = Interval(when.start, when.end, approximate=True)
    if sense.fiscal:  # nobody said where the year begins
        when = Interval.years(max(point.first.year - 1, 1), point.last.year)
    if sense.mod in {"ON_OR_AFTER", "ON_OR_BEFORE"}:
        after = sense.mod == "ON_OR_AFTER"
        when = Interval(when.start if after else None, None if after else when.end)
    kind = TimeType.TIME if time else TimeType.DATE
    return Reading(kind, point.value + time, sense.mod, when, point)


def kind_of(sense: Sense) -> TimeType:
    return TimeType.TIME if time_of_day(sense) else TimeType.DATE


def time_of_day(sense: Sense) -> str:
    """`T22:00`, `TNI` or nothing."""
    if sense.hour is None:
        return f"T{sense.part}" if sense.part else ""
    hour = sense.hour
    if sense.noon is not None:
        hour = hour % 12 + sense.noon
    elif sense.part in {"AF", "EV", "NI"} and hour < 12:
        hour += 12
    second = "" if sense.second is None else f":{sense.second:02}"
    return f"T{hour:02}:{sense.minute or 0:02}{second}"


def open_value(sense: Sense) -> str:
    """The value of a point without its year."""
    if sense.month is not None and sense.nth is None:
        return f"XXXX-{sense.month:02}" + ("" if sense.day is None else f"-{sense.day:02}")
    if sense.season is not None:
        return f"XXXX-{SEASONS[sense.season]}"
    if sense.quarter is not None:
        return f"XXXX-Q{sense.quarter}"
    if sense.half is not None:
        return f"XXXX-H{sense.half}"
    if sense.weekday is not None and sense.nth is None:
        return f"XXXX-WXX-{sense.weekday}"
    return UNKNOWN["D"]
