"""Posts of a board we do not know, in a text dump, by the lines that come again with each of them.

What a board prints around every post ("Joined: ...", "Report post", "#12", a date) comes as often as
there are posts. The runs of such lines are where one post ends and the next begins; names and
ranks, which differ, are known by standing in the same place of most runs.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, log, sqrt

from msgspec import Struct
from msgspec.structs import replace

from dateline.lexicon.flat import FlatRules
from dateline.lexicon.phrases import plain
from dateline.lexicon.printed import numeric_order, printed_dates
from dateline.read.flat_lines import Ground, Line, Mark
from dateline.read.flat_voices import Voice
from dateline.types import Basis, Dating, PassageKind, Span

_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_CLOCK = re.compile(
    r"(?<![\d:.])\d{1,2}(?::\d\d){1,2}(?: ?[ap]\.?m\b)?(?![\d:])|\b\d{1,2}h\d\d\b", re.IGNORECASE
)
_TIMES = frozenset({"DAY", "CLOCK", "SINCE"})
_USUAL = (0.3, 0.6, 2.0)  # shares of lines with a time from which a word in them is no name
_MOST_TRIED = 40  # groups of like lines, the largest first, that are tried as the marks of posts
_FEWEST_TRIED = 4
_VISITS = 500_000  # lines that are looked at in all these trials
_SHORT = 110  # characters of a line that can be part of a post's frame
_NAME = 40
_MOST_NAMES = 5  # lines of names and ranks above a frame
_FEW = 12  # lines above and below a mark where the rest of the frame is looked for
_LEAST = 15  # characters of a middling post
_ENOUGH = 0.3  # of a page's running words that posts hold
_FRAME = frozenset({Mark.BUTTON, Mark.PANEL, Mark.RANK, Mark.PICTURE, Mark.STAMP})
_OF_MEMBERS = frozenset({Mark.PANEL, Mark.RANK})
_FOOT = frozenset({Mark.NAVIGATION, Mark.FOOTER, Mark.FORM, Mark.SIDEBAR, Mark.COMMENTS})
_END = ".!?,;:…"


class Shape(Struct, frozen=True):
    """A line without what differs from post to post; `when`: the day that it prints."""

    text: str = ""
    timed: bool = False
    when: Dating | None = None
    name: Span | None = None  # what stands before its day or hour, if it can be a name


class Frame(Struct, frozen=True):
    """Lines `start` to `end` (numbers, half-open) between the words of two posts; `mark` is in it."""

    start: int
    mark: int
    end: int


class _Page(Struct, frozen=True):
    """A page whose lines are told apart: `framed` ones come with every post."""

    lines: Sequence[Line]
    shapes: Sequence[Shape]
    framed: Sequence[bool]

    def names(self, at: int) -> bool:
        """Could line `at` be a name, no part of the frame that comes again?"""
        return at >= 0 and not self.framed[at] and name_like(self.lines[at])


def rhythm(text: str, lines: Sequence[Line], rules: FlatRules) -> tuple[Voice, ...]:
    """The posts of the page; none where nothing comes again, or where it holds little of the words."""
    ground = Ground(text, rules, numeric_order(text))
    shapes = [_shape(line, ground) for line in lines]
    whole = sum(len(line.text) for line in lines if _wordy(line))
    best: tuple[float, tuple[Voice, ...]] = (0.0, ())
    for marks in _marks(shapes):
        voices = _voices(lines, shapes, marks)
        weight = _weight(lines, voices, whole) * (1.2 if shapes[marks[0]].timed else 1)
        best = max(best, (weight, voices), key=lambda pair: pair[0])
    return best[1]


def is_board(text: str, lines: Sequence[Line], voices: Sequence[Voice], rules: FlatRules) -> bool:
    """Is what comes again a board's posts: with days that go on, and a clock, a number or a rank?"""
    ground = Ground(text, rules, numeric_order(text))
    days = [v.dating.when.start for v in voices if v.dating and v.dating.when]
    steps = [a <= b for a, b in pairwise(d for d in days if d)]
    onward = max(sum(steps), len(steps) - sum(steps)) >= 0.8 * len(steps)
    heads = [(*range(v.first, v.body), *v.aside) for v in voices]
    frames = [{t for n in h for t in _shape(lines[n], ground).text.split()} for h in heads]
    clocks = sum("CLOCK" in tokens for tokens in frames) / len(voices)
    numbers = sum("#" in tokens for tokens in frames) / len(voices)
    ranks = sum(any(lines[n].mark in _OF_MEMBERS for n in h) for h in heads) / len(voices)
    if len(days) >= 0.7 * len(voices):
        return onward and max(clocks, numbers, ranks) >= 0.7
    return clocks >= 0.9 and len(voices) >= 8


def _weight(lines: Sequence[Line], voices: Sequence[Voice], whole: int) -> float:
    """How much of the page's prose the posts explain, and how many they are."""
    masses = sorted(
        sum(len(lines[n].text) for n in range(v.body, v.last) if n not in v.aside) for v in voices
    )
    prose = sum(
        len(lines[n].text) for v in voices for n in range(v.body, v.last) if _wordy(lines[n])
    )
    if len(masses) < 3 or masses[len(masses) // 2] < _LEAST or prose < _ENOUGH * whole:
        return 0.0
    full = sum(mass > 0 for mass in masses) / len(masses)
    share: float = prose / max(1, whole)
    return share * sqrt(share) * log(1 + len(masses)) * full * full


def _wordy(line: Line) -> bool:
    """Is a line somebody's words rather than a label?"""
    return line.mark is Mark.PROSE or (line.mark is Mark.SHORT and len(line.text) > _NAME)


# ------------------------------------------------------------------ shapes


def _shape(line: Line, ground: Ground) -> Shape:
    if len(line.text) > _SHORT:
        return Shape()
    words, when, before = line.text, None, line.text
    if any(c.isdigit() for c in words):
        found = printed_dates(ground.text, line.start, line.end, order=ground.order)
        for span, _ in reversed(found):
            words = words[: span.start - line.start] + " DAY " + words[span.end - line.start :]
        if found:
            (start, end), day = found[0]
            when = Dating(when=day, basis=Basis.STATED, start=start, end=end)
            before = line.text[: start - line.start]
        if not when and (clock := _CLOCK.search(line.text)):
            before = line.text[: clock.start()]
        words = _CLOCK.sub(" CLOCK ", words)
    if not when and len(words) < 60 and words[-1] not in _END:
        words = ground.rules.since.sub(" SINCE ", words)
    tokens = [t if t in _TIMES else plain(t) for t in _TOKEN.findall(_DIGITS.sub("9", words))]
    if _TIMES.isdisjoint(tokens):
        return Shape(" ".join(tokens))
    return Shape(" ".join(tokens), True, when, _name_in(before, line.start, ground.rules))


def _name_in(words: str, start: int, rules: FlatRules) -> Span | None:
    """Who wrote it, in the words before a day: "posted by Anna on Mon, "; they stand at `start`."""
    before = _any_last(rules.words["weekday"]).sub("", words)
    found = _named(rules.words["by"], rules.words["on_day"]).fullmatch(before)
    if not found or found["name"].count(" ") > 3 or not any(map(str.isalpha, found["name"])):
        return None
    return Span(start + found.start("name"), start + found.end("name"))


@lru_cache(maxsize=4)
def _any_last(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\W*\b(?:{_any(words)})\W*$", re.IGNORECASE)


@lru_cache(maxsize=4)
def _named(by: frozenset[str], on: frozenset[str]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:.*\b(?:{_any(by)})\s)?(?P<name>\S(?:.{{0,38}}?\S)??)"
        rf"[\s»|,:·•–—-]*(?:{_any(on)})?[\s:]*"
    )


def _any(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


def _marks(shapes: Sequence[Shape]) -> Sequence[tuple[int, ...]]:
    """Groups of lines of one shape that may mark posts: with a time or a number in them."""
    timed = [shape.text.split() for shape in shapes if shape.timed]
    times = Counter(token for tokens in timed for token in set(tokens))
    groups: dict[tuple[float, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, shape in enumerate(shapes):
        tokens = shape.text.split()
        if not shape.timed:
            if "9" in tokens and len(tokens) <= 4:
                groups[0.0, tuple(tokens)].append(number)
            continue
        for share in _USUAL:
            usual = {t for t in tokens if t in _TIMES or times[t] >= max(2, share * len(timed))}
            groups[share, tuple(_folded(tokens, usual))].append(number)
    found = {tuple(g) for (share, _), g in groups.items() if len(g) >= (3 if share < 1 else 6)}
    most = max(_FEWEST_TRIED, min(_MOST_TRIED, _VISITS // max(1, len(shapes))))
    return sorted(sorted(found, key=lambda g: (-len(g), g))[:most])


def _folded(tokens: Sequence[str], usual: set[str]) -> Iterator[str]:
    """The tokens with each run of unusual ones, such as a name, as one."""
    last = ""
    for token in tokens:
        one = token if token in usual else "..."
        if one != "..." or last != "...":
            yield one
        last = one


# ------------------------------------------------------------------ frames


def _voices(
    lines: Sequence[Line], shapes: Sequence[Shape], marks: Sequence[int]
) -> tuple[Voice, ...]:
    page = _Page(lines, shapes, _framed(lines, shapes, len(marks)))
    frames = _frames(page, marks)
    if len(frames) < 3:
        return ()
    posts = _over_marks(page, frames) if _below(page, frames) else _under_marks(page, frames)
    return tuple(_signed(page, tuple(posts)))


def _framed(lines: Sequence[Line], shapes: Sequence[Shape], posts: int) -> list[bool]:
    """Which lines come with every post: as often as half of them, or known as such."""
    times = Counter(shape.text for shape in shapes)
    need = max(3, ceil(0.4 * posts))
    labels = Counter(label for line in lines if (label := _label(line)))
    found = [
        line.mark in _FRAME
        or shape.timed
        or labels[_label(line)] >= need
        or (bool(shape.text) and times[shape.text] >= need and line.mark is not Mark.QUOTE)
        for line, shape in zip(lines, shapes, strict=True)
    ]
    for n, (line, below) in enumerate(pairwise(lines)):
        heads = line.text.endswith(":") or (line.mark is Mark.PANEL and line.form != "valued")
        if found[n] and heads and name_like(below):
            found[n + 1] = True
    return found


def _label(line: Line) -> str:
    """ "Gender" of "Gender: male"."""
    label, colon, value = line.text.partition(": ")
    return label if colon and value and len(line.text) <= _SHORT else ""


def name_like(line: Line) -> bool:
    """Could it be a name, a rank, a town?"""
    text = line.text
    return len(text) <= _NAME and text.count(" ") <= 4 and text[-1] not in _END


def _frames(page: _Page, marks: Sequence[int]) -> list[Frame]:
    """The runs of frame lines around the marks, with the names at their upper end."""
    known = frozenset(marks)
    ends = _past_names(page, known, [_down(page, known, mark) for mark in marks])
    tops = [_up(page, known, mark) for mark in marks]
    for _ in range(3):
        named = [page.names(top - 1) for top in tops]
        if sum(named) < 0.75 * len(tops):
            break
        tops = [_up(page, known, top - 1) if n else top for top, n in zip(tops, named, strict=True)]
    frames: list[Frame] = []
    for top, mark, end in zip(tops, marks, ends, strict=True):
        top = _over_names(page, frames[-1].end if frames else 0, top)  # noqa: PLW2901
        if frames and top <= frames[-1].end:
            kept = frames[-1]
            if mark < kept.end or (kept.end >= top >= kept.start and kept.end > kept.mark + 1):
                frames[-1] = Frame(kept.start, kept.mark, max(kept.end, end))
                continue
            top = max(top, kept.end)  # noqa: PLW2901
        frames.append(Frame(top, mark, end))
    return frames


def _past_names(page: _Page, marks: frozenset[int], ends: Sequence[int]) -> list[int]:
    """The ends of frames past names and ranks in their middle, where most have them there."""
    further = []
    for end in ends:
        at = end
        while at - end < _MOST_NAMES and at < len(page.lines) and page.names(at):
            at += 1
        more = end < at < len(page.lines) and page.framed[at] and at not in marks
        further.append(_down(page, marks, at) if more else end)
    moved = sum(a != b for a, b in zip(ends, further, strict=True))
    return further if moved >= 0.7 * (len(ends) - 1) else list(ends)


def _over_names(page: _Page, words: int, top: int) -> int:
    """The top of a frame with the names above it, where a button closes the words before them."""
    at = top
    while at > words and top - at < _MOST_NAMES and page.names(at - 1):
        at -= 1
    closed = words < at - 1 and page.framed[at - 1]
    return _up(page, frozenset(), at) if closed and at < top else top


def _down(page: _Page, marks: frozenset[int], at: int) -> int:
    end = at + 1
    while end < len(page.lines) and end - at < _FEW:
        if page.framed[end]:
            end += 1
        elif _between(page, marks, end, 1):
            end += 2
        else:
            break
    return end


def _up(page: _Page, marks: frozenset[int], at: int) -> int:
    top = at
    while top > 0 and at - top < 2 * _FEW:
        if page.framed[top - 1]:
            top -= 1
        elif top > 1 and _between(page, marks, top - 1, -1):
            top -= 2
        else:
            break
    return top


def _between(page: _Page, marks: frozenset[int], at: int, step: int) -> bool:
    """Is a line a name or a value with more of the frame on its other side?"""
    beyond = at + step
    inside = 0 <= beyond < len(page.lines) and page.framed[beyond] and beyond not in marks
    return inside and name_like(page.lines[at])


def _below(page: _Page, frames: Sequence[Frame]) -> bool:
    """Do the marks stand under the words? Then the last has no panel of a next post below it."""
    below = [
        {page.shapes[n].text for n in range(f.mark + 1, f.end) if page.framed[n]} for f in frames
    ]
    times = Counter(text for texts in below[:-1] for text in texts)
    usual = {text for text, n in times.items() if n >= 0.6 * (len(frames) - 1)}
    return bool(usual) and len(usual & below[-1]) < 0.5 * len(usual)


# ------------------------------------------------------------------ voices


def _under_marks(page: _Page, frames: Sequence[Frame]) -> Iterator[tuple[Voice, range]]:
    """Posts whose mark is above their words."""
    lines, shapes = page.lines, page.shapes
    above = Counter(shapes[f.start].text for f in frames[1:])
    closing = {text for text, n in above.items() if n >= 0.4 * (len(frames) - 1)}
    ends = [f.start for f in frames[1:]]
    last = frames[-1].end
    while (
        last < len(lines)
        and lines[last].mark not in _FOOT
        and shapes[last].text not in closing - {""}
    ):
        last += 1
    for frame, end in zip(frames, [*ends, last], strict=True):
        head = range(frame.start, frame.end)
        yield _voice(page, head, frame.mark, end)


def _over_marks(page: _Page, frames: Sequence[Frame]) -> Iterator[tuple[Voice, range]]:
    """Posts whose mark is below their words."""
    top = frames[0].start
    while top > 0 and not page.framed[top - 1] and page.lines[top - 1].mark not in _FOOT:
        top -= 1
    start = _up(page, frozenset(), top)
    first = Frame(start, start, top)
    for before, here in pairwise([first, *frames]):
        from_line = before.start if before is first else before.mark + 1
        head = range(from_line, before.end)
        foot = tuple(range(here.start, here.mark + 1))
        yield _voice(page, head, here.mark, here.mark + 1, foot)


def _voice(
    page: _Page, head: range, mark: int, last: int, foot: tuple[int, ...] = ()
) -> tuple[Voice, range]:
    near = [mark, *foot, *sorted(head, key=lambda n: abs(n - mark))]
    days = (when for n in near if (when := page.shapes[n].when))
    voice = Voice(
        first=head.start if len(head) else head.stop,
        body=head.stop,
        last=max(last, head.stop),
        kind=PassageKind.POST,
        name=_before_day(page, near),
        dating=next(days, None),
        aside=foot,
    )
    return voice, head


def _before_day(page: _Page, near: Sequence[int]) -> Span | None:
    """The name before the date in the nearest of the lines that has one."""
    told = (page.shapes[n].name for n in near if page.lines[n].mark is not Mark.BUTTON)
    return next((name for name in told if name), None)


def _signed(page: _Page, found: Sequence[tuple[Voice, range]]) -> Iterator[Voice]:
    """The posts with their writers: what stands before their dates if it differs, else a line of
    their heads that does."""
    voices = [voice for voice, _ in found]
    said = [_words(page, v.name) for v in voices]
    labels = {text for text, n in Counter(said).items() if n > max(2, 0.6 * len(said))}
    before = [text and text not in labels and "#" not in text for text in said]
    if sum(map(bool, before)) >= 0.5 * len(voices):
        yield from (v if b else replace(v, name=None) for v, b in zip(voices, before, strict=True))
        return
    heads = [[n for n in head if _could_sign(page.lines[n])] for _, head in found]
    times = Counter(text for head in heads for text in {page.lines[n].text for n in head})
    for voice, head in zip(voices, heads, strict=True):
        lines = [page.lines[n] for n in head]
        unlike = [line for line in lines if times[line.text] <= max(2, 0.6 * len(voices))]
        own = [line for line in unlike if line.mark is not Mark.RANK]
        yield replace(voice, name=own[0].span if own else None)


def _words(page: _Page, span: Span | None) -> str:
    lines = page.lines
    if span is None:
        return ""
    line = lines[bisect_right(lines, span.start, key=lambda each: each.start) - 1]
    return line.text[span.start - line.start : span.end - line.start]


def _could_sign(line: Line) -> bool:
    known = line.mark not in {Mark.SHORT, Mark.RANK, Mark.PROSE, Mark.BYLINE}
    return not known and name_like(line) and sum(c.isalpha() for c in line.text) > 1
