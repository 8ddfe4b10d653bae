"""Posts of an engine nobody has described: parts of a page that come again, each with a date.

Siblings of one tag, or elements of one shape anywhere, are weighed by how much of the page's prose
they explain, how many they are, and how alike their dates stand in them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log

from turbohtml import Element

from dateline.read.html_anchors import Anchor
from dateline.read.html_look import Look, Root
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
    found = [g for g in (_weighed(look, group) for group in _groups(look)) if g is not None]
    best = max(found, key=lambda g: g.score, default=None)
    return _completed(look, raised(best)) if best else None


def raised(group: Group) -> Group:
    """The same posts by the outermost elements that hold one each."""
    roots = group.roots
    while all(len(root) == 1 for root in roots):
        above = [root[0].parent for root in roots]
        higher = tuple((e,) for e in above if isinstance(e, Element) and e.tag != "body")
        if len(set(higher)) < len(roots):
            break
        roots = higher
    return replace(group, roots=roots)


def _completed(look: Look, group: Group) -> Group:
    """With posts that stand apart: a first post in a box of its own has its date in like place."""
    spans = sorted(s for s in (_extent(look, r) for r in group.roots) if s)
    inside = Counter(k for s in spans for a in look.anchors_in(s) for k in _marks(look, a))
    usual = {k for k, times in inside.items() if times >= 0.6 * len(spans)}
    taken = {e for root in group.roots for e in root}
    holders = {e for element in taken for e in element.ancestors}
    added: list[Root] = []
    for anchor in look.anchors:
        if usual.isdisjoint(_marks(look, anchor)) or _within(anchor.span, spans):
            continue
        here = anchor.element
        while isinstance(here.parent, Element) and here.parent not in holders:
            here = here.parent
        span = look.page.extents.get(here)
        if span and here not in taken and look.mass.of(span) >= _LEAST_PROSE:
            taken.add(here)
            added.append((here,))
    return replace(group, roots=(*added, *group.roots)) if len(added) <= 2 else group


def _marks(look: Look, anchor: Anchor) -> tuple[Key, ...]:
    """What the element of a date looks like; without its parent only where it has a class."""
    above, own = look.key(anchor.element)
    return ((above, own), ("", own)) if "." in own else ((above, own),)


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return any(s.contains(span) for s in spans)


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
            if look.within and not look.within.contains(look.page.extents.get(here, look.within)):
                break
            seen.add(here)
            holder = _Holder(here, anchor)
            siblings[(above, here.tag)].append(holder)
            key = look.key(here)
            alike[key].append(holder)
            if "." in key[1]:  # the same class, wrapped unlike: a reply among replies
                alike["", key[1]].append(holder)
            here = above
    yield from (g for g in siblings.values() if len(g) > 1)
    yield from (g for g in alike.values() if len(g) > 1)


def _weighed(look: Look, group: Sequence[_Holder]) -> Group | None:
    """The group as posts of one element each, or of an element and the siblings after it."""
    whole = _group(look, group, [(h.element,) for h in group])
    places = Counter(_place(look, h) for h in group)
    usual = places.most_common(1)[0][0]
    heads = [h for h in group if _place(look, h) == usual]
    runs = _group(look, heads, _runs(heads)) if len(heads) > 1 else None
    if whole and runs and runs.share > 1.8 * whole.share:
        return runs
    return whole or runs


def _group(look: Look, group: Sequence[_Holder], roots: Sequence[Root]) -> Group | None:
    spans = [s for s in (_extent(look, r) for r in roots) if s]
    masses = sorted(_own_masses(look, spans))
    if len(masses) < 2 or masses[len(masses) // 2] < _LEAST_PROSE:
        return None
    share = sum(look.mass.of(s) for s in _disjoint(spans)) / look.mass.whole
    places = Counter(_place(look, h) for h in group)
    alike = places.most_common(1)[0][1] / len(group)
    score = share**1.5 * log(1 + len(spans)) * (0.3 + 0.7 * alike) * _kinship(look, group)
    return Group(tuple(roots), score, share)


def _own_masses(look: Look, spans: Sequence[Span]) -> list[int]:
    """The prose of each span without that of the spans inside it."""
    masses: list[int] = []
    open_spans: list[tuple[Span, int]] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        while open_spans and open_spans[-1][0].end <= span.start:
            open_spans.pop()
        mass = look.mass.of(span)
        if open_spans:
            masses[open_spans[-1][1]] -= mass
        open_spans.append((span, len(masses)))
        masses.append(mass)
    return masses


def _kinship(look: Look, group: Sequence[_Holder]) -> float:
    """1 where the elements share a class or all have none, less where they look unlike."""
    names = Counter(n for h in group for n in set(look.key(h.element)[1].split(".")[1:]))
    if not names:
        return 1.0
    return 0.5 + 0.5 * names.most_common(1)[0][1] / len(group)


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
