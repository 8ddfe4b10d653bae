"""Weapons and platforms by designation (data/actors/platforms.csv): what it is and whose make.

A row is one type with its names ("JF-17;Thunder"), or a family whose designations follow a pattern
("Mi-#": Mi and a number is a Russian helicopter). A type goes before a family, a longer family name
before a shorter one. The makers are the states that designed it and build it together; who supplies
it is for the page to say.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dateline.lexicon import cells
from dateline.lexicon.files import Folder, LexiconError, overlay, rows
from dateline.lexicon.senses import split

KINDS = frozenset(
    [
        "aircraft",
        "fighter",
        "bomber",
        "attack-aircraft",
        "transport-aircraft",
        "tanker-aircraft",
        "patrol-aircraft",
        "trainer-aircraft",
        "early-warning",
        "helicopter",
        "drone",
        "tank",
        "armoured-vehicle",
        "artillery",
        "rocket-launcher",
        "air-defence",
        "missile",
        "ballistic-missile",
        "cruise-missile",
        "torpedo",
        "ship",
        "submarine",
        "carrier",
        "radar",
        "rifle",
        "engine",
        "satellite",
    ]
)
_WORD = re.compile(r"[a-z]{4,}")
_PART = re.compile(r"(?P<head>[a-z]+)(?P<number>\d{1,4})(?P<tail>[a-z0-9]{0,6})")
_QUOTES = re.compile(r"['\u2018\u2019;,]")
_PLAIN = re.compile(r"[\s\-\u2010\u2011\u2013\u2014_/.]+")


class Platform(NamedTuple):
    """`name` as the table writes what was found, for a family as the words do; `makers`: ISO 3166-1 alpha-3."""

    name: str
    kind: str
    makers: tuple[str, ...]


@dataclass(frozen=True)
class Platforms:
    """The types by plain name, the families by their letters."""

    types: dict[str, Platform]
    families: dict[str, Platform]

    def platform(self, designation: str) -> Platform | None:
        """What "Mi-17s", "F16", "Su-30 MKI" or "Bayraktar TB2" is; None for what no row knows."""
        for words in _readings(designation):
            if known := self.types.get(words):
                return known
            part = _PART.fullmatch(words)
            if part is None:
                continue
            if known := self.types.get(part["head"] + part["number"]):
                return known
            if family := self.families.get(part["head"]):
                return family._replace(name=designation.strip())
        return None

    def said_in(self, words: Set[str]) -> bool:
        """Do the words (lower case) hold one that ends the name of a type: mirage, tucanos?"""
        return not self._ends.isdisjoint(words)

    @cached_property
    def _ends(self) -> frozenset[str]:
        found = (_WORD.findall(name.lower())[-1:] for name in self.names)
        return frozenset(form for last in found for word in last for form in (word, word + "s"))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Of all types, once each."""
        return tuple(dict.fromkeys(known.name for known in self.types.values()))


def _readings(designation: str) -> list[str]:
    """The designation without blanks and dashes, then without a plural s, then its first word."""
    words = _QUOTES.sub("", designation.lower()).strip()
    whole, first = _PLAIN.sub("", words), _PLAIN.sub("", words.partition(" ")[0])
    return list(dict.fromkeys((whole, whole.removesuffix("s"), first, first.removesuffix("s"))))


def load(folders: Sequence[Folder]) -> Platforms:
    """Raises LexiconError that names file and line for an unknown kind or maker."""
    types: dict[str, Platform] = {}
    families: dict[str, Platform] = {}
    for file in overlay(folders, "actors/platforms.csv"):
        for line, row in rows(file, ("names", "kind", "makers")):
            names = split(row["names"])
            makers = tuple(split(row["makers"]))
            if row["kind"] not in KINDS or not names or not makers:
                raise LexiconError(
                    f"{file}:{line}: kind {row['kind']!r} is none of the known, or a cell is empty"
                )
            for maker in makers:
                cells.country(file, line, maker)
            for name in names:
                known = Platform(name.rstrip("-#"), row["kind"], makers)
                if name.endswith("#"):
                    families[_readings(name.rstrip("#"))[0]] = known
                else:
                    types[_readings(name)[0]] = known
    return Platforms(types, families)
