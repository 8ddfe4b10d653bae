"""The days of copied pieces: datelines seldom say the year, the page around them may."""

from calendar import day_name
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct, structs

from dateline.interval import Interval
from dateline.lexicon.printed import printed_dates
from dateline.read.copies_paragraphs import Paragraph
from dateline.read.copies_pasted import Copy
from dateline.types import Basis, Dating, Passage

_ODD = 330  # days before the page's own from which a dateline does not fit it
_FAR = 180  # days to either side of another day that the page says


class Anchor(Struct, frozen=True, kw_only=True):
    """A day that the page says; a piece put on a page of its own day (`above`) is not younger."""

    when: Interval
    above: bool = False


def dated(
    copies: Sequence[Copy],
    found: Sequence[Paragraph],
    passage: Passage,
    around: Sequence[Dating],
) -> list[Copy]:
    """The copies with their days.

    A dateline takes its year from the lines on top of it, else from the day of its passage or those
    `around` it, else from the other copies.
    """
    days = anchors_of([passage.published], above=True) or anchors_of(around)
    told = [_day(copy, found, days) for copy in copies]
    if not days:
        days = anchors_of(told) or anchors_of(_by_weekday(copy, found) for copy in copies)
        told = [day or _day(copy, found, days) for day, copy in zip(told, copies, strict=True)]
    return [structs.replace(c, published=day) for c, day in zip(copies, told, strict=True)]


def _day(copy: Copy, found: Sequence[Paragraph], anchors: Sequence[Anchor]) -> Dating | None:
    own = anchors_of([copy.published])
    return dateline_day(found[copy.top], own or anchors) or copy.published


def _by_weekday(copy: Copy, found: Sequence[Paragraph]) -> Dating | None:
    return day_by_weekday(found[copy.top], found[copy.top : copy.last])


def dateline_day(paragraph: Paragraph, anchors: Sequence[Anchor]) -> Dating | None:
    """The day in a dateline; without a year of its own, in the year that all the anchors agree on."""
    if paragraph.day is None:
        return None
    start, end = paragraph.day
    if dates := printed_dates(paragraph.words_of(paragraph.day)):
        return Dating(when=dates[0][1], basis=Basis.STATED, start=start, end=end)
    near = {_near(paragraph, anchor) for anchor in anchors}
    return _inferred(paragraph, near.pop()) if len(near) == 1 else None


def day_by_weekday(paragraph: Paragraph, piece: Sequence[Paragraph]) -> Dating | None:
    """ "April 22 ... on Thursday": in the one year about the latest that the piece names where it was.

    The last resort; none where no year fits or more than one.
    """
    named = [n for n, day in enumerate(day_name) if f"on {day}" in paragraph.text]
    years = [w.end.year for p in piece for _, w in printed_dates(p.text) if w.end]
    if len(named) != 1 or not years or paragraph.day is None:
        return None
    about = range(max(years) - 1, max(years) + 2)
    fit = [d for year in about if (d := _in_year(paragraph, year)) and d.weekday() == named[0]]
    return _inferred(paragraph, fit[0]) if len(fit) == 1 else None


def anchors_of(datings: Iterable[Dating | None], *, above: bool = False) -> list[Anchor]:
    return [Anchor(when=d.when, above=above) for d in datings if d and d.when]


def _inferred(paragraph: Paragraph, day: date | None) -> Dating | None:
    if day is None or paragraph.day is None:
        return None
    start, end = paragraph.day
    return Dating(when=Interval.day(day), basis=Basis.INFERRED, start=start, end=end)


def _near(paragraph: Paragraph, anchor: Anchor) -> date | None:
    """The dateline's day in the year in which it is nearest to the anchor, if near at all."""
    first, last = anchor.when.start, anchor.when.end
    if first is None or last is None:
        return None
    days = [d for y in range(first.year - 1, last.year + 2) if (d := _in_year(paragraph, y))]
    if anchor.above:
        old = [d for d in days if timedelta(-1) <= last - d <= timedelta(_ODD)]
        return max(old, default=None)
    near = min(days, key=lambda d: max(first - d, d - last), default=None)
    return near if near and max(first - near, near - last) <= timedelta(_FAR) else None


def _in_year(paragraph: Paragraph, year: int) -> date | None:
    words = paragraph.words_of(paragraph.day) if paragraph.day else ""
    dates = printed_dates(f"{words}, {year}") or printed_dates(f"{words} {year}")
    return dates[0][1].start if dates else None
