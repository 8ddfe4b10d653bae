"""Words -> actors: states, offices, persons, forces, bodies, places that stand for governments.

Ids: a state `PAK`; its government, forces, parliament ... `PAK.GOV`, `PAK.MIL`, `PAK.LEG`; a body of many
states `IGO:SCO`, others `NGO:ICRC`, `MNC:GAZPROM`; a person of the table `PER:vladimir-putin`, any other
person `RUS.GOV/fomin` (state, sector, last name), or None where the page does not say whose.
"""

from dateline.lexicon import Lexicon
from dateline.name.drafts import drafts
from dateline.name.home import at_home
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
    text, cast = Text(document.text, table), Cast(table)
    found = list(drafts(text, table, cast))
    found += surnames(text, cast, found)
    found.sort(key=lambda m: m.start)
    found += collectives(text, found, document.passages)
    found.sort(key=lambda m: m.start)
    found += pronouns(text, found, document.passages)
    found.sort(key=lambda m: (m.start, m.end))
    return at_home(found, document, lexicon)
