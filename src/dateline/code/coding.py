"""The events of a sentence: which finds are told, what they are about, what the future turns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.code.actors import Cast, Party
from dateline.code.alone import stands
from dateline.code.attributes import attributes
from dateline.code.beside import demanded, for_a_purpose, swallowed, told_elsewhere
from dateline.code.evidence import evidence
from dateline.code.finds import GIVERS, Find, readings, sufferers
from dateline.code.places import place
from dateline.code.scorer import Call
from dateline.code.triggers import triggers
from dateline.code.works import titled_work, works
from dateline.lexicon.events import Entry
from dateline.syntax import Token
from dateline.types import QUADS, Event, EventType, Place, Quad, Register, Role, Span, Status, Value

# registers that say little of what is agreed, and those that say it
_OPEN = frozenset({Register.AGREEMENT, Register.STATEMENT, Register.OTHER})
_TOLD = frozenset(
    {
        Register.TRANSFER,
        Register.VISIT,
        Register.MEETING,
        Register.EXERCISE,
        Register.AID,
        Register.PROJECT,
        Register.MEMBERSHIP,
    }
)
_MATERIAL = frozenset({Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT})
# how sure a rule is that the words tell its event: what every trigger has, and what is added for
# each of the first two sides that a table knows, for a verb, for a noun that the verb had to have
_CALLED, _KNOWN_SIDE, _BY_A_VERB, _WITH_ITS_NOUN = 0.4, 0.15, 0.1, 0.05


def coded(cast: Cast, calls: Sequence[Call] = ()) -> tuple[Event, ...]:
    """The events of one sentence, each trigger once, in its order.

    Told is what stands by itself, is no content of another (a promise, a demand), and is not told
    by another already.
    """
    found = [_found(readings(t, cast), cast) for t in triggers(cast.grammar, calls)]
    standing = [f for f in found if stands(f, cast)]
    own = [
        replace(f, demanded=any(demanded(f, o) for o in standing))
        for f in standing
        if not swallowed(f, standing, cast)
    ]
    kept = [f for f in own if not told_elsewhere(f, own, cast)]
    told = [_filled_in(f, found, cast) for f in kept]
    return tuple(
        _event(one, told, cast)
        for f in told
        for work in works(f, cast)
        for one in _each(work, cast)
    )


def _found(finds: Sequence[Find], cast: Cast) -> Find:
    """The first reading that stands by itself; where none does, the first."""
    return next((f for f in finds if stands(f, cast)), finds[0])


def _each(find: Find, cast: Cast) -> list[Find]:
    """`visited Hanoi and Seoul`, `killed ten soldiers and two nurses`: two visits, two groups."""
    about = sufferers(find)
    either = cast.grammar.rules.words["either"]
    undecided = [t.lower in either for p in about for t in cast.sentence.children(p.head, "cc")]
    counted = [p.head for p in about if cast.sentence.children(p.head, "nummod")]
    apart = find.entry.each or len(set(counted)) == len(about)
    if not apart or len(about) < 2 or any(undecided):
        return [find]
    rest = tuple((role, p) for role, p in find.sides if role is not Role.RECIPIENT)
    return [replace(find, sides=(*rest, (Role.RECIPIENT, party))) for party in about]


# ---------------------------------------------------------------- what an agreement is about


def _filled_in(find: Find, found: Sequence[Find], cast: Cast) -> Find:
    """An agreement on a sale is told as the sale's: its register, its supplier and recipient."""
    if find.entry.register not in _OPEN or not (find.entry.absorbs or find.trigger.noun):
        return find
    if find.entry.type is EventType.ACCUSE:  # to accuse of arming rebels arms nobody
        return find
    if find.entry.type is EventType.CONCEDE and not find.entry.absorbs:  # lifted a ban on exports
        return find
    content = next((f for f in found if _is_content(f, find, cast)), None)
    if content is None:
        return replace(find, content=_planned_thing(find, cast), sale=_deal_in_goods(find, cast))
    told = _permitted(content) if _lets(find) else content
    about = {p.country: role for role, p in told.sides if p.mention}
    sides = find.sides
    bought = not {Role.RECIPIENT, Role.SUPPLIER}.isdisjoint(about.values()) or _lets(find)
    if told.entry.register is Register.TRANSFER and bought:
        sides = tuple((_as_in(p, about, role, find), p) for role, p in sides)
        known = {p.country for _, p in sides}
        sides += tuple((role, p) for role, p in told.sides if p.country not in known)
    return replace(find, sides=sides, content=told.entry)


def _planned_thing(find: Find, cast: Cast) -> Entry | None:
    """`planned a visit`, `announced an aid package`: the noun that is planned says what it is."""
    noun, entry = find.trigger.noun, find.entry
    if noun is None or entry.type is not EventType.AGREE or entry.status is not Status.PLANNED:
        return None
    meant = cast.grammar.rules.by_noun.get(noun.lemma, ())
    return next((e for e in meant if e.register in _TOLD and (noun.lemma,) in e.nouns), None)


def _lets(find: Find) -> bool:
    """`allowed Z to export`: a permission, whose content it swallows."""
    return find.entry.type is EventType.CONCEDE and find.entry.absorbs


def _permitted(content: Find) -> Find:
    """Arms that another lets somebody give away are passed on, as sold ones are."""
    if content.entry.mode != "military":
        return content
    entry = replace(content.entry, register=Register.TRANSFER)
    trigger = replace(content.trigger, entry=entry)
    sides = tuple((Role.SUPPLIER if r is Role.ACTOR else r, p) for r, p in content.sides)
    return replace(content, trigger=trigger, sides=sides)


def _deal_in_goods(find: Find, cast: Cast) -> bool:
    """`a production deal`, `a helicopter contract`."""
    noun, words = find.trigger.noun, cast.grammar.rules.words
    if noun is None or noun.lemma not in words["deals"]:
        return False
    goods = cast.grammar.after([noun], "for", 0)
    named = [*cast.sentence.children(noun, "compound"), *goods]
    return any(t.lemma in words["traded"] for t in named) or any(
        t.lemma in words["arms"] for t in goods
    )


def _is_content(inner: Find, outer: Find, cast: Cast) -> bool:
    if inner is outer or inner.entry.register not in _TOLD:
        return False
    path = [inner.trigger.word, *cast.sentence.ancestors(inner.trigger.word)]
    above = [t.i for t in path]
    if outer.trigger.word.i not in above or inner.trigger.word.i < outer.trigger.word.i:
        return False
    between = path[: above.index(outer.trigger.word.i)]
    measures = cast.grammar.rules.words["measures"]
    return not any(
        t.dep == "relcl"
        or t.lemma in measures  # agreed to lift a ban on imports
        or (t.dep == "acl" and t.tag == "VBN")
        or (t.dep == "advcl" and not cast.grammar.infinitive(t))  # agreed as he ended his visit
        for t in between
    )


def _as_in(party: Party, about: Mapping[str | None, Role], role: Role, outer: Find) -> Role:
    """The role a side has in the sale; who is not named there is its supplier, or who buys where
    the supplier is named.

    Who only lets another sell is the maker of what is sold.
    """
    if role not in GIVERS or party.country in about:
        return about.get(party.country, role)
    if Role.SUPPLIER not in about.values():
        return Role.SUPPLIER
    if _lets(outer):
        return Role.MANUFACTURER
    return role if Role.RECIPIENT in about.values() else Role.RECIPIENT


# ---------------------------------------------------------------- events


def _event(find: Find, finds: Sequence[Find], cast: Cast) -> Event:
    entry, trigger = find.entry, find.trigger
    kind, status = _turned(find, cast)
    register = find.content.register if find.content else entry.register
    register = Register.TRANSFER if find.sale else register
    if register is Register.TRANSFER and kind in cast.grammar.rules.contracts:
        kind, status = cast.grammar.rules.contracts[kind], status or Status.AGREED
    clause = evidence(trigger, find.parties, [f.trigger for f in finds], cast)
    where = place(trigger, find.parties, cast)
    actors = [_of_the_place(p, role, find, where, cast).as_actor(role) for role, p in find.sides]
    quad = entry.quad if kind is entry.type and entry.quad else QUADS.get(kind)
    return Event(
        event_type=kind,
        register=register,
        mode=find.content.mode if find.content else entry.mode,
        contexts=_contexts(clause, cast),
        quad=quad,
        actors=tuple(actors),
        trigger=tuple(Span(t.start, t.end) for t in trigger.told),
        clause=clause,
        place=where,
        attributes=_attributes(find, clause, cast),
        status=status,
        confidence=_confidence(find),
        rule=entry.rule,
    )


def _attributes(find: Find, clause: Span, cast: Cast) -> Mapping[str, Value]:
    said = attributes(clause, find.trigger, sufferers(find), cast)
    return {**said, "name": titled_work(find.work, cast)} if find.work else said


def _of_the_place(party: Party, role: Role, find: Find, where: Place | None, cast: Cast) -> Party:
    """`killed four children in Gaza`: whom violence hits counts as of the place, if nothing else is
    known of them."""
    hit = role is Role.RECIPIENT and find.entry.type in cast.grammar.rules.not_by_places
    if not hit or where is None or party.mention is not None or party.country is not None:
        return party
    return replace(party, origin=where.country)


def _turned(find: Find, cast: Cast) -> tuple[EventType, Status | None]:
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
    head = cast.sentence.head(verb)
    if verb.dep == "ROOT" or (verb.dep in {"relcl", "acl"} and head.dep == "ROOT"):
        return True
    return (
        verb.dep in {"xcomp", "ccomp"}
        and cast.grammar.lemma(head) in cast.grammar.rules.words["planning"]
    )


def _contexts(clause: Span, cast: Cast) -> tuple[str, ...]:
    found = cast.grammar.rules.contexts.find(cast.text, clause)
    return tuple(sorted({context for _, context in found}))


def _confidence(find: Find) -> float:
    """Higher where both sides are known actors and a verb of the event files says it."""
    known = sum(p.mention is not None for p in find.parties[:2])
    carried = find.trigger.verb is not None and not find.entry.learned
    asked = bool(find.entry.objects)
    sure = _CALLED + _KNOWN_SIDE * known + _BY_A_VERB * carried + _WITH_ITS_NOUN * asked
    return round(sure, 2)
