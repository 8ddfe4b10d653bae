"""Times of a whole document: every find read in its voice, with what was told before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.date.anchors import Anchor, Voice, spoken_by, voices
from dateline.date.calendar import Point
from dateline.date.find import Find, finds
from dateline.date.hanging import Told, hung
from dateline.date.meaning import Context, Reading
from dateline.date.named import names_day
from dateline.date.numbers import Piece
from dateline.date.readings import read
from dateline.date.surroundings import direction, is_bound
from dateline.date.writing import TALE
from dateline.interval import Interval, hull
from dateline.lexicon import Lexicon
from dateline.lexicon.times import Sense, TimeRules
from dateline.types import Basis, Document, PassageKind, Span, TimeExpression

_NEAR = 320  # characters within which a stated year governs the months after it
_JOINT = 12  # characters between two months that share a year
_OPEN_YEAR = frozenset({"calendar", "week_of", "beside_day", "weekend", "day_of_month"})
_STOP = re.compile(r"[.!?]\s|\n\s*\n")
_OPENS = re.compile(r"[.!?]\s+$|\n\s*$|^$")
_TOLD = 1_500  # characters within which "that year" looks for its year
_DATELINE_REACH = 140
_AFTER_DATELINE = re.compile(
    r"[ \t]{0,2}(?:\d{4}[ \t]?)?(?:[:,]?[ \t]{0,2}\([A-Z][^()\n]{1,40}\)|[A-Z][A-Za-z]{1,12})?[ \t]{0,2}(?:[-–—_:]|\n)"
)
_BEFORE_DATELINE = re.compile(r"(?:^|\n)[ \t]*[^\W\d_a-z][^\n.!?;:]{1,60},[ \t]$")
_HEADED = frozenset(
    {PassageKind.BODY, PassageKind.EMBEDDED, PassageKind.DATELINE, PassageKind.QUOTATION}
)


@dataclass(frozen=True)
class _State:
    """What a voice has told so far."""

    anchor: Anchor | None
    point: Point | None = None  # of its last date
    at: int = 0
    year: int | None = None  # last year that it stated
    year_at: int = 0


def dates(document: Document, lexicon: Lexicon) -> tuple[TimeExpression, ...]:
    """All times of the document, by their start, each counted from the anchor of its voice.

    Read by the rules of the page's language where it has a file, else by those of English.
    """
    rules = lexicon.times.of(document.page.language)
    found = _sharing(list(finds(document.text, rules)), document.text, rules)
    around = voices(document)
    anchors = {v.key: v.anchor for v in around}
    spoken = spoken_by([Span(f.start, f.end) for f in found], around)
    states: dict[str, _State] = {}
    times: list[Told] = []
    for find, voice in zip(found, spoken, strict=True):
        key = voice.key if voice else ""
        state = states.get(key) or _State(voice.anchor if voice else None)
        state = _at_dateline(find, state, document.text)
        for part in _parts(find):
            told = _tell(part, state, document.text, rules)
            if told is None:
                continue
            time, reading = told
            times.append(Told(time, part.sense))
            state = _headed(time, reading, state, voice, document.text)
            if not _compared(part, reading, document.text):
                bound = is_bound(document.text, time.start, rules)
                state = _after(time, reading, state, bound=bound)
        states[key] = state
        if voice and voice.passage.kind is PassageKind.DATELINE and voice.passage.parent:
            parent = voice.passage.parent
            states[parent] = _dated_by(state, states.get(parent) or _State(anchors.get(parent)))
    return hung(times, document.text, rules)


def _sharing(found: list[Find], text: str, rules: TimeRules) -> list[Find]:
    """ "January and May 1999": what is joined to a month with a year has that year."""
    shared, joined = list(found), _joined(rules)
    for i in range(len(found) - 2, -1, -1):
        here, on = shared[i], shared[i + 1]
        if here.rule.make == "calendar" and joined.fullmatch(text, here.end, on.start):
            shared[i] = here = _same_day(here, on)
        if here.rule.make != "calendar" or here.sense.year or not here.sense.month:
            continue
        if not on.sense.year or not on.sense.month or on.start - here.end > _JOINT:
            continue
        if joined.fullmatch(text, here.end, on.start):
            year = on.sense.year - (here.sense.month > on.sense.month)
            shared[i] = replace(here, sense=replace(here.sense, year=year))
    return shared


def _joined(rules: TimeRules) -> re.Pattern[str]:
    """What may stand between two times that share a year or a day."""
    join, more = ("|".join(map(re.escape, sorted(w))) for w in (rules.joins, rules.after_joins))
    return re.compile(rf" ?(?:,|{join}|[-/–—&])(?: (?:{more}))?(?: |(?=\S))| ?[-–—] ?")


def _same_day(here: Find, on: Find) -> Find:
    """ "between 9 p.m. and midnight on Wednesday": both hours are of that day."""
    bare = here.sense.hour is not None and not names_day(here.sense)
    if not bare or on.sense.hour is None or not names_day(on.sense):
        return here
    day = Sense(
        year=on.sense.year, month=on.sense.month, day=on.sense.day, weekday=on.sense.weekday
    )
    return replace(here, sense=here.sense.over(day))


def _tell(
    find: Find, state: _State, text: str, rules: TimeRules
) -> tuple[TimeExpression, Reading] | None:
    """The expression as it is printed, and as it was read; None where it is no time after all."""
    context = _context(find, state, text, rules)
    reading = _read(find.rule.make, find.sense, context, state.anchor)
    if reading is None:
        return None
    basis, anchor = _basis(reading, state)
    return TimeExpression(
        start=find.start,
        end=find.end,
        text=text[find.start : find.end],
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        when=reading.when,
        basis=basis,
        anchor=anchor,
    ), reading


def _parts(find: Find) -> Iterator[Find]:
    """The find itself, or one for each day (or year) of a list, which share month and year."""
    counts: dict[str, int] = {}
    for item in find.items:
        counts[item.field] = counts.get(item.field, 0) + 1
    listed = next((field for field, count in counts.items() if count > 1), None)
    if listed is None:
        yield find
        return
    items = [item for item in find.items if item.field == listed]
    for i, item in enumerate(items):
        start = find.start if i == 0 else item.start
        end = find.end if i == len(items) - 1 else item.end
        sense = _item(item, find.sense)
        yield replace(find, start=start, end=end, sense=sense, items=())


def _item(item: Piece, sense: Sense) -> Sense:
    """The sense of one item of a list; 2005 for the `05` of `2004-05`."""
    if item.field == "day":
        return replace(sense, day=item.value)
    first = sense.year or 0
    year = item.value if item.value >= 100 else first // 100 * 100 + item.value
    return replace(sense, year=year if year >= first else year + 100)


def _context(find: Find, state: _State, text: str, rules: TimeRules) -> Context:
    open_year = find.rule.make in _OPEN_YEAR and find.sense.year is None
    return Context(
        previous=state.point if find.start - state.at < _TOLD else None,
        near_year=_near_year(find, state, text) if open_year else None,
        ahead=direction(text, find.start, find.end, rules) if open_year else 0,
    )


def _near_year(find: Find, state: _State, text: str) -> int | None:
    """The year stated just before, where it governs: without an anchor, or far from it."""
    away = find.start - state.year_at
    if state.year is None or not 0 <= away < _NEAR:
        return None
    when = state.anchor.when if state.anchor else None
    if when is None or when.start is None:
        return state.year
    if abs(when.start.year - state.year) < TALE:
        return None
    return _next_year(find, state) if _STOP.search(text, state.year_at, find.start) else state.year


def _next_year(find: Find, state: _State) -> int | None:
    """That of a month in the next sentence of a tale told by months: "In May 1912 ... In June ..."."""
    month, told = find.sense.month, state.point
    if month is None or told is None or told.grain not in {"D", "M"} or state.at != state.year_at:
        return None
    return told.first.year if month > told.first.month else None


def _read(make: str, sense: Sense, context: Context, anchor: Anchor | None) -> Reading | None:
    """The reading from the anchor; from one of more than a day, what holds from all its days.

    Where its first and last day lead to different days the value stays open, and `when` covers both.
    """
    open_ = read(make, sense, context)
    if anchor is None or anchor.when.start is None or anchor.when.end is None:
        return open_
    if anchor.basis is Basis.INFERRED and (known := _of_year(make, sense, context, anchor.when)):
        return known
    first = read(make, sense, replace(context, anchor=anchor.when.start))
    if anchor.when.start == anchor.when.end:
        return first
    last = read(make, sense, replace(context, anchor=anchor.when.end))
    if open_ is None or first is None or last is None or first.value == last.value:
        return first
    covered = None
    if anchor.basis is not Basis.INFERRED and first.when and last.when:
        covered = hull((first.when, last.when))
    return replace(open_, when=covered, relative=covered is not None)


def _of_year(make: str, sense: Sense, context: Context, left: Interval) -> Reading | None:
    """A month or day of the inferred year that was over when the rest of the year began."""
    if make != "calendar" or sense.month is None or left.start is None:
        return None
    reading = read(make, sense, replace(context, near_year=left.start.year))
    if reading is None or reading.point is None or reading.point.first > left.start:
        return None
    return replace(reading, told=False)


def _basis(reading: Reading, state: _State) -> tuple[Basis, Interval | None]:
    """Whether the words alone say it, and if not, what it was counted from."""
    if not reading.relative:
        return (Basis.STATED if reading.when else Basis.UNKNOWN), None
    if reading.told:
        return Basis.RELATIVE, state.point.interval if state.point else None
    if state.anchor is None:
        return Basis.RELATIVE, None
    inferred = state.anchor.basis is Basis.INFERRED
    return (Basis.INFERRED if inferred else Basis.RELATIVE), state.anchor.when


def _after(time: TimeExpression, reading: Reading, state: _State, *, bound: bool) -> _State:
    """What the voice has told once it said this; a year that only bounds ("since 2001") is no tale."""
    if reading.point is None:
        return state
    told = replace(state, point=reading.point, at=time.end)
    coarse = reading.point.grain in {"E", "C", "L"} or (bound and reading.point.grain == "Y")
    if time.basis is Basis.STATED and not coarse:
        return replace(told, year=reading.point.first.year, year_at=time.end)
    return told


def _compared(find: Find, reading: Reading, text: str) -> bool:
    """Is it only compared with ("than a year earlier")? The tale goes on from the date before it."""
    earlier = find.rule.make == "shift" and reading.told and (find.sense.direction or 0) < 0
    return earlier and not _OPENS.search(text, max(0, find.start - 4), find.start)


def _dated_by(dateline: _State, passage: _State) -> _State:
    """A passage that nothing dates has the day of its dateline."""
    point = dateline.point
    if passage.anchor or point is None or point.grain != "D":
        return passage
    return replace(passage, anchor=Anchor(point.interval, Basis.STATED))


def _at_dateline(find: Find, state: _State, text: str) -> _State:
    """A dateline ("OSLO, June 16 (APP) -") counts from its page or copy, not from a year told above."""
    row = text.rfind("\n", max(0, find.start - _DATELINE_REACH), find.start)
    before = _BEFORE_DATELINE.search(text, max(0, row), find.start)
    if before is None or not _AFTER_DATELINE.match(text, find.end):
        return state
    return replace(state, point=None, year=None)


def _headed(
    time: TimeExpression, reading: Reading, state: _State, voice: Voice | None, text: str
) -> _State:
    """A day in the dateline at the head of a copy ("OSLO, June 16 (APP) -") anchors the rest of it."""
    if voice is None or reading.point is None or reading.point.grain != "D" or not time.when:
        return state
    passage = voice.passage
    head = passage.kind in _HEADED and time.start - passage.start <= _DATELINE_REACH
    if not head or passage.published or not _names_day(time):
        return state
    first_line = "\n" not in text[passage.start : time.start].strip()
    if not first_line or not _AFTER_DATELINE.match(text, time.end):
        return state
    return replace(state, anchor=Anchor(time.when, time.basis))


def _names_day(time: TimeExpression) -> bool:
    """Do the words hold the number of a day, as those of a dateline do?"""
    return any(c.isdigit() for c in time.text)
