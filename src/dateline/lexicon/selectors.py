"""What CSS selectors ask of a page at the least: names without which they find nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PART = re.compile(
    r"""(?P<or>\s*,\s*) | (?P<beside>\s*[+~]\s*) | \s*>\s* | \s+
    | [.#](?P<name>[\w-]+)
    | \[(?:class|id|role|itemprop|rel)[~|^$*]?=["']?(?P<held>[\w-]+)[^\]]*\]
    | \[[^\]]*\] | [\w*-]+ | :[\w-]+(?:\([^()]*\))?""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Choice:
    """One of the selectors between the commas of a list.

    What it finds and what is around that has these `names`, and others that hold what is in `held`,
    as class, id, role, itemprop or rel; all in lower case.
    """

    selector: str
    names: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()


def choices(selectors: str) -> tuple[Choice, ...]:
    """The selectors of a list; the list as a whole where it cannot be taken apart so simply."""
    return tuple(_choices(selectors)) or (Choice(selectors),)


def _choices(selectors: str) -> Iterator[Choice]:
    parts = list(_PART.finditer(selectors))
    if "".join(part[0] for part in parts) != selectors:
        return
    start = 0
    names: set[str] = set()
    held: set[str] = set()
    for part in parts:
        if part["or"]:
            yield Choice(selectors[start : part.start()], frozenset(names), frozenset(held))
            start = part.end()
        if part["or"] or part["beside"]:  # what stands beside may have no words
            names, held = set(), set()
        names |= {part["name"].lower()} if part["name"] else set()
        held |= {part["held"].lower()} if part["held"] else set()
    yield Choice(selectors[start:], frozenset(names), frozenset(held))
