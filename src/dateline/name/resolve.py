"""Words that mean who was named before: surnames, "the two sides", "the latter"."""

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


def surnames(text: Text, cast: Cast, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Persons of the page by surname alone, before or after the place that introduces them."""
    words: dict[str, Known] = {}
    told = {m.name: m.start for m in reversed(taken) if m.kind is MentionKind.PERSON}
    for key, known in cast.by_name.items():
        words[key.title()] = known
        if len(key) > 2:
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

    The members are looked for right behind ("the neighbours, Peru and Chile"), then before it in the
    same passage, then in the page. "The country" is the state that was named last.
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
        named = _behind(text.text, piece, mentions[at : at + 4]) if find in _MANY else []
        page = () if sense.name in _PASSAGE_ONLY else before
        for member in named or find(own, piece.start) or find(page, piece.start):
            yield _as(member, Span(piece.start, piece.end), text.text, table)


def former_and_latter(
    text: Text, table: NameTable, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Mention]:
    """ "The former", "the latter": the first and the second of the two that were named last."""
    voices = Voices(passages)
    for found in _FORMER.finditer(text.text):
        span, here = Span(*found.span("words")), voices.at(found.start())
        at = bisect_right(mentions, span.start, key=lambda m: m.start)
        own = [m for m in mentions[max(0, at - _FAR) : at] if voices.at(m.start) == here]
        two = _last_two([m for m in own if m.country], span.start)
        if not meeting(mentions, span):
            for member in two[:1] if found["first"] else two[1:]:
                yield _as(member, span, text.text, table)


def aggressors(
    text: Text, table: NameTable, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Mention]:
    """ "The invader": the state of which the same passage said last that it invaded."""
    voices = Voices(passages)
    by_end = {m.end: m for m in mentions if m.kind in _PLACES and m.country not in _NO_STATE}
    acts = [
        (a.start(), by_end[a.start()]) for a in _INVADED.finditer(text.text) if a.start() in by_end
    ]
    for found in _INVADER.finditer(text.text) if acts else ():
        at = bisect_right(acts, found.start(), key=lambda act: act[0])
        span = Span(*found.span("words"))
        if at and not meeting(mentions, span):
            state = acts[at - 1][1]
            if voices.at(state.start) == voices.at(span.start):
                yield _as(_state(state), span, text.text, table)


def _behind(text: str, piece: Piece, ahead: Sequence[Mention]) -> list[Mention]:
    """The states of ", Peru and Chile"."""
    found: list[Mention] = []
    end, link = piece.end, _APPOSED
    for mention in ahead:
        if mention.kind is not MentionKind.STATE or not link.fullmatch(text, end, mention.start):
            break
        found.append(_state(mention))
        end, link = mention.end, _LISTED
    return found if len(found) > 1 else []


def _persons(before: Sequence[Mention], _at: int) -> list[Mention]:
    """The last two persons of different states, in the order in which they were named; else officers."""
    for kinds in ({MentionKind.PERSON}, {MentionKind.PERSON, MentionKind.OFFICE}):
        found: dict[str | None, Mention] = {}
        for mention in reversed(before):
            if mention.kind in kinds:
                found.setdefault(mention.country, mention)
            if len(found) == 2:
                return list(found.values())[::-1]
    return []


def _some_states(number: int, before: Sequence[Mention], at: int) -> list[Mention]:
    """So many states of the words just before, else those of which the passage speaks most."""
    states = [m for m in before if m.country and m.country not in _NO_STATE]
    near = dict.fromkeys(m.country for m in states if m.start >= at - _NEAR)
    if len(near) != number:
        common = Counter(m.country for m in states).most_common(number)
        near = dict.fromkeys(country for country, _ in common)
    if len(near) != number:
        return []
    return [_state(next(m for m in reversed(states) if m.country == country)) for country in near]


def _two_states(before: Sequence[Mention], at: int) -> list[Mention]:
    return _some_states(2, before, at)


def _three_states(before: Sequence[Mention], at: int) -> list[Mention]:
    return _some_states(3, before, at)


def _last_state(before: Sequence[Mention], at: int) -> list[Mention]:
    named = [m for m in before if m.kind in _PLACES and m.country not in _NO_STATE]
    return [_state(named[-1])] if named and named[-1].start >= at - _NEAR else []


def _home(before: Sequence[Mention], at: int) -> list[Mention]:
    """The state of the last person: "his country"."""
    named = [m for m in before if m.kind is MentionKind.PERSON and m.country not in _NO_STATE]
    return [_state(named[-1])] if named and named[-1].start >= at - _NEAR else []


def _last_body(before: Sequence[Mention], at: int) -> list[Mention]:
    """The body of states named just before, or the only one named so far."""
    named = [m for m in before if m.country == "IGO" and m.kind is MentionKind.ORGANISATION]
    near = named and named[-1].start >= at - _NEAR
    return named[-1:] if near or len({m.actor for m in named}) == 1 else []


def _last_two(before: Sequence[Mention], at: int) -> list[Mention]:
    """The last two states or persons of the same kind that are not one."""
    near = [m for m in before if m.start >= at - _NEAR and m.kind in _SIDES]
    if not near:
        return []
    last = near[-1]
    kinds = _PLACES if last.kind in _PLACES else {last.kind}
    others = [m for m in near[:-1] if m.kind in kinds and m.actor != last.actor]
    return [others[-1], last] if others else []


def _state(mention: Mention) -> Mention:
    """The state itself, whatever of it was named."""
    return replace(mention, actor=mention.country, sector="GOV", kind=MentionKind.STATE)


_FAR = 60  # mentions before a collective among which its members are looked for
_COMMON = 3  # bearers in the table: such a name means nobody before the page has told who
_NEAR = 300  # characters: this sentence and the one before
_NO_STATE = {"IGO", "NGO", "MNC"}
_PLACES = {MentionKind.STATE, MentionKind.PLACE}
_SIDES = _PLACES | {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FORCE}
_PASSAGE_ONLY = {"home"}
_MEMBERS = {
    "states": _two_states,
    "three": _three_states,
    "persons": _persons,
    "state": _last_state,
    "home": _home,
    "organisation": _last_body,
}
_INVADED = re.compile(r"\s(?:has |had )?(?:invaded|attacked|occupied|annexed|overran|bombed)\b")
_INVADER = re.compile(r"\b[Tt]he (?P<words>aggressor|invader|occupier|attacker)s?\b")
_MANY = {_two_states, _three_states}
_FORMER = re.compile(
    r"\b[Tt]he (?P<words>(?P<first>former)|latter)(?='s\b|[,.;)]|\s(?:is|was|has|had|will|would|and|to|by|in|for|"
    r"also|did|does|said|says|could|should|may|might|on|with|of)\b|\s\w{2,9}ed(?:[,.]| (?:to|the|a|an|its|that|with|on|in|by|it)\b))"
)
_APPOSED = re.compile(
    r"(?:\s(?:in|of|on) (?:the )?[\w-]{2,20}(?: [\w-]{2,20})?)?\s?[,:(\u2013\u2014-]{1,2}\s?(?:namely |both )?(?:the )?"
)
_LISTED = re.compile(r",? (?:and |& )?(?:the )?|\s?[-\u2013/&]\s?")


def _as(member: Mention, span: Span, text: str, table: NameTable) -> Mention:
    words = text[span.start : span.end]
    name = table.states.get(member.actor or "", member.name)
    return replace(member, start=span.start, end=span.end, text=words, name=name, link="collective")
