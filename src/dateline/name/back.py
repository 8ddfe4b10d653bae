"""Pronouns: he, she, him, it, they, and "its army", each by what stands before it ("we": `we.py`).

Only what the passage makes plain is resolved, the rest is left open. All have the link `pronoun`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from dateline.lexicon.actors import NameTable
from dateline.name.collectives import acting_pair
from dateline.name.days import before, opens, sentence
from dateline.name.drafts import person_mention
from dateline.name.kinds import FAR, PLACES, by_start, is_person, of_a_state
from dateline.name.offices import is_plural
from dateline.name.people import Known
from dateline.name.pieces import Text
from dateline.name.voices import Voices
from dateline.name.we import ours
from dateline.types import Document, Mention, MentionKind, Passage, Span

_NEAREST = 3  # persons among whom one known to be a woman is meant by "she"
_LAST = 8  # persons before a pronoun among whom is looked for who is meant
_FAR = 300  # characters in which "him" must have one meaning only
_LINKED = 40  # characters between a subject and the pronoun that goes on with it
_ONE = PLACES | {MentionKind.ORGANISATION, MentionKind.FORCE}
_PEOPLE = {MentionKind.FORCE, MentionKind.OFFICE}
_OWNERS = {"person": {MentionKind.PERSON}, "one": _ONE, "any": _ONE}


def pronouns(text: Text, mentions: Sequence[Mention], document: Document) -> list[Mention]:
    """Mentions for the pronouns of the page, those that need others' last."""
    place = _Placed(text, mentions, document.passages)
    found = [*place.persons(), *place.subjects(), *place.tellers()]
    taken = {m.span for m in found}
    found += [m for m in place.doers() if m.span not in taken]
    both = sorted((*mentions, *found), key=by_start)
    return [*found, *ours(text, both, document)]


class _Placed:
    """The mentions of a page, and in which passage each stands."""

    def __init__(
        self, text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
    ) -> None:
        self._text = text
        self._speech = text.table.words["speech"]
        self._answers = frozenset(text.cues.words["answers"])
        self._all = mentions
        self._people = [m for m in mentions if is_person(m)]
        self._voices = Voices(passages)
        self._genders = _genders(self._people, text.table)

    def persons(self) -> Iterator[Mention]:
        """ "He": the last person named in the passage; "him": where there is only one."""
        for found in self._text.cues["he"].finditer(self._text.text):
            people = self._before(found)
            women = people[:_NEAREST] if found["female"] else ()
            known = (p for p in women if p.name in self._genders)
            first = self._told(people, found.start()) or next(known, None)
            if person := first or next(iter(people), None):
                yield self._as(person, found)
        for found in self._text.cues["him"].finditer(self._text.text):
            near = {m.name: m for m in self._before(found) if m.start >= found.start() - _FAR}
            if len(near) == 1:
                yield self._as(next(iter(near.values())), found)

    def _before(self, pronoun: re.Match[str]) -> list[Mention]:
        """Persons before it in its passage, the last first, none known to be of the other sex."""
        at = bisect_right(self._people, pronoun.start(), key=by_start)
        here = self._voices.at(pronoun.start())
        return [
            m
            for m in reversed(self._people[max(0, at - _LAST) : at])
            if self._voices.at(m.start) == here
            and self._genders.get(m.name, pronoun.lastgroup) == pronoun.lastgroup
        ]

    def _told(self, people: Sequence[Mention], he: int) -> Mention | None:
        """ "*Pino* told Soto that he would come": who speaks to the last person named."""
        if len(people) < 2:
            return None
        hearer, speaker = people[:2]
        that = self._text.cues["that"].fullmatch(self._text.text, hearer.end, he)
        told = self._text.cues["assured"].fullmatch(self._text.text, speaker.end, hearer.start)
        return speaker if that and told else None

    def _as(self, person: Mention, found: re.Match[str]) -> Mention:
        known = Known(person.name, person.actor, person.country, person.sector)
        return person_mention(self._text, Span(*found.span()), known, "pronoun")

    def subjects(self) -> Iterator[Mention]:
        """ "Peru said *it* would pay", "the rebels said *they* would not"."""
        for found in self._text.cues["it_acts"].finditer(self._text.text):
            at = bisect_right(self._all, found.start(), key=by_start)
            subject = self._all[at - 1] if at else None
            if subject is None or is_person(subject) or not subject.country:
                continue
            if found.start() - subject.end > _LINKED or not self._says(subject, found.start()):
                continue
            if self._is_one(subject) == (found.lastgroup == "one"):
                yield _copy(subject, found.span(), self._text.text)

    def _says(self, subject: Mention, end: int) -> bool:
        """Does only a verb of speech stand between the subject and the place?"""
        said = self._text.cues["said_it"].fullmatch(self._text.text, subject.end, end)
        return said is not None and said["verb"] in self._speech

    def tellers(self) -> Iterator[Mention]:
        """ "The ministry protested. *It* said ...": a body or state that the sentence before began with,
        or that it was told by."""
        for found in self._text.cues["it_said"].finditer(self._text.text):
            if found["verb"] not in self._speech:
                continue
            it = found.start("it")
            first = before(self._text.text, it)
            near = self._all[slice(*(bisect_left(self._all, n, key=by_start) for n in (first, it)))]
            subject = next((m for m in near if self._tells(m)), None)
            if subject and self._voices.at(subject.start) == self._voices.at(it):
                yield _copy(subject, found.span("it"), self._text.text)

    def _tells(self, mention: Mention) -> bool:
        if not mention.actor or not self._is_one(mention):
            return False
        said = self._text.cues["said_so"].match(self._text.text, mention.end)
        told = said is not None and said["verb"] in self._speech
        return told or opens(self._text.text, mention.start)

    def doers(self) -> Iterator[Mention]:
        """ "Peru was asked for ships. *It* sent none": the only subject of the sentence before, or of a
        clause before of its own sentence, where only who wills can be meant."""
        for found in self._text.cues["it_wills"].finditer(self._text.text):
            text, cues, it = self._text.text, self._text.cues, found.start()
            first, _ = sentence(text, it)
            if not (
                cues["joined"].search(text, first, it) or cues["though"].fullmatch(text, first, it)
            ):
                if found["gives"] or not cues["opening"].fullmatch(text, first, it):
                    continue
                first = before(text, it)
            subject = self._subject(first, it, answers=found["wills"] in self._answers)
            if subject and self._voices.at(subject.start) == self._voices.at(it):
                yield _copy(subject, found.span("it"), text)

    def _subject(self, first: int, end: int, *, answers: bool) -> Mention | None:
        """The one state or body that a sentence begins with, if nobody else acts in it up to the end."""
        text, cues = self._text.text, self._text.cues
        near = self._all[slice(*(bisect_left(self._all, n, key=by_start) for n in (first, end)))]
        acting = [m for m in near if self._is_one(m) and cues["verb_behind"].match(text, m.end)]
        others = {m.country for m in near if m.country} if answers else set()
        if len({m.actor for m in acting}) != 1 or len(others) > 1 or not acting[0].actor:
            return None
        subject = acting[0]
        if not cues["subject"].fullmatch(text, first, subject.start):
            return None
        return None if cues["other_subject"].search(text, subject.end, end) else subject

    def _is_one(self, mention: Mention) -> bool:
        """Fighters and officials are many; "the United States" is one."""
        last = mention.text.lower().split()[-1]
        many = mention.kind in _PEOPLE and self._text.cues["many"].search(last)
        return mention.kind in _ONE and not many


def _copy(mention: Mention, span: tuple[int, int], text: str) -> Mention:
    start, end = span
    return replace(mention, start=start, end=end, text=text[start:end], link="pronoun")


def _genders(people: Iterable[Mention], table: NameTable) -> dict[str, str]:
    """What titles tell of persons: "Mrs Pino", "the Queen", "spokeswoman Ada Berg"."""
    found: dict[str, str] = {}
    for person in people:
        words = {word.strip(".,").lower() for word in person.text.split()}
        for gender in ("female", "male"):
            if words & table.words[gender]:
                found.setdefault(person.name, gender)
    return found


# ---------------------------------------------------------------- its army


def owned(text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]) -> list[Mention]:
    """ "Its army", "his government": bodies and officers of the state or person named before."""
    voices = Voices(passages)
    found: list[Mention] = []
    for mention in mentions:
        owners: list[Mention] = []
        if mention.country is None and mention.sector and not is_person(mention):
            owners = _owners(text, found, mention)
        owners = [o for o in owners if voices.at(o.start) == voices.at(mention.start)]
        for owner in owners:
            actor = f"{owner.country}.{mention.sector}"
            found.append(replace(mention, country=owner.country, actor=actor, link="pronoun"))
        if not owners:
            found.append(mention)
    return found


def _owners(text: Text, behind: Sequence[Mention], mention: Mention) -> list[Mention]:
    """Both of the pair that acts for "their ministers", else the one whose it is."""
    place = mention.start
    their = text.cues["own"].search(text.text, max(0, place - 40), place)
    if their and their["any"] and is_plural(text, mention):
        pair = acting_pair(text, behind[-FAR:], place)
        if pair:
            return pair
    owner = _owner(text, behind, mention)
    return [owner] if owner else []


def _owner(text: Text, behind: Sequence[Mention], mention: Mention) -> Mention | None:
    """Whose it is by the word before it: "its", "led a", "told", or a name with a possessive."""
    last = behind[-1] if behind else None
    if last and is_person(last) and text.gap(last.end, mention.start) == "possessive":
        return last if of_a_state(last) else None
    cues = ("own", "led", "told") if mention.sector == "LEG" else ("own", "led")
    first = max(0, mention.start - 40)
    found = (text.cues[cue].search(text.text, first, mention.start) for cue in cues)
    cue = next((m for m in found if m), None)
    return _owner_by(text, behind, mention.start, cue.lastgroup) if cue else None


def _owner_by(
    text: Text, behind: Sequence[Mention], place: int, whose: str | None
) -> Mention | None:
    """The last state (for "its"), person ("his"), or either ("their") of this sentence or the last;
    for "led a delegation" any of these, of this sentence."""
    kinds = _OWNERS.get(whose or "", set(MentionKind))
    first = before(text.text, place)
    near = [m for m in behind[-12:] if m.start >= first and m.kind in kinds and of_a_state(m)]
    here, _ = sentence(text.text, place)
    inside = [m for m in near if m.start >= here]
    if not inside and whose:
        it = text.cues["it_subject"].search(text.text, here, place)
        inside = near[:1] if whose == "one" and it else near[-1:]
    if not inside:
        return None
    return inside[0 if whose == "one" else -1]
