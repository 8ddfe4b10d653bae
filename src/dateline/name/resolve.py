"""Words that mean who was named before: surnames, "the two sides", "he"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dateline.lexicon.actors import What
from dateline.lexicon.phrases import Phrases
from dateline.name.drafts import person_mention
from dateline.name.people import Cast, Known
from dateline.name.pieces import Piece, Text
from dateline.types import Mention, MentionKind, Passage, Span

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


def surnames(text: Text, cast: Cast, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Persons of the page by surname alone, before or after the place that introduces them."""
    words: dict[str, Known] = {}
    for key, known in cast.by_name.items():
        if len(key) > 2:
            words[key.title()] = known
            words[key.upper()] = known
            surname = known.name.rpartition(" ")[2]
            if " " not in key and surname.lower() == key:
                words[surname] = known
    for span, known in Phrases(words, case=True).find(text.text):
        if not _covered(span, taken):
            yield person_mention(text, span, known, "surname")


def _covered(span: Span, taken: Sequence[Mention]) -> bool:
    at = bisect_right(taken, span.start, key=lambda m: m.start)
    return any(m.span.overlaps(span) for m in taken[max(0, at - 1) : at + 1])


def collectives(
    text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Mention]:
    """One mention a member for "both countries", "the two leaders"; none where no two were named."""
    for piece in text.pieces:
        sense = piece.sense(What.COLLECTIVE)
        if sense is None:
            continue
        home = innermost(passages, piece.start)
        before = [
            m for m in mentions if m.end <= piece.start and innermost(passages, m.start) == home
        ]
        members = _last_two(before, persons=sense.name == "persons")
        for member in members:
            yield _as(member, piece, text.text)


def _as(member: Mention, piece: Piece, text: str) -> Mention:
    return Mention(
        start=piece.start,
        end=piece.end,
        text=text[piece.start : piece.end],
        actor=member.actor,
        name=member.name,
        country=member.country,
        sector=member.sector,
        kind=member.kind,
        link="collective",
    )


def _last_two(before: Sequence[Mention], *, persons: bool) -> list[Mention]:
    """The last two of different states, in the order in which they were named."""
    found: list[Mention] = []
    for mention in reversed(before):
        wanted = mention.kind is MentionKind.PERSON if persons else mention.kind in _STATES
        if not wanted or mention.country is None:
            continue
        if all(mention.country != m.country for m in found):
            found.append(mention)
        if len(found) == 2:
            return found[::-1]
    return []


_STATES = {MentionKind.STATE, MentionKind.PLACE}


def pronouns(
    text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Mention]:
    """ "He" and "she": the last person named in the same passage."""
    persons = [m for m in mentions if m.kind is MentionKind.PERSON]
    for found in _PRONOUN.finditer(text.text):
        at = bisect_right(persons, found.start(), key=lambda m: m.start)
        if at == 0:
            continue
        person = persons[at - 1]
        if innermost(passages, person.start) != innermost(passages, found.start()):
            continue
        known = Known(person.name, person.actor, person.country, person.sector)
        yield person_mention(text, Span(found.start(), found.end()), known, "pronoun")


def innermost(passages: Sequence[Passage], at: int) -> str | None:
    """The id of the smallest passage that holds the place."""
    holding = [p for p in passages if p.start <= at < p.end]
    return min(holding, key=lambda p: p.end - p.start).id if holding else None
