"""Heads of entries: the few lines above a post or a comment that give its writer and its time."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, structs

from dateline.read.flat_lines import Line, Mark
from dateline.types import Dating, Span


class Entry(Struct, frozen=True, kw_only=True):
    """Lines `start` to `end` (numbers, half-open) are the head of somebody's words.

    `sure`: it has what sidebars and datelines have not: a clock, a panel, a form such as "X says:".
    """

    start: int
    end: int
    name: Span | None = None
    dating: Dating | None = None
    sure: bool = False
    kind: str | None = None  # post | comment, where the form says so
    make: Mark = Mark.STAMP  # of the line that shows it is a head
    below: int | None = None  # a line under the words that gives their time


_STRONG = frozenset({Mark.HEAD, Mark.STAMP, Mark.PANEL})
_NAMES = 40  # characters of the longest name of a member


def entries(lines: Sequence[Line], first: int, last: int) -> tuple[Entry, ...]:
    """The heads among lines `first` to `last`, in order.

    Pages print the name before or after the time; which of the two is decided by most heads.
    """
    found: list[Entry] = []
    at = first
    while at < last:
        if strong(lines[at]):
            entry = _cluster(lines, at, first, last)
            found.append(entry)
            at = entry.end
        else:
            at += 1
    return _apart(_named(lines, _times_below(lines, found), first, last))


def _apart(found: Sequence[Entry]) -> tuple[Entry, ...]:
    """Heads none of which starts inside the one before."""
    ends = [0, *(entry.end for entry in found)]
    return tuple(
        structs.replace(entry, start=max(entry.start, end))
        for entry, end in zip(found, ends, strict=False)
    )


def alike(heads: Sequence[Entry]) -> list[Entry]:
    """The heads that are made like most: a newspaper's line of dates is not like its readers'."""
    makes = Counter(entry.make for entry in heads).most_common(1)
    return [entry for entry in heads if entry.make is makes[0][0]]


def strong(line: Line) -> bool:
    """Does this line by itself show that a head is here?"""
    return line.mark in _STRONG or (
        line.mark is Mark.PUBLISHED and line.clock and line.where is None
    )


def name_like(line: Line) -> bool:
    """Could the line be a member's name? User names are words: Justice, Nation, A."""
    return (
        line.mark in {Mark.SHORT, Mark.RANK, Mark.BYLINE}
        and len(line.text) <= _NAMES
        and line.text.count(" ") <= 4
        and not line.text.endswith((".", "!", "?", ",", ":", ";", "…"))
    )


def _cluster(lines: Sequence[Line], at: int, first: int, last: int) -> Entry:
    end, inside = _extent(lines, at, last)
    head = lines[at:end]
    start = at
    while start > first and at - start < 2 and lines[start - 1].mark is Mark.RANK:
        start -= 1
    name = next((line.name for line in head if line.name), inside)
    dating = next((line.dating for line in head if line.dating and line.dating.when), None)
    return Entry(
        start=start,
        end=end,
        name=name,
        dating=dating or next((line.dating for line in head if line.dating), None),
        sure=any(line.clock or line.mark is Mark.PANEL or line.form == "post" for line in head),
        kind=next((line.form for line in head if line.mark is Mark.HEAD), None),
        make=_make(head),
    )


def _make(head: Sequence[Line]) -> Mark:
    """A form that says whose words follow is the surest sign, then a time, then a panel."""
    marks = {line.mark for line in head}
    return next(m for m in (Mark.HEAD, Mark.STAMP, Mark.PUBLISHED, Mark.PANEL) if m in marks)


def _times_below(lines: Sequence[Line], found: Sequence[Entry]) -> list[Entry]:
    """Where the first head has no time and the later ones start with one, the times end the words."""
    led = [e for e in found if lines[e.start].mark is Mark.STAMP and e.make is Mark.HEAD]
    if not led or not found or found[0].dating or found[0].make is not Mark.HEAD:
        return list(found)
    moved: list[Entry] = []
    for entry in found:
        starts = lines[entry.start].mark is Mark.STAMP
        if starts and moved and moved[-1].below is None:
            stamp = lines[entry.start]
            moved[-1] = structs.replace(
                moved[-1], dating=stamp.dating, below=entry.start, sure=True
            )
            if entry.end == entry.start + 1:
                continue
            entry = structs.replace(entry, start=entry.start + 1, dating=None)  # noqa: PLW2901
        moved.append(entry)
    return moved


def _extent(lines: Sequence[Line], at: int, last: int) -> tuple[int, Span | None]:
    """Where the head that starts with line `at` ends, and a name that stands inside it."""
    seen: set[tuple[Mark, str | None]] = set()
    name: Span | None = None
    end = at
    while end < last:
        line = lines[end]
        kind = (line.mark, line.pattern)
        if line.mark is Mark.PANEL and line.form != "valued" and _value(lines, end + 1, last):
            end += 2
        elif (
            line.mark in {Mark.PANEL, Mark.RANK}
            or (strong(line) and kind not in seen)
            or ((Mark.PANEL, "") in seen and _subject(lines, end, last, seen))
        ):
            end += 1
        elif name is None and name_like(line) and _panel_follows(lines, end + 1, last):
            name = line.span
            end += 1
        else:
            break
        seen.add(kind)
    return end, name


def _subject(lines: Sequence[Line], at: int, last: int, seen: set[tuple[Mark, str | None]]) -> bool:
    """A post's title between its panel and its time."""
    if at + 1 >= last or lines[at].mark is not Mark.SHORT:
        return False
    below = lines[at + 1]
    return below.mark in {Mark.HEAD, Mark.STAMP} and (below.mark, below.pattern) not in seen


def _value(lines: Sequence[Line], at: int, last: int) -> bool:
    return at < last and len(lines[at].text) <= _NAMES and lines[at].mark is not Mark.PANEL


def _panel_follows(lines: Sequence[Line], at: int, last: int) -> bool:
    return at < last and lines[at].mark in {Mark.PANEL, Mark.RANK}


def _named(
    lines: Sequence[Line], found: Sequence[Entry], first: int, last: int
) -> tuple[Entry, ...]:
    """Names that stand in the line above or below the heads, where most heads have one there."""
    found = [entry if entry.name else _run_above(lines, entry, first) for entry in found]
    bare = [entry for entry in found if entry.name is None]
    taken = {entry.end for entry in found}
    above = [
        e
        for e in bare
        if e.start > first and e.start not in taken and name_like(lines[e.start - 1])
    ]
    below = [e for e in bare if e.end < last and name_like(lines[e.end]) and e.end + 1 < last]
    if above and 10 * len(above) >= 7 * len(bare):
        where = {(e.start, e.end) for e in above}
        return tuple(_name_above(lines, e) if (e.start, e.end) in where else e for e in found)
    if below and 10 * len(below) >= 7 * len(bare):
        where = {(e.start, e.end) for e in below}
        return tuple(_name_below(lines, e) if (e.start, e.end) in where else e for e in found)
    return tuple(found)


def _run_above(lines: Sequence[Line], entry: Entry, first: int) -> Entry:
    """With the name and titles in a run of short lines above, where something closes the run.

    Boards print name, title, rank and town above the time; what closes the run is a button, a
    picture or a line of white space under the words before.
    """
    start = entry.start
    while start > first and entry.start - start < 6 and _panel_like(lines[start - 1]):
        start -= 1
        if lines[start].untyped:
            break
    if entry.start - start < 2 or not (lines[start].untyped or _closes(lines, start - 1, first)):
        return entry
    name = next((n for n in range(start, entry.start) if len(lines[n].text) > 1), start)
    return structs.replace(entry, start=start, name=lines[name].span)


def _panel_like(line: Line) -> bool:
    return name_like(line) or (line.mark is Mark.PANEL and len(line.text) <= _NAMES)


def _closes(lines: Sequence[Line], at: int, first: int) -> bool:
    return at >= first and lines[at].mark in {Mark.BUTTON, Mark.PICTURE}


def _name_above(lines: Sequence[Line], entry: Entry) -> Entry:
    return structs.replace(entry, start=entry.start - 1, name=lines[entry.start - 1].span)


def _name_below(lines: Sequence[Line], entry: Entry) -> Entry:
    return structs.replace(entry, end=entry.end + 1, name=lines[entry.end].span)
