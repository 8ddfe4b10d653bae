"""From pieces to mentions, one page from left to right: who is meant where, before pronouns."""

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from dateline.lexicon.actors import Sense, What
from dateline.name.nouns import HEADS, INNER, OWNERS, TITLES, Noun, noun_at
from dateline.name.people import NAMED, Cast, Known, month_names, name_at
from dateline.name.pieces import Piece, Text
from dateline.types import Mention, MentionKind, Span

_COMMA = re.compile(r",\s")


def drafts(text: Text, cast: Cast) -> Iterator[Mention]:
    """Mentions found by the tables and by titles, left to right, none nested in another."""
    i, last = 0, None
    while i < len(text.pieces):
        mention, i = _one(text, cast, i)
        if mention is None:
            continue
        if last and _belongs(text, mention, last):
            mention = _possessed(mention, last)
        yield mention
        last = mention
        while i < len(text.pieces) and text.pieces[i].start < mention.end:
            i += 1


def _belongs(text: Text, mention: Mention, last: Mention) -> bool:
    """ "Netanyahu's government", "the Netanyahu government"."""
    gap = text.gap(last.end, mention.start)
    government = mention.sector == "GOV" and mention.kind is MentionKind.ORGANISATION
    joined = gap == "joined" and last.kind is MentionKind.PERSON and government
    return gap == "possessive" or joined


def _possessed(mention: Mention, owner: Mention) -> Mention:
    """ "Netanyahu's government": a body takes the state of the person it belongs to."""
    if mention.country is not None or owner.country is None or mention.kind is MentionKind.PERSON:
        return mention
    actor = f"{owner.country}.{mention.sector}" if mention.sector else owner.country
    return replace(mention, country=owner.country, actor=actor)


def _one(text: Text, cast: Cast, i: int) -> tuple[Mention | None, int]:
    piece = text.pieces[i]
    if piece.has(What.SHADOW, What.COLLECTIVE):
        return None, i + 1
    if piece.has(*NAMED):
        return _named(text, cast, i), i + 1
    if piece.has(What.RANK, What.STYLE) and not piece.has(*HEADS):
        ranked = _ranked(text, cast, piece.start, piece.start, None)
        if ranked or not piece.has(*INNER):
            return ranked, i + 1
    noun = noun_at(text, i)
    if noun is None:
        return None, i + 1
    return _noun(text, cast, noun), max(noun.last, i + 1)


def _noun(text: Text, cast: Cast, noun: Noun) -> Mention | None:
    """The person whom the noun phrase introduces, else what the phrase itself stands for."""
    if noun.titled:
        both = _with_second_title(text, noun)
        person = _named_behind(text, cast, both) if both else None
        person = person or _named_behind(text, cast, noun)
        if person:
            return person
        person = _named_before(text, cast, noun)
        if person:
            return person
        _learn_envoy(text, cast, noun)
    elif noun.head is None:
        ranked = _owner_rank(text, cast, noun)
        if ranked:
            return ranked
    return from_noun(text, noun) if _means_somebody(text, noun) else None


def _heads_a_body(text: Text, noun: Noun) -> bool:
    """ "The *junta chief*"."""
    whats = [sense.what for sense in noun.titles]
    return whats == [What.BODY, What.OFFICE] and text.the(noun.start)


def _named_behind(text: Text, cast: Cast, noun: Noun) -> Mention | None:
    """ "Peruvian minister *Luis Soto*", "the mayor, *Sergei Belov*, said"."""
    found = text.cues["title_to_name"].match(text.text, noun.end)
    if (
        found is None
        or _adjective_last(text, noun)
        or not _goes_on(text, found)
        or not _may_be_titled(text, noun, found.end())
    ):
        return None
    person = _ranked(text, cast, noun.start, found.end(), noun)
    return person if person and (not found["comma"] or _closed(text, person, found.end())) else None


def _with_second_title(text: Text, noun: Noun) -> Noun | None:
    """ "Prime Minister *and Defence Minister* Luis Soto": without "the", one person is both.

    So is "his Peruvian counterpart, *Minister* Luis Soto".
    """
    counterpart = noun.head is not None and noun.head.name in text.cues.words["counterpart"]
    link = (_COMMA if counterpart else text.cues["and"]).match(text.text, noun.end)
    if link is None or link.end() not in text.index or text.the(noun.start) or noun.within:
        return None
    other = noun_at(text, text.index[link.end()])
    if other is None or other.owner or other.head is None or other.head.what not in TITLES:
        return None
    titles = (*noun.titles, *other.titles)
    return dataclasses.replace(other, start=noun.start, owner=noun.owner, titles=titles)


def _learn_envoy(text: Text, cast: Cast, noun: Noun) -> None:
    """ "Peru's ambassador to Chile, Luis Soto, ...": the name behind the host is the envoy's."""
    found = text.cues["to_host"].match(text.text, noun.end)
    host = _piece_at(text, found.end()) if found and country_of(noun) else None
    if host is None or not host.has(What.STATE, What.SEAT, What.ORGANISATION):
        return
    comma = _COMMA.match(text.text, host.end)
    span = name_at(text.text, comma.end(), text.table, text.stops) if comma else None
    if span and " " in text.text[slice(*span)] and text.text[span.end : span.end + 1] in {",", "."}:
        cast.introduce(text.text[slice(*span)], country_of(noun), sector_of(noun))


def _means_somebody(text: Text, noun: Noun) -> bool:
    """Not "establishment" alone, nor "military" as an adjective."""
    if noun.head is None or noun.owner is not None or noun.within:
        return True
    if noun.head.owned:
        return text.possessed(noun.start) or _heads_a_body(text, noun)
    return noun.head.name not in text.cues.words["adjectival"] or bool(text.the(noun.start))


def _named_before(text: Text, cast: Cast, noun: Noun) -> Mention | None:
    """ "Ivan Belov, chairman of the State Duma": a name that only this title tells to be one."""
    if noun.head is None or noun.head.what not in TITLES:
        return None
    found = text.cues["name_before"].search(text.text, max(0, noun.start - 60), noun.start)
    if found is None:
        return None
    if found["name"].partition(" ")[0] in text.table.words["nameend"] and not month_names(
        text.text, found.start("name"), text.table
    ):
        return None
    at = bisect_left(text.starts, found.start("name"))
    if at < bisect_left(text.starts, found.end("name")):
        return None  # a word of it is something else
    known = cast.introduce(found["name"], country_of(noun), sector_of(noun))
    return person_mention(text, Span(found.start("name"), noun.end), known, "title")


def _owner_rank(text: Text, cast: Cast, noun: Noun) -> Mention | None:
    """ "Czech Gen Horak": an owner, a rank, a name."""
    piece = _piece_from(text, noun.last, noun.end)
    if piece is None or not piece.has(What.RANK, What.STYLE):
        return None
    return _ranked(text, cast, noun.start, piece.start, noun)


def _adjective_last(text: Text, noun: Noun) -> bool:
    """ "President of the Russian" goes on with a noun, not with a person's name."""
    last = text.pieces[bisect_left(text.starts, noun.end) - 1]
    return last.end == noun.end and last.has(What.ADJECTIVE) and not last.has(What.STATE)


def _goes_on(text: Text, link: re.Match[str]) -> bool:
    """Not from one short line to the next."""
    return "\n" not in link.group() or text.wrapped(link.start())


def _may_be_titled(text: Text, noun: Noun, after: int) -> bool:
    """ "lawmaker John Smith", but not "Man Shot" in a headline."""
    if noun.head is None or noun.head.what in TITLES or text.text[noun.start].islower():
        return True
    first = _FIRST_WORD.match(text.text, after)
    return first is not None and first.group() in text.table.words["given"]


_FIRST_WORD = re.compile(r"\w+")
_CAPITAL_NEXT = re.compile(r"\s[A-Z]")


def _closed(text: Text, person: Mention, after: int) -> bool:
    """May a name behind a comma belong to the title before it: "the mayor, Sergei Belov, said"?"""
    ranked = _starts_with_rank(text, after)
    return ranked or (" " in person.name and not _CAPITAL_NEXT.match(text.text, person.end))


def _starts_with_rank(text: Text, start: int) -> bool:
    piece = _piece_at(text, start)
    return piece is not None and piece.has(What.RANK, What.STYLE)


def _piece_from(text: Text, i: int, end: int) -> Piece | None:
    if i < len(text.pieces) and text.gap(end, text.pieces[i].start):
        return text.pieces[i]
    return None


def _piece_at(text: Text, start: int) -> Piece | None:
    return text.at.get(start)


def _ranked(
    text: Text, cast: Cast, start: int, name_start: int, noun: Noun | None
) -> Mention | None:
    """Ranks and styles from `name_start` on, then a name. None where no name follows."""
    titles: list[Sense] = []
    while piece := _piece_at(text, name_start):
        sense = piece.sense(What.RANK, What.STYLE)
        if sense is None or piece.has(*NAMED):
            break
        after = text.cues["after_rank"].match(text.text, piece.end)
        if after is None:
            return None
        titles.append(sense)
        name_start = after.end()
    here = _piece_at(text, name_start)
    if here and here.has(*OWNERS, *HEADS, What.FIELD) and not here.has(*NAMED):
        return None
    span = name_at(text.text, name_start, text.table, text.stops)
    if span is None:
        return None
    return _introduce(text, cast, start, span, noun, tuple(titles))


def _introduce(
    text: Text, cast: Cast, start: int, span: Span, noun: Noun | None, ranks: tuple[Sense, ...]
) -> Mention:
    country, sector, end = country_of(noun), sector_of(noun, ranks), span.end
    appositive = apposition(text, span.end) if country is None else None
    if appositive:
        country = country_of(appositive)
        sector = sector_of(appositive, ranks) or sector
        end = appositive.end
    elif country is None:
        country = state_behind(text, span.end)
    name = text.text[span.start : span.end]
    known = cast.introduce(name, country, sector, noun.offices if noun else ())
    return person_mention(text, Span(start, end), known, "title")


def state_behind(text: Text, end: int) -> str | None:
    """Of a titled name: "Admiral Bo Aziz of Malaysia", "Lt Gen Ruiz of the Peruvian army"."""
    found = text.cues["of_state"].match(text.text, end)
    piece = _piece_at(text, found.end()) if found else None
    sense = piece.sense(What.STATE, What.ADJECTIVE) if piece else None
    return sense.country if sense else None


def apposition(text: Text, end: int) -> Noun | None:
    """The title that stands behind a name: "..., commander-in-chief of the Russian ground forces"."""
    comma = text.cues["title_behind"].match(text.text, end)
    if comma is None:
        return None
    i = text.index.get(comma.end())
    noun = noun_at(text, i) if i is not None else None
    if noun is None or noun.head is None or noun.head.what not in TITLES:
        return None
    after = text.text[noun.end : noun.end + 2]
    return noun if not re.match(r"\s[A-Z]", after) else None


def _named(text: Text, cast: Cast, i: int) -> Mention | None:
    """A person of the text.table, by the full name or by a surname that alone means this person."""
    piece = text.pieces[i]
    sense = piece.sense(What.PERSON)
    link = "table"
    if sense is None:
        sense, link = piece.sense(What.SURNAME), "surname"
        span = name_at(text.text, piece.start, text.table, text.stops)
        if (span and span.end > piece.end) or _name_before(text, piece.start):
            return None
    if sense is None or sense.actor is None:
        return None
    known = cast.find(text.text[piece.start : piece.end])
    other = known is None or known.country is None or link == "table"
    if known is None or (other and known.actor != sense.actor):
        known = Known(sense.name, sense.actor, sense.country, sense.sector)
    if link == "table":
        cast.add(known)
    found = apposition(text, piece.end)
    span = Span(piece.start, found.end if found else piece.end)
    return person_mention(text, span, known, link)


def _name_before(text: Text, start: int) -> bool:
    """Does another first name stand before this last name ("Lalit Modi")?"""
    before = _WORD_BEFORE.search(text.text, max(0, start - 30), start)
    if (
        before is None
        or before["word"] in text.table.words["nameend"]
        or before.start("word") in text.at
    ):
        return False
    return before["word"] in text.table.words["given"] or not _TITLE_CASE.match(text.text, start)


_WORD_BEFORE = re.compile(r"(?:^|[\s(\"'])(?P<word>[A-Z][\w.'-]*)[ \u00a0]$")
_TITLE_CASE = re.compile(
    r"\w+(?:'s)?,? (?:[a-z]{1,3} )?[A-Z]"
)  # a headline: the next word is capital too


# ---------------------------------------------------------------- mentions


def country_of(noun: Noun | None) -> str | None:
    if noun is None:
        return None
    if noun.owner is not None:
        return noun.owner.country
    return noun.head.country if noun.head else None


def sector_of(noun: Noun | None, ranks: tuple[Sense, ...] = ()) -> str | None:
    """That of the nearest title which has one; then of the owner; a soldier's from the rank."""
    titles = noun.titles if noun else ()
    if noun and noun.owner and noun.owner.what is What.GROUP and noun.head:
        titles = titles if noun.head.what in TITLES and noun.head.sector else ()
    owner, within = (noun.owner, noun.within) if noun else (None, ())
    if owner and owner.what in {What.ORGANISATION, What.GROUP}:
        within = (*within, owner)
    for sense in (*reversed(titles), *reversed(within), *reversed(ranks)):
        if sense.sector:
            return sense.sector
    return (owner.sector or "GOV") if owner else None


def person_mention(text: Text, span: Span, known: Known, link: str) -> Mention:
    return Mention(
        start=span.start,
        end=span.end,
        text=text.text[span.start : span.end],
        actor=known.actor,
        name=known.name,
        country=known.country,
        sector=known.sector,
        kind=MentionKind.PERSON,
        link=link,
    )


def from_noun(text: Text, noun: Noun) -> Mention:
    """An owner that stands for itself, or an office, body, force or people of a state."""
    words = text.text[noun.start : noun.end]
    owner, head = noun.owner, noun.head
    country, sector = country_of(noun), sector_of(noun)
    if head is None and owner is not None:
        actor, sector, kind = owner.actor, owner.sector, owner.kind
        name = text.table.states.get(owner.name, owner.name)
    else:
        actor = f"{country}.{sector}" if country and sector else None
        if owner and (owner.country is None or owner.what in {What.ORGANISATION, What.GROUP}):
            actor = owner.actor
        name, kind = words, head.kind if head else None
    return Mention(
        start=noun.start,
        end=noun.end,
        text=words,
        actor=actor,
        name=name,
        country=country,
        sector=sector,
        kind=kind or MentionKind.OFFICE,
    )
