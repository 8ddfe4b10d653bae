"""Rule and name files, loaded and checked once, read-only; a user's folders overlay ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from dateline.lexicon import (
    actors,
    again,
    domains,
    events,
    flat,
    memberships,
    model,
    pages,
    platforms,
    sources,
    tenses,
    times,
    voices,
)
from dateline.lexicon.files import Folder, LexiconError, shipped
from dateline.lexicon.phrases import Phrases, plain

__all__ = ["Lexicon", "LexiconError", "Phrases", "load_lexicon", "plain"]


@dataclass(frozen=True)
class Lexicon:
    """What the stages know about words; each part is read from its files when first asked for."""

    folders: Sequence[Folder]

    @cached_property
    def actors(self) -> actors.NameTable:
        return actors.load(self.folders)

    @cached_property
    def again(self) -> again.Nouns:
        return again.load(self.folders)

    @cached_property
    def domains(self) -> domains.Domains:
        return domains.load(self.folders)

    @cached_property
    def events(self) -> events.EventRules:
        return events.load(self.folders)

    @cached_property
    def times(self) -> times.TimeRules:
        return times.load(self.folders)

    @cached_property
    def tenses(self) -> tenses.Tenses:
        return tenses.load(self.folders)

    @cached_property
    def voices(self) -> voices.VoiceRules:
        return voices.load(self.folders)

    @cached_property
    def pages(self) -> pages.PageRules:
        return pages.load(self.folders)

    @cached_property
    def flat(self) -> flat.FlatRules:
        return flat.load(self.folders)

    @cached_property
    def memberships(self) -> memberships.Memberships:
        return memberships.load(self.folders)

    @cached_property
    def model(self) -> model.Briefing:
        return model.load(self.folders)

    @cached_property
    def platforms(self) -> platforms.Platforms:
        return platforms.load(self.folders)

    @cached_property
    def sources(self) -> sources.Sources:
        return sources.load(self.folders)


@lru_cache(maxsize=4)
def load_lexicon(user: tuple[Path, ...] = ()) -> Lexicon:
    """Our files with those of the user's folders over them. Raises LexiconError on first use."""
    return Lexicon((shipped(), *user))
