"""Ids made from content, so that the same words on the same page keep their id.

An id never contains an offset: with offsets a one-line change at the head of a page would give
every claim a new name, and judgements of people would lose what they were about.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

_BLANKS = re.compile(r"\s+")


def folded(words: str) -> str:
    """The words with runs of white space as one space and none at the ends."""
    return _BLANKS.sub(" ", words).strip()


def digest(*parts: str, length: int = 16) -> str:
    """`length` hex digits over the parts; parts cannot run into each other."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=32).hexdigest()[:length]


def numbered(keys: Iterable[tuple[str, ...]]) -> list[str]:
    """An id for each key, in order; a key that comes again gets an occurrence number."""
    seen: Counter[tuple[str, ...]] = Counter()
    ids = []
    for key in keys:
        seen[key] += 1
        ids.append(digest(*key) if seen[key] == 1 else digest(*key, str(seen[key])))
    return ids
