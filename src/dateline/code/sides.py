"""Fills the roles of a frame: from the places it names to the parties that stand there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.code.actors import Cast, Party
from dateline.code.triggers import Trigger
from dateline.syntax import Token
from dateline.types import Role

_PLACES = frozenset({"in", "at", "into", "over", "near", "on", "from", "off", "around", "through"})
_DEEPEST = 3
_INNER = ("against", "with", "to", "on", "from", "between", "for", "over", "in", "into", "of", "by")

Filled = tuple[tuple[Role, Party], ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A trigger among those who may take part in it."""

    cast: Cast
    trigger: Trigger

    def filled(self) -> Filled:
        """Roles and parties. In a symmetric frame all places count, else the first that answers."""
        frame = self.trigger.entry.frame
        roles = frame.noun if self.trigger.noun is not None else frame.verb
        found: list[tuple[Role, Party]] = []
        for role, slots in roles:
            taken = {p.span for _, p in found}
            for slot in slots:
                here = [p for p in self._at(slot) if not _overlapping(p, taken)]
                found += [(role, p) for p in here]
                taken |= {p.span for p in here}
                if here and not (frame.symmetric and role is Role.PARTICIPANT):
                    break
        return _once(found)

    # ------------------------------------------------------------ places

    def _at(self, slot: str) -> list[Party]:
        verb, noun = self.trigger.verb, self.trigger.noun
        match slot:
            case "subj":
                return self._subject()
            case "obj":
                return self.cast.parties(self.cast.grammar.sufferers(verb)) if verb else []
            case "owner":
                return self.cast.parties(self._children(noun, "poss")) if noun else []
            case "mod":
                return self.cast.modifiers(noun) if noun else []
            case "dative":
                return self.cast.parties(self._children(verb, "dative")) if verb else []
            case "comp":
                return self._clause_subject()
            case "inner":
                return self._inner(self._governed(), 0)
            case "appos":
                return self.cast.parties(self._children(noun, "appos")) if noun else []
        heads = self.cast.grammar.after(self._anchors(), slot)
        return self.cast.parties(heads, strict=slot in _PLACES)

    def _children(self, token: Token | None, *deps: str) -> list[Token]:
        return self.cast.sentence.children(token, *deps) if token else []

    def _subject(self) -> list[Party]:
        verb, noun = self.trigger.verb, self.trigger.noun
        if verb is None:
            return []
        grammar = self.cast.grammar
        heads = grammar.doers(verb)
        return self.cast.parties(
            [t for t in heads if noun is None or t.i != grammar.climbed(noun).i]
        )

    def _anchors(self) -> list[Token]:
        """What a preposition of this event may hang on: noun first, then verb, then its particles."""
        verb, noun = self.trigger.verb, self.trigger.noun
        grammar = self.cast.grammar
        anchors = (
            [] if noun is None else [noun, grammar.climbed(noun), grammar.first_conjunct(noun)]
        )
        if verb is not None:
            anchors += [verb, *self.trigger.beside]
            if noun is None:
                anchors += [
                    t for t in grammar.sufferers(verb) if not self.cast.grammar.passive(verb)
                ]
        return list(dict.fromkeys(anchors))

    def _governed(self) -> list[Token]:
        tokens = [*self.trigger.tokens]
        if self.trigger.verb is not None:
            tokens += self.cast.grammar.sufferers(self.trigger.verb)
        return self.cast.grammar.complements(list(dict.fromkeys(tokens)))

    def _clause_subject(self) -> list[Party]:
        for verb in self._governed():
            own = self._children(verb, "nsubj", "nsubjpass")
            if own and (found := self.cast.parties(own)):
                return found
        return []

    def _inner(self, verbs: Sequence[Token], depth: int) -> list[Party]:
        """Who is meant by the clause below: its object, what follows its prepositions, deeper ones."""
        grammar = self.cast.grammar
        doers = {t.i for v in verbs for t in grammar.doers(v)}
        for verb in verbs:
            heads = [t for t in grammar.sufferers(verb) if t.i not in doers]
            if found := self.cast.parties(self._children(verb, "dative")) or self.cast.parties(
                heads
            ):
                return found
            for preposition in _INNER:
                after = [t for t in grammar.after([verb, *heads], preposition) if t.i not in doers]
                if found := self.cast.parties(after, strict=True):
                    return found
        if depth < _DEEPEST and (below := grammar.complements(verbs)):
            return self._inner(below, depth + 1)
        return []


def _overlapping(party: Party, taken: Iterable[tuple[int, int]]) -> bool:
    return any(party.span.start < end and start < party.span.end for start, end in taken)


def _once(found: Sequence[tuple[Role, Party]]) -> Filled:
    return tuple(dict.fromkeys(found))
