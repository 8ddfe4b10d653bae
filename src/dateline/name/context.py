"""The state of an army, a court or a minister that the words themselves do not name.

It is looked for where a reader would: "police in Kenya", then the place in the dateline of the passage,
then the only state of which the passage speaks. Such mentions have the link `context`.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.lexicon.actors import What
from dateline.name.people import Cast, person_id
from dateline.name.pieces import Text
from dateline.types import Mention, MentionKind, Passage, PassageKind, Span

_IN = re.compile(r"\s(?:in|at|of|from|across|outside|near)\s(?:the\s)?(?:\w+\s){0,3}?$")
_DATELINE = re.compile(
    r"[^\w]{0,4}[A-Z][\w .'/\u2019-]{1,40}(?:,[^():\n\u2014\u2013]{1,40})?"
    r"(?:\s?\([^()\n]{2,30}\)\s?[:\u2014\u2013-]?|\s?[:\u2014\u2013]|\s-{1,2}\s)"
)
_DOMESTIC = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP"}
_BODIES = {MentionKind.ORGANISATION, MentionKind.FORCE, MentionKind.OFFICE}


def with_states(mentions: Sequence[Mention], cast: Cast) -> list[Mention]:
    """Persons whose state the page tells only later, and persons by what was learnt of them."""
    return [_with_state(m, cast) if m.kind is MentionKind.PERSON else m for m in mentions]


def _with_state(mention: Mention, cast: Cast) -> Mention:
    known = cast.find(mention.name) if mention.country is None else None
    if known is None or known.country is None:
        return mention
    sector = mention.sector or known.sector
    return replace(
        mention, country=known.country, sector=sector, actor=known.actor, name=known.name
    )


def at_home(text: Text, passages: Sequence[Passage], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, bodies and officers without a state now with that of where the words stand."""
    homes = {p.id: home for p in passages if (home := _dateline(text, p))}
    only = {p.id: alone for p in passages if (alone := _only_state(p, mentions))}
    return [_placed(text, passages, mentions, i, homes, only) for i in range(len(mentions))]


def _placed(
    text: Text,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    i: int,
    homes: dict[str, str],
    only: dict[str, str],
) -> Mention:
    mention = mentions[i]
    if mention.country is not None or mention.sector is None:
        return mention
    country = _place_behind(text, mentions, i)
    if country is None and mention.sector in _DOMESTIC and mention.link != "surname":
        around = [p for p in passages if p.start <= mention.start < p.end]
        country = next((homes[p.id] for p in reversed(around) if p.id in homes), None)
        if country is None and mention.kind in {MentionKind.FORCE, MentionKind.ORGANISATION}:
            country = next((only[p.id] for p in reversed(around) if p.id in only), None)
    if country is None:
        return mention
    actor = f"{country}.{mention.sector}"
    if mention.kind is MentionKind.PERSON:
        actor = person_id(mention.name, country, mention.sector) or actor
    return replace(mention, country=country, actor=actor, link="context")


def _place_behind(text: Text, mentions: Sequence[Mention], i: int) -> str | None:
    """The state of "police *in Nairobi*"."""
    mention = mentions[i]
    if mention.kind not in _BODIES or i + 1 == len(mentions):
        return None
    place = mentions[i + 1]
    between = text.text[mention.end : place.start]
    if place.kind not in {MentionKind.STATE, MentionKind.PLACE} or len(between) > 40:
        return None
    return place.country if _IN.fullmatch(between) else None


def _dateline(text: Text, passage: Passage) -> str | None:
    """The state of the place with which a passage begins: "NAIROBI, Kenya (Reuters) - "."""
    found = _DATELINE.match(text.text, passage.start, min(passage.end, passage.start + 120))
    end = found.end() if found else passage.start
    if passage.kind is PassageKind.DATELINE:
        end = passage.end
    at = bisect_left(text.starts, passage.start)
    for piece in text.pieces[at : at + 4]:
        sense = piece.sense(What.SEAT, What.PLACE, What.STATE)
        if piece.end <= end and sense:
            return sense.country
    return None


def _only_state(passage: Passage, mentions: Sequence[Mention]) -> str | None:
    """The state of which nearly all words of a passage speak, and more than once."""
    span = Span(passage.start, passage.end)
    counts = Counter(m.country for m in mentions if span.contains(m.span) and m.country)
    if not counts:
        return None
    country, times = counts.most_common(1)[0]
    alone = times >= 2 and times >= 0.75 * counts.total()
    return country if alone and len(country) == 3 and country not in {"IGO", "NGO"} else None
