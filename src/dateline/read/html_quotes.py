"""Quotations inside posts: who is quoted, and which post on the page it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from turbohtml import Element

from dateline.read.html_look import Look, less
from dateline.read.html_names import clean_name, quoted_name
from dateline.read.html_posts import Unit
from dateline.read.html_shape import hinted
from dateline.types import Span

_NUMBER = re.compile(r"\d{1,12}")
_WORD = re.compile(r"\w+")
_NAMES = ("data-author", "data-username", "data-ipsquote-username", "data-quote", "data-user")
_REFERENCES = ("data-source", "data-ipsquote-contentcommentid", "data-post-id", "data-pid", "cite")
_MARKED = re.compile(r"^>[^\n]*(?:\n{1,2}>[^\n]*)*", re.MULTILINE)
_KNOWN_BY = 60  # words of a quotation that are looked for
_HEAD = 120  # characters of a quotation that may say whom it quotes
_HEAD_LINES = 3  # "Quote:", "Originally posted by Anna"
_AROUND_NAME = 40  # characters beside the name in a line that is only there for it
_SET_APART = ("strong", "b", "a", "cite")
_FARTHEST = 300  # posts back that a quotation without a link is looked for
_ENOUGH = 3  # words of a quotation by which its source is known


@dataclass(frozen=True)
class Quoted:
    """A quotation in a post; `source` is the place of the quoted post among the units."""

    span: Span
    author: str | None
    source: int | None
    words_start: int  # after "Anna wrote:", where only that line says so
    of_post: bool  # another post, as far as the page says; else words from elsewhere


_Words = Sequence[tuple[str, str]]
"""Of each unit its own words, and these with what it quotes."""

_Known = tuple[Sequence[Unit], dict[str, int], _Words]


def quoted(look: Look, units: Sequence[Unit]) -> tuple[tuple[Quoted, ...], ...]:
    """For each unit the quotations in it."""
    numbers = _numbers(units)
    words = [(_folded(look, u, own=True), _folded(look, u, own=False)) for u in units]
    known = (units, numbers, words)
    return tuple(tuple(_in_unit(look, place, known)) for place in range(len(units)))


def _in_unit(look: Look, place: int, known: _Known) -> Iterator[Quoted]:
    """The quotations in elements of their own, then lines marked with ">" as in letters."""
    unit = known[0][place]
    boxed = [_one(look, element, place, known) for element in unit.quotes]
    yield from boxed
    for body in unit.body:
        for part in less(body, (*(q.span for q in boxed), *unit.drop, *unit.inside)):
            yield from _lines(look, part, place, known[2])


def _lines(look: Look, part: Span, place: int, words: _Words) -> Iterator[Quoted]:
    """Runs of lines that begin with ">": several lines, or named, or those of an earlier post."""
    text = look.page.text
    for found in _MARKED.finditer(text, part.start, part.end):
        author, start = _named_above(look, part.start, found.start())
        content = " ".join(_WORD.findall(found[0].lower())[:_KNOWN_BY])
        source = _by_words(content, place, words)
        several = "\n" in found[0] and not found[0].startswith(">>>")  # no lines of a program
        if author or source is not None or several:
            of_post = bool(author or source is not None)
            yield Quoted(Span(start, found.end()), author, source, found.start(), of_post)


def _named_above(look: Look, least: int, end: int) -> tuple[str | None, int]:
    """Who is named in the line above a quotation, which may be broken in two; where it begins."""
    text = look.page.text
    least, start = max(least, end - 2 * _HEAD - 2), end
    for _ in range(2):
        above = text[least:start].rstrip()
        start = least + above.rfind("\n") + 1
        line = " ".join(text[start:end].split())
        if start == end or len(line) > _HEAD:
            break
        if name := quoted_name(line, (), look.rules):
            return name, start
    return None, end


def _one(look: Look, element: Element, place: int, known: _Known) -> Quoted:
    units, numbers, words = known
    span = _with_header(look, element, units[place].quotes)
    author, head_end = _attribution(look, element, span)
    if author is None and span == look.page.extents[element]:
        author, start = _named_above(look, units[place].span.start, span.start)
        span, head_end = Span(start, span.end), span.start
    source = _by_number(element, numbers)
    if source is None or source == place:
        parts = less(Span(head_end, span.end), units[place].drop)
        content = " ".join(look.page.text[p.start : p.end].lower() for p in parts)
        source = _by_words(" ".join(_WORD.findall(content)[:_KNOWN_BY]), place, words)
    if source is not None and author is None:
        author = units[source].author
    of_post = bool(
        author or source is not None or hinted(element, look.rules.hints.get("quote", ()))
    )
    return Quoted(span, author, source, span.start if _told(element) else head_end, of_post)


def _with_header(look: Look, element: Element, quotes: Sequence[Element]) -> Span:
    """The quotation with the line above it that names who is quoted, where that stands outside."""
    span = look.page.extents[element]
    above = next((e for e in islice(element.previous_siblings, 3) if isinstance(e, Element)), None)
    head = look.page.extents.get(above) if above else None
    if above is None or head is None or head.end - head.start > _HEAD:
        return span
    if look.page.text[head.end : span.start].strip():
        return span
    words = look.page.text[head.start : head.end]
    cue = hinted(above, look.rules.hints.get("quote", ())) or quoted_name(words, (), look.rules)
    return Span(head.start, span.end) if cue and above not in quotes else span


def _attribution(look: Look, element: Element, span: Span) -> tuple[str | None, int]:
    """Who is quoted, and where the quoted words begin."""
    name = _told(element)
    link = element.find("a")
    if link and hinted(link, look.rules.hints.get("mention", ())):
        place = look.page.extents.get(link)
        if place and place.start == span.start:
            return name or clean_name(look.page.words(link).lstrip("@")), place.end
    marked = _marked(look, element)
    text, start = look.page.text, span.start
    for _ in range(_HEAD_LINES):
        end = text.find("\n", start, min(span.end, start + _HEAD))
        whole = end < 0 and span.end - start < _HEAD
        line = text[start : span.end if whole else end] if whole or end > 0 else ""
        if name and name in line and len(line) < len(name) + _AROUND_NAME:
            return name, max(end, span.start)
        if found := quoted_name(line, marked, look.rules):
            return name or found, end if end > 0 else span.start
        if end < 0:
            break
        start = end + 1
    return name, span.start


def _told(element: Element) -> str | None:
    """The name of the one who is quoted, in an attribute."""
    told = (element.attrs.get(name) for name in _NAMES)
    names = (clean_name(v.partition(",")[0]) for v in told if isinstance(v, str))
    return next((n for n in names if n), None)


def _marked(look: Look, element: Element) -> tuple[str, ...]:
    """Words at the head of a quotation that stand in an element of their own."""
    found = element.find_all([*_SET_APART], limit=4)
    return tuple(w for w in map(look.page.words, found) if 0 < len(w) <= _AROUND_NAME)


def _numbers(units: Sequence[Unit]) -> dict[str, int]:
    """Numbers in the ids of posts: `post-1234`, `p1234`, `1234`."""
    found: dict[str, int] = {}
    for place, unit in enumerate(units):
        for root in unit.root:
            named = [root, *(e for e in root.find_all(limit=40) if e.attrs.get("id"))]
            for element in named:
                for attribute in ("id", "data-post-id", "data-content", "name"):
                    value = element.attrs.get(attribute)
                    if isinstance(value, str):
                        for number in _NUMBER.findall(value[:80]):
                            if len(number) >= 3:
                                found.setdefault(number, place)
    return found


def _by_number(element: Element, numbers: dict[str, int]) -> int | None:
    values = [element.attrs.get(name) for name in _REFERENCES]
    links = [element, *element.find_all("a", limit=3)]
    values += [link.attrs.get(name) for link in links for name in ("href", "data-content-selector")]
    for value in values:
        if isinstance(value, str):
            for number in reversed(_NUMBER.findall(value[:300])):
                if number in numbers:
                    return numbers[number]
    return None


def _by_words(content: str, place: int, words: _Words) -> int | None:
    """The nearest earlier unit that says so itself, else that quotes it."""
    if content.count(" ") + 1 < _ENOUGH:
        return None
    earlier = range(place - 1, max(-1, place - 1 - _FARTHEST), -1)
    for kind in (0, 1):
        for unit in earlier:
            if f" {content} " in words[unit][kind]:
                return unit
    return None


def _folded(look: Look, unit: Unit, *, own: bool) -> str:
    quoted = [look.page.extents[e] for e in unit.quotes] if own else []
    parts = [part for body in unit.body for part in less(body, quoted)]
    folded = (" ".join(_WORD.findall(look.page.text[p.start : p.end].lower())) for p in parts)
    return f" {' '.join(folded)} "
