"""Mentions that mean several: "the ministers" after two were named, "the Peru-Chile Joint Commission"."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from dateline.lexicon.actors import What, slug
from dateline.name.collectives import called, state
from dateline.name.kinds import is_person
from dateline.name.offices import held_by, is_plural, titles, within
from dateline.name.pieces import Text
from dateline.name.voices import Voices
from dateline.types import Mention, MentionKind, Passage

_STATES = (What.STATE, What.ADJECTIVE)
_Holders = dict[tuple[str | None, str], dict[str, Mention]]


def several(
    text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Mention]:
    """The mentions, those of several with one mention a member, in the same words."""
    voices = Voices(passages)
    holders: _Holders = {}
    for mention in mentions:
        here = voices.at(mention.start)
        if is_person(mention) and mention.country:
            for key, _ in held_by(mention, titles(text, mention), text.table):
                for place in (here, None):
                    named = holders.setdefault((place, key), {})
                    named.pop(mention.name, None)
                    named[mention.name] = mention
        members = _ministers(text, mention, holders, here) or _joint(text, mention)
        yield from (called(m, mention.span, text) for m in members)
        if not members:
            yield mention


def _ministers(text: Text, mention: Mention, holders: _Holders, here: str | None) -> list[Mention]:
    """The last two of different states who were named with the office: of the passage, else the page."""
    office = mention.kind is MentionKind.OFFICE and is_plural(text, mention)
    unsaid = mention.country is None or mention.link == "outlet"
    if not (office and unsaid and text.the(mention.start)):
        return []
    pieces = titles(text, mention)
    if len(pieces) != 1 or text.cues["whose"].match(text.text, mention.end):
        return []
    name = pieces[0].senses[0].name
    for key in (name, name.rpartition(" ")[2]):
        for place in (here, None):
            named = list(islice(reversed(holders.get((place, key), {}).values()), 2))[::-1]
            if len({m.country for m in named}) == 2:
                return named
    return []


def _joint(text: Text, mention: Mention) -> list[Mention]:
    """The two states after which a body of theirs is named; one with a short form acts for itself."""
    if mention.actor != f"IGO:{slug(mention.text)}" or mention.link != "title":
        return []
    nouns = [w for w in re.split(r"[ \u00a0-]", mention.text) if w in text.table.bodies]
    if not nouns or text.table.bodies[nouns[-1]] != "GOV":
        return []
    owners = (p.sense(*_STATES) for p in within(text, mention))
    two = dict.fromkeys(s.country for s in owners if s and s.country)
    if len(two) != 2:
        return []
    return [state(replace(mention, country=country)) for country in two]
