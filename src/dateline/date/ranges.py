"""Two dates that are the ends of one stretch: "from 18 to 21 September", "between May and June"."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from dateline.interval import Interval
from dateline.types import TimeExpression, TimeType

_ENDS = frozenset({TimeType.DATE, TimeType.TIME})
_LONGEST_GAP = 16  # characters between the ends


def joined(
    text: str, times: Sequence[TimeExpression], joints: Mapping[str, str]
) -> tuple[TimeExpression, ...]:
    """The times in their order, two that are the ends of a stretch as one that spans both.

    `joints`: the words that join such ends, each with the word it needs before the first ("and"
    needs "between") or "". What the page prints stays two expressions: this is for dating events.
    """
    found: list[TimeExpression] = []
    for time in times:
        stretch = _stretch(text, found[-1], time, joints) if found else None
        if stretch is None:
            found.append(time)
        else:
            found[-1] = stretch
    return tuple(found)


def _stretch(
    text: str, first: TimeExpression, last: TimeExpression, joints: Mapping[str, str]
) -> TimeExpression | None:
    if not {first.type, last.type} <= _ENDS or not 0 < last.start - first.end <= _LONGEST_GAP:
        return None
    needed = joints.get(" ".join(text[first.end : last.start].lower().strip(" ,\n").split()))
    if needed is None or not text[: first.start].rstrip().lower().endswith(needed):
        return None
    when = _from_to(first.when, last.when)
    if when is None:
        return None
    words = text[first.start : last.end]
    return structs.replace(last, start=first.start, text=words, when=when)


def _from_to(first: Interval | None, last: Interval | None) -> Interval | None:
    if first is None or last is None or first.start is None or last.end is None:
        return None
    if first.start > last.end or first == last:
        return None
    return Interval(first.start, last.end, first.approximate or last.approximate)
