"""Words of an earlier post that stand again at the head of a later one: quotations without marks."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.lexicon.flat import FlatRules
from dateline.lexicon.phrases import plain
from dateline.read.flat_lines import Line, Mark, datelined
from dateline.types import Span


class Quoted(Struct, frozen=True, kw_only=True):
    """Lines `first` to `last` (numbers, half-open) of post `post` are somebody else's words.

    `source`: the post they come from, where it is on the page; `author`: where a line names one.
    """

    post: int
    first: int
    last: int
    source: int | None = None
    author: Span | None = None
    heads: tuple[int, ...] = ()  # the lines that say so: "carla said:"
    feet: tuple[int, ...] = ()  # the line that closes them: "Click to expand..."


_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words
_NEAR = 0.6  # share of a line's shingles that one earlier line has
_FEWEST = 4  # words of a line that is looked for; a shorter one is too common
_LEAD = 80  # characters of the first paragraph of a piece of news
_LONG = 400  # lines of a post from which it is not compared with each quotation of it
_MANY = 16  # places of a shingle that are kept


class Earlier:
    """The lines of the posts so far, to be asked where a line stood before. Grows as a page is read."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, ...], int] = {}
        self._shingles: dict[int, list[int]] = defaultdict(list)

    def add(self, number: int, words: tuple[str, ...]) -> None:
        self._exact.setdefault(words, number)
        for key in _shingles(words):
            places = self._shingles[key]
            if len(places) < _MANY:
                places.append(number)

    def find(self, words: tuple[str, ...]) -> int | None:
        """The earlier line that has these words, exactly or nearly, or holds them."""
        if len(words) < _FEWEST:
            return None
        if (exact := self._exact.get(words)) is not None:
            return exact
        counts: dict[int, int] = defaultdict(int)
        total = 0
        for key in _shingles(words):
            total += 1
            for number in self._shingles.get(key, ()):
                counts[number] += 1
        if total < 2 or not counts:
            return None
        best = max(counts, key=lambda n: (counts[n], -n))
        return best if counts[best] >= _NEAR * total else None


def quotations(
    lines: Sequence[Line], posts: Sequence[Sequence[int]], rules: FlatRules
) -> tuple[Quoted, ...]:
    """What is quoted in each post, given the numbers of the lines that are its words.

    First the words that stood in an earlier post, or under a line such as "carla said:"; then, in
    posts that were quoted without their own head, that head; then what a wide gap or an answer ends.
    """
    earlier = Earlier()
    owner: dict[int, int] = {}
    found: list[Quoted] = []
    for post, numbers in enumerate(posts):
        found += _in_post(lines, post, numbers, (earlier, owner))
        for number in numbers:
            earlier.add(number, _words(lines[number].text))
            owner[number] = post
    unmarked = [q for q in found if not q.heads]
    repeats = _repeats(lines, posts, unmarked) if len(unmarked) == len(found) else {}
    found += _left_out(posts, found, repeats)
    found += _closed_by_gap(lines, posts, found)
    if any(q.source is not None for q in found):
        found += _answered(lines, posts, found, rules)
    return _apart(found)


def _apart(found: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """Quotations in the order of the page, none over another; what was found first is kept."""
    taken: set[int] = set()
    kept = []
    for quoted in found:
        if taken.isdisjoint(range(quoted.first, quoted.last)):
            taken.update(range(quoted.first, quoted.last))
            kept.append(quoted)
    return tuple(sorted(kept, key=lambda q: q.first))


def _in_post(
    lines: Sequence[Line],
    post: int,
    numbers: Sequence[int],
    known: tuple[Earlier, Mapping[int, int]],
) -> Iterator[Quoted]:
    earlier, owner = known
    at = 0
    while at < len(numbers):
        line = lines[numbers[at]]
        if line.mark is Mark.QUOTE or (line.text[0] == ">" and len(line.text) > 1):
            end = _announced(lines, numbers, at, earlier)
            if end > at + 1 and not _article(lines, numbers, at, end):
                source = _source(lines, numbers[at + 1 : end], earlier, owner)
                yield Quoted(
                    post=post,
                    first=numbers[at],
                    last=numbers[end - 1] + 1,
                    source=source,
                    author=_author(lines, numbers[at:end]),
                    heads=tuple(n for n in numbers[at:end] if lines[n].mark is Mark.QUOTE),
                    feet=_feet(lines, line, numbers[end - 1]),
                )
                at = end
                continue
        elif at == 0 or (at > 0 and line.above):
            end = _repeated(lines, numbers, at, earlier)
            if end > at:
                source = _source(lines, numbers[at:end], earlier, owner)
                yield Quoted(post=post, first=numbers[at], last=numbers[end - 1] + 1, source=source)
                at = end
                continue
        at += 1


def _article(lines: Sequence[Line], numbers: Sequence[int], at: int, end: int) -> bool:
    """Is what "Quote:" alone heads a piece of news? Then it ends where that ends (`copies`)."""
    head = lines[numbers[at]]
    if head.mark is not Mark.QUOTE or head.name or head.close:
        return False
    near = (lines[n] for n in numbers[at + 1 : end + 1])
    return any(datelined(line.text) and len(line.text) > _LEAD for line in near)


def _author(lines: Sequence[Line], numbers: Sequence[int]) -> Span | None:
    return next(
        (lines[n].name for n in numbers if lines[n].mark is Mark.QUOTE and lines[n].name), None
    )


def _feet(lines: Sequence[Line], head: Line, last: int) -> tuple[int, ...]:
    closes = head.close is not None and head.close.fullmatch(plain(lines[last].text))
    return (last,) if closes else ()


def _announced(lines: Sequence[Line], numbers: Sequence[int], at: int, earlier: Earlier) -> int:
    """Where the words end that a line such as "carla said:" heads."""
    head = lines[numbers[at]]
    if head.mark is not Mark.QUOTE:
        end = at
        while end < len(numbers) and lines[numbers[end]].text.startswith(">"):
            end += 1
        return max(end, at + 1)
    if head.close:
        for end in range(at + 1, len(numbers)):
            if head.close.fullmatch(plain(lines[numbers[end]].text)):
                return end + 1
    start = at + 1
    while start < len(numbers) and lines[numbers[start]].mark is Mark.QUOTE:
        start += 1
    repeated = _repeated(lines, numbers, start, earlier)
    if repeated > start:
        return repeated
    end = start + 1
    while end < len(numbers) and not lines[numbers[end]].above:
        end += 1
    return min(end, len(numbers))


def _repeated(lines: Sequence[Line], numbers: Sequence[int], at: int, earlier: Earlier) -> int:
    """How far lines that stood before go on; short ones count between and after longer ones."""
    end = at
    while end < len(numbers):
        words = _words(lines[numbers[end]].text)
        if earlier.find(words) is None:
            break
        end += 1
    return end


def _source(
    lines: Sequence[Line], numbers: Sequence[int], earlier: Earlier, owner: Mapping[int, int]
) -> int | None:
    for number in numbers:
        place = earlier.find(_words(lines[number].text.lstrip("> ")))
        if place is not None:
            return owner[place]
    return None


def _repeats(
    lines: Sequence[Line], posts: Sequence[Sequence[int]], found: Sequence[Quoted]
) -> dict[int, set[int]]:
    """Of each post that was quoted to its end: the lines of it that stand in the quotations."""
    kept: dict[int, set[int]] = defaultdict(set)
    for quoted in found:
        if quoted.source is None or len(posts[quoted.source]) > _LONG:
            continue
        there = Earlier()
        for number in range(quoted.first, quoted.last):
            there.add(number, _words(lines[number].text))
        same = {n for n in posts[quoted.source] if there.find(_words(lines[n].text)) is not None}
        if posts[quoted.source][-1] in same:
            kept[quoted.source] |= same
    return kept


def _left_out(
    posts: Sequence[Sequence[int]], found: Sequence[Quoted], repeats: Mapping[int, set[int]]
) -> Iterator[Quoted]:
    """The head of a post that is missing where the post is quoted was itself a quotation."""
    have = {q.post for q in found}
    for post, same in repeats.items():
        first = min(same)
        missing = [n for n in posts[post] if n < first]
        if missing and post not in have:
            yield Quoted(post=post, first=missing[0], last=missing[-1] + 1)


def _closed_by_gap(
    lines: Sequence[Line], posts: Sequence[Sequence[int]], found: Sequence[Quoted]
) -> Iterator[Quoted]:
    """After a quotation at the head of a post, what stands before an unusually wide gap.

    A quotation that held another one closes later than the inner words; engines leave blank lines.
    """
    for quoted in found:
        numbers = posts[quoted.post]
        rest = [n for n in numbers if n >= quoted.last]
        wide = [i for i, n in enumerate(rest) if lines[n].above >= 2]
        if quoted.first == numbers[0] and len(wide) == 1 and 0 < wide[0] <= 6:
            yield Quoted(post=quoted.post, first=rest[0], last=rest[wide[0] - 1] + 1)


def _answered(
    lines: Sequence[Line],
    posts: Sequence[Sequence[int]],
    found: Sequence[Quoted],
    rules: FlatRules,
) -> Iterator[Quoted]:
    """The head of a post that the next paragraph answers ("Yes, ..."), on a page that lost its marks."""
    have = {q.post for q in found}
    for post, numbers in enumerate(posts):
        if post in have or len(numbers) < 2:
            continue
        for at, number in enumerate(numbers[:6]):
            line = lines[number]
            before = lines[numbers[at - 1]].text
            if at and line.above and rules.is_a("answers", line.text[:180]):
                if not before.endswith("?"):
                    yield Quoted(post=post, first=numbers[0], last=numbers[at - 1] + 1)
                break


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain(text.lstrip("> "))))


def _shingles(words: tuple[str, ...]) -> Iterator[int]:
    for at in range(max(1, len(words) - _SHINGLE + 1)):
        yield hash(words[at : at + _SHINGLE])
