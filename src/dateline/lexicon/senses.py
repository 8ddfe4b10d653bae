"""What a phrase of the actor tables can stand for, and how a form is written there.

A form that starts with "=" counts only as it is written, one that starts with "^" only with a capital
first letter; one that ends in "!" has no plural, one that starts with "~" needs an owner ("Russian
establishment"); one that starts with "?" counts where the page names its state, or none.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dateline.interval import Interval
from dateline.lexicon.phrases import plain
from dateline.types import MentionKind


class What(StrEnum):
    """The part that a phrase can play in the name of an actor."""

    STATE = "state"  # Pakistan
    ADJECTIVE = "adjective"  # Pakistani
    PEOPLE = "people"  # Pakistanis
    SEAT = "seat"  # Islamabad, the Kremlin: may stand for the government
    PLACE = "place"  # Karachi
    ORGANISATION = "organisation"  # NATO, the Pentagon: complete in itself
    GROUP = "group"  # Hamas
    PERSON = "person"  # Vladimir Putin
    SURNAME = "surname"  # Putin
    BODY = "body"  # ministry: needs an owner
    AGENT = "agent"  # protesters
    FORCE = "force"  # navy
    OFFICE = "office"  # prime minister
    SPOKESMAN = "spokesman"
    ENVOY = "envoy"
    RANK = "rank"  # Lt Gen
    STYLE = "style"  # Mr
    FIELD = "field"  # trade, defence
    QUALIFIER = "qualifier"  # former, visiting
    GRADE = "grade"  # deputy: a qualifier that may also follow a head
    COLLECTIVE = "collective"  # both countries
    SHADOW = "shadow"  # Indian Ocean: nobody


class Sense(NamedTuple):
    """What a phrase can stand for. `country` None: it takes that of what stands beside it."""

    what: What
    name: str
    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    kind: MentionKind | None = None
    written: str | None = None  # only in this writing
    capital: bool = False  # only with a capital first letter
    valid: Interval | None = None
    owned: bool = False  # means nobody without an owner beside it
    offices: tuple[str, ...] = ()  # of a title: those of `Term.office` that it can mean
    weak: bool = False  # only where the page names the state, or no state at all
    tone: str | None = None  # "nickname", or "hostile": to be understood, not to be printed

    def fits(self, words: str) -> bool:
        if self.written is not None:
            return words == self.written
        return not self.capital or words[:1].isupper()


class Term(NamedTuple):
    """A stretch of days in an office: HS head of state, HG of government, FM, DM ministers, ..."""

    sector: str
    office: str | None
    when: Interval | None

    @property
    def length(self) -> int:
        if self.when is None or self.when.start is None:
            return 0
        return ((self.when.end or date(2030, 1, 1)) - self.when.start).days


class Person(NamedTuple):
    """A holder of offices, the earliest first."""

    id: str
    name: str
    country: str
    terms: tuple[Term, ...]
    surnames: tuple[str, ...] = ()  # that alone mean this person
    sure: bool = (
        True  # False: from a list in which a term without an end may only not have been ended
    )

    def held(self, offices: Collection[str], on: Interval) -> bool:
        """Did the person hold one of the offices then?"""
        return any(t.office in offices and t.when and t.when.meets(on) for t in self.terms)

    @property
    def sector(self) -> str:
        """That of the longest term."""
        return max(self.terms, key=lambda term: term.length).sector


Entries = Iterator[tuple[str, Sense]]
_PLURALS = (("man", "men"), ("woman", "women"), ("child", "children"))


def split(cell: str) -> list[str]:
    return [form for part in cell.split(";") if (form := part.strip())]


def flagged(form: str, sense: Sense) -> tuple[str, Sense]:
    """The phrase of a table form, and its sense with what its flags ask for."""
    if form[0] == "?":
        return flagged(form[1:], sense._replace(weak=True))
    if form[0] == "=":
        return form[1:], sense._replace(written=form[1:])
    if form[0] == "^":
        return form[1:], sense._replace(capital=True)
    return form, sense


def own_name(form: str, name: str) -> str:
    """Of a form in a row of several bodies: its own, but for letters that may be short for the row's name."""
    bare = form.lstrip("?=^~")
    return name if bare.isupper() and bare[0] == name[0] else bare


def with_plural(form: str, sense: Sense) -> Entries:
    """The form and its plural, unless "!" says that there is none."""
    if form.endswith("!"):
        yield flagged(form[:-1], sense)
        return
    yield flagged(form, sense)
    yield flagged(plural(form), sense)


def plural(form: str) -> str:
    """The plural of an English noun or title: "ministers", "members of parliament", "armies"."""
    head, of, rest = re.sub(r"(?= of | in | for | to |'s )", "\x00", form, count=1).partition(
        "\x00"
    )
    if rest.startswith("'s "):
        return f"{head}{plural_of(rest)}"
    if form.endswith("general") and (" " in form or "-" in form) and "secretary" in form:
        return re.sub(r"secretary", "secretaries", form)
    return f"{plural_of(head)}{rest}" if of else plural_of(form)


def plural_of(noun: str) -> str:
    for one, many in _PLURALS:
        if noun.endswith(one):
            return noun.removesuffix(one) + many
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def slug(name: str) -> str:
    """`Abdel Fattah al-Sisi` -> `abdel-fattah-al-sisi`; accents are left off."""
    bare = unicodedata.normalize("NFKD", plain(name)).encode("ascii", "ignore").decode()
    return re.sub(r"\W+", "-", bare).strip("-")
