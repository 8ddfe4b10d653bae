"""Where the words of an HTML page stand in its source: between the tags around them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from turbohtml import Element, SourceSpan

from dateline.types import Span

Tag = Element | tuple[Element]
"""A start tag, or an element by itself in a tuple: its end tag."""


@dataclass(frozen=True)
class Tags:
    """The tags of a page in the order of its tree, and how many stand before each block."""

    passed: Sequence[Tag]
    before: Sequence[tuple[int, int]]  # the first and the last words of each block
    html: str
    added: Sequence[int] = ()  # where closing tags were added to the page as it came

    def around(self, runs: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        """Where runs of blocks stand, from top to bottom: the numbers of their first and last block.

        From the last tag before their words to the first behind them. Tags that the source does not
        write are passed over; none is looked at twice.
        """
        written = _written()
        starts, start, done = [], 0, 0
        for run, _ in runs:
            first = self.before[run][0]
            for n in range(first - 1, done - 1, -1):
                if span := written(self.passed[n]):
                    start = max(start, span.end_offset)
                    break
            starts.append(start)
            done = first
        ends, end, done = [], len(self.html), len(self.passed)
        for _, run in reversed(runs):
            last = self.before[run][1]
            for n in range(last, done):
                if span := written(self.passed[n]):
                    end = span.start_offset
                    break
            ends.append(end)
            done = last
        spans = [Span(a, max(a, b)) for a, b in zip(starts, reversed(ends), strict=True)]
        return self._as_it_came(spans)

    def _as_it_came(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The same in the page as it came: the parser counts \\r\\n once, and tags were added."""
        breaks = re.finditer("\r\n", self.html) if "\r" in self.html else ()
        pairs = [found.start() - n for n, found in enumerate(breaks)]
        shifted = [place + n for n, place in enumerate(self.added)]

        def true(offset: int) -> int:
            offset += bisect_left(pairs, offset)
            return offset - bisect_left(shifted, offset)

        return tuple([Span(true(start), true(end)) for start, end in spans])


def _written() -> Callable[[Tag], SourceSpan | None]:
    """Where a tag stands, if it does; elements are asked once."""
    known: dict[Element, tuple[SourceSpan | None, SourceSpan | None]] = {}

    def written(tag: Tag) -> SourceSpan | None:
        ends = isinstance(tag, tuple)
        element = tag[0] if isinstance(tag, tuple) else tag
        if element not in known:
            place = element.source_location
            known[element] = place[:2] if place else (None, None)
        return known[element][ends]

    return written
