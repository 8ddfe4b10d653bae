"""Officers of several states in one phrase, of which each state has its own.

"The foreign ministers of Chile, Peru and Bolivia", "the Armenian and Azerbaijani foreign ministers".
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.lexicon.actors import What
from dateline.name.kinds import PLACES
from dateline.name.offices import is_plural, within
from dateline.name.pieces import Text
from dateline.types import Mention, MentionKind


def listed_officers(text: Text, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, states that stand for their officer in such a phrase now as that officer."""
    found = list(mentions)
    for i, mention in enumerate(mentions):
        if mention.kind is not MentionKind.OFFICE or not mention.country or not mention.sector:
            continue
        if not is_plural(text, mention) or not any(
            p.has(What.OFFICE) for p in within(text, mention)
        ):
            continue
        step = 1 if text.cues["of_whom"].search(mention.text) else -1
        for n in _listed(text, mentions, i, step):
            state = mentions[n]
            actor = f"{state.country}.{mention.sector}"
            office = MentionKind.OFFICE
            found[n] = replace(state, actor=actor, sector=mention.sector, kind=office)
    return found


def _listed(text: Text, mentions: Sequence[Mention], i: int, step: int) -> list[int]:
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
