"""What a part of a page is for, told by its element: menu, sidebar, form, caption, footer."""

import re
from dataclasses import dataclass, field

from turbohtml import Element

from dateline.lexicon.pages import PageRules
from dateline.lexicon.phrases import plain
from dateline.read.html_shape import Mass, named
from dateline.read.html_text import Block, Rendered
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
_HIGHEST = 12  # how far up a block's element is asked
_LARGE_SHARE = 0.35  # of the page's prose: what holds more is no sidebar, whatever it is called
_SMALL_SHARE = 0.05  # the same of what holds the headline
_SMALL_SIZE = 600  # characters of a caption or byline at most


@dataclass(frozen=True)
class Parts:
    """Looks up the part of the page that a block belongs to; each element is asked once."""

    page: Rendered
    rules: PageRules
    mass: Mass
    headline: int | None = None  # where it starts: what holds it and much prose is no furniture
    known: dict[Element, PassageKind | None] = field(default_factory=dict, repr=False)
    names: dict[str, PassageKind | None] = field(default_factory=dict, repr=False)

    def of(self, block: Block) -> PassageKind | None:
        """The kind of the innermost named part around a block; None where nothing says."""
        here: object = block.element
        for _ in range(_HIGHEST):
            if not isinstance(here, Element) or here.tag in {"body", "html"}:
                return None
            kind = self._kind(here)
            if kind is not None:
                return kind
            here = here.parent
        return None

    def _kind(self, element: Element) -> PassageKind | None:
        if element not in self.known:
            self.known[element] = self._asked(element)
        return self.known[element]

    def _asked(self, element: Element) -> PassageKind | None:
        span = self.page.extents.get(element)
        kind = _TAGS.get(element.tag) or self._named(element)
        if kind is None or span is None:
            return None
        if kind in _SMALL:
            return kind if span.end - span.start <= _SMALL_SIZE else None
        if self.headline is not None and span.start <= self.headline < span.end:
            return kind if self.mass.of(span) <= _SMALL_SHARE * self.mass.whole else None
        return kind if self.mass.of(span) <= _LARGE_SHARE * self.mass.whole else None

    def _named(self, element: Element) -> PassageKind | None:
        """By the words in its class, id, role; `sidebar-left`, `leftSidebar`, `wp-caption-text`."""
        name = named(element, case=True)
        if name not in self.names:
            words = (*name.lower().split(), *(w.lower() for w in _WORD.findall(name)))
            kinds = (self.rules.parts[word] for word in words if word in self.rules.parts)
            self.names[name] = next(kinds, None)
        return self.names[name]


def furniture_line(words: str, rules: PageRules) -> bool:
    """A line that is never part of an article: "Advertisement", "Read more: ..."."""
    low = plain(words).strip(" .:>\u00bb\u203a\u2192-")
    return low in rules.lines or low.startswith(rules.line_starts)
