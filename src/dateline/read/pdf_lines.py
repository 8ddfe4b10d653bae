"""The lines of a PDF in the order a person reads them: columns told apart, each line with its box."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

from dateline.read.sniff import Unreadable

PAGES = 3_000  # of a document; more are not read
PIECES = 5_000  # runs of letters on a page; more are not looked at
_GUTTER = 1.2  # line heights of white between two columns
# PDFium marks a hyphen that it takes for one of a line end; line breaks inside a run are none of ours.
_MARKS = str.maketrans({"\x02": "-", "\ufffe": "-", "\r": " ", "\n": " ", "\x00": None})
_ROW = 0.8  # line heights of white that part two blocks
_WORD_GAP = 0.15  # line heights of white between two words


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one height. Boxes in points from the lower left corner, as PDF counts."""

    page: int  # 1 for the first
    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


def lines(content: bytes) -> list[list[Line]]:
    """The lines of each page, in reading order.

    Raises Unreadable: broken, encrypted, or without any text (a scan).
    """
    try:
        document = PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"a PDF that cannot be opened: {error}") from error
    try:
        pages = [list(_page_lines(document, n)) for n in range(min(len(document), PAGES))]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"a PDF that is broken inside: {error}") from error
    finally:
        document.close()
    if not any(pages):
        raise Unreadable("a PDF without text: pictures of pages?")
    return pages


def _page_lines(document: PdfDocument, number: int) -> Iterator[Line]:
    page: PdfPage = document[number]
    text = page.get_textpage()
    try:
        yield from in_order(_joined(_pieces(text, number + 1)))
    finally:
        text.close()
        page.close()


def _pieces(text: PdfTextPage, page: int) -> list[Line]:
    """Runs of letters of one font on one height, as PDFium finds them."""
    found = []
    for n in range(min(text.count_rects(), PIECES)):
        left, bottom, right, top = text.get_rect(n)
        words = text.get_text_bounded(left, bottom, right, top).translate(_MARKS)
        if words.strip():
            bottom, top = _font_height(text, left, bottom, top)
            found.append(Line(page, words, left, bottom, right, top))
    return found


def _font_height(text: PdfTextPage, left: float, bottom: float, top: float) -> tuple[float, float]:
    """Bottom and top of the font, which unlike those of letters do not change from word to word."""
    letter = text.get_index(left + 0.5, (bottom + top) / 2, 3, 3)
    if letter is None:
        return bottom, top
    _, low, _, high = text.get_charbox(letter, loose=True)
    return (low, high) if low < high else (bottom, top)


def _joined(pieces: Sequence[Line]) -> list[Line]:
    """Pieces that stand side by side on one height, without a gutter between them, as one line."""
    made: list[Line] = []
    for piece in sorted(pieces, key=lambda p: (-round(p.bottom), p.left)):
        place = next(
            (
                n
                for n in range(len(made) - 1, max(-1, len(made) - 40), -1)
                if _beside(made[n], piece)
            ),
            None,
        )
        if place is None:
            made.append(piece)
        else:
            made[place] = _with(made[place], piece)
    return made


def _beside(line: Line, piece: Line) -> bool:
    overlap = min(line.top, piece.top) - max(line.bottom, piece.bottom)
    gap = piece.left - line.right
    height = max(line.height, piece.height)
    return overlap > 0.5 * min(line.height, piece.height) and -height < gap < _GUTTER * height


def _with(line: Line, piece: Line) -> Line:
    gap = piece.left - line.right > _WORD_GAP * line.height
    space = " " if gap and not line.text.endswith(" ") and not piece.text.startswith(" ") else ""
    return Line(
        line.page,
        line.text + space + piece.text,
        min(line.left, piece.left),
        min(line.bottom, piece.bottom),
        max(line.right, piece.right),
        max(line.top, piece.top),
    )


def in_order(found: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom, column by column (XY cut, Nagy and Seth 1984).

    A region is cut at a free column if one runs through all of it, else at its free rows, until
    nothing can be cut.
    """
    done: list[Line] = []
    waiting = [list(found)] if found else []
    while waiting:
        region = waiting.pop()
        parts = _columns(region) or _rows(region)
        if parts:
            waiting += reversed(parts)
        else:
            done += sorted(region, key=lambda n: (-n.top, n.left))
    return done


def _columns(region: Sequence[Line]) -> list[list[Line]] | None:
    """Left and right of the first free column, where both sides have several lines."""
    if len(region) < 4:
        return None
    gutter = _GUTTER * _middle([n.height for n in region]) * 0.5
    right = float("-inf")
    ordered = sorted(region, key=lambda n: n.left)
    for n, line in enumerate(ordered):
        if n >= 2 and len(ordered) - n >= 2 and line.left - right > gutter:
            return [ordered[:n], ordered[n:]]
        right = max(right, line.right)
    return None


def _rows(region: Sequence[Line]) -> list[list[Line]] | None:
    """The parts between free rows that are as high as most of a line."""
    ordered = sorted(region, key=lambda n: -n.top)
    free = _ROW * _middle([n.height for n in region])
    parts, floor = [[ordered[0]]], ordered[0].bottom
    for line in ordered[1:]:
        if floor - line.top > free:
            parts.append([])
        parts[-1].append(line)
        floor = min(floor, line.bottom)
    return parts if len(parts) > 1 else None


def _middle(numbers: Sequence[float]) -> float:
    return sorted(numbers)[len(numbers) // 2]
