"""Fills the roles of a frame: from the places it names to the parties that stand there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from dateline.code.actors import Cast
from dateline.code.clause import FINITE
from dateline.code.goods import builders_of, less_goods, makers_of, traders, vehicles
from dateline.code.party import Party
from dateline.code.triggers import Trigger
from dateline.syntax import Token
from dateline.types import Role, Span

_DEEPEST = 3
_BESIDE = frozenset({Role.MANUFACTURER, Role.THIRD_PARTY})  # they take part in what others do

Filled = tuple[tuple[Role, Party], ...]


def done_to(parties: Iterable[Party], sides: Filled) -> Filled:
    """The sides with these, and nobody else, as those to whom it is done."""
    others = ((role, p) for role, p in sides if role is not Role.RECIPIENT)
    return (*others, *((Role.RECIPIENT, p) for p in parties))


@dataclass(frozen=True, slots=True)
class Scene:
    """A trigger among those who may take part in it."""

    cast: Cast
    trigger: Trigger

    def filled(self) -> Filled:
        """Roles and parties. In a symmetric frame all places count, else the first that answers."""
        frame = self.trigger.entry.frame
        roles = frame.noun if self.trigger.by_noun else frame.verb
        found: list[tuple[Role, Party]] = []
        for role, slots in roles:
            taken = {p.span for _, p in found}
            union = frame.symmetric and role is Role.PARTICIPANT
            here = self._first(slots, taken) if not union else self._all(slots, taken)
            found += [(role, p) for p in here]
        return _named(_once(_less_known(found)))

    def _first(self, slots: Sequence[str], taken: set[Span]) -> list[Party]:
        """What the first place holds that holds anybody, the near before the far."""
        for reach in (0, 1, 2):
            for slot in slots:
                if reach and slot in _FIXED:
                    continue
                if here := [p for p in self._at(slot, reach) if self._another(p, taken)]:
                    return here
        return []

    def _all(self, slots: Sequence[str], taken: set[Span]) -> list[Party]:
        found: list[Party] = []
        for slot in slots:
            spans = taken | {p.span for p in found}
            found += [p for p in self._at(slot, 2) if self._another(p, spans)]
        return found

    def _another(self, party: Party, taken: set[Span]) -> bool:
        """Neither a side that is there already nor a part of it: recalled *its ambassador* from Y."""
        there = any(party.span.overlaps(span) for span in taken)
        return not there and not (taken and self._own(party.head))

    # ------------------------------------------------------------ places

    def _at(self, slot: str, reach: int) -> list[Party]:
        inside = _INSIDE.get(slot)
        return inside(self) if inside else self._around(slot, reach)

    def _itself(self) -> list[Party]:
        """The event noun, where it is a side: the *pullout* of X's troops."""
        return self.cast.parties([self.trigger.noun] if self.trigger.noun else [])

    def _modifiers(self) -> list[Party]:
        """A seat stands for its government; of the *Geneva* talks the town is only the site."""
        symmetric = self.trigger.entry.frame.symmetric
        nouns = [t for t in (self.trigger.noun, *self.trigger.beside) if t and t.pos == "NOUN"]
        found = [p for t in nouns for p in self.cast.modifiers(t, places=symmetric)]
        return [p for p in found if not p.site]

    def _around(self, slot: str, reach: int) -> list[Party]:
        rules = self.cast.grammar.rules
        heads = self._others(self._heads(slot, reach))
        if slot == "subj" and self.trigger.entry.type in rules.not_by_places:
            return self.cast.behind(heads or self._deeds())
        if slot in {"obj", "to"} and self.trigger.by_noun:
            heads = [t for t in heads if not self._given(t)]
        heads = [t for t in heads if t.lemma not in rules.words["edges"]]  # on the outskirts of Y
        placed = slot in rules.words["places"]
        found = self.cast.parties(heads, strict=placed, shallow=placed)
        return less_goods(found, self.trigger, self.cast)

    def _heads(self, slot: str, reach: int) -> list[Token]:
        """The heads of the noun phrases that stand at this place."""
        heads = _HEADS.get(slot)
        return heads(self) if heads else self._after(slot, reach)

    def _after(self, preposition: str, reach: int) -> list[Token]:
        return self.cast.grammar.after(self._anchors(), preposition, reach)

    def _subjects(self) -> list[Token]:
        verb = self.trigger.verb
        return [] if verb is None or self._hosts(verb) else self._doers(verb)

    def _objects(self) -> list[Token]:
        verb = self.trigger.verb
        return self.cast.grammar.sufferers(verb) if verb else []

    def _datives(self) -> list[Token]:
        return self._children(self.trigger.verb, "dative")

    def _hosts(self, verb: Token) -> bool:
        """`X hosted talks between Y and Z`: X does not take part."""
        grammar = self.cast.grammar
        hosting = verb.lemma in grammar.rules.words["hosting"] and self.trigger.by_noun
        noun = self.trigger.noun
        return hosting and noun is not None and bool(grammar.after([noun], "between", 0))

    def _given(self, head: Token) -> bool:
        """`provided tents, food and teams`: all of it is what was provided."""
        noun = self.trigger.noun
        if noun is not None and head.lemma == noun.lemma:  # bases in Z, bases such as ..
            return True
        joined = self.cast.sentence.conjuncts(head)
        return noun is not None and noun in joined and noun.dep in {"dobj", "conj"}

    def _deeds(self) -> list[Token]:
        """`were killed in a raid by X`: the raid."""
        verb, grammar = self.trigger.verb, self.cast.grammar
        if verb is None or self.trigger.noun is not None or not grammar.passive(verb):
            return []
        held = grammar.after_any([verb], grammar.rules.orders["raids"])
        return [t for t in held if grammar.deed(t)]

    def _doers(self, verb: Token) -> list[Token]:
        """Who does it; in `it was a visit` the subject is the event itself."""
        found = self.cast.grammar.doers(verb)
        if self.trigger.noun is not None and self.trigger.noun.dep == "attr":
            return [t for t in found if t.pos != "PRON" and t.tag != "DT"]
        return found or self._just_before(verb)

    def _just_before(self, verb: Token) -> list[Token]:
        """Where the parser saw no subject of a finite verb: the mention that stands right before it."""
        if verb.tag not in FINITE or verb.dep == "conj":
            return []
        place = verb.i - 1
        while place > 0 and self.cast.sentence.tokens[place].pos in {"ADV", "AUX"}:
            place -= 1
        before = self.cast.sentence.tokens[max(place, 0)]
        return [before] if before.i < verb.i and before.i in self.cast.mentions else []

    def _owners(self) -> list[Token]:
        """The possessive before the noun; `its` is the subject of the clause."""
        noun = self.trigger.noun
        found: list[Token] = []
        for owner in self._children(noun, "poss"):
            if owner.tag != "PRP$":
                found.append(owner)
            elif noun is not None and not self._reason(noun):
                above = self.cast.grammar.verb_above(owner)
                found += self.cast.grammar.doers(above) if above else []
        return found

    def _reason(self, noun: Token) -> bool:
        """`sanctions over its raid`: whose raid it is, the clause does not say."""
        above = self.cast.sentence.head(noun)
        return noun.dep == "pobj" and above.lower in self.cast.grammar.rules.words["reasons"]

    def _conditions(self) -> list[Token]:
        """`will not stop until Y pays`: Y, but of `until he is satisfied` nobody."""
        grammar = self.cast.grammar
        conditional = grammar.rules.words["conditional"]
        return [
            subject
            for clause in self._children(self.trigger.verb, "advcl")
            if any(m.lower in conditional for m in self._children(clause, "mark"))
            for subject in (
                *self._children(clause, "nsubj", "nsubjpass"),
                *grammar.led_to(clause, "agent"),
            )
            if subject.pos != "PRON"
        ]

    def _others(self, heads: Sequence[Token]) -> list[Token]:
        """The heads less the words of the event itself."""
        own = {t.i for t in self.trigger.tokens}
        if self.trigger.noun is not None:
            if self.trigger.by_noun:
                own.add(self.cast.grammar.climbed(self.trigger.noun).i)
            else:
                own.remove(self.trigger.noun.i)  # condemned Israel's *raid*: the raid is the object
        return [t for t in heads if t.i not in own]

    def _children(self, token: Token | None, *deps: str) -> list[Token]:
        return self.cast.sentence.children(token, *deps) if token else []

    def _anchors(self) -> list[Token]:
        """What a preposition of this event may hang on: noun first, then verb, then its particles."""
        verb, noun = self.trigger.verb, self.trigger.noun
        grammar = self.cast.grammar
        anchors = (
            [] if noun is None else [noun, grammar.climbed(noun), grammar.first_conjunct(noun)]
        )
        if verb is not None:
            anchors += [verb, *self.trigger.beside]
            if noun is None and not grammar.passive(verb):  # condemned the raid on X: not X
                anchors += [t for t in grammar.sufferers(verb) if not grammar.deed(t)]
        return list(dict.fromkeys(anchors))

    def _governed(self) -> list[Token]:
        """The verbs of the clauses below the event."""
        tokens = [*self.trigger.tokens, *self._objects()]
        return self.cast.grammar.complements(list(dict.fromkeys(tokens)))

    def _clause_subject(self) -> list[Party]:
        for verb in self._governed():
            own = self._children(verb, "nsubj", "nsubjpass")
            if own and (found := self.cast.parties(own)):
                return found
        return []

    def _aim(self) -> list[Party]:
        """Who is meant by what it is for."""
        return self._meant([v for v in self._governed() if self.cast.grammar.infinitive(v)])

    def _inner(self) -> list[Party]:
        """Who is meant further down in the clause below."""
        return self._meant(self._governed())

    def _meant(self, verbs: Sequence[Token], depth: int = 0) -> list[Party]:
        """Who is meant by the clause below: its object, what follows its prepositions, deeper ones."""
        grammar = self.cast.grammar
        doers = {t.i for v in verbs for t in grammar.doers(v)}
        groups = [g for verb in verbs for g in self._below(verb, doers, own_subject=depth > 0)]
        if depth < _DEEPEST and (below := grammar.complements(verbs)):
            groups.append(self._meant(below, depth + 1))
        groups = [g for g in groups if g]
        givers = grammar.doers(self.trigger.verb) if self.trigger.verb else []
        own = {p.country for p in self.cast.parties(givers)}  # sends its troops to Z
        others = (g for g in groups if any(p.stated and p.country not in own for p in g))
        stated = (g for g in groups if any(p.stated for p in g))
        return next(chain(others, stated, groups), [])

    def _own(self, noun: Token) -> bool:
        """`its troops`: part of the one who acts; `its neighbour` is somebody else."""
        if noun.lemma in self.cast.grammar.rules.words["others"]:
            return False
        return any(t.tag == "PRP$" for t in self._children(noun, "poss"))

    def _below(self, verb: Token, doers: set[int], *, own_subject: bool) -> list[list[Party]]:
        """The parties around a verb of the clause below, the likelier first."""
        grammar = self.cast.grammar
        heads = [t for t in grammar.sufferers(verb) if t.i not in doers and not self._own(t)]
        groups = [self.cast.parties(self._children(verb, "nsubj"))] if own_subject else []
        groups += [self.cast.parties(self._children(verb, "dative")), self.cast.parties(heads)]
        for preposition in grammar.rules.orders["below"]:
            after = [t for t in grammar.after([verb, *heads], preposition) if t.i not in doers]
            groups.append(self.cast.parties(after, strict=True))
        return groups


# places that are no noun phrases of the clause, and what stands there
_INSIDE: Mapping[str, Callable[[Scene], list[Party]]] = MappingProxyType(
    {
        "mod": Scene._modifiers,
        "comp": Scene._clause_subject,
        "inner": Scene._inner,
        "aim": Scene._aim,
        "self": Scene._itself,
        "maker": lambda scene: makers_of(scene.trigger, scene.cast),
        "builder": lambda scene: builders_of(scene.trigger, scene.cast),
        "vehicle": lambda scene: vehicles(scene._anchors(), scene.cast),
    }
)
# places around the trigger, and the heads of the noun phrases there; any other is a preposition
_HEADS: Mapping[str, Callable[[Scene], list[Token]]] = MappingProxyType(
    {
        "subj": Scene._subjects,
        "obj": Scene._objects,
        "owner": Scene._owners,
        "until": Scene._conditions,
        "dative": Scene._datives,
        "traded": lambda scene: traders(scene._anchors(), scene.cast),
    }
)
_FIXED = _INSIDE.keys() | _HEADS.keys()  # no reach makes these wider


def _less_known(found: Sequence[tuple[Role, Party]]) -> list[tuple[Role, Party]]:
    """Without those of whom only a table or the ground says that they take part, where they are a
    side already: X sold its own make (though others build it, too), X opened a base in X."""
    sides = {p.country for role, p in found if role not in _BESIDE and not p.by_table}
    own = {p.span for role, p in found if p.by_table and p.country in sides}
    return [
        (role, p)
        for role, p in found
        if not (p.by_table and role is Role.MANUFACTURER and p.span in own)
        and not ((p.by_table or role is Role.THIRD_PARTY) and p.country in sides)
    ]


def _once(found: Sequence[tuple[Role, Party]]) -> Filled:
    """Who stands in a role by the same words once: `out of the Council of Europe` leads there twice."""
    kept: dict[tuple[Role, Span, str | None], tuple[Role, Party]] = {}
    for role, party in found:
        kept.setdefault((role, party.span, party.country), (role, party))
    return tuple(kept.values())


def _named(sides: Filled) -> Filled:
    """One participant and a recipient are an actor and a recipient."""
    roles = [role for role, _ in sides]
    if roles.count(Role.PARTICIPANT) != 1 or Role.RECIPIENT not in roles:
        return sides
    return tuple((Role.ACTOR if r is Role.PARTICIPANT else r, party) for r, party in sides)
