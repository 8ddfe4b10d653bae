"""The names that makers and armies give to weapons and vehicles: Mi-35, JF-17, S-400, C130J."""

import re
from collections.abc import Iterator, Sequence

from dateline.lexicon.platforms import Platform, Platforms
from dateline.syntax import Token, cover
from dateline.types import Span

LONGEST = 3  # words of one designation: `Leopard 2 A6`
# a few letters, then a hyphen and digits or two digits and more, then perhaps the letters of a mark
DESIGNATION = re.compile(
    r"\b(?P<letters>[A-Z][A-Za-z]{0,3})(?:[-\u2010\u2011] ?\d{1,4}|\d{2,3})(?P<mark>[A-Z]{1,3}|i)?(?=\b|s\b)"
)


def is_designation(word: str, no: frozenset[str]) -> bool:
    """Is the word such a name? `no`: letters (lower case) after which it is none, as in COVID-19."""
    found = DESIGNATION.match(word)
    return found is not None and found["letters"].lower() not in no


def _named(token: Token) -> bool:
    return token.text[:1].isupper() or token.text[:1].isdigit()


def designed(
    tokens: Sequence[Token], text: str, platforms: Platforms
) -> Iterator[tuple[Span, Platform]]:
    """The types of the table that the words name, the longest name first: `Leopard 2`, `Mi-17s`."""
    start = 0
    while start < len(tokens):
        names = (tokens[start : start + n] for n in range(LONGEST, 0, -1))
        spans = [cover(n) for n in names if n[0].text[:1].isupper() and all(map(_named, n))]
        kinds = ((s, platforms.platform(text[s.start : s.end])) for s in spans)
        found = next(((s, p) for s, p in kinds if p is not None), None)
        if found is not None:
            yield found
        start += 1 if found is None else sum(t.start < found[0].end for t in tokens[start:])
