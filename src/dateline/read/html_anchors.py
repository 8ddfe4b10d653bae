"""Where an HTML page prints a date: in short lines, and in attributes beside words like "Monday"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from turbohtml import Element

from dateline.interval import Interval
from dateline.lexicon.pages import PageRules
from dateline.lexicon.printed import Order, numeric_order, printed_dates, says_membership
from dateline.read.html_text import Rendered
from dateline.types import Basis, Dating, Span

_SHORT = 120  # characters of a line that can be a header
_MOST = 4000  # anchors of one page
_CARRIERS = "time, abbr[title], span[title], a[title], [data-time], [data-timestamp], [data-utime]"
_CLOCK = re.compile(r"(?<![\d:.])\d{1,2}[:h]\d{2}(?![\d:]*\d:)", re.IGNORECASE)
_SINCE = re.compile(r"(?:^|[\u00b7\u2022|]\s?)(\d{1,2}\s?(?:min|hr|mo|yr|wk|[hdwy]))$")  # "· 3y"
_DIGIT = re.compile(r"\d")
_EPOCHS = ("data-time", "data-timestamp", "data-utime")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A printed date; `when` is None where the words do not say the year ("2 hours ago")."""

    element: Element
    span: Span  # the words that say it
    when: Interval | None
    printed: bool  # do the words say it, or an attribute?


def anchors(page: Rendered, rules: PageRules, language: str | None) -> tuple[Anchor, ...]:
    """The dates of a page from top to bottom; of an element that says its date twice, the words."""
    lines = _numbered(page)
    order = page_order(page, language)
    found = [
        *_printed(page, lines, order),
        *_carried(page, order),
        *_relative(page, lines, rules),
    ]
    found.sort(key=lambda a: (a.span.start, a.when is None, not a.printed))
    kept: list[Anchor] = []
    for anchor in found[:_MOST]:
        if not kept or anchor.span.start >= kept[-1].span.end:
            kept.append(anchor)
        elif _says_more(anchor.when, kept[-1].when):
            kept[-1] = replace(anchor, span=kept[-1].span)
    return tuple(kept)


def _says_more(when: Interval | None, other: Interval | None) -> bool:
    """Is one a day where the other is none, or one of several that the other may be?"""
    if when is None or other is None:
        return when is not None
    return when.days == 1 and other.days != 1 and when.within(other)


_Lines = Mapping[int, str]
"""Lines by the place of their block."""


def _numbered(page: Rendered) -> _Lines:
    """The short lines with a number in them."""
    return {
        n: line for n, line in enumerate(page.lines) if len(line) <= _SHORT and _DIGIT.search(line)
    }


def page_order(page: Rendered, language: str | None) -> Order | None:
    """Is 04/02/2005 in February or April? By the page's other dates, else by its language."""
    lines = "\n".join([line for line in page.lines if len(line) < _SHORT])
    order = numeric_order(lines[:200_000])
    if order is None and language and language != "en":
        return Order.DAY
    return order


def _printed(page: Rendered, lines: _Lines, order: Order | None) -> Iterator[Anchor]:
    for n in lines:
        block = page.blocks[n]
        for span, when in printed_dates(page.text, block.start, block.end, order=order):
            yield Anchor(block.element, span, when, printed=True)


def _carried(page: Rendered, order: Order | None) -> Iterator[Anchor]:
    """Dates in attributes of elements that a reader sees."""
    for element in page.document.select(_CARRIERS)[:_MOST]:
        span = page.extents.get(element)
        if span is None or span.end - span.start > _SHORT:
            continue
        when = attribute_date(element, order)
        if when is not None or element.tag == "time":
            yield Anchor(element, span, when, printed=False)


def attribute_date(element: Element, order: Order | None = None) -> Interval | None:
    """The day that an element's attributes say: datetime, title, content, seconds since 1970."""
    attrs = element.attrs
    for name in ("datetime", "title", "content", "data-datestring"):
        value = attrs.get(name)
        if isinstance(value, str) and 6 <= len(value) <= 80:
            found = printed_dates(value, order=order)
            if found:
                return found[0][1]
    for name in _EPOCHS:
        value = attrs.get(name)
        if (
            isinstance(value, str)
            and value.isascii()
            and value.isdigit()
            and len(value) in {9, 10, 13}
        ):
            seconds = int(value) // (1000 if len(value) == 13 else 1)
            return Interval.day(datetime.fromtimestamp(seconds, UTC).date())
    return None


def _relative(page: Rendered, lines: _Lines, rules: PageRules) -> Iterator[Anchor]:
    """Lines that tell when, without a year: "2 hours ago", "11:43pm"."""
    told: dict[int, Span] = {}
    for span, _ in rules.relative.find(page.text):
        told.setdefault(bisect_right(page.starts, span.start) - 1, span)
    told = {n: span for n, span in told.items() if _tells(page.lines[n])}
    for n, line in lines.items():
        if since := _SINCE.search(line):
            told[n] = Span(page.starts[n] + since.start(1), page.starts[n] + since.end(1))
        if (clock := _CLOCK.search(line)) and not says_membership(line):
            start = page.starts[n]
            told[n] = Span(start + clock.start(), start + clock.end())
    for n, span in told.items():
        yield Anchor(page.blocks[n].element, span, None, printed=True)


def _tells(line: str) -> bool:
    """Is a line with "yesterday" or "ago" in it a date: short, or with a number?"""
    return len(line) < 20 or (len(line) <= _SHORT and bool(_DIGIT.search(line)))


def dating(anchor: Anchor) -> Dating:
    return Dating(
        when=anchor.when, basis=Basis.STATED, start=anchor.span.start, end=anchor.span.end
    )
