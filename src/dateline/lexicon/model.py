"""What a language model is told about the lists it has to choose from (data/langs/en.model.toml)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from dateline.lexicon.files import Folder, overlay, read_as
from dateline.types import EventType, Role, Status


@dataclass(frozen=True)
class Briefing:
    """The texts of a question, with `$names` for what is put in, and a gloss for each word."""

    instructions: str
    passage: str
    again: str
    types: Mapping[EventType, str]
    roles: Mapping[Role, str]
    statuses: Mapping[Status, str]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    instructions: str | None = None
    passage: str | None = None
    again: str | None = None
    types: dict[EventType, str] = {}
    roles: dict[Role, str] = {}
    statuses: dict[Status, str] = {}


def load(folders: Sequence[Folder]) -> Briefing:
    """Ours, then what the user's files change. Raises LexiconError naming the file."""
    texts: dict[str, str] = {}
    types: dict[EventType, str] = {}
    roles: dict[Role, str] = {}
    statuses: dict[Status, str] = {}
    for file in overlay(folders, "langs/en.model.toml"):
        found = read_as(file, _File)
        given = {"instructions": found.instructions, "passage": found.passage, "again": found.again}
        texts |= {name: text.strip() for name, text in given.items() if text is not None}
        types |= found.types
        roles |= found.roles
        statuses |= found.statuses
    return Briefing(**texts, types=types, roles=roles, statuses=statuses)
