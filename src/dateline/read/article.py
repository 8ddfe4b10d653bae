"""The parts of an article's page: headline, byline, body, captions, and what is around them.

The body is found by votes: what the page says for machines (schema.org articleBody), trafilatura's
reading, and the shape of the paragraphs that both agree on. What the votes leave out is kept as
sidebar, navigation, form or boilerplate, by the names of its elements.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import trafilatura

from dateline.lexicon.phrases import plain
from dateline.lexicon.printed import printed_dates
from dateline.read.html_anchors import dating
from dateline.read.html_article import Body, own_body
from dateline.read.html_look import Look
from dateline.read.html_names import clean_name
from dateline.read.html_parts import furniture_line, parts
from dateline.read.html_text import Block, Rendered
from dateline.read.structured import Said
from dateline.types import Basis, Dating, PassageKind, Span

_WORDS = re.compile(r"\w+")
LARGEST = 2_000_000  # characters of HTML that trafilatura is asked to read
_ENOUGH = 250  # characters from which an articleBody is believed
_PARAGRAPH = 80  # characters of a paragraph that the votes may have missed
_SHORT = 160  # characters of a line that can be a byline or tell the date
_NEAR = 1200  # characters between an article and the line that dates it
_OUT = frozenset(
    {PassageKind.NAVIGATION, PassageKind.FORM, PassageKind.CAPTION, PassageKind.PUBLICATION_LINE}
)
_SIGNS = frozenset({PassageKind.BYLINE, PassageKind.PUBLICATION_LINE})
_WORDS_BY_A_DATE = 10  # "Posted on ... at 9:41 am by Anna Berg": more is a sentence
_SHORTEST = 12  # characters of a headline
_SEPARATORS = "|-:·»(•"
_BY_NAME = re.compile(r"(?<!\w)(?:by|von|par|por)[\s:]{1,3}([^\n|·•;(]{3,90})", re.IGNORECASE)
_PARTS = re.compile(r"[\n|·•,;]+")
_NAME = r"[^\W\d_a-zà-ÿ][^\W\d_.'’-]*[^\W\d_]*(?:[.'’-][^\W\d_]*){0,3}"
_PERSON = re.compile(
    rf"{_NAME}(?: (?:{_NAME}|de|van|von|al|bin|el|la|du|der|den|di|da|dos)){{1,4}}"
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
    heads = _heads(page, said)
    around = parts(look, heads.top)
    voted = _voted(look, html, said, own_body(look, around, heads.top or 0), around)
    headline = heads.above(min(voted, default=0))
    body = _trimmed(look, voted, headline)
    kinds = tuple(
        [
            PassageKind.HEADLINE
            if n in headline
            else PassageKind.BODY
            if n in body
            else _other(block, page.lines[n], around[n])
            for n, block in enumerate(page.blocks)
        ]
    )
    return Article(kinds, _name(said) or _author(look, kinds), _published(look, kinds, said))


def _trimmed(look: Look, voted: frozenset[int], headline: frozenset[int]) -> frozenset[int]:
    """The voted blocks without furniture, and without the short lines over the first paragraph

    that date or sign it or stand above the headline.
    """
    page = look.page
    first = min((n for n in voted if _is_prose(page.blocks[n])), default=0)
    title = max((n for n in headline if n < first), default=-1)
    return frozenset(
        n
        for n in voted
        if not furniture_line(words := page.lines[n], look.rules)
        and not (n < first and (n < title or _signs(words) is not None))
    )


def _name(said: Said) -> str | None:
    """The author that the page names for machines; a list of several may be long."""
    return said.author and (clean_name(said.author) or said.author)


def around_thread(look: Look, said: Said, first: int) -> tuple[PassageKind, ...]:
    """What each block of a thread's page is where it is in no post.

    Paragraphs between the headline and the first post (at `first`) are what is talked about.
    """
    page = look.page
    heads = _heads(page, said)
    around = parts(look, heads.top)
    headline = heads.above(len(page.blocks_in(Span(0, first))))
    top = page.blocks[max(headline)].start if headline else first
    return tuple(
        PassageKind.HEADLINE
        if n in headline
        else PassageKind.BODY
        if top < block.start < first and around[n] is None and _is_prose(block) and _shown(block)
        else _other(block, page.lines[n], around[n])
        for n, block in enumerate(page.blocks)
    )


def _shown(block: Block) -> bool:
    """No notice in a list of labels, no summary that opens at a click."""
    return block.element.closest("dl, details") is None


# ---------------------------------------------------------------- body


def _voted(
    look: Look, html: str, said: Said, own: Body, around: Sequence[PassageKind | None]
) -> frozenset[int]:
    """What the page says for machines, else what we see where we are sure, else the votes."""
    page = look.page
    told = own.places if own.sure else _told(page, html)
    stated = matched(page.text, page.blocks, said.body) if said.body else frozenset()
    if said.body and len(said.body) >= _ENOUGH and _length(page, stated) >= 0.8 * len(said.body):
        told = stated | frozenset(n for n in told if own.sure or _between(n, stated))
    kept = frozenset(n for n in told if around[n] not in _OUT and not _is_menu(page.blocks[n]))
    if own.sure and kept:
        return kept
    return kept | _like(page, kept, around) if kept else _unvoted(page, around)


def _unvoted(page: Rendered, around: Sequence[PassageKind | None]) -> frozenset[int]:
    """A page too small or too strange for the votes: everything that is no furniture."""
    return frozenset(
        n
        for n, block in enumerate(page.blocks)
        if around[n] is None and not _is_menu(block) and not _heading(block)
    )


def _between(place: int, places: frozenset[int]) -> bool:
    return min(places) <= place <= max(places)


def _is_menu(block: Block) -> bool:
    size = block.end - block.start
    return size < _SHORT and block.linked > 0.7 * size


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


@dataclass(frozen=True)
class _Heads:
    """What may be the headline of a page."""

    titles: tuple[int, ...]  # blocks that say its title
    headings: tuple[int, ...]  # its h1
    starts: tuple[int, ...]  # of its blocks

    @property
    def top(self) -> int | None:
        """Where the page's headline starts: the first line that says its title, else its first h1."""
        place = next(iter(self.titles or self.headings), None)
        return None if place is None else self.starts[place]

    def above(self, body: int) -> frozenset[int]:
        """The blocks of the headline of a body, and those that say the same again."""
        return frozenset(self.titles or [n for n in self.headings if n <= body + 1][-1:])


def _heads(page: Rendered, said: Said) -> _Heads:
    headings = tuple([n for n, block in enumerate(page.blocks) if _heading(block)])
    titles = tuple(_titles(page, said.title)) if said.title else ()
    return _Heads(titles, headings, page.starts)


def _heading(block: Block) -> bool:
    return block.element.tag == "h1"


def _folded(words: str) -> str:
    return " ".join(plain(words).split())


def _titles(page: Rendered, title: str) -> Iterator[int]:
    """The blocks that say the page's title, as far as its length lets them."""
    title = _folded(title)
    sizes = range(_SHORTEST, 2 * len(title) + 9)
    for n, line in enumerate(page.lines):
        if len(line) in sizes and plain(line[0]) == title[0] and _same(_folded(line), title):
            yield n


def _same(words: str, title: str) -> bool:
    """A title is often longer by the name of the site, or shorter than the headline."""
    if len(words) < _SHORTEST:
        return False
    if title.startswith(words):
        rest = title[len(words) :].lstrip()
        return not rest or rest[0] in _SEPARATORS or len(words) >= 0.6 * len(title)
    return words.startswith(title) and len(title) >= 0.6 * len(words)


def _other(block: Block, words: str, around: PassageKind | None) -> PassageKind:
    size = block.end - block.start
    if around in {None, PassageKind.BYLINE, PassageKind.PUBLICATION_LINE}:
        kind = _signs(words) if block.linked < size or around else None
        if kind is not None:
            return kind
    if around is not None:
        return around
    return PassageKind.NAVIGATION if _is_menu(block) else PassageKind.BOILERPLATE


def _signs(words: str) -> PassageKind | None:
    """Is a short line a byline, or does it tell the date?"""
    if len(words) > _SHORT:
        return None
    if _BYLINE.match(words):
        return PassageKind.BYLINE
    dates = printed_dates(words)
    if not dates:
        return None
    dated = sum(len(_WORDS.findall(words[s.start : s.end])) for s, _ in dates)
    rest = len(_WORDS.findall(words)) - dated
    return PassageKind.PUBLICATION_LINE if rest <= _WORDS_BY_A_DATE else None


def _author(look: Look, kinds: Sequence[PassageKind]) -> str | None:
    """The name in the byline nearest above the body, or in or below it."""
    page = look.page
    body = [b for b, kind in zip(page.blocks, kinds, strict=True) if kind is PassageKind.BODY]
    if not body:
        return None
    near = range(body[0].start - _NEAR, body[-1].end + _NEAR // 4 + 1)
    lines = [
        (b.start, line)
        for b, line, kind in zip(page.blocks, page.lines, kinds, strict=True)
        if kind in _SIGNS and b.start in near
    ]
    above = [line for start, line in lines if start < body[0].start]
    below = [line for _, line in lines[len(above) :] if _BYLINE.match(line)]
    labels = look.rules.hints.get("dating", ())
    names = [signed(line, labels) for line in (*reversed(above), *below)]
    return next((name for name in names if name), None)


def signed(line: str, labels: Sequence[str] = ()) -> str | None:
    """The name in a byline or publication line: "Posted on May 1, 2014 by Anna Berg".

    `labels`: words that stand before a date and are no part of a name.
    """
    for span, _ in reversed(printed_dates(line)):
        line = f"{_unlabelled(line[: span.start], labels)}\n{line[span.end :]}"
    by = _BY_NAME.search(line)
    if by:
        return clean_name(by[1])
    for part in _PARTS.split(line):
        name = clean_name(part)
        if name and _PERSON.fullmatch(name):
            return name
    return None


def _unlabelled(words: str, labels: Sequence[str]) -> str:
    """What stands before a date, without "Last updated on"."""
    bare = words.rstrip(" :,|-\u2013\u2014")
    low = plain(bare)
    label = max((x for x in labels if low.endswith(x)), key=len, default="")
    return bare[: len(bare) - len(label)] if label else words


def _published(look: Look, kinds: Sequence[PassageKind], said: Said) -> Dating:
    """What the page says for machines, with the words that say the same; else the line that is

    nearest above the body, or close below its end.
    """
    body = [b.span for b, k in zip(look.page.blocks, kinds, strict=True) if k is PassageKind.BODY]
    lines = [b.span for b, k in zip(look.page.blocks, kinds, strict=True) if k in _SIGNS]
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
