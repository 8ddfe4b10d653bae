"""Quotations inside posts: who is quoted, and which post on the page it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from turbohtml import Element

from dateline.lexicon.pages import PageRules
from dateline.lexicon.phrases import plain
from dateline.read.html_look import Look
from dateline.read.html_names import clean_name
from dateline.read.html_posts import Unit
from dateline.read.html_shape import hinted
from dateline.types import Span

_NUMBER = re.compile(r"\d{1,12}")
_WORD = re.compile(r"\w+")
_NAMES = ("data-author", "data-username", "data-ipsquote-username", "data-quote", "data-user")
_REFERENCES = ("data-source", "data-ipsquote-contentcommentid", "data-post-id", "data-pid", "cite")
_HEAD = 120  # characters of a quotation that may say whom it quotes
_FARTHEST = 300  # posts back that a quotation without a link is looked for
_ENOUGH = 3  # words of a quotation by which its source is known


@dataclass(frozen=True)
class Quoted:
    """A quotation in a post; `source` is the place of the quoted post among the units."""

    span: Span
    author: str | None
    source: int | None
    words_start: int  # after "Anna wrote:"
    of_post: bool  # another post, as far as the page says; else words from elsewhere


def quoted(look: Look, units: Sequence[Unit]) -> tuple[tuple[Quoted, ...], ...]:
    """For each unit the quotations in it."""
    numbers = _numbers(units)
    words = [_folded(look, u) for u in units]
    return tuple(
        tuple(_one(look, element, place, (units, numbers, words)) for element in unit.quotes)
        for place, unit in enumerate(units)
    )


_Known = tuple[Sequence[Unit], dict[str, int], Sequence[str]]


def _one(look: Look, element: Element, place: int, known: _Known) -> Quoted:
    units, numbers, words = known
    span = look.page.extents[element]
    author, head_end = _attribution(look, element, span)
    source = _by_number(element, numbers)
    if source is None or source == place:
        content = " ".join(_WORD.findall(look.page.text[head_end : span.end].lower())[:60])
        source = _by_words(content, place, words)
    if source is not None and author is None:
        author = units[source].author
    of_post = bool(
        author or source is not None or hinted(element, look.rules.hints.get("quote", ()))
    )
    return Quoted(span, author, source, head_end, of_post)


def _attribution(look: Look, element: Element, span: Span) -> tuple[str | None, int]:
    """Who is quoted, and where the quoted words begin."""
    for name in _NAMES:
        value = element.attrs.get(name)
        if isinstance(value, str) and (found := clean_name(value.partition(",")[0])):
            return found, span.start
    text = look.page.text
    line_end = text.find("\n", span.start, min(span.end, span.start + _HEAD))
    head = text[span.start : line_end if line_end > 0 else span.start + _HEAD]
    found = _named_in(head, look.rules) if line_end > 0 or len(head) < _HEAD else None
    return (found, line_end) if found and line_end > 0 else (found, span.start)


def _named_in(line: str, rules: PageRules) -> str | None:
    """The name in "Anna wrote:" or "Quote from Anna"."""
    low = plain(line)
    for cue in rules.before_name:
        at = low.find(cue)
        if at >= 0:
            rest = line[at + len(cue) :].strip(' :\u00bb"')
            if rest and (name := clean_name(re.split(r"\s(?:on|am|le|at)\s|[:;\u00bb]", rest)[0])):
                return name
    for cue in rules.after_name:
        at = low.find(f" {cue}")
        if at > 0:
            return clean_name(line[:at])
    return None


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


def _by_words(content: str, place: int, words: Sequence[str]) -> int | None:
    if content.count(" ") + 1 < _ENOUGH:
        return None
    for earlier in range(place - 1, max(-1, place - 1 - _FARTHEST), -1):
        if f" {content} " in words[earlier]:
            return earlier
    return None


def _folded(look: Look, unit: Unit) -> str:
    return (
        " "
        + " ".join(
            " ".join(_WORD.findall(look.page.text[b.start : b.end].lower())) for b in unit.body
        )
        + " "
    )
