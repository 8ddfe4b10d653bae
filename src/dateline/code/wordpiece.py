"""Words -> the pieces that the scorer knows: WordPiece as BERT's uncased models use it.

Wu et al. 2016, "Google's Neural Machine Translation System", section 4.1; a word is cut from its
front into the longest pieces that the vocabulary holds. Written out here because the usual library
brings a client of a model hub along.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dateline.types import Span

_WORD = re.compile(r"[^\W_]+|[^\s]")  # letters and digits; every other mark stands alone
_LONGEST = 64  # letters of a word that is looked up


class Piece(NamedTuple):
    """A piece's number in the vocabulary, and the whole word that it is a piece of."""

    number: int
    word: Span


def pieces(text: str, span: Span, vocabulary: Mapping[str, int]) -> Iterator[Piece]:
    """The pieces of the words of a span, in order; a word that cannot be cut is one unknown piece."""
    for found in _WORD.finditer(text, *span):
        word = Span(*found.span())
        for number in _cut(_plain(found[0]), vocabulary):
            yield Piece(number, word)


def _plain(word: str) -> str:
    """In small letters, without accents."""
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")


def _cut(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    unknown = [vocabulary["[UNK]"]]
    if len(word) > _LONGEST:
        return unknown
    found: list[int] = []
    start = 0
    while start < len(word):
        inner = "##" if start else ""
        ends = range(len(word), start, -1)
        end = next((e for e in ends if inner + word[start:e] in vocabulary), None)
        if end is None:
            return unknown
        found.append(vocabulary[inner + word[start:end]])
        start = end
    return found
