"""What is handed over: whose make it is, who trades in it, whose ship or aircraft carries it."""

from collections.abc import Sequence

from dateline.code.actors import Cast
from dateline.code.makes import builders, makers, only_made_there
from dateline.code.party import Party
from dateline.code.triggers import Trigger
from dateline.syntax import Token
from dateline.types import EventType, Register

_GIVING = frozenset({EventType.AGREE, EventType.AID, EventType.COOPERATE})
HANDING = frozenset({Register.TRANSFER, Register.AID, Register.HOLDING})


def less_goods(found: Sequence[Party], trigger: Trigger, cast: Cast) -> list[Party]:
    """In a delivery the jets are what is delivered, to nobody."""
    entry = trigger.entry
    handing = entry.register in HANDING or entry.type in _GIVING
    navies = not entry.learned  # `its jets` can stand for an air force where a rule says so
    return [
        p
        for p in found
        if not (handing and cast.grammar.arms(p.head)) or (navies and p.own and p.stated)
    ]


def makers_of(trigger: Trigger, cast: Cast) -> list[Party]:
    """`bought Russian helicopters`: of whose make the goods are."""
    return [party for noun in _handed(trigger, cast) for party in makers(noun, cast)]


def builders_of(trigger: Trigger, cast: Cast) -> list[Party]:
    """`engines for the Gripen`: who builds what the goods are a part of."""
    verb = [trigger.verb] if trigger.verb else []
    whole = cast.grammar.after([*_handed(trigger, cast), *verb], "for", 0)
    return [party for noun in dict.fromkeys(whole) for party in builders(noun, cast)]


def vehicles(anchors: Sequence[Token], cast: Cast) -> list[Party]:
    """`flown in on a Ukrainian aircraft`, `aboard a Danish ship`: whose vehicle carries it."""
    rules = cast.grammar.rules
    heads = cast.grammar.after_any(anchors, rules.orders["aboard"])
    kept = [t for t in heads if t.lemma in rules.words["vehicles"]]
    return [p for p in cast.parties(kept) if p.stated and not only_made_there(p, cast)]


def traders(anchors: Sequence[Token], cast: Cast) -> list[Token]:
    """`signed a deal for the sale of jets from Y`: Y."""
    grammar = cast.grammar
    about = grammar.after_any(anchors, grammar.rules.orders["goods"])
    goods = [t for t in about if grammar.arms(t) or _is_sale(t, cast)]
    return grammar.after_any(goods[:1], grammar.rules.orders["traders"], 1)


def _handed(trigger: Trigger, cast: Cast) -> list[Token]:
    """The nouns of the goods, also joined ones and those that only a number stands before."""
    grammar = cast.grammar
    nouns = [*grammar.sufferers(trigger.verb)] if trigger.verb else []
    nouns += [trigger.noun] if trigger.noun else []
    goods = [t for n in nouns for t in (*cast.sentence.conjuncts(n), *grammar.after([n], "of", 0))]
    return [t for t in dict.fromkeys(goods) if grammar.arms(t)]


def _is_sale(noun: Token, cast: Cast) -> bool:
    """Is it a noun of sale, delivery, purchase?"""
    entries = cast.grammar.rules.by_noun.get(noun.lemma, ())
    return any(entry.register is Register.TRANSFER for entry in entries)
