"""Reports that a verb leads in: "X said that", "X was quoted by Y as saying", "X is said to"."""

from collections.abc import Iterator, Sequence
from itertools import chain

from dateline.lexicon.voices import Frame, VoiceRules
from dateline.syntax import Sentence, Token
from dateline.voice.grammar import (
    Taken,
    Tokens,
    agent,
    cue_of,
    escaped,
    is_passive,
    maybe,
    ordered,
    subject,
    taken_by,
)
from dateline.voice.nouns import in_writing, noun_cue, supported
from dateline.voice.report import PLAIN, Report

LONGEST = 12  # words for a speaker with a name beside them


def by_verb(sentence: Sentence, verb: Token, rules: VoiceRules) -> Iterator[Report]:
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
        cited = _cited(sentence, verb, rules)
        bare = Report(verb, PLAIN, source, cue_of(sentence, verb, rules), (), via=via, cited=cited)
        found = _carried(sentence, verb, rules, bare) or _led_in(sentence, verb, rules, bare)
        yield from (_heard_last(sentence, verb, found),) if found else ()


def _names(sentence: Sentence, verb: Token, lemma: str, rules: VoiceRules) -> bool:
    """`a ship called Hope`: nobody is reported to call it so."""
    bare = verb.dep == "acl" and verb.tag == "VBN" and not sentence.children(verb, "agent")
    return bare and lemma in rules.words["naming"]


def _carried(sentence: Sentence, verb: Token, rules: VoiceRules, bare: Report) -> Report | None:
    """`expressed the hope that`: what the noun takes is said, the verb and the noun are the cue."""
    carried = supported(sentence, verb, rules)
    if carried is None:
        return None
    noun, frame, taken = carried
    cue = ordered((*bare.cue, *noun_cue(sentence, noun, taken)))
    lemma = rules.verb(verb.text, verb.lemma)
    voiced = any(f.tells and f.fits("thing") for f in rules.verbs[lemma])
    told = voiced or frame.tells
    return bare._replace(frame=frame, cue=cue, content=taken.tokens, speaks=told, voiced=voiced)


def _led_in(sentence: Sentence, verb: Token, rules: VoiceRules, bare: Report) -> Report | None:
    lemma = rules.verb(verb.text, verb.lemma)
    frames = [f for f in rules.verbs[lemma] if f.attributes]
    quoting = next((f for f in frames if f.fits("quote")), None)
    after = bool(bare.source) and bare.source[0].i == verb.i + 1
    inverted = after and not sentence.children(verb, "nsubj")
    fitting = None if inverted and quoting else _fitting(sentence, verb, frames, rules)
    if fitting:
        frame, taken = fitting
        return bare._replace(
            frame=frame,
            cue=ordered((*bare.cue, *maybe(taken.preposition))),
            content=_kept(sentence, taken.tokens, rules),
            quotes=quoting is not None,
            speaks=frame.tells and taken.relation == "clause",
        )
    if quoting is None:
        return None
    written = in_writing(sentence, verb, rules)
    if written:
        cue = [t for t in bare.cue if t not in written.tokens]
        return bare._replace(frame=quoting, cue=ordered(cue), content=written.tokens, speaks=True)
    always = quoting.fits("clause")
    said = bare._replace(frame=quoting, quotes=True, bound=not always, speaks=True)
    return _quoting(sentence, verb, said, rules)


def _kept(sentence: Sentence, tokens: Tokens, rules: VoiceRules) -> Tokens:
    """What is said, without verbs that stand beside the cue and what hangs on them."""
    out = [t for t in tokens if t.dep == "conj" and escaped(sentence, t, rules)]
    if not out:
        return tokens
    end = min(t.i for t in out)
    joints = [t.i for t in tokens if t.dep == "cc" and t.i < end]
    return tuple(t for t in tokens if t.i < max(joints, default=end))


def _quoting(sentence: Sentence, verb: Token, report: Report, rules: VoiceRules) -> Report:
    """A report with what the verb takes if that is a quotation, or the clause that it interrupts."""
    clauses = [t for t in taken_by(sentence, verb, rules) if t.relation == "clause"]
    if clauses:
        return report._replace(content=clauses[0].tokens)
    if any(t not in report.source for t in sentence.children(verb, "dobj")):
        return report
    if report.via:
        return report._replace(
            content=_before_relay(sentence, sentence.head(sentence.head(verb)), rules)
        )
    return report._replace(content=_around(sentence, verb) if report.source else ())


def _before_relay(sentence: Sentence, quoting: Token, rules: VoiceRules) -> Tokens:
    """`The port is shut, Telam quoted him as saying`: what was said stands before."""
    clauses = [t for t in taken_by(sentence, quoting, rules) if t.relation == "clause"]
    return clauses[0].tokens if clauses else _around(sentence, quoting)


def _heard_last(sentence: Sentence, verb: Token, report: Report) -> Report:
    """`..., his spokeswoman, Ana Roe, said`: parsers hang the speaker on what is said."""
    before = [t.i for t in sentence.tokens[: verb.i] if t.text in {",", *_MARKS}][-3:]
    if sentence.children(verb, "nsubj") or len(before) < 3 or before[-1] != verb.i - 1:
        return report
    described = sentence.tokens[before[0] + 1 : before[1]]
    named = sentence.tokens[before[1] + 1 : before[2]]
    spoken = sentence.tokens[before[0] + 1 : before[2]]
    titled = (
        bool(described and named)
        and described[0].tag in {"DT", "PRP$"}
        and described[-1].pos == "NOUN"
    )
    if not titled or any(t.pos != "PROPN" for t in named) or len(spoken) > LONGEST:
        return report
    if any(t.i > verb.i and t.pos != "PUNCT" for t in report.content):
        return report
    return report._replace(source=spoken, content=sentence.tokens[: before[0]])


def _fitting(
    sentence: Sentence, verb: Token, frames: Sequence[Frame], rules: VoiceRules
) -> tuple[Frame, Taken] | None:
    """The first complement that one of the frames has room for."""
    taken = taken_by(sentence, verb, rules)
    pairs = chain(
        _with_objects(sentence, verb, frames),
        ((f, t) for t in taken for f in frames if not f.with_object and f.fits(t.relation)),
        _undergone(sentence, verb, frames),
    )
    clauses = (t for t in taken if t.relation == "small" and any(_finite(w) for w in t.tokens))
    mistaken = ((f, t._replace(relation="clause")) for t in clauses for f in frames)
    return next(chain(pairs, ((f, t) for f, t in mistaken if f.fits("clause"))), None)


def _finite(word: Token) -> bool:
    """Taggers take `the rules do nothing` for an infinitive, `was "justified"` for an adjective."""
    return word.tag in {"VBD", "VBZ", "VBP", "VB", "MD"}


def _with_objects(
    sentence: Sentence, verb: Token, frames: Sequence[Frame]
) -> Iterator[tuple[Frame, Taken]]:
    """`accused the navy of firing`: the object belongs to what is said."""
    wanted = [f for f in frames if f.with_object]
    for thing in sentence.children(verb, "dobj") if wanted else ():
        under = (*sentence.children(verb, "prep"), *sentence.children(thing, "prep"))
        for preposition in under:
            tokens = (*sentence.subtree(thing), *sentence.subtree(preposition))
            relation = f"prep:{preposition.lower}"
            fitting = (f for f in wanted if f.fits(relation))
            yield from ((f, Taken(relation, ordered(tokens))) for f in fitting)


def _undergone(
    sentence: Sentence, verb: Token, frames: Sequence[Frame]
) -> Iterator[tuple[Frame, Taken]]:
    """`The raid was condemned`: the subject of a passive is what an object would be."""
    for what in sentence.children(verb, "nsubjpass"):
        for frame in frames:
            if frame.fits("thing"):
                yield frame, Taken("thing", tuple(sentence.subtree(what)))


def _around(sentence: Sentence, verb: Token) -> Tokens:
    """The clause that a parenthesis such as "he said" stands in, without the parenthesis."""
    if verb.dep not in {"parataxis", "ccomp", "advcl", "relcl", "conj", "dep", "acl"}:
        return ()
    own = sentence.subtree(verb)
    if not _set_off(sentence, own) or _joined(sentence, verb):
        return ()
    clause = next((t for t in sentence.ancestors(verb) if t.pos in {"VERB", "AUX"}), None)
    if clause is None:
        return ()
    return tuple(sentence.subtree(clause, without=lambda t: t.i == verb.i))


def _joined(sentence: Sentence, verb: Token) -> bool:
    """`A woman waved and Ann Lee said, “...”`: no parenthesis begins with "and"."""
    subject_at = sentence.subtree(verb)[0].i
    before = sentence.tokens[max(0, subject_at - 1)]
    return verb.dep == "conj" and before.dep == "cc" and before.i < verb.i


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
    own = sentence.children(verb, "nsubj", "nsubjpass")
    beside = None if own else escaped(sentence, verb, rules)
    return _inverted(sentence, verb) or subject(sentence, beside or verb), ()


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


def _cited(sentence: Sentence, verb: Token, rules: VoiceRules) -> Tokens:
    """`Telam, citing the mayor, said ...`: the mayor."""
    near = [*sentence.children(verb, "advcl"), verb, *sentence.children(verb, "nsubj")]
    clauses = [c for n in near for c in sentence.children(n, "advcl", "acl")] + near
    for clause in clauses:
        citing = rules.verb(clause.text, clause.lemma) in rules.words["citing"]
        if citing and clause.tag == "VBG" and clause.i != verb.i:
            for who in sentence.children(clause, "dobj"):
                return tuple(sentence.subtree(who))
    return ()


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
