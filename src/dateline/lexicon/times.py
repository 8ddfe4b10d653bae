"""The time words and rules of a language (data/langs/*.times.toml), checked when they are loaded."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec

from dateline.lexicon.files import Folder, LexiconError, overlay, read_toml
from dateline.lexicon.numerals import Numerals
from dateline.lexicon.timepatterns import Pattern, PatternError, compile_pattern

FOLDER, HOME = "langs", "en"  # a page in a language without a file is read as one in English
KINDS = ("times", "days")  # langs/en.times.toml, langs/en.days.toml
# The ways to work a day out, and the checks on the words around, that `date` has.
MAKES = frozenset(
    [
        "calendar",
        "either",
        "week_of",
        "named_time",
        "beside_day",
        "near",
        "weekend",
        "reported",
        "same_part",
        "day_of_month",
        "shift",
        "lasting",
        "again",
        "fixed",
    ]
)
CHECKS = frozenset(
    [
        "year",
        "clock",
        "count",
        "year_pair",
        "decade",
        "whole_unit",
        "no_rate",
        "no_paper",
        "no_name",
        "no_person",
        "no_title",
        "to_come",
        "apart",
        "clause_end",
        "after_apostrophe",
    ]
)


@dataclass(frozen=True, kw_only=True)
class Sense:
    """What a time word, or a whole expression, says; None is what it leaves open."""

    decade: int | None = None  # of a century (70) or of all (197)
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: int | None = None  # place in calendar.SEASONS
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # ISO, Monday is 1
    nth: int | None = None  # which such weekday of the month, -1 the last
    plus: int | None = None  # so many days after the day that the other fields name
    easter: int | None = None  # days after Easter Sunday
    lunar: tuple[int, int] | None = None  # month and day of the Islamic calendar
    dates: tuple[date, ...] | None = None  # of a day that moves, one for each year
    lasts: int | None = None  # days that a named day or feast lasts
    span: str | None = None  # the EDTF interval of a named time
    week: int | None = None  # which week of a month, -1 the last
    side: int | None = None  # -1 `earlier this year`: up to the anchor, 1 `later`: from it on
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    noon: int | None = None  # hours to add for p.m.; 0 for a.m.
    part: str | None = None  # TIMEX3 part of day: MO MI AF EV NI
    number: float | None = None
    unit: str | None = None  # grain of calendar.GRAINS, or TH TM TS for hours, minutes, seconds
    shift: int | None = None
    mod: str | None = None  # TIMEX3 mod
    ref: str | None = None  # a whole TIMEX3 value
    then: str | None = None  # the value when the number is vague: PXD, PAST_REF
    vague: bool | None = None  # `several`, `a few`
    fiscal: bool | None = None
    base: str | None = None  # what is counted from: anchor | previous
    grain: str | None = None  # the grain of the result where it is not that of the unit
    direction: int | None = None  # -1 before the anchor, 1 after it

    def over(self, other: "Sense") -> "Sense":
        """This sense where it speaks, the other where it does not."""
        kept = {f: v for f in FIELDS if (v := getattr(self, f)) is not None}
        return dataclasses.replace(other, **kept)


FIELDS = tuple(f.name for f in dataclasses.fields(Sense))


@dataclass(frozen=True)
class Example:
    words: str
    value: str
    on: str | None = None  # the day from which it is read; None: no anchor
    type: str | None = None
    mod: str | None = None
    edtf: str | None = None


@dataclass(frozen=True)
class Rule:
    """One way to say a time. `make` names the way in which the day is worked out."""

    name: str
    pattern: Pattern
    make: str
    sense: Sense
    after: frozenset[str]  # one of these words must stand before it
    unless_after: frozenset[str]
    before: frozenset[str]  # one of these words must follow it
    unless_before: frozenset[str]
    title: bool  # it must begin with a capital
    check: str | None  # name of a further check on its surroundings
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class TimeRules:
    words: Mapping[str, Mapping[str, Sense]]  # class -> word -> what it says
    rules: tuple[Rule, ...]
    numerals: Numerals
    languages: Mapping[str, "TimeRules"]  # by code, of the languages beside this one
    weak: frozenset[str]  # words of patterns that alone are no sign of a time
    leading: frozenset[str]  # words that, directly before a day, put it ahead
    future: frozenset[str]  # cues of what is to come, and of what was
    past: frozenset[str]
    leading_own: frozenset[str]  # "AHEAD OF Monday's vote": what is owned is still to come
    asides: frozenset[str]  # words that begin a clause of their own: "Monday's vote THAT would"
    bounds: frozenset[str]  # words that make a year a bound, not the time of what is told
    counted: frozenset[str]  # nouns that make a number before them no year
    numbered: frozenset[str]  # nouns that make a number after them a name
    year_after: frozenset[str]  # words after which a number of four digits is a year
    decade_after: frozenset[str]  # words after which `80s` is a decade
    owners: frozenset[str]  # before `80s` these make it an age: "in HIS early 80s"
    titles: frozenset[str]  # of persons, who may be called June
    spent: frozenset[str]  # verbs on -s whose object may be a length of time
    hang_after: frozenset[str]  # "two days AFTER": links a length to the time that it hangs on
    hang_before: frozenset[str]
    hang_within: frozenset[str]  # "WITHIN a week of"
    throughout: frozenset[str]  # before a length that is filled: "FOR two years after 1999"
    not_serving: frozenset[str]  # "FORMER president", "UNDER Prime Minister X": no serving holder
    capital: frozenset[str]  # words that are times only with a capital
    be: frozenset[str]  # forms of the verb: "is PLANNED" is no deed of the day
    still_to_be: frozenset[str]  # before a participle these put it ahead: "will BE held"
    had: frozenset[str]  # "HAD filed by Friday": the bound was reached
    past_ends: frozenset[str]  # endings of a past form
    plural_ends: frozenset[str]  # endings of a plural, and such as only look like one
    singular_ends: frozenset[str]
    prefixes: frozenset[str]  # "POST-1959"
    definite: frozenset[str]
    articles: frozenset[str]  # before a unit these may make a rate: "$3 A week"
    fractions: frozenset[str]  # "three-QUARTERS"
    no_whole: frozenset[str]  # units that with an article say nothing of when: "the DAY"
    long_units: frozenset[str]  # and those that say it only at the end of something
    papers: frozenset[str]  # "USA TODAY"
    given_names: frozenset[str]  # short forms of months that are also names of persons
    bylines: frozenset[str]  # first words of a line of names
    byline_joints: frozenset[str]
    joins: frozenset[str]  # between two months or hours that share year or day
    after_joins: frozenset[str]
    part_of: frozenset[str]  # "the first two weeks OF May"
    possessives: frozenset[str]  # behind an apostrophe: "Monday'S vote"
    on_days: frozenset[str]  # before the day of a deed: "they both ON Monday signed"

    @cached_property
    def by_first(self) -> Mapping[str, tuple[Rule, ...]]:
        table: defaultdict[str, list[Rule]] = defaultdict(list)
        for rule in self.rules:
            for word in rule.pattern.first:
                table[word].append(rule)
        return {word: tuple(rules) for word, rules in table.items()}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(w for rule in self.rules for w in rule.pattern.words)

    @cached_property
    def triggers(self) -> frozenset[str]:
        return self.vocabulary - self.weak

    def of(self, language: str | None) -> "TimeRules":
        """The rules of a language (`de`, `pt-BR`); these where there are none."""
        return self.languages.get((language or "").partition("-")[0], self)


_NO_LISTS = {"words", "rules", "numerals", "languages"}
_LISTS = tuple(f.name for f in dataclasses.fields(TimeRules) if f.name not in _NO_LISTS)


def load(folders: Sequence[Folder]) -> TimeRules:
    """The rules of English, with those of each further language that has a file.

    Raises LexiconError that names the file and the rule for anything that cannot be used.
    """
    codes = {file.name.partition(".")[0] for file in overlay(folders, FOLDER) if _is_rules(file)}
    others = {code: _load(folders, code, {}) for code in sorted(codes - {HOME})}
    return _load(folders, HOME, others)


def _is_rules(file: Folder) -> bool:
    return any(file.name.endswith(f".{kind}.toml") for kind in KINDS)


def _load(folders: Sequence[Folder], code: str, others: Mapping[str, TimeRules]) -> TimeRules:
    words: dict[str, dict[str, Sense]] = {}
    lists: dict[str, set[str]] = {name: set() for name in _LISTS}
    tables, macros, numbers = [], {}, {}
    for file in (f for kind in KINDS for f in overlay(folders, f"{FOLDER}/{code}.{kind}.toml")):
        found = read_toml(file)
        for name, entries in _table(found.get("words", {}), f"{file}: words").items():
            words.setdefault(name, {}).update(_senses(entries, f"{file}: words.{name}"))
        for name, source in _table(found.get("macros", {}), f"{file}: macros").items():
            macros[name] = str(source)
        numbers.update(_table(found.get("numerals", {}), f"{file}: numerals"))
        for name, kept in lists.items():
            kept.update(_strings(found.get(name, []), f"{file}: {name}"))
        tables.append((file, found.get("rule", [])))
    try:
        numerals = msgspec.convert(numbers, Numerals)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{code}: numerals: {error}") from error
    rules = tuple(r for file, table in tables for r in _rules(table, words, macros, numerals, file))
    kept_lists = {name: frozenset(kept) for name, kept in lists.items()}
    return TimeRules(words, rules, numerals, others, **kept_lists)


def _table(found: object, where: str) -> dict[str, object]:
    if not isinstance(found, dict):
        raise LexiconError(f"{where} is no table")
    return found


def _strings(found: object, where: str) -> list[str]:
    if isinstance(found, list) and all(isinstance(s, str) for s in found):
        return found
    raise LexiconError(f"{where} is no list of words")


def _senses(entries: object, where: str) -> Iterator[tuple[str, Sense]]:
    for word, sense in _table(entries, where).items():
        yield word, _sense(sense, f"{where}.{word}")


def _sense(found: object, where: str) -> Sense:
    table = _table(found, where)
    if unknown := sorted(set(table) - set(FIELDS)):
        raise LexiconError(f"{where}: no such field: {', '.join(unknown)}")
    try:
        return msgspec.convert(table, Sense)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{where}: {error}") from error


def _rules(
    found: object,
    words: Mapping[str, Mapping[str, Sense]],
    macros: Mapping[str, str],
    numerals: Numerals,
    file: Folder,
) -> Iterator[Rule]:
    if not isinstance(found, list):
        raise LexiconError(f"{file}: rule is no list of tables")
    classes = {name: tuple(entries) for name, entries in words.items()}
    if both := sorted(set(classes) & set(numerals.builtins)):
        raise LexiconError(f"{file}: the class {both[0]} is built in")
    for number, entry in enumerate(found, 1):
        table = _table(entry, f"{file}: rule {number}")
        where = f"{file}: rule {number} ({table.get('name')})"
        try:
            pattern = compile_pattern(str(table["pattern"]), classes, macros, numerals)
            yield _rule(table, pattern, where)
        except PatternError as error:
            raise LexiconError(f"{where}: {error}") from error
        except KeyError as error:
            raise LexiconError(f"{where}: {error} is missing") from error


_SIDES = ("after", "unless_after", "before", "unless_before")
_KEYS = frozenset({"name", "pattern", "make", "sense", *_SIDES, "title", "check", "examples"})


def _rule(table: Mapping[str, object], pattern: Pattern, where: str) -> Rule:
    if unknown := sorted(set(table) - _KEYS):
        raise LexiconError(f"{where}: no such key: {', '.join(unknown)}")
    sides = {key: frozenset(_strings(table.get(key, []), f"{where}: {key}")) for key in _SIDES}
    make, check = str(table["make"]), table.get("check")
    if make not in MAKES:
        raise LexiconError(f"{where}: no way to make {make!r}")
    if check is not None and check not in CHECKS:
        raise LexiconError(f"{where}: no check {check!r}")
    return Rule(
        name=str(table["name"]),
        pattern=pattern,
        make=make,
        sense=_sense(table.get("sense", {}), where),
        title=bool(table.get("title", False)),
        check=None if check is None else str(check),
        examples=tuple(_examples(table.get("examples", []), where)),
        **sides,
    )


def _examples(found: object, where: str) -> Iterator[Example]:
    if not isinstance(found, list) or not found:
        raise LexiconError(f"{where}: a rule needs examples")
    for entry in found:
        table = _table(entry, f"{where}: examples")
        try:
            yield Example(**{key: str(value) for key, value in table.items()})
        except TypeError as error:
            raise LexiconError(f"{where}: examples: {error}") from error
