"""The state of an army, a court or a minister that the words themselves do not name.

It is looked for where a reader would: "police in Kenya", then the body that acts in a sentence of which an
officer tells, a ministry's name at the head of its own page, the place in the dateline of the passage, the
only state of which the passage speaks. Such mentions have the link `context`.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dateline.lexicon.actors import TOP, What
from dateline.name.days import opens, sentence
from dateline.name.kinds import (
    INSTITUTIONS,
    OF_MANY,
    OFFICERS,
    PLACES,
    SERVANTS,
    by_start,
    is_person,
    of_a_state,
)
from dateline.name.nouns import OWNERS
from dateline.name.offices import titles
from dateline.name.people import Cast, person_id
from dateline.name.pieces import Text
from dateline.name.voices import Voices
from dateline.types import Mention, MentionKind, Passage, PassageKind

_DATELINE = re.compile(
    r"[^\w]{0,4}[A-Z][\w .'/\u2019-]{1,40}(?:,[^():\n\u2014\u2013]{1,40})?"
    r"(?:\s?\([^()\n]{2,30}\)\s?[:\u2014\u2013-]?|\s?[:\u2014\u2013]|\s-{1,2}\s)"
)
_TOLD = re.compile(r" (?P<verb>\w{3,12})\b")
_LETTERHEAD = 300  # characters from an end of the page
_DOMESTIC = SERVANTS | {"OPP"}
_ABROAD = SERVANTS - {"COP"}  # whom a state has in other states, too
_BODIES = INSTITUTIONS | {MentionKind.OFFICE}


def with_states(mentions: Sequence[Mention], cast: Cast) -> list[Mention]:
    """Persons whose state the page tells only later, and persons by what was learnt of them."""
    return [_with_state(m, cast) if is_person(m) else m for m in mentions]


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
    homes = _Homes(text, passages, mentions)
    away = _away(text, mentions, homes)
    placed: list[Mention] = []
    for i, mention in enumerate(mentions):
        country = None
        if mention.country is None and mention.actor is None and _acts(text, mention):
            country = (
                _place_behind(text, mentions, i)
                or _acting(text, mentions, i)
                or _served(text, placed[-1:], mention)
                or _joined(text, placed[-1:], mention)
            )
            if country is None and _is_domestic(mention) and mention.name not in away:
                country = homes.of(mention)
        placed.append(_placed(mention, country) if country else mention)
    found = {m.name: m for m in reversed(placed) if m.link == "context"}
    return [_as_elsewhere(m, found) for m in placed]


def _away(text: Text, mentions: Sequence[Mention], homes: "_Homes") -> set[str]:
    """Names of officers whose state is another than that of the page: hosts of its officers, counterparts."""
    found: set[str] = set()
    for i, mention in enumerate(mentions):
        if not is_person(mention) or mention.country or not mention.sector:
            continue
        home = homes.of(mention)
        if home and (_is_counterpart(text, mention) or _is_host(text, mentions, i, home)):
            found |= {mention.name, mention.name.split()[0], mention.name.split()[-1]}
    return found


def _acts(text: Text, mention: Mention) -> bool:
    """Is it known for what it acts, or that it has the office of somebody else?"""
    return mention.sector is not None or _is_counterpart(text, mention)


def _is_counterpart(text: Text, mention: Mention) -> bool:
    words = mention.text.lower()
    return any(title in words for title in text.cues.words["counterpart"])


def _is_host(text: Text, mentions: Sequence[Mention], i: int, home: str) -> bool:
    """ "*Minister Han* received the Polish minister", "She was received by *Minister Han*"."""
    host = mentions[i]
    guests = [m for m in mentions[max(0, i - 3) : i] if m.kind in OFFICERS]
    if guests and guests[-1].country in {None, home}:
        near = max(guests[-1].end, host.start - 60)
        if text.cues["by_host"].search(text.text, near, host.start):
            return True
    guest = next(iter(mentions[i + 1 : i + 2]), None)
    if guest is None or guest.kind not in OFFICERS or guest.country != home:
        return False
    return text.cues["hosts"].fullmatch(text.text, host.end, guest.start) is not None


def _as_elsewhere(mention: Mention, found: Mapping[str, Mention]) -> Mention:
    """A person whose state was found where another mention has the name."""
    known = found.get(mention.name) if mention.country is None else None
    if known is None or {known.kind, mention.kind} != {MentionKind.PERSON}:
        return mention
    return replace(mention, country=known.country, sector=known.sector, actor=known.actor)


class _Homes:
    """The states in which the words of each passage are at home, by each of three signs."""

    def __init__(
        self, text: Text, passages: Sequence[Passage], mentions: Sequence[Mention]
    ) -> None:
        self._voices = Voices(passages)
        own: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            own[self._voices.at(mention.start) or ""].append(mention)
        self._datelines = {p.id: home for p in passages if (home := _dateline(text, p))}
        self._unmarked = {id_: home for id_, ms in own.items() if (home := _unmarked(text, ms))}
        self._only = {id_: alone for id_, ms in own.items() if (alone := _only_state(ms))}
        if whole := _letterhead(text.text, mentions) or _unmarked(text, mentions):
            self._unmarked[""] = whole

    def of(self, mention: Mention) -> str | None:
        """That of the innermost passage that has one; an officer may be away from where it was written."""
        tables = [self._unmarked, self._datelines]
        if mention.kind in INSTITUTIONS:
            tables = [self._datelines, self._unmarked, self._only]
        around = [*self._voices.around(mention.start), ""]
        return next((table[id_] for id_ in around for table in tables if id_ in table), None)


def _is_domestic(mention: Mention) -> bool:
    """An institution or one officer; "officials" may be anybody's, and so may a body with a name."""
    return (
        mention.sector in _DOMESTIC
        and mention.link != "surname"
        and not (mention.kind is MentionKind.ORGANISATION and mention.link == "title")
        and not (mention.kind is MentionKind.OFFICE and mention.text.endswith("s"))
    )


def _placed(mention: Mention, country: str) -> Mention:
    sector = mention.sector or "GOV"
    actor = f"{country}.{sector}"
    if is_person(mention):
        actor = person_id(mention.name, country, sector) or actor
    return replace(mention, country=country, sector=sector, actor=actor, link="context")


def _unmarked(text: Text, mentions: Sequence[Mention]) -> str | None:
    """The state whose officers are named without their nationality, as a paper does with its own.

    One officer alone may be taken for somebody else: the page must name his state.
    """
    own: dict[str, str] = {}
    for mention in mentions:
        if is_person(mention) and mention.link == "title" and not _is_known(text, mention):
            own.setdefault(mention.name, "" if _marked(text, mention) else mention.country or "")
    counts = Counter(country for country in own.values() if country)
    home = _most(counts, 2 / 3)
    return home if home in text.states or counts[home or ""] > 1 else None


def _is_known(text: Text, mention: Mention) -> bool:
    """Has it no state, or is it a head of state or government, whom all papers name without one?"""
    top = (TOP & set(p.offices) for title in titles(text, mention) for p in title.senses)
    return mention.country is None or any(top)


def _most(counts: Counter[str], share: float) -> str | None:
    """The state with at least that share of all; a body of states is nobody's home."""
    if not counts:
        return None
    country, times = counts.most_common(1)[0]
    return country if times >= share * counts.total() and country not in OF_MANY else None


def _marked(text: Text, mention: Mention) -> bool:
    """Does the mention name a state or a body?"""
    at = bisect_left(text.starts, mention.start)
    inside = text.pieces[at : bisect_left(text.starts, mention.end)]
    return any(p.has(*OWNERS) for p in inside)


def _place_behind(text: Text, mentions: Sequence[Mention], i: int) -> str | None:
    """The state of "police *in Nairobi*", and of "officials, including *the Peruvian minister*"."""
    mention = mentions[i]
    if mention.kind not in _BODIES or i + 1 == len(mentions):
        return None
    if mention.text.lower() in text.table.words["abroad"]:
        return None  # an embassy in Lima is not Peru's
    place = mentions[i + 1]
    between = text.text[mention.end : place.start]
    if text.cues["including"].fullmatch(between) and mention.kind is MentionKind.OFFICE:
        return place.country if place.country not in OF_MANY else None
    if place.kind not in PLACES or len(between) > 40:
        return None
    return place.country if text.cues["in_place"].fullmatch(between) else None


def _acting(text: Text, mentions: Sequence[Mention], i: int) -> str | None:
    """The state of the body that begins a sentence which a titled person tells:
    "*Kosovo police* held two men, Interior Minister Ana Roca said"."""
    mention = mentions[i]
    said = _TOLD.match(text.text, mention.end)
    if not is_person(mention) or mention.link != "title" or said is None:
        return None
    told = said["verb"] in text.table.words["speech"]
    if not told or text.text[mention.start - 2 : mention.start] != ", ":
        return None
    at, _ = sentence(text.text, mention.start)
    first = mentions[bisect_left(mentions, at, key=by_start)]
    acts = first.kind in INSTITUTIONS and opens(text.text, first.start)
    return first.country if acts and of_a_state(first) else None


def _served(text: Text, before: Sequence[Mention], officer: Mention) -> str | None:
    """The state of "a Peruvian delegation *led by Minister Soto*", "accepted for the Peruvian navy *by Admiral Paz*"."""
    for body in before:
        if not of_a_state(body) or body.sector not in SERVANTS or officer.kind not in OFFICERS:
            return None
        by = text.cues["by_whom"].fullmatch(text.text, body.end, officer.start)
        for_it = text.cues["on_behalf"].search(text.text, max(0, body.start - 40), body.start)
        return body.country if by and (by["led"] or for_it) else None
    return None


def _joined(text: Text, before: Sequence[Mention], other: Mention) -> str | None:
    """The state of "the Peruvian minister Luis Soto *and Colonel Ana Paz*", "the Peruvian army *and navy*"."""
    for one in before:
        if not of_a_state(one) or not text.cues["and"].fullmatch(text.text, one.end, other.start):
            return None
        if is_person(one) and is_person(other):
            return one.country if one.link == other.link == "title" else None
        both = {one.kind, other.kind} <= _BODIES and {one.sector, other.sector} <= _ABROAD
        return one.country if both else None
    return None


def _letterhead(text: str, mentions: Sequence[Mention]) -> str | None:
    """The state whose ministry has a line for itself near the head or the foot of the page.

    The state may have the line before or behind it: "REPUBLIC OF PERU", "MINISTRY OF DEFENCE".
    """
    for i, mention in enumerate(mentions):
        if mention.kind is not MentionKind.ORGANISATION or mention.sector not in _DOMESTIC:
            continue
        if min(mention.start, len(text) - mention.end) > _LETTERHEAD:
            continue
        country = mention.country or _state_beside(text, mentions, i)
        if country and _has_line(text, mention, len("Press release: the ")):
            return country if country not in OF_MANY else None
    return None


def _has_line(text: str, mention: Mention, more: int) -> bool:
    """Does it stand on a line with at most so many characters more?"""
    start, end = text.rfind("\n", 0, mention.start) + 1, mention.end + more + 1
    line = text[start:end].partition("\n")[0]
    return "\n" in text and len(line.strip()) <= len(mention.text) + more


def _state_beside(text: str, mentions: Sequence[Mention], i: int) -> str | None:
    """That which has the line before or behind for itself."""
    ministry = mentions[i]
    for state in (*mentions[max(0, i - 1) : i], *mentions[i + 1 : i + 2]):
        ends = sorted((ministry.start, ministry.end, state.start, state.end))
        between = text[ends[1] : ends[2]]
        lines = "\n" in between and not between.strip() and _has_line(text, state, len("the "))
        if lines and state.kind is MentionKind.STATE:
            return state.country
    return None


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


def _only_state(mentions: Sequence[Mention]) -> str | None:
    """The state of which nearly all words of a passage speak, and more than once."""
    counts = Counter(m.country for m in mentions if m.country)
    country = _most(counts, 3 / 4)
    return country if country and counts[country] > 1 else None
