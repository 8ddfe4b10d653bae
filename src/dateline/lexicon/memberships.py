"""Who belonged to which body of states when (data/actors/memberships.csv), and named exercises.

`exercises.csv` holds series with a name of their own and those who hold them, as far as that is fixed.
Both are for callers who ask the lexicon (docs/actors.md); no stage reads them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from dateline.interval import Interval
from dateline.lexicon import cells
from dateline.lexicon.files import Folder, LexiconError, overlay, rows
from dateline.lexicon.phrases import Phrases
from dateline.lexicon.senses import split

_ORGANISATION = re.compile(r"IGO:[A-Z0-9+-]{2,20}")


class Membership(NamedTuple):
    organisation: str  # the id in organisations.csv: "IGO:NATO"
    state: str
    when: Interval  # from the first to the last day; open where it goes on


class Exercise(NamedTuple):
    """A series of exercises; `states` may be empty where many take part."""

    name: str
    states: tuple[str, ...]
    services: str  # army, navy, air, joint, special


@dataclass(frozen=True)
class Memberships:
    rows: tuple[Membership, ...]
    exercises: dict[str, Exercise]  # by every name

    def members(self, organisation: str, on: date) -> frozenset[str]:
        """The states that belonged to it on a day: `members("IGO:NATO", date(1960, 1, 1))`."""
        day = Interval.day(on)
        return frozenset(
            m.state for m in self.rows if m.organisation == organisation and m.when.meets(day)
        )

    def bodies(self, state: str, on: date) -> frozenset[str]:
        """The bodies to which a state belonged on a day."""
        day = Interval.day(on)
        return frozenset(
            m.organisation for m in self.rows if m.state == state and m.when.meets(day)
        )

    @cached_property
    def exercise_names(self) -> Phrases[Exercise]:
        """Finds the names of exercises in running text, as written."""
        return Phrases(self.exercises, case=True)


def load(folders: Sequence[Folder]) -> Memberships:
    """Raises LexiconError that names file and line for a row that cannot be used."""
    found: list[Membership] = []
    exercises: dict[str, Exercise] = {}
    for file in overlay(folders, "actors/memberships.csv"):
        for line, row in rows(file, ("organisation", "states", "from", "to")):
            found += _memberships(file, line, row)
    for file in overlay(folders, "actors/exercises.csv"):
        for line, row in rows(file, ("names", "states", "services")):
            states = tuple(row["states"].split())
            for state in states:
                cells.country(file, line, state)
            names = split(row["names"])
            exercise = Exercise(names[0], states, row["services"])
            exercises.update(dict.fromkeys(names, exercise))
    return Memberships(tuple(found), exercises)


def _memberships(file: Folder, line: int, row: dict[str, str]) -> list[Membership]:
    if not _ORGANISATION.fullmatch(row["organisation"]):
        raise LexiconError(f"{file}:{line}: not the id of a body: {row['organisation']!r}")
    states = row["states"].split()
    for state in states:
        cells.country(file, line, state)
    when = cells.interval(file, line, row["from"], row["to"])
    return [Membership(row["organisation"], state, when) for state in states]
