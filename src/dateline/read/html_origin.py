"""Where the words of an HTML page stand in its source: between the tags around them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from turbohtml import Element, SourceSpan

from dateline.types import Span

Tag = Element | tuple[Element]
"""A start tag, or an element by itself in a tuple: its end tag."""


def origins(
    tags: Sequence[Tag], places: Sequence[tuple[int, int]], length: int
) -> tuple[Span, ...]:
    """For each run of words the characters between the last tag before it and the first behind it.

    `tags` in the order of the tree; `places`: how many of them stand before each run's first and
    before its last words; `length`: of the source. Tags that the source does not write are passed
    over; none is looked at twice.
    """
    written = _written()
    starts, start, done = [], 0, 0
    for first, _ in places:
        for n in range(first - 1, done - 1, -1):
            if span := written(tags[n]):
                start = max(start, span.end_offset)
                break
        starts.append(start)
        done = first
    ends, end, done = [], length, len(tags)
    for _, last in reversed(places):
        for n in range(last, done):
            if span := written(tags[n]):
                end = span.start_offset
                break
        ends.append(end)
        done = last
    return tuple([Span(a, max(a, b)) for a, b in zip(starts, reversed(ends), strict=True)])


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


def as_it_came(spans: tuple[Span, ...], html: str, added: Sequence[int]) -> tuple[Span, ...]:
    """The same in the page as it came: the parser counts \\r\\n once, and closing tags were added."""
    pairs = [m.start() - n for n, m in enumerate(re.finditer("\r\n", html))] if "\r" in html else []
    if not pairs and not added:
        return spans
    shifted = [place + n for n, place in enumerate(added)]

    def true(offset: int) -> int:
        offset += bisect_left(pairs, offset)
        return offset - bisect_left(shifted, offset)

    return tuple([Span(true(start), true(end)) for start, end in spans])
