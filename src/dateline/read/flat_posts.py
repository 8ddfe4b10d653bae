"""A board's thread as text: posts, their writers and times, and who quotes whom."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import structs

from dateline.lexicon.flat import FlatRules
from dateline.read.flat_entries import Entry, alike, entries, name_like
from dateline.read.flat_lines import Line, Mark, titled
from dateline.read.flat_mass import main_run
from dateline.read.flat_names import named as signed_by_place
from dateline.read.flat_names import without_mottoes
from dateline.read.flat_quotes import Quoted, quotations
from dateline.read.flat_voices import (
    Voice,
    furniture,
    furniture_of,
    named,
    passage,
    runs,
    voiced,
    words_of,
)
from dateline.types import Passage, PassageKind

_LEAD = frozenset({Mark.NAVIGATION, Mark.BUTTON, Mark.FOOTER, Mark.PICTURE, Mark.SIDEBAR})
_AFTER = frozenset(
    {Mark.NAVIGATION, Mark.FOOTER, Mark.FORM, Mark.SIDEBAR, Mark.COMMENTS, Mark.BUTTON}
)


def is_thread(lines: Sequence[Line], rules: FlatRules) -> bool:
    """Does the page hold a board's posts rather than an article?"""
    rules_off = [line for line in lines if line.ruled]
    board = any(rules.is_a("forum", line.text) for line in lines if len(line.text) <= 80)
    if len(rules_off) >= 3 or (rules_off and (board or _repeats(lines))):
        return True
    sure = alike([e for e in entries(lines, 0, len(lines)) if e.sure])
    if not sure or any(e.kind == "comment" for e in sure):
        return False
    lead = lines[: sure[0].start]
    labels = sum(lines[n].mark is Mark.PANEL for e in sure for n in range(e.start, e.end))
    if board or labels >= 3:
        return sum(len(line.text) for line in lead if len(line.text) > 120) < 400
    run = main_run(lines)
    if run and run.paragraphs >= 4 and run.share > 0.5:
        return False
    told = any(line.mark is Mark.COMMENTS for line in lead)
    prose = sum(len(line.text) for line in lead if line.mark is Mark.PROSE and len(line.text) > 80)
    return len(sure) >= 3 and prose < (60 if told else 200)


def _repeats(lines: Sequence[Line]) -> bool:
    """Does a line of some length come again, or has an engine joined posts?"""
    long = Counter(line.text for line in lines if len(line.text) > 60)
    return any(n > 1 for n in long.values()) or any(line.mark is Mark.JOINT for line in lines)


def thread(
    text: str, lines: Sequence[Line], rules: FlatRules
) -> tuple[str | None, tuple[Passage, ...]]:
    """The thread's title and its passages."""
    title, first = _title(lines)
    voices = _voices(lines, first, _end(lines, first))
    return _laid_out(text, lines, voices, title, rules)


def thread_of(
    text: str, lines: Sequence[Line], voices: Sequence[Voice], rules: FlatRules
) -> tuple[str | None, tuple[Passage, ...]]:
    """The thread's title and its passages where the posts are known already."""
    title = _among(lines, 0, voices[0].first)
    return _laid_out(text, lines, voices, title, rules)


def headed(lines: Sequence[Line]) -> tuple[Voice, ...]:
    """The posts of a thread by the forms of their heads."""
    _, first = _title(lines)
    return _voices(lines, first, _end(lines, first))


def complete(lines: Sequence[Line], voices: Sequence[Voice], posts: int) -> bool:
    """Has nearly every post a name and a time, and are they as many as something else counts?

    Nor may their words hold a label that comes with every second of them.
    """
    whole = sum(v.name is not None and v.dating is not None for v in voices)
    said = [{lines[n].text for n in words_of(lines, v) if len(lines[n].text) < 40} for v in voices]
    most = Counter(text for texts in said for text in texts).most_common(1)
    labelled = bool(most) and most[0][1] >= max(3, 0.5 * len(voices))
    return whole >= 0.8 * len(voices) and 0.9 * posts <= len(voices) <= 1.1 * posts and not labelled


def is_article(lines: Sequence[Line], voices: Sequence[Voice]) -> bool:
    """Does an article stand above what comes again? Then those are its comments."""
    first = voices[0].first
    if any(line.mark is Mark.COMMENTS for line in lines[:first]):
        return True
    lead = [line for line in lines[:first] if line.mark is Mark.PROSE and len(line.text) > 120]
    own = sum(len(lines[n].text) for v in voices for n in range(v.body, v.last))
    return sum(len(line.text) for line in lead) > max(400, 0.3 * own)


def _laid_out(
    text: str,
    lines: Sequence[Line],
    found: Sequence[Voice],
    title: int | None,
    rules: FlatRules,
) -> tuple[str | None, tuple[Passage, ...]]:
    subject = None if title is None else lines[title].text
    signed = without_mottoes(text, lines, signed_by_place(text, lines, found))
    voices = _apart([_subjected(lines, v, subject, title) for v in signed])
    inside = {n for v in voices for n in range(v.first, v.last)}
    outside = [n for n in range(len(lines)) if n not in inside and n != title]
    made = [*_around(lines, outside), *_posts(text, lines, voices, rules)]
    if title is None:
        return None, tuple(made)
    line = lines[title]
    headline = Passage(
        id=named(PassageKind.HEADLINE, line.start, line.end),
        start=line.start,
        end=line.end,
        kind=PassageKind.HEADLINE,
    )
    return line.text, (headline, *made)


def _around(lines: Sequence[Line], numbers: Sequence[int]) -> Iterator[Passage]:
    """What is outside the posts; a list of other threads is a sidebar, its heading alone a menu."""
    loose: list[int] = []
    listed: list[int] = []
    for number in numbers:
        mark = lines[number].mark
        if mark is Mark.SIDEBAR or (listed and number == listed[-1] + 1 and mark not in _AFTER):
            listed.append(number)
        else:
            loose.append(number)
    yield from furniture(lines, loose)
    for made in runs(lines, listed, lambda _: PassageKind.SIDEBAR, None):
        alone = made.end - made.start <= 40
        yield structs.replace(made, kind=PassageKind.NAVIGATION) if alone else made


def _subjected(
    lines: Sequence[Line], voice: Voice, subject: str | None, title: int | None
) -> Voice:
    """With the thread's title, repeated above a post ("Re: ..."), as part of the post's head."""
    above = voice.first - 1
    if subject is None or above < 0 or above == title or voice.body == voice.first:
        return voice
    words = _REPLY.sub("", lines[above].text)
    return structs.replace(voice, first=above) if words and words in subject else voice


def _apart(voices: Sequence[Voice]) -> list[Voice]:
    """Voices that end where the next one starts."""
    starts = [voice.first for voice in voices[1:]]
    found = []
    for voice, start in zip(voices, [*starts, voices[-1].last] if voices else [], strict=True):
        last = min(voice.last, start)
        if last > voice.first:
            found.append(structs.replace(voice, last=last, body=min(voice.body, last)))
    return found


_REPLY = re.compile(r"^(?:(?:re|aw|sv|fw|antw)(?:\[\d+\])?: ?){1,3}", re.IGNORECASE)


def _title(lines: Sequence[Line]) -> tuple[int | None, int]:
    """The line of the thread's title and the first line of its posts."""
    at = 0
    while at < len(lines) and lines[at].mark in _LEAD:
        at += 1
    heads = [e for e in _believed(lines, 0, len(lines)) if e.kind != "comment"]
    if heads and not any(line.ruled for line in lines):
        return _among(lines, at, heads[0].start), heads[0].start
    here = lines[at : at + 2]
    set_off = len(here) == 2 and not here[1].ruled
    if set_off and titled(here[0].text) and (here[1].above or not _heads(lines, at)):
        return at, _past(lines, at + 1)
    return None, at


_TRAIL = re.compile(r"\s[>›»‹«/]\s")


def _among(lines: Sequence[Line], first: int, last: int) -> int | None:
    """The first line above the posts that reads as a title: no menu, no trail of folders."""
    for number in range(first, last):
        line = lines[number]
        worded = line.mark in {Mark.SHORT, Mark.PROSE} and line.text.count(" ") >= 2
        if worded and titled(line.text) and not _TRAIL.search(line.text):
            return number
    return None


def _heads(lines: Sequence[Line], at: int) -> bool:
    """Is line `at` the name above the head of the first post?"""
    near = entries(lines, at, min(len(lines), at + 6))
    return bool(near) and near[0].start <= at + 1 and name_like(lines[at])


def _past(lines: Sequence[Line], at: int) -> int:
    """Over menus and the board's own notes under the title."""
    while at < len(lines) and lines[at].mark in {Mark.NAVIGATION, Mark.FOOTER, Mark.BUTTON}:
        at += 1
    return at


def _end(lines: Sequence[Line], first: int) -> int:
    """Where the posts end: at the furniture at the foot of the page."""
    starts = [n for n in range(first, len(lines)) if lines[n].ruled]
    starts += [e.start for e in alike(list(_believed(lines, first, len(lines))))]
    forms = [n for n in range(max([first, *starts]), len(lines)) if lines[n].mark is Mark.FORM]
    stop = forms[0] if forms else len(lines)
    latest = max([first, *(n for n in starts if n < stop)])
    end = next((n for n in range(latest, stop) if _foot(lines, n, stop)), stop)
    while end > first and lines[end - 1].mark in _AFTER | {Mark.PICTURE}:
        end -= 1
    while end < stop and lines[end].mark is Mark.BUTTON:
        end += 1
    return end


def _foot(lines: Sequence[Line], at: int, stop: int) -> bool:
    """A line from which on the page holds only its own furniture and short teasers."""
    mark = lines[at].mark
    return mark in {Mark.SIDEBAR, Mark.NAVIGATION} and all(
        len(line.text) < 160 for line in lines[at + 1 : min(stop, at + 200)]
    )


def _voices(lines: Sequence[Line], first: int, last: int) -> tuple[Voice, ...]:
    if any(line.ruled for line in lines[first + 1 : last]):
        return tuple(_between_rules(lines, first, last))
    return tuple(_from_heads(lines, first, last))


def _between_rules(lines: Sequence[Line], first: int, last: int) -> Iterator[Voice]:
    """Posts that lie between lines of U+00A0, or between the engine's own marks."""
    heads = {e.start: e for e in _believed(lines, first, last)}
    starts = [n for n in range(first, last) if n == first or lines[n].ruled]
    for start, end in zip(starts, [*starts[1:], last], strict=True):
        entry = next((heads[n] for n in (start, start + 1) if n in heads), None)
        at = start
        for n in range(start, end):
            if lines[n].mark is Mark.JOINT:
                if n > at:
                    yield voiced(at, n, PassageKind.POST, entry)
                at = n + 1
        if at < end:
            yield voiced(at, end, PassageKind.POST, entry if at == start else None)


def _believed(lines: Sequence[Line], first: int, last: int) -> Iterator[Entry]:
    """Heads that belong to posts: a day alone at the top of one post may be a copied article's."""
    found = entries(lines, first, last)
    stamped = [e for e in found if not e.sure]
    for entry in found:
        if entry.sure or len(stamped) > 2:
            yield entry


def _from_heads(lines: Sequence[Line], first: int, last: int) -> Iterator[Voice]:
    found = [e for e in _believed(lines, first, last) if e.kind != "comment" or e.sure]
    heads = alike(found)
    starts = [e.start for e in heads[1:]]
    beside = [n for e in found if e.make is Mark.PANEL for n in range(e.start, e.end)]
    for entry, end in zip(heads, [*starts, last] if heads else [], strict=True):
        aside = beside[bisect_left(beside, entry.end) : bisect_left(beside, end)]
        yield voiced(entry.start, end, PassageKind.POST, entry, aside)


def _posts(
    text: str, lines: Sequence[Line], voices: Sequence[Voice], rules: FlatRules
) -> Iterator[Passage]:
    made = [passage(text, lines, voice) for voice in voices]
    words = [words_of(lines, voice) for voice in voices]
    quoted = [p for q in quotations(lines, words, rules) for p in _quoted(text, lines, q, made)]
    blocks = [p for p in quoted if p.kind is PassageKind.QUOTED_POST]
    for voice, post in zip(voices, made, strict=True):
        yield post
        for child in furniture_of(lines, voice, post.id):
            yield _inside(child, blocks)
    yield from quoted


def _inside(child: Passage, quoted: Sequence[Passage]) -> Passage:
    """A picture or a button that stands in a quotation belongs to it; `quoted` are in order."""
    at = bisect_right(quoted, child.start, key=lambda q: q.start) - 1
    if at >= 0 and quoted[at].span.contains(child.span):
        return structs.replace(child, parent=quoted[at].id)
    return child


def _quoted(
    text: str, lines: Sequence[Line], quoted: Quoted, posts: Sequence[Passage]
) -> Iterator[Passage]:
    start, end = lines[quoted.first].start, lines[quoted.last - 1].end
    source = None if quoted.source is None else posts[quoted.source]
    author = text[quoted.author.start : quoted.author.end] if quoted.author else None
    if author is None and source:
        author = source.author
    name = named(PassageKind.QUOTED_POST, start, end)
    yield Passage(
        id=name,
        start=start,
        end=end,
        kind=PassageKind.QUOTED_POST,
        author=author,
        published=source.published if source else None,
        parent=posts[quoted.post].id,
        quotes=source.id if source else None,
    )
    yield from runs(lines, quoted.heads, lambda _: PassageKind.BYLINE, name)
    yield from runs(lines, quoted.feet, lambda _: PassageKind.BOILERPLATE, name)
