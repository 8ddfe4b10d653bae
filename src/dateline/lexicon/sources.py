"""The table of those whose words pages carry (data/sources.csv): agencies, papers, broadcasters, press offices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.lexicon.files import Folder, LexiconError, overlay, rows
from dateline.lexicon.phrases import Phrases

KINDS = frozenset({"agency", "paper", "broadcaster", "office", "site"})


@dataclass(frozen=True)
class Outlet:
    """One teller of news; `country` is ISO 3166-1 alpha-3, or None where it is none's own."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None


@dataclass(frozen=True)
class Sources:
    """The outlets, by the names that pages print (as printed: `APP` is one, `app` is not)."""

    outlets: tuple[Outlet, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Outlet]:
        return {name: outlet for outlet in reversed(self.outlets) for name in _names(outlet)}

    @cached_property
    def phrases(self) -> Phrases[Outlet]:
        """Every name and alias, case as printed, to be found in running text."""
        return Phrases(self.by_name, case=True)

    def find(self, name: str) -> Outlet | None:
        """The outlet of exactly this name or alias, with or without `The`."""
        return self.by_name.get(name) or self.by_name.get(name.removeprefix("The "))


def load(folders: Sequence[Folder]) -> Sources:
    """Raises LexiconError for an unknown kind; a later folder's outlet replaces one of equal name."""
    outlets: dict[str, Outlet] = {}
    for folder in overlay(folders, "sources.csv"):
        for number, row in rows(folder, ("name", "aliases", "kind", "country")):
            if row["kind"] not in KINDS or not row["name"]:
                raise LexiconError(f"{folder}:{number}: kind is one of {', '.join(sorted(KINDS))}")
            outlets[row["name"]] = _outlet(row)
    return Sources(tuple(outlets.values()))


def _outlet(row: Mapping[str, str]) -> Outlet:
    aliases = tuple(a.strip() for a in row["aliases"].split(";") if a.strip())
    return Outlet(row["name"], aliases, row["kind"], row["country"] or None)


def _names(outlet: Outlet) -> Iterator[str]:
    yield outlet.name
    yield from outlet.aliases
