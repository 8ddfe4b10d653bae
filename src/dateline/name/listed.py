"""Officers and forces of several states in one phrase, of which each state has its own.

"The foreign ministers of Chile, Peru and Bolivia", "the Armenian and Azerbaijani navies".
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.lexicon.actors import What
from dateline.name.kinds import PLACES, is_person
from dateline.name.nouns import HEADS
from dateline.name.offices import is_plural, within
from dateline.name.pieces import Piece, Text
from dateline.types import Mention, MentionKind

_LETTERS = 4  # of a short form: "U.S."


def listed(text: Text, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, states that share the noun of such a phrase now as what they have of that kind."""
    found = list(mentions)
    for i, mention in enumerate(mentions):
        if (
            not mention.country
            or not mention.sector
            or mention.kind in PLACES
            or is_person(mention)
        ):
            continue
        for n in _sharing(text, mentions, i):
            actor = f"{mentions[n].country}.{mention.sector}"
            found[n] = replace(mentions[n], actor=actor, sector=mention.sector, kind=mention.kind)
    return found


def _sharing(text: Text, mentions: Sequence[Mention], i: int) -> Iterator[int]:
    """Which states share the noun of the mention at `i`: for one office of several, and before
    "Chile's armies", any of them; else adjectives."""
    pieces = within(text, mentions[i])
    office = mentions[i].kind is MentionKind.OFFICE and any(p.has(What.OFFICE) for p in pieces)
    offices = office and is_plural(text, mentions[i])
    of = text.cues["of_whom"].search(mentions[i].text)
    if of and offices:
        yield from _joined(text, mentions, i, 1)
    elif not of and any(p.has(*HEADS) for p in pieces):
        many = offices or _possessed(text, pieces)
        states = _joined(text, mentions, i, -1)
        yield from (n for n in states if many or _is_adjective(text, mentions[n]))


def _possessed(text: Text, pieces: Sequence[Piece]) -> bool:
    """ "*Thailand's armies*": of several, where a body or force stands in the plural."""
    owner, head = pieces[0], pieces[-1]
    bodies = head.has(What.FORCE, What.BODY) and text.cues["plural"].search(
        text.text, head.start, head.end
    )
    return bool(bodies) and text.gap(owner.end, head.start) == "possessive"


def _is_adjective(text: Text, mention: Mention) -> bool:
    """ "Chinese", and letters that stand for one: "US"."""
    adjective = any(p.has(What.ADJECTIVE) and p.end == mention.end for p in within(text, mention))
    return adjective or (len(mention.text) <= _LETTERS and mention.text.isupper())


def _joined(text: Text, mentions: Sequence[Mention], i: int, step: int) -> list[int]:
    """Which mentions are listed with the one at `i`, behind or before it; none without an "and"."""
    found, joined = [], False
    while 0 <= i + step < len(mentions) and mentions[i + step].kind in PLACES:
        left, right = (mentions[i], mentions[i + step])[::step]
        link = text.cues["listed_officers"].fullmatch(text.text, left.end, right.start)
        if link is None or mentions[i + step].country is None:
            break
        joined = joined or bool(link["and"])
        i += step
        found.append(i)
    return found if joined else []
