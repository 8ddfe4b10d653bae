"""Questions about the grammar of a sentence: who does it, what a word takes, is it passive."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.lexicon.voices import VoiceRules
from dateline.syntax import Sentence, Token

Tokens = tuple[Token, ...]

_ORDER = ("clause", "to", "ing", "as", "small")


class Taken(NamedTuple):
    """What a cue takes, and how."""

    relation: str
    tokens: Tokens
    preposition: Token | None = None


def taken_by(sentence: Sentence, word: Token, rules: VoiceRules) -> list[Taken]:
    """The complements of a verb or an adjective, what says most first."""
    found: list[Taken] = []
    days = rules.words["days"]
    called_on = [t for t in _called_on(sentence, word) if t.lower not in days]
    objects = sentence.children(word, "dobj") or called_on
    for child in sentence.children(word):
        relation = _relation(sentence, child)
        if relation in {"to", "small"} and objects and objects[0].i < child.i:
            tokens = (*sentence.subtree(objects[0]), *sentence.subtree(child))
            on = sentence.head(objects[0])
            found.append(Taken(relation, ordered(tokens), on if on.i != word.i else None))
        elif relation == "prep:for" and child.dep == "advcl":
            mark = sentence.children(child, "mark")[0]
            rest = (t for t in sentence.subtree(child) if t.i != mark.i)
            found.append(Taken(relation, tuple(rest), mark))
        elif relation and child.dep != "prep":
            found.append(Taken(relation, tuple(sentence.subtree(child))))
        elif relation:
            found += after(sentence, child, relation, objects)
    found = [t for t in found if not (t.preposition and t.tokens[0].lower.rstrip(".") in days)]
    return sorted(_one_clause(sentence, found), key=rank)


def _one_clause(sentence: Sentence, found: list[Taken]) -> list[Taken]:
    """`A, he said, B`: both halves are said; in `A; he said B` only what follows."""
    clauses = [t for t in found if t.relation == "clause" and t.tokens]
    if len(clauses) < 2:
        return found
    first, last = clauses[0], clauses[-1]
    stop = sentence.tokens[first.tokens[-1].i + 1 : last.tokens[0].i]
    apart = any(t.text in {";", ":", "—", "--"} for t in stop)
    said = last if apart else Taken("clause", ordered((*first.tokens, *last.tokens)))
    return [said, *(t for t in found if t.relation != "clause")]


def _called_on(sentence: Sentence, word: Token) -> list[Token]:
    """`called on the premier to resign`: who is called on is part of what is called for."""
    on = [t for t in sentence.children(word, "prep") if t.lower in {"on", "upon"}]
    return sentence.children(on[0], "pobj") if on else []


def after(
    sentence: Sentence, preposition: Token, relation: str, objects: list[Token]
) -> list[Taken]:
    """What follows a preposition; "describe X as Y" with its object."""
    tokens = tuple(t for t in sentence.subtree(preposition) if t.i != preposition.i)
    if not tokens:
        return []
    if preposition.lower == "as" and objects:
        whole = (*sentence.subtree(objects[0]), preposition, *tokens)
        return [Taken("as", ordered(whole))]
    return [Taken(relation, tokens, preposition)]


def rank(taken: Taken) -> int:
    if taken.relation in _ORDER:
        return _ORDER.index(taken.relation)
    return len(_ORDER) + (taken.relation == "thing")


_RELATIONS = {"oprd": "small", "dobj": "thing"}


def _relation(sentence: Sentence, child: Token) -> str | None:
    """How a child stands to its head, in the words of the frames."""
    if child.dep in {"ccomp", "xcomp", "parataxis"}:
        return clause_kind(sentence, child)
    if child.dep == "advcl":
        return _adverbial(sentence, child)
    return f"prep:{child.lower}" if child.dep == "prep" else _RELATIONS.get(child.dep)


def _adverbial(sentence: Sentence, clause: Token) -> str | None:
    """Parsers take for an adverbial "called for the wage to be raised", "will not say why"."""
    if [t.lower for t in sentence.children(clause, "mark")] == ["for"]:
        return "prep:for"
    asks = _opens_with_question(sentence, clause) and not _tells_time(sentence, clause)
    return "clause" if asks and sentence.subtree(clause)[0].i == clause.head + 1 else None


def clause_kind(sentence: Sentence, clause: Token) -> str | None:
    helpers = sentence.children(clause, "aux", "auxpass")
    if any(t.tag == "TO" for t in helpers):
        return "clause" if _opens_with_question(sentence, clause) else "to"
    if clause.tag == "VBG" and not helpers:
        return "ing"
    bare = clause.tag in {"VB", "VBN"} and not helpers and not sentence.children(clause, "mark")
    if clause.pos in {"VERB", "AUX"} and not bare:
        return "clause" if clause.dep != "parataxis" or clause.i > clause.head else None
    if clause.dep == "parataxis":
        return None
    subjects = sentence.children(clause, "nsubj", "nsubjpass", "expl")
    return "small" if subjects or clause.pos in {"ADJ", "NOUN", "PROPN"} else "clause"


def _tells_time(sentence: Sentence, clause: Token) -> bool:
    """`said when she left` tells when, `has not said when she left` what."""
    when = any(t.lower == "when" for t in sentence.children(clause))
    return when and not sentence.children(sentence.head(clause), "neg")


def _opens_with_question(sentence: Sentence, clause: Token) -> bool:
    return any(t.tag in {"WRB", "WP", "WDT"} for t in sentence.children(clause) if t.i < clause.i)


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """`was asked`, `when asked`; not `has asked`, nor what a tagger only took for a participle."""
    if sentence.children(verb, "auxpass", "nsubjpass"):
        return True
    bare = not sentence.children(verb, "aux", "nsubj") and verb.dep in {"acl", "advcl"}
    return verb.tag == "VBN" and (bare or bool(sentence.children(verb, "agent")))


def agent(sentence: Sentence, verb: Token) -> Tokens:
    for by in sentence.children(verb, "agent"):
        for who in sentence.children(by, "pobj"):
            return tuple(sentence.subtree(who))
    return ()


def subject(sentence: Sentence, verb: Token, depth: int = 6) -> Tokens:
    """The words for who does it; taken from the verb that governs this one where it has none."""
    own = sentence.children(verb, "nsubj", "nsubjpass", "csubj")
    if own:
        return tuple(sentence.subtree(own[-1], without=lambda t: t.i == verb.i))
    if depth == 0 or verb.head == verb.i:
        return ()
    governor = sentence.head(verb)
    if verb.dep in {"acl", "relcl"} and governor.pos in {"NOUN", "PROPN", "PRON"}:
        whole = sentence.subtree(governor, without=lambda t: t.i == verb.i)
        return tuple(whole) if verb.tag in {"VBG", "VBD"} else ()
    if verb.dep == "pcomp" or (verb.dep == "xcomp" and governor.dep == "acomp"):
        return subject(sentence, sentence.head(governor), depth - 1)
    if verb.dep in _SHARING and governor.pos in {"VERB", "AUX"}:
        return _of_governor(sentence, verb, governor, depth)
    return ()


def escaped(sentence: Sentence, verb: Token, rules: VoiceRules) -> Token | None:
    """`She said the plan would fail, and called it mad`: the verb that `called` belongs beside.

    Parsers hang it on the nearest verb; its tense or a comma tells that it stands further out.
    """
    near = first = sentence.head(verb)
    while first.dep in {"xcomp", "conj"} and first.head != first.i:
        first = sentence.head(first)
    outer = sentence.head(first)
    if verb.dep != "conj" or first.dep != "ccomp" or verb.tag != outer.tag or verb.i < outer.i:
        return None
    lemmas = {rules.verb(t.text, t.lemma) for t in (verb, outer)}
    if len(lemmas) == 1 and sentence.children(verb, "nsubj"):
        return outer  # "one said that ..., and the other said that ..."
    if sentence.children(verb, "nsubj", "nsubjpass", "aux") or not lemmas <= rules.verbs.keys():
        return None
    finite = next(iter(sentence.children(first, "aux", "auxpass")), first)
    joints = [t for t in sentence.children(near, "cc") if near.i < t.i < verb.i]
    comma = bool(joints) and sentence.tokens[joints[-1].i - 1].text == ","
    speaks = any(f.tells and f.attributes for f in rules.verbs[rules.verb(verb.text, verb.lemma)])
    return outer if comma or finite.tag != verb.tag or (near is first and speaks) else None


_SHARING = {"conj", "xcomp", "advcl", "ccomp", "dep"}  # clauses whose subject may stand above


def _of_governor(sentence: Sentence, verb: Token, governor: Token, depth: int) -> Tokens:
    """Whom an infinitive is laid upon ("told him to say"), else who governs it."""
    if verb.dep == "ccomp" and verb.tag != "VBG":
        return ()
    objects = sentence.children(governor, "dobj")
    if verb.dep == "xcomp" and objects and objects[0].i < verb.i:
        return tuple(sentence.subtree(objects[0]))
    return subject(sentence, governor, depth - 1)


def cue_of(sentence: Sentence, verb: Token, rules: VoiceRules) -> Tokens:
    """The verb with its auxiliaries, negation and particle, and adverbs that stand beside it."""
    helpers = sentence.children(verb, "aux", "auxpass", "neg", "prt")
    marks = [t.i for t in sentence if t.i < verb.i and t.text in _CLOSING]
    helpers = [t for t in helpers if t.i > max(marks, default=-1)]
    near = [
        t for t in sentence.children(verb, "advmod") if abs(t.i - verb.i) == 1 and t.pos == "ADV"
    ]
    tokens = [verb, *helpers, *(t for t in near if not sentence.children(t))]
    for preposition in sentence.children(verb, "prep"):
        if preposition.lower == "in" and _is_vehicle(sentence, preposition, rules):
            tokens += sentence.subtree(preposition)
    return ordered(tokens)


_CLOSING = {'"', "”", "''", "’", "»"}  # what stands before them belongs to other words


def _is_vehicle(sentence: Sentence, preposition: Token, rules: VoiceRules) -> bool:
    """`said in a statement`: through what somebody speaks belongs to the cue."""
    return any(t.lemma in rules.words["vehicles"] for t in sentence.children(preposition, "pobj"))


def ordered(tokens: Sequence[Token] | set[Token]) -> Tokens:
    return tuple(sorted(set(tokens)))


def maybe(token: Token | None) -> Tokens:
    return (token,) if token else ()
