"""Words for several who were just named, or for one of two: "both countries", "the two leaders", "its neighbour".

Which words these are, and whom they mean: data/actors/collectives.csv.
"""

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from msgspec.structs import replace

from dateline.lexicon.actors import What
from dateline.name.days import opens, sentence
from dateline.name.kinds import FAR, NEAR, OFFICERS, PLACES, by_start, is_person, of_a_state
from dateline.name.overlap import meeting
from dateline.name.pieces import Text
from dateline.name.voices import Voices
from dateline.types import Mention, MentionKind, Passage, Span

_MANY = {"states", "three"}  # their members may stand right behind
_PAIRS = {"states", "pair"}
_SEVERAL = {*_MANY, "pair", "persons"}
_ONE_OF_TWO = {"other", "latter"}
_PASSAGE_ONLY = {"home", *_ONE_OF_TWO}


def collectives(
    text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Mention]:
    """One mention a member for "both countries", "the two leaders"; none where no two were named.

    The members are looked for right behind ("the neighbours, Peru and Chile"), then before it in the
    same passage, then in the page. "The country" is the state that was named last.
    """
    voices, named = Voices(passages), list(mentions)
    for span, members in _worded(text):
        if meeting(mentions, span):
            continue
        if _are_codes(members):
            yield from (_fixed(text, span, code) for code in members.split())
            continue
        at = bisect_right(named, span.start, key=by_start)
        before = [m for m in named[max(0, at - FAR) : at] if m.country]
        if members in _SEVERAL:
            before = _not_who_asks(text, before, span.start)
        here = voices.at(span.start)
        own = [m for m in before if voices.at(m.start) == here]
        page = () if members in _PASSAGE_ONLY else before
        find = _MEMBERS.get(members) or partial(_one_of, frozenset(members.split()))
        beside = _beside(text, span, own, named[at : at + 4], members)
        if not beside and members in _PAIRS:
            beside = acting_pair(text, own, span.start)
        meant = [
            called(m, span, text) for m in beside or find(own, span.start) or find(page, span.start)
        ]
        if len(meant) == 1:
            insort(named, meant[0], key=by_start)
        yield from meant


def _worded(text: Text) -> list[tuple[Span, str]]:
    """The words that mean some of those named before, and whom: those of the table, and "the two", "both"."""
    found = [(Span(*m.span("words")), "pair") for m in text.cues["the_two"].finditer(text.text)]
    for piece in text.pieces:
        sense = piece.sense(What.COLLECTIVE)
        if sense is not None:
            found.append((Span(piece.start, piece.end), sense.name))
    return sorted(found)


def _are_codes(members: str) -> bool:
    return members not in _MEMBERS and not members.startswith("among ")


def _not_who_asks(text: Text, before: Sequence[Mention], at: int) -> list[Mention]:
    """Those before but for the state that begins the sentence, where it urges "both countries" or stands between them."""
    start, _ = sentence(text.text, at)
    near = (m for m in before if m.start >= start and of_a_state(m))
    first = next(near, None)
    asks = text.cues["asks_them"].search(text.text, max(start, at - 40), at)
    if first is None or not asks or not opens(text.text, first.start):
        return list(before)
    return [m for m in before if m.country != first.country]


def _fixed(text: Text, words: Span, code: str) -> Mention:
    """One of the states that the words mean on any page: "both Koreas"."""
    return Mention(
        start=words.start,
        end=words.end,
        text=text.text[words.start : words.end],
        actor=code,
        name=text.table.states[code],
        country=code,
        sector="GOV",
        kind=MentionKind.STATE,
        link="collective",
    )


def called(member: Mention, span: Span, text: Text) -> Mention:
    """The member, in the words of the span."""
    words = text.text[span.start : span.end]
    name = text.table.states.get(member.actor or "", member.name)
    return replace(member, start=span.start, end=span.end, text=words, name=name, link="collective")


def state(mention: Mention) -> Mention:
    """The state itself, whatever of it was named."""
    return replace(mention, actor=mention.country, sector="GOV", kind=MentionKind.STATE)


# ---------------------------------------------------------------- right beside the words


def _beside(
    text: Text, words: Span, before: Sequence[Mention], ahead: Sequence[Mention], members: str
) -> list[Mention]:
    if members in _ONE_OF_TWO:  # "its neighbour *Peru*"
        named = ahead[:1] if ahead and text.gap(words.end, ahead[0].start) else ()
        return [state(m) for m in named if of_a_state(m)]
    found = _behind(text, words, ahead) if members in _MANY else []
    return found or (_with(text, words, before, ahead) if members == "states" else [])


def _behind(text: Text, words: Span, ahead: Sequence[Mention]) -> list[Mention]:
    """The states of ", Peru and Chile"."""
    found: list[Mention] = []
    end, link = words.end, "apposed"
    for mention in ahead:
        linked = text.cues[link].fullmatch(text.text, end, mention.start)
        if mention.kind is not MentionKind.STATE or not linked:
            break
        found.append(state(mention))
        end, link = mention.end, "listed"
    return found if len(found) > 1 else []


def _with(
    text: Text, words: Span, before: Sequence[Mention], ahead: Sequence[Mention]
) -> list[Mention]:
    """The last state, and that of "discussed the ties of the two countries *with* the Thai general"."""
    start, _ = sentence(text.text, words.start)
    own = [m for m in before if m.actor and of_a_state(m) and m.start >= start]
    if len({m.country for m in own}) != 1 or not ahead or not of_a_state(ahead[0]):
        return []
    one, other = own[-1], ahead[0]
    linked = text.cues["with_other"].fullmatch(text.text, words.end, other.start)
    return [state(one), state(other)] if linked and one.country != other.country else []


# ---------------------------------------------------------------- before them


def acting_pair(text: Text, before: Sequence[Mention], at: int) -> list[Mention]:
    """The states of the last sentence that begins with what two of them did: "Peru and Chile signed", "Peru met Chile".

    Two that the words' own sentence names go before.
    """
    near = (m for m in before if m.start >= at - 2 * NEAR)
    acting = [m for m in near if m.actor and of_a_state(m)]
    start, _ = sentence(text.text, at)
    here = {m.country: m for m in acting if m.start >= start}
    if len(here) > 1:
        return [state(m) for m in here.values()] if len(here) == 2 else []
    for one, other in reversed(list(pairwise(acting))):
        linked = text.cues["together"].fullmatch(text.text, one.end, other.start)
        if linked and one.country != other.country and opens(text.text, one.start):
            return [state(one), state(other)]
    return []


def _persons(before: Sequence[Mention], _at: int) -> list[Mention]:
    """The last two persons of different states, in the order in which they were named; else officers."""
    for kinds in ({MentionKind.PERSON}, OFFICERS):
        found: dict[str | None, Mention] = {}
        for mention in reversed(before):
            if mention.kind in kinds:
                found.setdefault(mention.country, mention)
            if len(found) == 2:
                return list(found.values())[::-1]
    return []


def _some_states(number: int, before: Sequence[Mention], at: int) -> list[Mention]:
    """So many states of the words just before, else those of which the passage speaks most."""
    states = [m for m in before if of_a_state(m)]
    here = [m for m in states if m.start >= at - NEAR]
    acting = [m for m in here if m.actor]  # not the town where they met
    for some in (here, acting):
        near = dict.fromkeys(m.country for m in some)
        if len(near) == number:
            break
    else:
        common = Counter(m.country for m in states).most_common(number)
        near = dict.fromkeys(country for country, _ in common)
    if len(near) != number:
        return []
    return [state(next(m for m in reversed(states) if m.country == country)) for country in near]


def _only_two(before: Sequence[Mention], at: int) -> list[Mention]:
    """The states of the words just before, where these are two: "both"."""
    near = [m for m in before if m.start >= at - NEAR and m.actor and of_a_state(m)]
    return _some_states(2, near, at) if len({m.country for m in near}) == 2 else []


def _two_states(before: Sequence[Mention], at: int) -> list[Mention]:
    return _some_states(2, before, at)


def _three_states(before: Sequence[Mention], at: int) -> list[Mention]:
    return _some_states(3, before, at)


def _other(before: Sequence[Mention], at: int) -> list[Mention]:
    """Of the two states just named the one that was not named last: "its neighbour"."""
    return _last_but(before, at, 1)


def _latter(before: Sequence[Mention], at: int) -> list[Mention]:
    """Of the two states just named the last: "Its neighbour did the same"."""
    return _last_but(before, at, 0)


def _last_but(before: Sequence[Mention], at: int, steps: int) -> list[Mention]:
    states = [m for m in before if m.actor and of_a_state(m) and m.start >= at - NEAR]
    last = list(dict.fromkeys(m.country for m in reversed(states)))
    if len(last) != 2:
        return []
    return [state(next(m for m in reversed(states) if m.country == last[steps]))]


def _last_state(before: Sequence[Mention], at: int) -> list[Mention]:
    named = [m for m in before if m.kind in PLACES and of_a_state(m)]
    return [state(named[-1])] if named and named[-1].start >= at - NEAR else []


def _home(before: Sequence[Mention], at: int) -> list[Mention]:
    """The state of the last person: "his country"."""
    named = [m for m in before if is_person(m) and of_a_state(m)]
    return [state(named[-1])] if named and named[-1].start >= at - NEAR else []


def _last_body(before: Sequence[Mention], at: int) -> list[Mention]:
    """The body of states named just before, or the only one named so far."""
    named = [m for m in before if m.country == "IGO" and m.kind is MentionKind.ORGANISATION]
    near = named and named[-1].start >= at - NEAR
    return named[-1:] if near or len({m.actor for m in named}) == 1 else []


def _one_of(codes: frozenset[str], before: Sequence[Mention], _at: int) -> list[Mention]:
    """Of some states that one that was named last: "the kingdom", "the Baltic state"."""
    named = [m for m in before if m.country in codes]
    return [state(named[-1])] if named else []


_MEMBERS: Mapping[str, Callable[[Sequence[Mention], int], list[Mention]]] = {
    "states": _two_states,
    "pair": _only_two,
    "three": _three_states,
    "persons": _persons,
    "state": _last_state,
    "home": _home,
    "organisation": _last_body,
    "other": _other,
    "latter": _latter,
}
