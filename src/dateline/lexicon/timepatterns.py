"""The pattern language of time rules, compiled to regular expressions without nested repetition.

    last {weekday}            a word, a blank (one to three in the text), a word of a class
    {number}_{unit}           `_` is a blank or a hyphen, `~` an optional blank
    (early|late) {month}      alternatives
    {month}(,? {year})?       `?` makes the element before it optional
    <frame>                   a macro: written out in brackets before compiling

A class in braces names a table of words or a builtin one; what it matched is kept under its
name, unless it is written `{!number}`. The builtin classes (numbers, days, years) are made of the
number words of the language: see `lexicon/numerals.py`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.lexicon.numerals import NUMERAL, Numerals

_FIRST_WORD = re.compile(r"[^\W\d_]+|\d")
_MACRO = re.compile(r"<([a-z_]+)>")
_DEEPEST = 8


class PatternError(ValueError):
    """A pattern that cannot be read; the message says where it stops making sense."""


@dataclass
class _Part:
    """A compiled piece: its expression, its possible first words, and whether it may be empty."""

    source: str = ""
    first: set[str] = field(default_factory=set)
    empty: bool = True

    def then(self, other: "_Part") -> "_Part":
        first = self.first | other.first if self.empty else self.first
        return _Part(self.source + other.source, first, self.empty and other.empty)

    def either(self, other: "_Part") -> "_Part":
        joined = f"{self.source}|{other.source}"
        return _Part(joined, self.first | other.first, self.empty or other.empty)


@dataclass(frozen=True)
class Pattern:
    regex: re.Pattern[str]
    groups: tuple[tuple[str, str], ...]  # (name in the expression, class)
    first: frozenset[str]
    words: frozenset[str]  # all words that may stand in it


def compile_pattern(
    source: str,
    classes: Mapping[str, tuple[str, ...]],
    macros: Mapping[str, str],
    numerals: Numerals,
) -> Pattern:
    """Raises PatternError for unknown classes and macros, open brackets, and empty patterns."""
    reader = _Reader(_expanded(source, macros), classes, numerals)
    part = reader.alternatives()
    if reader.at < len(reader.source):
        raise PatternError(f"{source!r}: stray {reader.source[reader.at]!r}")
    if part.empty:
        raise PatternError(f"{source!r} would match nothing at all")
    return Pattern(
        re.compile(rf"(?:{part.source})(?!\w)"),
        tuple(reader.groups),
        frozenset(part.first),
        frozenset(reader.words),
    )


def _expanded(source: str, macros: Mapping[str, str]) -> str:
    for _ in range(_DEEPEST):
        if not (found := _MACRO.search(source)):
            return source
        if found[1] not in macros:
            raise PatternError(f"{source!r}: no macro <{found[1]}>")
        source = _MACRO.sub(lambda m: f"({macros.get(m[1], m[0])})", source)
    raise PatternError(f"{source!r}: macros go round in a circle")


def class_source(words: tuple[str, ...]) -> str:
    """An expression for any of the words, longest first; a full stop at the end is optional."""
    longest = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(
        re.escape(w.rstrip(".")).replace(r"\ ", " {1,3}") + (r"\.?" if w.endswith(".") else "")
        for w in longest
    )


def first_word(words: str) -> str:
    found = _FIRST_WORD.search(words)
    if not found:
        raise PatternError(f"no letter or digit in {words!r}")
    return NUMERAL if found[0].isdigit() else found[0]


class _Reader:
    def __init__(
        self, source: str, classes: Mapping[str, tuple[str, ...]], numerals: Numerals
    ) -> None:
        self.source, self.at, self.classes, self.numerals = source, 0, classes, numerals
        self.groups: list[tuple[str, str]] = []
        self.words: set[str] = set()

    def alternatives(self) -> _Part:
        part = self._sequence()
        while self._peek() == "|":
            self.at += 1
            part = part.either(self._sequence())
        return part

    def _peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _sequence(self) -> _Part:
        part = _Part()
        while self._peek() not in {"", "|", ")"}:
            element = self._element()
            if self._peek() == "?":
                self.at += 1
                element = _Part(f"(?:{element.source})?", element.first, empty=True)
            part = part.then(element)
        return part

    def _element(self) -> _Part:
        sign = self._peek()
        if sign == "(":
            return self._bracket()
        if sign == "{":
            return self._class()
        if sign.isalnum():
            return self._word()
        self.at += 1
        blanks = {" ": " {1,3}", "_": "(?: {1,3}|-)", "~": " {0,2}"}
        return _Part(blanks.get(sign, re.escape(sign)), set(), sign == "~" or not sign.isalnum())

    def _bracket(self) -> _Part:
        self.at += 1
        part = self.alternatives()
        if self._peek() != ")":
            raise PatternError(f"{self.source!r}: a bracket is not closed")
        self.at += 1
        return _Part(f"(?:{part.source})", part.first, part.empty)

    def _word(self) -> _Part:
        start = self.at
        while self._peek().isalnum():
            self.at += 1
        word = self.source[start : self.at]
        self.words.add(word)
        return _Part(re.escape(word), {first_word(word)}, empty=False)

    def _class(self) -> _Part:
        end = self.source.find("}", self.at)
        name = self.source[self.at + 1 : end]
        self.at = end + 1
        kept, name = not name.startswith("!"), name.lstrip("!")
        source, first = self._meaning(name)
        if not kept:
            return _Part(f"(?:{source})", first, empty=False)
        group = f"g{len(self.groups)}"
        self.groups.append((group, name))
        return _Part(f"(?P<{group}>{source})", first, empty=False)

    def _meaning(self, name: str) -> tuple[str, set[str]]:
        if name in self.numerals.builtins:
            first = self.numerals.firsts.get(name, frozenset({NUMERAL}))
            self.words |= first
            return self.numerals.builtins[name], set(first)
        if name not in self.classes:
            raise PatternError(f"{self.source!r}: no class {{{name}}}")
        words = self.classes[name]
        self.words |= {w for phrase in words for w in _FIRST_WORD.findall(phrase) if w.isalpha()}
        return class_source(words), {first_word(w) for w in words}
