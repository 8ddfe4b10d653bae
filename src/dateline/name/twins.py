"""Words of the tables that mean somebody else on this page: the other Georgia, a man named Jordan.

What tells them apart: the place behind a comma ("Paris, Texas"), a first name before or a last name
behind, and the words of data/actors/twins.csv anywhere in the page.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.lexicon.actors import NameTable, Sense, What
from dateline.lexicon.phrases import plain
from dateline.lexicon.twins import Twin
from dateline.types import MentionKind

_OF_A_PLACE = {What.STATE, What.SEAT, What.PLACE}
_BEFORE = re.compile(r"(?:^|[\s(\"'\u201c])(?P<first>[A-Z][\w'-]+)(?: [A-Z]\.)? $")
_BEHIND = re.compile(r" (?P<last>[A-Z][a-z][\w'-]+)")
_TITLES = (What.OFFICE, What.RANK, What.STYLE, What.SPOKESMAN, What.ENVOY)


class Piece(NamedTuple):
    start: int
    end: int
    senses: tuple[Sense, ...]

    def has(self, *whats: What) -> bool:
        return any(s.what in whats for s in self.senses)

    def sense(self, *whats: What) -> Sense | None:
        """Its first sense that plays one of these parts."""
        return next((s for s in self.senses if s.what in whats), None)


def in_context(found: Sequence[Piece], text: str, table: NameTable) -> list[Piece]:
    """The pieces, those with a second meaning as this page has it; names of persons are left out."""
    persons = _persons(found, text, table)
    told: dict[int, bool] = {}
    nobody = _in_names_of_things(found, text, table)
    kept = []
    for i, piece in enumerate(found):
        if piece.start in persons or piece.start in nobody:
            continue
        twin = _twin(piece, text, table, told)
        if twin is not None:
            if twin.country is None:
                continue
            kept.append(_read_as(piece, twin, table))
        elif region := _region_behind(found, i, text, table):
            kept.append(piece._replace(senses=(_place(text[piece.start : piece.end], region),)))
        else:
            kept.append(piece)
    return kept


def _in_names_of_things(found: Sequence[Piece], text: str, table: NameTable) -> set[int]:
    """Where pieces start that only name a water, a war, a language: "Korean *War*", "wrote in French"."""
    things: set[int] = set()
    behind = len(text) + 1
    for piece in reversed(found):
        if not piece.has(*_OF_A_PLACE, What.ADJECTIVE):
            continue
        paired = behind in things and text[piece.end : behind] in {"-", "\u2013"}
        if paired or _names_a_thing(piece, text, table):
            things.add(piece.start)
        behind = piece.start
    return things


def _names_a_thing(piece: Piece, text: str, table: NameTable) -> bool:
    behind = table.cues["thing_behind"].match(text, piece.end)
    if behind and behind["words"] in table.words["nobodybehind"]:
        return True
    near = max(0, piece.start - 20)
    before = table.cues["thing_before"].search(text, near, piece.start)
    if before and before["words"] in table.words["nobodybefore"]:
        return True
    language = piece.has(What.ADJECTIVE) and table.cues["in_language"].search(
        text, near, piece.start
    )
    return bool(language and table.cues["language_ends"].match(text, piece.end))


def _twin(piece: Piece, text: str, table: NameTable, told: dict[int, bool]) -> Twin | None:
    if piece.senses[0].what not in {*_OF_A_PLACE, What.ADJECTIVE, What.PEOPLE}:
        return None
    for twin in table.twin_forms.get(plain(text[piece.start : piece.end]), ()):
        if id(twin) not in told:
            told[id(twin)] = twin.holds(text)
        if told[id(twin)]:
            return twin
    return None


def _read_as(piece: Piece, twin: Twin, table: NameTable) -> Piece:
    """With the senses of the other state, or of a place in it where that is all it can be."""
    code = twin.country or ""
    if twin.place:
        return piece._replace(senses=(_place(twin.forms[0], code),))
    name = table.states.get(code, code)
    senses = tuple(s._replace(actor=code, country=code, name=name) for s in piece.senses)
    return piece._replace(senses=senses)


def _place(name: str, country: str) -> Sense:
    return Sense(What.PLACE, name, None, country, None, MentionKind.PLACE)


def _region_behind(found: Sequence[Piece], i: int, text: str, table: NameTable) -> str | None:
    """The state of "Paris, *Texas*"."""
    piece = found[i]
    if i + 1 == len(found) or not piece.has(*_OF_A_PLACE):
        return None
    region = found[i + 1]
    if text[piece.end : region.start] != ", ":
        return None
    sense = region.sense(What.PLACE)
    known = sense and text[region.start : region.end] in table.words["region"]
    return sense.country if sense and known and sense.country != piece.senses[0].country else None


# ---------------------------------------------------------------- persons


def _persons(found: Sequence[Piece], text: str, table: NameTable) -> set[int]:
    """Where pieces start that are parts of persons' names: "Jim *Jordan*", "Mr *Chad* Wolf"."""
    ends = {piece.end: piece for piece in found}
    starts = {piece.start for piece in found}
    places = [p for p in found if p.has(*_OF_A_PLACE) and " " not in text[p.start : p.end]]
    last = {p.start for p in places if _is_last_name(p, text, table, ends)}
    first = {p.start for p in places if _is_first_name(p, text, table, ends, starts)}
    first |= {p.start for p in places if _has_style(p, ends)}
    if not last:
        return first
    countries = {p.senses[0].country for p in places if p.start in last}
    named: dict[str | None, set[str]] = {country: set() for country in countries}
    for piece in found:
        if piece.senses[0].country in named and piece.start not in last:
            named[piece.senses[0].country].add(text[piece.start : piece.end])
    told = {text[p.start : p.end] for p in places if p.start in last}
    again = {
        p.start
        for p in places
        if (words := text[p.start : p.end]) in told
        and named.get(p.senses[0].country, set()) <= {words}
    }
    return last | first | again


def _has_style(piece: Piece, ends: dict[int, Piece]) -> bool:
    """ "Mr *Jordan*", "Mrs. *Holland*"."""
    style = ends.get(piece.start - 1) or ends.get(piece.start - 2)
    return style is not None and style.has(What.STYLE)


def _is_last_name(piece: Piece, text: str, table: NameTable, ends: dict[int, Piece]) -> bool:
    before = _BEFORE.search(text, max(0, piece.start - 30), piece.start)
    if before is None or before["first"] not in table.words["given"]:
        return False
    return before.end("first") not in ends


def _is_first_name(
    piece: Piece, text: str, table: NameTable, ends: dict[int, Piece], starts: set[int]
) -> bool:
    """A given name that is also a place, behind a title or before a last name of the tables."""
    if text[piece.start : piece.end] not in table.words["givenplace"]:
        return False
    behind = _BEHIND.match(text, piece.end)
    if behind is None or behind.start("last") in starts or behind["last"] in table.bodies:
        return False
    if behind["last"] in table.words["nameend"]:
        return False
    title = ends.get(piece.start - 1) or ends.get(piece.start - 2)
    return (title is not None and title.has(*_TITLES)) or plain(behind["last"]) in table.by_surname
