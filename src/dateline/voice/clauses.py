"""Who is reported to say or think what, in one parsed sentence, by its grammar alone."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from dateline.lexicon.voices import VoiceRules
from dateline.syntax import Sentence, Token
from dateline.voice.grammar import (
    cue_of,
    is_passive,
    maybe,
    ordered,
    rank,
    subject,
    taken_by,
)
from dateline.voice.nouns import by_noun
from dateline.voice.report import PLAIN, Report
from dateline.voice.verbs import by_verb


def reports(sentence: Sentence, rules: VoiceRules) -> list[Report]:
    """All reports of the sentence in the order of their cues."""
    found = list(chain.from_iterable(_at(sentence, token, rules) for token in sentence))
    spoken = [r for r in found if r.speaks and not r.bound]
    inner = {r.head.head: r for r in spoken if r.head.dep == "xcomp"}
    return [_chained(r, found) for r in found if not _leads(r, inner)]


def _leads(report: Report, inner: Mapping[int, Report]) -> bool:
    """Does it only lead up to another report of the same source: `refused to say`?"""
    other = inner.get(report.head.i)
    return other is not None and other.source == report.source


def _chained(report: Report, found: Sequence[Report]) -> Report:
    """With the cue that leads up to it."""
    if not report.speaks or report.head.dep != "xcomp":
        return report
    outer = [r for r in found if r.head.i == report.head.head and r.source == report.source]
    return report._replace(cue=ordered((*report.cue, *outer[0].cue))) if outer else report


def _at(sentence: Sentence, token: Token, rules: VoiceRules) -> Iterator[Report]:
    if token.pos in {"VERB", "AUX"}:
        yield from by_verb(sentence, token, rules)
    elif token.pos == "NOUN" and token.lemma in rules.nouns:
        yield from by_noun(sentence, token, rules)
    if token.lower in rules.words["made_plain"]:
        yield from _made_plain(sentence, token, rules)
    if token.lower in rules.adjectives and token.pos in {"ADJ", "VERB", "ADV"}:
        yield from _by_adjective(sentence, token, rules)
    if token.lower in rules.words["source_prepositions"]:
        yield from _by_preposition(sentence, token)
    if token.lower in rules.words["hearsay_adverbs"]:
        yield from _by_adverb(sentence, token)


# ---------------------------------------------------------------- adjectives


def _by_adjective(sentence: Sentence, word: Token, rules: VoiceRules) -> Iterator[Report]:
    predicate = word.dep == "acomp"
    copula = sentence.head(word) if predicate else word
    if copula.pos not in {"VERB", "AUX"} or (word.pos != "VERB" and not predicate):
        return
    if not predicate and (not is_passive(sentence, word) or sentence.children(word, "agent")):
        return
    source = subject(sentence, copula)
    taken = taken_by(sentence, word, rules)
    if copula.i != word.i:
        taken += [t for t in taken_by(sentence, copula, rules) if t.tokens[0].i > word.i]
    for one in sorted(taken, key=rank):
        for frame in rules.adjectives[word.lower]:
            if source and frame.attributes and frame.fits(one.relation):
                cue = (*cue_of(sentence, copula, rules), word, *maybe(one.preposition))
                yield Report(word, frame, source, ordered(cue), one.tokens)
                return


def _made_plain(sentence: Sentence, word: Token, rules: VoiceRules) -> Iterator[Report]:
    """`made it clear that the port was shut`"""
    make = sentence.head(word)
    source = subject(sentence, make)
    if rules.verb(make.text, make.lemma) != "make" or make.i > word.i or not source:
        return
    below = [*sentence.children(word), *sentence.children(make)]
    said = [t for t in below if t.dep in {"ccomp", "advcl", "xcomp", "acl"} and t.i > word.i]
    marked = [t for t in said if sentence.subtree(t)[0].i == word.i + 1]
    if marked:
        cue = ordered((*cue_of(sentence, make, rules), word))
        yield Report(word, PLAIN, source, cue, tuple(sentence.subtree(marked[0])), speaks=True)


# ---------------------------------------------------------------- according to, reportedly


def _by_preposition(sentence: Sentence, token: Token) -> Iterator[Report]:
    """`according to X`, `per X`: the clause around it is what X says."""
    to = sentence.children(token, "prep")
    last = to[0] if token.lower == "according" and to else token
    who = sentence.children(last, "pobj")
    if not who or (token.lower == "according" and not to):
        return
    clause = _clause_of(sentence, token)
    content = tuple(sentence.subtree(clause, without=lambda t: t.i == token.i))
    source = tuple(sentence.subtree(who[0]))
    if content and clause.i != token.i:
        yield Report(token, PLAIN, source, ordered({token, last}), content, speaks=True)


def _by_adverb(sentence: Sentence, adverb: Token) -> Iterator[Report]:
    """`reportedly`: somebody says the clause that it stands in, or the phrase before a noun."""
    head = sentence.head(adverb)
    if head.i == adverb.i:
        return
    whole = sentence.head(head) if head.dep == "amod" else _clause_of(sentence, adverb)
    content = tuple(sentence.subtree(whole, without=lambda t: t.i == adverb.i))
    yield Report(adverb, PLAIN, (), (adverb,), content)


def _clause_of(sentence: Sentence, token: Token) -> Token:
    last = token
    for last in sentence.ancestors(token):
        if last.pos in {"VERB", "AUX"}:
            return last
    return last
