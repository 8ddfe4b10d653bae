"""The lines of a text dump, each with what it looks like by itself: prose, a stamp, furniture, ..."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct, structs

from dateline.interval import Interval
from dateline.lexicon.flat import FlatRules
from dateline.lexicon.phrases import plain
from dateline.lexicon.printed import Order, numeric_order, printed_dates
from dateline.types import Basis, Dating, Span


class Mark(StrEnum):
    """What one line looks like before its neighbours are asked."""

    PROSE = "prose"
    SHORT = "short"  # a name, a title, a label, a few words
    STAMP = "stamp"  # nothing but a date, with or without a clock, or "3 hours ago"
    HEAD = "head"  # heads somebody's words: "12. Carla says:", "#4"
    QUOTE = "quote"  # heads quoted words: "carla said:"
    PANEL = "panel"
    RANK = "rank"
    BUTTON = "button"
    NAVIGATION = "navigation"
    SIDEBAR = "sidebar"
    COMMENTS = "comments"
    FORM = "form"
    FOOTER = "footer"
    PICTURE = "picture"
    SIGNATURE = "signature"  # rules off a member's motto
    JOINT = "joint"  # the engine's line between two posts that it joined
    PUBLISHED = "published"
    BYLINE = "byline"
    CAPTION = "caption"


class Ground(NamedTuple):
    """What a line is read against: the page, the rules, the order of figures in the page's dates."""

    text: str
    rules: FlatRules
    order: Order | None


class Line(Struct, frozen=True, kw_only=True):
    """A line with words on it, without the blanks at its ends.

    `above`: blank lines before it; `ruled`: one of them, right under the line before, holds only
    U+00A0 or other white space that no one types.
    """

    start: int
    end: int
    text: str
    above: int = 0
    ruled: bool = False
    untyped: bool = (
        False  # some line between this one and the one above holds only such white space
    )
    indent: int = 0
    mark: Mark = Mark.PROSE
    name: Span | None = None
    dating: Dating | None = None
    clock: bool = False
    where: Span | None = None  # of PUBLISHED: in which paper
    form: str | None = None  # of a HEAD: post | comment
    needs: int = 1  # of a HEAD: how often the page must have its like
    pattern: str = ""  # of a HEAD: its like
    close: re.Pattern[str] | None = None  # of a QUOTE: the line that closes it

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


_ROW = re.compile(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|$)")
_UNTYPED = frozenset("\u00a0\u200b\u200c\u200d\u2060\ufeff\u3000")
_CLOCK = re.compile(
    r"(?:\bat |@ ?|, ?|[-–—|] ?)?\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?(?: ?(?:hrs|hours|h)\b)?"
    r"(?: ?\(?(?:gmt|utc|est|edt|pst|pdt|cst|cet|cest|bst|ist|pkt|msk|jst|kst|aest)(?: ?[+-] ?\d{1,2}(?::?\d\d)?)?\)?)?"
    r"|\bat \d{1,2} ?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_BARE = re.compile(r"[\w\s.,:;/|@()·•–—+'’年月日-]+")
_SOLID = re.compile(r"[^\W_]")
_CLOSED = re.compile(r"[.!?…][\"'”’)\]]*$")
_DATELINE = re.compile(
    r"[^\W\d_a-z]{3}[\w .'’/-]{0,30}(?:,[^:—–-]{2,40})?(?: ?\([^()]{2,40}\))? ?(?::|[—–_-]{1,2}) ?\S"
)
_PROSE = 60  # characters from which a line without a full stop is still prose


def lines(text: str, rules: FlatRules) -> tuple[Line, ...]:
    """Every line with words on it, marked, in order."""
    ground = Ground(text, rules, numeric_order(text))
    found = _flowing(_unquoted(list(_each_marked(ground))))
    likes = Counter(line.pattern for line in found)
    return tuple(line if likes[line.pattern] >= line.needs else _unled(line) for line in found)


def _each_marked(ground: Ground) -> Iterator[Line]:
    """Every line with its mark; a line that comes again, such as a label, is looked at once."""
    known: dict[str, Line] = {}
    for line in cut(ground.text):
        like = known.get(line.text)
        if like is not None:
            yield structs.replace(
                like, start=line.start, end=line.end, above=line.above, ruled=line.ruled,
                untyped=line.untyped, indent=line.indent,
            )  # fmt: skip
            continue
        found = marked(line, ground)
        if found.name is None and found.dating is None:
            known[line.text] = found
        yield found


def _unled(line: Line) -> Line:
    """A line that could head somebody's words, on a page where no other does."""
    if line.dating and line.dating.when:
        return structs.replace(line, mark=Mark.PUBLISHED, form=None)
    mark = Mark.PROSE if is_prose(line.text) else Mark.SHORT
    return structs.replace(line, mark=mark, name=None, dating=None, clock=False, form=None)


def cut(text: str) -> Iterator[Line]:
    """The lines with words on them, all as prose."""
    above, ruled, untyped = 0, False, False
    for row in _ROW.finditer(text):
        if row.start() == len(text):
            return
        words = row[0].strip().strip("\u200b\u2060\ufeff").strip()
        if not words:
            untyped = untyped or not _UNTYPED.isdisjoint(row[0])
            ruled = ruled or (above == 0 and untyped)
            above += 1
            continue
        start = row.start() + row[0].index(words)
        indent = start - row.start()
        yield Line(
            start=start,
            end=start + len(words),
            text=words,
            above=above,
            ruled=ruled,
            untyped=untyped,
            indent=indent,
        )
        above, ruled, untyped = 0, False, False


def _flowing(found: Sequence[Line]) -> list[Line]:
    """Lines that break off inside a sentence are prose, however short."""
    following = [*found[1:], None] if found else []
    return [
        structs.replace(line, mark=Mark.PROSE)
        if line.mark is Mark.SHORT and len(line.text) > 45 and _goes_on(below)
        else line
        for line, below in zip(found, following, strict=True)
    ]


_ABOVE_BUTTON = frozenset({Mark.HEAD, Mark.STAMP, Mark.BUTTON})
_BUTTONS = 3  # times that the word "Quote" stands by itself where it is a button


def _unquoted(found: Sequence[Line]) -> list[Line]:
    """The word "Quote" that names nobody is a button under the head of a post, or if it is often."""
    bare = [n for n, line in enumerate(found) if _bare_quote(line)]
    often = len(bare) >= _BUTTONS
    buttons = {n for n in bare if often or (n and found[n - 1].mark in _ABOVE_BUTTON)}
    return [
        structs.replace(line, mark=Mark.BUTTON) if n in buttons else line
        for n, line in enumerate(found)
    ]


def _bare_quote(line: Line) -> bool:
    return line.mark is Mark.QUOTE and line.name is None and not line.text.endswith(":")


def _goes_on(below: Line | None) -> bool:
    return below is not None and below.above == 0 and below.text[0].islower()


def marked(line: Line, ground: "Ground") -> Line:
    """The line with its mark; long lines are prose or captions without further questions."""
    rules = ground.rules
    if len(line.text) > 160:
        long = Mark.CAPTION if len(line.text) < 400 and _caption(line, rules) else Mark.PROSE
        return structs.replace(line, mark=long)
    for find in (_ruled_off, _edited, _published, _stamp, _quote, _head, _listed, _byline):
        if found := find(line, ground):
            return found
    if _caption(line, rules):
        return structs.replace(line, mark=Mark.CAPTION)
    return structs.replace(line, mark=Mark.PROSE if is_prose(line.text) else Mark.SHORT)


def is_prose(words: str) -> bool:
    """A sentence or more, by its length and its end."""
    many = words.count(" ") + 1
    return len(words) > 2 * _PROSE or (bool(_CLOSED.search(words)) and many >= 4)


def datelined(words: str) -> bool:
    """Could it open a piece of news: a place in capitals, perhaps a day and an agency, a dash?"""
    return _DATELINE.match(words) is not None


def titled(words: str) -> bool:
    """Could it be a heading: short, without a full stop at its end?"""
    return len(words) <= 160 and not words.rstrip("\"'”’").endswith((".", ",", ";"))


def dated(ground: Ground, start: int, end: int) -> tuple[Dating, bool] | None:
    """What a stretch that holds nothing but a date says, and whether a clock is in it."""
    words = ground.text[start:end]
    found = (
        printed_dates(ground.text, start, end, order=ground.order)
        if any(c.isdigit() for c in words)
        else ()
    )
    dates = [(span, when) for span, when in found if span.start >= start and span.end <= end]
    rest = words
    for span, _ in dates[:1]:
        rest = words[: span.start - start] + " " + words[span.end - start :]
    bare, clocks = _CLOCK.subn(" ", rest)
    if not dates:
        bare, ago = ground.rules.since.subn(" ", bare)
        if not ago:
            return None
    if _SOLID.search(ground.rules.filler.sub(" ", bare)):
        return None
    return _dating(dates[0] if dates else None), bool(clocks) or not dates


def _dating(found: tuple[Span, Interval] | None) -> Dating:
    if found is None:
        return Dating()
    (start, end), when = found
    return Dating(when=when, basis=Basis.STATED, start=start, end=end)


# ------------------------------------------------------------------ marks


def _ruled_off(line: Line, ground: Ground) -> Line | None:
    if line.text[0] not in "-_*.":
        return None
    for name, mark in (("joined_posts", Mark.JOINT), ("signature", Mark.SIGNATURE)):
        if ground.rules.is_a(name, line.text):
            return structs.replace(line, mark=mark)
    return None


def _edited(line: Line, ground: Ground) -> Line | None:
    found = ground.rules.is_a("edited", line.text)
    return structs.replace(line, mark=Mark.BUTTON) if found else None


def _quote(line: Line, ground: Ground) -> Line | None:
    if not ground.rules.any_quote.fullmatch(line.text):
        return None
    for form in ground.rules.quotes:
        if found := form.pattern.fullmatch(line.text):
            if "date" in found.groupdict() and found["date"] and not _slot(line, ground, found):
                continue
            name = _part(line, found, "name")
            return structs.replace(line, mark=Mark.QUOTE, name=name, close=form.until)
    return None


def _head(line: Line, ground: Ground) -> Line | None:
    if not ground.rules.any_entry.fullmatch(line.text):
        return None
    for form in ground.rules.entries:
        found = form.pattern.fullmatch(line.text)
        if not found:
            continue
        dating = None
        if "date" in form.pattern.groupindex:
            dating = _slot(line, ground, found)
            if not dating or (form.clock and not dating[1]):
                continue
        return structs.replace(
            line,
            mark=Mark.HEAD,
            name=_part(line, found, "name"),
            dating=dating and dating[0],
            clock=bool(dating and dating[1]) or form.times == 1,
            form=None if form.kind == "either" else form.kind,
            needs=form.times,
            pattern=form.pattern.pattern,
        )
    return None


def _stamp(line: Line, ground: Ground) -> Line | None:
    if (
        len(line.text) > 70
        or not _BARE.fullmatch(line.text)
        or not (found := dated(ground, line.start, line.end))
    ):
        return None
    return structs.replace(line, mark=Mark.STAMP, dating=found[0], clock=found[1])


def _published(line: Line, ground: Ground) -> Line | None:
    """ "Staff ReporterPublished September 30, 2021 - Updated ...", "Published in Dawn, ..."."""
    text = ground.text
    if len(line.text) > 160 or not any(c.isdigit() for c in line.text):
        return None
    found = printed_dates(text, line.start, line.end, order=ground.order)
    if not found:
        return None
    first, last = found[0][0], found[-1][0]
    before = plain(text[line.start : first.start], case=True)
    label = ground.rules.day_label.search(before)
    if not label or len(text[last.end : line.end]) > 40:
        return None
    name = before[: label.start()].rstrip(" |,-•·")
    return structs.replace(
        line,
        mark=Mark.PUBLISHED,
        dating=_dating(found[0]),
        name=Span(line.start, line.start + len(name)) if name else None,
        clock=bool(_CLOCK.search(text, first.end, line.end)),
        where=_part(line, label, "where"),
    )


_LISTED = {
    "form": Mark.FORM,
    "comments": Mark.COMMENTS,
    "buttons": Mark.BUTTON,
    "navigation": Mark.NAVIGATION,
    "sidebar": Mark.SIDEBAR,
    "footer": Mark.FOOTER,
    "panel": Mark.PANEL,
    "ranks": Mark.RANK,
    "pictures": Mark.PICTURE,
}
_PANEL_VALUE = re.compile(r"(?P<label>[^\d:：]{2,24}?) ?[:：] ?\S.{0,60}")


def _listed(line: Line, ground: Ground) -> Line | None:
    if name := ground.rules.listed(line.text, tuple(_LISTED)):
        return structs.replace(line, mark=_LISTED[name])
    if line.text.endswith(":") and ground.rules.is_a("panel", line.text.rstrip(" :")):
        return structs.replace(line, mark=Mark.PANEL)
    found = _PANEL_VALUE.fullmatch(line.text)
    if found and ground.rules.is_a("panel", found["label"]):
        return structs.replace(line, mark=Mark.PANEL, form="valued")
    return None


def _byline(line: Line, ground: Ground) -> Line | None:
    """ "By Carla M.", or with the day as well: "Posted by Carla M. on 3 June 2009 in News"."""
    if len(line.text) > 100:
        return None
    words = plain(line.text, case=True)
    found = [m for p in ground.rules.bylines if (m := p.fullmatch(words))]
    if not found:
        return None
    name = _part(line, max(found, key=lambda m: len(m["name"])), "name")
    after = name.end if name else line.start
    dates = printed_dates(ground.text, after, line.end, order=ground.order)
    if not dates:
        return structs.replace(line, mark=Mark.BYLINE, name=name)
    clock = bool(_CLOCK.search(ground.text, dates[0][0].end, line.end))
    return structs.replace(
        line, mark=Mark.PUBLISHED, name=name, dating=_dating(dates[0]), clock=clock
    )


def _caption(line: Line, rules: FlatRules) -> bool:
    return rules.holds("caption", line.text)


def _slot(line: Line, ground: Ground, found: re.Match[str]) -> tuple[Dating, bool] | None:
    return dated(ground, line.start + found.start("date"), line.start + found.end("date"))


def _part(line: Line, found: re.Match[str], group: str) -> Span | None:
    if group not in found.re.groupindex or found[group] is None:
        return None
    return Span(line.start + found.start(group), line.start + found.end(group))
