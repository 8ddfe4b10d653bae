"""Where given words stand in a text: to the letter, else with blanks, quotes and case folded."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.lexicon import plain
from dateline.types import Span

_UNSEEN = "Cf"  # soft hyphens, joiners, marks of direction
_LOOSE = " .,;:!?\"'()[]-"  # what a copy may have more or less of at its ends


@dataclass(frozen=True)
class Words:
    """A stretch of a text and its folded form. `places[i]`: where folded letter i stands."""

    text: str
    span: Span
    letters: str
    places: tuple[int, ...]

    def find(self, words: str, within: Span | None = None) -> Span | None:
        """The first place, exact before folded, where the words stand as whole words."""
        return next(self.all(words, within), None)

    def all(self, words: str, within: Span | None = None) -> Iterator[Span]:
        """All such places, the exact ones first and then once more among the folded ones."""
        here = within or self.span
        if words.strip():
            yield from self._exact(words.strip(), here)
            for form in dict.fromkeys((folded(words), folded(words).strip(_LOOSE))):
                yield from self._folded(form, here) if form else ()

    def _exact(self, words: str, here: Span) -> Iterator[Span]:
        place = self.text.find(words, here.start, here.end)
        while place >= 0:
            if whole_words(self.text, place, place + len(words)):
                yield Span(place, place + len(words))
            place = self.text.find(words, place + len(words), here.end)

    def _folded(self, form: str, here: Span) -> Iterator[Span]:
        first = bisect_left(self.places, here.start)
        last = bisect_left(self.places, here.end)
        place = self.letters.find(form, first, last)
        while place >= 0:
            end = place + len(form)
            if whole_words(self.letters, place, end):
                yield Span(self.places[place], self.places[end - 1] + 1)
            place = self.letters.find(form, end, last)


def words_of(text: str, span: Span) -> Words:
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(plain(text[span.start : span.end]), span.start):
        blank = letter.isspace()
        if unicodedata.category(letter) == _UNSEEN:
            continue
        if not (blank and letters and letters[-1] == " "):
            letters.append(" " if blank else letter)
            places.append(place)
    return Words(text, span, "".join(letters), tuple(places))


def folded(words: str) -> str:
    """In small letters, with straight quotes, one blank for a run of them, no soft hyphens."""
    seen = "".join(c for c in plain(words) if unicodedata.category(c) != _UNSEEN)
    return " ".join(seen.split())


def whole_words(text: str, start: int, end: int) -> bool:
    """Does no word begin before the stretch or end after it?"""
    return not (
        (start > 0 and text[start].isalnum() and text[start - 1].isalnum())
        or (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())
    )
