"""How elements of a page resemble each other, and how much of their text is anybody's own words."""

import re
from bisect import bisect_left, bisect_right
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
_LONGEST_NAME = 960
_PART = 4  # letters of a word that must be a whole part of a name
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
            for name in (element.attr("class") or "").split()
            if rules.volatile.isdisjoint((name.lower(), _LAST_PART.split(name.lower())[-1]))
        }
    )
    if stem := _stem((element.attr("id") or "")[:80]):
        kept.insert(0, f"#{stem}")
    return ".".join([element.tag, *kept[:6]])


def _stem(name: str) -> str:
    """`post` of `post-812`, `email` of `email-KX7Q2A`."""
    found = _NUMBERED_ID.match(name)
    parts = takewhile(lambda part: not part.isupper(), found[1].split("-") if found else ())
    return "-".join(parts)


def named(element: Element, *, case: bool = False) -> str:
    """What the page calls this element, for people who style it: class, id, role, itemprop, rel."""
    if not element.attrs:
        return ""
    attr = element.attr
    values = (attr("class"), attr("id"), attr("role"), attr("itemprop"), attr("rel"))
    name = " ".join([value for value in values if value])[:_LONGEST_NAME]
    return name if case else name.lower()


def named_parts(element: Element) -> frozenset[str]:
    """The words in what the page calls this element."""
    return parts_of(named(element))


def parts_of(name: str) -> frozenset[str]:
    return frozenset(_NAME_PARTS.findall(name))


def hinted(element: Element, words: Iterable[str]) -> bool:
    """Does the element's name hold one of these words? Short ones must be whole parts of it."""
    return hints(named(element), words)


def hints(name: str, words: Iterable[str]) -> bool:
    """The same for a name in lower case."""
    held = [w for w in words if w in name]
    if not held:
        return False
    return any(len(w) > _PART for w in held) or not parts_of(name).isdisjoint(held)


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
    short = [line if len(line) <= _SHORT else "" for line in page.lines]
    folded = _DIGITS.sub("#", "\n".join(short)).split("\n")
    times = Counter(folded)
    dated = {bisect_right(page.starts, header) - 1 for header in headers}
    weights = []
    for n, block in enumerate(page.blocks):
        line = folded[n]
        light = line and (n in dated or times[line] >= _REPEATED)
        outside = not start <= block.start < end
        none = light or outside or block.element.tag in _FORMS
        weights.append(0 if none else block.end - block.start - block.linked)
    return Mass(page.starts, (0, *accumulate(weights)))
