"""Slips of the parser that the words themselves show, put right before coding."""

from dateline.syntax import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mended(sentence: Sentence) -> Sentence:
    """`X invaded Y and Z helped W`: Z is no second Y but the subject of what follows it at once."""
    stolen = {noun.i: verb for verb in sentence for noun in _stolen(verb, sentence)}
    if not stolen:
        return sentence
    tokens = (t._replace(head=stolen[t.i].i, dep="nsubj") if t.i in stolen else t for t in sentence)
    return Sentence(sentence.span, tuple(tokens))


def _stolen(verb: Token, sentence: Sentence) -> list[Token]:
    """The noun right before a joined finite verb without a subject, itself joined to an object."""
    if verb.dep != "conj" or verb.tag not in _FINITE or verb.i == 0:
        return []
    if sentence.children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "expl"):
        return []
    before = sentence.tokens[verb.i - 1]
    joined = before.dep == "conj" and sentence.head(before).dep in {"dobj", "pobj"}
    return [before] if joined and before.pos in {"PROPN", "NOUN"} else []
