"""The marks of pages saved as text (data/flat/*.toml): furniture, headings, entry heads, copies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from dateline.lexicon.files import Folder, LexiconError, overlay, read_toml
from dateline.lexicon.phrases import plain

LONGEST = 200  # characters of a line that is tried against patterns

_NAME_WORD = r"[^\W\d_a-z][\w.'-]{0,30}"
_NAME_SMALL = r"de|van|von|al|bin|ul|ur|el|la|du|der|den|di|da|dos|and|y|e|&"
_PERSON = rf"(?-i:{_NAME_WORD}(?:,? (?:{_NAME_WORD}|{_NAME_SMALL})){{0,7}})"
_SLOTS = {
    "{name}": r"(?P<name>[^\s:;|»«·•][^\n:;|»«·•]{0,48}?)",
    "{date}": r"(?P<date>[^\n]{3,70}?)",
    "{number}": r"(?P<number>\d{1,7})",
}


_BLANK = re.compile(r" \??")


@dataclass(frozen=True)
class EntryForm:
    """A line that heads somebody's words; `times`: how often a page must have it to be believed."""

    pattern: re.Pattern[str]
    kind: Literal["post", "comment", "either"]
    times: int
    clock: bool
    example: str


@dataclass(frozen=True)
class QuoteForm:
    """A line that heads words quoted in a post; `until` matches the line that closes them."""

    pattern: re.Pattern[str]
    until: re.Pattern[str] | None
    example: str


@dataclass(frozen=True)
class Sign:
    """Words that speak for it that a writer is back after words he copied; below zero, against it."""

    pattern: re.Pattern[str]
    weight: float


@dataclass(frozen=True)
class FlatRules:
    """Patterns by name of their list; all match a whole line but those of `caption`."""

    marks: Mapping[str, re.Pattern[str]]
    bylines: tuple[re.Pattern[str], ...]
    entries: tuple[EntryForm, ...]
    quotes: tuple[QuoteForm, ...]
    words: Mapping[str, frozenset[str]]
    signs: tuple[Sign, ...]
    weights: Mapping[str, float]  # of such signs as no pattern can show

    @cached_property
    def any_entry(self) -> re.Pattern[str]:
        """Matches what some form of an entry's head may match."""
        return _any([form.pattern.pattern for form in self.entries])

    @cached_property
    def any_quote(self) -> re.Pattern[str]:
        return _any([form.pattern.pattern for form in self.quotes])

    def listed(self, line: str, names: tuple[str, ...]) -> str | None:
        """The first of these lists that matches the whole line."""
        if len(line) > LONGEST:
            return None
        found = _together(tuple((n, self.marks[n].pattern) for n in names)).fullmatch(
            plain(line, case=True)
        )
        return found.lastgroup if found else None

    @cached_property
    def person(self) -> re.Pattern[str]:
        """Words that could be the name of who wrote a page."""
        return re.compile(_PERSON)

    @cached_property
    def since(self) -> re.Pattern[str]:
        """A day told from today: "3 hours ago", "yesterday"."""
        return _compiled(rf"(?<!\w)(?:{self.marks['since'].pattern})(?!\w)")

    @cached_property
    def filler(self) -> re.Pattern[str]:
        """Words beside a date that say no more: "at", weekdays, time zones."""
        return _compiled(rf"(?<!\w)(?:{self.marks['filler'].pattern})(?!\w)")

    def is_a(self, name: str, line: str) -> bool:
        """Does the line match the list `name`? Raises KeyError for a list that no file has."""
        return (
            len(line) <= LONGEST and self.marks[name].fullmatch(plain(line, case=True)) is not None
        )

    @cached_property
    def day_label(self) -> re.Pattern[str]:
        """The label of a day at the end of the words before it: "ReporterPublished", "Published in Dawn, "."""
        labels = f"{self.marks['published'].pattern}|{self.marks['updated'].pattern}"
        edge = r"(?:(?<=[^\W\d_])(?-i:(?<![A-Z])(?=[A-Z]))|\b)"
        where = r"(?: (?:in )?(?P<where>(?:the )?(?-i:[A-Z])[\w.'& -]{1,40}))?"
        return _compiled(rf"{edge}(?P<label>{labels}){where}[\s,:|–—-]*(?:[a-z]{{3,9}}day,? )?$")

    def holds(self, name: str, line: str) -> bool:
        """Does the list `name` match anywhere in the line?"""
        return self.marks[name].search(plain(line, case=True)) is not None

    def weight(self, words: str) -> float:
        """How much the signs in a paragraph say together; each counts once."""
        folded = plain(words, case=True)
        return sum(sign.weight for sign in self.signs if sign.pattern.search(folded))


def load(folders: Sequence[Folder]) -> FlatRules:
    """Lists of several files are joined. Raises LexiconError for a pattern that cannot be used."""
    lists: dict[str, list[str]] = {}
    words: dict[str, frozenset[str]] = {}
    entries: list[EntryForm] = []
    quotes: list[QuoteForm] = []
    signs: list[Sign] = []
    weights: dict[str, float] = {}
    for file in overlay(folders, "flat"):
        table: dict[str, Any] = read_toml(file)
        entries += [_entry(file, each) for each in table.pop("entry", [])]
        quotes += [_quote(file, each) for each in table.pop("quote", [])]
        signs += [_sign(file, each) for each in table.pop("sign", [])]
        weights |= table.pop("weights", {})
        for name, found in table.pop("words", {}).items():
            words[name] = words.get(name, frozenset()) | frozenset(found)
        for name, patterns in table.items():
            lists.setdefault(name, []).extend(_checked(file, name, patterns))
    bylines = tuple(_compiled(p) for p in lists.pop("byline", []))
    marks = {name: _compiled("|".join(f"(?:{p})" for p in ps)) for name, ps in lists.items()}
    forms = (tuple(entries), tuple(quotes))
    return FlatRules(marks, bylines, *forms, words, tuple(signs), weights)


def _checked(file: Folder, name: str, patterns: object) -> Iterator[str]:
    if not isinstance(patterns, list):
        raise LexiconError(f"{file}: {name} is not a list of patterns")
    for pattern in patterns:
        filled = str(pattern).replace("{name}", _PERSON)
        try:
            re.compile(filled)
        except re.error as error:
            raise LexiconError(f"{file}: {name}: {pattern!r}: {error}") from error
        yield filled


def _entry(file: Folder, table: Mapping[str, Any]) -> EntryForm:
    kind = table.get("kind")
    if kind not in {"post", "comment", "either"}:
        raise LexiconError(f"{file}: entry {table.get('form')!r}: kind is post, comment or either")
    pattern = _form(file, table)
    clock = bool(table.get("clock"))
    return EntryForm(pattern, kind, int(table.get("times", 2)), clock, str(table["example"]))


def _quote(file: Folder, table: Mapping[str, Any]) -> QuoteForm:
    until = table.get("until")
    return QuoteForm(_form(file, table), until and _compiled(until), str(table["example"]))


def _sign(file: Folder, table: Mapping[str, Any]) -> Sign:
    (pattern,) = _checked(file, "sign", [table.get("pattern", "")])
    sign = Sign(_compiled(pattern), float(table["weight"]))
    if not sign.pattern.search(plain(str(table.get("example", "")), case=True)):
        raise LexiconError(f"{file}: sign {pattern!r} is not in its example")
    return sign


def _form(file: Folder, table: Mapping[str, Any]) -> re.Pattern[str]:
    form = _BLANK.sub(
        lambda b: r"\s{0,4}" if b[0] == " ?" else r"\s{1,4}", str(table.get("form", ""))
    )
    for slot, pattern in _SLOTS.items():
        form = form.replace(slot, pattern)
    try:
        found = _compiled(form)
    except re.error as error:
        raise LexiconError(f"{file}: {table.get('form')!r}: {error}") from error
    if not form or not found.fullmatch(plain(str(table.get("example", "")), case=True)):
        raise LexiconError(f"{file}: {table.get('form')!r} does not match its example")
    return found


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    unnamed = [re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in patterns]
    return _compiled("|".join(f"(?:{pattern})" for pattern in unnamed) or r"(?!)")


@lru_cache(maxsize=8)
def _together(lists: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return _compiled("|".join(f"(?P<{name}>{pattern})" for name, pattern in lists))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
