"""Sides that an earlier sentence named: `the aircraft` is the Russian plane of the sentence before.

Only what the same voice has said counts, only for a phrase that says "the one we know", and the
actor keeps its own words: the country is what the earlier words add.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import structs

from dateline.code.clause import OWNERS, Grammar
from dateline.code.denials import denials
from dateline.code.near import Near, states
from dateline.code.party import PEOPLE
from dateline.lexicon.again import Nouns
from dateline.lexicon.events import EventRules
from dateline.syntax import Sentence, Token
from dateline.types import Actor, Event, Mention, Register, Role, Span, Status

_TWO = 2
_CLOSE = 400  # characters in which a state named is still in mind
_GAP = 3  # characters between two sentences that follow each other
_ONE = frozenset({"NN", "NNP", "PRP"})
_SENTENCES = 4  # for which those told of last are the sides of `an agreement was signed`


@dataclass
class Known:
    """Whose things one voice has spoken of so far, by noun. Lives while one passage is read."""

    nouns: Nouns
    rules: EventRules
    owners: dict[tuple[str, str], Mention] = field(default_factory=dict)
    told: tuple[Event, ...] = ()  # by the last sentence that told anything
    pair: tuple[Actor, ...] = ()  # the sides of the last event told of two states
    since: int = 0  # sentences heard since that event was told
    agreed: dict[frozenset[str], tuple[Actor, ...]] = field(default_factory=dict)  # and with whom
    person: Mention | None = None  # the subject of the last sentence, if it is a person
    end: int = 0  # of the last sentence

    def resolved(self, events: Sequence[Event], sentence: Sentence) -> tuple[Event, ...]:
        """The events with the countries that earlier sentences give to their sides, or with the
        sides of the last event where they are told without any: `it was agreed to meet again`."""
        sides = [
            tuple(self._actor(a, sentence) for a in e.actors) or self._unsaid(e) for e in events
        ]
        return tuple(
            structs.replace(e, actors=actors)
            for e, actors in zip(events, sides, strict=True)
            if actors or _of_its_story(e)
        )

    def _unsaid(self, event: Event) -> tuple[Actor, ...]:
        """The two states told of last; of an agreement also those of all agreements so far."""
        if _of_its_story(event):
            return ()
        if self.since < _SENTENCES:
            return self.pair
        of_two = event.register is Register.AGREEMENT and len(self.agreed) == 1
        return next(iter(self.agreed.values())) if of_two else ()

    def near(self, sentence: Sentence, before: Sequence[Mention]) -> Near:
        """What is in mind when this sentence is read; `before` are the voice's mentions up to it."""
        next_to = sentence.span.start - self.end <= _GAP
        close = [m for m in before if sentence.span.start - m.end < _CLOSE]
        return Near(self.person if next_to else None, (states(close), states(before)))

    def denied(
        self, sentence: Sentence, mentions: Sequence[Mention], here: Sequence[Event]
    ) -> tuple[Event, ...]:
        """What was told last or `here`, where this sentence says that it is denied."""
        return tuple(denials(Grammar(sentence, self.rules), mentions, self.told, here))

    def heard(
        self, sentence: Sentence, mentions: Sequence[Mention], told: tuple[Event, ...]
    ) -> None:
        """Notes whose things this sentence names: `a Russian plane`, `the Finnish team's boat`."""
        self.told = told or self.told
        self._note_pairs(told)
        self.person, self.end = _person(sentence, mentions), sentence.span.end
        for mention in mentions:
            if mention.country is None:
                continue
            head = sentence.head_of(mention.span)
            if head is None:
                continue
            noun = sentence.head(head) if head.dep in OWNERS else head
            if noun.pos == "NOUN":
                self.owners[self._key(noun)] = mention

    def _note_pairs(self, told: Sequence[Event]) -> None:
        """Who the last event was told of, if of more than one; with whom agreements were told of."""
        sides = [(e, frozenset(a.country for a in e.actors if a.country)) for e in told]
        several = [(e, countries) for e, countries in sides if len(countries) > 1]
        self.since = 0 if several else self.since + 1
        for event, countries in several:
            both = tuple(structs.replace(a, role=Role.PARTICIPANT) for a in event.actors)
            self.pair = both if len(countries) == _TWO else ()
            if event.register is Register.AGREEMENT:
                self.agreed[countries] = both

    def _actor(self, actor: Actor, sentence: Sentence) -> Actor:
        if actor.country is not None or not actor.spans:
            return actor
        head = sentence.head_of(actor.spans[0])
        if head is None or not self._known_one(head, sentence):
            return actor
        owner = self.owners.get(self._key(head))
        if owner is None:
            return actor
        return structs.replace(actor, country=owner.country, spans=(*actor.spans, owner.span))

    def _key(self, noun: Token) -> tuple[str, str]:
        """What it is and whether it is one or many: `the plane` is none of `the air force's planes`."""
        return self.nouns.kind(noun.lemma), noun.tag

    def _known_one(self, head: Token, sentence: Sentence) -> bool:
        determiners = sentence.children(head, "det", "poss")
        return head.pos == "NOUN" and any(t.lower in self.nouns.definite for t in determiners)


def _person(sentence: Sentence, mentions: Sequence[Mention]) -> Mention | None:
    """The man or woman who is the subject of the whole sentence, if their country is known."""
    subjects = [t for root in sentence.roots for t in sentence.children(root, "nsubj")]
    return next(
        (
            m
            for t in subjects[:1]
            for m in mentions
            if t.tag in _ONE
            and m.kind in PEOPLE
            and m.country
            and m.span.contains(Span(t.start, t.end))
        ),
        None,
    )


def _of_its_story(event: Event) -> bool:
    """Whose goods are handed over to whom, what is told of the same goods says (`handed`)."""
    return event.register is Register.TRANSFER and event.status is not Status.AGREED
