"""Posts of an engine nobody has described: parts of a page that come again, each with a date.

Siblings of one tag, or elements of one shape anywhere, are weighed by how much of the page's prose
they explain, how many they are, and how alike their dates stand in them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from turbohtml import Element

from dateline.read.html_anchors import Anchor
from dateline.read.html_posts import Look, Root
from dateline.read.html_shape import Key
from dateline.types import Span

_HIGHEST = 25  # how far above a date its post is looked for
_LEAST_PROSE = 15  # characters of own words in a middling post


@dataclass(frozen=True)
class Group:
    """Elements that may be the posts of a page."""

    roots: tuple[Root, ...]
    score: float
    share: float  # of the page's prose


def repeats(look: Look) -> Group | None:
    """The best group of at least two, or None."""
    if look.mass.whole == 0 or len(look.anchors) < 2:
        return None
    found = [g for g in map(_weighed(look), _groups(look)) if g is not None]
    return max(found, key=lambda g: g.score, default=None)


@dataclass(frozen=True)
class _Holder:
    element: Element
    anchor: Anchor  # the first date in it


def _groups(look: Look) -> Iterator[list[_Holder]]:
    siblings: dict[tuple[Element, str], list[_Holder]] = defaultdict(list)
    alike: dict[Key, list[_Holder]] = defaultdict(list)
    seen: set[Element] = set()
    for anchor in look.anchors:
        here: Element = anchor.element
        for _ in range(_HIGHEST):
            above = here.parent
            if not isinstance(above, Element) or here in seen or here.tag == "body":
                break
            seen.add(here)
            holder = _Holder(here, anchor)
            siblings[(above, here.tag)].append(holder)
            alike[look.key(here)].append(holder)
            here = above
    yield from (g for g in siblings.values() if len(g) > 1)
    yield from (g for g in alike.values() if len(g) > 1)


def _weighed(look: Look) -> "_Weigher":
    return _Weigher(look)


@dataclass(frozen=True)
class _Weigher:
    look: Look

    def __call__(self, group: Sequence[_Holder]) -> Group | None:
        whole = self._group(group, [(h.element,) for h in group])
        runs = self._group(group, _runs(group))
        if whole and runs and runs.share > 1.8 * whole.share:
            return runs
        return whole or runs

    def _group(self, group: Sequence[_Holder], roots: Sequence[Root]) -> Group | None:
        look = self.look
        spans = [s for s in (_extent(look, r) for r in roots) if s]
        masses = sorted(look.mass.of(s) for s in spans)
        if len(masses) < 2 or masses[len(masses) // 2] < _LEAST_PROSE:
            return None
        share = sum(look.mass.of(s) for s in _disjoint(spans)) / look.mass.whole
        places = Counter(_place(look, h) for h in group)
        alike = places.most_common(1)[0][1] / len(group)
        shapes = Counter(look.key(h.element)[1] for h in group)
        same = 0.5 + 0.5 * shapes.most_common(1)[0][1] / len(group)
        score = share * log(1 + len(spans)) * (0.3 + 0.7 * alike) * same
        return Group(tuple(roots), score, share)


def _place(look: Look, holder: _Holder) -> tuple[Key, int]:
    """Where in a post its first date stands: the shape of its element, and how deep it is."""
    depth = 0
    here = holder.anchor.element
    while here is not holder.element and isinstance(here.parent, Element):
        here, depth = here.parent, depth + 1
    return look.key(holder.anchor.element), depth


def _extent(look: Look, root: Root) -> Span | None:
    spans = [look.page.extents[e] for e in root if e in look.page.extents]
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


def _disjoint(spans: Iterable[Span]) -> Iterator[Span]:
    end = 0
    for span in sorted(spans):
        if span.end > end:
            yield Span(max(span.start, end), span.end)
            end = span.end


def _runs(group: Sequence[_Holder]) -> list[Root]:
    """Each element with its siblings up to the next of the group: header row, body row."""
    heads = {h.element for h in group}
    roots = []
    for holder in group:
        run = [holder.element]
        for sibling in holder.element.next_siblings:
            if isinstance(sibling, Element):
                if sibling in heads:
                    break
                run.append(sibling)
        roots.append(tuple(run))
    return roots
