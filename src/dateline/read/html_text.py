"""HTML to one text: what a reader sees, in order, with the place of every element in both.

Block elements begin a new line, paragraphs a blank line; white space inside a paragraph is folded
to one space. Scripts, styles and hidden parts are left out. One pass, linear in the page.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import turbohtml
from turbohtml import Element, Node, Text

from dateline.read.html_origin import Tag, Tags
from dateline.types import Span

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_HIDDEN_STYLE = re.compile(
    r"(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)", re.IGNORECASE
)

_DROPPED = frozenset(
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
        "button", "body", "html", "center", "dialog", "search", "label",
    }
)  # fmt: skip
_CELLS = frozenset({"td", "th"})
_SHOWN = frozenset({"html", "body"})  # by their scripts at last


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


_SPACE, _CELL, _LINE, _PARAGRAPH = range(1, 5)  # breaks between runs of words, the larger wins
_BETWEEN = ("", " ", "\t", "\n", "\n\n")
_BREAKS = {
    **dict.fromkeys(_LINES, _LINE),
    **dict.fromkeys(_CELLS, _CELL),
    **dict.fromkeys(_PARAGRAPHS, _PARAGRAPH),
}
_PREFORMATTED = frozenset({"pre", "textarea"})


class Block(NamedTuple):
    """A run of words without a break: a line, a cell or a paragraph."""

    start: int
    end: int
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
    tags: Tags
    data: Span | None = None  # what in the HTML all of it was made of, where no tags show that

    def origins(self, runs: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        """Where runs of blocks stand in the HTML: the numbers of their first and last block."""
        return (self.data,) * len(runs) if self.data else self.tags.around(runs)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each block starts."""
        return tuple([b.start for b in self.blocks])

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The words of each block."""
        return tuple([self.text[b.start : b.end] for b in self.blocks])

    def blocks_in(self, span: Span) -> tuple[Block, ...]:
        """The blocks that start inside the span."""
        return self.blocks[
            bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)
        ]

    def places_in(self, span: Span) -> range:
        """The numbers of the blocks that stand in the span from end to end."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        beyond = first < last and self.blocks[last - 1].end > span.end
        return range(first, last - beyond)

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


def rendered(html: str) -> Rendered:
    """Parse a page and make its text: as a browser with scripts shows it before they run.

    A page that holds next to nothing then, but much for readers without scripts, is read as theirs.
    """
    html, added = _closed(html)
    page = _rendered(html, added)
    if all(len(e.text) < _NOTICE for e in page.document.select("noscript")):
        return page
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
    if document.root is not None:
        writer.write(document.root)
    tags = Tags(writer.tags, writer.places, html, added)
    return Rendered(document, "".join(writer.pieces), tuple(writer.blocks), writer.extents, tags)


_End = tuple[Element, int, int, Element, bool, bool]
"""An element whose end is to come: how many runs of words stand before it, its break, and what

holds around it: the innermost block element, is it a link, is it preformatted.
"""


class _Writer:
    """The text so far. Lives only while one page is rendered."""

    __slots__ = (
        "blocks", "extents", "first_tag", "last_tag", "length", "linked", "open", "pending",
        "pieces", "places", "runs", "tags",
    )  # fmt: skip

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0  # of the pieces together
        self.runs: list[int] = []  # where each run of words starts
        self.pending = 0  # the break before the next
        self.blocks: list[Block] = []
        self.places: list[tuple[int, int]] = []  # of the blocks among the tags
        self.tags: list[Tag] = []  # that were passed
        self.extents: dict[Element, Span] = {}
        self.open: tuple[int, Element, bool] | None = None  # a block: start, element, paragraph
        self.linked = 0  # how many characters of it stand in links
        self.first_tag = self.last_tag = 0  # how many tags stand before its first and last words

    def write(self, root: Element) -> None:  # noqa: C901, PLR0912 (a call a node doubles its time)
        """Depth first, without recursion: pages may nest as deep as the parser lets them."""
        hidden = {e for e in root.select("[hidden], [style]") if _hidden(e)}
        tags, runs, extents = self.tags, self.runs, self.extents
        waiting: list[Node | _End] = [root]
        block, linked, preformatted = root, False, False
        while waiting:
            node = waiting.pop()
            if isinstance(node, Text):
                data = node.data
                if preformatted:
                    self.lines(data, block, linked)
                elif data.isspace():
                    self.pending = self.pending or _SPACE
                else:
                    self.text(data, block, linked)
            elif isinstance(node, Element):
                tags.append(node)
                tag = node.tag
                if tag in _DROPPED or node in hidden:
                    tags.append((node,))
                    continue
                breaks = _BREAKS.get(tag, 0)
                if tag == "cite" and _quoting(node.parent):
                    breaks = _LINE
                waiting.append((node, len(runs), breaks, block, linked, preformatted))
                waiting += node.children[::-1]
                if breaks:
                    self.need(breaks)
                    block, preformatted = node, preformatted or tag in _PREFORMATTED
                elif tag == "a":
                    linked = True
                elif tag == "br":
                    self.break_line()
            elif isinstance(node, tuple):
                element, run, breaks, block, linked, preformatted = node
                tags.append((element,))
                if len(runs) > run:
                    extents[element] = Span(runs[run], self.length)
                if breaks:
                    self.need(breaks)
        self.close()

    def text(self, data: str, block: Element, linked: bool) -> None:
        if not data.isascii():
            data = _UNSEEN.sub("", data)
        words = " ".join(data.split())
        if not words:
            self.pending = self.pending or (_SPACE if data else 0)
            return
        if data[0].isspace():
            self.pending = self.pending or _SPACE
        self.words(words, block)
        self.linked += len(words) if linked else 0
        if data[-1].isspace():
            self.pending = _SPACE

    def lines(self, data: str, block: Element, linked: bool) -> None:
        """Preformatted text."""
        for number, line in enumerate(data.split("\n")):
            if number:
                self.break_line()
            self.text(line, block, linked)

    def break_line(self) -> None:
        self.need(_PARAGRAPH if self.pending >= _LINE else _LINE)

    def need(self, breaks: int) -> None:
        if breaks > self.pending:  # noqa: PLR1730 (called for every tag; max() is slow)
            self.pending = breaks
        if breaks > _SPACE and self.open is not None:
            self.close()

    def words(self, words: str, block: Element) -> None:
        if self.pending and self.length:
            between = _BETWEEN[self.pending]
            self.pieces.append(between)
            self.length += len(between)
        self.last_tag = len(self.tags)
        if self.open is None:
            self.open = self.length, block, self.pending == _PARAGRAPH
            self.first_tag = self.last_tag
        self.pending = 0
        self.runs.append(self.length)
        self.pieces.append(words)
        self.length += len(words)

    def close(self) -> None:
        if self.open is not None:
            start, element, paragraph = self.open
            self.blocks.append(Block(start, self.length, element, self.linked, paragraph))
            self.places.append((self.first_tag, self.last_tag))
        self.open, self.linked = None, 0


def _quoting(element: Node | None) -> bool:
    """A quotation or the box in it: who is quoted stands in a line of its own there."""
    if isinstance(element, Element) and element.tag == "div":
        element = element.parent
    return isinstance(element, Element) and element.tag == "blockquote"


def _hidden(element: Element) -> bool:
    """Does the page keep this from a reader's eyes?"""
    hidden, style = element.attrs.get("hidden", "until-found"), element.attr("style") or ""
    unseen = hidden != "until-found" or _HIDDEN_STYLE.search(style[:1000]) is not None
    return unseen and element.tag not in _SHOWN
