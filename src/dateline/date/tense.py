"""The tense of the clause that holds an event: whether it lies behind, about or ahead of the telling."""

from collections.abc import Mapping
from types import MappingProxyType

from dateline.date.clauses import BESIDE, VERBS, upwards
from dateline.lexicon.tenses import Tense, Tenses
from dateline.syntax import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ORDER: tuple[Tense, ...] = (
    "unplaced",
    "future",
    "perfect",
    "pluperfect",
    "ahead",
    "shifted",
    "past",
    "present",
)
_TO_COME: Mapping[Tense, Tense] = MappingProxyType({"present": "future", "past": "shifted"})


def tense_of(trigger: Token | None, sentence: Sentence, tenses: Tenses) -> Tense | None:
    """The tense of the clause that holds the trigger, of the one above it where its verb shows none
    (`is ready to provide`); None where no verb does."""
    awaited = False
    for verb in upwards(trigger, sentence):
        awaited = awaited or _is_to_come(verb, sentence, tenses)
        if verb.pos in VERBS and (tense := _shown(verb, sentence, tenses)):
            return _TO_COME.get(tense, tense) if awaited else tense
    return None


def _is_to_come(verb: Token, sentence: Sentence, tenses: Tenses) -> bool:
    """The infinitive of "is to visit", "is expected to visit"."""
    if verb.dep not in {"xcomp", "acl", "ccomp"} or verb.tag != "VB":
        return False
    to = any(t.tag == "TO" for t in sentence.children(verb, "aux"))
    return to and sentence.head(verb).lemma in tenses.awaiting


def _shown(verb: Token, sentence: Sentence, tenses: Tenses) -> Tense | None:
    aux = {tenses.auxiliaries.get(t.lower) for t in sentence.children(verb, "aux", "auxpass")}
    if aux >= {"shifted", "perfect"}:  # "would have sold": it never came to that
        return "unplaced"
    if "shifted" in aux and verb.lemma in tenses.wishes:
        return "present"
    return next((t for t in _ORDER if t in aux), None) or tenses.tags.get(verb.tag)


def goes_on(trigger: Token | None, sentence: Sentence, tenses: Tenses) -> bool:
    """Does the clause say that it is going on while it is told: "is visiting", "is governed by"?"""
    verb = next((t for t in upwards(trigger, sentence) if t.pos in VERBS), None)
    be = sentence.children(verb, "aux", "auxpass") if verb else []
    return any(tenses.auxiliaries.get(t.lower) == "present" for t in be)


def has_verb(sentence: Sentence) -> bool:
    """Is there a finite verb in it at all? Headlines and notes do without."""
    return any(t.tag in _FINITE for t in sentence)


def counted_from(trigger: Token | None, sentence: Sentence, tenses: Tenses) -> bool:
    """Is it what a perfect counts from: the `signed` of "ties have grown since they signed"?"""
    for token in upwards(trigger, sentence):
        if token.dep in BESIDE:
            marks = sentence.children(token, "mark", "prep")
            since = any(tenses.goes_on(m.lower) for m in marks)
            return since and _shown(sentence.head(token), sentence, tenses) == "perfect"
    return False
