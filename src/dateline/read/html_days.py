"""When a post was written: by an engine's selectors, else where the other posts have their date."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from turbohtml import Element

from dateline.interval import Interval
from dateline.lexicon.pages import Engine
from dateline.read.html_anchors import Anchor, attribute_date, dating
from dateline.read.html_look import Case, Look, less
from dateline.read.html_shape import Key
from dateline.types import Basis, Dating, Span

_LABEL = 60  # characters before a date that may say what it dates
_WORD = re.compile(r"\w+")
_PLACED = 1.6  # score of a place where nearly all posts have a date, and in order


def dates(
    look: Look, cases: Sequence[Case], bodies: Sequence[tuple[Span, ...]], engine: Engine | None
) -> list[Dating | None]:
    told = [told_date(look, case, engine.date if engine else ()) for case in cases]
    outside = [
        [a for a in _own_anchors(look, c) if not any(b.contains(a.span) for b in body)]
        for c, body in zip(cases, bodies, strict=True)
    ]
    scores = _date_scores(look, outside)
    return [one or _usual(look, own, scores) for one, own in zip(told, outside, strict=True)]


def _date_scores(look: Look, outside: Sequence[Sequence[Anchor]]) -> dict[Key, float]:
    """How likely a part of a post dates it: in most posts, and going with time down the page."""
    days: dict[Key, list[date]] = defaultdict(list)
    times = Counter[Key]()
    for own in outside:
        seen: set[Key] = set()
        for anchor in own:
            k = look.key(anchor.element)
            if k not in seen:
                seen.add(k)
                times[k] += 1
                if anchor.when and anchor.when.start:
                    days[k].append(anchor.when.start)
    scores = {}
    for k, found in times.items():
        steps = list(pairwise(days[k]))
        ordered = max(sum(a <= b for a, b in steps), sum(a >= b for a, b in steps))
        scores[k] = found / len(outside) + (ordered / len(steps) if steps else 0.5)
    return scores


def _own_anchors(look: Look, case: Case) -> list[Anchor]:
    found = [a for part in less(case.span, case.inside) for a in look.anchors_in(part)]
    return [a for a in found if not _edited(look, a)]


def _edited(look: Look, anchor: Anchor) -> bool:
    """Does its line say when the post was changed?"""
    blocks = look.page.blocks_over(anchor.span)
    start = max(blocks[0].start, anchor.span.start - _LABEL) if blocks else anchor.span.start
    words = _WORD.findall(look.page.text[start : anchor.span.start].lower())
    return not set(look.rules.hints.get("changed", ())).isdisjoint(words)


def _usual(look: Look, own: Sequence[Anchor], scores: Mapping[Key, float]) -> Dating | None:
    """The date that stands where the other posts have theirs; a whole day before a month.

    Where that says "yesterday", no other date of the post will do.
    """
    surest = max((scores[look.key(a.element)] for a in own), default=0.0)
    placed: dict[Key, list[Anchor]] = defaultdict(list)
    for anchor in own:
        if scores[look.key(anchor.element)] == surest >= _PLACED:
            placed[look.key(anchor.element)].append(anchor)
    if any(all(a.when is None for a in same) for same in placed.values()):
        return None
    dated = [a for a in own if a.when]
    if not dated:
        return None
    best = max(
        dated, key=lambda a: (bool(a.when and a.when.days == 1), scores[look.key(a.element)])
    )
    return dating(best)


def told_date(look: Look, case: Case, selectors: Sequence[str]) -> Dating | None:
    """The date that the first of the selectors finds which finds one."""
    own = frozenset(case.elements)
    for selector in selectors:
        for element in (e for r in case.root for e in r.select(selector)):
            span = look.page.extents.get(element)
            if span is None:
                if when := _unseen(element, case):
                    return Dating(when=when, basis=Basis.STATED)
            elif element in own:
                for anchor in look.anchors_in(span):
                    if anchor.when and not _edited(look, anchor):
                        return dating(anchor)
                if when := attribute_date(element):
                    return Dating(when=when, basis=Basis.STATED, start=span.start, end=span.end)
    return None


def _unseen(element: Element, case: Case) -> Interval | None:
    """A date in a meta element: it has no words, so ask whose it is by its parents."""
    for above in element.ancestors:
        if isinstance(above, Element) and above in case.root:
            return attribute_date(element)
    return None
