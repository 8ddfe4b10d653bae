"""What an expression means on a given day: TIMEX3 type and value, and the days it covers.

`read` works out one find against a context. Each way to work a day out is a small function; a rule
names the one it needs (`make`). No anchor, no day: the value then keeps its X's and `when` is None.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from dateline.date.calendar import (
    SEASONS,
    UNKNOWN,
    Point,
    easter,
    nth_weekday,
    real_day,
)
from dateline.date.durations import back_from, length, moved
from dateline.interval import Interval
from dateline.lexicon.times import Sense
from dateline.types import TimeType

# How much further away a day ahead seems than one behind: without a cue, with one ahead, one behind
_AHEAD_WEIGHS: Mapping[str, tuple[float, float, float]] = MappingProxyType(
    {
        "D": (1.3, 0.25, 4.0),
        "M": (1.6, 0.2, 5.0),
        "Q": (30.0, 0.7, 30.0),
        "S": (30.0, 0.7, 30.0),
        "H": (30.0, 0.7, 30.0),
    }
)
_LEAP = 2000  # a year that has all days


@dataclass(frozen=True)
class Reading:
    """`point` is the calendar point of a DATE; `relative` says that an anchor was needed."""

    type: TimeType
    value: str
    mod: str | None = None
    when: Interval | None = None
    point: Point | None = None
    relative: bool = False
    told: bool = False  # counted from the expression before it, not from the anchor


@dataclass(frozen=True)
class Context:
    """Where an expression stands: what it is counted from, and cues around it."""

    anchor: date | None = None
    previous: Point | None = None  # of the expression before it in the same voice
    near_year: int | None = None  # stated shortly before, far from the anchor
    ahead: int = 0  # 1: said of what is to come, -1: of what was


def read(make: str, sense: Sense, context: Context) -> Reading | None:
    """The reading, or None where the calendar has no such day (31 June, week 60)."""
    try:
        return MAKES[make](sense, context)
    except (OverflowError, ValueError):  # a day before year 1 or after 9999
        return None


# ---------------------------------------------------------------- the calendar


def calendar(sense: Sense, context: Context) -> Reading | None:
    """A day, month, quarter, ... named by its place in the calendar."""
    if sense.century is not None or sense.decade is not None or sense.unit == "C":
        return _point(_age(sense, context), sense)
    if sense.year is not None:
        point = _in_year(sense, sense.year)
        return _point(point, sense) if point else None
    return _yearless(sense, context) if _has_day(sense) else _time_alone(sense, context)


def _yearless(sense: Sense, context: Context) -> Reading | None:
    """A day, month or weekday in the year that the anchor, the cues or the text before it give."""
    candidates = _candidates(sense, context)
    if candidates is None:
        if sense.month and sense.day and not real_day(_LEAP, sense.month, sense.day):
            return None
        return Reading(_type(sense), _open_value(sense) + _time(sense), sense.mod)
    if not candidates:
        return None
    told = context.near_year is not None and sense.weekday is None
    if told or context.anchor is None:
        return replace(_point(candidates[0], sense), relative=True, told=True)
    return replace(_point(_choose(candidates, context.anchor, context.ahead), sense), relative=True)


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


def _has_day(sense: Sense) -> bool:
    named = (sense.month, sense.weekday, sense.quarter, sense.half, sense.season, sense.easter)
    return any(field is not None for field in named)


def _age(sense: Sense, context: Context) -> Point:
    if sense.unit == "C":
        return Point("C", int(sense.number or 1) - 1)
    if sense.century is not None:
        return Point("C", sense.century)
    decade = sense.decade or 0
    if decade >= 10:
        return Point("E", decade)
    latest = context.anchor.year if context.anchor else 2029
    return Point("E", 200 + decade if 2000 + decade * 10 <= latest else 190 + decade)


def _in_year(sense: Sense, year: int) -> Point | None:
    """The point that the sense names in a year; None for a day that the year lacks."""
    if sense.easter is not None:
        return Point.day(easter(year) + timedelta(days=sense.easter))
    if sense.nth is not None and sense.month and sense.weekday:
        return Point.day(nth_weekday(year, sense.month, sense.weekday, sense.nth))
    if sense.month is not None and sense.day is not None:
        day = real_day(year, sense.month, sense.day)
        return Point.day(day) if day else None
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


def _candidates(sense: Sense, context: Context) -> list[Point] | None:
    """The points that a sense without a year may mean; None where nothing bounds it."""
    weekday_only = sense.weekday is not None and sense.nth is None and sense.month is None
    if weekday_only:
        return _weekdays(sense, context.anchor) if context.anchor else None
    if context.near_year is not None:
        found = _in_year(sense, context.near_year)
        return [found] if found else []
    if context.anchor is None:
        return None
    years = range(max(context.anchor.year - 4, 1), context.anchor.year + 5)
    points = [p for y in years if (p := _in_year(sense, y))]
    if sense.weekday is not None and sense.day is not None:
        points = [p for p in points if p.first.isoweekday() == sense.weekday] or points
    if sense.day == 29 and sense.month == 2:
        return points
    close = [p for p in points if abs(p.first.year - context.anchor.year) <= 1]
    return close or points


def _weekdays(sense: Sense, anchor: date) -> list[Point]:
    today = anchor.toordinal()
    return [
        Point("D", day)
        for day in range(today - 7, today + 8)
        if date.fromordinal(day).isoweekday() == sense.weekday
    ]


def _choose(points: list[Point], anchor: date, ahead: int) -> Point:
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
        return replace(_point(context.previous, sense), relative=True, told=True)
    if context.anchor:
        return replace(_point(Point.day(context.anchor), sense), relative=True)
    return Reading(TimeType.TIME, UNKNOWN["D"] + _time(sense), sense.mod)


def _point(point: Point, sense: Sense) -> Reading:
    """A calendar point with the hour and the modifier that go with it."""
    if not point.real:
        raise ValueError("a day outside of the calendar")
    time = _time(sense) if point.grain == "D" else ""
    when = point.interval
    if sense.mod == "APPROX":
        when = Interval(when.start, when.end, approximate=True)
    if sense.fiscal and point.grain == "Y":
        when = Interval(point.shift(-1).first, point.last)
    if sense.mod in {"ON_OR_AFTER", "ON_OR_BEFORE"}:
        after = sense.mod == "ON_OR_AFTER"
        when = Interval(when.start if after else None, None if after else when.end)
    kind = TimeType.TIME if time else TimeType.DATE
    return Reading(kind, point.value + time, sense.mod, when, point)


def _type(sense: Sense) -> TimeType:
    return TimeType.TIME if _time(sense) else TimeType.DATE


def _time(sense: Sense) -> str:
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


def _open_value(sense: Sense) -> str:
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


# ---------------------------------------------------------------- last, this, next


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
        return Reading(_type(sense), _near_open(sense) + _time(sense), sense.mod)
    point = _near_unit(sense, base) if sense.unit else _near_named(sense, base)
    if point is None:
        return None
    return replace(_point(point, sense), relative=True, told=told)


def _holds(point: Point, unit: str) -> bool:
    """Does the point lie inside one unit, so that `that month` has one meaning?"""
    return Point.at(unit, point.first) == Point.at(unit, point.last)


def _near_open(sense: Sense) -> str:
    if _has_day(sense):
        return _open_value(sense)
    return UNKNOWN.get(sense.unit or "D", UNKNOWN["D"])


def _near_unit(sense: Sense, base: date) -> Point | None:
    unit = sense.unit or "D"
    point = Point.at(unit, base).shift(sense.shift or 0)
    if unit == "Y" and (_has_day(sense) or sense.half):
        return _in_year(sense, point.index)
    if unit == "W" and sense.weekday:
        return Point("D", point.first.toordinal() + sense.weekday - 1)
    if unit == "M" and sense.day:
        day = real_day(point.first.year, point.first.month, sense.day)
        return Point.day(day) if day else None
    return point


def weekend(sense: Sense, context: Context) -> Reading | None:
    """`the weekend` is the last one, unless cues put it ahead."""
    if sense.shift is not None or context.anchor is None:
        return near(sense, context)
    begun = Point.at("WE", context.anchor).first <= context.anchor
    return near(replace(sense, shift=0 if begun or context.ahead > 0 else -1), context)


def reported(sense: Sense, context: Context) -> Reading | None:
    """`the quarter` is the one spoken of, else the last that was over."""
    if context.previous and context.previous.grain == sense.unit:
        return replace(_point(context.previous, sense), relative=True, told=True)
    return near(replace(sense, shift=-1), context)


def same_part(sense: Sense, context: Context) -> Reading | None:
    """`the 1988 period` is the quarter spoken of, in that year; the year where none was."""
    year = calendar(sense, context)
    part = context.previous
    if year is None or year.point is None or part is None or part.grain not in {"Q", "H", "M"}:
        return year
    years = year.point.first.year - part.first.year
    point = moved(part, Sense(number=years, unit="Y", direction=1))
    return replace(_point(point, sense), relative=True, told=True) if point else year


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
    return replace(_point(Point.day(chosen), sense), relative=True)


def _near_named(sense: Sense, base: date) -> Point | None:
    """`last Friday`, `this May`, `next summer`: strictly before, about, strictly after the base."""
    shift = sense.shift or 0
    if not _has_day(sense):
        return Point.day(base).shift(shift)
    context = Context(anchor=base)
    points = _candidates(sense, context) or []
    if not points:
        return None
    if shift < 0:
        return next((p for p in reversed(points) if p.last < base), None)
    if shift > 0:
        return next((p for p in points if p.first > base), None)
    if sense.weekday is not None and sense.month is None:
        return _choose(points, base, 1)
    return next((p for p in points if p.first.year == base.year), None)


# ---------------------------------------------------------------- ago, later, in three days


def shifted(sense: Sense, context: Context) -> Reading | None:
    """So many units before or after the anchor or the expression before it."""
    told = sense.base == "previous"
    if sense.vague or sense.unit is None or sense.unit.startswith("T"):
        return _vague_shift(sense)
    if told and context.previous is not None:
        point = moved(context.previous, sense)
        return _shift_point(point, sense, told=True) if point else lasting(sense, context)
    if told or context.anchor is None:
        return _no_base(sense, context)
    base = Point.day(context.anchor)
    quarters = context.previous and context.previous.grain == "Q" and sense.unit == "Y"
    if quarters and context.previous and sense.number in {1, None}:
        return _shift_point(moved(context.previous, sense), sense, told=True)
    point = moved(base, sense)
    grain = sense.grain or (sense.unit if sense.unit in {"W", "M", "Y"} else "Y")
    if point is None or sense.unit == "D":
        return _shift_point(point, sense)
    return _shift_point(Point.at("W" if sense.unit == "W2" else grain, point.first), sense)


def _no_base(sense: Sense, context: Context) -> Reading | None:
    if sense.base == "previous":
        return lasting(sense, context)
    return Reading(TimeType.DATE, UNKNOWN.get(sense.unit or "D", "XXXX"), sense.mod)


def _shift_point(point: Point | None, sense: Sense, *, told: bool = False) -> Reading | None:
    if point is None:
        return None
    reading = replace(_point(point, sense), relative=True, told=told)
    if point.grain == "D" or reading.when is None:
        return reading
    return replace(reading, when=Interval(reading.when.start, reading.when.end, approximate=True))


def _vague_shift(sense: Sense) -> Reading:
    if sense.unit and sense.unit.startswith("T") and not sense.vague:
        return Reading(TimeType.DURATION, length(sense), sense.mod)
    past = (sense.direction or 0) < 0
    return Reading(TimeType.DATE, "PAST_REF" if past else "FUTURE_REF", None)


# ---------------------------------------------------------------- durations and sets


def lasting(sense: Sense, context: Context) -> Reading:
    """A length of time; `the past three months` also has its days."""
    value = sense.then or length(sense)
    when = None
    if context.anchor and sense.direction and sense.base is None and not sense.vague:
        when = back_from(context.anchor, sense)
    return Reading(TimeType.DURATION, value, sense.mod, when, relative=when is not None)


def again(sense: Sense) -> Reading:
    """What comes again and again."""
    if sense.unit:
        return Reading(TimeType.SET, sense.then or length(sense), sense.mod)
    named = _open_value(sense) if _has_day(sense) else UNKNOWN["D"]
    return Reading(TimeType.SET, named + _time(sense), sense.mod)


def fixed(sense: Sense) -> Reading:
    """PRESENT_REF, PAST_REF, FUTURE_REF."""
    return Reading(TimeType.DATE, sense.ref or "PRESENT_REF", sense.mod)


MAKES: Mapping[str, Callable[[Sense, Context], Reading | None]] = MappingProxyType(
    {
        "calendar": calendar,
        "either": either,
        "near": near,
        "weekend": weekend,
        "reported": reported,
        "same_part": same_part,
        "day_of_month": day_of_month,
        "shift": shifted,
        "lasting": lasting,
        "again": lambda sense, _: again(sense),
        "fixed": lambda sense, _: fixed(sense),
    }
)
