"""Sides that an earlier sentence named: `the aircraft` is the Russian plane of the sentence before.

Only what the same voice has said counts, only for a phrase that says "the one we know", and the
actor keeps its own words: the country is what the earlier words add.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import structs

from dateline.code.clause import Grammar
from dateline.code.denials import denials
from dateline.lexicon.again import Nouns
from dateline.lexicon.events import EventRules
from dateline.syntax import Sentence, Token
from dateline.types import Actor, Event, Mention, Role

NEAR = 4  # sentences for which those told of last are the sides of `an agreement was signed`
_OWNERS = frozenset({"amod", "compound", "poss", "nmod"})


@dataclass
class Known:
    """Whose things one voice has spoken of so far, by noun. Lives while one passage is read."""

    nouns: Nouns
    rules: EventRules
    owners: dict[tuple[str, str], Mention] = field(default_factory=dict)
    told: tuple[Event, ...] = ()  # by the last sentence that told anything
    pair: tuple[Actor, ...] = ()  # the sides of the last event told of two states
    since: int = 0  # sentences heard since that event was told

    def resolved(self, events: Sequence[Event], sentence: Sentence) -> tuple[Event, ...]:
        """The events with the countries that earlier sentences give to their sides, or with the
        sides of the last event where they are told without any: `it was agreed to meet again`."""
        pair = self.pair if self.since < NEAR else ()
        return tuple(
            structs.replace(e, actors=tuple(self._actor(a, sentence) for a in e.actors) or pair)
            for e in events
            if e.actors or pair
        )

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
        pairs = [e.actors for e in told if len({a.country for a in e.actors if a.country}) > 1]
        self.since = 0 if pairs else self.since + 1
        if pairs:
            self.pair = tuple(structs.replace(a, role=Role.PARTICIPANT) for a in pairs[-1])
        for mention in mentions:
            if mention.country is None:
                continue
            head = sentence.head_of(mention.span)
            if head is None:
                continue
            noun = sentence.head(head) if head.dep in _OWNERS else head
            if noun.pos == "NOUN":
                self.owners[self._key(noun)] = mention

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
