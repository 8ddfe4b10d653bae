"""Slips of the pen in names of states: "Paraugay", "Slovennia".

A word is one where a single letter was left out, added or swapped with the next inside a name of seven
letters or more, and where only one state has such a name. It may be no other word of the tables, no name
of a person, no English word as near (class `ownword` of words.csv: "finish", "hungry"); and a word that
comes again and again on a page is a name of its own.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from dateline.lexicon.actors import NameTable, inner_shortened
from dateline.lexicon.phrases import plain
from dateline.name.twins import Piece
from dateline.types import Span

_WORD = re.compile(r"[^\W\d_]{6,16}")
_FIRST_NAME = re.compile(r"([^\W\d_]{2,15}) $")
_OFTEN = 3  # who errs more often in one page does not err


def slips(
    text: str, found: Sequence[Piece], table: NameTable, posts: Sequence[Span]
) -> Iterator[Piece]:
    """Pieces for misspelt names: capitalised words, and in posts and comments any word."""
    meant = [
        (word, name)
        for word in _WORD.finditer(text)
        if (word.group()[0].isupper() or posts) and (name := intended(word.group(), table))
    ]
    times = Counter(word.group() for word, _ in meant)
    ends = [piece.end for piece in found] if meant else []
    posts = sorted(posts)
    covered = list(accumulate((p.end for p in posts), max))
    for word, name in meant:
        start, end = word.span()
        at = bisect_right(ends, start)
        free = at == len(found) or found[at].start >= end
        within = bisect_right(posts, start, key=lambda p: p.start) - 1
        careful = word.group()[0].islower() and (within < 0 or covered[within] <= start)
        first = _FIRST_NAME.search(text, max(0, start - 16), start)
        named = first is not None and first[1] in table.words["given"]
        if free and not careful and not named and times[word.group()] <= _OFTEN:
            yield Piece(start, end, table.senses[name])


def intended(word: str, table: NameTable) -> str | None:
    """The name of a state, as the tables have it, that the word is one slip from."""
    word = plain(word)
    if word in table.senses or word in table.words["ownword"]:
        return None
    near = {n for key in (word, *inner_shortened(word)) for n in table.near_names.get(key, ())}
    names = [n for n in near if len(n) != len(word) or _swapped(word, n)]
    states = {table.senses[name][0].country for name in names}
    person = word.title() in table.words["given"] or word in table.by_surname
    return min(names) if len(states) == 1 and None not in states and not person else None


def _swapped(one: str, other: str) -> bool:
    """Do two letters that stand together change places?"""
    at = next(i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    return one[:at] + one[at + 1 : at + 2] + one[at] + one[at + 2 :] == other
