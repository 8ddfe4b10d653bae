"""Whose make goods are: by the words beside them, else by the table of platforms."""

from dateline.code.actors import Cast
from dateline.code.designations import LONGEST, designed
from dateline.code.party import PEOPLE, Party
from dateline.lexicon.platforms import Platform
from dateline.syntax import Token
from dateline.types import Span


def makers(goods: Token, cast: Cast) -> list[Party]:
    """`Russian helicopters`, `frigates built in X`, `Mi-17s`: the states these were made in.

    What the words say goes before what the table of platforms knows.
    """
    found = cast.mentioned([*_before(goods, cast), *_behind(goods, cast)])
    told = [p for p in found if p.country and p.mention and p.mention.kind not in PEOPLE]
    return told[:1] or builders(goods, cast)


def _before(goods: Token, cast: Cast) -> list[Token]:
    """The words before the goods, the nearest first; also those of `Russian made helicopters`."""
    found = [t for t in cast.words(goods) if t.i < goods.i]
    near = cast.sentence.tokens[max(0, goods.i - 2) : goods.i]
    if len(near) > 1 and cast.grammar.making(near[1]) and near[1].tag in {"VBN", "VBD"}:
        found.append(near[0])
    return found[::-1]


def _behind(goods: Token, cast: Cast) -> list[Token]:
    """Where or by whom they were made: `frigates built in X`."""
    orders = cast.grammar.rules.orders
    return [
        t
        for clause in cast.sentence.children(goods, "acl")
        if clause.tag == "VBN" and cast.grammar.making(clause)
        for t in cast.grammar.after_any([clause], orders["makers"])
    ]


def builders(goods: Token, cast: Cast) -> list[Party]:
    """The states that build the types named with the goods, by the table."""
    return [
        Party(goods, span, cast.text[span.start : span.end], None, None, False, maker)
        for span, kind in types_of(goods, cast)
        for maker in kind.makers
    ]


def types_of(goods: Token, cast: Cast) -> list[tuple[Span, Platform]]:
    """The types named with the goods or right before them, by the table: `14 Leopard 2 tanks`."""
    near = cast.sentence.tokens[max(0, goods.i - LONGEST) : goods.i + 1]
    return list(designed(near, cast.text, cast.platforms))


def only_made_there(party: Party, cast: Cast) -> bool:
    """Is the country of the phrase only where it was made: `a Russian-made plane`?"""
    inside = cast.sentence.within(party.mention.span) if party.mention else []
    return any(cast.grammar.of_a_make(t) for t in inside)
