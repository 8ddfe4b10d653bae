"""States that are gone, given as their successors when asked."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from dateline.lexicon.actors import NameTable
from dateline.types import Mention


def succeeded(mentions: Sequence[Mention], on: date, table: NameTable) -> Iterator[Mention]:
    """The mentions, each state that had one successor by then replaced by it; words and name stay."""
    for mention in mentions:
        country = table.successor(mention.country, on) if mention.country else None
        if country == mention.country or country is None:
            yield mention
            continue
        actor = mention.actor
        if actor and actor.partition(".")[0] == mention.country:
            actor = country + actor.removeprefix(mention.country or "")
        yield replace(mention, country=country, actor=actor)
