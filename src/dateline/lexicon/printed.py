"""Dates as pages print them in bylines, post headers, publication lines and attributes.

Only dates that say their year; what is counted from another day ("yesterday", "3 hours ago") says
nothing here. Month names and the words that go with a member's date of joining are data
(data/pages/months.toml).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from dateline.interval import Interval
from dateline.lexicon.files import LexiconError, read_toml, shipped
from dateline.lexicon.phrases import plain
from dateline.types import Span

_WORD = r"[^\W\d_]"
_GAP = r"[^\S\r\n]"
_ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"
_OF = r"(?:of |de |del |d'|d’)?"
# two figures are a year only after ' - or /: "Apr 23, 12 comments" has none
_YEAR = r"(?P<year>(?:19|20)\d\d|(?<=[-/])'?\d\d|'\d\d)(?![\d:]|[./-]\d)"

_MONTH_FIRST = re.compile(
    rf"(?<!{_WORD})(?P<month>{_WORD}{{3,24}})\.?(?:{_GAP}{{1,2}}|-|/)(?P<day>\d{{1,2}}){_ORDINAL}"
    rf"(?:,{_GAP}{{0,2}}|{_GAP}{{1,2}}|-|/){_YEAR}"
)
_DAY_FIRST = re.compile(
    rf"(?<![\d.,/:-])(?P<day>\d{{1,2}}){_ORDINAL}(?:{_GAP}{{0,2}}|-|/){_OF}"
    rf"(?P<month>{_WORD}{{3,12}})\.?,?(?:{_GAP}{{1,2}}|-|/){_OF}{_YEAR}"
)
_YEAR_LAST = re.compile(  # "Sun Mar  9 22:11:09 CET 2014", as mailers write it
    rf"(?<!{_WORD})(?P<month>{_WORD}{{3,9}}){_GAP}{{1,2}}(?P<day>\d{{1,2}}){_GAP}\d\d:\d\d(?::\d\d)?{_GAP}"
    rf"(?:(?:[A-Z]{{2,5}}|[+-]\d{{4}}){_GAP})?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_YEAR_FIRST = re.compile(
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d./:-])(?P<first>\d{1,2})(?P<sep>[./-])(?P<second>\d{1,2})(?P=sep)"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d%]|[./:-]\d)"
)
_EAST_ASIAN = re.compile(
    rf"(?P<year>(?:19|20)\d\d){_GAP}?[年년]{_GAP}?(?P<month>\d{{1,2}}){_GAP}?[月월]{_GAP}?(?P<day>\d{{1,2}}){_GAP}?[日일]"
)
_MONTH_ONLY = re.compile(
    rf"(?<!{_WORD})(?P<month>{_WORD}{{3,24}})(?:\.|,)?{_GAP}{{1,2}}{_OF}(?P<year>(?:19|20)\d\d)(?!\d|-\d)"
)
_YEARS = re.compile(r"(?:19|20)\d\d|[-/.']\d\d")  # one of these stands in every date
_FIGURES = re.compile(r"[./-]\d{1,2}[./-]\d\d")  # and this in those without a word
_WEEKDAY = re.compile(r"[\s:.,-]{0,4}[^\W\d_]{2,10}$")
_COMPARED = 400  # dates of a page by which their order is told
_FASTER = 3  # times as many days as months
_CAPITALISED_TAIL = re.compile(r"[^\W\d_a-z][a-zà-ÿ]{2,12}$")


class Order(StrEnum):
    """Which number comes first in 04/02/2005."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True)
class _Words:
    months: dict[str, int]
    membership: tuple[str, ...]


def printed_dates(
    text: str, start: int = 0, end: int | None = None, *, order: Order | None = None
) -> tuple[tuple[Span, Interval], ...]:
    """Dates with a year between `start` and `end`, from left to right, with the words that say them.

    A whole date is a day, "June 2016" a month. 04/02/2005 is read in the page's `order`; without
    one by what other dates in the stretch show, and otherwise as the stretch of days that holds
    both readings. Dates on which a member joined or was last seen are left out.
    """
    end = len(text) if end is None else end
    if not _YEARS.search(text, start, end):
        return ()
    order = order or numeric_order(text, start, end)
    found = sorted(_found(text, start, end, order), key=lambda f: (f[0].start, -f[0].end))
    kept: list[tuple[Span, Interval]] = []
    last = start
    for span, when in found:
        if span.start >= last:
            last = span.end
            if not _membership(text, span.start):
                kept.append((span, when))
    return tuple(kept)


def numeric_order(text: str, start: int = 0, end: int | None = None) -> Order | None:
    """Which number comes first in the dates of this text: one above 12 shows it.

    Else of the two the day is what changes faster: 03/07, 03/08, 03/09, 03/10 are days of March.
    """
    end = len(text) if end is None else end
    if not _FIGURES.search(text, start, end):
        return None
    pairs: list[tuple[int, int]] = []
    for found in _NUMERIC.finditer(text, start, end):
        first, second = int(found["first"]), int(found["second"])
        if found["sep"] != "." and 12 < first <= 31 and 1 <= second <= 12:
            return Order.DAY
        if found["sep"] != "." and 12 < second <= 31 and 1 <= first <= 12:
            return Order.MONTH
        if len(pairs) < _COMPARED and found["sep"] != "." and not _membership(text, found.start()):
            pairs.append((first, second))
    return _faster(pairs)


def _faster(pairs: Sequence[tuple[int, int]]) -> Order | None:
    """Which of two figures takes three times as many values; a column of firsts is of months."""
    firsts, seconds = {first for first, _ in pairs}, {second for _, second in pairs}
    for slow, fast, order in ((firsts, seconds, Order.MONTH), (seconds, firsts, Order.DAY)):
        if len(fast) >= _FASTER * len(slow) > 0 and slow != {1}:
            return order
    return None


def _found(text: str, start: int, end: int, order: Order | None) -> Iterator[tuple[Span, Interval]]:
    yield from _worded(text, start, end)
    for pattern in (_YEAR_FIRST, _EAST_ASIAN):
        for found in pattern.finditer(text, start, end):
            if day := _day(found["year"], int(found["month"]), int(found["day"])):
                yield Span(*found.span()), Interval.day(day)
    for found in _NUMERIC.finditer(text, start, end):
        if when := _numeric(found, order):
            yield Span(*found.span()), when


def _worded(text: str, start: int, end: int) -> Iterator[tuple[Span, Interval]]:
    """Dates whose month is a word."""
    for pattern in (_MONTH_FIRST, _DAY_FIRST, _YEAR_LAST, _MONTH_ONLY):
        for found in pattern.finditer(text, start, end):
            month = _month(found["month"])
            if month is None:
                continue
            number, glued = month
            first = found.start() + (glued if found.start("month") == found.start() else 0)
            if pattern is _MONTH_ONLY:
                yield Span(first, found.end()), Interval.month(int(found["year"]), number)
            elif day := _day(found["year"], number, int(found["day"])):
                yield Span(first, found.end()), Interval.day(day)


def _month(word: str) -> tuple[int, int] | None:
    """The month a word names and how many letters stand glued before it ("PublishedMarch")."""
    months = _words().months
    if number := months.get(plain(word)):
        return number, 0
    tail = _CAPITALISED_TAIL.search(word)
    if tail and (number := months.get(plain(tail[0]))):
        return number, tail.start()
    return None


def _day(year: str, month: int, day: int) -> date | None:
    try:
        return date(_full_year(year), month, day)
    except ValueError:  # the 31st of February: not a date, whatever it looked like
        return None


def _full_year(year: str) -> int:
    number = int(year.lstrip("'"))
    if number >= 100:
        return number
    return number + (2000 if number < 70 else 1900)


def _numeric(found: re.Match[str], order: Order | None) -> Interval | None:
    first, second = int(found["first"]), int(found["second"])
    by_day = _day(found["year"], second, first)
    by_month = None if found["sep"] == "." else _day(found["year"], first, second)
    if by_day and by_month and order:
        return Interval.day(by_day if order is Order.DAY else by_month)
    readings = [day for day in (by_day, by_month) if day]
    return Interval(min(readings), max(readings)) if readings else None


def says_membership(line: str) -> bool:
    """Does a line such as "Joined: 3 May 2011, 10:12" say when somebody joined or was last seen?"""
    return plain(line[:40]).lstrip().startswith(_words().membership)


def _membership(text: str, start: int) -> bool:
    before = plain(text[max(0, start - 40) : start]).rstrip(" :.,-")
    words = _words().membership
    return before.endswith(words) or _WEEKDAY.sub("", before).endswith(words)


@lru_cache(maxsize=1)
def _words() -> _Words:
    file = shipped() / "pages" / "months.toml"
    table = read_toml(file)
    months, membership = table.get("months"), table.get("membership")
    if not isinstance(months, dict) or not isinstance(membership, list):
        raise LexiconError(f"{file}: needs a list `membership` and a table `months`")
    numbers = {plain(str(name)): int(key) for key, names in months.items() for name in names}
    return _Words(numbers, tuple(plain(str(phrase)) for phrase in membership))
