"""What an expression means on a given day: TIMEX3 type and value, and the days it covers.

`read` works out one find against a context. Each way to work a day out is a small function; a rule
names the one it needs (`make`). No anchor, no day: the value then keeps its X's and `when` is None.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from dateline.date.counted import again, fixed, lasting, shifted
from dateline.date.meaning import Context, Reading
from dateline.date.named import calendar, either, named_time, week_of
from dateline.date.narrow import beside
from dateline.date.nearby import beside_day, day_of_month, near, reported, same_part, weekend
from dateline.lexicon.times import Sense


def read(make: str, sense: Sense, context: Context) -> Reading | None:
    """The reading, or None where the calendar has no such day (31 June, week 60)."""
    try:
        reading = MAKES[make](sense, context)
    except (OverflowError, ValueError):  # a day before year 1 or after 9999
        return None
    if reading is None or not sense.side:
        return reading
    told = context.previous.first if context.previous and reading.told else context.anchor
    return replace(reading, when=beside(reading.when, sense, told))


MAKES: Mapping[str, Callable[[Sense, Context], Reading | None]] = MappingProxyType(
    {
        "calendar": calendar,
        "either": either,
        "week_of": week_of,
        "named_time": lambda sense, _: named_time(sense),
        "beside_day": beside_day,
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
