"""Words that mean who was named before: surnames, "the two sides", "he"."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.lexicon.actors import NameTable, What
from dateline.lexicon.phrases import Phrases, plain
from dateline.name.drafts import person_mention
from dateline.name.overlap import meeting
from dateline.name.people import Cast, Known
from dateline.name.pieces import Piece, Text
from dateline.name.voices import Voices
from dateline.types import Mention, MentionKind, Passage, Span

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


def surnames(text: Text, cast: Cast, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Persons of the page by surname alone, before or after the place that introduces them."""
    words: dict[str, Known] = {}
    told = {m.name: m.start for m in reversed(taken) if m.kind is MentionKind.PERSON}
    for key, known in cast.by_name.items():
        if len(key) > 2:
            words[key.title()] = known
            words[key.upper()] = known
            surname = known.name.rpartition(" ")[2]
            if " " not in key and surname.lower() == key:
                words[surname] = known
    for span, known in Phrases(words, case=True).find(text.text):
        common = len(cast.table.by_surname.get(plain(text.text[slice(*span)]), ())) > _COMMON
        if (common and span.start < told.get(known.name, 0)) or meeting(taken, span):
            continue
        yield person_mention(text, span, known, "surname")


def collectives(
    text: Text, table: NameTable, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Mention]:
    """One mention a member for "both countries", "the two leaders"; none where no two were named.

    The members are looked for in the same passage, then in the page. "The country" is the state
    that was named last.
    """
    voices = Voices(passages)
    for piece in text.pieces:
        sense = piece.sense(What.COLLECTIVE)
        if sense is None or meeting(mentions, Span(piece.start, piece.end)):
            continue
        at = bisect_right(mentions, piece.start, key=lambda m: m.start)
        before = [m for m in mentions[max(0, at - _FAR) : at] if m.country]
        here = voices.at(piece.start)
        own = [m for m in before if voices.at(m.start) == here]
        find = _MEMBERS[sense.name]
        for member in find(own, piece.start) or find(before, piece.start):
            yield _as(member, piece, text.text, table)


def _persons(before: Sequence[Mention], _at: int) -> list[Mention]:
    """The last two persons of different states, in the order in which they were named."""
    found: dict[str | None, Mention] = {}
    for mention in reversed(before):
        if mention.kind is MentionKind.PERSON:
            found.setdefault(mention.country, mention)
        if len(found) == 2:
            return list(found.values())[::-1]
    return []


def _states(before: Sequence[Mention], at: int) -> list[Mention]:
    """The two states of the words just before, else the two of which the passage speaks most."""
    states = [m for m in before if m.country and m.country not in _NO_STATE]
    near = dict.fromkeys(m.country for m in states if m.start >= at - _NEAR)
    if len(near) != 2:
        common = Counter(m.country for m in states).most_common(2)
        near = dict.fromkeys(country for country, _ in common)
    if len(near) != 2:
        return []
    return [_state(next(m for m in reversed(states) if m.country == country)) for country in near]


def _last_state(before: Sequence[Mention], at: int) -> list[Mention]:
    named = [m for m in before if m.kind in _PLACES and m.country not in _NO_STATE]
    return [_state(named[-1])] if named and named[-1].start >= at - _NEAR else []


def _state(mention: Mention) -> Mention:
    """The state itself, whatever of it was named."""
    return replace(mention, actor=mention.country, sector="GOV", kind=MentionKind.STATE)


_FAR = 60  # mentions before a collective among which its members are looked for
_COMMON = 3  # bearers in the table: such a name means nobody before the page has told who
_NEAR = 300  # characters: this sentence and the one before
_NO_STATE = {"IGO", "NGO", "MNC"}
_PLACES = {MentionKind.STATE, MentionKind.PLACE}
_MEMBERS = {"states": _states, "persons": _persons, "state": _last_state}


def _as(member: Mention, piece: Piece, text: str, table: NameTable) -> Mention:
    words = text[piece.start : piece.end]
    name = table.states.get(member.actor or "", member.name)
    return replace(
        member, start=piece.start, end=piece.end, text=words, name=name, link="collective"
    )


def pronouns(
    text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Mention]:
    """ "He" and "she": the last person named in the same passage."""
    voices = Voices(passages)
    persons = [m for m in mentions if m.kind is MentionKind.PERSON]
    for found in _PRONOUN.finditer(text.text):
        at = bisect_right(persons, found.start(), key=lambda m: m.start)
        if at == 0:
            continue
        person = persons[at - 1]
        if voices.at(person.start) != voices.at(found.start()):
            continue
        known = Known(person.name, person.actor, person.country, person.sector)
        yield person_mention(text, Span(found.start(), found.end()), known, "pronoun")
