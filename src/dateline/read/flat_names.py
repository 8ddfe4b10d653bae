"""Who wrote the posts of a page of lines: the place beside their heads where most have a name.

A board prints the name of a writer in the same place of every post: in the line above the date, two
lines below it, or above the rank. A title, a rank or a member's motto may stand in such a place too;
the writers are those who differ from post to post and whom the page's quotations name.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from dateline.read.flat_entries import name_like
from dateline.read.flat_lines import Line, Mark
from dateline.read.flat_voices import Voice, words_of
from dateline.types import Span

_ABOVE = 3  # lines above a head that may belong to it
_REACH = range(-9, 5)  # lines around the date of a post where its writer may stand
_MOST_POSTS = 0.6  # of the posts have a name in the place where writers stand
_SAME = 0.7  # of the posts have the same label there
_KEPT = 1.02  # how much surer a name is that has been found by the form of its head
_MOTTO = 160  # characters of a line that a member has under every post
_RANKED = 3  # names that have the same words behind them
_BLANK = re.compile(r"\s")
_DIGITS = re.compile(r"\d+")
_NO_NAME = re.compile(r"#\d|\d[\d.,]{0,9}\s\w+$|[^:\n]{0,40}:")  # "#4", "12 posts", "From: Chur"
_NUMBER = re.compile(r"#\d{1,6}[\s.:]*")
_GAP = re.compile(r"[^\S\n]{2,}|\u00a0")
_LOOSE = frozenset({Mark.BUTTON, Mark.NAVIGATION, Mark.SHORT, Mark.CAPTION, Mark.PICTURE})
_RANKS = frozenset({Mark.RANK, Mark.PANEL})


class _Place(NamedTuple):
    """A name in a line; `ranked`: a rank follows; `again`: the head says it twice or in words."""

    line: int
    span: Span
    name: str
    ranked: bool
    again: bool
    depth: int  # lines of the head above it


_Column = Mapping[int, _Place]
"""For each post that has a name in the same place as the others: the name."""


def named(text: str, lines: Sequence[Line], voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices with the names of the likeliest place; as they are where none is likelier."""
    if len(voices) < 3:
        return tuple(voices)
    page = _Page.of(text, lines, voices)
    kept = _score(page.known(), page) * _KEPT
    best = max(page.columns(), key=lambda column: _score(column, page), default={})
    better = _score(best, page) > kept
    signed = [_signed(v, best.get(n)) for n, v in enumerate(voices)] if better else voices
    return _headed(lines, tuple(_unranked(text, signed, page.quoted)))


def _headed(lines: Sequence[Line], voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices from their names or days on; what stands above is under the post before."""
    starts = [line.start for line in lines]
    firsts = [_top(lines, starts, voice) for voice in voices]
    made = []
    for voice, after, first, end in zip(
        voices, [*voices[1:], voices[-1]], firsts, [*firsts[1:], 0], strict=True
    ):
        last = end if voice.last == after.first else voice.last
        under = (*voice.aside, *range(voice.last, last))
        made.append(structs.replace(voice, first=first, last=last, aside=under))
    return tuple(made)


def _top(lines: Sequence[Line], starts: Sequence[int], voice: Voice) -> int:
    """The line of the name or the day, whichever is first, where no panel stands above it."""
    day = voice.dating.start if voice.dating else None
    if voice.name is None or day is None:
        return voice.first
    top = bisect_right(starts, min(voice.name.start, day)) - 1
    above = lines[voice.first : top]
    named_below = voice.first <= top < voice.body
    return top if named_below and all(line.mark in _LOOSE for line in above) else voice.first


def _signed(voice: Voice, place: _Place | None) -> Voice:
    if place is None:
        return structs.replace(voice, name=None)
    return structs.replace(voice, name=place.span, first=min(voice.first, place.line))


def _unranked(text: str, voices: Sequence[Voice], quoted: frozenset[str]) -> Iterator[Voice]:
    """The voices without the ranks that stand behind their names in one line.

    A rank is what several names have behind them, or what stands behind a name that is quoted.
    """
    names = [text[v.name.start : v.name.end] if v.name else "" for v in voices]
    ranks = Counter(rest for name in set(names) for _, rest in _parts(name))
    for voice, name in zip(voices, names, strict=True):
        cut = (head for head, rest in _parts(name) if head in quoted or ranks[rest] >= _RANKED)
        short = next(cut, name)
        span = voice.name and Span(voice.name.start, voice.name.start + len(short))
        yield structs.replace(voice, name=span)


def without_mottoes(text: str, lines: Sequence[Line], voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """What the same writer has at the end of several posts is no part of their words."""
    ends = [_last(lines, voice) for voice in voices]
    names = [text[v.name.start : v.name.end] if v.name else "" for v in voices]
    times = Counter(
        (name, lines[n].text) for name, n in zip(names, ends, strict=True) if n and name
    )
    return tuple(
        structs.replace(v, aside=(*v.aside, n)) if n and times[name, lines[n].text] > 1 else v
        for v, name, n in zip(voices, names, ends, strict=True)
    )


def _last(lines: Sequence[Line], voice: Voice) -> int | None:
    """The last line of a voice's words, if it is short and they have others."""
    words = words_of(lines, voice)
    last = words[-1] if len(words) > 1 else None
    return last if last and len(lines[last].text) <= _MOTTO else None


def _parts(name: str) -> Iterator[tuple[str, str]]:
    """A name of several words cut in two at each blank, the shortest head first."""
    for blank in _BLANK.finditer(name):
        yield name[: blank.start()], name[blank.end() :]


class _Page(NamedTuple):
    text: str
    lines: Sequence[Line]
    voices: Sequence[Voice]
    labels: frozenset[str]  # what comes with most posts
    quoted: frozenset[str]  # whom the page's quotations name

    @classmethod
    def of(cls, text: str, lines: Sequence[Line], voices: Sequence[Voice]) -> "_Page":
        heads = Counter(
            folded
            for v in voices
            for folded in {_folded(lines[n].text) for n in range(max(0, v.first - _ABOVE), v.body)}
        )
        labels = frozenset(t for t, n in heads.items() if n > max(2, _SAME * len(voices)))
        quoted = (line.name for line in lines if line.mark is Mark.QUOTE and line.name)
        return cls(text, lines, voices, labels, frozenset(text[s.start : s.end] for s in quoted))

    def known(self) -> _Column:
        """The names that the voices have."""
        starts = [line.start for line in self.lines]
        return {
            n: self._place(n, bisect_right(starts, v.name.start) - 1, v.name)
            for n, v in enumerate(self.voices)
            if v.name and not _NO_NAME.match(self.text, *v.name)
        }

    def columns(self) -> Iterator[_Column]:
        """Names at the same distance from the day, or from the first rank, of most posts."""
        starts = [line.start for line in self.lines]
        days = [
            bisect_right(starts, v.dating.start) - 1
            if v.dating and v.dating.start is not None
            else v.first
            for v in self.voices
        ]
        for step in _REACH:
            yield self._column([day + step for day in days])
        yield self._column([self._rank(n) - 1 for n in range(len(self.voices))])
        yield dict(self._told())

    def _told(self) -> Iterator[tuple[int, _Place]]:
        """Names in lines that say so, such as "by Anna » 3 May 2011"."""
        for voice, each in enumerate(self.voices):
            for n in range(each.first, each.body):
                if self.lines[n].mark is Mark.HEAD and (span := self.lines[n].name):
                    yield voice, self._place(voice, n, span)
                    break

    def _column(self, numbers: Sequence[int]) -> _Column:
        found = ((n, self._named(n, number)) for n, number in enumerate(numbers))
        return {n: place for n, place in found if place}

    def _rank(self, voice: int) -> int:
        """The first line of a head that is a rank or a label; else the end of the head."""
        least, end = self._least(voice), self.voices[voice].body
        for n in range(least + 1, end):
            line = self.lines[n]
            if line.mark in _RANKS or (
                line.mark is Mark.SHORT and _folded(line.text) in self.labels
            ):
                return n
        return end

    def _least(self, voice: int) -> int:
        """The first line where a name may stand: a line or two may be left of the words before."""
        first = self.voices[voice].first
        before = self.voices[voice - 1].body + 1 if voice else 0
        return max(0, min(first, max(before, first - _ABOVE)))

    def _named(self, voice: int, number: int) -> _Place | None:
        if not self._least(voice) <= number < self.voices[voice].body:
            return None
        line = self.lines[number]
        glued = _NUMBER.match(line.text)
        start = glued.end() if glued else 0
        apart = _GAP.search(line.text, start)  # a rank or a count beside it
        words = line.text[start : apart.start() if apart else None]
        if not words or _NO_NAME.match(words) or not name_like(structs.replace(line, text=words)):
            return None
        start += line.start
        place = self._place(voice, number, Span(start, start + len(words)))
        return None if _folded(place.name) in self.labels else place

    def _place(self, voice: int, number: int, span: Span) -> _Place:
        name = self.text[span.start : span.end]
        below = self.lines[number + 1] if number + 1 < len(self.lines) else None
        ranked = below and (below.mark in _RANKS or _folded(below.text) in self.labels)
        least = self._least(voice)
        head = (self.lines[n] for n in range(least, self.voices[voice].body) if n != number)
        told = self.lines[number].mark is Mark.HEAD and self.lines[number].text != name
        again = told or any(name in line.text and line.mark is not Mark.QUOTE for line in head)
        depth = 0 if told else max(0, number - least)
        return _Place(number, span, name, bool(ranked), again, depth)


def _score(column: _Column, page: _Page) -> float:
    """How likely the writers stand there: in most posts, unlike each other, quoted, above ranks."""
    if len(column) < _MOST_POSTS * len(page.voices):
        return 0.0
    names = [place.name for place in column.values()]
    times = Counter(map(_folded, names))
    if max(times.values()) > max(2, _SAME * len(names)):
        return 0.0
    quoted = len(page.quoted.intersection(names)) / max(1, len(page.quoted))
    ranked = sum(place.ranked for place in column.values()) / len(names)
    again = sum(place.again for place in column.values()) / len(names)
    depth = sum(place.depth for place in column.values()) / len(names)
    blanks = sum(name.count(" ") for name in names) / len(names)
    unlike = 0.5 + 0.5 * len(times) / len(names)
    signs = 1 + 2 * quoted + 2 * again + ranked
    return len(names) / len(page.voices) * unlike * signs / (1 + blanks / 2 + depth / 8)


def _folded(words: str) -> str:
    return _DIGITS.sub("9", words)
