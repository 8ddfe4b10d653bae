"""One member's or reader's words on a page of lines: the passage and what stands inside it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from dateline.read.flat_entries import Entry
from dateline.read.flat_lines import Line, Mark
from dateline.types import Dating, Passage, PassageKind, Span


class Voice(Struct, frozen=True, kw_only=True):
    """Lines `first` to `last` (numbers, half-open); those up to `body` are its head."""

    first: int
    body: int
    last: int
    kind: PassageKind
    name: Span | None = None
    dating: Dating | None = None
    aside: tuple[int, ...] = ()  # lines among the words that are not: a panel below, a time below


_HEAD_KINDS = {
    Mark.STAMP: PassageKind.DATELINE,
    Mark.PUBLISHED: PassageKind.DATELINE,
    Mark.HEAD: PassageKind.BYLINE,
    Mark.BYLINE: PassageKind.BYLINE,
}
_FURNITURE = {
    Mark.BUTTON: PassageKind.BOILERPLATE,
    Mark.PICTURE: PassageKind.BOILERPLATE,
    Mark.NAVIGATION: PassageKind.NAVIGATION,
    Mark.COMMENTS: PassageKind.BOILERPLATE,
    Mark.FOOTER: PassageKind.BOILERPLATE,
    Mark.FORM: PassageKind.FORM,
    Mark.SIDEBAR: PassageKind.SIDEBAR,
    Mark.JOINT: PassageKind.BOILERPLATE,
}


def voiced(
    first: int, last: int, kind: PassageKind, entry: Entry | None, aside: Sequence[int] = ()
) -> Voice:
    """The voice of lines `first` to `last` whose head, if it has one, is `entry`."""
    if entry is None:
        return Voice(first=first, body=first, last=last, kind=kind, aside=tuple(aside))
    below = () if entry.below is None else (entry.below,)
    return Voice(
        aside=(*below, *aside),
        first=min(first, entry.start),
        body=entry.end,
        last=last,
        kind=kind,
        name=entry.name,
        dating=entry.dating,
    )


def words_of(lines: Sequence[Line], voice: Voice) -> tuple[int, ...]:
    """The numbers of the lines that are the voice's words: no head, no buttons, no pictures."""
    end = _tail(lines, voice)
    return tuple(
        n
        for n in range(voice.body, end)
        if lines[n].mark is not Mark.PICTURE and n not in voice.aside
    )


def passage(text: str, lines: Sequence[Line], voice: Voice) -> Passage:
    start, end = lines[voice.first].start, lines[voice.last - 1].end
    return Passage(
        id=named(voice.kind, start, end),
        start=start,
        end=end,
        kind=voice.kind,
        author=text[voice.name.start : voice.name.end] if voice.name else None,
        published=voice.dating if voice.dating and voice.dating.when else None,
    )


def furniture_of(lines: Sequence[Line], voice: Voice, parent: str) -> Iterator[Passage]:
    """The passages inside the voice that are not its words: byline, panel, time, buttons."""
    yield from runs(lines, range(voice.first, voice.body), _head_kind(lines, voice), parent)
    words = set(words_of(lines, voice))
    rest = [n for n in range(voice.body, voice.last) if n not in words]
    yield from runs(lines, rest, _rest_kind(lines, voice), parent)


_REST = PassageKind.BOILERPLATE


def _rest_kind(lines: Sequence[Line], voice: Voice) -> Callable[[int], PassageKind]:
    def kind_of(number: int) -> PassageKind:
        mark = lines[number].mark
        if number in voice.aside:
            return PassageKind.DATELINE if mark is Mark.STAMP else PassageKind.AUTHOR_PANEL
        return _FURNITURE.get(mark, _REST)

    return kind_of


def furniture(lines: Sequence[Line], numbers: Sequence[int]) -> Iterator[Passage]:
    """Lines outside any voice, as what their marks say, or else as boilerplate."""
    yield from runs(lines, numbers, lambda n: _FURNITURE.get(lines[n].mark, _REST), None)


def runs(
    lines: Sequence[Line],
    numbers: Sequence[int],
    kind_of: Callable[[int], PassageKind],
    parent: str | None,
) -> Iterator[Passage]:
    """A passage for each run of neighbouring lines of one kind."""
    keyed = [(n - i, kind_of(n), n) for i, n in enumerate(numbers)]
    for (_, kind), group in groupby(keyed, key=lambda k: (k[0], k[1])):
        run = [n for _, _, n in group]
        start, end = lines[run[0]].start, lines[run[-1]].end
        yield Passage(id=named(kind, start, end), start=start, end=end, kind=kind, parent=parent)


def named(kind: PassageKind, start: int, end: int) -> str:
    """A name that holds until `read` numbers the passages."""
    return f"{kind}-{start}-{end}"


def _head_kind(lines: Sequence[Line], voice: Voice) -> Callable[[int], PassageKind]:
    def kind_of(number: int) -> PassageKind:
        if lines[number].span == voice.name:
            return PassageKind.BYLINE
        if lines[number].mark is Mark.HEAD and not (lines[number].name or lines[number].dating):
            return PassageKind.AUTHOR_PANEL
        return _HEAD_KINDS.get(lines[number].mark, PassageKind.AUTHOR_PANEL)

    return kind_of


def _tail(lines: Sequence[Line], voice: Voice) -> int:
    """Where what stands at the foot of a voice begins: a signature, buttons, pictures."""
    end = next(
        (n for n in range(voice.body, voice.last) if _signature(lines, n, voice)), voice.last
    )
    name = _name(lines, voice)
    while end > voice.body and (
        lines[end - 1].mark in _FOOT
        or end - 1 in voice.aside
        or (end < voice.last and lines[end - 1].text == name)  # again, above links to his profile
    ):
        end -= 1
    return end


def _name(lines: Sequence[Line], voice: Voice) -> str | None:
    """The writer's name, where the head says it."""
    if voice.name is None:
        return None
    start, end = voice.name
    head = (line for line in lines[voice.first : voice.body] if line.start <= start < line.end)
    return next((line.text[start - line.start : end - line.start] for line in head), None)


_FOOT = frozenset({Mark.BUTTON, Mark.PICTURE, Mark.FOOTER, Mark.NAVIGATION})


def _signature(lines: Sequence[Line], number: int, voice: Voice) -> bool:
    return lines[number].mark is Mark.SIGNATURE and voice.body < number and voice.last - number <= 8
