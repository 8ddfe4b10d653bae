"""The event files (data/events/*.toml): which words in which frame are which event."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.lexicon.files import Folder


@dataclass(frozen=True)
class EventRules:
    pass


def load(folders: Sequence[Folder]) -> EventRules:
    return EventRules()
