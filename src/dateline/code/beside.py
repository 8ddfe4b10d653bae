"""What the finds of a sentence take from each other: content, repetition, purpose, background.

Each reason looks at the same list of finds, so that it does not matter which is asked first.
"""

from collections.abc import Iterator, Sequence

from dateline.code.actors import Cast
from dateline.code.alone import two_sided
from dateline.code.finds import DOERS, Find
from dateline.syntax import Token
from dateline.types import EventType, Role


def told_elsewhere(find: Find, finds: Sequence[Find], cast: Cast) -> bool:
    """Does another find tell it already or better, or is it the view of nobody knows whom?

    A view of somebody unknown still keeps what it holds from being told as if it were known.
    """
    return (
        _half_told(find, finds)
        or _told_again(find, finds, cast)
        or _aim(find, finds, cast)
        or _background(find, finds, cast)
        or _of_unknown(find)
    )


def swallowed(find: Find, finds: Sequence[Find], cast: Cast) -> bool:
    """Is this told only as the content of another event: a promise, a demand, a refusal?"""
    over = [o for o in finds if o is not find and o.entry.absorbs and _governs(o, find, cast)]
    return bool(over) and not all(demanded(find, other) for other in over)


def _governs(other: Find, find: Find, cast: Cast) -> bool:
    if other.entry.type is EventType.STATEMENT and find.trigger.verb is None:
        return False  # a view of a visit leaves the visit standing
    above = {t.i for t in _content_of(find.trigger.head, cast)}
    if find.trigger.noun is not None:
        above.add(find.trigger.head.i)
    top = other.trigger.head.i
    return other.trigger.word.i in above or (top in above and top != find.trigger.head.i)


def _content_of(token: Token, cast: Cast) -> Iterator[Token]:
    """The words that this one is content of: not those whose subject a relative clause describes,
    nor those that it only dates (`offered help during the visit`)."""
    while token.head != token.i:
        above = cast.sentence.head(token)
        if token.dep == "relcl" and above.dep in {"nsubj", "nsubjpass"}:
            return
        if token.dep == "prep" and _dates(token, cast):
            return
        yield above
        token = above


def _dates(preposition: Token, cast: Cast) -> bool:
    """`during the visit`, `at the time of the visit`"""
    words = cast.grammar.rules.words
    if preposition.lower in words["dating"]:
        return True
    return any(t.lemma in words["times"] for t in cast.sentence.children(preposition, "pobj"))


def demanded(find: Find, demand: Find) -> bool:
    """`urged Y to withdraw from Z`: what Y should do to Z is told beside the demand."""
    if demand.entry.type is not EventType.REQUEST:
        return False
    asked = {p.span for role, p in demand.sides if role is Role.RECIPIENT}
    about = [p for role, p in find.sides if role is Role.RECIPIENT]
    doers = {p.span for role, p in find.sides if role in DOERS}
    return bool(doers & asked) and any(
        p.stated and p.span not in asked and p.country not in {q.country for q in demand.parties}
        for p in about
    )


def _half_told(find: Find, finds: Sequence[Find]) -> bool:
    """One side of what stands beside it with both."""
    alike = [f for f in finds if f is not find and f.entry.type is find.entry.type]
    return (
        find.trigger.verb is not None and len(find.sides) == 1 and any(two_sided(f) for f in alike)
    )


def _told_again(find: Find, finds: Sequence[Find], cast: Cast) -> bool:
    """`shelled the town, killing ten`, `an attack that killed two`: one act, told by its first words."""
    verb = find.trigger.verb
    others = [f for f in finds if f is not find and f.entry.type is find.entry.type]
    if verb is None or not others:
        return False
    earlier = [f for f in others if f.trigger.word.i < verb.i]
    top = verb
    while top.dep == "conj":
        top = cast.sentence.head(top)
    if top.dep == "relcl" and any(f.trigger.verb is None or f.trigger.noun for f in earlier):
        return True
    told = {p.span for f in earlier for p in f.parties}
    new = [p for p in find.parties if p.span not in told]
    vague = all(p.head.pos == "PRON" for p in new) or (top.dep == "advcl" and top.tag == "VBG")
    return vague and len(new) < len(find.parties)


def _aim(find: Find, finds: Sequence[Find], cast: Cast) -> bool:
    """`sent money to help Y`: what an event is for is not another event."""
    verb = find.trigger.verb
    if verb is None or not for_a_purpose(verb, cast):
        return False
    above = {t.i for t in cast.sentence.ancestors(verb)}
    return any(f is not find and f.trigger.head.i in above for f in finds)


def _background(find: Find, finds: Sequence[Find], cast: Cast) -> bool:
    """`As the plane entered Y, it was escorted`: the entering of a plane that we know was told before."""
    verb = find.trigger.verb
    if verb is None or verb.dep != "advcl" or not cast.sentence.children(verb, "mark", "advmod"):
        return False
    known = [t for t in cast.grammar.doers(verb) if cast.definite(t)]
    main = cast.grammar.verb_above(verb)
    told = [f for f in finds if f.trigger.head == main]
    return bool(known) and any(p.head in known for f in told for p in f.parties)


def for_a_purpose(verb: Token, cast: Cast) -> bool:
    return verb.dep in {"advcl", "acl"} and cast.grammar.infinitive(verb)


def _of_unknown(find: Find) -> bool:
    """Views count where it is known whose they are, and where they are of somebody else."""
    if not find.entry.known:
        return False
    holders = {p.country for role, p in find.sides if role in DOERS} - {None}
    return not holders or all(p.country in holders for role, p in find.sides)
