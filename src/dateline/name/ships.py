"""Warships by the letters before their names: "HMS Dover" is Britain's, of its navy."""

from collections.abc import Iterator

from dateline.name.pieces import Text
from dateline.types import Mention, MentionKind, Span


def ships(text: Text) -> Iterator[Mention]:
    """One for each name of a ship behind letters of `navy_of`."""
    for letters in text.cues["ship_letters"].finditer(text.text):
        states = text.cues.navy_of.get(letters.group(), "").split()
        ship = text.cues["ship"].match(text.text, letters.end())
        if not states or ship is None:
            continue
        country = next((s for s in states if s in text.states), states[0])
        span = Span(letters.start(), ship.end())
        name = text.text[span.start : span.end]
        yield Mention(
            start=span.start,
            end=span.end,
            text=name,
            actor=f"{country}.MIL",
            name=name,
            country=country,
            sector="MIL",
            kind=MentionKind.FORCE,
            link="title",
        )
