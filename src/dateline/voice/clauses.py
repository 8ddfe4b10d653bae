"""Who is reported to say or think what, in one parsed sentence, by its grammar alone."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from dateline.lexicon.voices import Frame, VoiceRules
from dateline.syntax import Sentence, Token
from dateline.voice.grammar import (
    Taken,
    Tokens,
    after,
    agent,
    clause_kind,
    cue_of,
    is_passive,
    maybe,
    ordered,
    rank,
    subject,
    taken_by,
)


class Report(NamedTuple):
    """A cue in a sentence, whose words it leads in, and what they are."""

    head: Token
    frame: Frame
    source: Tokens
    cue: Tokens
    content: Tokens  # none where only a quotation beside the sentence can give it
    quotes: bool = False  # may the cue lead in a quotation?
    bound: bool = False  # is the content only good where it is a quotation?
    via: Tokens = ()  # who passes it on: "was quoted by the agency as saying"
    speaks: bool = False  # a statement is reported, not a wish, a stance or a plan
    voiced: bool = False  # "expressed the desire": a verb of speech carries a noun of no speech

    @property
    def tells(self) -> bool:
        """Is the source a teller of the content?"""
        return self.voiced or self.frame.tells


_PLAIN = Frame(words=())


def reports(sentence: Sentence, rules: VoiceRules) -> list[Report]:
    """All reports of the sentence in the order of their cues."""
    found = list(chain.from_iterable(_at(sentence, token, rules) for token in sentence))
    inner = {r.head.head: r for r in found if r.speaks and r.head.dep == "xcomp"}
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
        yield from _by_verb(sentence, token, rules)
    elif token.pos == "NOUN" and token.lemma in rules.nouns:
        yield from _by_noun(sentence, token, rules)
    if token.lower in rules.adjectives and token.pos in {"ADJ", "VERB", "ADV"}:
        yield from _by_adjective(sentence, token, rules)
    if token.lower in rules.words["source_prepositions"]:
        yield from _by_preposition(sentence, token)
    if token.lower in rules.words["hearsay_adverbs"]:
        yield from _by_adverb(sentence, token)


# ---------------------------------------------------------------- verbs


def _by_verb(sentence: Sentence, verb: Token, rules: VoiceRules) -> Iterator[Report]:
    passive = is_passive(sentence, verb)
    lemma = rules.verb(verb.text, verb.lemma)
    if passive or lemma in rules.words["raising"]:
        raised = _raised(sentence, verb, rules)
        if raised:
            yield raised
            return
    participle = passive or verb.dep == "acomp"
    feels = participle and verb.lower in rules.adjectives and not agent(sentence, verb)
    if lemma in rules.verbs and not feels and not _names(sentence, verb, lemma, rules):
        source, via = _speaker(sentence, verb, rules, passive=passive)
        bare = Report(verb, _PLAIN, source, cue_of(sentence, verb, rules), (), via=via)
        found = _carried(sentence, verb, rules, bare) or _led_in(sentence, verb, rules, bare)
        yield from (found,) if found else ()


def _names(sentence: Sentence, verb: Token, lemma: str, rules: VoiceRules) -> bool:
    """`a ship called Hope`: nobody is reported to call it so."""
    bare = verb.dep == "acl" and verb.tag == "VBN" and not sentence.children(verb, "agent")
    return bare and lemma in rules.words["naming"]


def _carried(sentence: Sentence, verb: Token, rules: VoiceRules, bare: Report) -> Report | None:
    """`expressed the hope that`: what the noun takes is said, the verb and the noun are the cue."""
    supported = _supported(sentence, verb, rules)
    if supported is None:
        return None
    noun, frame, taken = supported
    cue = ordered((*bare.cue, *_noun_cue(sentence, noun, taken)))
    lemma = rules.verb(verb.text, verb.lemma)
    voiced = any(f.tells and f.fits(lemma, "thing") for f in rules.verbs[lemma])
    told = voiced or frame.tells
    return bare._replace(frame=frame, cue=cue, content=taken.tokens, speaks=told, voiced=voiced)


def _led_in(sentence: Sentence, verb: Token, rules: VoiceRules, bare: Report) -> Report | None:
    lemma = rules.verb(verb.text, verb.lemma)
    frames = [f for f in rules.verbs[lemma] if f.attributes]
    quoting = next((f for f in frames if f.fits(lemma, "quote")), None)
    inverted = bool(bare.source) and bare.source[0].i == verb.i + 1
    fitting = None if inverted and quoting else _fitting(sentence, verb, lemma, frames)
    if fitting:
        frame, taken = fitting
        return bare._replace(
            frame=frame,
            cue=ordered((*bare.cue, *maybe(taken.preposition))),
            content=taken.tokens,
            quotes=quoting is not None,
            speaks=frame.tells and taken.relation == "clause",
        )
    if quoting is None:
        return None
    written = _in_writing(sentence, verb, rules)
    if written:
        cue = [t for t in bare.cue if t not in written.tokens]
        return bare._replace(frame=quoting, cue=ordered(cue), content=written.tokens, speaks=True)
    always = quoting.fits(lemma, "clause")
    said = bare._replace(frame=quoting, quotes=True, bound=not always, speaks=True)
    return _quoting(sentence, verb, said)


def _quoting(sentence: Sentence, verb: Token, report: Report) -> Report:
    """A report with what the verb takes if that is a quotation, or the clause that it interrupts."""
    clauses = [t for t in taken_by(sentence, verb) if t.relation == "clause"]
    if clauses:
        return report._replace(content=clauses[0].tokens, bound=True)
    if any(t not in report.source for t in sentence.children(verb, "dobj")):
        return report
    if trailing := _trailing(sentence, verb):
        return report._replace(source=trailing[0], content=trailing[1])
    return report._replace(content=_around(sentence, verb) if report.source else ())


def _trailing(sentence: Sentence, verb: Token) -> tuple[Tokens, Tokens] | None:
    """`..., the army's press office, said`: parsers take the speaker for an apposition."""
    if sentence.children(verb, "nsubj") or verb.tag != "VBD" or verb.i < 3:
        return None
    last = sentence.tokens[verb.i - 2]
    names = sentence.head(last)
    if sentence.tokens[verb.i - 1].text != "," or last.dep != "appos" or names.i > last.i:
        return None
    spoken = [w for a in sentence.children(names, "appos") for w in sentence.subtree(a)]
    first = min(w.i for w in spoken)
    return ordered(spoken), sentence.tokens[:first]


def _fitting(
    sentence: Sentence, verb: Token, lemma: str, frames: Sequence[Frame]
) -> tuple[Frame, Taken] | None:
    """The first complement that one of the frames has room for."""
    taken = taken_by(sentence, verb)
    pairs = chain(
        _with_objects(sentence, verb, lemma, frames),
        ((f, t) for t in taken for f in frames if not f.with_object and f.fits(lemma, t.relation)),
        _undergone(sentence, verb, lemma, frames),
    )
    return next(pairs, None)


def _with_objects(
    sentence: Sentence, verb: Token, lemma: str, frames: Sequence[Frame]
) -> Iterator[tuple[Frame, Taken]]:
    """`accused the navy of firing`: the object belongs to what is said."""
    wanted = [f for f in frames if f.with_object]
    for thing in sentence.children(verb, "dobj") if wanted else ():
        under = (*sentence.children(verb, "prep"), *sentence.children(thing, "prep"))
        for preposition in under:
            tokens = (*sentence.subtree(thing), *sentence.subtree(preposition))
            relation = f"prep:{preposition.lower}"
            fitting = (f for f in wanted if f.fits(lemma, relation))
            yield from ((f, Taken(relation, ordered(tokens))) for f in fitting)


def _undergone(
    sentence: Sentence, verb: Token, lemma: str, frames: Sequence[Frame]
) -> Iterator[tuple[Frame, Taken]]:
    """`The raid was condemned`: the subject of a passive is what an object would be."""
    for what in sentence.children(verb, "nsubjpass"):
        for frame in frames:
            if frame.fits(lemma, "thing"):
                yield frame, Taken("thing", tuple(sentence.subtree(what)))


def _around(sentence: Sentence, verb: Token) -> Tokens:
    """The clause that a parenthesis such as "he said" stands in, without the parenthesis."""
    if verb.dep not in {"parataxis", "ccomp", "advcl", "relcl", "conj", "dep", "acl"}:
        return ()
    own = sentence.subtree(verb)
    if not _set_off(sentence, own):
        return ()
    clause = next((t for t in sentence.ancestors(verb) if t.pos in {"VERB", "AUX"}), None)
    if clause is None:
        return ()
    return tuple(sentence.subtree(clause, without=lambda t: t.i == verb.i))


def _set_off(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Is there a comma, a dash or a quotation mark at one side of the words?"""
    first, last = tokens[0].i, tokens[-1].i
    sides = [sentence.tokens[i] for i in (first - 1, first) if i >= 0]
    sides += [sentence.tokens[i] for i in (last, last + 1) if i < len(sentence.tokens)]
    return any(t.pos == "PUNCT" for t in sides)


# ---------------------------------------------------------------- who


def _speaker(
    sentence: Sentence, verb: Token, rules: VoiceRules, *, passive: bool
) -> tuple[Tokens, Tokens]:
    """(the source, who passes its words on)"""
    if passive:
        return agent(sentence, verb), ()
    relay = _relay(sentence, verb, rules)
    if relay:
        return relay
    return _inverted(sentence, verb) or subject(sentence, verb), ()


def _inverted(sentence: Sentence, verb: Token) -> Tokens:
    """`"...," vowed the general`: who speaks stands where an object would, after a quotation."""
    if verb.i == 0 or sentence.tokens[verb.i - 1].text not in _MARKS:
        return ()
    if sentence.children(verb, "nsubj", "nsubjpass", "aux"):
        return ()
    after = [t for t in sentence.children(verb) if t.i > verb.i]
    if not after or after[0].pos not in {"NOUN", "PROPN", "PRON"}:
        return ()
    words = sentence.subtree(after[0])
    return tuple(words) if words[0].i == verb.i + 1 else ()


_MARKS = {'"', "”", "''", "'", "’", "»"}


def _relay(sentence: Sentence, verb: Token, rules: VoiceRules) -> tuple[Tokens, Tokens] | None:
    """`was quoted by TASS as saying`, `TASS quoted him as saying`: (him, TASS)."""
    marker = sentence.head(verb)
    quoting = sentence.head(marker)
    if verb.dep != "pcomp" or marker.lower != "as":
        return None
    if rules.verb(quoting.text, quoting.lemma) not in rules.words["relay"]:
        return None
    if is_passive(sentence, quoting):
        return subject(sentence, quoting), agent(sentence, quoting)
    for quoted in sentence.children(quoting, "dobj"):
        return tuple(sentence.subtree(quoted)), subject(sentence, quoting)
    return None


# ---------------------------------------------------------------- passives that raise


def _raised(sentence: Sentence, verb: Token, rules: VoiceRules) -> Report | None:
    """`The ship is said to carry arms`: nobody in particular says that the ship carries arms."""
    frame = next(
        (f for f in rules.passives.get(rules.verb(verb.text, verb.lemma), ()) if f.attributes), None
    )
    if frame is None:
        return None
    lower = [t for t in sentence.children(verb, "xcomp", "oprd", "acomp") if t.i > verb.i]
    upper = sentence.children(verb, "nsubjpass", "nsubj")
    if not lower or not upper:
        return None
    content = (*sentence.subtree(upper[-1]), *sentence.subtree(lower[0]))
    return Report(
        verb, frame, agent(sentence, verb), cue_of(sentence, verb, rules), ordered(content)
    )


# ---------------------------------------------------------------- nouns


def _supported(
    sentence: Sentence, verb: Token, rules: VoiceRules
) -> tuple[Token, Frame, Taken] | None:
    """`expressed the hope that`: the verb only carries the noun."""
    if rules.verb(verb.text, verb.lemma) not in rules.words["support_verbs"]:
        return None
    for noun in sentence.children(verb, "dobj"):
        for frame, taken in _noun_takes(sentence, noun, rules):
            return noun, frame, taken
    return None


def _in_writing(sentence: Sentence, verb: Token, rules: VoiceRules) -> Taken | None:
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
    return [
        (f, t) for t in sorted(taken, key=rank) for f in frames if f.fits(noun.lemma, t.relation)
    ]


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


def _by_noun(sentence: Sentence, noun: Token, rules: VoiceRules) -> Iterator[Report]:
    governor = sentence.head(noun)
    lemma = rules.verb(governor.text, governor.lemma)
    if noun.dep == "dobj" and lemma in rules.words["support_verbs"]:
        if lemma in rules.verbs:
            return
        carried = _supported(sentence, governor, rules)
        who = subject(sentence, governor)
        if carried and who:
            cue = (*cue_of(sentence, governor, rules), *_noun_cue(sentence, noun, carried[2]))
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
            noun, frame, source, _noun_cue(sentence, noun, taken), taken.tokens, speaks=frame.tells
        )
        return


def _equated(sentence: Sentence, noun: Token, rules: VoiceRules) -> list[tuple[Frame, Taken]]:
    """`Their fear is that ...`"""
    be = sentence.head(noun)
    if noun.dep != "nsubj" or rules.verb(be.text, be.lemma) != "be":
        return []
    clauses = [t for t in taken_by(sentence, be) if t.relation in {"clause", "to"}]
    frames = [f for f in rules.nouns.get(noun.lemma, ()) if f.attributes]
    return [(f, t) for t in clauses for f in frames if f.fits(noun.lemma, t.relation)]


def _noun_cue(sentence: Sentence, noun: Token, taken: Taken) -> Tokens:
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


# ---------------------------------------------------------------- adjectives


def _by_adjective(sentence: Sentence, word: Token, rules: VoiceRules) -> Iterator[Report]:
    predicate = word.dep == "acomp"
    copula = sentence.head(word) if predicate else word
    if copula.pos not in {"VERB", "AUX"} or (word.pos != "VERB" and not predicate):
        return
    if not predicate and (not is_passive(sentence, word) or sentence.children(word, "agent")):
        return
    source = subject(sentence, copula)
    taken = taken_by(sentence, word)
    if copula.i != word.i:
        taken += [t for t in taken_by(sentence, copula) if t.tokens[0].i > word.i]
    for one in sorted(taken, key=rank):
        for frame in rules.adjectives[word.lower]:
            if source and frame.attributes and frame.fits(word.lower, one.relation):
                cue = (*cue_of(sentence, copula, rules), word, *maybe(one.preposition))
                yield Report(word, frame, source, ordered(cue), one.tokens)
                return


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
        yield Report(token, _PLAIN, source, ordered({token, last}), content, speaks=True)


def _by_adverb(sentence: Sentence, adverb: Token) -> Iterator[Report]:
    """`reportedly`: somebody says the clause that it stands in, or the phrase before a noun."""
    head = sentence.head(adverb)
    if head.i == adverb.i:
        return
    whole = sentence.head(head) if head.dep == "amod" else _clause_of(sentence, adverb)
    content = tuple(sentence.subtree(whole, without=lambda t: t.i == adverb.i))
    yield Report(adverb, _PLAIN, (), (adverb,), content)


def _clause_of(sentence: Sentence, token: Token) -> Token:
    last = token
    for last in sentence.ancestors(token):
        if last.pos in {"VERB", "AUX"}:
            return last
    return last
