"""PDF to one text: paragraphs in reading order, each with its pages and boxes (pypdfium2)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dateline.read.pdf_lines import Line, lines
from dateline.types import PageBox, Placed, Span

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010]$")
_EDGE = 3  # lines from the top and from the bottom of a page that may be header or footer
_RUNS = 3  # pages with the same line at their edge make it a header or footer
_SHORT = 0.8  # of the column's width: a line that ends earlier ends its paragraph
_SPACED = 1.3  # of the usual distance of two lines


def typeset(content: bytes) -> tuple[str, tuple[Placed, ...]]:
    """The words of all pages and the place of each line, headers and footers left out, words cut at line ends joined.

    Raises Unreadable where the file is broken, encrypted or holds pictures of text.
    """
    pages = lines(content)
    running = _running(pages)
    enough = min(_RUNS, max(2, len(pages)))
    kept = [line for page in pages for line in _inside(page, running, enough)]
    pieces: list[str] = []
    places: list[Placed] = []
    length = 0
    for paragraph in _paragraphs(kept):
        for n, line in enumerate(paragraph):
            last = n + 1 == len(paragraph)
            words = line.text.strip()
            cut = not last and _cut(words, paragraph[n + 1].text.lstrip())
            words = words[:-1] if cut else words
            places.append(Placed(Span(length, length + len(words)), _box(line)))
            pieces += [words, "\n\n" if last else "" if cut else " "]
            length += len(words) + len(pieces[-1])
    return "".join(pieces).rstrip("\n"), tuple(places)


def _cut(words: str, following: str) -> bool:
    """Was a word cut at the end of this line?"""
    return bool(_HYPHEN.search(words)) and following[:1].islower()


# ---------------------------------------------------------------- headers and footers


def _running(pages: Sequence[Sequence[Line]]) -> Mapping[tuple[str, int], int]:
    """How many pages have this line at this height of their edge; numbers count as alike."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        counts.update({_alike(line) for line in _edges(page)})
    return counts


def _edges(page: Sequence[Line]) -> list[Line]:
    """The outermost lines above and below, as far as white parts them from what lies inside."""
    by_height = sorted(page, key=lambda n: -n.top)
    return [*_outside(by_height), *_outside(by_height[::-1])]


def _outside(inwards: Sequence[Line]) -> Sequence[Line]:
    for n, (line, inner) in enumerate(pairwise(inwards[: _EDGE + 1]), 1):
        white = max(line.bottom - inner.top, inner.bottom - line.top)
        if white > 0.5 * line.height:
            return inwards[:n]
    return ()


def _inside(
    page: Sequence[Line], running: Mapping[tuple[str, int], int], enough: int
) -> list[Line]:
    """The lines of a page less running headers, footers and page numbers."""
    edges = set(_edges(page))
    return [
        line
        for line in page
        if line not in edges or not (_furniture(line) or running[_alike(line)] >= enough)
    ]


def _furniture(line: Line) -> bool:
    return not _alike(line)[0].strip("# -|/.")


def _alike(line: Line) -> tuple[str, int]:
    return _NUMBER.sub("#", " ".join(line.text.lower().split())), round(line.bottom / 4)


# ---------------------------------------------------------------- paragraphs


def _paragraphs(found: Sequence[Line]) -> Iterator[list[Line]]:
    pitch = _pitch(found)
    width = max((line.right - line.left for line in found), default=0.0)
    paragraph: list[Line] = []
    for line in found:
        if paragraph and _parted(paragraph, line, pitch, width):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _pitch(found: Sequence[Line]) -> float:
    """The usual distance from one line to the next."""
    steps = Counter(round(a.bottom - b.bottom) for a, b in pairwise(found) if a.page == b.page)
    steps = Counter({step: n for step, n in steps.items() if step > 0})
    return float(steps.most_common(1)[0][0]) if steps else 12.0


def _parted(paragraph: Sequence[Line], line: Line, pitch: float, width: float) -> bool:
    last = paragraph[-1]
    if abs(line.height - last.height) > 0.25 * last.height:
        return True
    full = last.right - min(n.left for n in paragraph) >= _SHORT * min(
        width, max(n.right for n in paragraph) - min(n.left for n in paragraph)
    )
    ends = last.text.rstrip()[-1:] in {".", "!", "?", ":", "”", '"'}
    if last.page != line.page or line.bottom > last.bottom:
        return ends and not line.text[:1].islower()
    if last.bottom - line.bottom > _SPACED * pitch:
        return True
    indented = line.left - min(n.left for n in paragraph) > 0.8 * line.height
    return ends and (indented or not full)


def _box(line: Line) -> PageBox:
    left, bottom, right, top = (round(x, 1) for x in (line.left, line.bottom, line.right, line.top))
    return PageBox(page=line.page, left=left, bottom=bottom, right=right, top=top)
