"""Did it happen? Status and polarity of an event from the grammar around its trigger."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.lexicon import Lexicon
from dateline.syntax import Sentence, Token
from dateline.types import Attribution, Event, Passage, Polarity, Quad, Status
from dateline.voice.chain import nearby
from dateline.voice.climb import Step, adverbs, frame_of, steps, verb_group
from dateline.voice.mood import counterfactual, mood
from dateline.voice.setting import Bearing, Setting
from dateline.voice.whole import on_sentence


class Assessment(NamedTuple):
    """What the words commit to; `confidence` multiplies that of the event."""

    status: Status
    polarity: Polarity
    confidence: float


_FACT = {Status.HAPPENED, Status.ONGOING}
_WEAK = {Status.CLAIMED, Status.OPINION}
_VERBAL = {Quad.VERBAL_CONFLICT, Quad.VERBAL_COOPERATION}


def assess(
    event: Event,
    sentence: Sentence,
    passage: Passage,
    attributions: Sequence[Attribution],
    lexicon: Lexicon,
) -> Assessment:
    """Status, polarity and a factor for the confidence of an event found in `sentence`.

    The status that the event's own frame implies (an offer is `proposed`) stands unless a word
    beside or above the trigger says otherwise; words further out prevail over those within.
    """
    trigger = _trigger(event, sentence)
    if trigger is None:
        return Assessment(event.status or Status.HAPPENED, event.polarity, 1.0)
    here = trigger.span
    setting = Setting(
        sentence,
        lexicon.voices,
        passage.kind,
        tuple(c for a in nearby(here, attributions) for c in a.content if c.contains(here)),
        event.quad in _VERBAL,
    )
    found = list(bearings(trigger, setting))
    status = _settled(event.status, found)
    negations = sum(b.flips for b in found) + (event.polarity is Polarity.NEGATED)
    polarity = Polarity.NEGATED if negations % 2 else Polarity.AFFIRMED
    return Assessment(status, polarity, lexicon.voices.confidence.get(status, 1.0))


def _trigger(event: Event, sentence: Sentence) -> Token | None:
    """The head of the first stretch of the trigger that lies in the sentence."""
    for span in event.trigger:
        head = sentence.head_of(span) or sentence.at(span.start)
        if head:
            return head
    return None


def _settled(implied: Status | None, found: Iterable[Bearing]) -> Status:
    status = implied or Status.HAPPENED
    for bearing in found:
        status = _outweighed(status, bearing.status)
    return status


def _outweighed(inner: Status, outer: Status | None) -> Status:
    """What is only thought or claimed stays planned or possible where it was that before."""
    if outer is None or outer is Status.HAPPENED:
        return inner
    if outer is Status.ONGOING:
        return Status.ONGOING if inner is Status.HAPPENED else inner
    if outer in _WEAK and inner not in _FACT | {Status.AGREED}:
        return inner
    return outer


# ---------------------------------------------------------------- what bears on the trigger


def bearings(trigger: Token, setting: Setting) -> Iterator[Bearing]:
    """All that bears on the trigger, from the inside out."""
    yield from _on_word(trigger, setting)
    told = given = False  # has a clause of its own been left behind, is it taken for granted?
    for step in (
        [] if _left_open(trigger, setting) else steps(setting.sentence, trigger, setting.rules)
    ):
        if _apart(step) and not _alleged(step, setting):
            break
        if _before_semicolon(step, setting.sentence):
            continue
        told = told or step.relation == "clause"
        given = given or _presupposed(step, setting)
        found = [_without_tense(b) if told else b for b in _on_step(step, setting)]
        yield from (b for b in found if not (given and _doubts(b)))
        if step.word.i != trigger.i:
            yield from _answered(step, setting)
        yield Bearing(flips=_untrue(step, setting) or _put_off(step, setting))
        if _taken_for_granted(step, setting):
            break
    yield from on_sentence(trigger, setting.sentence, setting.rules)


def _without_tense(bearing: Bearing) -> Bearing:
    """`There is proof that he left`: that there is goes on, that he left does not."""
    return bearing._replace(status=None) if bearing.status is Status.ONGOING else bearing


def _left_open(verb: Token, setting: Setting) -> bool:
    """`has not decided whether to send`: whatever stands above, nothing is settled."""
    return any(m.lower == "whether" for m in setting.sentence.children(verb, "mark"))


def _apart(step: Step) -> bool:
    """Is the word in a clause of its own, told whatever may be said of the rest of the sentence?"""
    participle = step.word.dep == "acl" and step.word.tag in {"VBN", "VBG"}
    return (participle and step.relation != "clause") or step.relation in {"relcl", "appos"}


def _alleged(step: Step, setting: Setting) -> bool:
    """`rejected reports which said that it left`: the clause is what the reports say."""
    rules = setting.rules
    said = rules.verbs.get(rules.verb(step.word.text, step.word.lemma), ())
    lead = step.governor.lemma.lower() in rules.words["allegations"]
    return lead and any(f.tells and f.fits("clause") for f in said)


def _before_semicolon(step: Step, sentence: Sentence) -> bool:
    """`Peru sold the jets; it was rumoured that ...`: parsers hang the first half on the second."""
    if step.relation != "clause" or step.word.i > step.governor.i:
        return False
    return any(t.text == ";" for t in sentence.tokens[step.word.i : step.governor.i])


def _presupposed(step: Step, setting: Setting) -> bool:
    """`denied that it left when Peru attacked the port`: the attack is not what is denied."""
    if step.relation != "advcl":
        return False
    children = setting.sentence.children
    marks = children(step.word, "mark", "advmod")
    past = any(t.tag == "VBD" for t in (step.word, *children(step.word, "aux", "auxpass")))
    return past and any(m.lower in setting.rules.words["presupposing"] for m in marks)


def _doubts(bearing: Bearing) -> bool:
    return bearing.flips or bearing.status in {Status.DENIED, Status.POSSIBLE}


def _taken_for_granted(step: Step, setting: Setting) -> bool:
    """`They plan to mourn the raid`: the plan is to mourn; that there was a raid is a fact."""
    if step.governor.lemma in setting.rules.words["parts"]:
        return True
    if step.governor.pos != "VERB" or step.word.pos in {"VERB", "AUX"}:
        return False
    frame = frame_of(setting.sentence, step, setting.rules)
    bears = frame is not None and (frame.commitment is not None or frame.negates)
    nominal = step.relation in {"thing", "subject"} or step.relation.startswith("prep:")
    return nominal and not bears and not _carries(step, setting)


def _on_word(word: Token, setting: Setting) -> Iterator[Bearing]:
    if word.pos in {"VERB", "AUX"} or _finite(word, setting.sentence):
        yield from _on_verb(word, setting)
    else:
        yield from _on_noun(word, setting)


def _finite(word: Token, sentence: Sentence) -> bool:
    """A word that the tagger took for a noun but that has a subject or an auxiliary is a verb."""
    return bool(sentence.children(word, "aux", "auxpass", "nsubj", "nsubjpass"))


def _on_noun(noun: Token, setting: Setting) -> Iterator[Bearing]:
    rules = setting.rules
    for child in setting.sentence.children(noun):
        if child.lower in rules.words["no"]:
            yield Bearing(flips=True)
        shade = rules.attributes.get(child.lower)
        if shade and child.i < noun.i:
            yield Bearing(shade.status, shade.polarity is Polarity.NEGATED)


def _on_verb(verb: Token, setting: Setting, below: Token | None = None) -> Iterator[Bearing]:
    """What the auxiliaries, adverbs and conditions of a verb do; `below` has spoken for itself."""
    sentence, rules = setting.sentence, setting.rules
    group = verb_group(sentence, verb)
    negated = any(t.dep == "neg" and t.lower in rules.words["not"] for t in group)
    negated |= _nobody(verb, setting, below) or _neither(verb, setting)
    yield Bearing(mood(verb, group, setting, negated=negated), negated)
    yield Bearing(flips=counterfactual(verb, group, setting))
    yield from _hedges(group, setting)
    yield from _conditions(verb, setting)
    yield from _by_hearsay(verb, setting)
    yield from _in_view(verb, setting)


def _neither(verb: Token, setting: Setting) -> bool:
    """`neither bought nor sold`"""
    first = setting.sentence.head(verb) if verb.dep == "conj" else verb
    return any(
        t.lower in setting.rules.words["no"] for t in setting.sentence.children(first, "preconj")
    )


def _by_hearsay(verb: Token, setting: Setting) -> Iterator[Bearing]:
    """`according to rumours`"""
    rules, children = setting.rules, setting.sentence.children
    for preposition in children(verb, "prep"):
        below = [preposition, *children(preposition, "prep")]
        objects = (o for p in below for o in children(p, "pobj"))
        cue = preposition.lower in rules.words["source_prepositions"]
        if cue and any(_is_hearsay(o, setting) for o in objects):
            yield Bearing(Status.RUMOURED)


def _in_view(verb: Token, setting: Setting) -> Iterator[Bearing]:
    """`in the view of analysts`"""
    for preposition in setting.sentence.children(verb, "prep"):
        objects = setting.sentence.children(preposition, "pobj")
        if any(t.lemma in setting.rules.words["views"] for t in objects):
            yield Bearing(Status.OPINION)


def _is_hearsay(noun: Token, setting: Setting) -> bool:
    """`rumours`, `unconfirmed reports`, `word` without an article"""
    words, below = setting.rules.words, setting.sentence.children(noun)
    bare = noun.lower == "word" and not below
    doubted = any(t.lower in words["unconfirmed"] for t in below)
    return bare or doubted or noun.lemma.lower() in words["hearsay_nouns"]


def _nobody(verb: Token, setting: Setting, below: Token | None) -> bool:
    """`No ship was sold`, `signed no treaty`, `nobody left`."""
    deps = ("nsubj", "nsubjpass", "dobj", "advmod")
    for child in setting.sentence.children(verb, *deps):
        if below and child.i == below.i:
            continue
        if child.lower in setting.rules.words["nobody"]:
            return True
        inside = setting.sentence.children(child, "det", "neg")
        if child.dep != "advmod" and any(t.lower in setting.rules.words["no"] for t in inside):
            return True
    return False


def _hedges(group: Sequence[Token], setting: Setting) -> Iterator[Bearing]:
    for adverb in adverbs(setting.sentence, group):
        before = [t.lower for t in setting.sentence.children(adverb, "neg")]
        shade = setting.rules.adverbs.get(" ".join((*before, adverb.lower)))
        if shade:
            ahead = any(t.lower in setting.rules.modals for t in group)
            likely = shade.status is Status.EXPECTED and not ahead
            status = Status.POSSIBLE if likely else shade.status
            yield Bearing(status, shade.polarity is Polarity.NEGATED)


def _conditions(verb: Token, setting: Setting) -> Iterator[Bearing]:
    marks = setting.sentence.children(verb, "mark", "advmod")
    if any(m.lower in setting.rules.words["conditions"] and m.i < verb.i for m in marks):
        yield Bearing(Status.POSSIBLE)
    subjects = setting.sentence.children(verb, "nsubj", "nsubjpass")
    helpers = setting.sentence.children(verb, "aux", "auxpass")
    if verb.dep == "advcl" and any(h.i < s.i for h in helpers[:1] for s in subjects):
        yield Bearing(Status.POSSIBLE)  # "had Peru sold the ships"
    for clause in setting.sentence.children(verb, "advcl"):
        inside = setting.sentence.children(clause, "mark")
        if any(m.lower in setting.rules.words["hypotheses"] for m in inside):
            yield Bearing(Status.POSSIBLE)


# ---------------------------------------------------------------- what governs it


def _on_step(step: Step, setting: Setting) -> Iterator[Bearing]:
    governor = step.governor
    frame = frame_of(setting.sentence, step, setting.rules)
    if _hearsay(step, setting):
        yield Bearing(Status.RUMOURED)
    elif frame and not _achieved(step, setting):
        yield Bearing(frame.commitment, frame.negates)
    if _carries(step, setting):
        polite = _polite(governor, setting) and step.relation == "to"
        yield from () if polite else _on_verb(governor, setting, step.word)
        yield Bearing(flips=_yet(step, setting))
    elif frame and frame.commitment is Status.AGREED and governor.pos == "VERB":
        yield from _on_verb(governor, setting, step.word)  # "may approve the sale"
    elif governor.pos in {"VERB", "AUX"} and _denied(
        step, frame.commitment if frame else None, setting
    ):
        yield Bearing(flips=True)
    elif governor.pos in {"NOUN", "ADJ"}:
        yield from _on_noun(governor, setting)
    if step.relation == "prep:without" or _instead(step, setting):
        yield Bearing(flips=True)


def _achieved(step: Step, setting: Setting) -> bool:
    """`was able to buy`: it did."""
    past = setting.sentence.head(step.governor).tag == "VBD"
    return past and step.governor.lower in setting.rules.words["achieved"]


def _answered(step: Step, setting: Setting) -> Iterator[Bearing]:
    """`rejected claims that it sold them`, `accepted the offer to sell them`"""
    words = setting.rules.words
    lemma = setting.rules.verb(step.governor.text, step.governor.lemma)
    if step.relation != "thing":
        return
    if step.word.lemma in words["allegations"] and lemma in words["turning_down"]:
        yield Bearing(Status.DENIED, flips=True)
    elif step.word.lemma in words["offers"] and lemma in words["turning_down"] | words["declining"]:
        yield Bearing(flips=True)
    elif step.word.lemma in words["offers"] and lemma in words["accepting"]:
        yield Bearing(Status.AGREED)


def _put_off(step: Step, setting: Setting) -> bool:
    """`the visit planned for May was postponed`: it is not to be in May."""
    words, children = setting.rules.words, setting.sentence.children
    governor = setting.rules.verb(step.governor.text, step.governor.lemma)
    verb = " ".join((governor, *(t.lower for t in children(step.governor, "prt"))))
    if step.relation != "thing" or verb not in words["putting_off"]:
        return False
    planned = [t for t in children(step.word, "acl") if t.lower in setting.rules.attributes]
    return any(p.lower == "for" for t in planned for p in children(t, "prep"))


def _untrue(step: Step, setting: Setting) -> bool:
    """`the report that it sold them is false`, `that it sold them is a lie`"""
    words = setting.rules.words
    said = step.word.pos in {"VERB", "AUX"} or step.word.lemma in words["allegations"]
    if step.relation != "subject" or not said:
        return False
    called = setting.sentence.children(step.governor, "acomp", "attr")
    return any(t.lemma in words["untrue"] for t in called)


def _instead(step: Step, setting: Setting) -> bool:
    """`instead of buying`, `rather than buy`"""
    tokens = setting.sentence.tokens
    leads = setting.sentence.children(step.word, "mark")
    if step.word.dep in {"pcomp", "pobj"}:
        leads = [setting.sentence.head(step.word)]
    pairs = (f"{tokens[t.i - 1].lower} {t.lower}" for t in leads if t.i > 0)
    return any(pair in setting.rules.words["instead"] for pair in pairs)


def _polite(verb: Token, setting: Setting) -> bool:
    """`would like to`: the modal only softens the wish."""
    rules = setting.rules
    would = any(
        t.lower in rules.words["backshifted"] for t in setting.sentence.children(verb, "aux")
    )
    return would and rules.verb(verb.text, verb.lemma) in rules.words["polite"]


def _yet(step: Step, setting: Setting) -> bool:
    """`has yet to ratify`"""
    beside = setting.sentence.children(step.governor, "advmod")
    return step.relation == "to" and any(t.lower == "yet" for t in beside)


def _hearsay(step: Step, setting: Setting) -> bool:
    """`Rumours say that`"""
    if step.relation != "clause":
        return False
    subjects = setting.sentence.children(step.governor, "nsubj")
    anybody = setting.rules.words["anybody"]
    anyone = any(
        (t.lower in anybody or (setting.chat and t.lower == "they"))
        and not setting.sentence.children(t)
        for t in subjects
    )
    said = setting.rules.verb(step.governor.text, step.governor.lemma) == "say"
    return (anyone and said) or any(_is_hearsay(t, setting) for t in subjects)


_CARRYING = {"to", "ing", "small", "attr", "acomp"}


def _carries(step: Step, setting: Setting) -> bool:
    """Does what is said of the governor (tense, modal, negation) hold of the word too?

    Not along `and`: there the auxiliaries are those of the word itself, see `verb_group`.
    """
    if step.governor.pos not in {"VERB", "AUX"}:
        return False
    if step.relation in _CARRYING:
        return True
    return step.word.pos not in {"VERB", "AUX"} and _carries_noun(step, setting)


def _carries_noun(step: Step, setting: Setting) -> bool:
    """`will hold talks`, `the visit will begin`, `will go to Lima for talks`."""
    rules, children = setting.rules, setting.sentence.children
    lemma = rules.verb(step.governor.text, step.governor.lemma)
    if step.relation == "thing":
        likened = [t for t in children(step.governor, "prep") if t.lower == "as"]
        return lemma in rules.words["light"] and not likened
    if step.relation == "subject":
        place = [t.lower for t in children(step.governor, "dobj")] == ["place"]
        return lemma in rules.words["occurring"] or (lemma == "take" and place)
    if f"{lemma} {step.relation.removeprefix('prep:')}" in rules.words["leading"]:
        return True
    return step.relation in {"prep:for", "prep:on"} and lemma in rules.words["going"]


def _denied(step: Step, commitment: Status | None, setting: Setting) -> bool:
    """`I do not think that` denies what follows; `he did not say that` leaves it open."""
    bears = commitment in {Status.OPINION, Status.EXPECTED} or step.governor.pos == "AUX"
    if step.relation != "clause" or commitment is None or not bears:
        return False
    return any(
        t.lower in setting.rules.words["not"]
        for t in setting.sentence.children(step.governor, "neg")
    )
