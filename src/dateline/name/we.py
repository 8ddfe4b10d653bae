""" "We" and "our army": in quoted words of an officer of a state, and of a poster who tells his state."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dateline.lexicon.actors import NameTable
from dateline.name.days import sentence
from dateline.name.pieces import Text
from dateline.name.voices import Voices
from dateline.types import Document, Mention, MentionKind, Passage, PassageKind

_SPEAKERS = {"GOV", "MIL", "LEG", "COP", "SPY", "JUD"}
_NO_STATE = {None, "IGO", "NGO", "MNC"}
_STATES = {MentionKind.STATE, MentionKind.PLACE}
_WE = re.compile(
    r"\b(?:[Ww]e|us|[Oo]ur(?: own)? (?:country|nation|government|army|people|forces))\b"
)
_POSTS = {PassageKind.POST, PassageKind.COMMENT, PassageKind.QUOTED_POST}
_SHOWN = re.compile(r"\b(?:Country|Nationality)\s{1,3}$")
_OWN = re.compile(
    r"\b(?:[Ww]e|[Uu]s|[Ff]ellow|[Oo]ur country|[Hh]ere in|I live in|[Mm]y country) (?:the )?$"
)
_AS_A = re.compile(r"\b(?:[Aa]s an?|I am an?|I'm an?|I am|I'm) $")
_NOUN = re.compile(r" [a-z]")
_WORD = re.compile(r"\w+")
_NEXT = re.compile(r",?\s(\w+)")
_QUOTED = re.compile(r"[\u201c\"](?P<words>[^\u201c\u201d\"\n]{3,800})[\u201d\"]")
_AFTER = re.compile(
    r"(?P<between>[\s,]{1,3}(?:(?P<verb>\w{3,12})\s(?:the\s|an?\s)?)?(?:the\s|an?\s)?)"
)
_OUR = re.compile(r"[Oo]ur(?: own)? (?P<noun>government|army|forces)")


def ours(
    text: Text, mentions: Sequence[Mention], document: Document, table: NameTable
) -> Iterator[Mention]:
    """ "We" in quoted words of an officer of a state, and of a poster whose post names his state."""
    for quoted in _QUOTED.finditer(text.text):
        ours = list(_WE.finditer(text.text, *quoted.span("words")))
        speaker = _speaker(text.text, quoted, mentions, table) if ours else None
        if speaker is None:
            continue
        for we in ours:
            yield _state(speaker.country or "", we, table)
    yield from _posted(text, mentions, document, table)


def _speaker(
    text: str, quoted: re.Match[str], mentions: Sequence[Mention], table: NameTable
) -> Mention | None:
    """Who said the quoted words, in the same sentence: "...," said the Peruvian minister."""
    at = bisect_right(mentions, quoted.end() - 1, key=lambda m: m.start)
    inside = bisect_right(mentions, quoted.start(), key=lambda m: m.start)
    for said in (*mentions[at : at + 1], *mentions[max(0, inside - 1) : inside]):
        if said.country in _NO_STATE or said.sector not in _SPEAKERS:
            continue
        if said.kind in _STATES or not _said(text, said, quoted, table):
            continue
        return said
    return None


def _said(text: str, mention: Mention, quoted: re.Match[str], table: NameTable) -> bool:
    if mention.start >= quoted.end():
        between = _AFTER.fullmatch(text, quoted.end(), mention.start)
        verb = between["verb"] if between else None
        if between is None:
            return False
        return (
            verb in table.words["speech"]
            if verb
            else _next_word(text, mention.end) in table.words["speech"]
        )
    return mention.end <= quoted.start() <= mention.end + 30 and any(
        word in table.words["speech"] for word in _WORD.findall(text, mention.end, quoted.start())
    )


def _next_word(text: str, place: int) -> str | None:
    found = _NEXT.match(text, place)
    return found.group(1) if found else None


def _posted(
    text: Text, mentions: Sequence[Mention], document: Document, table: NameTable
) -> Iterator[Mention]:
    """ "We" of a poster of whom the thread tells the country, in a sentence that names a state."""
    countries = _posters(text, mentions, document.passages)
    if not countries:
        return
    quotes = [m.span() for m in _QUOTED.finditer(text.text)]
    voices = Voices(document.passages)
    for passage in document.passages:
        country = countries.get(passage.author or "")
        if country is None or passage.kind not in _POSTS:
            continue
        for we in _WE.finditer(text.text, passage.start, passage.end):
            near = _between(mentions, *sentence(text.text, we.start()))
            states = [m for m in near if m.kind in _STATES and m.country not in _NO_STATE]
            quoted = bisect_right(quotes, (we.start(), 0)) - 1
            if quoted >= 0 and we.start() < quotes[quoted][1]:
                continue
            if states and voices.at(we.start()) == passage.id:
                yield _state(country, we, table)


def _between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    first = bisect_right(mentions, start - 1, key=lambda m: m.start)
    return mentions[first : bisect_right(mentions, end - 1, key=lambda m: m.start)]


def _posters(
    text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> dict[str, str]:
    """The country of each poster: that of the panel, else the only one that he calls his own."""
    shown: dict[str, str] = {}
    avowed: dict[str, set[str]] = {}
    for passage in passages:
        inside = _between(mentions, passage.start, passage.end) if passage.author else ()
        for mention in inside:
            if mention.kind is not MentionKind.STATE or mention.country in _NO_STATE:
                continue
            author, country = passage.author or "", mention.country or ""
            behind = text.text[max(passage.start, mention.start - 20) : mention.start]
            if passage.kind is PassageKind.AUTHOR_PANEL and _SHOWN.search(behind):
                shown.setdefault(author, country)
            elif passage.kind in _POSTS and _is_avowed(text.text, behind, mention):
                avowed.setdefault(author, set()).add(country)
    return {a: next(iter(own)) for a, own in avowed.items() if len(own) == 1} | shown


def _is_avowed(text: str, behind: str, mention: Mention) -> bool:
    """ "We *Peruvians*", "as a *Peruvian*, I"; not "as a *Peruvian* ally"."""
    if _AS_A.search(behind):
        return not _NOUN.match(text, mention.end)
    return bool(_OWN.search(behind))


def _state(country: str, we: re.Match[str], table: NameTable) -> Mention:
    """The speaker's state, or of it the army that the words name."""
    our = _OUR.match(we.group())
    sector = {"government": "GOV", None: "GOV"}.get(our["noun"] if our else None, "MIL")
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
