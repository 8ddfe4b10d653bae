"""Words -> actors: states, offices, persons, forces, bodies, places that stand for governments.

Ids: a state `PAK`; its government, forces, parliament ... `PAK.GOV`, `PAK.MIL`, `PAK.LEG`; a body of many
states `IGO:SCO`, others `NGO:ICRC`, `MNC:GAZPROM`; a person of the table `PER:vladimir-putin`, any other
person `RUS.GOV/fomin` (state, sector, last name), or None where the page does not say whose.

How a mention was resolved (`link`): `table` and `title` by its own words, `surname`, `pronoun` and
`collective` by what the page says elsewhere; `office` by who held it on the day; `context` and `outlet` are inferred from the dateline, the
place beside it, the state of which the passage speaks, or the paper whose words they are.
"""

from datetime import date

from dateline.lexicon import Lexicon
from dateline.name.back import owned, pronouns
from dateline.name.bodies import bodies, strangers
from dateline.name.collectives import collectives
from dateline.name.context import at_home, with_states
from dateline.name.days import Days
from dateline.name.drafts import drafts
from dateline.name.kinds import by_start
from dateline.name.listed import listed
from dateline.name.offices import in_office, ranks, same_body, same_office
from dateline.name.outlet import of_outlet, outlets
from dateline.name.overlap import meeting, merged
from dateline.name.people import Cast
from dateline.name.pieces import Text
from dateline.name.resolve import aggressors, former_and_latter, surnames
from dateline.name.several import several
from dateline.name.ships import ships
from dateline.name.succession import as_then, succeeded
from dateline.types import Document, Mention, PassageKind

__all__ = ["names"]

_POSTS = {PassageKind.POST, PassageKind.QUOTED_POST, PassageKind.COMMENT}


def names(
    document: Document, lexicon: Lexicon, *, as_of: date | None = None
) -> tuple[Mention, ...]:
    """Every mention of an actor or a place, by start.

    None lies inside another; a collective ("both countries") gives one a member, with one span.
    With `as_of` states that are gone by then are given as their successors (the USSR as Russia).
    """
    table, passages = lexicon.actors, document.passages
    posts = [p.span for p in passages if p.kind in _POSTS]
    text = Text(document.text, table, posts)
    cast = Cast(table, document.page.published.when, text.states)
    fleet = list(ships(text))
    found = [*fleet, *(m for m in drafts(text, cast) if not meeting(fleet, m.span))]
    found = merged(sorted(found, key=by_start), bodies(text))
    found = merged(found, strangers(text, cast, found))
    found = merged(found, surnames(text, cast, found))
    found = same_office(text, with_states(found, cast))
    found = listed(text, found)
    found = list(same_body(text, owned(text, found, passages), passages))
    found = of_outlet(found, document, lexicon)
    found = list(several(text, at_home(text, passages, found), passages))
    days = Days(document, table.cues)
    found = in_office(text, list(as_then(found, table, days)), days)
    more = [
        *collectives(text, found, passages),
        *former_and_latter(text, found, passages),
        *aggressors(text, found, passages),
        *ranks(text, found, passages),
    ]
    found += more
    found.sort(key=lambda m: m.start)
    found = merged(found, outlets(found, document, lexicon))
    found = merged(found, pronouns(text, found, document))
    return tuple(found if as_of is None else succeeded(found, as_of, table))
