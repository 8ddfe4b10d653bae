"""Which part of a post holds its own words.

Where no selector says, it is the part that all posts have whose text is nearest to their prose.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from turbohtml import Element

from dateline.lexicon.pages import Engine
from dateline.read.html_look import Case, Look, first_selected, less, outermost
from dateline.read.html_shape import Key
from dateline.types import Span

_BOX = 0.85  # the box around paragraphs is rather a body than they are: quotations stand in it too
_HEADER = 120  # characters of a line that heads a post
_WHOLE = 0.8  # a part that holds the date is rather the whole post


def bodies(look: Look, cases: Sequence[Case], engine: Engine | None) -> list[tuple[Span, ...]]:
    if engine and engine.body:
        found = [first_selected(case, engine.body) for case in cases]
    else:
        best = _body_keys(look, cases)
        found = [_first_of(look, case, best) for case in cases]
    spans = [tuple(s for _, s in outermost(look, e)) for e in found]
    if engine:
        return spans
    heads = _usual_dates(look, cases)
    return [
        _headless(s, head) or tuple(less(c.span, c.inside))
        for s, c, head in zip(spans, cases, heads, strict=True)
    ]


def _headless(spans: tuple[Span, ...], date_at: int | None) -> tuple[Span, ...]:
    """Of several parts alike, such as paragraphs, the short one with the date is a header line."""
    if date_at is None or len(spans) < 2:
        return spans
    return tuple(s for s in spans if not s.start <= date_at < s.end or s.end - s.start > _HEADER)


def _first_of(look: Look, case: Case, keys: Sequence[Key]) -> tuple[Element, ...]:
    """The elements of the first of these shapes that the post has."""
    found = (tuple(e for e in case.elements if k in _keys(look, e)) for k in keys)
    return next((elements for elements in found if elements), ())


def _body_keys(look: Look, cases: Sequence[Case]) -> tuple[Key, ...]:
    """The shape of the part whose text is nearest to the prose of the posts (Dice coefficient).

    Where that is a paragraph, the box around it goes before.
    """
    mass: dict[Key, int] = defaultdict(int)
    size: dict[Key, int] = defaultdict(int)
    holders: dict[Key, int] = defaultdict(int)
    dated: dict[Key, int] = defaultdict(int)
    usual = _usual_dates(look, cases)
    total = 0
    for case, date_at in zip(cases, usual, strict=True):
        total += sum(look.mass.of(s) for s in less(case.span, case.inside))
        ends: dict[Key, int] = {}
        for element in case.elements:
            span = look.page.extents[element]
            parts = tuple(less(span, case.inside))
            weight, length = sum(map(look.mass.of, parts)), sum(map(look.lengths.of, parts))
            for k in _keys(look, element):
                if span.start >= ends.get(k, 0):
                    holders[k] += k not in ends
                    ends[k] = span.end
                    mass[k] += weight
                    size[k] += length
                    dated[k] += date_at is not None and span.start <= date_at < span.end
    good = [k for k in mass if holders[k] >= 0.6 * len(cases)]

    def fit(k: Key) -> float:
        """Dice coefficient; less where the part holds the post's date too."""
        dice = 2 * mass[k] / max(1, size[k] + total)
        return dice * (_WHOLE if dated[k] > 0.5 * holders[k] else 1)

    best = max(good, key=fit, default=None)
    if best is None or best[1].split(".")[0] != "p":
        return (best,) if best else ()
    boxes = {("", above) for above, own in mass if own == best[1] and above}
    undated = [k for k in good if k in boxes and dated[k] <= 0.5 * holders[k]]
    box = max(undated, key=fit, default=None)
    return (box, best) if box and fit(box) >= _BOX * fit(best) else (best,)


def _usual_dates(look: Look, cases: Sequence[Case]) -> list[int | None]:
    """Where in each post the date stands whose element looks like those of the other posts."""
    first = [
        {look.key(a.element): a.span.start for a in reversed(look.anchors_in(c.span))}
        for c in cases
    ]
    times = Counter(k for mine in first for k in mine)
    usual = next((k for k, n in times.most_common(1) if n >= 0.5 * len(cases)), None)
    return [mine.get(usual) if usual else None for mine in first]


def _keys(look: Look, element: Element) -> tuple[Key, Key]:
    """The element's shape with and without its parent's: posts may be wrapped unlike each other."""
    above, own = look.key(element)
    return (above, own), ("", own)
