"""Times that are counted: so many units ago or later, lengths, and what comes again and again."""

from dataclasses import replace

from dateline.date.calendar import UNKNOWN, Point
from dateline.date.durations import COARSE, back_from, length, moved
from dateline.date.meaning import Context, Reading
from dateline.date.named import at_point, names_day, open_value, time_of_day
from dateline.interval import Interval
from dateline.lexicon.times import Sense
from dateline.types import TimeType


def shifted(sense: Sense, context: Context) -> Reading | None:
    """So many units before or after the anchor or the expression before it."""
    if sense.base == "previous":
        return _from_told(sense, context)
    if sense.vague or sense.unit is None or sense.unit.startswith("T"):
        return _vague_shift(sense, context)
    if context.anchor is None:
        return Reading(TimeType.DATE, UNKNOWN.get(sense.unit, "XXXX"), sense.mod)
    return _from_anchor(sense, context, Point.day(context.anchor))


def _from_told(sense: Sense, context: Context) -> Reading | None:
    """Counted from what was told; a mere length where nothing that fits was."""
    timed = sense.unit is None or sense.unit.startswith("T")
    if context.previous is None or sense.vague or timed:
        return lasting(sense, context)
    point = moved(context.previous, sense)
    return _shift_point(point, sense, told=True) if point else lasting(sense, context)


def _from_anchor(sense: Sense, context: Context, anchor: Point) -> Reading | None:
    """A year ago is the same quarter a year ago, where quarters are spoken of."""
    told = context.previous
    if told and told.grain == "Q" and sense.unit == "Y" and sense.number in {1, None}:
        return _shift_point(moved(told, sense), sense, told=True)
    point = moved(anchor, sense)
    if point is None or sense.unit == "D":
        return _shift_point(point, sense)
    unit = {"W2": "W"}.get(sense.unit or "Y", sense.unit)
    grain = sense.grain or (unit if unit in {"W", "M"} else "Y")
    return _shift_point(Point.at(grain, point.first), sense)


def _shift_point(point: Point | None, sense: Sense, *, told: bool = False) -> Reading | None:
    if point is None:
        return None
    reading = replace(at_point(point, sense), relative=True, told=told)
    if reading.when is None or (point.grain == "D" and sense.unit not in COARSE):
        return reading
    if point.grain == "D":  # a year after a day is about that month
        month = Point.at("M", point.first).interval
        return replace(reading, when=Interval(month.start, month.end, approximate=True))
    return replace(reading, when=Interval(reading.when.start, reading.when.end, approximate=True))


def _vague_shift(sense: Sense, context: Context) -> Reading:
    if sense.unit and sense.unit.startswith("T") and not sense.vague:
        when = back_from(context.anchor, sense) if context.anchor else None
        relative = when is not None
        return Reading(TimeType.DURATION, length(sense), sense.mod, when, relative=relative)
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
