"""Where it was: the place that a clause names beside its sides, or that one of its sides is."""

from collections.abc import Sequence

from dateline.code.actors import Cast
from dateline.code.party import Party
from dateline.code.triggers import Trigger
from dateline.syntax import Token
from dateline.types import MentionKind, Place, Register

_GROUND = frozenset({MentionKind.PLACE, MentionKind.STATE})


def place(trigger: Trigger, parties: Sequence[Party], cast: Cast) -> Place | None:
    """The place of the clause, the narrowest that it names; None where it names none.

    `talks in Moscow`, `at Ramstein Air Base in Germany`; of a visit the town that was visited.
    """
    grammar = cast.grammar
    anchors = trigger.core
    if trigger.verb is not None:
        anchors += grammar.sufferers(trigger.verb)
    heads = grammar.after_any(anchors, grammar.rules.orders["where"])
    found = (_place(head, cast) for head in heads)
    return next((p for p in found if p is not None), None) or _visited(trigger, parties)


def _place(head: Token, cast: Cast) -> Place | None:
    """A place that the tables know, or a name with a known place beside it."""
    known = next((m for m in cast.mentions.get(head.i, ()) if m.kind in _GROUND), None)
    if known is not None:
        return Place(name=known.text, country=known.country)
    land = head.lemma in cast.grammar.rules.words["ground"]  # in the east of Gaza
    if not (land or head.pos == "PROPN") or cast.mentions.get(head.i):
        return None
    below = cast.grammar.after_any([head], cast.grammar.rules.orders["land"])
    inside = [*cast.words(head), *below]
    beside = [m for t in inside for m in cast.mentions.get(t.i, ()) if m.kind in _GROUND]
    if land:
        return Place(name=beside[0].text, country=beside[0].country) if beside else None
    start, end = cast.named(head)
    return Place(name=cast.text[start:end], country=beside[0].country) if beside else None


def _visited(trigger: Trigger, parties: Sequence[Party]) -> Place | None:
    if trigger.entry.register is not Register.VISIT:
        return None
    towns = [p.mention for p in parties if p.mention and p.mention.kind is MentionKind.PLACE]
    return Place(name=towns[-1].text, country=towns[-1].country) if towns else None
