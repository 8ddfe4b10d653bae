"""An article as text: headline, byline, body, captions; then readers' comments, forms, other pages."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from dateline.lexicon.flat import FlatRules
from dateline.read.flat_entries import Entry, alike, entries
from dateline.read.flat_lines import Line, Mark, datelined, is_prose, titled
from dateline.read.flat_mass import Run, main_run
from dateline.read.flat_voices import furniture, furniture_of, named, passage, voiced
from dateline.types import Dating, Passage, PassageKind

_CREDITED = re.compile(r"[—–|/(-] ?[A-Z][\w /.&'’-]{1,40}\)?$")


class Zones(Struct, frozen=True, kw_only=True):
    """Numbers of lines: the body is `body` to `end`; what follows is cut at `zones`."""

    headline: int | None
    body: int
    end: int
    zones: tuple[tuple[PassageKind, int, int], ...]


class Article(Struct, frozen=True, kw_only=True):
    title: str | None = None
    site: str | None = None
    published: Dating = Dating()
    passages: tuple[Passage, ...] = ()


_HEADISH = frozenset(
    {
        Mark.BYLINE,
        Mark.PUBLISHED,
        Mark.STAMP,
        Mark.CAPTION,
        Mark.NAVIGATION,
        Mark.BUTTON,
        Mark.PICTURE,
        Mark.SHORT,
        Mark.SIDEBAR,
        Mark.RANK,
        Mark.PANEL,
        Mark.HEAD,
        Mark.FOOTER,
    }
)


def article(text: str, lines: Sequence[Line], rules: FlatRules) -> Article:
    """The passages of a page that holds one article, or nothing but a few sentences."""
    zones = _zones(lines)
    days = _days(lines, zones)
    author = _author(text, lines, zones, rules)
    made: list[Passage] = [*_head(lines, zones, rules)]
    made += _body(lines, zones, author, days[0] if days else None)
    for kind, first, last in zones.zones:
        made += _zone(text, lines, kind, (first, last))
    title = None if zones.headline is None else lines[zones.headline].text
    return Article(
        title=title,
        site=_site(text, lines),
        published=days[0] if days else Dating(),
        passages=tuple(made),
    )


# ------------------------------------------------------------------ where things are


def _zones(lines: Sequence[Line]) -> Zones:
    run = main_run(lines)
    if run and (run.paragraphs < 3 or run.share <= 0.4):
        run = None
    limit = _readers(lines, run.end if run else 0)
    headline, body = _start(lines, limit, run)
    end = _trimmed(lines, _end(lines, (body, run.end if run else body), limit), body)
    return Zones(headline=headline, body=body, end=end, zones=tuple(_after(lines, end)))


def _readers(lines: Sequence[Line], first: int) -> int:
    """The line from `first` on where readers' words begin, by the heads that are like each other."""
    sure = alike([e for e in entries(lines, first, len(lines)) if e.sure])
    if len(sure) >= 2 or any(e.kind == "comment" for e in sure):
        return sure[0].start
    return len(lines)


def _start(lines: Sequence[Line], limit: int, run: Run | None) -> tuple[int | None, int]:
    """The headline's line and the first line of the body."""
    opening = next((n for n in range(limit) if _opens(lines, n, limit)), limit)
    if run and _far(lines, opening, run):
        opening = _up(lines, run.start)
        near = range(max(0, opening - _NEAR), opening)
        return _headline(lines, [n for n in near if lines[n].mark is Mark.SHORT]), opening
    if opening < limit and _pieces(lines, opening, limit) > 1 and _is_piece(lines, opening):
        return _headline(lines, range(opening - 1)), opening - 1
    if opening == len(lines):
        return None, next((n for n in range(limit) if lines[n].mark is Mark.SHORT), 0)
    titles = [n for n in range(opening) if lines[n].mark is Mark.SHORT]
    if opening < limit and _is_title(lines, opening, limit):
        rest = next((n for n in range(opening + 1, limit) if _opens(lines, n, limit)), limit)
        if rest < limit and all(lines[n].mark in _HEADISH for n in range(opening + 1, rest)):
            titles.append(opening)
            opening = rest
    return _headline(lines, titles), _past_captions(lines, opening, limit)


def _pieces(lines: Sequence[Line], first: int, limit: int) -> int:
    """How many pieces of news with a headline and a dateline follow one another."""
    return sum(_is_piece(lines, n) for n in range(first, limit))


def _is_piece(lines: Sequence[Line], number: int) -> bool:
    above = lines[number - 1] if number else None
    short = above is not None and above.mark is Mark.SHORT
    return short and datelined(lines[number].text)


_NEAR = 16  # lines above the text in which its headline is looked for, on a page full of menus


def _far(lines: Sequence[Line], opening: int, run: Run) -> bool:
    """Do menus, lists or notices lie between the first sentence and the running text?"""
    between = lines[opening : run.start]
    told = sum(len(line.text) for line in between if line.mark is Mark.PROSE)
    text = sum(len(line.text) for line in lines[run.start : run.end])
    return sum(line.mark is not Mark.PROSE for line in between) > 3 and 6 * told < text


def _up(lines: Sequence[Line], start: int) -> int:
    """Over the sentences right above a run of long paragraphs."""
    while start > 0 and lines[start - 1].mark is Mark.PROSE and is_prose(lines[start - 1].text):
        start -= 1
    return start


def _headline(lines: Sequence[Line], titles: Sequence[int]) -> int | None:
    """The longest of the lines above the words; menus, names and sections are shorter."""
    worded = [n for n in titles if lines[n].text.count(" ") >= 2] or titles
    return max(worded, key=lambda n: (min(len(lines[n].text), 60), -n), default=None)


def _opens(lines: Sequence[Line], number: int, limit: int) -> bool:
    line = lines[number]
    return line.mark is Mark.PROSE and (
        len(line.text) > 60 or is_prose(line.text) or number + 1 == limit
    )


def _is_title(lines: Sequence[Line], at: int, limit: int) -> bool:
    """Is this prose line a headline after all: short, set off, with a longer text below?"""
    if at + 1 >= limit:
        return False
    line, below = lines[at], lines[at + 1]
    set_off = below.above > 0 and below.indent <= line.indent
    return titled(line.text) and len(line.text) <= 140 and set_off


def _past_captions(lines: Sequence[Line], opening: int, limit: int) -> int:
    """Over the words under a picture, where the text itself starts with a dateline soon after."""
    for number in range(opening + 1, min(opening + 3, limit)):
        above = lines[opening:number]
        if datelined(lines[number].text) and not datelined(lines[opening].text):
            return number if all(_CREDITED.search(line.text) for line in above) else opening
    return opening


def _end(lines: Sequence[Line], text: tuple[int, int], limit: int) -> int:
    """The first line after the body that is no longer the article; `text` is sure to belong to it."""
    body, least = text
    for number in range(body, limit):
        line = lines[number]
        if line.mark in {Mark.COMMENTS, Mark.FORM}:
            return number
        if line.mark is Mark.PUBLISHED and line.where is not None and line.above:
            return number
        if (
            line.mark is Mark.SIDEBAR
            and number >= max(least, body + 1)
            and not _prose_goes_on(lines, number)
        ):
            return number
    teasers = [e.start for e in entries(lines, least, limit) if e.start > body and not e.sure]
    return teasers[0] if len(teasers) >= 3 else limit


def _prose_goes_on(lines: Sequence[Line], at: int) -> bool:
    """Is the heading in the middle of running text ("Also read: ..." between paragraphs)?"""
    ahead = lines[at + 1 : at + 4]
    return len(ahead) > 1 and all(
        line.mark is Mark.PROSE and len(line.text) > 160 for line in ahead[1:]
    )


_TAIL = frozenset(
    {Mark.NAVIGATION, Mark.FOOTER, Mark.BUTTON, Mark.SIDEBAR, Mark.PICTURE, Mark.BYLINE}
)


def _trimmed(lines: Sequence[Line], end: int, body: int) -> int:
    """Without the furniture at the foot of the body and what is written under it."""
    while end > body + 1:
        last, above = lines[end - 1], lines[end - 2]
        loose = above.mark is Mark.FOOTER and len(last.text) <= 100
        if last.mark not in _TAIL and not loose:
            break
        end -= 1
    return end


def _after(lines: Sequence[Line], at: int) -> Iterator[tuple[PassageKind, int, int]]:
    """What follows the body, as (kind, first line, last line)."""
    while at < len(lines):
        kind = _zone_kind(lines, at)
        end = _zone_end(lines, at, kind)
        yield kind, at, end
        at = end


def _zone_kind(lines: Sequence[Line], at: int) -> PassageKind:
    mark = lines[at].mark
    if mark is Mark.BYLINE:
        return PassageKind.BYLINE
    if mark in _TAIL - {Mark.SIDEBAR}:
        return PassageKind.BOILERPLATE
    if mark is Mark.FORM:
        return PassageKind.FORM
    if mark is Mark.PUBLISHED and lines[at].where is not None:
        return PassageKind.PUBLICATION_LINE
    if mark is Mark.COMMENTS or (mark is not Mark.SIDEBAR and _comments(lines, at)):
        return PassageKind.COMMENT
    return PassageKind.SIDEBAR


def _comments(lines: Sequence[Line], at: int) -> bool:
    found = entries(lines, at, min(len(lines), at + 60))
    return any(e.sure and e.start <= at + 2 for e in found)


def _zone_end(lines: Sequence[Line], at: int, kind: PassageKind) -> int:
    if kind in {PassageKind.PUBLICATION_LINE, PassageKind.BYLINE}:
        return at + 1
    stops = {
        PassageKind.COMMENT: {Mark.FORM, Mark.SIDEBAR, Mark.FOOTER},
        PassageKind.SIDEBAR: {Mark.FORM, Mark.COMMENTS, Mark.FOOTER},
        PassageKind.FORM: {Mark.SIDEBAR, Mark.COMMENTS},
        PassageKind.BOILERPLATE: {Mark.FORM, Mark.COMMENTS, Mark.SIDEBAR, Mark.HEAD, Mark.STAMP},
    }[kind]
    for number in range(at + 1, len(lines)):
        if lines[number].mark in stops:
            return number
    return len(lines)


# ------------------------------------------------------------------ passages


def _head(lines: Sequence[Line], zones: Zones, rules: FlatRules) -> Iterator[Passage]:
    for number in range(zones.body):
        line = lines[number]
        if number == zones.headline:
            yield _line_passage(line, PassageKind.HEADLINE)
        elif line.mark is Mark.PUBLISHED:
            yield from _published(line)
        elif line.mark in _ONE:
            yield _line_passage(line, _ONE[line.mark])
        elif line.mark in {Mark.SHORT, Mark.HEAD}:
            yield _line_passage(line, _short_kind(lines, number, zones, rules))
        elif line.mark is Mark.PROSE:
            near = zones.body - number <= 3
            yield _line_passage(line, PassageKind.CAPTION if near else PassageKind.BOILERPLATE)
    loose = [n for n in range(zones.body) if lines[n].mark in _LOOSE and n != zones.headline]
    yield from furniture(lines, loose)


_ONE = {
    Mark.BYLINE: PassageKind.BYLINE,
    Mark.STAMP: PassageKind.PUBLICATION_LINE,
    Mark.CAPTION: PassageKind.CAPTION,
}
_LOOSE = frozenset(Mark) - {Mark.PUBLISHED, Mark.SHORT, Mark.HEAD, Mark.PROSE, *_ONE}


def _short_kind(lines: Sequence[Line], number: int, zones: Zones, rules: FlatRules) -> PassageKind:
    """A few words in the head: a section above the headline, a writer or a second title below it."""
    if zones.headline is not None and number < zones.headline:
        return PassageKind.NAVIGATION
    near = {lines[n].mark for n in (number - 1, number + 1) if 0 <= n < zones.body}
    words = lines[number].text
    named_ = words.count(" ") <= 4 and rules.person.fullmatch(words) is not None
    if near & {Mark.STAMP, Mark.PUBLISHED, Mark.BYLINE} and named_:
        return PassageKind.BYLINE
    title = zones.headline
    return PassageKind.HEADLINE if title is None or number - title <= 3 else PassageKind.NAVIGATION


def _published(line: Line) -> Iterator[Passage]:
    if line.name is None or line.name.start > line.start:
        yield _line_passage(line, PassageKind.PUBLICATION_LINE)
        return
    gap = line.text[line.name.end - line.start :]
    start = line.name.end + len(gap) - len(gap.lstrip(" |,-–—•·"))
    for kind, at, end in (
        (PassageKind.BYLINE, line.name.start, line.name.end),
        (PassageKind.PUBLICATION_LINE, start, line.end),
    ):
        yield Passage(id=named(kind, at, end), start=at, end=end, kind=kind)


def _body(
    lines: Sequence[Line], zones: Zones, author: str | None, published: Dating | None
) -> Iterator[Passage]:
    if zones.body >= zones.end:
        return
    start, end = lines[zones.body].start, lines[zones.end - 1].end
    name = named(PassageKind.BODY, start, end)
    yield Passage(
        id=name, start=start, end=end, kind=PassageKind.BODY, author=author, published=published
    )
    for number in range(zones.body + 1, zones.end):
        line = lines[number]
        kind = _inside(lines, number, zones.end)
        if kind:
            yield structs.replace(_line_passage(line, kind), parent=name)


def _inside(lines: Sequence[Line], number: int, end: int) -> PassageKind | None:
    """What a line in the middle of a body is, where it is not the article's own words."""
    line = lines[number]
    if line.mark is Mark.CAPTION:
        return PassageKind.CAPTION
    if line.mark in {Mark.BUTTON, Mark.NAVIGATION, Mark.PICTURE, Mark.SIDEBAR}:
        return PassageKind.BOILERPLATE
    if line.mark is Mark.SHORT and line.above and number + 1 < end and _glued(lines, number):
        return PassageKind.CAPTION
    return None


def _glued(lines: Sequence[Line], number: int) -> bool:
    """A few words right on top of a paragraph, where paragraphs stand apart: a picture's caption."""
    below = lines[number + 1]
    words = lines[number].text.count(" ") >= 1 and not datelined(below.text)
    return words and below.above == 0 and len(below.text) > 200


def _zone(
    text: str, lines: Sequence[Line], kind: PassageKind, where: tuple[int, int]
) -> Iterator[Passage]:
    if kind is PassageKind.COMMENT:
        yield from _comment_zone(text, lines, *where)
    elif kind is PassageKind.SIDEBAR:
        yield from _sidebar(lines, *where)
    else:
        start, end = lines[where[0]].start, lines[where[1] - 1].end
        yield Passage(id=named(kind, start, end), start=start, end=end, kind=kind)


def _comment_zone(text: str, lines: Sequence[Line], first: int, last: int) -> Iterator[Passage]:
    heads = [e for e in entries(lines, first, last) if e.sure] or list(entries(lines, first, last))
    if not heads:
        yield from furniture(lines, range(first, last))
        return
    yield from furniture(lines, range(first, heads[0].start))
    ends = [e.start for e in heads[1:]] + [last]
    for entry, end in zip(heads, ends, strict=True):
        voice = voiced(entry.start, end, PassageKind.COMMENT, entry)
        comment = passage(text, lines, voice)
        yield comment
        yield from furniture_of(lines, voice, comment.id)


def _sidebar(lines: Sequence[Line], first: int, last: int) -> Iterator[Passage]:
    """Other pages that this one points at: an item for each, with its own day."""
    heads = [_item(lines, e, first) for e in _dated_items(lines, first, last)]
    cuts = [first, *(start for start, _ in heads), last]
    datings = [None, *(dating for _, dating in heads)]
    for start, end, dating in zip(cuts, cuts[1:], datings, strict=False):
        if start < end:
            made = runs_of(lines, start, end)
            yield structs.replace(made, published=dating if dating and dating.when else None)


def runs_of(lines: Sequence[Line], first: int, last: int) -> Passage:
    start, end = lines[first].start, lines[last - 1].end
    kind = PassageKind.SIDEBAR
    return Passage(id=named(kind, start, end), start=start, end=end, kind=kind)


def _dated_items(lines: Sequence[Line], first: int, last: int) -> Iterator[Entry]:
    for number in range(first, last):
        if lines[number].mark in {Mark.STAMP, Mark.PUBLISHED}:
            yield Entry(start=number, end=number + 1, dating=lines[number].dating)


def _item(lines: Sequence[Line], entry: Entry, first: int) -> tuple[int, Dating | None]:
    start = entry.start
    if start > first and titled(lines[start - 1].text) and lines[start].above == 0:
        start -= 1
    return start, entry.dating


# ------------------------------------------------------------------ what the page says of itself


def _days(lines: Sequence[Line], zones: Zones) -> list[Dating]:
    """Days that the page says it was published on, the best first."""
    near = range(zones.body)
    foot = [first for kind, first, _ in zones.zones if kind is PassageKind.PUBLICATION_LINE]
    found = [lines[n] for n in (*near, *foot) if lines[n].mark in {Mark.PUBLISHED, Mark.STAMP}]
    return [line.dating for line in found if line.dating and line.dating.when]


def _author(text: str, lines: Sequence[Line], zones: Zones, rules: FlatRules) -> str | None:
    """Who a byline names, above the words or else below them."""
    feet = [first for kind, first, _ in zones.zones if kind is PassageKind.BYLINE]
    for number in (*range(zones.body), *feet):
        line = lines[number]
        if line.mark in {Mark.BYLINE, Mark.PUBLISHED} and line.name:
            return text[line.name.start : line.name.end].removeprefix("By ")
    for number in range(zones.body):
        short = lines[number].mark is Mark.SHORT and number != zones.headline
        if short and _short_kind(lines, number, zones, rules) is PassageKind.BYLINE:
            return lines[number].text
    return None


def _site(text: str, lines: Sequence[Line]) -> str | None:
    where = next((line.where for line in lines if line.where), None)
    return text[where.start : where.end].removeprefix("The ").strip(" ,") if where else None


def _line_passage(line: Line, kind: PassageKind) -> Passage:
    return Passage(id=named(kind, line.start, line.end), start=line.start, end=line.end, kind=kind)
