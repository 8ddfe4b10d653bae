"""Nouns under which a thing is spoken of again (data/langs/en.again.toml)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from dateline.lexicon.files import Folder, overlay, read_as


@dataclass(frozen=True)
class Nouns:
    same: Mapping[str, str]  # noun -> the noun that stands for its list
    definite: frozenset[str]

    def kind(self, lemma: str) -> str:
        """The noun that stands for all that can mean the same thing."""
        return self.same.get(lemma, lemma)


class _File(msgspec.Struct, forbid_unknown_fields=True):
    same: list[list[str]] = []
    definite: list[str] = []


def load(folders: Sequence[Folder]) -> Nouns:
    same: dict[str, str] = {}
    definite: set[str] = set()
    for file in overlay(folders, "langs/en.again.toml"):
        found = read_as(file, _File)
        same |= {noun: nouns[0] for nouns in found.same for noun in nouns}
        definite |= set(found.definite)
    return Nouns(same, frozenset(definite))
