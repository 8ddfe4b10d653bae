"""How many, how much, of which make, which round, for how long: what a clause says beside its sides."""

import re
from collections.abc import Mapping

from dateline.code.actors import Cast
from dateline.code.designations import DESIGNATION
from dateline.code.triggers import Trigger, titled
from dateline.lexicon.events import Counts
from dateline.syntax import Token
from dateline.types import Register, Span, Value

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
_COUNTED = frozenset(
    {
        Register.TRANSFER,
        Register.HOLDING,
        Register.AID,
        Register.CLASH,
        Register.INCIDENT,
        Register.AGREEMENT,
        Register.OTHER,
    }
)


def attributes(clause: Span, trigger: Trigger, cast: Cast) -> Mapping[str, Value]:
    """What the words of the clause say, under the names of the contract; only what is there."""
    words, counts = cast.text[clause.start : clause.end], cast.grammar.rules.counts
    stage = trigger.entry.stage
    found: dict[str, Value] = {
        "designation": _designation(words, cast),
        "name": _name(trigger, cast),
        "quantity": _quantity(clause, trigger, cast)
        if trigger.entry.register in _COUNTED
        else None,
        "amount": _amount(words, counts),
        "round": _round(words, counts),
        "duration": _duration(words, counts),
        "stage": stage,
    }
    return {name: value for name, value in found.items() if value is not None}


def _designation(words: str, cast: Cast) -> str | None:
    no = cast.grammar.rules.words["no_designation"]
    found = [m[0] for m in DESIGNATION.finditer(words) if m["letters"].lower() not in no]
    return "; ".join(dict.fromkeys(found)) or None


def _name(trigger: Trigger, cast: Cast) -> str | None:
    """`Talisman Sabre` of "held Exercise Talisman Sabre"."""
    title = titled(cast.grammar, trigger.noun) if trigger.noun else None
    if trigger.noun is None or title is None or not _says_what(title, trigger):
        return None
    return cast.text[title.end : trigger.noun.end].strip()


def _says_what(title: Token, trigger: Trigger) -> bool:
    """Is the name's first word one that the entry asks for?"""
    return title.lower in trigger.entry.objects or (title.lower,) in trigger.entry.nouns


def _quantity(
    clause: Span, trigger: Trigger, cast: Cast
) -> dict[str, str | int | float | None] | None:
    """The number before the thing or the people that the event is about."""
    about = {t.i for t in _about(trigger, cast)}
    counts = cast.grammar.rules.counts
    for token in cast.sentence.within(clause):
        head = cast.sentence.head(token)
        if token.dep != "nummod" or not (head.i in about or _is_weapon(head, cast)):
            continue
        if (number := _number(_with_parts(token, cast), counts)) is not None:
            return {"number": number, "comparator": _comparator(cast.text, token.start, counts)}
    return None


def _about(trigger: Trigger, cast: Cast) -> list[Token]:
    heads = cast.grammar.sufferers(trigger.verb) if trigger.verb else []
    if trigger.noun is not None:
        heads = [*heads, trigger.noun, *cast.grammar.after([trigger.noun], "of")]
    return heads


def _is_weapon(token: Token, cast: Cast) -> bool:
    return token.lemma in cast.grammar.rules.words["arms"] or bool(DESIGNATION.match(token.text))


def _with_parts(token: Token, cast: Cast) -> list[str]:
    """`two`, `hundred` of "two hundred": the parts of one number."""
    parts = [t for t in cast.sentence.children(token) if t.pos == "NUM"]
    return [t.lower for t in sorted([*parts, token])]


def _number(words: list[str], counts: Counts) -> int | float | None:
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


def _comparator(text: str, start: int, counts: Counts) -> str | None:
    before = text[max(0, start - 16) : start].lower().rstrip()
    return next(
        (value for words, value in counts.comparators.items() if re.search(rf"\b{words}$", before)),
        None,
    )


def _amount(words: str, counts: Counts) -> dict[str, str | int | float | None] | None:
    found = _told(words)
    if found is None:
        return None
    parts = found.groupdict()
    unit = (parts.get("sign") or parts.get("name") or "").lower()
    number = _number([w.lower() for w in (found["number"], found["scale"]) if w], counts)
    year = _YEAR.match(words, found.end())
    return {
        "number": number,
        "currency": counts.currencies.get(unit),
        "comparator": _comparator(words, found.start(), counts),
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


def _round(words: str, counts: Counts) -> int | None:
    found = _ROUND.search(words)
    if found is None:
        return None
    digits = re.match(r"\d+", found["ordinal"])
    return int(digits[0]) if digits else counts.numbers.get(found["ordinal"].lower())


def _duration(words: str, counts: Counts) -> str | None:
    """`a four-day visit`, `for two weeks` as ISO 8601; not `two days later` or `two days ago`."""
    for found in _DURATION.finditer(words):
        joined = "-" in found[0] or words[: found.start()].lower().endswith("for ")
        number = found["number"].lower()
        value = int(number) if number.isdigit() else counts.numbers.get(number)
        if joined and value:
            return counts.units[found["unit"].lower()].replace("1", str(value))
    return None
