"""Quotation marks: where quoted words begin and end in a paragraph."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.types import Span

_DOUBLE = re.compile(r"''|``|[\"“”„«»]")


_OPENING = {'"', "“", "„", "«"}


class Quotation(NamedTuple):
    """Quoted words with their marks; not `closed` where the paragraph ends first."""

    start: int
    end: int
    closed: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


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
    at = paragraph.start
    while opening := _single_open(text, at, paragraph.end):
        closing = _single_close(text, opening, paragraph.end)
        if closing is None:
            at = opening
            continue
        yield Quotation(opening - 1, closing, True)
        at = closing


_OPENS = re.compile(r"(?<![\w'’])['‘](?=\w)")
_CLOSES = re.compile(r"(?<=[\w,.!?…])['’](?!\w)")


def _single_open(text: str, start: int, end: int) -> int | None:
    found = _OPENS.search(text, start, end)
    return found.end() if found else None


def _single_close(text: str, start: int, end: int) -> int | None:
    """After the closing mark: the first that follows a stop, else the first at a word's end."""
    marks = list(_CLOSES.finditer(text, start, min(end, start + 600)))
    stopped = next((m for m in marks if text[m.start() - 1] in ",.!?…"), None)
    chosen = stopped or next((m for m in marks if text[m.start() - 1] != "s"), None)
    return chosen.end() if chosen else None
