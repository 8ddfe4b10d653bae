"""Pronouns: he, she, him, it, they, we, and "its army", each by what stands before it.

Only what the passage makes plain is resolved, the rest is left open. All have the link `pronoun`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from dateline.lexicon.actors import NameTable
from dateline.name.days import before, sentence
from dateline.name.drafts import person_mention
from dateline.name.people import Known
from dateline.name.pieces import Text
from dateline.name.voices import Voices
from dateline.types import Document, Mention, MentionKind, Passage, PassageKind, Span

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
_SPEAKERS = {"GOV", "MIL", "LEG", "COP", "SPY", "JUD"}
_NO_STATE = {None, "IGO", "NGO", "MNC"}
_STATES = {MentionKind.STATE, MentionKind.PLACE}


def pronouns(
    text: Text, mentions: Sequence[Mention], document: Document, table: NameTable
) -> list[Mention]:
    """Mentions for the pronouns of the page, those that need others' last."""
    place = _Placed(text, mentions, document.passages, table)
    found = [*place.persons(), *place.subjects()]
    both = sorted((*mentions, *found), key=lambda m: m.start)
    return [*found, *_ours(text, both, document, table)]


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
            whose = _OWN.search(text.text, max(0, mention.start - 24), mention.start)
            owner = _owner(text, found, mention.start, whose["whose"]) if whose else None
        if owner is None or voices.at(owner.start) != voices.at(mention.start):
            found.append(mention)
            continue
        actor = f"{owner.country}.{mention.sector}"
        found.append(replace(mention, country=owner.country, actor=actor, link="pronoun"))
    return found


def _owner(text: Text, behind: Sequence[Mention], place: int, whose: str) -> Mention | None:
    """The last state (for "its"), person ("his"), or either ("their") of this sentence or the last."""
    kinds = {MentionKind.PERSON} if whose.lower() in {"his", "her"} else _STATES | _ONE
    first = before(text.text, place)
    near = [m for m in behind[-12:] if m.start >= first and m.kind in kinds and m.country]
    states = [m for m in near if m.country not in _NO_STATE]
    here, _ = sentence(text.text, place)
    inside = [m for m in states if m.start >= here] or states[-1:]
    if not inside:
        return None
    return inside[0 if whose.lower() == "its" else -1]


# ---------------------------------------------------------------- we

_WE = re.compile(
    r"\b(?:[Ww]e|us|[Oo]ur(?: own)? (?:country|nation|government|army|people|forces))\b"
)
_QUOTED = re.compile(r"[\u201c\"](?P<words>[^\u201c\u201d\"\n]{3,800})[\u201d\"]")
_AFTER = re.compile(
    r"(?P<between>[\s,]{1,3}(?:(?P<verb>\w{3,12})\s(?:the\s|an?\s)?)?(?:the\s|an?\s)?)"
)
_OUR = re.compile(r"[Oo]ur(?: own)? (?P<noun>government|army|forces)")


def _ours(
    text: Text, mentions: Sequence[Mention], document: Document, table: NameTable
) -> Iterator[Mention]:
    """ "We" in quoted words of an officer of a state, and of a poster whose post names his state."""
    for quoted in _QUOTED.finditer(text.text):
        ours = list(_WE.finditer(text.text, *quoted.span("words")))
        speaker = _speaker(text.text, quoted, mentions, table) if ours else None
        if speaker is None:
            continue
        for we in ours:
            yield _state(speaker, we, table, text.text)
    yield from _posted(text, mentions, document, table)


def _speaker(
    text: str, quoted: re.Match[str], mentions: Sequence[Mention], table: NameTable
) -> Mention | None:
    """Who said the quoted words, in the same sentence: "...," said the Peruvian minister."""
    at = bisect_right(mentions, quoted.end() - 1, key=lambda m: m.start)
    inside = bisect_right(mentions, quoted.start(), key=lambda m: m.start)
    for said in (*mentions[at : at + 1], *mentions[max(0, inside - 1) : inside]):
        if said.country in _NO_STATE or said.sector not in _SPEAKERS:
            continue
        if said.kind in _STATES or not _said(text, said, quoted, table):
            continue
        return said
    return None


def _said(text: str, mention: Mention, quoted: re.Match[str], table: NameTable) -> bool:
    if mention.start >= quoted.end():
        between = _AFTER.fullmatch(text, quoted.end(), mention.start)
        verb = between["verb"] if between else None
        if between is None:
            return False
        return (
            verb in table.words["speech"]
            if verb
            else _next_word(text, mention.end) in table.words["speech"]
        )
    return mention.end <= quoted.start() <= mention.end + 30 and any(
        word in table.words["speech"]
        for word in re.findall(r"\w+", text[mention.end : quoted.start()])
    )


def _next_word(text: str, place: int) -> str | None:
    found = re.compile(r",?\s(\w+)").match(text, place)
    return found.group(1) if found else None


def _posted(
    text: Text, mentions: Sequence[Mention], document: Document, table: NameTable
) -> Iterator[Mention]:
    """ "We" of a poster whose panel shows a country, in a sentence that names this country."""
    countries = _posters(text, mentions, document.passages)
    if not countries:
        return
    quotes = [m.span() for m in _QUOTED.finditer(text.text)]
    for passage in document.passages:
        country = countries.get(passage.author or "")
        if country is None or passage.kind is not PassageKind.POST:
            continue
        for we in _WE.finditer(text.text, passage.start, passage.end):
            start, end = sentence(text.text, we.start())
            near = _between(mentions, start, end)
            own = next((m for m in near if m.country == country), None)
            quoted = bisect_right(quotes, (we.start(), 0)) - 1
            if own and not (quoted >= 0 and we.start() < quotes[quoted][1]):
                yield _state(own, we, table, text.text)


def _between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    first = bisect_right(mentions, start - 1, key=lambda m: m.start)
    return mentions[first : bisect_right(mentions, end - 1, key=lambda m: m.start)]


def _posters(
    text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> dict[str, str]:
    """The country that each poster's panel gives: the state behind the line "Country"."""
    found: dict[str, str] = {}
    for panel in passages:
        if panel.kind is not PassageKind.AUTHOR_PANEL or not panel.author:
            continue
        shown = re.compile(r"\bCountry\s{1,3}").search(text.text, panel.start, panel.end)
        named = _between(mentions, shown.end(), shown.end() + 1) if shown else ()
        if named and named[0].kind is MentionKind.STATE and named[0].country:
            found[panel.author] = named[0].country
    return found


def _state(speaker: Mention, we: re.Match[str], table: NameTable, text: str) -> Mention:
    """The speaker's state, or of it the army that the words name."""
    our = _OUR.match(we.group())
    country = speaker.country or ""
    sector = {"government": "GOV", None: "GOV"}.get(our["noun"] if our else None, "MIL")
    return Mention(
        start=we.start(),
        end=we.end(),
        text=text[we.start() : we.end()],
        actor=f"{country}.{sector}" if our else country,
        name=table.states.get(country, country),
        country=country,
        sector=sector,
        kind=MentionKind.STATE if our is None else MentionKind.ORGANISATION,
        link="pronoun",
    )
