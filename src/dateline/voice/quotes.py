"""Quotation marks: where quoted words begin and end in a paragraph."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.types import Span

_DOUBLE = re.compile(r"''|``|[\"“”„«»]")


LEAST = 3  # a blank or a dash may stand between a quotation and the words beside it

_OPENING = {'"', "“", "„", "«"}


class Quotation(NamedTuple):
    """Quoted words with their marks; not `closed` where the paragraph ends first."""

    start: int
    end: int
    closed: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def near(quotes: Sequence[Quotation], spans: Iterable[Span], reach: int = 0) -> list[Quotation]:
    """Those that touch the spans or what lies between them, or begin at most `reach` behind."""
    parts = list(spans)
    if not parts:
        return []
    first, last = min(s.start for s in parts), max(s.end for s in parts)
    start = bisect_left(quotes, first - LEAST, key=lambda q: q.end)
    return list(quotes[start : bisect_right(quotes, last + reach, key=lambda q: q.start)])


def quotations(text: str, paragraph: Span) -> list[Quotation]:
    """The quotations of a paragraph, left to right, none inside another."""
    found = list(_doubles(text, paragraph))
    return found or list(_singles(text, paragraph))


def _doubles(text: str, paragraph: Span) -> Iterator[Quotation]:
    start = None
    for mark in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        if start is None:
            start = mark.start() if _may_open(text, mark, paragraph.end) else None
        elif _must_open(text, mark, paragraph):
            start = mark.start()
        else:
            yield Quotation(start, mark.end(), True)
            start = None
    if start is not None and _goes_on(text, start, paragraph):
        yield Quotation(start, paragraph.end, False)


def _goes_on(text: str, start: int, paragraph: Span) -> bool:
    """A mark that nothing closes opens a quotation where the next paragraph opens with one too."""
    after = text[paragraph.end : paragraph.end + 8].lstrip()
    return start == paragraph.start or after[:1] in _OPENING or after[:2] == "''"


def _may_open(text: str, mark: re.Match[str], end: int) -> bool:
    return mark[0] not in "”»" and mark.end() < end and not text[mark.end()].isspace()


def _must_open(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """A mark that can only open: the one before it was never closed."""
    if mark[0] in "“„«``":
        return True
    if mark[0] in "”»" or mark.end() >= paragraph.end:
        return False
    before = text[mark.start() - 1]
    return before.isspace() and not text[mark.end()].isspace() and text[mark.end()].isalnum()


def _singles(text: str, paragraph: Span) -> Iterator[Quotation]:
    closing = [m.end() for m in _CLOSES.finditer(text, paragraph.start, paragraph.end)]
    at = paragraph.start
    while opening := _OPENS.search(text, at, paragraph.end):
        at = opening.end()
        end = _single_close(text, closing, at)
        if end is not None:
            yield Quotation(opening.start(), end, True)
            at = end


_OPENS = re.compile(r"(?<![\w'’])['‘](?=\w)")
_CLOSES = re.compile(r"(?<=[\w,.!?…])['’](?!\w)")


def _single_close(text: str, closing: Sequence[int], start: int) -> int | None:
    """After the closing mark: the first that follows a stop, else the first at a word's end."""
    first = bisect_right(closing, start)
    marks = closing[first : bisect_right(closing, start + 600, lo=first)]
    stopped = next((m for m in marks if text[m - 2] in ",.!?…"), None)
    return stopped or next((m for m in marks if text[m - 2] != "s"), None)
