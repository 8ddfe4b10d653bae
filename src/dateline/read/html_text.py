"""HTML to one text: what a reader sees, in order, with the place of every element in both.

Block elements begin a new line, paragraphs a blank line; white space inside a paragraph is folded
to one space. Scripts, styles and hidden parts are left out. One pass, linear in the page.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

import turbohtml
from turbohtml import Element, Node, Text

from dateline.types import Span

_SPACE = re.compile(r"\s+")
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
_NOSCRIPT = re.compile(r"<noscript([^>]{0,500}>)(.*?)</noscript>", re.IGNORECASE | re.DOTALL)


class Break(IntEnum):
    """What stands between two runs of words."""

    NONE = 0
    SPACE = 1
    CELL = 2
    LINE = 3
    PARAGRAPH = 4


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

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.pending = Break.NONE
        self.blocks: list[Block] = []
        self.open: tuple[int, int, bool] | None = None  # start, origin start, after a blank line?
        self.linked = 0
        self.last_origin = 0
        self.element: Element | None = None

    def need(self, kind: Break) -> None:
        self.pending = max(self.pending, kind)
        if kind >= Break.CELL:
            self.close()

    def close(self) -> None:
        if self.open is not None and self.element is not None:
            start, origin, paragraph = self.open
            self.blocks.append(
                Block(
                    start,
                    self.length,
                    Span(origin, max(origin, self.last_origin)),
                    self.element,
                    self.linked,
                    paragraph,
                )
            )
        self.open, self.linked = None, 0

    def write(self, words: str, origin: Span, element: Element, *, linked: bool) -> None:
        if self.pending and self.length:
            between = _BETWEEN[self.pending]
            self.pieces.append(between)
            self.length += len(between)
        if self.open is None:
            self.open = (self.length, origin.start, self.pending is Break.PARAGRAPH)
            self.element = element
        self.pending = Break.NONE
        self.pieces.append(words)
        self.length += len(words)
        self.linked += len(words) if linked else 0
        self.last_origin = max(origin.end, self.last_origin)


def rendered(html: str) -> Rendered:
    """Parse a page and make its text: as a browser with scripts shows it before they run.

    A page that holds next to nothing then, but much for readers without scripts, is read as theirs.
    """
    html, added = _closed(html)
    page = _rendered(html, added)
    unseen = max((len(m[2]) for m in _NOSCRIPT.finditer(html)), default=0)
    if unseen < max(_NOTICE, 2 * len(page.text)):
        return page
    other = _rendered(_NOSCRIPT.sub(_opened, html), added)
    return other if len(other.text) > 2 * len(page.text) else page


def _opened(found: re.Match[str]) -> str:
    """A long noscript element as an ordinary one, every character in its place."""
    if len(found[2]) < _NOTICE:
        return found[0]
    return f"<section {found[1]}{found[2]}</section >"


def _closed(html: str) -> tuple[str, Sequence[int]]:
    """A page written as XML with its empty elements closed as HTML wants it, and where that was.

    `<i class="icon"/>` leaves everything after it in the icon, `<script src=".."/>` swallows it.
    Only for pages that write every `<br/>`, `<meta/>` and `<img/>` so, as tools do that save pages.
    """
    if not _EMPTY.search(html) or _UNCLOSED_VOID.search(html):
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


@dataclass(slots=True)
class _Frame:
    element: Element
    children: list[Node]
    next: int
    block: Element
    linked: bool
    preformatted: bool
    start: int | None = None  # where its first word stands


def _walk(root: Element, writer: _Writer, extents: dict[Element, Span], length: int) -> None:
    """Depth first, without recursion: pages may nest as deep as the parser lets them."""
    frames = [_Frame(root, list(root.children), 0, root, False, False)]
    cursor = 0
    while frames:
        frame = frames[-1]
        if frame.next >= len(frame.children):
            cursor = max(cursor, _source_end(frame.element, cursor))
            _leave(frames.pop(), frames, writer, extents)
            continue
        node = frame.children[frame.next]
        frame.next += 1
        if isinstance(node, Text):
            end = _next_place(frame, length)
            _text(node.data, frame, writer, Span(cursor, max(cursor, end)))
        elif isinstance(node, Element):
            cursor = max(cursor, _source_start(node, cursor))
            if node.tag in DROPPED or (node.tag != "body" and hidden(node)):
                cursor = max(cursor, _source_end(node, cursor))
                continue
            frames.append(_enter(node, frame, writer))


def _enter(node: Element, above: _Frame, writer: _Writer) -> _Frame:
    tag = node.tag
    kind = break_of(tag)
    block = above.block
    if tag == "br":
        kind = Break.PARAGRAPH if writer.pending >= Break.LINE else Break.LINE
    elif kind:
        block = node
    if kind:
        writer.need(kind)
    return _Frame(
        node,
        list(node.children),
        0,
        block,
        above.linked or tag == "a",
        above.preformatted or tag in {"pre", "textarea"},
    )


def _leave(
    frame: _Frame, frames: list[_Frame], writer: _Writer, extents: dict[Element, Span]
) -> None:
    if frame.start is not None:
        extents[frame.element] = Span(frame.start, writer.length)
        if frames and frames[-1].start is None:
            frames[-1].start = frame.start
    kind = break_of(frame.element.tag)
    if kind and frame.element.tag != "br":
        writer.need(kind)


def _text(data: str, frame: _Frame, writer: _Writer, origin: Span) -> None:
    data = _UNSEEN.sub("", data)
    lines = data.split("\n") if frame.preformatted else [data]
    for number, line in enumerate(lines):
        if number:
            writer.need(Break.PARAGRAPH if writer.pending >= Break.LINE else Break.LINE)
        words = _SPACE.sub(" ", line)
        if not words:
            continue
        if words[0] == " ":
            writer.need(Break.SPACE)
        bare = words.strip(" ")
        if bare:
            gap = len(_BETWEEN[writer.pending]) if writer.pending and writer.length else 0
            if frame.start is None:
                frame.start = writer.length + gap
            writer.write(bare, origin, frame.block, linked=frame.linked)
            if words[-1] == " ":
                writer.need(Break.SPACE)


def break_of(tag: str) -> Break:
    if tag in _PARAGRAPHS:
        return Break.PARAGRAPH
    if tag in _CELLS:
        return Break.CELL
    return Break.LINE if tag in _LINES else Break.NONE


def hidden(element: Element) -> bool:
    """Does the page keep this from a reader's eyes?"""
    attrs = element.attrs
    if "hidden" in attrs and attrs["hidden"] != "until-found":
        return True
    style = attrs.get("style")
    return isinstance(style, str) and bool(_HIDDEN_STYLE.search(style[:1000]))


def _source_start(element: Element, default: int) -> int:
    place = element.source_location
    return place.start_tag.end_offset if place else default


def _source_end(element: Element, default: int) -> int:
    place = element.source_location
    return place.end_tag.end_offset if place and place.end_tag else default


def _next_place(frame: _Frame, length: int) -> int:
    """Where in the source the text before the frame's next child ends."""
    for node in frame.children[frame.next : frame.next + 2]:
        if isinstance(node, Element) and node.source_location:
            return node.source_location.start_tag.start_offset
    place = frame.element.source_location
    if place and place.end_tag:
        return place.end_tag.start_offset
    return 0 if frame.element.parent is not None else length


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
