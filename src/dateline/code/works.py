"""Several works promised in one breath: `offered to build a mill near Homs and a dam in Hama`."""

from dataclasses import replace

from dateline.code.actors import Cast
from dateline.code.finds import Find, sufferers
from dateline.code.party import Party
from dateline.code.sides import done_to
from dateline.syntax import Token, cover
from dateline.types import EventType


def works(find: Find, cast: Cast) -> list[Find]:
    """One find a work, with those whom its own words mean; the find as it is where its works have
    not each a place of their own (`a bridge and a port in Y`)."""
    named = _joined(find, cast) if find.entry.type is EventType.AGREE else []
    placed = [_places(work, cast) for work in named]
    if len(named) < 2 or not all(placed):
        return [find]
    meant = sufferers(find)
    about = [cast.parties(at, strict=True) or _not_below(meant, named, cast) for at in placed]
    return [
        replace(find, work=work, sides=done_to(parties, find.sides))
        for work, parties in zip(named, about, strict=True)
    ]


def titled_work(work: Token, cast: Cast) -> str:
    """`atomic power plant` of "an atomic power plant in Y"."""
    before = [t for t in cast.sentence.subtree(work) if t.i < work.i and t.dep != "det"]
    span = cover([*before, work])
    return cast.text[span.start : span.end]


def _joined(find: Find, cast: Cast) -> list[Token]:
    """The first works below the words of the event that are joined to each other."""
    listed = cast.grammar.rules.words["works"]
    below = cast.sentence.subtree(find.trigger.head)
    runs = ([w for w in cast.sentence.conjuncts(t) if w.lemma in listed] for t in below)
    return next((run for run in runs if len(run) > 1 and run[0].lemma in listed), [])


def _places(work: Token, cast: Cast) -> list[Token]:
    return cast.grammar.after_any([work], cast.grammar.rules.orders["site"])


def _not_below(parties: list[Party], named: list[Token], cast: Cast) -> list[Party]:
    """Those that no single work is for."""
    own = {t.i for work in named for at in _places(work, cast) for t in cast.sentence.subtree(at)}
    return [p for p in parties if p.head.i not in own] or parties
