"""HTML to one text: what a reader sees, in order, with the place of every element in both.

Block elements begin a new line, paragraphs a blank line; white space inside a paragraph is folded
to one space. Scripts, styles and hidden parts are left out. One pass, linear in the page.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

import turbohtml
from turbohtml import Element, Node, SourceSpan, Text

from dateline.types import Span

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_HIDDEN_STYLE = re.compile(
    r"(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)", re.IGNORECASE
)

DROPPED = frozenset(
    {
        "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "embed",
        "canvas", "audio", "video", "map", "datalist", "param", "source", "track", "area",
        "base", "link", "meta", "title", "noframes",
    }
)  # fmt: skip
_PARAGRAPHS = frozenset(
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl",
        "table", "figure", "article", "section", "header", "footer", "aside", "nav", "main",
        "form", "fieldset", "hr", "hgroup", "details", "address", "menu",
    }
)  # fmt: skip
_LINES = frozenset(
    {
        "div", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption",
        "figcaption", "legend", "summary", "option", "optgroup", "select", "textarea",
        "button", "body", "html", "center", "br", "dialog", "search", "label",
    }
)  # fmt: skip
_CELLS = frozenset({"td", "th"})


_NOTICE = 500  # characters of a noscript element that are more than "please switch scripts on"
_EMPTY = re.compile(
    r"<(i|b|em|strong|span|a|div|p|td|th|li|ul|iframe|script|style|textarea|select|option|title|label|h[1-6]|noscript|button)"
    r"(?:\s[^<>]{0,2000})?/>",
    re.IGNORECASE,
)
_UNCLOSED_VOID = re.compile(
    r"<(?:br|hr|img|meta|link|input)(?:\s[^<>]{0,4000})?(?<!/)>", re.IGNORECASE
)
_NOSCRIPT = re.compile(r"<(/?)noscript([^>]{0,500}>)", re.IGNORECASE)


class Break(IntEnum):
    """What stands between two runs of words."""

    NONE = 0
    SPACE = 1
    CELL = 2
    LINE = 3
    PARAGRAPH = 4


_BREAKS = {
    **dict.fromkeys(_LINES, Break.LINE),
    **dict.fromkeys(_CELLS, Break.CELL),
    **dict.fromkeys(_PARAGRAPHS, Break.PARAGRAPH),
}
_PREFORMATTED = frozenset({"pre", "textarea"})
_BETWEEN = {Break.SPACE: " ", Break.CELL: "\t", Break.LINE: "\n", Break.PARAGRAPH: "\n\n"}


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words without a break: a line, a cell or a paragraph."""

    start: int
    end: int
    origin: Span  # characters in the HTML
    element: Element  # the innermost block element around it
    linked: int  # how many of its characters stand in links
    paragraph: bool  # does a blank line stand before it?

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Rendered:
    """The text of an HTML page, its blocks from top to bottom, and where each element stands."""

    document: turbohtml.Document
    text: str
    blocks: tuple[Block, ...]
    extents: Mapping[Element, Span]
    starts: tuple[int, ...]  # where each block starts

    def blocks_in(self, span: Span) -> tuple[Block, ...]:
        """The blocks that start inside the span."""
        return self.blocks[
            bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)
        ]

    def blocks_over(self, span: Span) -> tuple[Block, ...]:
        """The blocks that share a character with the span."""
        first = max(0, bisect_left(self.starts, span.start + 1) - 1)
        found = self.blocks[first : bisect_left(self.starts, span.end)]
        return found[1:] if found and found[0].end <= span.start else found

    def neighbours(self, one: Block, other: Block) -> bool:
        """Does nothing stand between the end of the one and the start of the other?"""
        place = bisect_left(self.starts, one.start) + 1
        return place < len(self.starts) and self.starts[place] == other.start

    def words(self, element: Element) -> str:
        """What a reader sees of an element."""
        span = self.extents.get(element)
        return self.text[span.start : span.end] if span else ""


class _Writer:
    """The text so far. Lives only while one page is rendered."""

    __slots__ = (
        "awaiting",
        "blocks",
        "element",
        "last_origin",
        "length",
        "linked",
        "open",
        "pending",
        "pieces",
        "waiting",
    )

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.pending = Break.NONE
        self.blocks: list[Block] = []
        self.open: tuple[int, int, bool] | None = None  # start, origin start, after a blank line?
        self.linked = 0
        self.last_origin = 0
        self.awaiting = False  # is it not known yet where the last words end in the source?
        self.waiting = 0  # the first block of which that is not known
        self.element: Element | None = None

    def need(self, kind: Break) -> None:
        self.pending = max(self.pending, kind)
        if kind >= Break.CELL and self.open is not None:
            self.close()

    def close(self) -> None:
        if self.open is not None and self.element is not None:
            start, origin, paragraph = self.open
            place = Span(origin, max(origin, self.last_origin))
            self.blocks.append(
                Block(start, self.length, place, self.element, self.linked, paragraph)
            )
        self.open, self.linked = None, 0

    def reach(self, place: int) -> None:
        """The source is known to go on at this place: there the words before it have ended."""
        if not self.awaiting:
            return
        self.awaiting = False
        self.last_origin = max(self.last_origin, place)
        for number in range(self.waiting, len(self.blocks)):
            block = self.blocks[number]
            if place > block.origin.end:
                self.blocks[number] = replace(block, origin=Span(block.origin.start, place))

    def write(self, words: str, origin: int, element: Element, *, linked: bool) -> int:
        """Add words that begin at `origin` in the source; where they begin in the text."""
        if self.pending and self.length:
            between = _BETWEEN[self.pending]
            self.pieces.append(between)
            self.length += len(between)
        start = self.length
        if self.open is None:
            self.open = (start, origin, self.pending is Break.PARAGRAPH)
            self.element = element
        self.pending = Break.NONE
        self.pieces.append(words)
        self.length = start + len(words)
        self.linked += len(words) if linked else 0
        self.last_origin = max(origin, self.last_origin)
        if not self.awaiting:
            self.awaiting, self.waiting = True, len(self.blocks)
        return start


def rendered(html: str) -> Rendered:
    """Parse a page and make its text: as a browser with scripts shows it before they run.

    A page that holds next to nothing then, but much for readers without scripts, is read as theirs.
    """
    html, added = _closed(html)
    page = _rendered(html, added)
    unseen = [pair for pair in _noscripts(html) if pair[1].start() - pair[0].end() >= _NOTICE]
    longest = max((close.start() - start.end() for start, close in unseen), default=0)
    if longest < max(_NOTICE, 2 * len(page.text)):
        return page
    other = _rendered(_opened(html, unseen), added)
    return other if len(other.text) > 2 * len(page.text) else page


_Pair = tuple[re.Match[str], re.Match[str]]


def _noscripts(html: str) -> Iterator[_Pair]:
    """The tags around each noscript element."""
    start: re.Match[str] | None = None
    for tag in _NOSCRIPT.finditer(html):
        if not tag[1]:
            start = start or tag
        elif start:
            yield start, tag
            start = None


def _opened(html: str, elements: Sequence[_Pair]) -> str:
    """The page with these noscript elements as ordinary ones, every character in its place."""
    pieces, last = [], 0
    for start, close in elements:
        pieces += [html[last : start.start()], "<section ", start[2]]
        pieces += [html[start.end() : close.start()], "</section ", close[2]]
        last = close.end()
    return "".join((*pieces, html[last:]))


def _closed(html: str) -> tuple[str, Sequence[int]]:
    """A page written as XML with its empty elements closed as HTML wants it, and where that was.

    `<i class="icon"/>` leaves everything after it in the icon, `<script src=".."/>` swallows it.
    Only for pages that write every `<br/>`, `<meta/>` and `<img/>` so, as tools do that save pages.
    """
    if _UNCLOSED_VOID.search(html) or not _EMPTY.search(html):
        return html, ()
    pieces, added, last = [], [], 0
    for found in _EMPTY.finditer(html):
        closing = f"</{found[1]}>"
        pieces += [html[last : found.end()], closing]
        added += [found.end()] * len(closing)
        last = found.end()
    pieces.append(html[last:])
    return "".join(pieces), added


def _rendered(html: str, added: Sequence[int]) -> Rendered:
    document = turbohtml.parse(html, source_locations=True, scripting=True)
    writer = _Writer()
    extents: dict[Element, Span] = {}
    if document.root is not None:
        _walk(document.root, writer, extents, len(html))
    writer.close()
    blocks = _with_true_origins(writer.blocks, html, added)
    return Rendered(
        document, "".join(writer.pieces), blocks, extents, tuple(b.start for b in blocks)
    )


class _Frame:
    """An element that is being written."""

    __slots__ = (
        "block", "breaks", "children", "element", "end", "linked", "preformatted", "quoting", "start",
    )  # fmt: skip

    def __init__(self, element: Element, above: "_Frame | None", end: SourceSpan | None) -> None:
        tag = element.tag
        self.element = element
        self.end = end  # its end tag
        self.breaks = _BREAKS.get(tag, Break.NONE)
        if tag == "cite" and above is not None and above.quoting:
            self.breaks = Break.LINE
        self.children: Iterator[Node] = iter(element.children)
        own_block = above is None or (self.breaks and tag != "br")
        self.block: Element = element if own_block or above is None else above.block
        self.linked: bool = tag == "a" or (above is not None and above.linked)
        self.preformatted: bool = tag in _PREFORMATTED or (above is not None and above.preformatted)
        self.start: int | None = None  # where its first word stands
        # a quotation or the box in it: who is quoted stands in a line of its own there
        self.quoting: bool = tag == "blockquote" or (
            tag == "div" and above is not None and above.element.tag == "blockquote"
        )


def _walk(root: Element, writer: _Writer, extents: dict[Element, Span], length: int) -> None:
    """Depth first, without recursion: pages may nest as deep as the parser lets them."""
    frames = [_Frame(root, None, None)]
    cursor = 0  # in the source
    while frames:
        frame = frames[-1]
        for node in frame.children:
            if isinstance(node, Text):
                if (data := node.data).isspace() and not frame.preformatted:
                    writer.pending = writer.pending or Break.SPACE
                else:
                    _text(data, frame, writer, cursor)
            elif isinstance(node, Element):
                place = node.source_location
                end = None
                if place:
                    start, end = place.start_tag, place.end_tag
                    writer.reach(start.start_offset)
                    cursor = max(cursor, start.end_offset)
                if node.tag not in DROPPED and (node.tag == "body" or not hidden(node)):
                    frames.append(_enter(node, frame, writer, end))
                    break
                if end:
                    cursor = max(cursor, end.end_offset)
        else:
            if frame.end:
                writer.reach(frame.end.start_offset)
                cursor = max(cursor, frame.end.end_offset)
            _leave(frames.pop(), frames, writer, extents)
    writer.reach(length)


def _enter(node: Element, above: _Frame, writer: _Writer, end: SourceSpan | None) -> _Frame:
    frame = _Frame(node, above, end)
    if node.tag == "br":
        writer.need(Break.PARAGRAPH if writer.pending >= Break.LINE else Break.LINE)
    elif frame.breaks:
        writer.need(frame.breaks)
    return frame


def _leave(
    frame: _Frame, frames: list[_Frame], writer: _Writer, extents: dict[Element, Span]
) -> None:
    if frame.start is not None:
        extents[frame.element] = Span(frame.start, writer.length)
        if frames and frames[-1].start is None:
            frames[-1].start = frame.start
    if frame.breaks and frame.element.tag != "br":
        writer.need(frame.breaks)


def _text(data: str, frame: _Frame, writer: _Writer, origin: int) -> None:
    if not data.isascii():
        data = _UNSEEN.sub("", data)
    for number, line in enumerate(data.split("\n") if frame.preformatted else (data,)):
        if number:
            writer.need(Break.PARAGRAPH if writer.pending >= Break.LINE else Break.LINE)
        words = " ".join(line.split())
        if not words:
            if line:
                writer.need(Break.SPACE)
            continue
        if line[0].isspace():
            writer.need(Break.SPACE)
        start = writer.write(words, origin, frame.block, linked=frame.linked)
        if frame.start is None:
            frame.start = start
        if line[-1].isspace():
            writer.need(Break.SPACE)


def hidden(element: Element) -> bool:
    """Does the page keep this from a reader's eyes?"""
    attrs = element.attrs
    if "hidden" in attrs and attrs["hidden"] != "until-found":
        return True
    style = attrs.get("style")
    return bool(style) and isinstance(style, str) and bool(_HIDDEN_STYLE.search(style[:1000]))


def _with_true_origins(blocks: list[Block], html: str, added: Sequence[int]) -> tuple[Block, ...]:
    """Origins in the page as it came: the parser counts \\r\\n once, and closing tags were added."""
    pairs = [m.start() - n for n, m in enumerate(re.finditer("\r\n", html))]
    if not pairs and not added:
        return tuple(blocks)
    shifted = [place + n for n, place in enumerate(added)]

    def true(offset: int) -> int:
        offset += bisect_left(pairs, offset)
        return offset - bisect_left(shifted, offset)

    return tuple(replace(b, origin=Span(true(b.origin.start), true(b.origin.end))) for b in blocks)
