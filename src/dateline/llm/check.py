"""A proposal -> an event whose every value stands in the passage, and what of it was refused."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from dateline.figures import Figure, amount, comparator, number
from dateline.lexicon import Lexicon
from dateline.lexicon.events import Counts
from dateline.llm.answer import Proposal
from dateline.llm.parts import Part
from dateline.llm.question import COPIED, modes_of
from dateline.llm.sides import actor
from dateline.llm.words import Words
from dateline.types import (
    QUADS,
    Actor,
    Claim,
    Event,
    MentionKind,
    Passage,
    Place,
    Polarity,
    Span,
    Value,
)

LONGEST = 600  # characters of a quote
_GROUND = frozenset({MentionKind.PLACE, MentionKind.STATE})
_FIGURES = frozenset({"amount", "quantity"})
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+", re.IGNORECASE)


class Refusal(StrEnum):
    """What was wrong with what a model gave."""

    ANSWER = "answer"  # no JSON of the form that was asked for
    FORM = "form"  # an event of another form, or with a word that is in no list
    MANY = "many"  # an event after the first sixty of an answer
    AGAIN = "again"  # an event that it gave before
    QUOTE = "quote"  # does not stand in the passage
    TRIGGER = "trigger"  # does not stand in the quote, or is a number or a name
    ACTOR = "actor"  # nobody whom the tables know has a part in it
    NAME = "name"  # does not stand in the passage, like the following
    MODE = "mode"  # is not in the list
    DATE = "date"
    PLACE = "place"
    AMOUNT = "amount"  # ... or is no amount of money
    QUANTITY = "quantity"  # ... or is no number
    DESIGNATION = "designation"


class Find(NamedTuple):
    """An event, the sentence with its trigger, and what only the stages after this one can place."""

    passage: Passage
    sentence: Span
    event: Event
    date: Span | None = None  # the words that the model takes for its date
    negated: bool = False


class Checked(NamedTuple):
    find: Find | None
    refused: tuple[Refusal, ...]


def checked(proposal: Proposal, part: Part, words: Words, lexicon: Lexicon, rule: str) -> Checked:
    """What stands of a proposal. A wrong quote, trigger or cast refuses it, another value only itself."""
    quote = words.find(proposal.quote)
    if quote is None or quote.end - quote.start > LONGEST:
        return Checked(None, (Refusal.QUOTE,))
    trigger = _trigger(proposal.trigger, quote, part, words)
    sentence = part.sentence(trigger.start) if trigger else None
    if trigger is None or sentence is None:
        return Checked(None, (Refusal.TRIGGER,))
    sides = [actor(side, quote, part, words, lexicon) for side in proposal.actors]
    actors = tuple(dict.fromkeys(a for a in sides if a is not None))
    unnamed = (Refusal.NAME,) * sides.count(None)
    if not any(a.country or a.actor for a in actors):
        return Checked(None, (*unnamed, Refusal.ACTOR))
    copied = _copied(proposal, quote, words)
    event = Event(
        event_type=proposal.type,
        register=proposal.register,
        mode=proposal.mode if proposal.mode in modes_of(lexicon) else None,
        contexts=_contexts(words.text, quote, lexicon),
        quad=QUADS.get(proposal.type) if proposal.type else None,
        actors=actors,
        trigger=(trigger,),
        clause=quote,
        place=_place(copied.get("place"), part, words.text),
        attributes=_attributes(copied, words.text, lexicon.events.counts),
        status=proposal.status,
        confidence=_confidence(actors),
        rule=rule,
    )
    negated = proposal.polarity is Polarity.NEGATED
    find = Find(part.passage, sentence, event, copied.get("date"), negated)
    return Checked(find, (*unnamed, *_refused(proposal, event, copied)))


def _trigger(given: str, quote: Span, part: Part, words: Words) -> Span | None:
    """The word that names what is done: no number, and nobody's name."""
    here = words.find(given, quote) if any(c.isalpha() for c in given) else None
    named = here is not None and any(m.span.contains(here) for m in part.mentions)
    return None if named else here


def _copied(proposal: Proposal, quote: Span, words: Words) -> Mapping[str, Span]:
    """Where the values stand that were to be copied: in the quote, else elsewhere in the part."""
    found = {}
    for name in COPIED:
        value = getattr(proposal, name)
        here = (words.find(value, quote) or words.find(value)) if value else None
        if here is not None:
            found[name] = here
    return found


def _refused(proposal: Proposal, event: Event, copied: Mapping[str, Span]) -> Iterator[Refusal]:
    """The values that did not get into the event."""
    if proposal.mode and event.mode is None:
        yield Refusal.MODE
    for name in COPIED:
        taken = event.attributes if name in _FIGURES else copied
        if getattr(proposal, name) and name not in taken:
            yield Refusal(name)


def _attributes(copied: Mapping[str, Span], text: str, counts: Counts) -> Mapping[str, Value]:
    """Figures are read from the words by the same reader as those that the rules find."""
    found: dict[str, Value] = {}
    if here := copied.get("designation"):
        found["designation"] = text[here.start : here.end]
    if (here := copied.get("amount")) and (money := amount(text[here.start : here.end], counts)):
        said = money["comparator"] or comparator(text, here.start, counts)
        found["amount"] = {**money, "comparator": said}
    if (here := copied.get("quantity")) and (many := _quantity(text, here, counts)):
        found["quantity"] = many
    return found


def _quantity(text: str, here: Span, counts: Counts) -> Figure | None:
    """The first number among the words: `about two hundred tanks`."""
    start, run = 0, list[str]()
    for word in _NUMBER.finditer(text, here.start, here.end):
        counted = number([word[0].lower()], counts) is not None
        if run and not counted:
            break
        if counted:
            start = start if run else word.start()
            run.append(word[0].lower())
    many = number(run, counts)
    return None if many is None else {"number": many, "comparator": comparator(text, start, counts)}


def _place(here: Span | None, part: Part, text: str) -> Place | None:
    if here is None:
        return None
    known = [m for m in part.mentions if m.kind in _GROUND and m.span.overlaps(here)]
    name = text[here.start : here.end]
    return Place(name=name, country=known[0].country if known else None)


def _contexts(text: str, quote: Span, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(sorted({name for _, name in lexicon.events.contexts.find(text, quote)}))


def _confidence(actors: tuple[Actor, ...]) -> float:
    """Higher where both sides are known, as for the finds of the rules."""
    return round(0.4 + 0.15 * sum(a.country is not None for a in actors[:2]), 2)


def is_told(claim: Claim, others: Iterable[Claim]) -> bool:
    """Does one of the others say it: the same deed by the same words, with no side less?"""
    return any(
        o.event_type is claim.event_type
        and _meet(o.trigger, claim.trigger)
        and all(any(_alike(a, b) for b in o.actors) for a in claim.actors)
        for o in others
    )


def _alike(one: Actor, other: Actor) -> bool:
    """By the same words, or by others for the same state: `they` and `the two countries`."""
    same_state = one.country is not None and one.country == other.country
    return same_state or _meet(one.spans, other.spans)


def _meet(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)
