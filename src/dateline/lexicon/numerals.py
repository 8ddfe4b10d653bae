"""Number words of a language, and the expressions for numbers, ordinals, days and years made of them."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

NUMERAL = "#"  # stands for any token that begins with a digit in a set of first words
_NEVER = r"(?!)"


class Numerals(Struct, frozen=True, kw_only=True, dict=True):
    """The table `numerals` of a language's file; words in lower case."""

    small: Mapping[str, int] = {}  # one .. ninety
    ordinals: Mapping[str, int] = {}  # first .. thirtieth
    scales: Mapping[str, int] = {}  # hundred, thousand
    whole: Mapping[str, int] = {}  # "half a dozen" = 6: a number that is not put together
    halves: tuple[str, ...] = ()  # "and a half": half of one more
    adds: tuple[str, ...] = ()  # inside a number: "a hundred AND ten"
    joints: tuple[str, ...] = ()  # between the days of a list: "and", "to"
    ends: tuple[str, ...] = ()  # of an ordinal in digits: "th"; "." in German
    hours: tuple[str, ...] = ()  # behind an hour: "10 AM", "10 p.m."
    decades: tuple[str, ...] = ()  # behind the digits of a decade: "80S", "80'S"
    nought: tuple[str, ...] = ()  # "nineteen OH five"

    @cached_property
    def values(self) -> Mapping[str, int]:
        """What a single word says, cardinal or ordinal."""
        return {**self.small, **self.ordinals}

    @cached_property
    def token(self) -> re.Pattern[str]:
        """A word, or a number with what is written in one with it: `16th`, `80s`, `10am`."""
        glued = _any(w for w in (*self.ends, *self.hours, *self.decades) if w.isalpha())
        return re.compile(rf"[^\W\d_]+|\d+(?:{glued})?(?![a-z])|\d+")

    @cached_property
    def sign(self) -> re.Pattern[str]:
        """What stands behind a number that is a time: `:15`, ` p.m.`, `'s`."""
        hours, decades = _any(self.hours), _any(self.decades)
        return re.compile(rf"[/:.-]\d|[ ,]?(?:{hours})\b|'?(?:{decades})\b")

    @cached_property
    def builtins(self) -> Mapping[str, str]:
        """The classes that every pattern can use, as expressions."""
        return _builtins(self)

    @cached_property
    def firsts(self) -> Mapping[str, frozenset[str]]:
        """The words with which the builtin classes may begin; those not named begin with a digit."""
        return _firsts(self)


def _builtins(numerals: Numerals) -> dict[str, str]:
    small, ordinal = _any(numerals.small), _any(numerals.ordinals)
    tens = _any(word for word, n in numerals.small.items() if n >= 20)
    more = _any((*numerals.small, *numerals.scales))
    half, joint = _any(numerals.halves), _any(numerals.joints)
    end = rf"(?:{_any(numerals.ends)})"
    day = rf"(?:3[01]|[12]\d|0?[1-9])(?:{end})?"
    between = rf"(?: ?, ?(?:(?:{joint}) )?| (?:{joint}) | ?[-/&] ?)"
    words = rf"(?:{small})(?:[ -](?:(?:{_any(numerals.adds)})[ -])?(?:{more})){{0,4}}(?:[ -](?:{half}))?"
    return {
        "number": (
            rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d{{1,2}})?)(?:[ -]\d/\d|[ -](?:{half}))?"
            rf"|(?:{_any(numerals.whole)}|{words})"
        ),
        "int": r"\d{1,2}",
        "hour": r"2[0-4]|[01]?\d",
        "minute": r"[0-5]\d",
        "second": r"[0-5]\d",
        "day": day,
        "nth_day": rf"(?:3[01]|[12]\d|[1-9]){end}|(?:(?:{tens})[ -])?(?:{ordinal})",
        "nth_of_month": rf"(?:3[01]|[12]\d|[1-9]){end}",
        "days_more": rf"(?:{between}{day}(?![\d:/]| ?(?:{_any(numerals.hours)}))){{1,6}}",
        "days_ahead": rf"(?:{day}{between}){{1,6}}",
        "ordinal": rf"\d{{1,3}}{end}|(?:(?:{tens})[ -])?(?:{ordinal})",
        "year": r"[12]\d{3}",
        "years_more": r"[-/]\d{2}(?![\d/-])",
        "year_of_two": r"\d\d",
        "year_in_words": _year_in_words(numerals),
        "decade_number": r"(?:1[6-9]|20)\d0|'?[1-9]0",
        "month_number": r"3[01]|[12]\d|0?[1-9]",
        "day_number": r"3[01]|[12]\d|0?[1-9]",
    }


def _firsts(numerals: Numerals) -> dict[str, frozenset[str]]:
    tens = {word for word, n in numerals.small.items() if n >= 20}
    whole = {words.split()[0] for words in numerals.whole}
    years = {word for word, n in numerals.small.items() if 17 <= n <= 20 or n == 2}
    return {
        "number": frozenset({NUMERAL, *whole, *numerals.small}),
        "ordinal": frozenset({NUMERAL, *tens, *numerals.ordinals}),
        "nth_day": frozenset({NUMERAL, *tens, *numerals.ordinals}),
        "year_in_words": frozenset(years or {NUMERAL}),
    }


def _year_in_words(numerals: Numerals) -> str:
    """`nineteen ninety-six`, `nineteen oh five`, `nineteen hundred`, `two thousand and ten`."""
    by_value = {n: word for word, n in (*numerals.small.items(), *numerals.scales.items())}
    if not {2, 17, 18, 19, 20, 100, 1000} <= set(by_value):
        return _NEVER
    century = _any(by_value[n] for n in (17, 18, 19, 20))
    small = _any(numerals.small)
    tens = _any(word for word, n in numerals.small.items() if n >= 20)
    return (
        rf"(?:{century})[ -](?:{by_value[100]}|(?:{_any(numerals.nought)})[ -](?:{small})"
        rf"|(?:{tens})(?:[ -](?:{small}))?|(?:{small}))"
        rf"|{by_value[2]} {by_value[1000]}(?: (?:{_any(numerals.adds)}))?(?: (?:{small}))?"
    )


def _any(words: Iterable[str]) -> str:
    """An expression for any of the words, longest first; one that never matches where there is none."""
    longest = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", "[ -]") for w in longest) or _NEVER
