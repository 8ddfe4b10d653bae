"""Words of pages and records as a person sees them in a terminal or a document."""

import re
from collections.abc import Iterable, Mapping

from dateline.types import (
    Actor,
    Claim,
    Conflict,
    Polarity,
    Record,
    Role,
    Standing,
    Status,
    Value,
    When,
)

# Pages may hold anything: escape sequences that repaint the terminal, marks that turn the line
# around. https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_BLANKS = re.compile(r"\s+")

# A cell that begins with one of these is a formula to a spreadsheet; in CSV an apostrophe before it
# makes it text. One that begins with an apostrophe gets another, so that taking one off is always right.
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = tuple("=+-@\t\r\n'＝＋－＠")

_GIVERS = (Role.ACTOR, Role.SUPPLIER)
_TAKERS = (Role.RECIPIENT,)
_SIDES = (Role.PARTICIPANT,)
_NAMES = frozenset({"designation", "name"})  # attributes that need no word before them
_WHOLE = re.compile(r"(?<![\w.,-])([1-9]\d{0,29})(?:\.0)?(?![\w.,])", re.ASCII)

# Of what is said not to be so. "not denied" and "not planned" would say something else.
_NEGATED = {
    Status.HAPPENED: "did not happen",
    Status.ONGOING: "not going on",
    Status.AGREED: "will not (agreed)",
    Status.PLANNED: "will not (planned)",
    Status.EXPECTED: "will not (expected)",
    Status.PROPOSED: "should not (proposed)",
    Status.DEMANDED: "should not (demanded)",
    Status.POSSIBLE: "may not (possible)",
    Status.RUMOURED: "did not (rumoured)",
    Status.CLAIMED: "did not (claimed)",
    Status.DENIED: "denied",
    Status.OPINION: "would not (opinion)",
}


def printable(text: str) -> str:
    """The text on one line, without what a terminal would obey instead of showing."""
    return _BLANKS.sub(" ", _UNSEEN.sub("\ufffd", text.replace("\r\n", "\n")))


def plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def shortened(text: str, length: int) -> str:
    words = printable(text).strip()
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def who(record: Record | Claim) -> str:
    """`Russia → Pakistan`, `China – Pakistan`; roles beside these in brackets."""
    givers, takers, sides = (_names(record.actors, r) for r in (_GIVERS, _TAKERS, _SIDES))
    left = " – ".join(dict.fromkeys([*givers, *sides]))
    told = f"{left or '?'} → {', '.join(takers)}" if takers else left
    others = [a for a in record.actors if a.role not in {*_GIVERS, *_TAKERS, *_SIDES}]
    beside = ", ".join(dict.fromkeys(f"{_name(a)} as {a.role.replace('_', ' ')}" for a in others))
    return told + (f" ({beside})" if beside else "") or "?"


def _names(actors: Iterable[Actor], roles: tuple[Role, ...]) -> list[str]:
    return list(dict.fromkeys(_name(a) for a in actors if a.role in roles))


def _name(actor: Actor) -> str:
    """As written, with the country where the words do not begin with it."""
    name = shortened(actor.name, 40)
    return f"{name} [{actor.country}]" if actor.country else name


def kind(record: Record | Claim) -> str:
    """`transfer`, as `--register` takes it; where that is `other`, the event type: `CONCEDE`."""
    if record.register != "other" or record.event_type is None:
        return record.register.value
    return record.event_type.value


def status(record: Record | Claim) -> str:
    """`planned`, `did not happen`, `will not (planned)`."""
    if record.polarity is Polarity.NEGATED:
        return _NEGATED[record.status]
    return record.status.value


def status_words(record: Record) -> str:
    """The status, and how it stands where that says more: `happened, contested`.

    All who tell of a thing that is denied or negated deny it; to say so again would read as its
    opposite.
    """
    words, standing = status(record), record.standing
    said = standing in {Standing.CORROBORATED, Standing.CONTESTED} or (
        standing is Standing.DENIED
        and record.polarity is Polarity.AFFIRMED
        and record.status is not Status.DENIED
    )
    return f"{words}, {standing.value}" if said else words


def details(record: Record | Claim) -> str:
    """The attributes: `Mi-35, quantity 4`; where the tellers disagree, `quantity 4 or 5`."""
    conflicts = record.conflicts if isinstance(record, Record) else ()
    return attributes_words(record.attributes, conflicts)


def attributes_words(attributes: Mapping[str, Value], conflicts: Iterable[Conflict] = ()) -> str:
    disputed = {c.field: c for c in conflicts}
    said = {key: amount(value) for key, value in attributes.items()}
    said |= {key: _either(conflict, attributes.get(key)) for key, conflict in disputed.items()}
    named = (
        words if key in _NAMES else f"{key.replace('_', ' ')} {words}"
        for key, words in said.items()
        if words
    )
    return printable(", ".join(named))


def _either(conflict: Conflict, chosen: Value) -> str:
    """All that is said of a field. As they stand in the conflict, but with figures as elsewhere."""
    values = [v.value for v in conflict.values]
    return " or ".join(values if isinstance(chosen, str) else map(_grouped, values))


def _grouped(words: str) -> str:
    """`USD 2,000,000,000` of `USD 2000000000.0`."""
    return _WHOLE.sub(lambda m: _figure(int(m[1])), words)


def amount(value: Value) -> str:
    """An attribute's value in words; empty where it says nothing."""
    if value is None or value is False:
        return ""
    if isinstance(value, Mapping):
        order = ("comparator", "currency", "number")
        rest = [key for key in value if key not in order]
        found = [value.get(key) for key in (*order, *rest)]
        return " ".join(_figure(v) for v in found if v is not None)
    return _figure(value)


def _figure(value: str | float | bool) -> str:
    if isinstance(value, float) and value.is_integer():
        return f"{int(value):,}"
    return f"{value:,}" if isinstance(value, int | float) and value > 9999 else str(value)


def date(when: When) -> str:
    return str(when.when) if when.when else "date unknown"


def told(record: Record) -> str:
    """`2 sources · 3 pages · F3`"""
    sources, pages = record.independent_sources, record.pages
    return f"{plural(sources, 'source')} · {plural(pages, 'page')} · {record.grade}"


def chain(tellers: Iterable[str]) -> str:
    """Outermost first: `Herald → ministry → an official`."""
    return " → ".join(shortened(t, 60) for t in tellers) or "teller unknown"
