"""Who holds the office that the words name: by an earlier mention, or by the table on that day.

"The Chilean president" after "Chilean President Rosa Pino" is she; "the Russian Prime Minister" in a
sentence of June 2009 is who held the office then, if the table has exactly one (`link` "office").
"His Russian counterpart" has the office of who was named before.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import product

from msgspec.structs import replace

from dateline.lexicon.actors import TOP, NameTable, Sense, What
from dateline.lexicon.phrases import plain
from dateline.name.days import Days, before
from dateline.name.kinds import OFFICERS, SERVANTS, by_start, is_person, of_a_state
from dateline.name.nouns import HEADS
from dateline.name.overlap import meeting
from dateline.name.pieces import Piece, Text
from dateline.name.voices import Voices
from dateline.types import Mention, MentionKind, Passage, Span

_TITLES = (What.OFFICE, What.SPOKESMAN, What.ENVOY)
_BODIES = (What.BODY, What.FORCE, What.ORGANISATION, What.GROUP, What.AGENT)
_OWNERS = (What.STATE, What.ADJECTIVE)
_WORDS_BEFORE = re.compile(r"([\w'-]+)\s([\w'-]+)\s$|([\w'-]+)\s$")
_GOES_ON = re.compile(r"[ -][A-Z]")


def same_office(text: Text, mentions: Sequence[Mention]) -> list[Mention]:
    """ "The President" after "Pakistani President Asif Ali Zardari": the holder last named.

    Before any was named, with its state ("Russian PM to visit", in a headline): the page's only one.
    """
    inside = [titles(text, m) for m in mentions]
    only = _only_holders(mentions, inside, text.table)
    holders: dict[_Office, Mention] = {}
    found = []
    for mention, pieces in zip(mentions, inside, strict=True):
        if is_person(mention):
            holders.update(dict.fromkeys(held_by(mention, pieces, text.table), mention))
        again = None
        if mention.kind is MentionKind.OFFICE and pieces:
            office = (_key(pieces[-1]), mention.country)
            again = holders.get(office) or only.get(office)
            if not (definite(text, mention, titled=True) or _repeats(text, mention, again)):
                again = None
        if again is not None:
            holders[_key(pieces[-1]), None] = again
        found.append(_again(mention, again) if again else mention)
    return found


def _is_top(title: str, table: NameTable) -> bool:
    return any(TOP & set(sense.offices) for sense in table.senses.get(title, ()))


def _repeats(text: Text, mention: Mention, holder: Mention | None) -> bool:
    """ "The junta chief" in the very words of who was introduced."""
    several = " " in mention.text and text.the(mention.start)
    return holder is not None and several and mention.text in holder.text


_Office = tuple[str, str | None]


def held_by(person: Mention, pieces: Sequence[Piece], table: NameTable) -> Iterator[_Office]:
    """The offices in the words of a person's mention, with the state and without.

    "Foreign minister" is "minister", too, but "vice president" is no "president".
    """
    keys = [_key(piece) for piece in pieces]
    if any(TOP & set(_offices(piece)) for piece in pieces):
        keys += table.leaders
    else:
        last = {key.rpartition(" ")[2] for key in keys if " " in key}
        keys += [word for word in last if not _is_top(word, table)]
    for key in keys:
        yield key, person.country
        yield key, None


def _only_holders(
    mentions: Sequence[Mention], inside: Sequence[Sequence[Piece]], table: NameTable
) -> dict[_Office, Mention]:
    """Offices of a state of which the page names one holder, and no more."""
    holders: dict[_Office, dict[str, Mention]] = {}
    for mention, pieces in zip(mentions, inside, strict=True):
        if is_person(mention) and mention.country:
            for office in held_by(mention, pieces, table):
                holders.setdefault(office, {}).setdefault(mention.name, mention)
    return {
        office: next(iter(people.values()))
        for office, people in holders.items()
        if len(people) == 1 and office[1] is not None
    }


def ranks(
    text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Mention]:
    """ "The colonel" after "Col. Ana Paz": who was named with that rank in the same passage."""
    voices = Voices(passages)
    bearers: dict[tuple[str | None, str], list[Mention]] = {}
    for mention in mentions:
        if is_person(mention):
            for piece in within(text, mention):
                if rank := _rank(piece):
                    bearers.setdefault((voices.at(mention.start), rank), []).append(mention)
    for piece in text.pieces if bearers else ():
        named = bearers.get((voices.at(piece.start), _rank(piece)))
        if named is None or not text.the(piece.start) or _GOES_ON.match(text.text, piece.end):
            continue
        at = bisect_left(named, piece.start, key=by_start)
        if at and not meeting(mentions, Span(piece.start, piece.end)):
            words = text.text[piece.start : piece.end]
            bare = replace(named[at - 1], start=piece.start, end=piece.end, text=words)
            yield replace(bare, link="title")


def _rank(piece: Piece) -> str:
    """Of "lieutenant general" the last word: by it he is called again."""
    sense = piece.sense(What.RANK)
    return sense.name.rpartition(" ")[2] if sense else ""


def _bare(mention: Mention) -> bool:
    return mention.actor is None and mention.country is None


def _key(piece: Piece) -> str:
    sense = piece.sense(*_TITLES)
    return sense.name if sense else ""


def _offices(piece: Piece) -> tuple[str, ...]:
    sense = piece.sense(*_TITLES)
    return sense.offices if sense else ()


def titles(text: Text, mention: Mention) -> list[Piece]:
    """The pieces of an officer's mention that name an office; "chief" of a navy is its chief of staff."""
    if mention.kind not in OFFICERS:
        return []
    found = [p for p in within(text, mention) if p.has(*_TITLES)]
    service = _service(text, mention) if len(found) == 1 else None
    return [found[0]._replace(senses=(service,))] if service else found


def _service(text: Text, mention: Mention) -> Sense | None:
    """Who heads the service that the mention names: of "PAF chief" the office of an air chief."""
    pieces, headship = within(text, mention), text.cues.words["headship"]
    if not any(_key(p) in headship for p in pieces):
        return None
    forces = [s for p in pieces if (s := p.sense(What.ORGANISATION, What.FORCE))]
    for force in forces:
        words = plain(force.name).split()
        for service, title in product((" ".join(words[-2:]), words[-1]), headship):
            chiefs = text.table.senses.get(f"{service} {title}", ())
            if chief := next((s for s in chiefs if s.offices), None):
                return chief
    return None


def within(text: Text, mention: Mention) -> Sequence[Piece]:
    at = bisect_left(text.starts, mention.start)
    return text.pieces[at : bisect_left(text.starts, mention.end)]


def _again(mention: Mention, holder: Mention) -> Mention:
    """The holder, in the words of the mention."""
    return replace(holder, start=mention.start, end=mention.end, text=mention.text, link="title")


def definite(text: Text, mention: Mention, *, titled: bool = False) -> bool:
    """May the words mean the one holder of an office: not "a", "former", "deputy", nor many?

    `titled`: words of the title itself do not count ("the vice president").
    """
    found = _WORDS_BEFORE.search(text.text, max(0, mention.start - 30), mention.start)
    around = {word.lower() for word in found.groups() if word} if found else set()
    words = mention.text
    if titled:
        first = next(iter(titles(text, mention)))
        words = words[: first.start - mention.start] + words[first.end - mention.start :]
    around |= {part.strip("(),.").lower() for word in words.split() for part in word.split("-")}
    if around & text.table.words["anyholder"] or is_plural(text, mention):
        return False
    pieces = within(text, mention)
    if any(p.has(What.GRADE) and _key(p) not in text.cues.words["headship"] for p in pieces):
        return False
    bodies = any(p.has(*_BODIES) and not p.has(*_TITLES, *_OWNERS) for p in pieces)
    if bodies and not _service(text, mention):
        return False
    return not (
        text.cues["of_whom"].search(mention.text) and _GOES_ON.match(text.text, mention.end)
    )


def is_plural(text: Text, mention: Mention) -> bool:
    """Is the noun before any "of" of many: "ministers of trade"?"""
    head = text.cues["of_head"].split(mention.text, maxsplit=1)[0]
    return text.cues["plural"].search(head) is not None


# ---------------------------------------------------------------- on that day


def in_office(text: Text, mentions: Sequence[Mention], days: Days) -> list[Mention]:
    """Office mentions with a state, now with the person who held the office that day, if one did."""
    found: list[Mention] = []
    for i, mention in enumerate(mentions):
        if mention.kind is not MentionKind.OFFICE or not _is_unnamed(mention):
            found.append(mention)
            continue
        inside = titles(text, mention)
        if inside and _key(inside[-1]) in text.cues.words["counterpart"]:
            found.append(_counterpart(text, mention, found[max(0, i - 6) :], days))
        elif len(inside) == 1 and _is_one(_offices(inside[0])) and definite(text, mention):
            found.append(_held(mention, _offices(inside[0]), text.table, days))
        else:
            found.append(mention)
    return found


def _is_one(offices: Collection[str]) -> bool:
    """One office, or the top ones ("leader")."""
    return len(offices) == 1 or set(offices) >= TOP


def _is_unnamed(mention: Mention) -> bool:
    return of_a_state(mention) and mention.actor == f"{mention.country}.{mention.sector}"


def _held(mention: Mention, offices: Collection[str], table: NameTable, days: Days) -> Mention:
    offices = TOP if set(offices) >= TOP else offices
    day = days.at(mention.start) if offices else None
    if day is None:
        return mention
    holders = [p for p in table.holders.get(mention.country or "", ()) if p.held(offices, day)]
    if len(holders) != 1:
        return mention
    return replace(mention, actor=holders[0].id, name=holders[0].name, link="office")


def _counterpart(text: Text, mention: Mention, behind: Sequence[Mention], days: Days) -> Mention:
    """With the office of the officer of another state who was named before in the sentence."""
    first = before(text.text, mention.start, 0)
    others = [
        m
        for m in behind
        if m.kind in OFFICERS and m.end > first and m.country not in {None, mention.country}
    ]
    if not others or is_plural(text, mention):
        return mention
    other = others[-1]
    offices = {office for piece in titles(text, other) for office in _offices(piece)}
    person = text.table.persons.get(other.actor or "")
    day = days.at(mention.start)
    if person and day:
        offices |= {t.office for t in person.terms if t.office and t.when and t.when.meets(day)}
    sector = other.sector or mention.sector
    placed = replace(mention, sector=sector, actor=f"{mention.country}.{sector}")
    return _held(placed, offices, text.table, days)


# ---------------------------------------------------------------- bodies named again


def same_body(
    text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Mention]:
    """ "The delegation" after "a Chilean delegation", "the ministry" after "the Thai defence ministry"."""
    voices = Voices(passages)
    seen: dict[tuple[str | None, str], Mention] = {}
    for mention in mentions:
        here, head = voices.at(mention.start), _head(text, mention)
        told = mention.link != "pronoun" or mention.sector in SERVANTS
        if head and mention.country and not is_person(mention) and told:
            seen.update(dict.fromkeys(((here, head), (here, head.rpartition(" ")[2])), mention))
        elif mention.country and (body := _headed(text, mention)):
            actor = f"{mention.country}.GOV"
            seen[here, body] = replace(mention, actor=actor, sector="GOV")
        again = (
            _bare(mention)
            and text.the(mention.start)
            and not text.cues["of_whom"].search(mention.text)
        )
        known = seen.get((here, head)) if again else None
        if known is None or (is_plural(text, mention) and not is_plural(text, known)):
            yield mention
        else:
            yield replace(
                mention,
                actor=known.actor,
                country=known.country,
                sector=known.sector,
                link="context",
            )


def _headed(text: Text, mention: Mention) -> str | None:
    """The noun of the body whose head the mention names: of a trade minister the ministry."""
    heads = (_key(p).rpartition(" ")[2] for p in titles(text, mention))
    return next((text.cues.body_of[head] for head in heads if head in text.cues.body_of), None)


def _head(text: Text, mention: Mention) -> str:
    """The noun of a body, before any "of": of "State Committee for Trade of Peru" the committee."""
    if is_person(mention):
        return ""
    of = text.cues["of_body"].search(mention.text)
    end = mention.start + of.start() if of else mention.end
    piece = next((p for p in within(text, mention) if p.end == end), None)
    senses = piece.senses if piece else ()
    if not any(sense.what in HEADS for sense in senses):  # a name of its own: "World Bank"
        last = plain(text.text[mention.start : end]).rpartition(" ")[2]
        senses = text.table.senses.get(last, ())
    sense = next((s for s in senses if s.what in HEADS), None)
    return sense.name if sense and sense.what not in _TITLES else ""
