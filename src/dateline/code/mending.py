"""Slips of the parser that the words themselves show, put right before coding."""

from collections.abc import Iterator

from dateline.code.clause import Grammar
from dateline.syntax import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mended(grammar: Grammar) -> Grammar:
    """The sentence with what is known to be parsed wrong put right."""
    sentence = grammar.sentence
    changed = {t.i: t for t in (*_subjects(sentence), *_deeds(grammar))}
    if not changed:
        return grammar
    tokens = tuple(changed.get(t.i, t) for t in sentence)
    return Grammar(Sentence(sentence.span, tokens), grammar.rules)


def _subjects(sentence: Sentence) -> Iterator[Token]:
    """`X invaded Y and Z helped W`: Z is no second Y but the subject of what follows it at once."""
    for verb in sentence:
        if verb.dep != "conj" or verb.tag not in _FINITE or verb.i == 0:
            continue
        if sentence.children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "expl"):
            continue
        before = sentence.tokens[verb.i - 1]
        joined = before.dep == "conj" and sentence.head(before).dep in {"dobj", "pobj"}
        if joined and before.pos in {"PROPN", "NOUN"}:
            yield before._replace(head=verb.i, dep="nsubj")


def _deeds(grammar: Grammar) -> Iterator[Token]:
    """`killed in Israeli tank shelling`: the shelling is a noun, and the tank stands before it."""
    for before, deed in zip(grammar.sentence.tokens, grammar.sentence.tokens[1:], strict=False):
        if deed.tag != "VBG" or deed.dep != "advcl" or before.dep != "pobj":
            continue
        noun = deed._replace(lemma=deed.lower, pos="NOUN", tag="NN", dep="pobj", head=before.head)
        if grammar.deed(noun) and not grammar.sentence.children(before, "det"):
            yield noun
            yield before._replace(dep="compound", head=deed.i)
