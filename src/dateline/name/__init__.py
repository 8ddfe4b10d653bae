"""Words -> actors: states, offices, persons, forces, bodies, places that stand for governments.

Ids: a state `PAK`; its government, forces, parliament ... `PAK.GOV`, `PAK.MIL`, `PAK.LEG`; a body of many
states `IGO:SCO`, others `NGO:ICRC`, `MNC:GAZPROM`; a person of the table `PER:vladimir-putin`, any other
person `RUS.GOV/fomin` (state, sector, last name), or None where the page does not say whose.

How a mention was resolved (`link`): `table` and `title` by its own words, `surname`, `pronoun` and
`collective` by what the page says elsewhere; `context` and `outlet` are inferred from the dateline, the
place beside it, the state of which the passage speaks, or the paper whose words they are.
"""

from dateline.lexicon import Lexicon
from dateline.name.bodies import bodies, strangers
from dateline.name.context import at_home, same_office, with_states
from dateline.name.drafts import drafts
from dateline.name.outlet import of_outlet
from dateline.name.overlap import merged
from dateline.name.people import Cast
from dateline.name.pieces import Text
from dateline.name.resolve import collectives, pronouns, surnames
from dateline.types import Document, Mention

__all__ = ["names"]


def names(document: Document, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Every mention of an actor or a place, by start.

    None lies inside another; a collective ("both countries") gives one a member, with one span.
    """
    table = lexicon.actors
    text, cast = Text(document.text, table), Cast(table, document.page.published.when)
    found = merged(list(drafts(text, table, cast)), bodies(text, table))
    found = merged(found, strangers(text, table, cast, found))
    found = merged(found, surnames(text, cast, found))
    found = same_office(text, with_states(found, cast))
    found = of_outlet(found, document, lexicon)
    found = at_home(text, document.passages, found)
    found += collectives(text, table, found, document.passages)
    found.sort(key=lambda m: m.start)
    return tuple(merged(found, pronouns(text, found, document.passages)))
