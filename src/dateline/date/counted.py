"""Times that are counted: so many units ago or later, lengths, and what comes again and again."""

from dataclasses import replace

from dateline.date.calendar import UNKNOWN, Point
from dateline.date.durations import back_from, length, moved
from dateline.date.meaning import Context, Reading
from dateline.date.named import at_point, names_day, open_value, time_of_day
from dateline.interval import Interval
from dateline.lexicon.times import Sense
from dateline.types import TimeType


def shifted(sense: Sense, context: Context) -> Reading | None:
    """So many units before or after the anchor or the expression before it."""
    told = sense.base == "previous"
    if told and sense.vague:
        return lasting(sense, context)
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
    reading = replace(at_point(point, sense), relative=True, told=told)
    if point.grain == "D" or reading.when is None:
        return reading
    return replace(reading, when=Interval(reading.when.start, reading.when.end, approximate=True))


def _vague_shift(sense: Sense) -> Reading:
    if sense.unit and sense.unit.startswith("T") and not sense.vague:
        return Reading(TimeType.DURATION, length(sense), sense.mod)
    past = (sense.direction or 0) < 0
    return Reading(TimeType.DATE, "PAST_REF" if past else "FUTURE_REF", None)


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
    named = open_value(sense) if names_day(sense) else UNKNOWN["D"]
    return Reading(TimeType.SET, named + time_of_day(sense), sense.mod)


def fixed(sense: Sense) -> Reading:
    """PRESENT_REF, PAST_REF, FUTURE_REF."""
    return Reading(TimeType.DATE, sense.ref or "PRESENT_REF", sense.mod)
