"""What a part of a page is for, told by its element: menu, sidebar, form, caption, footer."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from turbohtml import Element

from dateline.lexicon.pages import PageRules
from dateline.lexicon.phrases import plain
from dateline.read.html_look import Inherited, Look
from dateline.read.html_text import Block
from dateline.types import PassageKind

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


@dataclass(frozen=True)
class Parts:
    """Looks up the part of the page that a block belongs to; each element is asked once."""

    look: Look
    headline: int | None = None  # where it starts: what holds it and much prose is no furniture
    names: dict[str, PassageKind | None] = field(default_factory=dict, repr=False)

    def of(self, block: Block) -> PassageKind | None:
        """The kind of the innermost named part around a block; None where nothing says."""
        return self._kinds.of(block.element)

    @cached_property
    def _kinds(self) -> Inherited[PassageKind | None]:
        return Inherited(lambda element, above: self._own(element) or above)

    def _own(self, element: Element) -> PassageKind | None:
        tag, span = element.tag, self.look.page.extents.get(element)
        kind = _TAGS.get(tag) or self._named(element)
        if kind is None or span is None or tag in _WHOLE:
            return None
        if kind in _SMALL:
            return kind if span.end - span.start <= _SMALL_SIZE else None
        holds_headline = self.headline is not None and span.start <= self.headline < span.end
        share = _SMALL_SHARE if holds_headline else _LARGE_SHARE
        return kind if self.look.mass.of(span) <= share * self.look.mass.whole else None

    def _named(self, element: Element) -> PassageKind | None:
        """By the words in its class, id, role; `sidebar-left`, `leftSidebar`, `wp-caption-text`."""
        name = self.look.names.get(element, "")
        if name not in self.names:
            words = (*name.lower().split(), *(w.lower() for w in _WORD.findall(name)))
            kinds = (self.look.rules.parts[word] for word in words if word in self.look.rules.parts)
            self.names[name] = next(kinds, None)
        return self.names[name]


def furniture_line(words: str, rules: PageRules) -> bool:
    """A line that is never part of an article: "Advertisement", "Read more: ..."."""
    low = plain(words).strip(" .:>\u00bb\u203a\u2192-")
    return low in rules.lines or low.startswith(rules.line_starts)
