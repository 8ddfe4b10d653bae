""" "We" and "our army": in quoted words of an officer of a state, and of a poster who tells his state."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dateline.name.days import sentence
from dateline.name.kinds import INSTITUTIONS, OFFICERS, PLACES, SERVANTS, by_start, of_a_state
from dateline.name.pieces import Text
from dateline.name.voices import Voices
from dateline.types import Document, Mention, MentionKind, Passage, PassageKind

_SPEAKERS = OFFICERS | INSTITUTIONS
_POSTS = {PassageKind.POST, PassageKind.COMMENT, PassageKind.QUOTED_POST}
_NOUN = re.compile(r" [a-z]")
_WORD = re.compile(r"\w+")
_NEXT = re.compile(r",?\s(\w+)")
_QUOTED = re.compile(r"[\u201c\"](?P<words>[^\u201c\u201d\"\n]{3,800})[\u201d\"]")


def ours(text: Text, mentions: Sequence[Mention], document: Document) -> Iterator[Mention]:
    """ "We" in quoted words of an officer of a state, and of a poster whose post names his state."""
    quotes = list(_QUOTED.finditer(text.text))
    for quoted in quotes:
        ours = list(text.cues["we"].finditer(text.text, *quoted.span("words")))
        speaker = _speaker(text, quoted, mentions) if ours else None
        if speaker is not None:
            yield from (_state(text, speaker.country or "", we) for we in ours)
    yield from _posted(text, mentions, document.passages, [q.span() for q in quotes])


def _speaker(text: Text, quoted: re.Match[str], mentions: Sequence[Mention]) -> Mention | None:
    """Who said the quoted words, in the same sentence: "...," said the Peruvian minister."""
    behind = bisect_right(mentions, quoted.end() - 1, key=by_start)
    inside = bisect_right(mentions, quoted.start(), key=by_start)
    for said in (*mentions[behind : behind + 1], *mentions[max(0, inside - 1) : inside]):
        officer = of_a_state(said) and said.sector in SERVANTS and said.kind in _SPEAKERS
        if officer and _said(text, said, quoted):
            return said
    return None


def _said(text: Text, mention: Mention, quoted: re.Match[str]) -> bool:
    speech = text.table.words["speech"]
    if mention.start < quoted.end():
        near = mention.end <= quoted.start() <= mention.end + 30
        words = _WORD.findall(text.text, mention.end, quoted.start()) if near else ()
        return any(word in speech for word in words)
    between = text.cues["teller"].fullmatch(text.text, quoted.end(), mention.start)
    if between is None:
        return False
    return (between["verb"] or _next_word(text.text, mention.end)) in speech


def _next_word(text: str, place: int) -> str | None:
    found = _NEXT.match(text, place)
    return found.group(1) if found else None


def _posted(
    text: Text,
    mentions: Sequence[Mention],
    passages: Sequence[Passage],
    quotes: Sequence[tuple[int, int]],
) -> Iterator[Mention]:
    """ "We" of a poster of whom the thread tells the country, in a sentence that names a state."""
    countries = _posters(text, mentions, passages)
    if not countries:
        return
    voices = Voices(passages)
    for passage in passages:
        country = countries.get(passage.author or "")
        if country is None or passage.kind not in _POSTS:
            continue
        for we in text.cues["we"].finditer(text.text, passage.start, passage.end):
            near = _between(mentions, *sentence(text.text, we.start()))
            states = any(m.kind in PLACES and of_a_state(m) for m in near)
            quoted = bisect_right(quotes, (we.start(), 0)) - 1
            own = quoted < 0 or we.start() >= quotes[quoted][1]
            if states and own and voices.at(we.start()) == passage.id:
                yield _state(text, country, we)


def _between(mentions: Sequence[Mention], first: int, end: int) -> Sequence[Mention]:
    return mentions[
        bisect_left(mentions, first, key=by_start) : bisect_left(mentions, end, key=by_start)
    ]


def _posters(
    text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> dict[str, str]:
    """The country of each poster: that of the panel, else the only one that he calls his own."""
    shown: dict[str, str] = {}
    avowed: dict[str, set[str]] = {}
    for passage in passages:
        inside = _between(mentions, passage.start, passage.end) if passage.author else ()
        for mention in inside:
            if mention.kind is not MentionKind.STATE or not of_a_state(mention):
                continue
            author, country = passage.author or "", mention.country or ""
            behind = text.text[max(passage.start, mention.start - 20) : mention.start]
            if passage.kind is PassageKind.AUTHOR_PANEL and text.cues["panel"].search(behind):
                shown.setdefault(author, country)
            elif passage.kind in _POSTS and _is_avowed(text, behind, mention):
                avowed.setdefault(author, set()).add(country)
    return {a: next(iter(own)) for a, own in avowed.items() if len(own) == 1} | shown


def _is_avowed(text: Text, behind: str, mention: Mention) -> bool:
    """ "We *Peruvians*", "as a *Peruvian*, I"; not "as a *Peruvian* ally"."""
    if text.cues["as_a"].search(behind):
        return not _NOUN.match(text.text, mention.end)
    return bool(text.cues["own_people"].search(behind))


def _state(text: Text, country: str, we: re.Match[str]) -> Mention:
    """The speaker's state, or of it the army that the words name."""
    our, table = text.cues["our"].match(we.group()), text.table
    senses = table.senses[our["body"]] if our else ()
    sector = next((sense.sector for sense in senses if sense.sector), "GOV")
    return Mention(
        start=we.start(),
        end=we.end(),
        text=we.group(),
        actor=f"{country}.{sector}" if our else country,
        name=table.states.get(country, country),
        country=country,
        sector=sector,
        kind=MentionKind.STATE if our is None else MentionKind.ORGANISATION,
        link="pronoun",
    )
