"""Which state a site's address belongs to (data/domains.csv)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.lexicon.files import Folder, LexiconError, overlay, rows

_HOST = re.compile(
    r"(?:https?://)?(?:[\w-]{1,63}\.){1,8}(?P<top>[a-z]{2,6})(?=[/:?#]|$)", re.IGNORECASE
)


@dataclass(frozen=True)
class Domains:
    countries: Mapping[str, str]  # `pk` -> `PAK`

    def country(self, address: str | None) -> str | None:
        """Of a URL or a bare host name; None where the name says nothing about a state."""
        found = _HOST.match(address.strip()) if address else None
        return self.countries.get(found["top"].lower()) if found else None


def load(folders: Sequence[Folder]) -> Domains:
    countries: dict[str, str] = {}
    for file in overlay(folders, "domains.csv"):
        for number, row in rows(file, ("domain", "country")):
            if not (row["domain"].isalpha() and len(row["country"]) == 3):
                raise LexiconError(f"{file}:{number}: a domain and an ISO 3166-1 alpha-3 code")
            countries[row["domain"]] = row["country"]
    return Domains(countries)
