"""The posts of a page once their elements are known: own words, author, date, quotations.

What an engine's selectors do not say is found from what the posts have in common: the part that
holds most prose and least furniture is the body, the short part that names somebody the author.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from turbohtml import Element

from dateline.interval import Interval
from dateline.lexicon.pages import Engine, PageRules
from dateline.read.html_anchors import Anchor, attribute_date
from dateline.read.html_shape import Key, Mass, hinted, key, own_elements, prose
from dateline.read.html_text import Rendered
from dateline.types import Basis, Dating, Span

_LONGEST_NAME = 50
_LETTER = re.compile(r"[^\W_]")
_BY = re.compile(r"(?<!\w)(?:posted by|by|von|par|por|from|author)(?!\w)[\s:]{1,3}", re.IGNORECASE)
_NAME_END = re.compile(r"[\s:,»>|(\u2022\u00b7-]+$")
_MOST_ELEMENTS = 4000  # of one post that are looked at

Root = tuple[Element, ...]
"""The element of a post, or the siblings that make it up."""


@dataclass(frozen=True)
class Look:
    """A page as the finders of posts see it."""

    page: Rendered
    rules: PageRules
    anchors: tuple[Anchor, ...]
    keys: dict[Element, Key] = field(default_factory=dict, repr=False)

    @cached_property
    def mass(self) -> Mass:
        return prose(self.page, self.anchor_starts)

    @cached_property
    def anchor_starts(self) -> tuple[int, ...]:
        return tuple(a.span.start for a in self.anchors)

    def anchors_in(self, span: Span) -> tuple[Anchor, ...]:
        starts = self.anchor_starts
        return self.anchors[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def key(self, element: Element) -> Key:
        found = self.keys.get(element)
        if found is None:
            found = self.keys[element] = key(element, self.rules)
        return found


@dataclass(frozen=True)
class Unit:
    """One post or comment."""

    root: Root
    span: Span
    body: tuple[Span, ...]
    author: str | None = None
    author_span: Span | None = None
    published: Dating | None = None
    panel: tuple[Span, ...] = ()
    drop: tuple[Span, ...] = ()
    quotes: tuple[Element, ...] = ()
    inside: tuple[Span, ...] = ()  # where other units stand inside it


@dataclass(frozen=True)
class _Case:
    """A post before its parts are known."""

    root: Root
    span: Span
    elements: tuple[Element, ...]  # its own, with words, in page order
    inside: tuple[Span, ...]


def units(look: Look, roots: Sequence[Root], engine: Engine | None = None) -> tuple[Unit, ...]:
    """The posts whose elements these are, in page order; those without a word are left out."""
    cases = _cases(look, roots)
    bodies = _bodies(look, cases, engine)
    dates = _dates(look, cases, bodies, engine)
    named = _authors(look, cases, bodies, engine)
    authors = [n if n[0] else _before(look, d) for n, d in zip(named, dates, strict=True)]
    return tuple(
        Unit(
            root=case.root,
            span=case.span,
            body=body,
            author=author[0],
            author_span=author[1],
            published=date,
            panel=_selected(look, case, engine.panel if engine else None),
            drop=_dropped(look, case, body, engine),
            quotes=_quotes(look, case, body, engine),
            inside=case.inside,
        )
        for case, body, author, date in zip(cases, bodies, authors, dates, strict=True)
        if body
    )


def _cases(look: Look, roots: Sequence[Root]) -> list[_Case]:
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
        cases.append(_Case(root, span, tuple(own), ()))
    cases.sort(key=lambda c: (c.span.start, -c.span.end))
    return _nested(cases)


def _nested(cases: list[_Case]) -> list[_Case]:
    """Tell each case which others stand inside it; elements nest, so a stack is enough."""
    inside: dict[int, list[Span]] = defaultdict(list)
    open_cases: list[int] = []
    for n, case in enumerate(cases):
        while open_cases and cases[open_cases[-1]].span.end <= case.span.start:
            open_cases.pop()
        if open_cases and cases[open_cases[-1]].span.contains(case.span):
            inside[open_cases[-1]].append(case.span)
        open_cases.append(n)
    return [
        _Case(c.root, c.span, c.elements, tuple(inside.get(n, ()))) for n, c in enumerate(cases)
    ]


def _outermost(look: Look, elements: Sequence[Element]) -> Iterator[tuple[Element, Span]]:
    end = -1
    for element in elements:
        span = look.page.extents.get(element)
        if span and span.start >= end:
            yield element, span
            end = span.end


def _less(span: Span, holes: Sequence[Span]) -> Iterator[Span]:
    """The span without the holes in it."""
    start = span.start
    for hole in holes:
        if hole.end <= start or hole.start >= span.end:
            continue
        if hole.start > start:
            yield Span(start, hole.start)
        start = max(start, hole.end)
    if start < span.end:
        yield Span(start, span.end)


# ---------------------------------------------------------------- own words


def _bodies(look: Look, cases: Sequence[_Case], engine: Engine | None) -> list[tuple[Span, ...]]:
    if engine and engine.body:
        found = [_first_selected(case, engine.body) for case in cases]
    else:
        best = _body_key(look, cases)
        found = [tuple(e for e in case.elements if best in _keys(look, e)) for case in cases]
    spans = [tuple(s for _, s in _outermost(look, e)) for e in found]
    if engine:
        return spans
    return [s or tuple(_less(c.span, c.inside)) for s, c in zip(spans, cases, strict=True)]


def _body_key(look: Look, cases: Sequence[_Case]) -> Key | None:
    """The shape of the part whose text is nearest to the prose of the posts (Dice coefficient)."""
    mass: dict[Key, int] = defaultdict(int)
    size: dict[Key, int] = defaultdict(int)
    holders: dict[Key, int] = defaultdict(int)
    total = 0
    for case in cases:
        total += sum(look.mass.of(s) for s in _less(case.span, case.inside))
        ends: dict[Key, int] = {}
        for element in case.elements:
            span = look.page.extents[element]
            parts = tuple(_less(span, case.inside))
            weight, length = sum(map(look.mass.of, parts)), sum(b - a for a, b in parts)
            for k in _keys(look, element):
                if span.start >= ends.get(k, 0):
                    holders[k] += k not in ends
                    ends[k] = span.end
                    mass[k] += weight
                    size[k] += length
    good = [k for k in mass if holders[k] >= 0.6 * len(cases)]
    return max(good, key=lambda k: 2 * mass[k] / max(1, size[k] + total), default=None)


def _keys(look: Look, element: Element) -> tuple[Key, Key]:
    """The element's shape with and without its parent's: posts may be wrapped unlike each other."""
    above, own = look.key(element)
    return (above, own), ("", own)


def _first_selected(case: _Case, selectors: Sequence[str]) -> tuple[Element, ...]:
    """What the first selector that finds anything finds, inside this post and no other."""
    own = frozenset(case.elements)
    for selector in selectors:
        found = tuple(e for r in case.root for e in r.select(selector) if e in own)
        if found:
            return found
    return ()


def _selected(look: Look, case: _Case, selector: str | None) -> tuple[Span, ...]:
    if not selector:
        return ()
    own = frozenset(case.elements)
    found = [e for r in case.root for e in r.select(selector) if e in own]
    return tuple(s for _, s in _outermost(look, found))


def _dropped(
    look: Look, case: _Case, body: Sequence[Span], engine: Engine | None
) -> tuple[Span, ...]:
    """Signatures, buttons and edit notes."""
    named = list(_selected(look, case, engine.drop if engine else None))
    words = (*look.rules.hints.get("signature", ()), *look.rules.hints.get("buttons", ()))
    for element in case.elements:
        span = look.page.extents[element]
        small = any(b.contains(span) and b != span for b in body)
        if small and element.tag not in {"p", "a", "b", "i", "span"} and hinted(element, words):
            named.append(span)
    return tuple(sorted(set(named)))


# ---------------------------------------------------------------- who


Named = tuple[str | None, Span | None]


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    span: Span
    score: float


def _authors(
    look: Look, cases: Sequence[_Case], bodies: Sequence[tuple[Span, ...]], engine: Engine | None
) -> list[Named]:
    told = [_told_author(look, case, engine.author if engine else ()) for case in cases]
    if all(name for name, _ in told):
        return told
    found = [dict(_candidates(look, c, body)) for c, body in zip(cases, bodies, strict=True)]
    scores = _author_scores(found)
    ranked = sorted(scores, key=lambda k: -scores[k])
    return [
        one if one[0] else _by_rank(ranked, scores, mine)
        for one, mine in zip(told, found, strict=True)
    ]


def _author_scores(found: Sequence[Mapping[Key, "_Candidate"]]) -> dict[Key, float]:
    """How likely each part of a post names its author: in most posts, not the same in all."""
    values: dict[Key, list[_Candidate]] = defaultdict(list)
    for mine in found:
        for k, candidate in mine.items():
            values[k].append(candidate)
    scores = {}
    for k, candidates in values.items():
        varied = len({c.name for c in candidates}) > 1 or len(found) == 1
        mean = sum(c.score for c in candidates) / len(candidates)
        scores[k] = len(candidates) / len(found) * (mean + (0.8 if varied else -0.4)) - 0.4
    return scores


def _by_rank(
    ranked: Sequence[Key], scores: Mapping[Key, float], mine: Mapping[Key, "_Candidate"]
) -> Named:
    for k in ranked:
        if scores[k] <= 0:
            break
        if k in mine:
            return mine[k].name, mine[k].span
    return (None, None)


def _told_author(look: Look, case: _Case, selectors: Sequence[str]) -> Named:
    own = frozenset(case.elements)
    for selector in selectors:
        if selector.startswith("@"):
            name = _attribute(case, selector[1:])
            if name:
                return name, _where(look, case, name)
            continue
        for element in (e for r in case.root for e in r.select(selector)):
            if element in own and (found := _name_in(look, element)):
                return found
    return None, None


def _name_in(look: Look, element: Element) -> tuple[str, Span] | None:
    """The name that an author element holds: its link's words, else its own."""
    for inner in (*element.find_all("a", limit=3), element):
        span = look.page.extents.get(inner)
        if span and (name := clean_name(look.page.text[span.start : span.end])):
            return name, span
    return None


def _before(look: Look, published: Dating | None) -> Named:
    """The name in front of the date in its line: "Re: Anything by Anna: 12 May 2019"."""
    if published is None or published.start is None:
        return None, None
    blocks = look.page.blocks_over(Span(published.start, published.start + 1))
    head = look.page.text[blocks[0].start : published.start] if blocks else ""
    parts = _BY.split(head)
    name = clean_name(parts[-1].rstrip(" :,.·•|-–—»")) if len(head) < 120 else None
    if name is None or (len(parts) == 1 and len(name.split()) > 3):
        return None, None
    start = look.page.text.rfind(name, blocks[0].start, published.start)
    return (name, Span(start, start + len(name))) if start >= 0 else (None, None)


def _attribute(case: _Case, name: str) -> str | None:
    for element in (*case.root, *case.elements[:200]):
        value = element.attrs.get(name)
        if isinstance(value, str) and (cleaned := clean_name(value)):
            return cleaned
    return None


def _where(look: Look, case: _Case, name: str) -> Span | None:
    start = look.page.text.find(name, case.span.start, case.span.end)
    return Span(start, start + len(name)) if start >= 0 else None


def clean_name(words: str) -> str | None:
    """A name as printed, without "by" and what follows it; None where it cannot be one."""
    words = " ".join(words.split("\n", 1)[0].split())
    words = _NAME_END.sub("", _BY.sub("", words, count=1) if _BY.match(words) else words)
    if len(words) > _LONGEST_NAME or not _LETTER.search(words):
        return None
    return words


def _candidates(
    look: Look, case: _Case, body: Sequence[Span]
) -> Iterator[tuple[Key, "_Candidate"]]:
    """Short parts outside the body that may name the author, the first of each shape."""
    seen: set[Key] = set()
    for place, element in enumerate(case.elements[:400]):
        span = look.page.extents[element]
        k = look.key(element)
        if k in seen or span.end - span.start > _LONGEST_NAME:
            continue
        name = clean_name(look.page.words(element))
        if name is None or any(b.contains(span) for b in body) or look.anchors_in(span):
            continue
        seen.add(k)
        yield k, _Candidate(name, span, _likely(look, element, name, place))


def _likely(look: Look, element: Element, name: str, place: int) -> float:
    """How much an element looks like the name of an author."""
    hints = look.rules.hints
    score = 0.0
    href = element.attrs.get("href")
    if isinstance(href, str) and any(w in href[:300].lower() for w in hints.get("profile", ())):
        score += 2
    if hinted(element, hints.get("author", ())):
        score += 2
    above = element.parent
    if isinstance(above, Element) and hinted(above, hints.get("author", ())):
        score += 1
    if element.tag in {"a", "strong", "b", "h3", "h4", "h5", "cite", "dt"}:
        score += 0.4
    if " " in name and any(c in name for c in ":.!?"):
        score -= 1
    if not any(c.isalpha() for c in name) or look.rules.relative.any(name):
        score -= 2
    return score - place / 400


# ---------------------------------------------------------------- when


def _dates(
    look: Look, cases: Sequence[_Case], bodies: Sequence[tuple[Span, ...]], engine: Engine | None
) -> list[Dating | None]:
    told = [_told_date(look, case, engine.date if engine else ()) for case in cases]
    outside = [
        [a for a in _own_anchors(look, c) if a.when and not any(b.contains(a.span) for b in body)]
        for c, body in zip(cases, bodies, strict=True)
    ]
    scores = _date_scores(look, outside)
    return [one or _usual(look, own, scores) for one, own in zip(told, outside, strict=True)]


def _date_scores(look: Look, outside: Sequence[Sequence[Anchor]]) -> dict[Key, float]:
    """How likely a part of a post dates it: in most posts, and going with time down the page."""
    days: dict[Key, list[date]] = defaultdict(list)
    for own in outside:
        seen: set[Key] = set()
        for anchor in own:
            k = look.key(anchor.element)
            if k not in seen and anchor.when and anchor.when.start:
                seen.add(k)
                days[k].append(anchor.when.start)
    scores = {}
    for k, found in days.items():
        steps = list(pairwise(found))
        ordered = max(sum(a <= b for a, b in steps), sum(a >= b for a, b in steps))
        scores[k] = len(found) / len(outside) + (ordered / len(steps) if steps else 0.5)
    return scores


def _own_anchors(look: Look, case: _Case) -> list[Anchor]:
    return [a for part in _less(case.span, case.inside) for a in look.anchors_in(part)]


def _usual(look: Look, own: Sequence[Anchor], scores: Mapping[Key, float]) -> Dating | None:
    """The date that stands where the other posts have theirs; a whole day before a month."""
    if not own:
        return None
    best = max(own, key=lambda a: (bool(a.when and a.when.days == 1), scores[look.key(a.element)]))
    return dating(best)


def dating(anchor: Anchor) -> Dating:
    return Dating(
        when=anchor.when, basis=Basis.STATED, start=anchor.span.start, end=anchor.span.end
    )


def _told_date(look: Look, case: _Case, selectors: Sequence[str]) -> Dating | None:
    own = frozenset(case.elements)
    for selector in selectors:
        for element in (e for r in case.root for e in r.select(selector)):
            span = look.page.extents.get(element)
            if span is None:
                if when := _unseen(element, case):
                    return Dating(when=when, basis=Basis.STATED)
            elif element in own:
                for anchor in look.anchors_in(span):
                    if anchor.when:
                        return dating(anchor)
                if when := attribute_date(element):
                    return Dating(when=when, basis=Basis.STATED, start=span.start, end=span.end)
    return None


def _unseen(element: Element, case: _Case) -> Interval | None:
    """A date in a meta element: it has no words, so ask whose it is by its parents."""
    for above in element.ancestors:
        if isinstance(above, Element) and above in case.root:
            return attribute_date(element)
    return None


# ---------------------------------------------------------------- quotations


def _quotes(
    look: Look, case: _Case, body: Sequence[Span], engine: Engine | None
) -> tuple[Element, ...]:
    """Parts of the body that quote somebody."""
    own = frozenset(case.elements)
    if engine and engine.quote:
        found = [e for r in case.root for e in r.select(engine.quote) if e in own]
    else:
        words = look.rules.hints.get("quote", ())
        found = [e for e in case.elements if e.tag == "blockquote" or hinted(e, words)]
    inside = [
        (e, look.page.extents[e])
        for e in found
        if any(b.contains(look.page.extents[e]) and b != look.page.extents[e] for b in body)
    ]
    return tuple(e for e, _ in _outermost(look, [e for e, _ in inside]))
