"""What bears on a whole sentence: how it opens, that it asks, that it is somebody's opinion."""

from collections.abc import Iterator

from dateline.lexicon.voices import VoiceRules
from dateline.syntax import Sentence, Token
from dateline.types import Status
from dateline.voice.setting import Bearing


def on_sentence(trigger: Token, sentence: Sentence, rules: VoiceRules) -> Iterator[Bearing]:
    """What its opening, its question mark and such words as "in my opinion" do to a sentence."""
    first = " ".join(t.lower for t in sentence.tokens[:3]) + " "
    for words, shade in rules.openers.items():
        if first.startswith(words + " "):
            yield Bearing(shade.status)
    if _opines(sentence, rules) or _wishes(sentence, rules):
        yield Bearing(Status.OPINION)
    if _asks(sentence, rules) or _supposes(trigger, sentence, rules):
        yield Bearing(Status.POSSIBLE)
    yield Bearing(flips=_disproved(trigger, sentence, rules))


def _disproved(trigger: Token, sentence: Sentence, rules: VoiceRules) -> bool:
    """`Reports, according to which Peru bought tanks, are untrue`: parsers lose the relative clause."""
    words = [t.lower for t in sentence.tokens[: trigger.i]]
    led = [i for i in range(len(words)) if " ".join(words[i : i + 3]) in rules.words["alleging"]]
    subjects = sentence.tokens[: led[-1]] if led else ()
    called = [t for t in sentence if t.dep in {"acomp", "attr"} and t.i > trigger.i]
    alleged = any(t.lemma in rules.words["allegations"] for t in subjects)
    return alleged and any(t.lemma in rules.words["untrue"] for t in called)


def _wishes(sentence: Sentence, rules: VoiceRules) -> bool:
    """`May Peru win the war.`"""
    bare = any(t.tag == "VB" for t in sentence.roots)
    return sentence.tokens[0].lower in rules.words["wishing"] and bare


def _supposes(trigger: Token, sentence: Sentence, rules: VoiceRules) -> bool:
    """`Should Peru attack, Chile will respond`"""
    comma = next((t.i for t in sentence if t.text == ","), 0)
    return sentence.tokens[0].lower in rules.words["inverted"] and trigger.i < comma


def _asks(sentence: Sentence, rules: VoiceRules) -> bool:
    """A question mark at the end, or "Why was the ship ..." without one."""
    if any("?" in t.text for t in sentence.tokens[-3:] if t.pos == "PUNCT"):
        return True
    opening = next((t for t in sentence if t.dep not in {"advmod", "cc", "punct"}), None)
    if sentence.tokens[0].lower not in rules.words["questions"] and not (
        opening and opening.pos == "AUX" and opening.tag != "VB"
    ):
        return False
    subjects = [t for r in sentence.roots for t in sentence.children(r, "nsubj", "nsubjpass")]
    helpers = [t for r in sentence.roots for t in (r, *sentence.children(r, "aux", "auxpass"))]
    before = [h for h in helpers if h.pos == "AUX" and any(h.i < s.i for s in subjects)]
    return bool(before)


def _opines(sentence: Sentence, rules: VoiceRules) -> bool:
    words = " ".join(t.lower for t in sentence.tokens)
    return any(f" {mark} " in f" {words} " for mark in rules.words["opinion_marks"])
