"""What a part of a page is for, told by its element: menu, sidebar, form, caption, footer."""

import re
from collections.abc import Iterator

from turbohtml import Element

from dateline.lexicon.pages import PageRules
from dateline.lexicon.phrases import plain
from dateline.read.html_look import Look
from dateline.types import PassageKind, Span

_TAGS = {
    "nav": PassageKind.NAVIGATION,
    "menu": PassageKind.NAVIGATION,
    "aside": PassageKind.SIDEBAR,
    "footer": PassageKind.BOILERPLATE,
    "form": PassageKind.FORM,
    "select": PassageKind.FORM,
    "button": PassageKind.FORM,
    "textarea": PassageKind.FORM,
    "label": PassageKind.FORM,
    "figcaption": PassageKind.CAPTION,
    "caption": PassageKind.CAPTION,
}
_SMALL = frozenset({PassageKind.CAPTION, PassageKind.BYLINE, PassageKind.PUBLICATION_LINE})
_WORD = re.compile(r"[A-Za-z][a-z]*|[a-z]+")
_WHOLE = frozenset({"html", "body"})  # parts of no page
_LARGE_SHARE = 0.35  # of the page's prose: what holds more is no sidebar, whatever it is called
_SMALL_SHARE = 0.05  # the same of what holds the headline
_SMALL_SIZE = 600  # characters of a caption or byline at most


def parts(look: Look, headline: int | None) -> tuple[PassageKind | None, ...]:
    """The kind of the innermost named part around each block; None where nothing says.

    `headline`: where it starts; what holds it and much prose is no furniture.
    """
    page = look.page
    told = [
        (page.places_in(span), kind)
        for element, kind in _named(look)
        if _is_part(look, span := page.extents[element], kind, headline)
    ]
    told.sort(key=lambda part: (-part[0].start, part[0].stop))  # the last is the first to begin
    found: list[PassageKind | None] = []
    around: list[tuple[range, PassageKind]] = []
    for place in range(len(page.blocks)):
        while told and told[-1][0].start <= place:
            around.append(told.pop())
        while around and around[-1][0].stop <= place:
            around.pop()
        found.append(around[-1][1] if around else None)
    return tuple(found)


def _named(look: Look) -> Iterator[tuple[Element, PassageKind]]:
    """The elements that say by tag or name what they are for, inner before outer."""
    kinds = {name: _kind(name, look.rules) for name in set(look.names.values())}
    for element, name in look.names.items():
        tag = element.tag
        kind = _TAGS.get(tag) or kinds[name]
        if kind and tag not in _WHOLE:
            yield element, kind


def _kind(name: str, rules: PageRules) -> PassageKind | None:
    """By the words in a class, id, role; `sidebar-left`, `leftSidebar`, `wp-caption-text`."""
    words = (*name.lower().split(), *map(str.lower, _WORD.findall(name)))
    if rules.parts.keys().isdisjoint(words):
        return None
    return next(rules.parts[word] for word in words if word in rules.parts)


def _is_part(look: Look, span: Span, kind: PassageKind, headline: int | None) -> bool:
    """Is it small enough for what it is called?"""
    if kind in _SMALL:
        return span.end - span.start <= _SMALL_SIZE
    holds_headline = headline is not None and span.start <= headline < span.end
    share = _SMALL_SHARE if holds_headline else _LARGE_SHARE
    return look.mass.of(span) <= share * look.mass.whole


def furniture_line(words: str, rules: PageRules) -> bool:
    """A line that is never part of an article: "Advertisement", "Read more: ..."."""
    low = plain(words).strip(" .:>\u00bb\u203a\u2192-")
    return low in rules.lines or low.startswith(rules.line_starts)
