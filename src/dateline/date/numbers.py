"""What the parts of a matched expression say: numbers in digits and words, and words of the tables."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from dateline.lexicon.numerals import Numerals
from dateline.lexicon.times import Sense, TimeRules

_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+")
_FRACTION = re.compile(r"[ -](\d)/(\d)$")


class Piece(NamedTuple):
    """One day or year of a list, and where it stands."""

    start: int
    end: int
    field: str
    value: int


def number(words: str, numerals: Numerals) -> float:
    """`2 1/2`, `1,500`, `twenty-four`, `a hundred and ten`, `one and a half` as a number."""
    spaced = words.replace("-", " ")
    half = next((tail for tail in numerals.halves if spaced.endswith(" " + tail)), "")
    if half:
        words, spaced = words[: -len(half) - 1], spaced[: -len(half) - 1]
    extra = 0.5 if half else 0.0
    if words[0].isdigit():
        return _digits(words) + extra
    start = next((w for w in numerals.whole if spaced == w or spaced.startswith(w + " ")), "")
    total, current = 0, numerals.whole.get(start, 0)
    for word in _WORDS.findall(spaced[len(start) :]):
        if word in numerals.scales:
            current = max(current, 1) * numerals.scales[word]
            total, current = (total + current, 0) if current >= 1000 else (total, current)
        else:
            current += numerals.values.get(word, 0)
    return total + current + extra


def _digits(words: str) -> float:
    if fraction := _FRACTION.search(words):
        below = int(fraction[2]) or 1
        return _digits(words[: fraction.start()]) + int(fraction[1]) / below
    return float(words.replace(",", ""))


def year_in_words(words: str, numerals: Numerals) -> int:
    """`nineteen ninety-six`, `nineteen hundred`, `nineteen oh five`, `two thousand and ten`."""
    first, *rest = (
        w for w in _WORDS.findall(words) if w in numerals.values or w in numerals.scales
    )
    if rest and numerals.scales.get(rest[0]) == 1000:
        return 1000 * numerals.values[first] + sum(numerals.values[w] for w in rest[1:])
    return numerals.values[first] * 100 + sum(numerals.values.get(w, 0) for w in rest)


def ordinal(words: str, numerals: Numerals) -> int:
    if found := _DIGITS.match(words):
        return int(found[0])
    return sum(numerals.values.get(w, 0) for w in _WORDS.findall(words))


def _decade(words: str) -> Sense:
    """A decade; `the 1800s` are a century, while the 1900s and the 2000s mean ten years as often."""
    digits = int(_DIGITS.findall(words)[0])
    if 1000 <= digits < 1900 and digits % 100 == 0:
        return Sense(unit="C", number=digits // 100 + 1)
    return Sense(decade=digits // 10)


def _year_of_two(words: str) -> Sense:
    short = int(words)
    return Sense(year=(2000 if short < 50 else 1900) + short)


_READERS: Mapping[str, Callable[[str, Numerals], Sense]] = MappingProxyType(
    {
        "number": lambda words, by: Sense(number=number(words, by)),
        "int": lambda words, _: Sense(number=int(words)),
        "hour": lambda words, _: Sense(hour=int(words)),
        "minute": lambda words, _: Sense(minute=int(words)),
        "second": lambda words, _: Sense(second=int(words)),
        "day": lambda words, by: Sense(day=ordinal(words, by)),
        "nth_day": lambda words, by: Sense(day=ordinal(words, by)),
        "nth_of_month": lambda words, by: Sense(day=ordinal(words, by)),
        "ordinal": lambda words, by: Sense(number=ordinal(words, by)),
        "year": lambda words, _: Sense(year=int(words)),
        "year_of_two": lambda words, _: _year_of_two(words),
        "year_in_words": lambda words, by: Sense(year=year_in_words(words, by)),
        "decade_number": lambda words, _: _decade(words),
        "month_number": lambda words, _: Sense(month=int(words)),
        "day_number": lambda words, _: Sense(day=int(words)),
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
            Piece(start + n.start(), start + n.end(), _LISTS[name], int(n[1]))
            for n in _item(rules.numerals).finditer(words)
        )
    if name not in _READERS:
        return _look_up(rules.words[name], words), ()
    sense = _READERS[name](words, rules.numerals)
    value = sense.day if name == "day" else sense.year if name == "year" else None
    place = () if value is None else (Piece(start, start + len(words), name, value),)
    return sense, place


def _item(numerals: Numerals) -> re.Pattern[str]:
    """A number in a list, with its ending: `5th`."""
    ends = "|".join(map(re.escape, numerals.ends)) or "(?!)"
    return re.compile(rf"(\d+)(?:{ends})?")


def _look_up(table: Mapping[str, Sense], words: str) -> Sense:
    key = " ".join(words.split())
    for form in (key, key + ".", key.rstrip(".")):
        if form in table:
            return table[form]
    raise KeyError(f"{words!r} is in no table of its class")
