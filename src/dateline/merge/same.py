"""Do two claims tell the same happening? Vetoes first, then how much speaks for it.

Two claims that differ in who took part, in the round, in the thing handed over or in the day are
two happenings, however alike their words. Where a claim does not say, likeness of words decides.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dateline.interval import Interval
from dateline.types import (
    Actor,
    Basis,
    Claim,
    EventType,
    Register,
    Role,
    Span,
    Status,
)

_WORD = re.compile(r"\w{4,}")
_NAME = re.compile(r"[^\W_]{2,}")
_TELLING = re.compile(r"[A-Z]{2,}|\w{4,}")  # words of a name that say something: `COAS`, not `of`
_CODE = re.compile(r"[\W_]+")
ALIKE = 0.3  # share of common words from which undated claims of one page may be one
SHARED = 2  # words; one in common is chance
STORY = 400  # code points within which a passage that tells of a visit still tells of that visit
COPY = 0.8  # share of common words from which one quote is a copy of the other
WEEK = 7  # days
BY_NAME = 0.05  # what a name says of a happening whose day is not told: some exercises are yearly
LONG = 6  # words; shorter quotes are alike by chance
EQUAL = 5  # words of any length; shorter quotes are equal by chance
NARROW = 62  # days; a date wider than this places an event too vaguely to identify it

_SAY_NOTHING = re.compile(
    r"(about|after|against|also|been|before|being|between|could|during|from|have|having|into|more|"
    r"other|over|said|than|that|their|them|then|there|these|they|this|those|under|were|what|when|"
    r"where|which|while|will|with|would)"
)
_NAMES = ("round", "name")  # one happening bears it between these sides at a time
_MARKS = (*_NAMES, "body", "designation")
_AHEAD = frozenset({Status.PLANNED, Status.EXPECTED, Status.PROPOSED, Status.DEMANDED})
_UNREAL = frozenset({Status.POSSIBLE, Status.RUMOURED, Status.OPINION})
_OWN_DATES = frozenset({Basis.STATED, Basis.RELATIVE})
_MET_IN_PERSON = frozenset({Register.VISIT, Register.MEETING})


def kind(claim: Claim) -> tuple[EventType | None, Register]:
    """What is told, coarsely: a project agreed is an agreement, and called the one here, the other
    there."""
    pact = claim.register is Register.PROJECT
    return claim.event_type, Register.AGREEMENT if pact else claim.register


class Named(NamedTuple):
    """Who stands for one side: parts of the names they are known by, all words said of them, and
    those of the words that tell one from another.

    Which part is the family's name differs between languages, so none is taken for it: two are
    others only where no part of the one's name is said of the other, either way. A state's own
    name and `the two leaders` tell nobody from another.
    """

    known: frozenset[str]
    said: frozenset[str]
    telling: frozenset[str]

    def others(self, named: "Named") -> bool:
        if not self.known or not named.known:
            return False
        return not (self.known & named.said or named.known & self.said)

    def fits(self, named: "Named") -> bool:
        if self.known & named.known or not (self.telling and named.telling):
            return True
        fewer = min(len(self.telling), len(named.telling))
        return 2 * len(self.telling & named.telling) > fewer


_UNNAMED = Named(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True)
class Told:
    """A claim with what the comparison needs worked out once."""

    claim: Claim
    quote: str  # the words with white space and case folded; empty where they are too few
    words: frozenset[str]
    deeds: frozenset[
        str
    ]  # the words less the sides', which all claims of a block share, and small ones
    meant: frozenset[Span]  # earlier words that "the plane", "the team" refer back to
    people: Mapping[str, Named]  # by country
    sides: frozenset[tuple[str, str]]  # (role, country) where the roles differ
    when: Interval | None  # of the claim, widened by what `~` stands for
    marks: tuple[str, ...]  # what tells one event of a kind from another, `""` where not said
    rank: tuple[bool, int, float, str]  # the best told first


def told(claim: Claim) -> Told:
    people: dict[str, Named] = {}
    named = Counter(a.name for a in claim.actors)
    for actor in claim.actors:
        if actor.country:
            telling = actor.actor != actor.country and named[actor.name] == 1
            before = people.get(actor.country, _UNNAMED)
            people[actor.country] = _with(before, actor, telling=telling)
    directed = {(str(a.role), a.country) for a in claim.actors if a.country}
    if any(a.role is Role.PARTICIPANT for a in claim.actors):
        directed = set()
    when = claim.date.when
    words = frozenset(_WORD.findall(claim.evidence.quote.lower()))
    quote = claim.evidence.quote.lower().split()
    return Told(
        claim,
        " ".join(quote) if len(quote) >= EQUAL else "",
        words,
        _deeds(claim),
        frozenset(span for a in claim.actors for span in a.spans[1:]),
        people,
        frozenset(directed),
        when and when.widened(),
        tuple(_plain(claim.attributes.get(key)) for key in _MARKS),
        (when is None, when.days or 99_999 if when else 99_999, -claim.confidence, claim.id),
    )


def _deeds(claim: Claim) -> frozenset[str]:
    sides = {w for a in claim.actors for w in _WORD.findall(a.name.lower())}
    said = _WORD.findall(claim.evidence.quote.lower())
    return frozenset(w for w in said if w not in sides and not _SAY_NOTHING.fullmatch(w))


def support(claim: Told, cluster: Sequence[Told]) -> float:
    """How much speaks for a claim telling what the cluster tells: the best of its ties to one of
    them, 0 where anything stands against one of them."""
    if any(apart(claim, other) for other in cluster):
        return 0.0
    return max(_tie(claim, other) for other in cluster)


def _tie(a: Told, b: Told) -> float:
    """How much speaks for one happening, where nothing stands against it. Symmetric."""
    if kind(a.claim) != kind(b.claim):
        return 0.0
    alike = likeness(a.deeds, b.deeds)
    one_page = a.claim.page == b.claim.page
    named = _same_name(a, b)
    if copied(a, b) or same_date(a, b) or (named and (one_page or (dated(a) and dated(b)))):
        return 1.0 + alike
    if not one_page:
        return BY_NAME if named and (dated(a) or dated(b)) else 0.0
    if alike >= ALIKE or overlapping(a.claim, b.claim) or a.meant & b.meant or _told_on(a, b):
        return alike + 0.1
    return 0.0


def keys(claim: Told) -> Iterator[Hashable]:
    """What two claims that are the same have in common, so that few need to be compared: the page,
    the month, a name, or one of the rarer words of a copy."""
    yield "page", claim.claim.page
    when = claim.when
    if dated(claim) and when is not None and when.start is not None and when.end is not None:
        months = range(when.start.toordinal() // 31, when.end.toordinal() // 31 + 1)
        yield from (("month", month) for month in months)
    if claim.quote:
        yield "quote", claim.quote
    yield from (("name", name) for name in claim.marks[: len(_NAMES)] if name)
    if len(claim.words) >= LONG:
        longest = sorted(claim.words, key=lambda w: (-len(w), w))[:LONG]
        yield from (("word", word) for word in longest)


def apart(a: Told, b: Told) -> bool:
    """Is there a sign that these are two happenings?"""
    return (
        not _same_day(a.when, b.when)
        or _other_people(a, b)
        or _other_direction(a, b)
        or _other_world(a.claim, b.claim)
        or _counted_apart(a.claim, b.claim)
        or any(map(_differ, a.marks, b.marks))
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Common words over those of the shorter quote; 0 where there are very few."""
    common = len(one & other)
    return common / min(len(one), len(other)) if common >= SHARED else 0.0


def copied(a: Told, b: Told) -> bool:
    """The same words or nearly, and enough of them that chance does not explain it."""
    if a.quote and a.quote == b.quote:
        return True
    return min(len(a.words), len(b.words)) >= LONG and likeness(a.words, b.words) >= COPY


def overlapping(a: Claim, b: Claim) -> bool:
    return (
        a.page == b.page and a.evidence.start < b.evidence.end and b.evidence.start < a.evidence.end
    )


def dated(a: Told) -> bool:
    """Is the day known well enough to identify an event of this kind between these sides?"""
    when = a.claim.date
    if when.when is None or when.basis not in _OWN_DATES | {Basis.INFERRED}:
        return False
    return _days(a.claim) <= NARROW


def same_date(a: Told, b: Told) -> bool:
    """Are both dated so well that they can hardly be two?

    Two dates taken from the telling say little of the deeds: those told on one page all have it.
    """
    if not dated(a) or not dated(b):
        return False
    if a.claim.date.basis is b.claim.date.basis is Basis.INFERRED:
        return a.claim.page != b.claim.page and not a.deeds.isdisjoint(b.deeds)
    return to_the_day(a, b) or not a.deeds.isdisjoint(b.deeds)


def to_the_day(a: Told, b: Told) -> bool:
    """Are both dated so closely that two such events between the same sides would be a marvel?

    By their own words: a date that a neighbour lends places the neighbour.
    """
    return all(t.claim.date.basis in _OWN_DATES and _days(t.claim) <= WEEK for t in (a, b))


def _days(claim: Claim) -> int:
    return (claim.date.when and claim.date.when.days) or NARROW + 1


def _told_on(a: Told, b: Told) -> bool:
    """Is one visit or meeting of the same people told on in the next sentences?"""
    one, other = a.claim, b.claim
    if one.register not in _MET_IN_PERSON or one.passage != other.passage:
        return False
    if abs(one.evidence.start - other.evidence.start) > STORY:
        return False
    return all(a.people[c].fits(b.people[c]) for c in a.people.keys() & b.people.keys())


def _same_day(a: Interval | None, b: Interval | None) -> bool:
    return a is None or b is None or a.meets(b)


def _other_people(a: Told, b: Told) -> bool:
    if a.claim.register not in _MET_IN_PERSON:
        return False
    return any(a.people[c].others(b.people[c]) for c in a.people.keys() & b.people.keys())


def _other_direction(a: Told, b: Told) -> bool:
    """`X visited Y` is not `Y visited X`."""
    if not a.sides or not b.sides or len(a.sides) < 2 or len(b.sides) < 2:
        return False
    return not a.sides & b.sides


def _counted_apart(a: Claim, b: Claim) -> bool:
    """`killed ten soldiers and two nurses`: in one breath two numbers are two groups."""
    one, other = a.attributes.get("quantity"), b.attributes.get("quantity")
    return overlapping(a, b) and one is not None and other is not None and one != other


def _other_world(a: Claim, b: Claim) -> bool:
    """A fact, a plan and a rumour are three things; a denial belongs to what it denies, and what
    is agreed is a fact as an agreement and ahead as a deed."""
    if Status.DENIED in {a.status, b.status}:
        return False
    worlds = {_world(a), _world(b)}
    if Status.AGREED in {a.status, b.status}:
        return 2 in worlds
    return len(worlds) > 1


def _world(claim: Claim) -> int:
    return 1 if claim.status in _AHEAD else 2 if claim.status in _UNREAL else 0


def _differ(one: str, other: str) -> bool:
    """Do both say it, and not the same? `Mi-35` is `Mi 35M` is `MI35`."""
    return bool(one and other and one not in other and other not in one)


def _same_name(a: Told, b: Told) -> bool:
    """The exercise of that name, the third round of that body."""
    names = zip(a.marks[: len(_NAMES)], b.marks, strict=False)
    return any(one and one == other for one, other in names)


def _plain(value: object) -> str:
    return _CODE.sub("", str(value or "").lower())


def _with(named: Named, actor: Actor, *, telling: bool) -> Named:
    known = _known_as(actor.actor)
    said = frozenset(_NAME.findall(actor.name.lower()))
    tells = frozenset(_TELLING.findall(actor.name) if telling else ())
    return Named(named.known | known, named.said | said | known, named.telling | tells)


def _known_as(actor: str | None) -> frozenset[str]:
    """The parts of the name in a person's id, `PER:vladimir-putin` or `RUS.GOV/fomin`."""
    if not actor or not ("PER:" in actor or "/" in actor):
        return frozenset()
    return frozenset(_NAME.findall(re.split(r"[/:]", actor)[-1]))
