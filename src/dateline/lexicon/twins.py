"""Two small tables beside the names: states that followed others, and words with a second meaning.

`successions.csv`: which state followed which, and since when. `twins.csv`: "Georgia" is the American one
on a page that speaks of Atlanta; each row says what the words mean there and which words tell it.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from dateline.lexicon import cells
from dateline.lexicon.files import Folder, LexiconError, rows
from dateline.lexicon.senses import split


class Succession(NamedTuple):
    """`continues`: the successor goes on for the old state; else it is one of several that followed.

    `names`: which names of the successor mean the old state while that stood: all, seat, or none ("").
    """

    code: str
    successor: str
    since: date
    continues: bool
    names: str = ""


class Twin:
    """Forms, the state that they mean where `cues` stand in the page (None: nobody), and what speaks
    against it. Where both stand in a page those that stand there more often count. `place`: the forms
    then name a place in that state, not the state."""

    def __init__(
        self,
        forms: tuple[str, ...],
        country: str | None,
        cues: tuple[str, ...],
        against: tuple[str, ...],
        *,
        place: bool = False,
    ) -> None:
        self.forms, self.country, self.place = forms, country, place
        self._cues, self._against = cues, against

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
        return _any_of(self._cues), _any_of(self._against)

    def holds(self, text: str) -> bool:
        """Does the page tell that the forms have this meaning?"""
        cues, against = self._patterns
        found = _times(cues, text)
        return found > 0 and found > _times(against, text)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b") if words else None


def _times(pattern: re.Pattern[str] | None, text: str) -> int:
    return sum(1 for _ in pattern.finditer(text)) if pattern else 0


def read_successions(file: Folder) -> Iterator[Succession]:
    for line, row in rows(file, ("code", "successor", "since", "continues")):
        for code in (row["code"], row["successor"]):
            cells.country(file, line, code)
        if row["continues"] not in {"yes", "no"}:
            raise LexiconError(f"{file}:{line}: continues is yes or no")
        try:
            since = date.fromisoformat(row["since"])
        except ValueError as error:
            raise LexiconError(f"{file}:{line}: {error}") from error
        names = row.get("names", "")
        if names not in {"all", "seat", ""}:
            raise LexiconError(f"{file}:{line}: names is all, seat or nothing")
        yield Succession(row["code"], row["successor"], since, row["continues"] == "yes", names)


def read_twins(file: Folder) -> Iterator[Twin]:
    for line, row in rows(file, ("forms", "country", "as", "cues", "against")):
        cues, somebody = tuple(split(row["cues"])), row["as"] != "nobody"
        country = cells.country(file, line, row["country"]) if somebody else None
        if not cues:
            raise LexiconError(f"{file}:{line}: no cues")
        if row["as"] not in {"state", "place", "nobody"}:
            raise LexiconError(f"{file}:{line}: as is state, place or nobody")
        yield Twin(
            tuple(split(row["forms"])),
            country,
            cues,
            tuple(split(row["against"])),
            place=row["as"] == "place",
        )
