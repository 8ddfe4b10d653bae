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
from dateline.name.nouns import OWNERS
from dateline.name.people import Cast, person_id
from dateline.name.pieces import Text
from dateline.types import Mention, MentionKind, Passage, PassageKind, Span

_IN = re.compile(r"\s(?:in|at|of|from|across|outside|near)\s(?:the\s)?(?:\w+\s){0,3}?$")
_DATELINE = re.compile(
    r"[^\w]{0,4}[A-Z][\w .'/\u2019-]{1,40}(?:,[^():\n\u2014\u2013]{1,40})?"
    r"(?:\s?\([^()\n]{2,30}\)\s?[:\u2014\u2013-]?|\s?[:\u2014\u2013]|\s-{1,2}\s)"
)
_OFFICERS = {MentionKind.PERSON, MentionKind.OFFICE}
_DOMESTIC = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP"}
_INSTITUTIONS = {MentionKind.ORGANISATION, MentionKind.FORCE}
_BODIES_OF_MANY = {"IGO", "NGO", "MNC"}
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
    own = [*passages, _whole(text)]
    datelines = {p.id: home for p in passages if (home := _dateline(text, p))}
    plain_talk = {p.id: home for p in own if (home := _unmarked(text, p, mentions))}
    only = {p.id: alone for p in passages if (alone := _only_state(p, mentions))}
    placed = []
    for i, mention in enumerate(mentions):
        country = None
        if mention.country is None and mention.actor is None and mention.sector:
            country = _place_behind(text, mentions, i)
            if country is None and _is_domestic(mention):
                officer = mention.kind not in _INSTITUTIONS
                homes = (plain_talk, datelines) if officer else (datelines, plain_talk)
                country = _of_passage(own, mention, homes)
            if country is None and mention.kind in _INSTITUTIONS and _is_domestic(mention):
                country = _of_passage(own, mention, (only,))
        placed.append(_placed(mention, country) if country else mention)
    return placed


def _whole(text: Text) -> Passage:
    return Passage(id="", start=0, end=len(text.text) + 1, kind=PassageKind.BODY)


def _is_domestic(mention: Mention) -> bool:
    """An institution or one officer; "officials" and "soldiers" may be anybody's."""
    return (
        mention.sector in _DOMESTIC
        and mention.link != "surname"
        and not (mention.kind is MentionKind.OFFICE and mention.text.endswith("s"))
    )


def _of_passage(
    passages: Sequence[Passage], mention: Mention, homes: Sequence[dict[str, str]]
) -> str | None:
    """From the first of the tables that knows a passage around the mention, the innermost first."""
    around = [p.id for p in passages if p.start <= mention.start < p.end and p.id]
    around = ["", *around]
    return next((home[id_] for home in homes for id_ in reversed(around) if id_ in home), None)


def _placed(mention: Mention, country: str) -> Mention:
    actor = f"{country}.{mention.sector}"
    if mention.kind is MentionKind.PERSON:
        actor = person_id(mention.name, country, mention.sector) or actor
    return replace(mention, country=country, actor=actor, link="context")


def _unmarked(text: Text, passage: Passage, mentions: Sequence[Mention]) -> str | None:
    """The state whose officers are named without their nationality, as a paper does with its own."""
    own: dict[str, str] = {}
    for mention in mentions:
        titled = mention.kind is MentionKind.PERSON and mention.link == "title"
        if titled and mention.country and passage.start <= mention.start < passage.end:
            first = own.setdefault(mention.name, "" if _marked(text, mention) else mention.country)
            own[mention.name] = first
    counts = Counter(own.values())
    total = counts.total() - counts.pop("", 0)
    if not counts:
        return None
    country, times = counts.most_common(1)[0]
    return (
        country
        if times * 3 > total * 2 and len(country) == 3 and country not in _BODIES_OF_MANY
        else None
    )


def _marked(text: Text, mention: Mention) -> bool:
    """Does the mention name a state or a body?"""
    at = bisect_left(text.starts, mention.start)
    inside = text.pieces[at : bisect_left(text.starts, mention.end)]
    return any(p.has(*OWNERS) for p in inside)


def same_office(text: Text, mentions: Sequence[Mention]) -> list[Mention]:
    """ "The President" after "Pakistani President Asif Ali Zardari": the holder last named."""
    holders: dict[str, Mention] = {}
    found = []
    for mention in mentions:
        offices = _offices(text, mention)
        if mention.kind is MentionKind.PERSON:
            holders.update(dict.fromkeys(offices, mention))
        holder = holders.get(offices[-1]) if offices else None
        bare = mention.kind is MentionKind.OFFICE and mention.actor is None
        found.append(_again(mention, holder) if bare and holder else mention)
    return found


def _offices(text: Text, mention: Mention) -> list[str]:
    """The offices in the words of the mention, each by one of its names; none where they are many."""
    if mention.kind not in _OFFICERS:
        return []
    at = bisect_left(text.starts, mention.start)
    inside = text.pieces[at : bisect_left(text.starts, mention.end)]
    senses = (p.sense(What.OFFICE, What.SPOKESMAN, What.ENVOY) for p in inside)
    return [s.name for s in senses if s is not None]


def _again(mention: Mention, holder: Mention) -> Mention:
    """The holder, in the words of the mention."""
    return replace(holder, start=mention.start, end=mention.end, text=mention.text, link="title")


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
    return country if alone and len(country) == 3 and country not in _BODIES_OF_MANY else None
