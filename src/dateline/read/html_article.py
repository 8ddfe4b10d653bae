"""Which part of a page is its article, by our own signs.

Every paragraph speaks for the elements around it, the nearer the louder, as in the readability
heuristic of arc90; names of elements ("entry-content", "related") and the place of the headline
add to that or take from it. An article in several boxes is joined by its paragraphs' likeness.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from turbohtml import Element

from dateline.read.html_look import Look
from dateline.read.html_text import Block
from dateline.types import PassageKind, Span

_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MARK = re.compile(r"[.!?,;:。、！？…]")
_NAME_PART = re.compile(r"[a-z]+")
_LEAST = 25  # characters of a line that counts
_SENTENCE = 60  # characters from which it counts fully, if it has a mark of punctuation
_FAINT = 0.4  # what a short line counts, and an element that ends above the headline
_PARAGRAPH_TAGS = frozenset({"p", "li", "h2", "h3", "h4", "blockquote"})
_WHOLE = frozenset({"html", "body"})  # parts of no page
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AROUND_PARAGRAPH = (0.0, 1.0, 0.5, 0.25)  # what a paragraph says for itself and those around it
_AROUND_LINE = (1.0, 0.7, 0.4, 0.2)  # the same of a line that stands in a box among others
_HIGHEST = 6  # how far up an article in several boxes is looked for
_CLEARLY = 0.6  # of the best score: a rival that reaches it makes us unsure
_ENOUGH = 400  # weight of an article that needs no second opinion
_PROSE = 300  # weight of paragraphs above it that cannot be passed over


@dataclass(frozen=True)
class Body:
    """The blocks of an article, and whether that needs no second opinion."""

    places: frozenset[int]
    sure: bool


_NONE = Body(frozenset(), sure=False)


def own_body(look: Look, around: Sequence[PassageKind | None], headline: int) -> Body:
    """The article as we see it; `around`: the furniture; `headline`: where the headline starts."""
    return _Finder(look, tuple(around), headline).found


@dataclass(frozen=True)
class _Finder:
    look: Look
    around: tuple[PassageKind | None, ...]
    headline: int

    @cached_property
    def found(self) -> Body:
        scores = self._scores()
        if not scores:
            return _NONE
        best = max(scores, key=lambda e: scores[e])
        span = self.look.page.extents[self._joined(best, scores)]
        rivals = (v for e, v in scores.items() if not self.look.page.extents[e].overlaps(span))
        sure = (
            self._weight(span) >= _ENOUGH
            and max(rivals, default=0.0) < _CLEARLY * scores[best]
            and not self._passed_over(span)
        )
        return Body(self._places(span), sure)

    @cached_property
    def _weights(self) -> tuple[float, ...]:
        """How much each block says that the elements around it are the article."""
        page = self.look.page
        weights = [
            0.0 if part is not None else _weight(line, block)
            for block, line, part in zip(page.blocks, page.lines, self.around, strict=True)
        ]
        done = 0
        for span in sorted(self._comments(), key=lambda s: (s.start, -s.end)):
            within = page.places_in(span) if span.end > done else range(0)
            weights[within.start : within.stop] = [0.0] * len(within)
            done = max(done, span.end)
        return tuple(weights)

    @cached_property
    def _sums(self) -> tuple[float, ...]:
        return (0.0, *accumulate(self._weights))

    def _within(self, span: Span) -> range:
        starts = self.look.page.starts
        return range(bisect_left(starts, span.start), bisect_left(starts, span.end))

    def _weight(self, span: Span) -> float:
        within = self._within(span)
        return self._sums[within.stop] - self._sums[within.start]

    def _comments(self) -> Iterator[Span]:
        """Where the page says that readers' comments stand; what holds the headline is none."""
        look, words = self.look, self.look.rules.comment_parts
        if not any(word in look.all_names for word in words):
            return
        called = {n for n in set(look.names.values()) if not words.isdisjoint(_parts(n))}
        for element, name in look.names.items():
            span = look.page.extents[element]
            if name in called and element.tag not in _WHOLE and self.headline not in range(*span):
                yield span

    def _scores(self) -> dict[Element, float]:
        raw: dict[Element, float] = defaultdict(float)
        for block, weight in zip(self.look.page.blocks, self._weights, strict=True):
            if not weight:
                continue
            here: object = block.element
            tag = block.element.tag
            for part in _AROUND_PARAGRAPH if tag in _PARAGRAPH_TAGS else _AROUND_LINE:
                if not isinstance(here, Element):
                    break
                raw[here] += part * weight
                here = here.parent
        extents = self.look.page.extents
        return {
            e: v * self._name(e) * (_FAINT if extents[e].end <= self.headline else 1)
            for e, v in raw.items()
            if e in extents
        }

    @cached_property
    def _names(self) -> dict[Element, float]:
        return {}

    def _name(self, element: Element) -> float:
        """How much an element's name says that it is the article: 1 where it says nothing."""
        found = self._names.get(element)
        if found is None:
            found = self._names[element] = self._asked(element)
        return found

    def _asked(self, element: Element) -> float:
        rules, name = self.look.rules, self.look.name(element)
        parts = _parts(name)
        score = 1.0
        if any(word in name for word in rules.body_names):
            score = 1.6
        elif element.tag in {"article", "main"} or not parts.isdisjoint(rules.body_parts):
            score = 1.25
        return score if parts.isdisjoint(rules.other_parts) else score * _FAINT

    def _joined(self, best: Element, scores: dict[Element, float]) -> Element:
        """The element that holds the best one and what else is like its paragraphs."""
        look, joined, top = self.look, best, best
        usual = self._usual(look.page.extents[best])
        for _ in range(_HIGHEST):
            above = top.parent
            if not isinstance(above, Element) or above.tag in {"body", "html"}:
                break
            top = above
            held = self._weight(look.page.extents[joined])
            more = self._weight(look.page.extents[above]) - held
            like = self._alike(look.page.extents[above], look.page.extents[joined], usual)
            as_good = self._name(above) >= 1 and scores.get(above, 0.0) >= 0.72 * scores[best]
            if (like > 0 and more - like <= 0.4 * like) or (as_good and more < 0.6 * held):
                joined = above
        return joined

    def _usual(self, span: Span) -> frozenset[str]:
        """The shapes of the paragraphs that make up most of a stretch."""
        shares: dict[str, float] = defaultdict(float)
        for n in self._within(span):
            for shape in self._shapes(n):
                shares[shape] += self._weights[n]
        whole = self._weight(span)
        return frozenset(shape for shape, share in shares.items() if share >= 0.25 * whole)

    def _shapes(self, place: int) -> Iterable[str]:
        """The classes of a paragraph, or its tag where it has none."""
        tag, *classes = self.look.shape(self.look.page.blocks[place].element).split(".")
        return classes or (tag,)

    def _alike(self, whole: Span, hole: Span, usual: frozenset[str]) -> float:
        """The weight of the usual paragraphs in a stretch, without the hole in it."""
        inside = self._within(hole)
        return sum(
            self._weights[n]
            for n in self._within(whole)
            if n not in inside and self._weights[n] and not usual.isdisjoint(self._shapes(n))
        )

    def _passed_over(self, span: Span) -> bool:
        """Does more than a subtitle stand between the headline and the article?"""
        between = Span(self.headline, max(self.headline, span.start))
        return self._weight(between) > max(_PROSE, 0.3 * self._weight(span))

    def _places(self, span: Span) -> frozenset[int]:
        """The blocks of the article without menus; a heading at its end heads something else."""
        blocks = self.look.page.blocks
        places = [n for n in self._within(span) if self.around[n] is None and _is_words(blocks[n])]
        while places and self._is_end(blocks[places[-1]]):
            places.pop()
        return frozenset(places)

    def _is_end(self, block: Block) -> bool:
        """A heading that heads nothing, or a label."""
        tag = block.element.tag
        return tag in _HEADINGS or (tag != "p" and block.end - block.start < _LEAST)


def _parts(name: str) -> frozenset[str]:
    return frozenset(_NAME_PART.findall(name.lower()))


def _weight(words: str, block: Block) -> float:
    """The length of a block that is nobody's link or label; of short lines less."""
    size = len(words)
    if block.linked > 0.5 * size:
        return 0.0
    if not words.isascii():
        size += 2 * len(_EAST_ASIAN.findall(words))
    size -= block.linked
    if size < _LEAST:
        return 0.0
    return float(size) if size >= _SENTENCE and _MARK.search(words) else _FAINT * size


def _is_words(block: Block) -> bool:
    """No line of links; a paragraph may be a link with words."""
    size = block.end - block.start
    return block.linked <= (0.6 if block.element.tag != "p" else 0.8 if size < 160 else 1) * size
