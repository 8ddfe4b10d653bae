"""The actor tables (data/actors/*.csv): names and titles of states, offices, persons, forces, bodies.

One phrase may have several senses ("marine" is a soldier and a field of trade); the stage `name`
chooses among them. How forms are written in the tables: `lexicon/senses.py`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateline.interval import Interval
from dateline.lexicon import cells, cues
from dateline.lexicon.files import Folder, LexiconError, overlay, rows
from dateline.lexicon.persons import read_persons
from dateline.lexicon.phrases import Phrases, plain
from dateline.lexicon.senses import (
    Entries,
    Person,
    Sense,
    Term,
    What,
    flagged,
    own_name,
    plural,
    slug,
    split,
    with_plural,
)
from dateline.lexicon.twins import Succession, Twin, read_successions, read_twins
from dateline.types import MentionKind

__all__ = ["NameTable", "Person", "Sense", "Term", "What", "load", "plural", "slug"]


@dataclass(frozen=True)
class NameTable:
    """All names, and how to find them."""

    senses: dict[str, tuple[Sense, ...]]
    persons: dict[str, Person]
    words: Mapping[str, frozenset[str]]  # the plain lists of words.csv, by class (see `LISTS`)
    bodies: dict[str, str]  # "Committee": its sector
    cues: cues.Cues
    successions: tuple[Succession, ...] = ()
    twins: tuple[Twin, ...] = ()

    @cached_property
    def phrases(self) -> Phrases[tuple[Sense, ...]]:
        return Phrases(self.senses)

    @cached_property
    def near_names(self) -> dict[str, tuple[str, ...]]:
        """Long names of states and their people, by themselves and by each with one letter less."""
        found: dict[str, list[str]] = defaultdict(list)
        for form, senses in self.senses.items():
            if len(form) >= _LONG and form.isalpha() and senses[0].what in _OF_STATES:
                for key in (form, *inner_shortened(form)):
                    found[key].append(form)
        return {key: tuple(forms) for key, forms in found.items()}

    @cached_property
    def by_surname(self) -> dict[str, tuple[Person, ...]]:
        """Whom a last name can mean; those first of whom it is said without more."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.persons.values():
            words = plain(person.name).split()
            first = person.country in self.words["surnamefirst"]
            last = words[0] if first else words[-1]
            for name in dict.fromkeys((*map(plain, person.surnames), last)):
                found[name].append(person)
        return {name: tuple(people) for name, people in found.items()}

    @cached_property
    def by_first_name(self) -> dict[str, tuple[Person, ...]]:
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.persons.values():
            found[plain(person.name).partition(" ")[0]].append(person)
        return {name: tuple(people) for name, people in found.items()}

    @cached_property
    def holders(self) -> dict[str, tuple[Person, ...]]:
        """The holders of offices of each state."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.persons.values():
            ended = tuple(t for t in person.terms if t.when and t.when.end)
            certain = person if person.sure else person._replace(terms=ended)
            if any(term.office for term in certain.terms):
                found[person.country].append(certain)
        return {country: tuple(people) for country, people in found.items()}

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """The titles that may mean the head of a state or of its government, whichever leads it."""
        titles = {s.name: s for senses in self.senses.values() for s in senses if s.offices}
        return tuple(name for name, sense in titles.items() if set(sense.offices) >= TOP)

    @cached_property
    def twin_forms(self) -> dict[str, tuple[Twin, ...]]:
        """Words that may mean something else on some pages, and what."""
        found: dict[str, list[Twin]] = defaultdict(list)
        for twin in self.twins:
            for form in twin.forms:
                found[plain(form)].append(twin)
        return {form: tuple(twins) for form, twins in found.items()}

    @cached_property
    def states(self) -> dict[str, str]:
        """The usual name of each state, by code."""
        return {
            sense.actor: sense.name
            for senses in self.senses.values()
            for sense in senses
            if sense.what is What.STATE and sense.actor and sense.tone is None
        }

    def person(self, name: str) -> Person | None:
        """The person of this very name (in any of its writings)."""
        for sense in self.senses.get(plain(name), ()):
            if sense.what is What.PERSON and sense.actor:
                return self.persons[sense.actor]
        return None

    def tone(self, words: str) -> str | None:
        """Are the words a nickname or a hostile name of a state? Others are to be shown instead."""
        senses = self.senses.get(plain(words), ())
        return next((s.tone for s in senses if s.tone and s.fits(words)), None)

    def called_then(self, code: str, on: Interval, *, seat: bool) -> str:
        """The state for which the names of another (or only its seat) stood then: `SUN` for `RUS` in 1979."""
        for old in self.successions:
            meant = old.successor == code and (old.names == "all" or (seat and old.names == "seat"))
            named = self.senses.get(plain(self.states.get(old.code, "")), ()) if meant else ()
            if any(sense.valid and on.within(sense.valid) for sense in named):
                return old.code
        return code

    def successors(self, code: str, on: date) -> tuple[str, ...]:
        """The states that had followed a state by a day: `SUN` in 1993 fifteen of them, `PAK` none."""
        return tuple(s.successor for s in self.successions if s.code == code and s.since <= on)

    def successor(self, code: str, on: date) -> str:
        """The one state that goes on for another by that day, else the code itself.

        `SUN` is `RUS` from 26 December 1991; `CSK` had two successors and stays `CSK`.
        """
        going_on = [s for s in self.successions if s.code == code and s.since <= on and s.continues]
        return self.successor(going_on[0].successor, on) if going_on else code


def inner_shortened(word: str) -> set[str]:
    """The word without one of its letters, never the first or the last."""
    return {word[:i] + word[i + 1 :] for i in range(1, len(word) - 1)}


TOP = frozenset({"HS", "HG"})  # the offices of heads of state and of government
_QUARTERS = {"North", "South", "East", "West", "Central", "Upper", "Lower"}  # west Darfur
_BARE = len("PAK.MIL")  # an id that is no body's own: its row lists several
_LONG = 7  # letters of a name in which a slip of the pen is understood
_OF_STATES = {What.STATE, What.ADJECTIVE, What.PEOPLE, What.SEAT}
LISTS = {
    "notname": "capitalised words that belong to no name: The, Monday",
    "nameend": "these and others at which a person's name ends: International",
    "monthname": "months that are first names, too: Jan, April",
    "given": "first names",
    "givenplace": "those that are places, too: Jordan",
    "region": "parts of states behind a town: Texas",
    "anyholder": "beside an office they mean no one holder: former",
    "speech": "verbs of speech, as they stand behind a subject",
    "female": "titles that tell a person's sex: Mrs, spokeswoman",
    "male": "the same for men",
    "ownword": "English words that are one letter off a state's name: finish, hungry",
    "nobodybefore": "with these a state's name is that of a water, a war, a club: Gulf of",
    "nobodybehind": "the same behind the name: War, Strait",
    "abroad": "bodies that stand in other states than their own: embassy",
    "surnamefirst": "codes of states whose people put the last name first",
    "calledbyfirst": "codes of states whose people are called by the first name",
}
_OTHER_TABLES = {
    *("bodies.csv", "successions.csv", "twins.csv", "memberships.csv"),
    *("platforms.csv", "exercises.csv"),
}


def load(folders: Sequence[Folder]) -> NameTable:
    """Read every table; a later folder's rows are added to the earlier ones.

    Raises LexiconError that names file and line for a row that cannot be used.
    """
    senses: dict[str, list[Sense]] = defaultdict(list)
    persons: dict[str, Person] = {}
    words: dict[str, set[str]] = {name: set() for name in LISTS}
    bodies: dict[str, str] = {}
    successions: list[Succession] = []
    twins: list[Twin] = []
    for file in overlay(folders, "actors"):
        if file.name == "bodies.csv":
            bodies.update(_bodies(file))
        elif file.name == "successions.csv":
            successions += read_successions(file)
        elif file.name == "twins.csv":
            twins += read_twins(file)
        if file.name in _OTHER_TABLES:
            continue
        for form, sense in _entries(file, persons, words):
            senses[plain(form)].append(sense)
    words["nameend"] |= words["notname"]
    words["given"] |= words["givenplace"] | set(_first_names(persons, senses))
    return NameTable(
        {form: tuple(of_form) for form, of_form in senses.items()},
        persons,
        {name: frozenset(listed) for name, listed in words.items()},
        bodies,
        cues.load(folders),
        tuple(successions),
        tuple(twins),
    )


def _entries(file: Folder, persons: dict[str, Person], words: dict[str, set[str]]) -> Entries:
    readers = {
        "states.csv": _states,
        "peoples.csv": _peoples,
        "places.csv": _places,
        "organisations.csv": _organisations,
        "groups.csv": _groups,
        "titles.csv": _titles,
        "agents.csv": _agents,
        "collectives.csv": _collectives,
        "shadows.csv": _shadows,
        "hostile.csv": _hostile,
    }
    if file.name in readers:
        return readers[file.name](file)
    if file.name == "words.csv":
        return _words(file, words)
    if file.name.startswith("persons"):
        return read_persons(file, persons)
    raise LexiconError(f"{file}: no such actor table")


def _first_names(persons: dict[str, Person], senses: dict[str, list[Sense]]) -> Iterator[str]:
    """First words that two persons or more share and that mean nothing else."""
    shared = Counter(person.name.partition(" ")[0] for person in persons.values())
    for first, times in shared.items():
        if times > 1 and len(first) > 2 and first.isalpha() and plain(first) not in senses:
            yield first


# ---------------------------------------------------------------- the tables


def _states(file: Folder) -> Entries:
    columns = ("code", "name", "aliases", "adjectives", "demonyms", "seats", "nicknames")
    for line, row in rows(file, columns):
        code, name = cells.country(file, line, row["code"]), row["name"]
        state = Sense(What.STATE, name, code, code, "GOV", MentionKind.STATE)
        state = state._replace(valid=cells.valid(file, line, row))
        yield flagged(name if f"^{name}" not in row["aliases"] else f"^{name}", state)
        airline = Sense(What.ORGANISATION, f"Air {name}", f"{code}.BUS", code, "BUS")
        yield flagged(f"=Air {name}", airline._replace(kind=MentionKind.ORGANISATION))
        senses = {
            "aliases": state,
            "nicknames": state._replace(tone="nickname"),
            "adjectives": state._replace(what=What.ADJECTIVE, sector=None),
            "demonyms": state._replace(what=What.PEOPLE, sector=None),
            "seats": state._replace(what=What.SEAT, kind=MentionKind.PLACE),
        }
        for column, sense in senses.items():
            for form in split(row[column]):
                if form != f"^{name}":
                    yield flagged(form, sense)


_PARTS = {"state": What.STATE, "people": What.PEOPLE, "adjective": What.ADJECTIVE}


def _hostile(file: Folder) -> Entries:
    for line, row in rows(file, ("forms", "part", "country")):
        what = cells.choose(file, line, row["part"], _PARTS)
        country = cells.country(file, line, row["country"])
        sector = "GOV" if what is What.STATE else None
        sense = Sense(what, country or "", country, country, sector, MentionKind.STATE)
        for form in split(row["forms"]):
            yield flagged(form, sense._replace(tone="hostile"))


def _peoples(file: Folder) -> Entries:
    for line, row in rows(file, ("adjectives", "peoples", "country")):
        country = cells.country(file, line, row["country"], needed=False)
        adjectives, peoples = split(row["adjectives"]), split(row["peoples"])
        name = (peoples or adjectives)[0].lstrip("=^")
        actor = f"{country}.CVL/{slug(name)}" if country else f"ETH:{slug(name)}"
        sense = Sense(What.ADJECTIVE, name, actor, country, None, MentionKind.ORGANISATION)
        for form in adjectives:
            yield flagged(form, sense)
        for form in peoples:
            yield flagged(form, sense._replace(what=What.PEOPLE, sector="CVL"))


def _bodies(file: Folder) -> Iterator[tuple[str, str]]:
    for line, row in rows(file, ("nouns", "sector")):
        if not row["sector"]:
            raise LexiconError(f"{file}:{line}: no sector")
        for noun in split(row["nouns"]):
            yield noun, row["sector"]


def _places(file: Folder) -> Entries:
    for line, row in rows(file, ("country", "places")):
        country = cells.country(file, line, row["country"])
        for form in split(row["places"]):
            name = form.lstrip("?=^")
            capital = name.partition(" ")[0] not in _QUARTERS
            place = Sense(What.PLACE, name, None, country, None, MentionKind.PLACE, capital=capital)
            if form[0] in "?=":
                place = place._replace(
                    weak=form[0] == "?", written=name if form[0] == "=" else None
                )
            yield name, place


def _organisations(file: Folder) -> Entries:
    for line, row in rows(file, ("id", "name", "aliases", "country", "sector", "kind")):
        if row["kind"] not in {"organisation", "force"}:
            raise LexiconError(f"{file}:{line}: kind {row['kind']!r}")
        name = row["name"].lstrip("=^")
        sense = Sense(
            What.ORGANISATION,
            name,
            row["id"],
            cells.country(file, line, row["country"], needed=not row["id"].startswith("GRP:")),
            row["sector"],
            MentionKind(row["kind"]),
            valid=cells.valid(file, line, row),
        )
        for form in (row["name"], *split(row["aliases"])):
            own = name if len(row["id"]) != _BARE else own_name(form, name)
            yield flagged(form, sense._replace(name=own))


def _groups(file: Folder) -> Entries:
    for line, row in rows(file, ("name", "aliases", "sector", "country")):
        country = cells.country(file, line, row["country"], needed=False)
        kind = MentionKind.FORCE if row["sector"] in {"REB", "MIL"} else MentionKind.ORGANISATION
        key = f"{row['sector']}/{slug(row['name'])}"
        actor = f"{country}.{key}" if country else key
        sense = Sense(What.GROUP, row["name"], actor, country, row["sector"], kind)
        sense = sense._replace(valid=cells.valid(file, line, row))
        for form in (row["name"], *split(row["aliases"])):
            yield flagged(form, sense)


_TITLES = {w.value: w for w in (What.OFFICE, What.RANK, What.STYLE, What.SPOKESMAN, What.ENVOY)}


def _titles(file: Folder) -> Entries:
    for line, row in rows(file, ("title", "class", "sector", "country", "offices")):
        what = cells.choose(file, line, row["class"], _TITLES)
        country = cells.country(file, line, row["country"], needed=False)
        forms = split(row["title"])
        name = forms[0].lstrip("~=^")  # of all forms of a row: they mean the same office
        for form in forms:
            sense = Sense(what, name, None, country, row["sector"] or None, MentionKind.OFFICE)
            sense = sense._replace(offices=tuple(row["offices"].split()))
            if what in {What.RANK, What.STYLE}:
                yield flagged(form, sense)
            else:
                yield from with_plural(form.lstrip("~"), sense._replace(owned=form[0] == "~"))


_AGENTS = {"body": What.BODY, "force": What.FORCE, "people": What.AGENT}
_AGENT_KINDS = {
    What.BODY: MentionKind.ORGANISATION,
    What.FORCE: MentionKind.FORCE,
    What.AGENT: MentionKind.OFFICE,
}


def _agents(file: Folder) -> Entries:
    for line, row in rows(file, ("forms", "class", "sector")):
        what = cells.choose(file, line, row["class"], _AGENTS)
        kind = _AGENT_KINDS[what]
        if what is What.AGENT and row["sector"] in {"MIL", "COP", "REB", "UAF"}:
            kind = MentionKind.FORCE
        for form in split(row["forms"]):
            name = form.lstrip("=^~").rstrip("!")
            sense = Sense(what, name, None, None, row["sector"] or None, kind)
            yield from with_plural(form.lstrip("~"), sense._replace(owned=form[0] == "~"))


def _words(file: Folder, lists: dict[str, set[str]]) -> Entries:
    classes = {w.value: w for w in (What.FIELD, What.QUALIFIER, What.GRADE)}
    for line, row in rows(file, ("words", "class")):
        if row["class"] in lists:
            lists[row["class"]].update(split(row["words"]))
            continue
        what = cells.choose(file, line, row["class"], classes)
        for form in split(row["words"]):
            yield flagged(form, Sense(what, form.lstrip("=^")))


_MEMBERS = {"states", "three", "persons", "state", "home", "organisation", "other", "latter"}


def _collectives(file: Folder) -> Entries:
    for line, row in rows(file, ("forms", "members")):
        codes = row["members"].removeprefix("among ").split(" ")
        fixed = all(cells.CODE.fullmatch(code) for code in codes)
        if row["members"] not in _MEMBERS and not fixed:
            raise LexiconError(f"{file}:{line}: members {row['members']!r}")
        for form in split(row["forms"]):
            yield flagged(form, Sense(What.COLLECTIVE, row["members"]))


def _shadows(file: Folder) -> Entries:
    for _, row in rows(file, ("phrases",)):
        for form in split(row["phrases"]):
            yield flagged(form, Sense(What.SHADOW, form))
