"""Pronouns: he, she, him, it, they, and "its army", each by what stands before it ("we": `we.py`).

Only what the passage makes plain is resolved, the rest is left open. All have the link `pronoun`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from dateline.lexicon.actors import NameTable
from dateline.name.days import before, sentence
from dateline.name.drafts import person_mention
from dateline.name.people import Known
from dateline.name.pieces import Text
from dateline.name.voices import Voices
from dateline.name.we import ours
from dateline.types import Document, Mention, MentionKind, Passage, Span

_HE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_HIM = re.compile(
    r"\b(?:him|her)\b(?=\s?[.,;:!?)]|\s(?:in|on|at|to|that|of|for|by|with|from|and)\b)"
)
_SAID = re.compile(
    r"\s(?:\w{2,9}\s){0,2}?(?P<verb>\w{3,12})(?:\s(?:on|late|last|this)\s\w+)?\s(?:that\s)?$"
)
_IT = re.compile(
    r"\b(?:it|they)\b(?=\s(?:\w+ly\s|also\s|now\s|no longer\s|never\s)?(?:would|will|could|can|may|might|must|should|"
    r"was|were|is|are|had|has|have|did|does|do|wants?|plans?|hopes?|\w+ed|\w\w+s)\b)"
)
_NEAREST = 3  # persons among whom one known to be a woman is meant by "she"
_FAR = 300  # characters in which "him" must have one meaning only
_ONE = {MentionKind.STATE, MentionKind.ORGANISATION, MentionKind.FORCE, MentionKind.PLACE}
_PEOPLE = {MentionKind.FORCE, MentionKind.OFFICE}
_OWN = re.compile(r"\b(?P<whose>[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:own\s|[a-z]{3,12}\s)?$")
_LED = re.compile(
    r"\b(?P<whose>(?:led|leads|leading|heads?|headed|heading)\s(?:an?|the)|(?:sent|sends|dispatched)\san?)\s(?:[\w-]{2,15}\s){0,2}$"
)
_TOLD = re.compile(r"\b(?P<whose>told|tells|telling)\s(?:the\s)?$")
_IT_SAID = re.compile(
    r"(?:^|[.!?][\"\u201d]?\s|\n)(?P<it>It)(?: also| then| later)? (?P<verb>\w{3,12})\b"
)
_SAID_SO = re.compile(r"\s(?P<verb>\w{3,12})(?:\son\s\w+)?[.!?]")
_OWNERS = {
    "his": {MentionKind.PERSON},
    "her": {MentionKind.PERSON},
    "its": _ONE,
    "their": _ONE,
}
_NO_STATE = {None, "IGO", "NGO", "MNC"}


def pronouns(
    text: Text, mentions: Sequence[Mention], document: Document, table: NameTable
) -> list[Mention]:
    """Mentions for the pronouns of the page, those that need others' last."""
    place = _Placed(text, mentions, document.passages, table)
    found = [*place.persons(), *place.subjects(), *place.tellers()]
    both = sorted((*mentions, *found), key=lambda m: m.start)
    return [*found, *ours(text, both, document, table)]


class _Placed:
    """The mentions of a page, and in which passage each stands."""

    def __init__(
        self,
        text: Text,
        mentions: Sequence[Mention],
        passages: Sequence[Passage],
        table: NameTable,
    ) -> None:
        self._text = text
        self._all = mentions
        self._people = [m for m in mentions if m.kind is MentionKind.PERSON]
        self._voices = Voices(passages)
        self._table = table
        self._genders = _genders(self._people, table)

    def persons(self) -> Iterator[Mention]:
        """ "He": the last person named in the passage; "him": where there is only one."""
        for found in _HE.finditer(self._text.text):
            gender = "female" if found.group().lower() == "she" else "male"
            people = self._before(found.start(), gender, 8)
            women = people[:_NEAREST] if gender == "female" else ()
            known = (p for p in women if p.name in self._genders)
            if person := next(known, None) or next(iter(people), None):
                yield self._as(person, found)
        for found in _HIM.finditer(self._text.text):
            gender = "female" if found.group() == "her" else "male"
            people = self._before(found.start(), gender, 8)
            near = {m.name: m for m in people if m.start >= found.start() - _FAR}
            if len(near) == 1:
                yield self._as(next(iter(near.values())), found)

    def _before(self, place: int, gender: str, most: int) -> list[Mention]:
        """Persons before the place in its passage, the last first, none known to be of the other sex."""
        at = bisect_right(self._people, place, key=lambda m: m.start)
        here = self._voices.at(place)
        return [
            m
            for m in reversed(self._people[max(0, at - most) : at])
            if self._voices.at(m.start) == here and self._genders.get(m.name, gender) == gender
        ]

    def _as(self, person: Mention, found: re.Match[str]) -> Mention:
        known = Known(person.name, person.actor, person.country, person.sector)
        return person_mention(self._text, Span(*found.span()), known, "pronoun")

    def subjects(self) -> Iterator[Mention]:
        """ "Peru said *it* would pay", "the rebels said *they* would not"."""
        for found in _IT.finditer(self._text.text):
            at = bisect_right(self._all, found.start(), key=lambda m: m.start)
            subject = self._all[at - 1] if at else None
            if subject is None or found.start() - subject.end > 40:
                continue
            if subject.kind is MentionKind.PERSON:
                continue
            said = _SAID.fullmatch(self._text.text, subject.end, found.start())
            if said is None or said["verb"] not in self._table.words["speech"]:
                continue
            one = subject.kind in _ONE and not _many(subject)
            if one == (found.group() == "it") and subject.country:
                yield _copy(subject, found.span(), self._text.text)

    def tellers(self) -> Iterator[Mention]:
        """ "The ministry protested. *It* said ...": a body or state that the sentence before began with,
        or that it was told by."""
        for found in _IT_SAID.finditer(self._text.text):
            if found["verb"] not in self._table.words["speech"]:
                continue
            it = found.start("it")
            start = before(self._text.text, it)
            near = self._all[slice(*(bisect_left(self._all, n, key=_start) for n in (start, it)))]
            subject = next((m for m in near if self._tells(m, start)), None)
            if subject and self._voices.at(subject.start) == self._voices.at(it):
                yield _copy(subject, found.span("it"), self._text.text)

    def _tells(self, mention: Mention, start: int) -> bool:
        if mention.kind not in _ONE or not mention.actor or _many(mention):
            return False
        said = _SAID_SO.match(self._text.text, mention.end)
        told = said is not None and said["verb"] in self._table.words["speech"]
        return told or mention.start - start <= len("The ")


def _start(mention: Mention) -> int:
    return mention.start


def _many(mention: Mention) -> bool:
    """Fighters and officials are many; "the United States" is one."""
    last = mention.text.lower().split()[-1]
    return mention.kind in _PEOPLE and last.endswith(("s", "men", "people", "police"))


def _copy(mention: Mention, span: tuple[int, int], text: str) -> Mention:
    start, end = span
    return replace(mention, start=start, end=end, text=text[start:end], link="pronoun")


def _genders(people: Iterable[Mention], table: NameTable) -> dict[str, str]:
    """What titles tell of persons: "Mrs Pino", "the Queen", "spokeswoman Ada Berg"."""
    found: dict[str, str] = {}
    for person in people:
        words = {word.strip(".,").lower() for word in person.text.split()}
        for gender, told in (("female", table.words["female"]), ("male", table.words["male"])):
            if words & told:
                found.setdefault(person.name, gender)
    return found


# ---------------------------------------------------------------- its army


def owned(text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]) -> list[Mention]:
    """ "Its army", "his government": bodies and officers of the state or person named before."""
    voices = Voices(passages)
    found: list[Mention] = []
    for mention in mentions:
        owner = None
        if mention.country is None and mention.sector and mention.kind is not MentionKind.PERSON:
            owner = _owner(text, found, mention)
        if owner is None or voices.at(owner.start) != voices.at(mention.start):
            found.append(mention)
            continue
        actor = f"{owner.country}.{mention.sector}"
        found.append(replace(mention, country=owner.country, actor=actor, link="pronoun"))
    return found


def _owner(text: Text, behind: Sequence[Mention], mention: Mention) -> Mention | None:
    """Whose it is by the word before it: "its", "led a", "told", or a name with a possessive."""
    last = behind[-1] if behind else None
    if (
        last
        and last.kind is MentionKind.PERSON
        and text.gap(last.end, mention.start) == "possessive"
    ):
        return last if last.country not in _NO_STATE else None
    cues = [_OWN, _LED, _TOLD] if mention.sector == "LEG" else [_OWN, _LED]
    first = max(0, mention.start - 40)
    found = (cue.search(text.text, first, mention.start) for cue in cues)
    whose = next((m["whose"] for m in found if m), None)
    return _owner_by(text, behind, mention.start, whose) if whose else None


def _owner_by(text: Text, behind: Sequence[Mention], place: int, whose: str) -> Mention | None:
    """The last state (for "its"), person ("his"), or either ("their") of this sentence or the last;
    for "led a delegation" any of these, of this sentence."""
    kinds = _OWNERS.get(whose.lower(), set(MentionKind))
    first = before(text.text, place)
    near = [m for m in behind[-12:] if m.start >= first and m.kind in kinds and m.country]
    states = [m for m in near if m.country not in _NO_STATE]
    here, _ = sentence(text.text, place)
    inside = [m for m in states if m.start >= here]
    if whose.lower() in _OWNERS:
        inside = inside or states[-1:]
    if not inside:
        return None
    return inside[0 if whose.lower() == "its" else -1]
