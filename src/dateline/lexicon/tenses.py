"""How a language marks the time of a clause (data/langs/en.tenses.toml)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec
from msgspec import structs

from dateline.lexicon.files import Folder, overlay, read_as

Tense = Literal[
    "past", "present", "future", "perfect", "pluperfect", "ahead", "shifted", "unplaced"
]

Side = Literal["start", "end", "over"]


@dataclass(frozen=True)
class Tenses:
    open_sides: Mapping[str, Side]  # which end `since`, `until`, `after` leave open
    joints: Mapping[str, str]  # `and` joins the ends of a stretch after `between`
    naming: Mapping[str, frozenset[str]]  # what takes the date out of a thing's name, by its kind
    auxiliaries: Mapping[str, Tense]
    tags: Mapping[str, Tense]
    wishes: frozenset[str]  # what would be liked is wished for now
    awaiting: frozenset[str]  # the infinitive after them lies ahead of their own time
    sequence: frozenset[str]  # verbs whose subject comes after their object
    moved: frozenset[str]  # what is done to a day: "POSTPONED from 4 to 9 May"
    away: frozenset[str]  # before the day that it is moved from
    ranks: frozenset[str]  # "the FIRST visit since 1999"
    together: frozenset[str]  # "WHEN they attacked in May, ...": then too
    yet: frozenset[str]  # "AHEAD of the visit on Friday": what is told was before
    aims: frozenset[str]  # "signed a plan FOR 2021"
    back: frozenset[str]  # "since THEN"
    pointing: frozenset[str]  # words that point at what was told: "the", "this"

    def goes_on(self, preposition: str) -> bool:
        """Does what begins with a date after this word have no last day: "since 1999"?"""
        return self.open_sides.get(preposition) in {"end", "over"}


class _File(msgspec.Struct, forbid_unknown_fields=True):
    open_sides: dict[str, Side] = {}
    joints: dict[str, str] = {}
    naming: dict[Literal["verbs", "prepositions"], list[str]] = {}
    auxiliaries: dict[Tense, list[str]] = {}
    tags: dict[Tense, list[str]] = {}
    wishes: list[str] = []
    awaiting: list[str] = []
    sequence: list[str] = []
    moved: list[str] = []
    away: list[str] = []
    ranks: list[str] = []
    together: list[str] = []
    yet: list[str] = []
    aims: list[str] = []
    back: list[str] = []
    pointing: list[str] = []


_LISTS = tuple(f.name for f in structs.fields(_File) if f.type == list[str])


def load(folders: Sequence[Folder]) -> Tenses:
    """Ours, then what the user's files add or change. Raises LexiconError naming the file."""
    sides: dict[str, Side] = {}
    joints: dict[str, str] = {}
    naming: dict[str, frozenset[str]] = {"verbs": frozenset(), "prepositions": frozenset()}
    auxiliaries: dict[str, Tense] = {}
    tags: dict[str, Tense] = {}
    words: dict[str, frozenset[str]] = dict.fromkeys(_LISTS, frozenset())
    for file in overlay(folders, "langs/en.tenses.toml"):
        found = read_as(file, _File)
        sides |= found.open_sides
        joints |= found.joints
        naming |= {kind: naming[kind] | set(words) for kind, words in found.naming.items()}
        auxiliaries |= {word: tense for tense, ws in found.auxiliaries.items() for word in ws}
        tags |= {tag: tense for tense, ts in found.tags.items() for tag in ts}
        words = {name: words[name] | set(getattr(found, name)) for name in _LISTS}
    return Tenses(sides, joints, naming, auxiliaries, tags, **words)
