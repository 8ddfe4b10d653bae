"""When a post was written whose page says only "2 hours ago": between those above and below it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from dateline.interval import Interval
from dateline.read.html_posts import Unit
from dateline.types import Basis, Dating

_Days = Sequence[date | None]


def bounded(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, those without a day bounded by their neighbours' where time goes one way down.

    A thread whose days do not go on from post to post, such as a tree of answers, is left as it is.
    """
    days = [_day(unit) for unit in units]
    known = [day for day in days if day]
    if len(set(known)) < 2 or any(unit.inside for unit in units):
        return tuple(units)
    onward = all(a <= b for a, b in pairwise(known))
    if not onward and not all(a >= b for a, b in pairwise(known)):
        return tuple(units)
    above, below = list(_latest(days)), list(_latest(days[::-1]))[::-1]
    first, last = (above, below) if onward else (below, above)
    return tuple(
        unit if unit.published and unit.published.when else _between(unit, a, b)
        for unit, a, b in zip(units, first, last, strict=True)
    )


def _day(unit: Unit) -> date | None:
    when = unit.published.when if unit.published else None
    return when.start if when and when.days == 1 else None


def _latest(days: _Days) -> Iterator[date | None]:
    """For each place the nearest day before it."""
    last: date | None = None
    for day in days:
        last = day or last
        yield last


def _between(unit: Unit, first: date | None, last: date | None) -> Unit:
    if first is None and last is None:
        return unit
    shown = unit.published or Dating()
    when = Dating(
        when=Interval(first, last), basis=Basis.INFERRED, start=shown.start, end=shown.end
    )
    return replace(unit, published=when)
