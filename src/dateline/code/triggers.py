"""Which words of a sentence call which entry of the event files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.code.clause import Grammar
from dateline.code.scorer import Call
from dateline.lexicon.events import Entry
from dateline.syntax import Token
from dateline.types import Register

_BESIDE = frozenset({"prep", "prt", "advmod", "dative", "acomp", "agent", "oprd", "ccomp", "mark"})
_NO_CALL = frozenset({"amod", "compound", "auxpass", "aux"})
_CONTENT = frozenset(
    {"dobj", "acomp", "pobj", "nsubjpass", "attr", "amod", "xcomp", "ccomp", "advcl", "oprd"}
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that call an entry: a verb, an event noun, or a noun with the verb that carries it."""

    entry: Entry
    verb: Token | None
    noun: Token | None
    beside: tuple[Token, ...] = ()  # particles and words that the entry asked for
    spare: tuple["Trigger", ...] = ()  # how to read it where this one lacks a side

    @property
    def head(self) -> Token:
        """The word that the clause hangs on."""
        top = self.verb or self.noun
        assert top is not None  # noqa: S101
        return top

    @property
    def word(self) -> Token:
        """The word that called the entry."""
        return self.head if self.noun is None else self.noun

    @property
    def by_noun(self) -> bool:
        """Do the sides hang on the noun?"""
        asked = self.entry.objects or self.entry.subjects
        return self.noun is not None and not (asked and self.entry.sides == "verb")

    @property
    def told(self) -> list[Token]:
        """Its words in the order of the sentence, but first a verb that is itself what is told: of
        `the visit was cancelled` the cancelling."""
        asked = self.verb is not None and bool(self.entry.objects or self.entry.subjects)
        return sorted(self.tokens, key=lambda t: (not (asked and t == self.verb), t.i))

    @property
    def core(self) -> list[Token]:
        """Its noun and its verb, without what stands beside them."""
        return [t for t in (self.noun, self.verb) if t is not None]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(t for t in (self.verb, self.noun, *self.beside) if t is not None)


def triggers(grammar: Grammar, calls: Sequence[Call] = ()) -> list[Trigger]:
    """One trigger a word at most, in the order of the sentence; a noun gives way to its verb's entry."""
    verbs = {
        token.i: trigger
        for token in grammar.sentence
        if _predicate(grammar, token) and (trigger := _best(_verbal(grammar, token)))
    }
    found = _with_nouns(verbs, grammar)
    for trigger in _titled(grammar):
        found.setdefault(trigger.head.i, trigger)
    for trigger in _heard(grammar, calls, list(found.values())):
        own = found.setdefault(trigger.head.i, trigger)
        if own is not trigger:
            found[trigger.head.i] = replace(own, spare=(*own.spare, trigger))
    return [found[place] for place in sorted(found)]


def _with_nouns(verbs: Mapping[int, Trigger], grammar: Grammar) -> dict[int, Trigger]:
    """The triggers by the places of their words, those of the verbs and of the nouns left."""
    found = dict(verbs)
    taken = {t.i for trigger in verbs.values() for t in trigger.tokens}
    for token in grammar.sentence:
        if token.pos != "NOUN" or token.i in taken:
            continue
        trigger = _best(_nominal(grammar, token))
        if trigger is None:
            continue
        if trigger.verb is None or trigger.verb.i not in found or token.dep == "pobj":
            found[token.i] = trigger
        elif token.dep != "nsubj" and not (
            found[trigger.head.i].noun or found[trigger.head.i].beside
        ):
            found[trigger.head.i] = trigger  # `held a visit`: the noun says more than its verb
    return found


def _heard(grammar: Grammar, calls: Sequence[Call], known: Sequence[Trigger]) -> Iterator[Trigger]:
    """Words in which the scorer hears an event: those that no entry has, and verbs that one has, to
    be read so where it lacks a side. A noun gives way to its verb, for the sides stand around that."""
    entries = grammar.rules.learned
    heard = [(t, entries.get(c.type)) for c in calls for t in grammar.sentence.within(c.word)]
    verbs = [
        (t, e)
        for t, e in heard
        if e and t.dep not in _NO_CALL and _predicate(grammar, t) and not _carries(t, e, known)
    ]
    yield from (Trigger(entry, verb, None) for verb, entry in verbs)
    taken = {t.i for trigger in known for t in trigger.tokens} | {verb.i for verb, _ in verbs}
    for noun, entry in heard:
        above = grammar.verb_above(noun)
        free = noun.i not in taken and (above is None or above.i not in taken)
        if entry and free and noun.pos == "NOUN" and noun.dep not in _NO_CALL:
            yield Trigger(entry, grammar.carrier(noun), noun)


def _carries(verb: Token, entry: Entry, known: Sequence[Trigger]) -> bool:
    """Does it only carry the noun of an event of its type, as in `held joint patrols`?"""
    return any(
        t.entry.type is entry.type and t.noun is not None and verb.i in {t.head.i, t.noun.head}
        for t in known
    )


def _titled(grammar: Grammar) -> Iterator[Trigger]:
    """`Exercise Desert Wolf of X and Y began`: a name that says what it is a name of."""
    for token in grammar.sentence:
        title = titled(grammar, token)
        if title is None:
            continue
        for entry in grammar.rules.by_noun.get(title.lower, ()):
            if entry.register is Register.EXERCISE and (title.lower,) in entry.nouns:
                yield Trigger(entry, grammar.carrier(token), token)


def _predicate(grammar: Grammar, token: Token) -> bool:
    """Is it the verb of a clause? In `Why did X bomb Y` the tagger takes it for a noun."""
    if token.pos == "NOUN":
        helped = [t.lemma for t in grammar.sentence.children(token, "aux")]
        return bool(helped) and bool(grammar.sentence.children(token, "nsubj"))
    return token.pos == "VERB" or (token.pos == "AUX" and token.dep not in {"aux", "auxpass"})


def _best(candidates: Iterator[tuple[int, Trigger]]) -> Trigger | None:
    """The entry that asked for most, with those that stand in for it; alone, these stand."""
    found = list(candidates)
    own = [pair for pair in found if not pair[1].entry.instead]
    if not found:
        return None
    best = max(own or found, key=lambda pair: pair[0])[1]
    spare = (t for _, t in found if best.entry.rule in t.entry.instead)
    return replace(best, spare=tuple(spare))


def _verbal(grammar: Grammar, token: Token) -> Iterator[tuple[int, Trigger]]:
    lemma = grammar.lemma(token)
    entries = grammar.rules.by_verb.get(lemma, ())
    if not entries or token.dep in _NO_CALL:
        return
    if token.tag == "VBG" and token.dep == "advcl" and lemma in grammar.rules.words["results"]:
        return
    objects = _objects(grammar, token)
    for entry in entries:
        for pattern in entry.verbs:
            if pattern[0] != lemma:
                continue
            beside = _beside(grammar, token, pattern[1:])
            if beside is None or not _suits(grammar, token, entry, beside):
                continue
            after = [p for t in beside for p in grammar.sentence.children(t, "pobj", "dobj")]
            noun = _asked_noun(grammar, token, entry, [*after, *objects])
            if noun is None and (entry.objects or entry.subjects):
                continue
            yield _asked(entry, beside, noun), Trigger(entry, token, noun, beside)


def _asked(entry: Entry, beside: Sequence[Token], noun: Token | None) -> int:
    """How much the entry asked for and found."""
    around = bool(entry.modals) + (entry.complement is not None)
    return 2 * len(beside) + 3 * (noun is not None) + around


def _suits(grammar: Grammar, verb: Token, entry: Entry, beside: Sequence[Token]) -> bool:
    """Is everything as the entry wants it around the verb, apart from the noun it may ask for?"""
    if entry.active and grammar.sentence.children(verb, "nsubjpass", "auxpass"):
        return False
    return (
        not _vetoed(grammar, entry, verb, beside)
        and _governs(grammar, verb, entry)
        and _transitive(grammar, verb, entry)
        and (not entry.modals or _modal_clause(grammar, verb, entry))
    )


def _objects(grammar: Grammar, verb: Token) -> list[Token]:
    """The nouns that the verb takes, also behind a preposition, under `of` and joined ones."""
    found = [*grammar.sufferers(verb), *grammar.sentence.children(verb, "attr", "oprd")]
    if grammar.passive(verb):  # Y was sold six jets
        found += grammar.sentence.children(verb, "dobj")
    if not grammar.sentence.children(verb, "dobj") or grammar.sentence.children(verb, "prt"):
        found += [
            p
            for t in grammar.sentence.children(verb, "prep", "dative")
            if t.lower not in grammar.rules.words["dating"]  # left after his visit
            for p in grammar.sentence.children(t, "pobj")
        ]
    under = [
        p
        for noun in found
        for t in grammar.sentence.children(noun, "prep")
        if t.lower == "of"
        for p in grammar.sentence.children(t, "pobj")
        if grammar.climbed(p) == noun
    ]
    return [t for noun in (*found, *under) for t in grammar.sentence.conjuncts(noun)]


def _asked_noun(
    grammar: Grammar, verb: Token, entry: Entry, objects: Sequence[Token]
) -> Token | None:
    """The noun that the entry wants to see as object (or as subject) of its verb."""
    if entry.objects:
        for noun in objects:
            if grammar.of_kind(noun, entry.objects):
                return noun
            if noun.pos == "PROPN" and _titles(grammar, noun) & entry.objects:
                return noun
    if entry.subjects:
        for noun in grammar.doers(verb):
            if grammar.of_kind(noun, entry.subjects):
                return noun
    return None


def _titles(grammar: Grammar, noun: Token) -> set[str]:
    """What stands before a name and says what bears it: Exercise, President."""
    before = {t.lower for t in grammar.sentence.children(noun, "compound") if t.text[0].isupper()}
    first = titled(grammar, noun)
    return before if first is None else before | {first.lower}


def titled(grammar: Grammar, noun: Token) -> Token | None:
    """The word at the head of a name that says what it is a name of (`Exercise Talisman Sabre`)."""
    first = noun
    while parts := grammar.sentence.children(first, "compound"):
        first = parts[0]
    named = first != noun and noun.pos == "PROPN" and noun.text[0].isupper()
    return first if named and first.text[0].isupper() else None


def _vetoed(grammar: Grammar, entry: Entry, verb: Token, beside: Sequence[Token]) -> bool:
    """Does something stand beside the verb that makes it mean something else?"""
    if entry.nowhere and any(t.lemma in entry.nowhere for t in grammar.sentence):
        return True
    if not entry.without:
        return False
    near = [*grammar.sentence.children(verb), *grammar.sufferers(verb)]
    inside = [t for t in grammar.sentence.children(verb, "prep") if t.lower == "in"]
    near += [p for t in (*beside, *inside) for p in grammar.sentence.children(t, "pobj")]
    near += [m for t in near for m in grammar.sentence.children(t, "compound")]
    below = grammar.sentence.children(verb, "ccomp")
    near += [s for t in below for s in grammar.sentence.children(t, "nsubj") if s.pos == "PRON"]
    near += grammar.doers(verb) if grammar.passive(verb) else []  # killed by a storm
    other = [t for t in near if t not in beside]  # the fire of `exchanged fire` puts none out
    return not entry.without.isdisjoint(_forms(other))


def _governs(grammar: Grammar, verb: Token, entry: Entry) -> bool:
    """Does the clause below the verb suit the entry (`told Y to go`, `called on Y`)?"""
    if entry.complement is None:
        return True
    below = grammar.sentence.children(verb, "xcomp", "ccomp")
    below += [  # called on Y to leave: what Y is to do, wherever the parser hangs it
        clause
        for noun in grammar.led_to(verb, "prep")
        for clause in grammar.sentence.children(noun, "acl", "relcl")
        if grammar.infinitive(clause)
    ]
    bare = [grammar.infinitive(t) for t in below]
    return {
        "none": not below,
        "any": bool(below),
        "infinitive": any(bare),
        "finite": not all(bare),
    }[entry.complement]


def _transitive(grammar: Grammar, verb: Token, entry: Entry) -> bool:
    return entry.object in {None, bool(grammar.sufferers(verb))}


def _modal_clause(grammar: Grammar, verb: Token, entry: Entry) -> bool:
    return any(
        aux.lower in entry.modals
        for clause in grammar.sentence.children(verb, "ccomp")
        for aux in (*grammar.sentence.children(clause, "aux"), clause)
    )


def _beside(grammar: Grammar, verb: Token, wanted: Sequence[str]) -> tuple[Token, ...] | None:
    """The words that the pattern asks for beside its verb; None where one is missing."""
    found: list[Token] = []
    around = list(grammar.sentence.children(verb))
    for word in wanted:
        hit = next(
            (t for t in around if t.lower == word and t.dep in _BESIDE and _behind(t, verb)), None
        )
        if hit is None:
            hit = next((t for t in around if t.lemma == word and t.dep in _CONTENT), None)
        if hit is None:
            return None
        found.append(hit)
        around = [*grammar.sentence.children(hit), *around]
    return tuple(found)


def _behind(word: Token, verb: Token) -> bool:
    """Only what hangs on a noun can stand before the verb: `access to the port was granted`."""
    return word.i > verb.i or word.head != verb.i


def _aims(grammar: Grammar, noun: Token) -> set[str]:
    """What the noun is `on` or `against`: an attack on a market is none."""
    return _forms(grammar.after_any([noun], grammar.rules.orders["aims"]))


def _forms(tokens: Iterable[Token]) -> set[str]:
    return {form for t in tokens for form in (t.lower, t.lemma)}


def _nominal(grammar: Grammar, token: Token) -> Iterator[tuple[int, Trigger]]:
    entries = grammar.rules.by_noun.get(token.lemma, ())
    if not entries or token.dep == "compound":
        return
    around = {t.lemma for t in grammar.sentence}
    parts = grammar.sentence.children(token, "compound", "amod", "nmod", "nummod", "poss")
    before = _forms(parts)
    before |= {kind for kind, named in grammar.kinds.items() if any(t.i in named for t in parts)}
    carrier = grammar.carrier(token)
    for entry in entries:
        for pattern in entry.nouns:
            if pattern[-1] == token.lemma and before.issuperset(pattern[:-1]):
                if not entry.without.isdisjoint(before | _aims(grammar, token)):
                    continue
                if not entry.nowhere.isdisjoint(around):
                    continue
                yield 2 * len(pattern), Trigger(entry, carrier, token)
