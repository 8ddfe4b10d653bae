"""The parts of an article's page: headline, byline, body, captions, and what is around them.

The body is found by votes: what the page says for machines (schema.org articleBody), trafilatura's
reading, and the shape of the paragraphs that both agree on. What the votes leave out is kept as
sidebar, navigation, form or boilerplate, by the names of its elements.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura

from dateline.lexicon.phrases import plain
from dateline.lexicon.printed import printed_dates
from dateline.read.html_anchors import dating
from dateline.read.html_look import Look
from dateline.read.html_names import clean_name
from dateline.read.html_parts import Parts, furniture_line
from dateline.read.html_text import Block, Rendered
from dateline.read.structured import Said
from dateline.types import Basis, Dating, PassageKind

_WORDS = re.compile(r"\w+")
LARGEST = 2_000_000  # characters of HTML that trafilatura is asked to read
_ENOUGH = 250  # characters from which an articleBody is believed
_PARAGRAPH = 80  # characters of a paragraph that the votes may have missed
_SHORT = 160  # characters of a line that can be a byline or tell the date
_NEAR = 1200  # characters between an article and the line that dates it
_OUT = frozenset(
    {PassageKind.NAVIGATION, PassageKind.FORM, PassageKind.CAPTION, PassageKind.PUBLICATION_LINE}
)
_BYLINE = re.compile(
    r"(?:by|von|par|por|de|di|door|text:|author:?|written by|reported by)\s", re.IGNORECASE
)


_UNDATED = Dating()


@dataclass(frozen=True)
class Article:
    """The kind of each block of a page that is no thread."""

    kinds: tuple[PassageKind, ...]
    author: str | None = None
    published: Dating = _UNDATED


def article(look: Look, html: str, said: Said) -> Article:
    """Label every block."""
    page = look.page
    parts = Parts(page, look.rules, look.mass)
    around = tuple(parts.of(b) for b in page.blocks)
    voted = _voted(page, html, said, around)
    body = frozenset(
        n for n in voted if not furniture_line(_line(page, page.blocks[n]), look.rules)
    )
    headline = _headline(page, said, min(voted, default=0))
    kinds = tuple(
        PassageKind.HEADLINE
        if n in headline
        else PassageKind.BODY
        if n in body
        else _other(block, _line(page, block), around[n])
        for n, block in enumerate(page.blocks)
    )
    return Article(kinds, _name(said) or _author(page, kinds), _published(look, kinds, said))


def _name(said: Said) -> str | None:
    """The author that the page names for machines; a list of several may be long."""
    return said.author and (clean_name(said.author) or said.author)


def around_thread(look: Look, said: Said, first: int) -> tuple[PassageKind, ...]:
    """What each block of a thread's page is where it is in no post.

    Paragraphs between the headline and the first post (at `first`) are what is talked about.
    """
    page = look.page
    parts = Parts(page, look.rules, look.mass)
    around = tuple(parts.of(b) for b in page.blocks)
    headline = _headline(page, said, 0)
    top = page.blocks[max(headline)].start if headline else first
    return tuple(
        PassageKind.HEADLINE
        if n in headline
        else PassageKind.BODY
        if top < block.start < first and around[n] is None and _is_prose(block)
        else _other(block, _line(page, block), around[n])
        for n, block in enumerate(page.blocks)
    )


def _line(page: Rendered, block: Block) -> str:
    return page.text[block.start : block.end]


# ---------------------------------------------------------------- body


def _voted(
    page: Rendered, html: str, said: Said, around: Sequence[PassageKind | None]
) -> frozenset[int]:
    told = _told(page, html)
    stated = matched(page.text, page.blocks, said.body or "")
    if said.body and len(said.body) >= _ENOUGH and _length(page, stated) >= 0.8 * len(said.body):
        told = stated | frozenset(n for n in told if _between(n, stated))
    kept = frozenset(n for n in told if around[n] not in _OUT and not _is_menu(page.blocks[n]))
    return kept | _like(page, kept, around)


def _between(place: int, places: frozenset[int]) -> bool:
    return min(places) <= place <= max(places)


def _is_menu(block: Block) -> bool:
    size = block.end - block.start
    return size < _SHORT and block.linked > 0.8 * size


def _like(
    page: Rendered, told: frozenset[int], around: Sequence[PassageKind | None]
) -> frozenset[int]:
    """Paragraphs that the votes missed: long, like those they found, between or just after them."""
    if not told:
        return frozenset()
    shapes = Counter[tuple[str, int]]()
    for n in told:
        block = page.blocks[n]
        shapes[_shape(block)] += block.end - block.start
    usual = {s for s, size in shapes.items() if size >= 0.3 * sum(shapes.values())}
    return frozenset(
        n
        for n in range(min(told), max(told))
        if n not in told
        and around[n] is None
        and _is_prose(page.blocks[n])
        and _shape(page.blocks[n]) in usual
    )


def _shape(block: Block) -> tuple[str, int]:
    above = block.element.parent
    return block.element.tag, len(block.element.attrs) if above is not None else 0


def _is_prose(block: Block) -> bool:
    size = block.end - block.start
    return size >= _PARAGRAPH and block.linked < 0.4 * size


def _told(page: Rendered, html: str) -> frozenset[int]:
    """What trafilatura reads as the article; of a page too long for it, every paragraph."""
    if len(html) > LARGEST:
        return frozenset(n for n, b in enumerate(page.blocks) if _is_prose(b))
    try:
        told = trafilatura.extract(html, fast=True, include_comments=False) or ""
    except (ValueError, TypeError, AssertionError, RecursionError):  # markup that lxml refuses
        return frozenset(n for n, b in enumerate(page.blocks) if _is_prose(b))
    return matched(page.text, page.blocks, told)


def _length(page: Rendered, places: frozenset[int]) -> int:
    return sum(page.blocks[n].end - page.blocks[n].start for n in places)


def matched(text: str, blocks: Sequence[Block], told: str) -> frozenset[int]:
    """The blocks whose words stand, in this order, in a text that somebody else extracted."""
    lines = {" ".join(_WORDS.findall(line)) for line in told.splitlines()}
    hay = " " + " ".join(_WORDS.findall(told)) + " "
    found = set()
    for place, block in enumerate(blocks):
        folded = " ".join(_WORDS.findall(text[block.start : block.end]))
        if folded and (folded in lines if folded.count(" ") < 3 else f" {folded} " in hay):
            found.add(place)
    return frozenset(found)


# ---------------------------------------------------------------- around the body


def _headline(page: Rendered, said: Said, first: int) -> frozenset[int]:
    """The blocks of the page's headline, and those that say the same again before the body ends."""
    title = _folded(said.title or "")
    places = [
        n
        for n, block in enumerate(page.blocks)
        if _same(_folded(page.text[block.start : block.end]), title)
    ]
    headings = [n for n, b in enumerate(page.blocks) if _heading(b)]
    if not places and headings:
        near = [n for n in headings if n <= first + 1]
        places = near[-1:]
    return frozenset(places)


def _heading(block: Block) -> bool:
    return block.element.tag == "h1"


def _folded(words: str) -> str:
    return " ".join(_WORDS.findall(plain(words)))


def _same(words: str, title: str) -> bool:
    """A title is often longer by the name of the site, or shorter than the headline."""
    if len(words) < 12 or not title:
        return False
    return words == title or (
        min(len(words), len(title)) >= 0.6 * max(len(words), len(title))
        and (title.startswith(words) or words.startswith(title))
    )


def _other(block: Block, words: str, around: PassageKind | None) -> PassageKind:
    size = block.end - block.start
    if size <= _SHORT and around in {None, PassageKind.BYLINE, PassageKind.PUBLICATION_LINE}:
        if _BYLINE.match(words) and block.linked < size:
            return PassageKind.BYLINE
        if printed_dates(words):
            return PassageKind.PUBLICATION_LINE
    if around is not None:
        return around
    return PassageKind.NAVIGATION if _is_menu(block) else PassageKind.BOILERPLATE


def _author(page: Rendered, kinds: Sequence[PassageKind]) -> str | None:
    """The name in the byline nearest above the body, or in or below it."""
    pairs = list(zip(page.blocks, kinds, strict=True))
    body = [b for b, kind in pairs if kind is PassageKind.BODY]
    if not body:
        return None
    near = [
        b
        for b, kind in pairs
        if kind is PassageKind.BYLINE
        and body[0].start - _NEAR <= b.start <= body[-1].end + _NEAR // 4
    ]
    above = [b for b in reversed(near) if b.start < body[0].start]
    for block in (*above, *(b for b in near if b.start >= body[0].start)):
        words = page.text[block.start : block.end]
        dates = printed_dates(words)
        name = clean_name(words[: dates[0][0].start] if dates else words)
        if name and len(name.split()) <= 8:
            return name
    return None


def _published(look: Look, kinds: Sequence[PassageKind], said: Said) -> Dating:
    """What the page says for machines, with the words that say the same; else the line that is

    nearest above the body, or close below its end.
    """
    body = [b.span for b, k in zip(look.page.blocks, kinds, strict=True) if k is PassageKind.BODY]
    lines = [
        b.span
        for b, k in zip(look.page.blocks, kinds, strict=True)
        if k in {PassageKind.PUBLICATION_LINE, PassageKind.BYLINE}
    ]
    found = [a for line in lines for a in look.anchors_in(line) if a.when]
    if said.published:
        same = [a for a in found if a.when == said.published]
        return dating(same[0]) if same else Dating(when=said.published, basis=Basis.STATED)
    if not body:
        return Dating()
    above = [a for a in found if 0 <= body[0].start - a.span.start <= _NEAR]
    below = [a for a in found if 0 <= a.span.start - body[-1].end <= _NEAR // 4]
    inside = [a for a in found if body[0].start < a.span.start < body[0].end + _NEAR // 4]
    nearest = [*reversed(above), *inside, *below]
    return dating(nearest[0]) if nearest else Dating()
