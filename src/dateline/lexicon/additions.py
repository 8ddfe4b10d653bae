"""A user's own names: rows for the actor tables in a folder of the user, checked before they are written.

`addition` makes and checks a row; `append` writes it and reads the whole table back, so that a row that
cannot be used is never left behind. Which table a kind of name goes to: see `KINDS`.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dateline.lexicon import actors
from dateline.lexicon.cells import CODE
from dateline.lexicon.files import LexiconError, shipped
from dateline.lexicon.senses import slug

_SECTOR = re.compile(r"[A-Z]{3}")
_ORGANISATION_CODES = {"IGO", "NGO", "MNC"}
_HEADERS = {
    "states.csv": "code,name,aliases,adjectives,demonyms,seats,nicknames,valid_from,valid_to",
    "persons.csv": "name,aliases,surname,country,terms",
    "organisations.csv": "id,name,aliases,country,sector,kind,valid_from,valid_to",
    "groups.csv": "name,aliases,sector,country,valid_from,valid_to",
    "places.csv": "country,places",
    "titles.csv": "title,class,sector,country,offices",
}


class Addition(NamedTuple):
    """A row for one of the tables: the file's name and its cells in the order of its columns."""

    table: str
    cells: tuple[str, ...]

    def line(self) -> str:
        """The row as it stands in the file."""
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow(self.cells)
        return out.getvalue()


class Given(NamedTuple):
    """What the user said of a name."""

    name: str
    country: str
    aliases: tuple[str, ...] = ()
    sector: str = ""
    since: str = ""
    until: str = ""

    @property
    def forms(self) -> str:
        return ";".join(self.aliases)


def addition(  # noqa: PLR0913 - each is one cell of the row
    name: str,
    *,
    country: str,
    kind: str,
    aliases: Sequence[str] = (),
    sector: str = "",
    since: str = "",
    until: str = "",
) -> Addition:
    """The row for a name. `kind` is one of KINDS, `country` a code of three letters, days ISO or years.

    Raises LexiconError that says what is wrong with which of them.
    """
    if kind not in KINDS:
        raise LexiconError(f"kind {kind!r} is none of {', '.join(KINDS)}")
    if not CODE.fullmatch(country):
        raise LexiconError(f"not a country code: {country!r} (three letters, as PAK, IGO, MNC)")
    if sector and not _SECTOR.fullmatch(sector):
        raise LexiconError(f"not a sector: {sector!r} (three letters, as GOV, MIL, BUS)")
    for form in (name, *aliases):
        if not form.strip("=^?~! ") or any(c in form for c in ";\n\r\t") or form[0] == "#":
            raise LexiconError(
                f"not a name: {form!r} (it is empty, or holds a ';' or a line break)"
            )
    return KINDS[kind](Given(name, country, tuple(aliases), sector, since, until))


def append(row: Addition, folder: Path) -> Path:
    """Write the row at the end of its table under `folder/actors`; the file is made if it is not there.

    Returns the file. Raises LexiconError with file and line, and leaves the file as it was, where the
    tables of the folder cannot be read with the row in them, or where the row stands there already.
    """
    file = folder / "actors" / row.table
    before = file.read_text(encoding="utf-8") if file.exists() else None
    text = before if before is not None else _HEADERS[row.table] + "\n"
    lines = text.splitlines()
    if row.line() in lines:
        raise LexiconError(f"{file}:{lines.index(row.line()) + 1}: stands there already")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{text.rstrip()}\n{row.line()}\n", encoding="utf-8")
    try:
        actors.load([shipped(), folder])
    except LexiconError:
        if before is None:
            file.unlink()
        else:
            file.write_text(before, encoding="utf-8")
        raise
    return file


# ---------------------------------------------------------------- one row a kind


def _state(given: Given) -> Addition:
    cells = (given.country, given.name, given.forms, "", "", "", "", given.since, given.until)
    return Addition("states.csv", cells)


def _person(given: Given) -> Addition:
    span = f" {given.since}/{given.until}" if given.since or given.until else ""
    term = (given.sector or "GOV") + span
    return Addition("persons.csv", (given.name, given.forms, "", given.country, term))


def _body(given: Given, sector: str, kind: str) -> Addition:
    """A body of a state is named after the state and its sector, any other after its own letters."""
    sector = given.sector or sector
    country = given.country
    short = slug(given.name).replace("-", "").upper()[:20]
    own = country in _ORGANISATION_CODES or sector == "BUS"
    prefix = "MNC" if sector == "BUS" else country
    id_ = f"{prefix}:{short}" if own else f"{country}.{sector}"
    cells = (id_, given.name, given.forms, country, sector, kind, given.since, given.until)
    return Addition("organisations.csv", cells)


def _group(given: Given) -> Addition:
    cells = (given.name, given.forms, given.sector or "REB", given.country)
    return Addition("groups.csv", (*cells, given.since, given.until))


def _place(given: Given) -> Addition:
    return Addition("places.csv", (given.country, ";".join((given.name, *given.aliases))))


def _office(given: Given) -> Addition:
    forms = ";".join((given.name, *given.aliases))
    return Addition("titles.csv", (forms, "office", given.sector or "GOV", given.country, ""))


KINDS: Mapping[str, Callable[[Given], Addition]] = {
    "state": _state,
    "person": _person,
    "office": _office,
    "organisation": lambda given: _body(given, "GOV", "organisation"),
    "force": lambda given: _body(given, "MIL", "force"),
    "company": lambda given: _body(given, "BUS", "organisation"),
    "group": _group,
    "place": _place,
}
"""The kinds of names that can be added, and the row that each makes."""
