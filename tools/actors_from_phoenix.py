"""Write data/actors/persons_to_2014.csv from the Phoenix country dictionary (MIT licence).

    python tools/actors_from_phoenix.py Phoenix.Countries.actors.txt

The dictionary (Open Event Data Alliance, openeventdata/UniversalPetrarch) gives a person as lines

    VLADIMIR_PUTIN_  # CountryInfo.txt
    +VLADIMIR_V._PUTIN_
            [RUSGOV 991231-080507]
            [RUSELI]

We keep heads of state and government, ministers without a small field, and defence ministers: roles
XXXGOV and XXXGOVMIL with a date, held before 2001 (the dictionary has only leaders there) or for four years (defence: two). People who stand in our own persons.csv under any of their names are
left out. Same input, same output, byte for byte.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateline.lexicon import load_lexicon
from dateline.lexicon.actors import slug
from dateline.lexicon.files import rows
from dateline.lexicon.phrases import plain

ACTORS = Path(__file__).parent.parent / "src/dateline/data/actors"
HEAD = """\
# Office holders up to early 2014, made by tools/actors_from_phoenix.py: do not edit, correct in persons.csv.
# Facts from Phoenix.Countries.actors.txt, openeventdata/UniversalPetrarch (MIT licence, Copyright (c) 2014 Open Event
# Data Alliance; translate.countryinfo.pl from CountryInfo.140130.txt by Philip A. Schrodt).
name,aliases,surname,country,terms
"""
_BODY = re.compile(r"\b(?:Party|Authority|Council|Committee|Government)\b")  # no person
_ROLE = re.compile(r"\[([A-Z]{3})(GOV|GOVMIL) +(>|<)?(\d{6,8})(?:-(\d{6,8}))?\]")
_PARTICLES = {
    "Al",
    "El",
    "Bin",
    "Ibn",
    "De",
    "Del",
    "Da",
    "Dos",
    "Von",
    "Van",
    "Der",
    "Ul",
    "Ur",
    "Ould",
}


def people(lines: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """(names, role lines) of each entry."""
    names: list[str] = []
    roles: list[str] = []
    for line in lines:
        bare = line.partition("#")[0].strip()
        if not bare:
            continue
        if bare[0] == "[":
            roles.append(bare)
        elif bare[0] == "+":
            names.append(bare[1:])
        else:
            yield names, roles
            names, roles = [bare], []
    yield names, roles


def proper(name: str) -> str:
    """`MOHAMMAD_ZIA_UL_HAQ_` -> `Mohammad Zia ul Haq`."""
    words = name.partition("[")[0].replace("_", " ").split()
    cased = [re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), w) for w in words]
    return " ".join(w.lower() if i and w in _PARTICLES else w for i, w in enumerate(cased))


def day(digits: str) -> str | None:
    """`991231` -> `1999-12-31`; None where the digits are no date."""
    if len(digits) == 6:
        digits = ("19" if digits[:2] > "14" else "20") + digits
    year, month, rest = digits[:4], digits[4:6], digits[6:]
    if not ("1900" <= year <= "2014" and "01" <= month <= "12" and "01" <= rest <= "31"):
        return None
    if month in {"04", "06", "09", "11"} and rest == "31":
        rest = "30"
    return f"{year}-{month}-{'28' if month == '02' and rest > '28' else rest}"


def terms(roles: list[str]) -> tuple[str, list[str]]:
    """The state and its terms; "" where nothing fits."""
    country, found = "", []
    for role in roles:
        for code, what, sign, first, last in _ROLE.findall(role):
            start, end = day(first), day(last) if last else None
            if start is None or sign == "<" or (end and end < start):
                continue
            country = country or code
            if code == country:
                office = " DM" if what == "GOVMIL" else ""
                found.append(f"GOV{office} {start}/{end or ''}")
    return country, sorted(set(found), key=lambda term: term.split()[-1])


def lasting(held: list[str]) -> bool:
    """Long enough in office to be met in the news."""
    days = {"GOV": 0, "GOV DM": 0}
    for term in held:
        office, _, when = term.rpartition(" ")
        first, _, last = when.partition("/")
        if first < "2001":
            return True
        span = date.fromisoformat(last or "2014-01-30") - date.fromisoformat(first)
        days[office] += span.days
    return days["GOV"] >= 4 * 365 or days["GOV DM"] >= 2 * 365


def _names_in(file: Path) -> set[str]:
    """Every full name of our own table, plain."""
    names: set[str] = set()
    for _, row in rows(file, ("name", "aliases")):
        names.update(
            plain(form.lstrip("=^")) for form in (row["name"], *row["aliases"].split(";")) if form
        )
    return names


def main(path: str) -> None:
    table = load_lexicon().actors
    states = set(table.states)
    ours = _names_in(ACTORS / "persons.csv")
    lines = Path(path).read_text(encoding="latin-1").splitlines()
    out, seen = [], set()
    for names, roles in people(lines):
        country, held = terms(roles)
        forms = list(
            dict.fromkeys(
                n
                for n in map(proper, names)
                if len(n.split()) > 1 and ";" not in n and "," not in n
            )
        )
        if country not in states or not forms or not lasting(held) or _BODY.search(forms[0]):
            continue
        key = slug(forms[0])
        if key in seen or any(plain(f) in ours for f in forms) or not key:
            continue
        seen.add(key)
        titled = [
            f
            for f in forms[1:]
            if not re.search(
                r"President|Minister|General|King|Queen|Prince|Secretary|Chancellor|Premier|Leader",
                f,
            )
        ]
        out.append(f"{forms[0]},{';'.join(titled[:4])},,{country},{';'.join(held)}\n")
    (ACTORS / "persons_to_2014.csv").write_text(HEAD + "".join(sorted(out)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
