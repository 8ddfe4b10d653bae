"""A name as the model copied it -> an actor: by the mention that stands there, never by the model."""

import re

from dateline.lexicon import Lexicon
from dateline.lexicon.events import EventRules
from dateline.llm.answer import Side
from dateline.llm.parts import Part
from dateline.llm.words import Words
from dateline.types import Actor, Mention, Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def actor(side: Side, quote: Span, part: Part, words: Words, lexicon: Lexicon) -> Actor | None:
    """The side as it is named in the quote, else nearest to it; None where no such words stand."""
    places = words.all(side.name)
    here = min(places, key=lambda s: (not quote.contains(s), _gap(s, quote)), default=None)
    if here is None:
        return None
    mention, rules = _mention(here, part), lexicon.events
    own = mention if mention and _is_it(mention, here, words.text, rules) else None
    return Actor(
        role=side.role,
        name=words.text[here.start : here.end],
        actor=own.actor if own else None,
        country=mention.country if mention else None,
        sector=own.sector if own else _sector(words.text[here.start : here.end], rules),
        spans=(here,),
    )


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _mention(here: Span, part: Part) -> Mention | None:
    """The mention that shares most with the words."""
    near = [m for m in part.mentions if m.span.overlaps(here)]
    return max(near, key=lambda m: min(m.end, here.end) - max(m.start, here.start), default=None)


def _is_it(mention: Mention, here: Span, text: str, rules: EventRules) -> bool:
    """Is the mention the one that is named, and not only whose it is: `dissidents from Y`?"""
    before = _WORD.findall(text[here.start : max(here.start, mention.start)])
    after = _WORD.findall(text[min(here.end, mention.end) : here.end])
    small = rules.words["prepositions"]
    return small.isdisjoint(w.lower() for w in before) and (not after or after[0].lower() in small)


def _sector(name: str, rules: EventRules) -> str | None:
    """By the head of the phrase: `troops` of "troops from Y"."""
    head = ""
    for word in _WORD.findall(name.lower()):
        if head and word in rules.words["prepositions"]:
            break
        head = word
    return rules.nouns.sectors.get(head) or rules.nouns.sectors.get(head.removesuffix("s"))
