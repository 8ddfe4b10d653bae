"""From a word up to the root: which words govern it, and how it stands to each of them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from dateline.lexicon.voices import Frame, VoiceRules
from dateline.syntax import Sentence, Token
from dateline.voice.grammar import clause_kind, escaped, is_passive


class Step(NamedTuple):
    """`governor` takes `word` (or what `word` heads) in this relation."""

    word: Token
    relation: str
    governor: Token


_PLAIN = {"dobj": "thing", "nsubj": "subject", "csubj": "subject", "attr": "attr", "oprd": "small"}
_KEPT = {"conj", "advcl", "compound", "amod", "nmod", "poss", "acomp", "dep", "relcl", "appos"}


def steps(sentence: Sentence, word: Token, rules: VoiceRules) -> Iterator[Step]:
    """The governors of a word, from the nearest to the root."""
    while word.head != word.i:
        beside = escaped(sentence, word, rules)
        step = Step(word, "conj", beside) if beside else _step(sentence, word, rules)
        yield step
        word = step.governor


def _step(sentence: Sentence, word: Token, rules: VoiceRules) -> Step:
    head = sentence.head(word)
    if word.dep in {"advcl", "relcl"} and (kind := _misplaced(sentence, word, rules)):
        return Step(word, kind, head)
    if word.dep in {"pobj", "pcomp"} and head.head != head.i:
        return Step(word, f"prep:{head.lower}", sentence.head(head))
    if word.dep in {"ccomp", "xcomp", "parataxis", "acl"}:
        return Step(word, clause_kind(sentence, word) or "clause", head)
    if word.dep == "nsubjpass":
        return Step(word, "thing", head)
    kept = word.dep if word.dep in _KEPT else _PLAIN.get(word.dep, "other")
    return Step(word, kept, head)


def _misplaced(sentence: Sentence, word: Token, rules: VoiceRules) -> str | None:
    """What parsers take for an adverbial or a relative clause though the head asks for it.

    `called for Peru to leave`, `ruled out leaving`, `the claim that it fired`, `ways to expand`.
    """
    marks = [t.lower for t in sentence.children(word, "mark")]
    if word.dep == "advcl":
        before = sentence.tokens[word.i - 1]
        particle = word.tag == "VBG" and before.dep == "prt"
        return "prep:for" if marks == ["for"] else "ing" if particle else None
    frames = rules.nouns.get(sentence.head(word).lemma, ())
    infinitive = any(t.tag == "TO" for t in sentence.children(word, "aux"))
    if infinitive and any(f.fits("to") for f in frames):
        return "to"
    return "clause" if frames and "that" in marks else None


def frame_of(sentence: Sentence, step: Step, rules: VoiceRules) -> Frame | None:
    """The frame in which the governor takes the word, those that report nothing first."""
    words = [step.governor, *_beside(sentence, step)]
    tables = chain.from_iterable(_tables(sentence, w, rules) for w in words)
    fitting = [f for word, table in tables for f in table.get(word, ()) if f.fits(step.relation)]
    return next((f for f in fitting if not f.attributes), next(iter(fitting), None))


def _beside(sentence: Sentence, step: Step) -> list[Token]:
    """`is interested in buying`, `signed a deal for the sale`: parsers hang the preposition high."""
    if step.governor.pos not in {"VERB", "AUX"}:
        return []
    if step.relation not in {"to", "clause"} and not step.relation.startswith("prep:"):
        return []
    deps = ["acomp", "attr"] if step.relation in {"to", "clause"} else ["acomp", "dobj", "attr"]
    return [t for t in sentence.children(step.governor, *deps) if t.i < step.word.i]


def _tables(
    sentence: Sentence, governor: Token, rules: VoiceRules
) -> Sequence[tuple[str, Mapping[str, tuple[Frame, ...]]]]:
    """Where to look the governor up, and as which word."""
    nouns = (governor.lemma, rules.nouns)
    lemma = rules.verb(governor.text, governor.lemma)
    particles = [f"{lemma} {t.lower}" for t in sentence.children(governor, "prt")]
    if particles and particles[0] in rules.verbs:
        return ((particles[0], rules.verbs),)
    verbs = (lemma, rules.verbs)
    adjectives = (governor.lower, rules.adjectives)
    if governor.pos == "NOUN":
        return (nouns,)
    if governor.pos in {"ADJ", "ADV"}:
        return (adjectives,)
    if is_passive(sentence, governor):
        return ((lemma, rules.passives), adjectives, verbs)
    if governor.tag in {"VBN", "VBD"}:
        return (verbs, adjectives)  # "Peru set to sign"
    return (verbs,)


def verb_group(sentence: Sentence, verb: Token) -> list[Token]:
    """The verb with its auxiliaries and negations; those of the verb it is joined to by `and`."""
    own = sentence.children(verb, "aux", "auxpass", "neg")
    subjects = sentence.children(verb, "nsubj", "nsubjpass", "expl")
    finite = verb.tag in {"VBD", "VBZ", "VBP"}
    if verb.dep == "conj" and not own and not subjects and not finite:
        return [*verb_group(sentence, sentence.head(verb))[:-1], verb]
    return [*own, verb]


def adverbs(sentence: Sentence, words: Sequence[Token]) -> list[Token]:
    """Adverbs that stand directly under any of the words."""
    under = chain.from_iterable(sentence.children(w, "advmod", "npadvmod") for w in words)
    return list(under)
