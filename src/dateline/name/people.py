"""Names of persons: where one starts and ends, and who in the page or the tables bears it."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from dateline.interval import Interval
from dateline.lexicon.actors import NameTable, Person, What
from dateline.lexicon.phrases import plain
from dateline.name.kinds import OF_MANY
from dateline.name.spelling import alike, near_surnames, one_letter_off, same_first
from dateline.types import Span

# A letter that is not lower case: good enough for the scripts in which pages print names.
_UPPER = r"[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff]"
_WORD = rf"{_UPPER}\w*(?:[-\u2010\u2011'\u2019](?!s\b)\w+){{0,4}}"
_PARTICLE = (
    r"(?:(?:al|el|bin|ibn|bint|de|del|della|da|dos|di|du|la|le|van|von|der|den|ul|ur|ud|e|abu|ben)"
    r"[ \u00a0-])"
)
NAME = re.compile(
    rf"{_PARTICLE}?(?:{_UPPER}\.[ \u00a0]?|{_WORD})"
    rf"(?:(?<!\.)[ \u00a0]|(?<=\.)[ \u00a0]?|(?<=\.))?"
    rf"(?:{_PARTICLE}{{0,2}}(?:{_UPPER}\.(?!\w{{2}})|{_WORD})[ \u00a0]?){{0,4}}"
)
_LETTERS = re.compile(r"\w{2}")  # initials alone are nobody ("N.Y.")
_TOKEN = re.compile(r"[^\s]+")


def name_at(text: str, start: int, table: NameTable, stops: frozenset[int]) -> Span | None:
    """The person's name that starts here; it ends before any of `stops`, and before "Monday"."""
    found = NAME.match(text, start, min(len(text), start + 80))
    if not found:
        return None
    end = start
    for word in _TOKEN.finditer(text, start, found.end()):
        bare = word.group().strip(".,")
        initial = len(bare) == 1 and word.group().endswith(".")
        if word.start() in stops or (
            bare in table.words["nameend"]
            and not initial
            and not (word.start() == start and month_names(text, word.start(), table))
        ):
            break
        if bare[:1].isupper() or bare[:3].lower() in {"al-", "el-"}:
            end = word.end()
    if not _LETTERS.search(text, start, end):
        return None
    name = text[start:end]
    if name.endswith(".") and not re.search(rf"(?:^|\W){_UPPER}\.$|\bJr\.$|\bSr\.$", name):
        end -= 1
    return Span(start, end)


def month_names(text: str, start: int, table: NameTable) -> bool:
    """Is the word here a month that names a person ("*Jan* Zielonka"), not "5 May" or "May 2009"?"""
    found = _MONTH.match(text, start)
    if found is None or found["month"] not in table.words["monthname"]:
        return False
    return found["next"] not in table.words["nameend"] and not _DAY.search(
        text, max(0, start - 6), start
    )


_MONTH = re.compile(rf"(?P<month>\w{{3,6}})[ \u00a0](?P<next>{_WORD})")
_DAY = re.compile(r"\d(?:st|nd|rd|th)?[ \u00a0]$")
_NEAR_NAMES = (
    100  # persons with one first name in one page that are looked at for a slip of the pen
)


_GENERATION = 20  # years between an office and the page that calls its holder by the last name
_ALIKE = 20  # last names with one beginning in one page that are compared
_PATRONYMIC = re.compile(r"\w{2,}(?:[oe]vich|yich|[oe]vna|ichna)", re.IGNORECASE)


def in_order(name: str) -> str:
    """The last name last: "Orlov Ivan Petrovich", as lists and officials write it, turned."""
    last, _, rest = name.partition(" ")
    given = rest.split(" ")
    turned = len(given) == 2 and [bool(_PATRONYMIC.fullmatch(w)) for w in given] == [False, True]
    return f"{rest} {last}" if turned and not _PATRONYMIC.fullmatch(last) else name


def called(name: str, country: str | None, table: NameTable) -> tuple[str, ...]:
    """The words by which a page may call a person again: "Soto", "Lacalle Pou", "Lin" for Lin Chia-lung."""
    words = plain(name).replace("\u00a0", " ").split()
    ends = [" ".join(words[-n:]) for n in range(1, len(words)) if "." not in words[-n]]
    if any(country in table.words[custom] for custom in ("surnamefirst", "calledbyfirst")):
        ends.append(words[0])
    shortest = 2 if country in table.words["surnamefirst"] else 3
    known = (w for w in ends or words if len(w) >= shortest)
    return tuple(w for w in known if w.title() not in table.words["nameend"])


@dataclass(frozen=True)
class Known:
    """Somebody of whom the page has told us."""

    name: str
    actor: str | None
    country: str | None
    sector: str | None


@dataclass
class Cast:
    """The persons of a page so far, by surname and by full name. Lives while one page is read."""

    table: NameTable
    on: Interval | None = None  # when the page was written
    states: frozenset[str] = frozenset()  # that the page names
    by_name: dict[str, Known] = field(default_factory=dict)
    by_first: dict[str, dict[str, Known]] = field(default_factory=dict)  # first word, last word
    by_last: dict[str, dict[str, Known]] = field(default_factory=dict)  # how it begins, last word

    def add(self, person: Known) -> None:
        words = [w for w in re.split(r"[ \u00a0]+", plain(person.name)) if len(w) > 2]
        for key in {plain(person.name), *called(person.name, person.country, self.table)}:
            self.by_name[key] = person
        if words:
            alike_ones = self.by_last.setdefault(_beginning(words[-1]), {})
            if len(alike_ones) < _ALIKE:
                alike_ones[words[-1]] = person
        if len(words) > 1:
            near = self.by_first.setdefault(words[0][:12], {})
            if len(near) < _NEAR_NAMES:
                near[words[-1]] = person

    def find(self, name: str) -> Known | None:
        """By full name, else by the last word of it."""
        return self.by_name.get(plain(name))

    def introduce(
        self,
        name: str,
        country: str | None,
        sector: str | None,
        offices: Collection[str] = (),
    ) -> Known:
        """Somebody with a title: as already known, else from the table, else new.

        `offices` are those that the title can mean; they tell bearers of one last name apart.
        """
        name = in_order(name)
        listed = self.table.person(name)
        known = None if listed else self._known(name, country)
        if known is None:
            known = self._from_table(name, country, sector, offices)
        if known is None:
            known = Known(name, person_id(name, country, sector), country, sector)
        elif known.country is None and country is not None:
            known = Known(known.name, person_id(known.name, country, sector), country, sector)
        self.add(known)
        return known

    def _known(self, name: str, country: str | None) -> Known | None:
        """Somebody already named in the page, in this or nearly this writing."""
        words = plain(name).split()
        known = self.by_name.get(plain(name)) or self.by_name.get(words[-1])
        if known is None and len(words) > 1:
            known = self.by_name.get(words[0]) or self._misspelt(words)
        known = known or self._spelt_otherwise(words, country)
        if known is None or (country and known.country and country != known.country):
            return None
        return (
            known if len(words) == 1 or " " not in known.name or alike(name, known.name) else None
        )

    def _spelt_otherwise(self, words: list[str], country: str | None) -> Known | None:
        """The one person of the page with nearly that last name, of that state: "Yatseniuk"."""
        if words[-1] in self.table.by_surname:
            return None  # a name of its own: Johnston is not Johnson
        near = self.by_last.get(_beginning(words[-1]), {})
        found = {
            known.name: known
            for last, known in near.items()
            if near_surnames(last, words[-1]) and _may_be(known, words, country)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _misspelt(self, words: list[str]) -> Known | None:
        """The same first name and a last name that differs by one letter."""
        near = self.by_first.get(words[0][:12], {})
        return next((near[last] for last in near if one_letter_off(last, words[-1])), None)

    def _may_mean(self, person: Person, country: str | None, offices: Collection[str]) -> bool:
        """May a last name alone be his, by the states that the page names and by its day?"""
        fits = person.sure and any(term.office in offices for term in person.terms)
        terms = [term.when for term in person.terms if term.when]
        near = (_years_apart(when, self.on) <= _GENERATION for when in terms if self.on)
        known = fits or country is not None or person.country in self.states
        return known and (any(near) or not (self.on and terms))

    def _nearly(self, words: list[str], country: str | None) -> Person | None:
        """One of the table with that first name and a last name one letter off."""
        near = self.table.by_first_name.get(words[0], ())
        alike = (p for p in near if one_letter_off(plain(p.name).split()[-1], words[-1]))
        return next((p for p in alike if country in {None, p.country}), None)

    def _from_table(
        self, name: str, country: str | None, sector: str | None, offices: Collection[str]
    ) -> Known | None:
        person = self.table.person(name)
        if person is None:
            surname = plain(name).rpartition(" ")[2]
            bearers = [
                p
                for p in self.table.by_surname.get(surname, ())
                if (country is None or p.country == country)
                and (" " not in name or alike(name, p.name))
            ]
            famous = [p for p in bearers if surname in map(plain, p.surnames)]
            if sector == "MIL" and " " not in name:
                bearers = [p for p in bearers if p in famous or _may_command(p, self.on)]
            then = [p for p in bearers if self.on and p.held(offices, self.on)]
            if " " not in name:
                bearers = [p for p in bearers if p in famous or self._may_mean(p, country, offices)]
            fitting = [p for p in bearers if any(term.office in offices for term in p.terms)]
            likely = (then, famous, fitting, bearers)
            person = next((some[0] for some in likely if len(some) == 1), None)
            states = {p.country for p in fitting}
            if person is None and len(states) == 1:
                state = states.pop()  # certain, though the person is not
                return Known(name, person_id(name, state, sector), state, sector)
        if person is None and " " in name:
            person = self._nearly(plain(name).split(), country)
        if person is None or (country not in {None, *OF_MANY} and person.country != country):
            return None
        return Known(person.name, person.id, country or person.country, sector or person.sector)


def _may_command(person: Person, on: Interval | None) -> bool:
    """May a general be he: a soldier, one who came to lead his state, or who held an office then?"""
    return any(
        term.sector == "MIL" or term.office == "HS" or (on and term.when and term.when.meets(on))
        for term in person.terms
    )


def _years_apart(term: Interval, on: Interval) -> int:
    first, last = term.start or date.min, term.end or date.max
    after = (on.start or date.max).year - last.year
    return max(after, first.year - (on.end or date.max).year, 0)


def _beginning(last: str) -> str:
    """By which last names are looked up that may be one."""
    return last[:2].replace("y", "i")


def _may_be(known: Known, words: list[str], country: str | None) -> bool:
    """By state, and by first name where both have one."""
    first = plain(known.name).split()
    if len(words) > 1 and len(first) > 1:
        return country in {None, known.country} and same_first(words[0], first[0])
    return country == known.country


def person_id(name: str, country: str | None, sector: str | None) -> str | None:
    """`RUS.GOV/fomin`; None where the country is unknown."""
    if country is None:
        return None
    surname = re.sub(r"\W+", "-", plain(name).rpartition(" ")[2]).strip("-")
    return f"{country}.{sector or 'GOV'}/{surname}"


NAMED = (What.PERSON, What.SURNAME)
