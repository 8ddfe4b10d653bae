"""Reports that a noun leads in: "their claim that", "made the claim that", "the view is that"."""

from collections.abc import Iterator

from dateline.lexicon.voices import Frame, VoiceRules
from dateline.syntax import Sentence, Token
from dateline.voice.grammar import (
    Taken,
    Tokens,
    after,
    clause_kind,
    cue_of,
    maybe,
    ordered,
    rank,
    subject,
    taken_by,
)
from dateline.voice.report import Report


def supported(
    sentence: Sentence, verb: Token, rules: VoiceRules
) -> tuple[Token, Frame, Taken] | None:
    """`expressed the hope that`: the verb only carries the noun."""
    if rules.verb(verb.text, verb.lemma) not in rules.words["support_verbs"]:
        return None
    for noun in sentence.children(verb, "dobj"):
        for frame, taken in _noun_takes(sentence, noun, rules):
            return noun, frame, taken
    return None


def in_writing(sentence: Sentence, verb: Token, rules: VoiceRules) -> Taken | None:
    """`said in a statement that`: parsers hang what was said on the statement."""
    for preposition in sentence.children(verb, "prep"):
        for noun in sentence.children(preposition, "pobj"):
            if preposition.lower == "in" and noun.lemma in rules.words["vehicles"]:
                clauses = [t for c in sentence.children(noun) for t in _of_noun(sentence, noun, c)]
                return next((t for t in clauses if t.relation == "clause"), None)
    return None


def _noun_takes(sentence: Sentence, noun: Token, rules: VoiceRules) -> list[tuple[Frame, Taken]]:
    frames = [f for f in rules.nouns.get(noun.lemma, ()) if f.attributes]
    taken = [t for c in sentence.children(noun) for t in _of_noun(sentence, noun, c)]
    return [(f, t) for t in sorted(taken, key=rank) for f in frames if f.fits(t.relation)]


def _of_noun(sentence: Sentence, noun: Token, child: Token) -> list[Taken]:
    if child.dep in {"acl", "ccomp", "relcl"} and child.i > noun.i:
        kind = clause_kind(sentence, child)
        that = [t for t in sentence.children(child) if t.lower == "that" and t.i < child.i]
        if child.dep == "relcl" and not (that and that[0].dep in {"mark", "dobj", "advmod"}):
            return []
        tokens = tuple(sentence.subtree(child))
        if kind == "to" or (kind == "clause" and (that or child.dep == "ccomp")):
            return [Taken(kind, tokens)]
        return []
    if child.dep == "prep":
        return after(sentence, child, f"prep:{child.lower}", [])
    return []


def by_noun(sentence: Sentence, noun: Token, rules: VoiceRules) -> Iterator[Report]:
    governor = sentence.head(noun)
    lemma = rules.verb(governor.text, governor.lemma)
    if noun.dep == "dobj" and lemma in rules.words["support_verbs"]:
        if lemma in rules.verbs:
            return
        carried = supported(sentence, governor, rules)
        who = subject(sentence, governor)
        if carried and who:
            cue = (*cue_of(sentence, governor, rules), *noun_cue(sentence, noun, carried[2]))
            yield Report(
                noun, carried[1], who, ordered(cue), carried[2].tokens, speaks=carried[1].tells
            )
            return
    if noun.dep == "pobj" and noun.lemma in rules.words["vehicles"] and governor.lower == "in":
        return
    source = _owner(sentence, noun)
    found = _noun_takes(sentence, noun, rules) or _equated(sentence, noun, rules)
    for frame, taken in found:
        if not source and taken.preposition:
            continue
        yield Report(
            noun, frame, source, noun_cue(sentence, noun, taken), taken.tokens, speaks=frame.tells
        )
        return


def _equated(sentence: Sentence, noun: Token, rules: VoiceRules) -> list[tuple[Frame, Taken]]:
    """`Their fear is that ...`"""
    be = sentence.head(noun)
    if noun.dep != "nsubj" or rules.verb(be.text, be.lemma) != "be":
        return []
    clauses = [t for t in taken_by(sentence, be, rules) if t.relation in {"clause", "to"}]
    frames = [f for f in rules.nouns.get(noun.lemma, ()) if f.attributes]
    return [(f, t) for t in clauses for f in frames if f.fits(t.relation)]


def noun_cue(sentence: Sentence, noun: Token, taken: Taken) -> Tokens:
    beside = [t for t in sentence.children(noun, "det", "amod", "neg") if not sentence.children(t)]
    return ordered((*beside, noun, *maybe(taken.preposition)))


def _owner(sentence: Sentence, noun: Token) -> Tokens:
    """Whose belief it is: `their belief`, `the belief of the crew`, `they were of the belief`."""
    for owner in sentence.children(noun, "poss"):
        return tuple(sentence.subtree(owner))
    for preposition in sentence.children(noun, "prep"):
        if preposition.lower in {"by", "from", "among"}:
            for who in sentence.children(preposition, "pobj"):
                return tuple(sentence.subtree(who))
    above = sentence.head(sentence.head(noun))
    of_it = noun.dep == "pobj" and sentence.head(noun).lower in {"of", "under"}
    return subject(sentence, above) if of_it and above.pos == "AUX" else ()
