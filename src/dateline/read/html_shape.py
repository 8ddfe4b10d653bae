"""How elements of a page resemble each other, and how much of their text is anybody's own words."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from turbohtml import Element

from dateline.lexicon.pages import PageRules
from dateline.read.html_text import Rendered
from dateline.types import Span

_DIGITS = re.compile(r"\d+")
_NUMBERED_ID = re.compile(r"([^\W\d]+(?:-[^\W\d]+){0,4})-?\d")
_LAST_PART = re.compile(r"[-_]+")
_NAME_PARTS = re.compile(r"[^\W\d_]+")
_REPEATED = 3  # a short line that comes this often is furniture
_SHORT = 80
_FORMS = frozenset({"option", "optgroup", "select", "button", "textarea", "label", "legend", "nav"})


Key = tuple[str, str]
"""An element's own shape and its parent's: what the same part of two posts has in common."""


def shape(element: Element, rules: PageRules) -> str:
    """Tag, stem of a numbered id, lasting classes without numbers: `div.#post.message`."""
    kept = sorted(
        {
            _DIGITS.sub("#", name)
            for name in classes(element)
            if rules.volatile.isdisjoint((name.lower(), _LAST_PART.split(name.lower())[-1]))
        }
    )
    number = element.attrs.get("id")
    if isinstance(number, str) and (stem := _stem(number[:80])):
        kept.insert(0, f"#{stem}")
    return ".".join([element.tag, *kept[:6]])


def _stem(name: str) -> str:
    """`post` of `post-812`, `email` of `email-KX7Q2A`."""
    found = _NUMBERED_ID.match(name)
    parts = takewhile(lambda part: not part.isupper(), found[1].split("-") if found else ())
    return "-".join(parts)


def key(element: Element, rules: PageRules) -> Key:
    above = element.parent
    return (shape(above, rules) if isinstance(above, Element) else "", shape(element, rules))


def classes(element: Element) -> list[str]:
    value = element.attrs.get("class")
    if isinstance(value, str):
        return value.split()
    return list(value) if value else []


def named(element: Element, *, case: bool = False) -> str:
    """What the page calls this element, for people who style it: class, id, role, itemprop, rel."""
    attrs = element.attrs
    if not attrs:
        return ""
    values = classes(element)
    for name in ("id", "role", "itemprop", "rel"):
        value = attrs.get(name)
        if value:
            values = [*values, value] if isinstance(value, str) else [*values, *value]
    name = " ".join(v[:80] for v in values[:12])
    return name if case else name.lower()


def named_parts(element: Element) -> frozenset[str]:
    """The words in what the page calls this element."""
    return frozenset(_NAME_PARTS.findall(named(element)))


def hinted(element: Element, words: Iterable[str]) -> bool:
    """Does the element's name hold one of these words? Short ones must be whole parts of it."""
    name = named(element)
    if not name:
        return False
    parts = named_parts(element)
    return any(w in parts or (len(w) > 4 and w in name) for w in words)


def own_elements(roots: Sequence[Element], others: frozenset[Element]) -> Iterator[Element]:
    """The roots and all below them in page order, without what belongs to other units."""
    waiting = list(reversed(roots))
    while waiting:
        here = waiting.pop()
        yield here
        waiting += [
            c for c in reversed(here.children) if isinstance(c, Element) and c not in others
        ]


@dataclass(frozen=True)
class Mass:
    """How many characters of prose stand before each block: own words, not links, not furniture."""

    starts: tuple[int, ...]
    before: tuple[int, ...]

    def of(self, span: Span) -> int:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return self.before[last] - self.before[first]

    @property
    def whole(self) -> int:
        return self.before[-1]


def prose(page: Rendered, headers: Collection[int], within: Span | None = None) -> Mass:
    """Weigh each block. Short lines that come again and again weigh nothing, nor do forms, nor

    the header lines of posts (`headers`: where dates stand that are in short lines), nor what does
    not stand `within` the part that is looked at.
    """
    start, end = within or (0, len(page.text))
    starts = sorted(headers)
    folded = [
        _DIGITS.sub("#", page.text[b.start : b.end]) if b.end - b.start <= _SHORT else ""
        for b in page.blocks
    ]
    times = Counter(folded)
    weights = []
    for block, line in zip(page.blocks, folded, strict=True):
        dated = line and bisect_left(starts, block.start) != bisect_left(starts, block.end)
        light = dated or block.element.tag in _FORMS or (line and times[line] >= _REPEATED)
        outside = not start <= block.start < end
        weights.append(0 if light or outside else block.end - block.start - block.linked)
    return Mass(page.starts, (0, *accumulate(weights)))
