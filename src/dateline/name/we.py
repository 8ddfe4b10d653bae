""" "We" and "our army": in quoted words of an officer of a state, and of a poster who tells his state."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.lexicon.actors import What
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
_NICK = re.compile(r"[A-Z]?[a-z]{3,20}")
_CALLED = re.compile(r"@(?P<name>\w{2,30})")
_TOWNS = {What.SEAT, What.PLACE}
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
    """ "We" and "your navy" of posters of whom the thread tells the country; "we" beside a state's name."""
    countries = posters(text, mentions, passages)
    if not countries:
        return
    voices = Voices(passages)
    for passage in passages:
        if passage.kind not in _POSTS:
            continue
        hearer = _hearer(text, passage, passages)
        for we in text.cues["we_or_you"].finditer(text.text, passage.start, passage.end):
            country = countries.get((hearer if we["your"] else passage.author) or "")
            quoted = bisect_right(quotes, (we.start(), 0)) - 1
            own = quoted < 0 or we.start() >= quotes[quoted][1]
            if country is None or not own or voices.at(we.start()) != passage.id:
                continue
            near = _between(mentions, *sentence(text.text, we.start()))
            if we["noun"] or any(m.kind in PLACES and of_a_state(m) for m in near):
                yield _state(text, country, we)


def _hearer(text: Text, post: Passage, passages: Sequence[Passage]) -> str | None:
    """To whom a post replies: whose post it quotes, or whom it calls: "@Ada"."""
    inside = (p for p in passages if p.kind is PassageKind.QUOTED_POST and p.parent == post.id)
    quoted = next((p.author for p in inside if p.author), None)
    called = _CALLED.search(text.text, post.start, post.end)
    return called["name"] if called else quoted


def _between(mentions: Sequence[Mention], first: int, end: int) -> Sequence[Mention]:
    return mentions[
        bisect_left(mentions, first, key=by_start) : bisect_left(mentions, end, key=by_start)
    ]


def posters(text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]) -> dict[str, str]:
    """The country of each poster: that of the panel, else the only one that he calls his own, where he lives,
    the town in his nick."""
    told: dict[str, dict[str, set[str]]] = {"nick": {}, "home": {}, "own": {}, "panel": {}}
    for passage in passages:
        author = passage.author
        if author is None:
            continue
        if passage.kind in _POSTS and author not in told["nick"]:
            told["nick"][author] = set(_in_nick(text, author))
        for mention in _between(mentions, passage.start, passage.end):
            cue = _says_whence(text, passage, mention)
            if cue and mention.country:
                told[cue].setdefault(author, set()).add(mention.country)
    found: dict[str, str] = {}
    for countries in told.values():
        found |= {a: next(iter(own)) for a, own in countries.items() if len(own) == 1}
    return found


def _says_whence(text: Text, passage: Passage, mention: Mention) -> str | None:
    """By which sign a state or town is that of the passage's author."""
    if mention.kind not in PLACES or not of_a_state(mention):
        return None
    behind = text.text[max(passage.start, mention.start - 60) : mention.start]
    if passage.kind is PassageKind.AUTHOR_PANEL:
        labels = ("panel", "home")
        return next((cue for cue in labels if text.cues[cue].search(behind)), None)
    named = mention.kind is MentionKind.STATE or text.cues["as_for"].search(behind)
    return "own" if passage.kind in _POSTS and named and _is_avowed(text, behind, mention) else None


def _in_nick(text: Text, nick: str) -> Iterator[str]:
    """The states of the towns in a nick: "lima_leo", "OsloOla"."""
    table = text.table
    for word in _NICK.findall(nick):
        for sense in table.senses.get(word.lower(), ()):
            if (
                sense.what in _TOWNS
                and sense.country
                and word.title() not in table.words["givenplace"]
            ):
                yield table.successor(sense.country, date.max)


def _is_avowed(text: Text, behind: str, mention: Mention) -> bool:
    """ "We *Peruvians*", "as a *Peruvian*, I"; not "as a *Peruvian* ally"."""
    if text.cues["as_a"].search(behind):
        return not _NOUN.match(text.text, mention.end)
    return any(text.cues[cue].search(behind) for cue in ("own_people", "as_for"))


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
