"""The words of a page that stand in the actor tables, from left to right, with what is between them."""

import re
from collections.abc import Sequence

from dateline.lexicon.actors import NameTable, What
from dateline.name.slips import slips
from dateline.name.twins import Piece, in_context
from dateline.types import Span

__all__ = ["Piece", "Text", "pieces"]

_POSSESSIVE = re.compile(r"\s?['\u2019\u2018\u00b4`]s\s", re.IGNORECASE)
_BARE_POSSESSIVE = re.compile(r"['\u2019]\s")  # "Athens' envoy"
_BLANK = re.compile(r"[ \t\u00a0]{1,3}|[ \t]?\r?\n[ \t]?")
_WRAP = 50  # characters: shorter lines are headings, list items, parts of a form
_AFTER_NUMBER = re.compile(r"\d[ \u00a0]?$")
_NAMES_A_STATE = {What.STATE, What.ADJECTIVE, What.PEOPLE, What.SEAT, What.PERSON, What.SURNAME}
_HYPHEN = re.compile(r"[-\u2010\u2011\u2013]")


class Text:
    """A page's text, its pieces, and what stands between two of them."""

    def __init__(self, text: str, table: NameTable, posts: Sequence[Span] = ()) -> None:
        self.text, self.table, self.cues = text, table, table.cues
        self.pieces = pieces(text, table, posts)
        self.starts = [piece.start for piece in self.pieces]
        self.index = {piece.start: i for i, piece in enumerate(self.pieces)}
        self.at = {piece.start: piece for piece in self.pieces}
        self.states = frozenset(_states(self.pieces))
        self.stops = frozenset(p.start for p in self.pieces if _ends_a_name(p, text))

    def wrapped(self, at: int) -> bool:
        """Is the line that ends here so long that the next one goes on with it?"""
        return at - self.text.rfind("\n", max(0, at - _WRAP), at) - 1 >= _WRAP - 1

    def the(self, start: int) -> bool:
        """Does "the" stand before it?"""
        return self.text[max(0, start - 4) : start].lower() == "the "

    def possessed(self, start: int) -> bool:
        """Does a possessive stand before it ("Merkel's office")?"""
        return self.text[max(0, start - 3) : start].replace("\u2019", "'").lower() == "'s "

    def gap(self, left: int, right: int) -> str:
        """`joined`, `hyphen`, `possessive`, or "" where the two do not belong together."""
        if right - left > 5:
            return ""
        between = self.text[left:right]
        if _BLANK.fullmatch(between):
            return "joined" if "\n" not in between or self.wrapped(left) else ""
        if _HYPHEN.fullmatch(between):
            return "hyphen"
        bare = _BARE_POSSESSIVE.fullmatch(between) and self.text[left - 1] in "sS"
        return "possessive" if bare or _POSSESSIVE.fullmatch(between) else ""


def _ends_a_name(piece: Piece, text: str) -> bool:
    """A state, a body or a title of several words; "King" or "Major" alone may be a surname."""
    if piece.has(What.PERSON, What.SURNAME):
        return False
    if piece.has(What.STATE, What.ADJECTIVE, What.PEOPLE, What.ORGANISATION, What.GROUP):
        return True
    several = " " in text[piece.start : piece.end]
    return several and piece.has(What.OFFICE, What.SPOKESMAN, What.ENVOY, What.BODY, What.FORCE)


def pieces(text: str, table: NameTable, posts: Sequence[Span] = ()) -> list[Piece]:
    """Every phrase of the tables in the text, longest first, in the senses that its writing allows.

    `posts`: where people write carelessly, so that slips of the pen may be without a capital.
    """
    found = []
    for (start, end), senses in table.phrases.find(text):
        words = text[start:end]
        fitting = tuple(s for s in senses if s.fits(words))
        if fitting and not (
            _is_short(words) and _AFTER_NUMBER.search(text, max(0, start - 4), start)
        ):
            found.append(Piece(start, end - words.endswith("-"), fitting))
    found = sorted((*found, *slips(text, found, table, posts)))
    return in_context(_without_weak(found), text, table)


def _is_short(words: str) -> bool:
    """A unit or a time of day behind a number ("11 PM"), not a prime minister."""
    return len(words) < 4 and words.isupper()


def _states(found: Sequence[Piece]) -> set[str]:
    """The states that are named, by themselves or by one of their well-known persons."""
    senses = (s for p in found for s in p.senses if s.what in _NAMES_A_STATE)
    return {s.country for s in senses if s.country}


def _without_weak(found: list[Piece]) -> list[Piece]:
    """Without the senses that hold only where the page names their state."""
    named = _states(found)
    if not named or not any(s.weak for p in found for s in p.senses):
        return found
    kept = []
    for piece in found:
        senses = tuple(s for s in piece.senses if not s.weak or s.country in named)
        if senses:
            kept.append(piece._replace(senses=senses))
    return kept
