"""What an expression means on a given day, and where it stands."""

from dataclasses import dataclass
from datetime import date

from dateline.date.calendar import Point
from dateline.interval import Interval
from dateline.types import TimeType


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
