"""How many, how much, of which make, which round, for how long: what a clause says beside its sides."""

from collections.abc import Mapping, Sequence

from dateline.code.actors import Cast
from dateline.code.designations import DESIGNATION
from dateline.code.goods import HANDING
from dateline.code.makes import types_of
from dateline.code.party import Party
from dateline.code.triggers import Trigger, titled
from dateline.figures import Figure, amount, comparator, duration, number, round_of
from dateline.syntax import Token
from dateline.types import Register, Span, Value

_COUNTED = frozenset(
    {
        Register.TRANSFER,
        Register.HOLDING,
        Register.AID,
        Register.CLASH,
        Register.INCIDENT,
        Register.AGREEMENT,
        Register.OTHER,
    }
)


def attributes(
    clause: Span, trigger: Trigger, sufferers: Sequence[Party], cast: Cast
) -> Mapping[str, Value]:
    """What the words of the clause say, under the names of the contract; only what is there.

    `sufferers` are those to whom it was done: their number goes before others.
    """
    words, counts = cast.text[clause.start : clause.end], cast.grammar.rules.counts
    found: dict[str, Value] = {
        "designation": _designation(clause, trigger, cast),
        "name": _name(trigger, cast),
        "quantity": _quantity(clause, trigger, sufferers, cast)
        if trigger.entry.register in _COUNTED
        else None,
        "amount": amount(words, counts),
        "round": round_of(words, counts),
        "duration": duration(words, counts),
        "stage": trigger.entry.stage,
    }
    return {name: value for name, value in found.items() if value is not None}


def _designation(clause: Span, trigger: Trigger, cast: Cast) -> str | None:
    """Whatever looks like one in the clause; else the types of the table that the goods are."""
    no, words = cast.grammar.rules.words["no_designation"], cast.text[clause.start : clause.end]
    named = {m.start for here in cast.mentions.values() for m in here}  # M23 rebels are no rifle
    named |= {t.start for t in _carriers(trigger, cast)}
    found = [
        m[0]
        for m in DESIGNATION.finditer(words)
        if m["letters"].lower() not in no and clause.start + m.start() not in named
    ]
    if not found and trigger.entry.register in HANDING:
        types = [span for goods in _about(trigger, cast) for span, _ in types_of(goods, cast)]
        found = [cast.text[s.start : s.end] for s in types]
    return "; ".join(dict.fromkeys(found)) or None


def _carriers(trigger: Trigger, cast: Cast) -> list[Token]:
    """`flown to Y on an An-124`: the words of what only carries the goods."""
    if trigger.entry.register is not Register.TRANSFER:
        return []
    heads = cast.grammar.after_any(trigger.core, cast.grammar.rules.orders["aboard"])
    return [t for head in heads for t in cast.sentence.subtree(head)]


def _name(trigger: Trigger, cast: Cast) -> str | None:
    """`Talisman Sabre` of "held Exercise Talisman Sabre"."""
    title = titled(cast.grammar, trigger.noun) if trigger.noun else None
    if trigger.noun is None or title is None or not _says_what(title, trigger):
        return None
    return cast.text[title.end : trigger.noun.end].strip()


def _says_what(title: Token, trigger: Trigger) -> bool:
    """Is the name's first word one that the entry asks for?"""
    return title.lower in trigger.entry.objects or (title.lower,) in trigger.entry.nouns


def _quantity(
    clause: Span, trigger: Trigger, sufferers: Sequence[Party], cast: Cast
) -> Figure | None:
    """The number before the thing or the people that the event is about."""
    counts = cast.grammar.rules.counts
    own = {p.head.i for p in sufferers}
    about = own | {t.i for t in _about(trigger, cast)}
    for token in sorted(cast.sentence.within(clause), key=lambda t: t.head not in own):
        head = cast.sentence.head(token)
        if token.dep != "nummod" or not (head.i in about or _is_weapon(head, cast)):
            continue
        if _of_a_name(token, cast):
            continue
        if (found := number(_with_parts(token, cast), counts)) is not None:
            by = None if _particle(token, cast) else comparator(cast.text, token.start, counts)
            return {"number": found, "comparator": by}
    return None


def _about(trigger: Trigger, cast: Cast) -> list[Token]:
    heads = cast.grammar.sufferers(trigger.verb) if trigger.verb else []
    if trigger.noun is not None:
        heads = [*heads, trigger.noun, *cast.grammar.after([trigger.noun], "of")]
    return heads


def _particle(number: Token, cast: Cast) -> bool:
    """`handed over two boats`: the word before belongs to the verb."""
    return number.i > 0 and cast.sentence.tokens[number.i - 1].dep == "prt"


def _of_a_name(number: Token, cast: Cast) -> bool:
    """The 2 of `Leopard 2 tanks`: it belongs to the name right before it."""
    before = cast.sentence.tokens[number.i - 1] if number.i else None
    if before is None or before.pos != "PROPN" or cast.mentions.get(before.i):
        return False
    return before.lower not in cast.grammar.rules.words["no_actor"]


def _is_weapon(token: Token, cast: Cast) -> bool:
    return token.lemma in cast.grammar.rules.words["arms"] or bool(DESIGNATION.match(token.text))


def _with_parts(token: Token, cast: Cast) -> list[str]:
    """`two`, `hundred` of "two hundred": the parts of one number; `three` of "three of six"."""
    if of := [t for t in cast.sentence.children(token) if t.lower == "of"]:
        return [t.lower for t in cast.sentence.children(token) if t.pos == "NUM" and t.i < of[0].i]
    parts = [t for t in cast.sentence.children(token) if t.pos == "NUM"]
    return [t.lower for t in sorted([*parts, token])]
