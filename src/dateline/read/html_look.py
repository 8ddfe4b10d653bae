"""A page as the finders of posts see it, and a post before its parts are known."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from turbohtml import Element

from dateline.lexicon.pages import PageRules
from dateline.lexicon.selectors import Choice
from dateline.read.html_anchors import Anchor
from dateline.read.html_shape import Key, Mass, named, own_elements, prose, shape
from dateline.read.html_text import Rendered
from dateline.types import Span

_MOST_ELEMENTS = 4000  # of one post that are looked at

Root = tuple[Element, ...]
"""The element of a post, or the siblings that make it up."""


@dataclass(frozen=True)
class Look:
    """A page as the finders of posts see it."""

    page: Rendered
    rules: PageRules
    anchors: tuple[Anchor, ...]
    within: Span | None = None  # the part of the page that is looked at, if not all of it
    shapes: dict[Element, str] = field(default_factory=dict, repr=False)

    @cached_property
    def names(self) -> dict[Element, str]:
        """What the page calls each element with words, inner before outer."""
        return {element: named(element, case=True) for element in self.page.extents}

    @cached_property
    def all_names(self) -> str:
        """All that stands in these names, in lower case."""
        return " ".join(dict.fromkeys(self.names.values())).lower()

    @cached_property
    def _words_in_names(self) -> frozenset[str]:
        return frozenset(self.all_names.split())

    def may_have(self, choice: Choice) -> bool:
        """Do the names stand on the page that the selector asks for?"""
        return choice.names <= self._words_in_names and all(
            words in self.all_names for words in choice.held
        )

    def name(self, element: Element) -> str:
        """What the page calls an element with words, in lower case."""
        return self.names.get(element, "").lower()

    @cached_property
    def mass(self) -> Mass:
        return prose(self.page, self.anchor_starts, self.within)

    def part(self, span: Span) -> "Look":
        """The same page, of which only this part is looked at."""
        return replace(self, within=span, anchors=self.anchors_in(span))

    @cached_property
    def lengths(self) -> Mass:
        """How many characters stand before each block, all of them counted alike."""
        sizes = (b.end - b.start for b in self.page.blocks)
        return Mass(self.page.starts, (0, *accumulate(sizes)))

    @cached_property
    def anchor_starts(self) -> tuple[int, ...]:
        return tuple(a.span.start for a in self.anchors)

    def anchors_in(self, span: Span) -> tuple[Anchor, ...]:
        starts = self.anchor_starts
        return self.anchors[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def key(self, element: Element) -> Key:
        """The element's shape and its parent's."""
        above = element.parent
        return (self.shape(above) if isinstance(above, Element) else "", self.shape(element))

    def shape(self, element: Element) -> str:
        found = self.shapes.get(element)
        if found is None:
            found = self.shapes[element] = shape(element, self.rules)
        return found


@dataclass(frozen=True)
class Case:
    """A post before its parts are known."""

    root: Root
    span: Span
    elements: tuple[Element, ...]  # its own, with words, in page order
    inside: tuple[Span, ...]


def cases_of(look: Look, roots: Sequence[Root]) -> list[Case]:
    taken = frozenset(e for root in roots for e in root)
    extents = look.page.extents
    cases = []
    for root in roots:
        spans = [extents[e] for e in root if e in extents]
        if not spans:
            continue
        own = []
        for element in own_elements(root, taken):
            if element in extents:
                own.append(element)
            if len(own) >= _MOST_ELEMENTS:
                break
        span = Span(min(s.start for s in spans), max(s.end for s in spans))
        cases.append(Case(root, span, tuple(own), ()))
    cases.sort(key=lambda c: (c.span.start, -c.span.end))
    return _nested(cases)


def _nested(cases: list[Case]) -> list[Case]:
    """Tell each case which others stand inside it; elements nest, so a stack is enough."""
    inside: dict[int, list[Span]] = defaultdict(list)
    open_cases: list[int] = []
    for n, case in enumerate(cases):
        while open_cases and cases[open_cases[-1]].span.end <= case.span.start:
            open_cases.pop()
        if open_cases and cases[open_cases[-1]].span.contains(case.span):
            inside[open_cases[-1]].append(case.span)
        open_cases.append(n)
    return [Case(c.root, c.span, c.elements, tuple(inside.get(n, ()))) for n, c in enumerate(cases)]


def outermost(look: Look, elements: Sequence[Element]) -> Iterator[tuple[Element, Span]]:
    end = -1
    for element in elements:
        span = look.page.extents.get(element)
        if span and span.start >= end:
            yield element, span
            end = span.end


def less(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """The span without the holes in it."""
    start = span.start
    for hole in sorted(holes):
        if hole.end <= start or hole.start >= span.end:
            continue
        if hole.start > start:
            yield Span(start, hole.start)
        start = max(start, hole.end)
    if start < span.end:
        yield Span(start, span.end)


def first_selected(case: Case, selectors: Sequence[str]) -> tuple[Element, ...]:
    """What the first selector that finds anything finds, inside this post and no other."""
    own = frozenset(case.elements)
    for selector in selectors:
        found = tuple(e for r in case.root for e in r.select(selector) if e in own)
        if found:
            return found
    return ()
