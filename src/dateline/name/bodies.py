"""Bodies and persons that stand in no table but whose writing tells what they are.

"Movement for Quality Government" ends or begins with a noun that names a body; "Disha Ravi" begins with
a first name; "(JMCC)" behind a body's name is a short form that the rest of the page may use.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.lexicon.actors import What, slug
from dateline.lexicon.phrases import Phrases
from dateline.name.drafts import apposition, country_of, person_mention, sector_of, state_behind
from dateline.name.overlap import meeting
from dateline.name.people import Cast, name_at
from dateline.name.pieces import Text
from dateline.types import Mention, MentionKind, Span

_Word = tuple[int, int, str]  # start, end, letters
_TOKEN = re.compile(r"[^ \u00a0-]+")
_SHORT = re.compile(r"\s?\((?P<short>[A-Z][A-Za-z&-]{1,9})\)")
_CAPITALS = re.compile(r"\b[A-Z]{3,6}\b")
_FIXED = {What.PERSON, What.SURNAME, What.ORGANISATION, What.GROUP, What.SHADOW}


def bodies(text: Text) -> Iterator[Mention]:
    """Capitalised runs with a noun of data/actors/bodies.csv, and their short forms after that."""
    shorts: dict[str, Mention] = {}
    capitals = set(_CAPITALS.findall(text.text))
    for span in _runs(text):
        body = _body(text, span)
        if short := _SHORT.match(text.text, span.end):
            body = _short(body, short["short"])
            shorts.setdefault(short["short"], body)
        elif (initials := _initials(body.text)) and initials in capitals:
            shorts.setdefault(initials, body)
        yield body
    for span, body in Phrases(shorts, case=True).find(text.text):
        yield _moved(body, span, text.text)


def _initials(words: str) -> str:
    """ "OHAL" for "Oslo Harbour Authority Limited"; "" where two letters or fewer come out."""
    letters = "".join(w[0] for w in re.split(r"[ \u00a0-]", words) if w[:1].isupper())
    return letters if len(letters) > 2 else ""


def _runs(text: Text) -> Iterator[Span]:
    """Where bodies are named: one, or several in "Acme Airways and *Baltic Airlines*"."""
    for run in text.cues["body"].finditer(text.text):
        words = [(w.start(), w.end(), w.group()) for w in _TOKEN.finditer(text.text, *run.span())]
        first = 0
        for end, next_ in _joints(text, words):
            if span := _cut(text, words[first:end]):
                yield span
            first = next_


def _joints(text: Text, words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Where one body's name ends and the next begins: at "The", and at "and" behind a body's noun."""
    cues, nouns = text.cues.words, text.table.bodies
    for i, (_, _, word) in enumerate(words):
        if word in cues["the"] or (
            i and word in cues["and"] and words[i - 1][2].rstrip(".") in nouns
        ):
            yield i, i + 1
    yield len(words), len(words)


def _cut(text: Text, words: Sequence[_Word]) -> Span | None:
    """The part of the run that names a body: up to its last such noun, or on over "of ..."."""
    table, cues = text.table, text.cues.words
    nouns = [i for i, (_, _, w) in enumerate(words) if w.rstrip(".") in table.bodies]
    owned = nouns and words[nouns[-1]][2] in cues["owned_noun"]
    if owned and not _is_airline(text, words, nouns[-1]):
        nouns.pop()
    if not nouns:
        return None
    first, last = int(words[0][2] in table.words["notname"]), nouns[-1]
    if last + 1 < len(words) and words[last + 1][2] in cues["of"]:
        last = _over_of(text, words, last)
    if last <= first or words[first][2] in cues["link"]:
        return None
    span = _after_and(text, Span(words[first][0], words[last][1]))
    return None if _holds_fixed(text, span) or " " not in text.text[slice(*span)] else span


def _is_airline(text: Text, words: Sequence[_Word], i: int) -> bool:
    """ "Iran *Air*", behind a state and at the end of the run: not "Iran Air Force"."""
    at = bisect_left(text.starts, words[i][0]) - 1
    if i == 0 or i + 1 < len(words) or at < 0 or _shares_a_noun(text, words[i][1]):
        return False
    owner = text.pieces[at]
    return owner.end == words[i - 1][1] and owner.has(What.STATE, What.ADJECTIVE)


def _shares_a_noun(text: Text, end: int) -> bool:
    """ "Polish Air *and Naval* Forces"."""
    link = text.cues["and"].match(text.text, end)
    piece = text.at.get(link.end()) if link else None
    return piece is not None and piece.has(What.FIELD, What.FORCE)


def _over_of(text: Text, words: Sequence[_Word], last: int) -> int:
    """The last word of "of the Blue Nile and the Lakes"; a day or a verb ends it."""
    for i in range(last + 1, len(words)):
        word = words[i][2]
        if word in text.cues.words["of_link"]:
            continue
        if not word[0].isupper() or word in text.table.words["notname"]:
            break
        last = i
    return last


def _after_and(text: Text, span: Span) -> Span:
    """Without a state that is only listed before the body ("Pakistan and the Russian Board")."""
    for piece in text.pieces[
        bisect_left(text.starts, span.start) : bisect_right(text.starts, span.end)
    ]:
        link = text.cues["and_the"].match(text.text, piece.end)
        if link and link.end() < span.end and piece.has(What.STATE, What.ADJECTIVE, What.SEAT):
            span = Span(link.end(), span.end)
    return span


def _holds_fixed(text: Text, span: Span) -> bool:
    at = bisect_left(text.starts, span.start)
    inside = text.pieces[at : bisect_right(text.starts, span.end)]
    state = any(p.has(What.STATE) and p.end >= span.end for p in inside)
    return state or any(p.senses[0].what in _FIXED for p in inside)


def _body(text: Text, span: Span) -> Mention:
    words, table = text.text[span.start : span.end], text.table
    nouns = [w for w in re.split(r"[ \u00a0-]", words) if w.rstrip(".") in table.bodies]
    sector = table.bodies[nouns[-1].rstrip(".")]
    states = _states(text, span)
    country = next(iter(states)) if len(states) == 1 else "IGO" if states else None
    actor = f"{country}.{sector}/{slug(words)}" if country else None
    if country == "IGO":
        actor, sector = f"IGO:{slug(words)}", "IGO"
    return Mention(
        start=span.start,
        end=span.end,
        text=words,
        actor=actor,
        name=words,
        country=country,
        sector=sector,
        kind=MentionKind.ORGANISATION,
        link="title",
    )


def _states(text: Text, span: Span) -> set[str]:
    """The states named inside the run, or just before it ("the Russian Wholesale Board")."""
    at = bisect_left(text.starts, span.start)
    owners = (What.STATE, What.ADJECTIVE, What.SEAT, What.PLACE)
    found = set()
    for piece in text.pieces[max(0, at - 1) : bisect_right(text.starts, span.end)]:
        near = piece.start >= span.start or text.gap(piece.end, span.start)
        if near and (sense := piece.sense(*owners)) and sense.country:
            found.add(sense.country)
    return found


def _short(body: Mention, short: str) -> Mention:
    """A body of many states goes by its short form."""
    return replace(body, actor=f"IGO:{short}") if body.country == "IGO" else body


def _moved(body: Mention, span: Span, text: str) -> Mention:
    words = text[span.start : span.end]
    return replace(body, start=span.start, end=span.end, text=words, link="surname")


_PAIR = re.compile(r"\b[A-Z][\w'\u2019-]{1,30} (?=(?:[a-z]{2,3}[ -]){0,2}[A-Z])")


def strangers(text: Text, cast: Cast, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Persons without a title, known by their first name; what stands behind may give one."""
    for found in _PAIR.finditer(text.text):
        first = found.group().strip()
        if first not in text.table.words["given"] or meeting(
            taken, Span(found.start(), found.end() + 1)
        ):
            continue
        span = name_at(text.text, found.start(), text.table, text.stops)
        if span is None or " " not in text.text[span.start : span.end]:
            continue
        behind = apposition(text, span.end)
        country = country_of(behind) or state_behind(text, span.end)
        known = cast.introduce(text.text[span.start : span.end], country, sector_of(behind))
        whole = Span(span.start, behind.end if behind else span.end)
        yield person_mention(text, whole, known, "title" if behind else "table")
