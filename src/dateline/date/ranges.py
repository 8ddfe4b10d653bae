"""Two dates that are the ends of one stretch: "from 18 to 21 September", "between May and June"."""

from collections.abc import Sequence

from msgspec import structs

from dateline.interval import Interval
from dateline.lexicon.tenses import Tenses
from dateline.types import TimeExpression, TimeType

_ENDS = frozenset({TimeType.DATE, TimeType.TIME})
_LONGEST_GAP = 16  # characters between the ends
_BACK, _WORDS = 60, 6  # characters and words before them in which something may be said to move


def joined(
    text: str, times: Sequence[TimeExpression], tenses: Tenses
) -> tuple[TimeExpression, ...]:
    """The times in their order, two that are the ends of a stretch as one that spans both.

    Of two days between which something was moved ("put off from 4 to 9 May") the second remains.
    What the page prints stays two expressions: this is for dating events.
    """
    found: list[TimeExpression] = []
    for time in times:
        if found and _are_joined(text, found[-1], time, tenses):
            moved = _moved(text, found[-1], tenses)
            found[-1] = time if moved else _stretch(text, found[-1], time)
        else:
            found.append(time)
    return tuple(found)


def _are_joined(text: str, first: TimeExpression, last: TimeExpression, tenses: Tenses) -> bool:
    if not {first.type, last.type} <= _ENDS or not 0 < last.start - first.end <= _LONGEST_GAP:
        return False
    gap = " ".join(text[first.end : last.start].lower().strip(" ,\n").split())
    needed = tenses.joints.get(gap)
    if needed is None or not _before(text, first).rstrip().endswith(needed):
        return False
    return _from_to(first.when, last.when) is not None


def _before(text: str, time: TimeExpression) -> str:
    return text[max(0, time.start - _BACK) : time.start].lower()


def _moved(text: str, first: TimeExpression, tenses: Tenses) -> bool:
    words = _before(text, first).split()[-_WORDS:]
    return words[-1:] != [] and words[-1] in tenses.away and not tenses.moved.isdisjoint(words)


def _stretch(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression:
    words = text[first.start : last.end]
    when = _from_to(first.when, last.when)
    return structs.replace(last, start=first.start, text=words, when=when)


def _from_to(first: Interval | None, last: Interval | None) -> Interval | None:
    if first is None or last is None or first.start is None or last.end is None:
        return None
    if first.start > last.end or first == last:
        return None
    return Interval(first.start, last.end, first.approximate or last.approximate)
