"""Tense, aspect and modals of a verb: what it says of whether something happened."""

from collections.abc import Sequence

from dateline.syntax import Token
from dateline.types import PassageKind, Status
from dateline.voice.setting import Setting


def mood(verb: Token, group: Sequence[Token], setting: Setting, *, negated: bool) -> Status | None:
    modal = next((t for t in group if t.lower in setting.rules.modals), None)
    if modal:
        return _modal(modal, setting, negated=negated)
    if any(t.tag == "TO" for t in group):
        return _infinitive(verb, setting)
    if verb.dep == "advcl" and verb.tag in {"VBZ", "VBP"} and _ahead(verb, setting):
        return Status.PLANNED
    return Status.ONGOING if _goes_on(verb, group, setting) else None


def _ahead(verb: Token, setting: Setting) -> bool:
    """`When Peru signs, trade will grow`"""
    above = setting.sentence.children(setting.sentence.head(verb), "aux")
    shades = [setting.rules.modals.get(t.lower) for t in above]
    return any(shade and shade.status is Status.PLANNED for shade in shades)


def _modal(modal: Token, setting: Setting, *, negated: bool) -> Status | None:
    rules = setting.rules
    status = rules.modals[modal.lower].status
    if negated and modal.lower in rules.words["ability"]:
        return None  # "could not sell": it did not happen, nothing is open about it
    if status is Status.PLANNED and setting.chat and not setting.reported(modal):
        return Status.EXPECTED  # a poster foretells, nobody has planned it
    if modal.lower in rules.words["backshifted"]:
        verb = setting.sentence.head(modal)
        if any(t.lower in rules.words["later"] for t in setting.sentence.children(verb, "advmod")):
            return None  # "would later sign": told from afterwards
        if setting.reported(modal):
            return Status.PLANNED
    if status is Status.OPINION and setting.reported(modal):
        return Status.DEMANDED
    return status


def _infinitive(verb: Token, setting: Setting) -> Status | None:
    """`to sign` of a headline is planned, and of a purpose; under another word, that word decides."""
    above = setting.sentence.head(verb)
    if (
        any(t.lower == "on" for t in setting.sentence.children(above, "prt"))
        and above.lemma == "go"
    ):
        return None  # "went on to sign"
    if any(t.lower == "for" for t in setting.sentence.children(verb, "mark")):
        return None
    if verb.dep in {"relcl", "acl"} and _is_framed(verb, above, setting):
        return None
    if verb.dep in {"ROOT", "advcl"}:
        return Status.PLANNED
    if verb.dep in {"relcl", "acl"}:
        headline = setting.kind is PassageKind.HEADLINE and above.head == above.i
        return Status.PLANNED if headline or not _ranked(above, setting) else None
    under_be = setting.rules.verb(above.text, above.lemma) == "be"
    bare = verb.dep == "xcomp" and not setting.sentence.children(above, "attr", "acomp")
    return Status.PLANNED if under_be and bare else None


def _is_framed(verb: Token, noun: Token, setting: Setting) -> bool:
    """`the need to expand`: the noun decides; not so in `a pact to be signed`."""
    if setting.sentence.children(verb, "auxpass"):
        return False
    return any(f.fits("to") for f in setting.rules.nouns.get(noun.lemma, ()))


def _ranked(noun: Token, setting: Setting) -> bool:
    """`the first premier to visit`: who is counted has done it."""
    beside = setting.sentence.children(noun)
    return any(t.lower in setting.rules.words["ranks"] for t in (noun, *beside))


def _goes_on(verb: Token, group: Sequence[Token], setting: Setting) -> bool:
    helpers = [t for t in group if t.i != verb.i and t.dep != "neg"]
    present = any(t.tag in {"VBZ", "VBP"} for t in helpers)
    if helpers and (verb.tag == "VBG" or any(t.lower == "being" for t in helpers)):
        return present
    if helpers or setting.kind is PassageKind.HEADLINE or setting.verbal:
        return False
    return verb.tag in {"VBZ", "VBP"} and not _chronicled(verb, setting)


def _chronicled(verb: Token, setting: Setting) -> bool:
    """`In 1961 Peru signs a treaty`, `1961: Peru signs a treaty`: the present tense of history."""
    sentence = setting.sentence
    years = [t for p in sentence.children(verb, "prep") for t in sentence.children(p, "pobj")]
    first = sentence.tokens[:2]
    if len(first) == 2 and first[1].text in {":", "–", "—", "-"}:
        years.append(first[0])
    return any(t.text.isdecimal() and len(t.text) == 4 for t in years)


def counterfactual(verb: Token, group: Sequence[Token], setting: Setting) -> bool:
    """`would have sold`, `was to have sold`"""
    have = any(t.lower == "have" for t in group if t.i != verb.i)
    modal = any(t.lower in setting.rules.words["unmet"] for t in group)
    return have and (modal or _was_to(verb, setting))


def _was_to(verb: Token, setting: Setting) -> bool:
    governor = setting.sentence.head(verb)
    return verb.dep == "xcomp" and governor.tag == "VBD" and governor.pos == "AUX"
