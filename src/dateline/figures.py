"""What a few words count: a number, an amount of money, which round of something, for how long."""

import re
from collections.abc import Mapping, Sequence

from dateline.lexicon.events import Counts

Figure = Mapping[str, str | int | float | None]

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:\s?(?P<scale>million|billion|trillion|thousand|bn|crore|lakh))?"
_SIGN = r"(?P<sign>(?:US|A|CAN?|C)?\$|€|£|₹|₽|¥|USD|EUR|GBP|Rs\.?)"
_NAME = r"(?P<name>dollars?|euros?|pounds|rupees|rubles|roubles|yuan|yen|dirhams|riyals|lira)"
_SIGNED = re.compile(rf"{_SIGN}\s?(?P<number>{_NUMBER}){_SCALE}", re.IGNORECASE)
_WORDED = re.compile(rf"(?P<number>{_NUMBER}){_SCALE}\s(?:US\s)?{_NAME}\b", re.IGNORECASE)
_YEAR = re.compile(r"\s+in\s+(?P<year>(?:19|20)\d\d)\b")
_ROUND = re.compile(
    r"\b(?P<ordinal>[a-z]+|\d{1,2}(?:st|nd|rd|th))\s+(?:round|session|edition)\b", re.IGNORECASE
)
_DURATION = re.compile(
    r"\b(?P<number>[a-z]+|\d{1,3})[- ](?P<unit>hour|day|week|month|year)s?(?P<tail>[- ]long)?\b",
    re.IGNORECASE,
)


def number(words: Sequence[str], counts: Counts) -> int | float | None:
    """`two hundred`, `1,500`, `2.5 million` as a number; None for anything else."""
    total: float | None = None
    for word in words:
        plain = word.replace(",", "")
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            value = float(plain)
        elif word in counts.numbers:
            value = counts.numbers[word]
        else:
            return None
        total = value if total is None else total * value if value >= 100 else total + value
    if total is None:
        return None
    return int(total) if total == int(total) else total


def comparator(text: str, start: int, counts: Counts) -> str | None:
    """`over`, `about`, `up to` right before a place, as the word that stands for it."""
    before = text[max(0, start - 16) : start].lower().rstrip()
    return next(
        (value for words, value in counts.comparators.items() if re.search(rf"\b{words}$", before)),
        None,
    )


def amount(words: str, counts: Counts) -> Figure | None:
    """`$2.5 billion in 2009`, `40 million euros`: number, currency (ISO 4217), comparator, year."""
    found = _told(words)
    if found is None:
        return None
    parts = found.groupdict()
    unit = (parts.get("sign") or parts.get("name") or "").lower()
    told = [w.lower() for w in (found["number"], found["scale"]) if w]
    year = _YEAR.match(words, found.end())
    return {
        "number": number(told, counts),
        "currency": counts.currencies.get(unit),
        "comparator": comparator(words, found.start(), counts),
        "year": int(year["year"]) if year else None,
    }


def _told(words: str) -> re.Match[str] | None:
    """The first amount of the words; of `rose from A to B` the second."""
    amounts = [*_SIGNED.finditer(words)] or [*_WORDED.finditer(words)]
    if not amounts:
        return None
    first = amounts[0]
    before = words[: first.start()].rstrip().lower()
    if len(amounts) > 1 and before.endswith("from"):
        between = words[first.end() : amounts[1].start()].lower()
        return amounts[1] if " to " in between else first
    return first


def round_of(words: str, counts: Counts) -> int | None:
    """`the third round`, `its 12th session`: which one."""
    found = _ROUND.search(words)
    if found is None:
        return None
    digits = re.match(r"\d+", found["ordinal"])
    return int(digits[0]) if digits else counts.numbers.get(found["ordinal"].lower())


def duration(words: str, counts: Counts) -> str | None:
    """`a four-day visit`, `for two weeks` as ISO 8601; not `two days later` or `two days ago`."""
    for found in _DURATION.finditer(words):
        joined = "-" in found[0] or words[: found.start()].lower().endswith("for ")
        told = found["number"].lower()
        value = int(told) if told.isdigit() else counts.numbers.get(told)
        if joined and value:
            return counts.units[found["unit"].lower()].replace("1", str(value))
    return None
