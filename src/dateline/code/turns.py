"""What the future and denial make of an event, and what its place says of whether it happened."""

from dateline.code.actors import Cast
from dateline.code.beside import for_a_purpose
from dateline.code.finds import Find
from dateline.syntax import Token
from dateline.types import QUADS, EventType, Quad, Status

_MATERIAL = frozenset({Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT})


def turned(find: Find, cast: Cast) -> tuple[EventType, Status | None]:
    """What is only announced is a promise or a threat, what is ruled out a refusal."""
    entry, rules, verb = find.entry, cast.grammar.rules, find.trigger.verb
    if find.demanded:
        return entry.type, Status.DEMANDED
    if verb is None:
        return entry.type, entry.status
    if verb.lemma in rules.words["promising"] and QUADS.get(entry.type) in _MATERIAL:
        return rules.futures.get(entry.type, entry.type), Status.AGREED
    auxiliaries = list(cast.grammar.auxiliaries(verb))
    if not _planned(verb, cast) and not any(a.lower in rules.words["future"] for a in auxiliaries):
        return entry.type, entry.status or _implied(verb, cast)
    if any(a.dep == "neg" for a in auxiliaries):
        return rules.refusals.get(entry.type, entry.type), entry.status
    return rules.futures.get(entry.type, entry.type), entry.status or Status.PLANNED


def _implied(verb: Token, cast: Cast) -> Status | None:
    """What a clause that is not about the future says of whether it happened, by its place."""
    if for_a_purpose(verb, cast):
        return Status.PLANNED
    return Status.CLAIMED if _alleged(verb, cast) else None


def _alleged(verb: Token, cast: Cast) -> bool:
    """`was accused of shelling`, `arrested for plotting to attack`: the act of an accusation."""
    while verb.head != verb.i and verb.dep in {"pcomp", "xcomp"}:
        above = cast.sentence.head(verb)
        verb = cast.sentence.head(above) if verb.dep == "pcomp" else above
        if cast.grammar.lemma(verb) in cast.grammar.rules.words["alleging"]:
            return True
    return False


def _planned(verb: Token, cast: Cast) -> bool:
    """`is to visit`, `X to sign`, `is due to meet`, `plans to send`."""
    if not cast.grammar.infinitive(verb):
        return False
    head, planning = cast.sentence.head(verb), cast.grammar.rules.words["planning"]
    if verb.dep == "ROOT" or (verb.dep in {"relcl", "acl"} and head.dep == "ROOT"):
        return True
    return verb.dep in {"xcomp", "ccomp"} and cast.grammar.lemma(head) in planning
