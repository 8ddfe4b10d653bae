"""On which day a mention stands: that of its sentence, else of its passage, else of the page."""

import re
from bisect import bisect_left

from dateline.interval import Interval
from dateline.lexicon.cues import Cues
from dateline.name.voices import Voices
from dateline.types import Document, Passage

_STOP = re.compile(r"[.!?][\"'\u201d\u2019)]?\s+(?=[\"'\u201c\u2018(]?[A-Z])|\n")
_PARAGRAPH = 4_000  # characters before a sentence in which its story may have begun
_ARTICLE = 4  # characters that an article may take before what begins a sentence
_LONGEST = 400  # characters of a sentence that are looked at on each side


class Days:
    """When the words of each place of a page speak, as far as years and dated passages tell."""

    def __init__(self, document: Document, cues: Cues) -> None:
        self._text = document.text
        self._present = cues["present"]
        self._page = document.page.published.when
        self._passages = {p.id: p for p in document.passages}
        self._voices = Voices(document.passages)
        found = [(m.start(), _interval(m, cues)) for m in cues["year"].finditer(document.text)]
        self._places = [place for place, _ in found]
        self._years = [when for _, when in found]

    def at(self, place: int) -> Interval | None:
        """None where nothing tells, or where the sentence names several years."""
        start, end = sentence(self._text, place)
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        named = set(self._years[first:last])
        if named:
            return named.pop() if len(named) == 1 else None
        if self._told_before(start):
            return None  # a story of another year may be going on
        around = [self._passages[id_] for id_ in self._voices.around(place)]
        return next((when for p in around if (when := _published(p))), self._page)

    def in_story(self, place: int) -> Interval | None:
        """The day there, else the last year that the paragraph told before, where the sentence is past."""
        start, end = sentence(self._text, place)
        before = self._told_before(start)
        if not before or bisect_left(self._places, end) > bisect_left(self._places, start):
            return self.at(place)
        return None if self._present.search(self._text, start, end) else before[-1]

    def _told_before(self, start: int) -> list[Interval]:
        """The years that the paragraph names before the sentence."""
        paragraph = self._text.rfind("\n", max(0, start - _PARAGRAPH), start) + 1
        return self._years[slice(*(bisect_left(self._places, at) for at in (paragraph, start)))]


def _published(passage: Passage) -> Interval | None:
    return passage.published.when if passage.published else None


def _interval(found: re.Match[str], cues: Cues) -> Interval:
    year, month = int(found["year"]), found["month"]
    return (
        Interval.month(year, cues.words["months"].index(month) + 1)
        if month
        else Interval.year(year)
    )


def sentence(text: str, place: int) -> tuple[int, int]:
    """About where the sentence around a place starts and ends; never more than it is."""
    start = max(0, place - _LONGEST)
    for stop in _STOP.finditer(text, start, place + 2):  # that it looks ahead of the place
        start = stop.end() if stop.end() <= place else start
    end = _STOP.search(text, place, min(len(text), place + _LONGEST))
    return start, end.start() if end else min(len(text), place + _LONGEST)


def opens(text: str, place: int) -> bool:
    """Does its sentence begin with what stands here, but for an article?"""
    return place - sentence(text, place)[0] <= _ARTICLE


def before(text: str, place: int, sentences: int = 1) -> int:
    """Where the sentence that is so many before the one around the place starts."""
    start, _ = sentence(text, place)
    for _ in range(sentences):
        start, _end = sentence(text, max(0, start - 3))
    return start
