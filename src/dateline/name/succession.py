"""States that are gone: meant by their successors' names on a day, or given as these when asked."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from dateline.lexicon.actors import NameTable
from dateline.name.days import Days
from dateline.types import Mention, MentionKind

_NAMED = {MentionKind.STATE, MentionKind.PLACE, MentionKind.OFFICE, MentionKind.FORCE}


def as_then(mentions: Sequence[Mention], table: NameTable, days: Days) -> Iterator[Mention]:
    """The mentions, those of states that were part of another on the day as that: "Moscow" in 1979."""
    later = {s.successor for s in table.successions if s.names}
    for mention in mentions:
        on = days.in_story(mention.start) if mention.country in later and _named(mention) else None
        code = mention.country or ""
        seat = mention.kind is MentionKind.PLACE
        then = table.called_then(code, on, seat=seat) if on else code
        yield _of(mention, then, table.states.get(then)) if then != code else mention


def _named(mention: Mention) -> bool:
    """By its own words; a person stands in the table under the state of his day."""
    return mention.kind in _NAMED and mention.actor is not None and mention.link == "table"


def _of(mention: Mention, code: str, name: str | None = None) -> Mention:
    """The mention with another state."""
    actor = mention.actor
    if actor and actor.partition(".")[0] == mention.country:
        actor = code + actor.removeprefix(mention.country)
    itself = name is not None and actor == code
    return replace(mention, country=code, actor=actor, name=name if itself else mention.name)


def succeeded(mentions: Sequence[Mention], on: date, table: NameTable) -> Iterator[Mention]:
    """The mentions, each state that had one successor by then replaced by it; words and name stay."""
    for mention in mentions:
        country = table.successor(mention.country, on) if mention.country else None
        if country == mention.country or country is None:
            yield mention
            continue
        yield _of(mention, country)
