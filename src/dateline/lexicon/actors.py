"""The actor tables (data/actors/*.csv): names and titles of states, offices, persons, forces, bodies."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.lexicon.files import Folder


@dataclass(frozen=True)
class NameTable:
    pass


def load(folders: Sequence[Folder]) -> NameTable:
    return NameTable()
