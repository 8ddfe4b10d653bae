"""Noun phrases that name an actor: "the Russian deputy defence minister", "Special Forces of Pakistan".

A small grammar over the pieces of the tables, read from left to right:
qualifiers, then an owner (a state, its adjective, a body), then fields and a head noun or title, then
"of ..." and, after a title, a person's name. An owner without a head stands for itself.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from dateline.lexicon.actors import Sense, What
from dateline.name.pieces import Piece, Text
from dateline.types import Span

OWNERS = (
    What.STATE,
    What.ADJECTIVE,
    What.PEOPLE,
    What.SEAT,
    What.PLACE,
    What.ORGANISATION,
    What.GROUP,
)
HEADS = (What.OFFICE, What.SPOKESMAN, What.ENVOY, What.BODY, What.FORCE, What.AGENT)
TITLES = (What.OFFICE, What.SPOKESMAN, What.ENVOY, What.RANK, What.STYLE)
BEFORE = (What.QUALIFIER, What.GRADE)  # what may stand before an owner or a head
INNER = (What.FIELD, *BEFORE)

_LOOSE = re.compile(r"[A-Z][a-z][\w-]*(?: [A-Z][a-z][\w-]*){0,3}")
_LONGEST = 12  # pieces in one noun phrase


@dataclass(frozen=True)
class Noun:
    """A noun phrase in the making: pieces [first, last), and what they say."""

    start: int
    end: int
    last: int  # the next piece to look at
    owner: Sense | None = None
    owner_span: Span | None = None
    head: Sense | None = None
    titles: tuple[Sense, ...] = ()
    within: tuple[Sense, ...] = ()  # heads of the "of" phrases: "chairman of the *committee*"

    @property
    def offices(self) -> tuple[str, ...]:
        """What the titles can mean of the offices of the persons table."""
        return tuple(office for title in self.titles for office in title.offices)

    @property
    def titled(self) -> bool:
        """May a person's name follow?"""
        return self.head is not None and (self.head.what in TITLES or self.head.what is What.AGENT)


def noun_at(text: Text, i: int) -> Noun | None:
    """The noun phrase that starts at piece `i`; None where that is a mere field or qualifier."""
    noun = Noun(text.pieces[i].start, text.pieces[i].start, i)
    noun = _owner(text, _skip(text, noun, BEFORE))
    noun = _head(text, noun)
    if noun.head is None:
        return _bare_owner(noun)
    return _of(text, noun)


def _next(text: Text, noun: Noun) -> Piece | None:
    """The piece that follows directly, if one does."""
    if noun.last >= len(text.pieces):
        return None
    piece = text.pieces[noun.last]
    if noun.end == noun.start or text.gap(noun.end, piece.start):
        return piece
    return None


def _skip(text: Text, noun: Noun, whats: tuple[What, ...]) -> Noun:
    while (piece := _next(text, noun)) and piece.has(*whats) and not piece.has(*OWNERS, *HEADS):
        noun = replace(noun, end=piece.end, last=noun.last + 1)
    return noun


def _owner(text: Text, noun: Noun) -> Noun:
    """Take up the owner; of two ("Russian Foreign Ministry", "US State Department") the last."""
    while (piece := _next(text, noun)) and (sense := piece.sense(*OWNERS)):
        sense = _namesake(text, noun.owner, piece, sense)
        if noun.owner and (
            sense.what not in {What.ORGANISATION, What.ADJECTIVE, What.STATE}
            or (sense.country != noun.owner.country)
            or text.gap(noun.end, piece.start) == "hyphen"
        ):
            break
        span = Span(piece.start, piece.end)
        noun = replace(noun, end=piece.end, last=noun.last + 1, owner=sense, owner_span=span)
    return noun


def _namesake(text: Text, owner: Sense | None, piece: Piece, sense: Sense) -> Sense:
    """ "Belarus's *KGB*": letters that the table has for a body of another state mean the owner's."""
    if owner is None or owner.what not in {What.STATE, What.ADJECTIVE} or owner.country is None:
        return sense
    body = sense.what is What.ORGANISATION and sense.actor == f"{sense.country}.{sense.sector}"
    if not body or not text.text[piece.start : piece.end].isupper():
        return sense
    return sense._replace(country=owner.country, actor=f"{owner.country}.{sense.sector}")


def _bare_owner(noun: Noun) -> Noun | None:
    if noun.owner is None or noun.owner_span is None:
        return None
    return replace(noun, start=noun.owner_span.start, end=noun.owner_span.end)


def _over_unknown(text: Text, noun: Noun) -> Noun:
    """Past one unknown adjective behind a possessive: "Iraq's *battered* army"."""
    found = text.cues["unknown"].match(text.text, noun.end) if noun.owner else None
    if found is None or found.end() not in text.at:
        return noun
    piece = text.at[found.end()]
    if not piece.has(*HEADS) or piece.has(*OWNERS):
        return noun
    return replace(noun, end=found.end() - 1, last=text.index[found.end()])


def _head(text: Text, noun: Noun) -> Noun:
    """The last title or head noun of the run that follows; fields after it are left out."""
    ahead = _over_unknown(text, noun)
    best = noun
    for _ in range(_LONGEST):
        piece = _next(text, ahead)
        if piece is None or (piece.has(*OWNERS) and not (noun.owner and piece.has(*HEADS))):
            break
        sense = piece.sense(*HEADS)
        if sense is None and not piece.has(
            What.FIELD, What.GRADE, *(BEFORE if not best.head else ())
        ):
            break
        ahead = replace(ahead, end=piece.end, last=ahead.last + 1)
        if sense is not None:
            ahead = replace(ahead, head=sense, titles=(*ahead.titles, sense))
            best = ahead
        else:
            ahead = _and_field(text, ahead)
    return best


def _and_field(text: Text, noun: Noun) -> Noun:
    """ "(Industry) and Trade": over the "and" where a field follows, or "(foreign) and" defence ministers."""
    piece = text.pieces[noun.last] if noun.last < len(text.pieces) else None
    if not piece or not text.cues["and_field"].fullmatch(text.text, noun.end, piece.start):
        return noun
    if piece.has(What.FIELD):
        return replace(noun, end=piece.end, last=noun.last + 1)
    shared = piece.has(What.OFFICE) and text.cues["and"].fullmatch(text.text, noun.end, piece.start)
    return replace(noun, end=piece.start - 1) if shared else noun


def _of(text: Text, noun: Noun) -> Noun:
    """Take up "of the Russian Federation", "of Defence", "for Trade", twice or more."""
    for _ in range(3):
        longer = _one_of(text, noun)
        if longer is None:
            break
        noun = longer
    return noun


def _one_of(text: Text, noun: Noun) -> Noun | None:
    link = text.cues["of"].match(text.text, noun.end)
    start = link.end() if link else noun.end + 1
    i = text.index.get(start)
    if link is None:
        return _force_of(text, noun, i) if i is not None else None
    if i is None:
        return _of_unknown(text, noun, start)
    inner = _owner(text, _skip(text, Noun(start, start, i), BEFORE))
    inner = _head(text, inner)
    if inner.head is None and inner.owner is None:
        return _of_fields(text, noun, inner) or _of_unknown(text, noun, start)
    if inner.head is None and inner.owner_span is not None:
        inner = replace(inner, end=inner.owner_span.end)
    if inner.owner is None and text.text[start].isupper():
        inner = replace(inner, end=_over_capitals(text, _over_capitals(text, inner.end)))
    return replace(
        noun,
        end=inner.end,
        last=_after(text, inner),
        owner=noun.owner or inner.owner,
        within=(*inner.titles, *noun.within),
    )


def _after(text: Text, noun: Noun) -> int:
    """The first piece behind the phrase."""
    return bisect_left(text.starts, noun.end, noun.last)


def _force_of(text: Text, noun: Noun, i: int) -> Noun | None:
    """ "Commander-in-chief Russian ground forces": a title that leaves out its "of the"."""
    if noun.owner is not None or not text.gap(noun.end, text.pieces[i].start):
        return None
    start = text.pieces[i].start
    inner = _head(text, _owner(text, Noun(start, start, i)))
    if inner.owner is None or inner.head is None or inner.head.what is not What.FORCE:
        return None
    return replace(noun, end=inner.end, last=inner.last, owner=inner.owner)


def _of_unknown(text: Text, noun: Noun, start: int) -> Noun | None:
    """ "Mayor of Goryachy Klyuch": a capitalised name that is in no table."""
    if noun.head is None or noun.head.what not in TITLES:
        return None
    found = _LOOSE.match(text.text, start, min(len(text.text), start + 60))
    if found is None:
        return None
    longer = replace(noun, end=found.end())
    return replace(longer, last=_after(text, longer))


def _of_fields(text: Text, noun: Noun, inner: Noun) -> Noun | None:
    """ "Minister of Defence", "Service for Military — Technical Cooperation"."""
    piece = text.pieces[inner.last] if inner.last < len(text.pieces) else None
    if piece is None or not piece.has(What.FIELD) or not text.text[piece.start].isupper():
        return None
    inner = replace(inner, end=piece.end, last=inner.last + 1)
    for _ in range(4):
        longer = _and_field(text, _skip(text, inner, (What.FIELD,)))
        if longer.end == inner.end:
            break
        inner = longer
    longer = replace(noun, end=_over_capitals(text, inner.end), last=inner.last)
    return replace(longer, last=_after(text, longer))


def _over_capitals(text: Text, end: int) -> int:
    """Past one more capitalised word that is no piece ("Technical *Cooperation*")."""
    found = text.cues["more_capitals"].match(text.text, end)
    if found is None:
        return end
    piece = text.at.get(found.start("word"))
    return end if piece and piece.has(*OWNERS, *HEADS, What.RANK, What.STYLE) else found.end()
