"""What the parts of a matched expression say: numbers in digits and words, and words of the tables."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from dateline.lexicon.times import Sense, TimeRules

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_VALUES: Mapping[str, int] = MappingProxyType(
    {word: n for n, word in enumerate(_ONES)}
    | {word: 10 * n for n, word in enumerate(_TENS, 1)}
    | {word: n for n, word in enumerate(_ORDINALS)}
    | {"twentieth": 20, "thirtieth": 30, "a": 1, "dozen": 12}
)
_SCALES: Mapping[str, int] = MappingProxyType({"hundred": 100, "thousand": 1000, "dozen": 12})
_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"[a-z]+")
_FRACTION = re.compile(r"[ -](\d)/(\d)$")


class Piece(NamedTuple):
    """One day or year of a list, and where it stands."""

    start: int
    end: int
    field: str
    value: int


def number(words: str) -> float:
    """`2 1/2`, `1,500`, `twenty-four`, `a hundred and ten`, `one and a half` as a number."""
    if words.startswith("half a dozen"):
        return 6
    half = 0.5 if words.endswith(("and a half", "and-a-half", "one-half")) else 0.0
    if half:
        words = re.sub(r"[ -](?:and[ -]a[ -]half|and[ -]one-half|one-half)$", "", words)
    if words[0].isdigit():
        return _digits(words) + half
    total, current = 0, 0
    for word in _WORDS.findall(words):
        if word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            total, current = (total + current, 0) if current >= 1000 else (total, current)
        else:
            current += _VALUES.get(word, 0)
    return total + current + half


def _digits(words: str) -> float:
    if fraction := _FRACTION.search(words):
        below = int(fraction[2]) or 1
        return _digits(words[: fraction.start()]) + int(fraction[1]) / below
    return float(words.replace(",", ""))


def year_in_words(words: str) -> int:
    """`nineteen ninety-six`, `nineteen hundred`, `nineteen oh five`, `two thousand and ten`."""
    parts = [w for w in _WORDS.findall(words) if w not in {"and", "oh"}]
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(_VALUES.get(w, 0) for w in parts[2:])
    return _VALUES[parts[0]] * 100 + sum(_VALUES.get(w, 0) for w in parts[1:])


def ordinal(words: str) -> int:
    if found := _DIGITS.match(words):
        return int(found[0])
    return sum(_VALUES.get(w, 0) for w in _WORDS.findall(words))


def _decade(words: str) -> Sense:
    """A decade; `the 1800s` are a century, while the 1900s and the 2000s mean ten years as often."""
    digits = int(_DIGITS.findall(words)[0])
    if 1000 <= digits < 1900 and digits % 100 == 0:
        return Sense(unit="C", number=digits // 100 + 1)
    return Sense(decade=digits // 10)


def _year_of_two(words: str) -> Sense:
    short = int(words)
    return Sense(year=(2000 if short < 50 else 1900) + short)


_READERS: Mapping[str, Callable[[str], Sense]] = MappingProxyType(
    {
        "number": lambda words: Sense(number=number(words)),
        "int": lambda words: Sense(number=int(words)),
        "hour": lambda words: Sense(hour=int(words)),
        "minute": lambda words: Sense(minute=int(words)),
        "second": lambda words: Sense(second=int(words)),
        "day": lambda words: Sense(day=ordinal(words)),
        "nth_day": lambda words: Sense(day=ordinal(words)),
        "nth_of_month": lambda words: Sense(day=ordinal(words)),
        "ordinal": lambda words: Sense(number=ordinal(words)),
        "year": lambda words: Sense(year=int(words)),
        "year_of_two": _year_of_two,
        "year_in_words": lambda words: Sense(year=year_in_words(words)),
        "decade_number": _decade,
        "month_number": lambda words: Sense(month=int(words)),
        "day_number": lambda words: Sense(day=int(words)),
    }
)
_LISTS: Mapping[str, str] = MappingProxyType(
    {"days_more": "day", "days_ahead": "day", "years_more": "year"}
)


def read_group(
    name: str, words: str, start: int, rules: TimeRules
) -> tuple[Sense, tuple[Piece, ...]]:
    """What the words of a class say; days and years also as pieces with their place."""
    if name in _LISTS:
        return Sense(), tuple(
            Piece(start + n.start(), start + n.end(), _LISTS[name], int(n[0]))
            for n in _DIGITS.finditer(words)
        )
    if name not in _READERS:
        return _look_up(rules.words[name], words), ()
    sense = _READERS[name](words)
    value = sense.day if name == "day" else sense.year if name == "year" else None
    place = () if value is None else (Piece(start, start + len(words), name, value),)
    return sense, place


def _look_up(table: Mapping[str, Sense], words: str) -> Sense:
    key = " ".join(words.split())
    for form in (key, key + ".", key.rstrip(".")):
        if form in table:
            return table[form]
    raise KeyError(f"{words!r} is in no table of its class")
