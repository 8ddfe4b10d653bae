"""Who stands where around a verb or an event noun: subjects and objects also where grammar only
implies them (passives, control, relative clauses, coordination)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.lexicon.events import EventRules
from dateline.syntax import Sentence, Token

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
OWNERS = frozenset({"amod", "compound", "nmod", "poss"})  # what says whose a noun is
_DEEPEST = 6  # steps up a chain of clauses before we give up
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_LOOSE = frozenset({"pobj", "npadvmod", "dobj", "advmod", "xcomp"})
_REPORTED = frozenset({"ccomp", "relcl", "advcl"})
_CUT = frozenset({"relcl", "advcl", "ccomp", "parataxis", "csubj"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """A sentence with the word lists that tell how its verbs share their subjects."""

    sentence: Sentence
    rules: EventRules
    kinds: Mapping[str, frozenset[int]] = field(default_factory=dict)  # `%body`: tokens naming one

    def lemma(self, token: Token) -> str:
        """What the word is looked up by: re-open, where no entry has it, as reopen or open."""
        lemma = self.rules.lemmas.get(token.lemma, token.lemma)
        opening, hyphen, rest = lemma.partition("-")
        if not hyphen or lemma in self.rules.by_verb:
            return lemma
        return next((w for w in (opening + rest, rest) if w in self.rules.by_verb), lemma)

    def of_kind(self, token: Token, wanted: frozenset[str]) -> bool:
        """Is it one of these words, or does it name one of these kinds of thing?"""
        if not wanted.isdisjoint((token.lemma, token.lower)):
            return True
        return any(token.i in named for kind, named in self.kinds.items() if kind in wanted)

    def arms(self, noun: Token) -> bool:
        """Is it a weapon or a military vehicle, by its noun or by the name of its type?"""
        return self.of_kind(noun, self.rules.words["arms"])

    def making(self, word: Token) -> bool:
        """Is it a verb that makes goods?"""
        return word.lemma in self.rules.words["making"]

    def of_a_make(self, word: Token) -> bool:
        """The `Russian` of "Russian-made tanks"."""
        made = self.sentence.head(word)
        return made.dep == "amod" and self.making(made)

    # ------------------------------------------------------------ subjects and objects

    def passive(self, verb: Token) -> bool:
        children = self.sentence.children(verb)
        if any(t.dep in {"nsubjpass", "auxpass"} for t in children):
            stative = verb.lemma in self.rules.words["stative"]
            return not stative or any(t.dep in {"agent", "prt"} for t in children)  # was set up
        if verb.tag != "VBN" or any(t.dep in {"aux", "nsubj"} for t in children):
            return False
        if verb.dep == "conj":
            head = self.sentence.head(verb)
            return head.tag == "VBN" and self.passive(head)
        if verb.lemma in self.rules.words["never_passive"]:
            return False
        return verb.dep in {"acl", "advcl", "relcl", "ROOT"} and not self._objects(verb)

    def doers(self, verb: Token) -> list[Token]:
        """Heads of the noun phrases that do it; empty where the sentence does not say."""
        if self.passive(verb):
            agents = self.sentence.children(verb, "agent") or self._strayed(verb)
            return [p for a in agents for p in self.sentence.children(a, "pobj")]
        return self.subject(verb)

    def _strayed(self, verb: Token) -> list[Token]:
        """`was taken to the airport by X`: the parser hangs the `by` on the airport."""
        ends = [
            p
            for t in self.sentence.children(verb, "prep")
            if t.lower != "by"
            for p in self.sentence.children(t, "pobj")
            if not self.rules.by_noun.get(p.lemma)
        ]
        by = [t for p in ends for t in self.sentence.children(p, "prep") if t.lower == "by"]
        return by[:1]

    def sufferers(self, verb: Token) -> list[Token]:
        """Heads of the noun phrases that it is done to."""
        if self.passive(verb):
            return self.subject(verb)
        if found := self._objects(verb):
            return found
        if verb.dep == "relcl" and self._gap(verb):
            return [self.sentence.head(verb)]
        for later in self.sentence.children(verb, "conj"):  # condemned and rejected the plan
            if later.i > verb.i and not self.sentence.children(later, "nsubj", "nsubjpass"):
                return self._objects(later) if not self.sentence.children(verb, "prep") else []
        return []

    def subject(self, verb: Token, depth: int = 0) -> list[Token]:
        """The grammatical subject, its own or the one that its clause takes over."""
        if depth > _DEEPEST:
            return []
        if own := self._nearest(self.sentence.children(verb, "nsubj", "nsubjpass"), verb):
            if own.tag in _RELATIVE or (own.lower == "that" and verb.dep == "relcl"):
                return [self._antecedent(verb)] if verb.dep == "relcl" else []
            if self._empty(own, verb):
                return []
            return self._spoken_of(own, verb)
        return self._taken_over(verb, depth)

    def _empty(self, subject: Token, verb: Token) -> bool:
        """`it was agreed that`, `it is good to see`: a subject that stands for the clause below."""
        return (
            subject.lower == "it"
            and (subject.dep == "nsubjpass" or any(self.sentence.children(verb, "acomp", "expl")))
            and any(self.sentence.children(verb, "xcomp", "ccomp"))
        )

    def _nearest(self, subjects: Sequence[Token], verb: Token) -> Token | None:
        """The last subject before the verb: a place that opens the copy is parsed as one, too."""
        before = [t for t in subjects if t.i < verb.i]
        return before[-1] if before else next(iter(subjects), None)

    def _taken_over(self, verb: Token, depth: int) -> list[Token]:
        head = self.sentence.head(verb)
        if head.i == verb.i:
            return []
        if verb.dep in {"acl", "relcl"}:
            return self._of_noun(verb, head, depth)
        if verb.dep == "pcomp" or head.pos in {"ADP", "SCONJ"}:
            return self._under_preposition(head, depth)
        if head.pos not in VERBAL:
            return self.subject(head, depth + 1) if verb.dep in {"xcomp", "conj"} else []
        if (
            verb.dep in {"xcomp", "ccomp"}
            and head.lemma in self.rules.words["object_control"]
            and (controlled := self.sufferers(head))
        ):
            return controlled
        return self.subject(head, depth + 1)

    def _under_preposition(self, preposition: Token, depth: int) -> list[Token]:
        """`accused Y of shelling`: Y; `by closing`, `after meeting`: the subject of the clause."""
        head = self.sentence.head(preposition)
        if head.pos not in VERBAL:
            return []
        if preposition.lower in self.rules.words["controlling"] and (found := self.sufferers(head)):
            return found
        return self.subject(head, depth + 1)

    def _of_noun(self, verb: Token, noun: Token, depth: int) -> list[Token]:
        """`police guarding X`: police; `Israel's decision to attack`: Israel; `made a decision to`."""
        infinitive = self.infinitive(verb)
        if self._acts(noun) or noun.pos == "PRON" or (not infinitive and verb.tag != "VBG"):
            return [noun]
        above = self.verb_above(noun)  # made a decision to attack, issued a statement condemning
        if noun.lemma in self.rules.words["leaves"] and above is not None:
            return self._given_leave(above, noun) or self.doers(above)
        if owner := self.sentence.children(noun, "poss"):
            return owner
        if noun.dep == "pobj" and verb.tag == "VBG":  # left after an order allowing it
            return []
        if above is not None and above.lemma in self.rules.words["foiling"]:
            return [noun]  # foiled a Libyan attempt to kill
        return self.doers(above) if above is not None and depth < _DEEPEST else []

    def _given_leave(self, verb: Token, leave: Token) -> list[Token]:
        """`gave Y permission to export`, `Y was given permission`: Y."""
        given = [*self.sentence.children(verb, "dative"), *self.sufferers(verb)]
        given = [p for t in given for p in self.sentence.children(t, "pobj") or [t] if t != leave]
        if given or verb.lemma not in self.rules.words["granting"]:
            return given
        return [t for t in self.sentence.children(leave, "compound", "nmod") if t.pos == "PROPN"]

    def deed(self, noun: Token) -> bool:
        """Is the noun itself an act of violence?"""
        entries = self.rules.by_noun.get(noun.lemma, ())
        return any(entry.type in self.rules.not_by_places for entry in entries)

    def infinitive(self, verb: Token) -> bool:
        return any(t.tag == "TO" for t in self.sentence.children(verb, "aux"))

    def _acts(self, noun: Token) -> bool:
        return noun.pos == "PROPN" or noun.lemma in self.rules.nouns.sectors

    def _spoken_of(self, subject: Token, verb: Token) -> list[Token]:
        """`X said it would go`: X; `as the plane entered, it was escorted`: the plane."""
        if subject.lower not in self.rules.words["speakers"]:
            return [subject]
        if before := self._said_before(subject, verb):
            return before
        said = verb.dep == "acl" and any(self.sentence.children(verb, "mark"))  # the claim that it
        if verb.dep not in _REPORTED and not said:
            return [subject]
        above = self.verb_above(verb)
        speakers = self.sentence.children(above, "nsubj") if above else []
        owners = [p for t in speakers for p in self.sentence.children(t, "poss")]
        return [t for t in (*speakers, *owners) if self._can_be(subject, t)][:1] or [subject]

    def _said_before(self, subject: Token, verb: Token) -> list[Token]:
        """The subject of a clause of time that stands before the pronoun."""
        clauses = [t for t in self.sentence.children(verb, "advcl") if t.i < subject.i]
        found = [t for c in clauses for t in self.sentence.children(c, "nsubj", "nsubjpass")]
        return [t for t in found if self._can_be(subject, t)]

    def _can_be(self, pronoun: Token, noun: Token) -> bool:
        """A spokesman is no `it`, and one thing no `they`."""
        if noun.pos not in NOMINAL:
            return False
        return pronoun.lower != "it" or noun.lemma not in self.rules.words["persons"]

    def _antecedent(self, verb: Token) -> Token:
        head = self.sentence.head(verb)
        if head.dep == "pobj" and not self._acts(head):
            above = self.sentence.head(self.sentence.head(head))
            return above if above.pos in NOMINAL and self._acts(above) else head
        return head

    def _objects(self, verb: Token) -> list[Token]:
        return [t for t in self.sentence.children(verb, "dobj") if t.tag not in _RELATIVE]

    def _gap(self, verb: Token) -> bool:
        """Does this relative clause speak of its antecedent as object (`the ship that Z seized`)?"""
        subjects = self.sentence.children(verb, "nsubj")
        return bool(subjects) and not any(t.tag in _RELATIVE for t in subjects)

    # ------------------------------------------------------------ nouns and what carries them

    def climbed(self, noun: Token) -> Token:
        """`talks` -> `round` in "a third round of talks": the noun that stands in the clause for it."""
        for _ in range(2):
            preposition = self.sentence.head(noun)
            head = self.sentence.head(preposition)
            if noun.dep != "pobj" or not self._measured(preposition, head):
                return noun
            noun = head
        return noun

    def _measured(self, preposition: Token, noun: Token) -> bool:
        """`a round of talks`, `an increase in trade`: does the noun stand for what follows?"""
        if preposition.lower == "in":
            return noun.lemma in self.rules.words["changes"]
        return preposition.lower == "of" and self._measures(noun)

    def _measures(self, noun: Token) -> bool:
        listed = self.rules.words["partitives"] | self.rules.words["counts"]
        return noun.lemma in listed or noun.pos == "NUM"

    def first_conjunct(self, noun: Token) -> Token:
        while noun.dep == "conj" and self.sentence.head(noun).pos in NOMINAL:
            noun = self.sentence.head(noun)
        return noun

    def carrier(self, noun: Token) -> Token | None:
        """The verb that only carries an event noun: `hold talks`, `be on a visit`, `talks began`."""
        top = self.first_conjunct(self.climbed(noun))
        above = self.sentence.head(top)
        if top.dep in {"dobj", "nsubjpass", "nsubj", "attr"} and above.pos in VERBAL:
            kind = "happens" if top.dep == "nsubj" else "" if top.dep != "attr" else "attr"
            return above if kind in self.rules.supports.get(self.lemma(above), ()) else None
        if top.dep == "pobj" and above.dep in {"prep", "dative", "agent"}:
            verb = self.sentence.head(above)
            places = self.rules.supports.get(self.lemma(verb), ())
            return verb if verb.pos in VERBAL and above.lower in places else None
        if top.dep == "relcl" or not self.sentence.children(top, "acl"):
            return None
        carried = self.sentence.children(top, "acl")[0]  # talks held in Geneva
        supported = "" in self.rules.supports.get(self.lemma(carried), ())
        return carried if supported and carried.tag == "VBN" else None

    # ------------------------------------------------------------ prepositions and complements

    def after(self, anchors: Sequence[Token], preposition: str, reach: int = 2) -> list[Token]:
        """Heads of what follows the preposition.

        `reach` 0: where it hangs on an anchor; 1: also on what follows an anchor's `of`
        (suspension of aid *to* Y); 2: else on something without a will of its own further on in
        the clause (held talks on Monday *with* Y).
        """
        found = [p for anchor in anchors for p in self._follows(anchor, preposition)]
        found = list(dict.fromkeys(found))  # out of: both words of the preposition may be anchors
        if not found and reach:
            under = [p for a in anchors if a.pos == "NOUN" for p in self._follows(a, "of")]
            things = [t for t in under if self.arms(t) or not self._acts(t)]
            found = [p for t in things for p in self._follows(t, preposition)]
        if not found and reach > 1:
            return self._loose(anchors, preposition)
        return found

    def after_any(
        self, anchors: Sequence[Token], prepositions: Iterable[str], reach: int = 0
    ) -> list[Token]:
        """Heads of what follows each of the prepositions, in their order."""
        return [t for word in prepositions for t in self.after(anchors, word, reach)]

    def led_to(self, token: Token, *deps: str) -> list[Token]:
        """Heads of what the prepositions lead to that hang on a word so (`prep`, `agent`)."""
        hanging = self.sentence.children(token, *deps)
        return [p for t in hanging for p in self.sentence.children(t, "pobj")]

    def _follows(self, anchor: Token, preposition: str) -> list[Token]:
        return [
            p
            for t in self.sentence.children(anchor, "prep", "dative", "agent", "prt", "advmod")
            if t.lower == preposition
            for p in self._below(t)
        ]

    def _below(self, preposition: Token) -> list[Token]:
        found = self.sentence.children(preposition, "pobj")
        if found:
            return found[:1]
        return self.led_to(preposition, "prep")[:1]

    def _loose(self, anchors: Sequence[Token], preposition: str) -> list[Token]:
        """The preposition somewhere else in the clause: `held talks on Monday with X`."""
        if not anchors:
            return []
        first = anchors[0]
        for t in self.sentence.subtree(first, without=lambda t: t.dep in _CUT or t.dep == "conj"):
            if t.i > first.i and t.dep == "prep" and t.lower == preposition:
                holder = self.sentence.head(t)
                if first.pos == "VERB" and self.deed(holder):  # condemned the raid on X
                    continue
                free = not self._acts(holder) or (
                    first.pos == "NOUN" and preposition in self.rules.words["far"]
                )
                free = free or (preposition == "with" and holder.tag == "NNS")  # no `both with X`
                if free and holder.dep in _LOOSE:
                    return self._below(t)
        return []

    def complements(self, tokens: Sequence[Token]) -> list[Token]:
        """Verbs of the clauses that these words govern: to sign, that Y withdraw, of shelling."""
        found = []
        for token in tokens:
            for child in self.sentence.children(token):
                of_noun = child.dep == "acl" and (token.pos == "NOUN" or self.infinitive(child))
                if of_noun or child.dep in {"xcomp", "ccomp"}:
                    found.append(child)
                elif child.dep == "prep":
                    found += self.sentence.children(child, "pcomp")
                elif child.dep == "advcl" and self.infinitive(child):  # gave money to rebuild
                    found.append(child)
        return [t for t in found if (t.pos in VERBAL and t.tag != "VBN") or t.dep != "acl"]

    def clause(self, top: Token) -> list[Token]:
        """The words of the clause that `top` heads, without clauses joined to it."""

        def outside(t: Token) -> bool:
            joined = t.dep == "conj" and t.pos in VERBAL
            return joined or t.dep in {"parataxis", "cc", "punct"} or (t.dep == "advcl")

        return self.sentence.subtree(top, without=outside)

    def verb_above(self, token: Token) -> Token | None:
        """The nearest verb over this word."""
        return next((t for t in self.sentence.ancestors(token) if t.pos in VERBAL), None)

    def auxiliaries(self, verb: Token) -> Iterator[Token]:
        """Auxiliaries and negations of the verb, also those that a joined verb shares."""
        for _ in range(_DEEPEST):
            own = self.sentence.children(verb, "aux", "auxpass", "neg")
            yield from own
            head = self.sentence.head(verb)
            phase = verb.dep == "xcomp" and self.lemma(head) in self.rules.words["phases"]
            shared = verb.dep == "conj" and not own
            if not phase and (not shared or self.sentence.children(verb, "nsubj", "nsubjpass")):
                return
            verb = head
