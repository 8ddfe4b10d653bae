"""Many phrases -> spans, in one pass over the text (Aho-Corasick)."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from dateline.types import Span

T = TypeVar("T")

# Letters as pages print them -> as our files write them; always one for one, so offsets hold.
_LETTERS = tuple(
    zip(
        "\u2018\u2019\u02bc\u00b4`\u201c\u201d\u2010\u2011\u2012\u2013\u2014\u00a0\u2009\u202f\n\r\t",
        "'''''\"\"-----      ",
        strict=True,
    )
)

_ASCII = tuple(pair for pair in _LETTERS if pair[0].isascii())


def plain(text: str, *, case: bool = False) -> str:
    """The text with straight quotes, simple dashes and spaces, lower case unless `case`.

    As many code points as before: offsets into one are offsets into the other.
    """
    letters = _ASCII if text.isascii() else _LETTERS
    for printed, written in letters:  # one by one: far faster than str.translate
        text = text.replace(printed, written)
    if case:
        return text
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Phrases(Generic[T]):
    """Finds whole-word occurrences of phrases, the longest from the left; each carries a value."""

    def __init__(self, phrases: Mapping[str, T], *, case: bool = False) -> None:
        self._case = case
        self._values: list[T] = []
        patterns = []
        for phrase, value in phrases.items():
            if not phrase.strip():
                raise ValueError("an empty phrase would be found everywhere")
            patterns.append(plain(phrase, case=case))
            self._values.append(value)
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard) if patterns else None

    def find(self, text: str, span: Span | None = None) -> Iterator[tuple[Span, T]]:
        """Occurrences in `text` (or its part `span`) from left to right, none overlapping."""
        if self._automaton is None:
            return
        start, end = span or (0, len(text))
        hay = plain(text[start:end], case=self._case)
        whole = [
            (a, -b, value)
            for value, a, b in self._automaton.find_matches_as_indexes(hay, overlapping=True)
            if _whole_word(hay, a, b)
        ]
        last = 0
        for a, minus_b, value in sorted(whole):
            if a >= last:
                last = -minus_b
                yield Span(start + a, start - minus_b), self._values[value]

    def any(self, text: str) -> bool:
        return next(self.find(text), None) is not None


def _whole_word(text: str, start: int, end: int) -> bool:
    return not (
        (start > 0 and text[start].isalnum() and text[start - 1].isalnum())
        or (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())
    )
