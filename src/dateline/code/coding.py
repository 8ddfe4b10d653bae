"""Triggers with their sides -> events: what is kept, what swallows what, what the future turns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.code.actors import Cast, Party
from dateline.code.attributes import attributes
from dateline.code.evidence import evidence
from dateline.code.places import place
from dateline.code.sides import Filled, Scene
from dateline.code.triggers import Trigger, triggers
from dateline.lexicon.events import Entry
from dateline.syntax import Token
from dateline.types import QUADS, Event, EventType, MentionKind, Register, Role, Span, Status

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
_GIVERS = frozenset({Role.ACTOR, Role.PARTICIPANT})


@dataclass(frozen=True, slots=True)
class Find:
    """A trigger whose sides are known."""

    trigger: Trigger
    sides: Filled
    content: Entry | None = None  # what is agreed on, offered, asked for
    sale: bool = False  # a deal in goods
    demanded: bool = False  # another asked for it
    unsaid: bool = False  # by whom, only earlier sentences can say

    @property
    def entry(self) -> Entry:
        return self.trigger.entry

    @property
    def parties(self) -> list[Party]:
        return [party for _, party in self.sides]


def coded(cast: Cast) -> tuple[Event, ...]:
    """The events of one sentence, each trigger once, in its order."""
    found = [_find(t, cast) for t in triggers(cast.grammar)]
    finds = [f for f in found if _enough(f, cast) and not _by_a_place(f, cast)]
    kept = [f for f in finds if not _swallowed(f, finds, cast)]
    kept = [replace(f, demanded=any(_demanded(f, o) for o in finds)) for f in kept]
    kept = [f for f in kept if not _half_told(f, kept)]
    kept = [f for f in kept if not _told_again(f, kept, cast)]
    kept = [f for f in kept if not _aim(f, kept, cast) and not _of_unknown(f)]
    kept = [f for f in kept if not _background(f, kept, cast)]
    told = [_filled_in(f, found, cast) for f in kept]
    return tuple(_event(one, told, cast) for f in told for one in _each(f, cast))


def _find(trigger: Trigger, cast: Cast) -> Find:
    """The trigger read in the first way that has the sides it needs."""
    finds = [Find(t, _known_sides(Scene(cast, t).filled())) for t in (trigger, *trigger.spare)]
    found = next((f for f in finds if _enough(f, cast)), finds[0])
    return replace(found, sides=(), unsaid=True) if _unsaid(found, cast) else found


def _unsaid(find: Find, cast: Cast) -> bool:
    """`It was agreed to meet again`, `a treaty was signed`: by whom, the clause does not say."""
    verb, grammar = find.trigger.verb, cast.grammar
    if not find.entry.shared or verb is None or any(role in _GIVERS for role, _ in find.sides):
        return False
    told = verb.dep in {"ROOT", "ccomp", "conj"} and not cast.sentence.children(verb, "neg")
    return told and grammar.passive(verb) and not grammar.doers(verb)


def _known_sides(sides: Filled) -> Filled:
    """Without pronouns of which nobody knows whom they mean: `attacked us`, `sold it them`."""
    return tuple(
        (role, p)
        for role, p in sides
        if role is not Role.RECIPIENT or p.head.pos != "PRON" or p.political or p.stated
    )


# ---------------------------------------------------------------- what is kept


def _enough(find: Find, cast: Cast) -> bool:
    """Are there the sides that an event of this kind needs?"""
    if find.unsaid:
        return not _made_up(find, cast)
    if not any(p.political for p in find.parties) or (find.entry.abroad and _at_home(find, cast)):
        return False
    if _only_named(find, cast) or _of_nobody(find) or _made_up(find, cast):
        return False
    return _two_sided(find) or (find.entry.alone and _one_is_enough(find, cast))


def _only_named(find: Find, cast: Cast) -> bool:
    """`praised the cooperation of X and Y`, `the idea of attacking Y`: thought of, not told."""
    verb, noun, words = find.trigger.verb, find.trigger.noun, cast.grammar.rules.words
    if verb is None:
        return noun is not None and noun.lemma in words["standing"] and noun.dep != "ROOT"
    if noun is not None and cast.sentence.children(verb, "expl"):  # there was no agreement
        return any(t.lower == "no" for t in cast.sentence.children(noun, "det"))
    bare = not cast.sentence.children(verb, "aux", "nsubj")
    if verb.dep == "csubj" and verb.tag == "VBG" and bare:  # lifting the ban is out of the question
        return True
    above = cast.sentence.head(verb)
    return verb.dep == "pcomp" and cast.sentence.head(above).lemma in words["thoughts"]


def _made_up(find: Find, cast: Cast) -> bool:
    """`In the film X bombs Y`, `the novel tells how X invades Y`, `the series in which X ..`."""
    words, grammar = cast.grammar.rules.words, cast.grammar
    for verb in (find.trigger.head, *cast.sentence.ancestors(find.trigger.head)):
        inside = grammar.after([verb], "in", 0)
        tellers = grammar.subject(verb) if verb.lemma in words["telling"] else []
        above = [cast.sentence.head(verb)] if verb.dep == "relcl" else []
        if any(t.lemma in words["fiction"] for t in (*inside, *tellers, *above)):
            return True
    return False


def _of_nobody(find: Find) -> bool:
    """`I sympathise with the relatives`, `we visited Tirana`: the writer, and nobody known who acts."""
    pronouns = [p for _, p in find.sides if p.head.pos == "PRON" and not p.stated]
    if find.entry.type is EventType.CONSULT and pronouns:
        return True
    writer = any(p.head.lower in {"i", "we", "me", "us"} for p in pronouns)
    return writer and not any(p.stated for p in find.parties)


def _one_is_enough(find: Find, cast: Cast) -> bool:
    """Where one side may do: is it the right one, and is the event told, not only named?"""
    entry, verb, noun = find.entry, find.trigger.verb, find.trigger.noun
    if entry.one_side is not None and entry.one_side not in {role for role, _ in find.sides}:
        return False
    if verb is None:
        return find.trigger.head.dep == "ROOT"
    if entry.one_side is Role.RECIPIENT and entry.frame.verb[0][0] is not Role.RECIPIENT:
        told = cast.grammar.passive(verb) and not _by_a_thing(verb, cast)
        return told and any(p.stated for p in find.parties)
    named = noun is not None and noun.dep == "attr"  # the clearest demonstration of
    return not named and verb.dep not in {"xcomp", "advcl", "acl", "pcomp"}


def _by_a_thing(verb: Token, cast: Cast) -> bool:
    """`was hit by tariffs`: neither a weapon nor an act of violence."""
    return any(
        not cast.grammar.deed(t) and t.lemma not in cast.grammar.rules.words["arms"]
        for t in cast.grammar.doers(verb)
    )


def _at_home(find: Find, cast: Cast) -> bool:
    """A journey inside the own country, to nowhere that we know, or of a thing is no visit."""
    things = cast.grammar.rules.words["carriage"]
    if any(role is Role.ACTOR and p.head.lemma in things for role, p in find.sides):
        return True
    sides = [(role, p.country) for role, p in find.sides]
    here = {country for role, country in sides if role is Role.RECIPIENT} - {None}
    return not here or not here.isdisjoint(c for role, c in sides if role is not Role.RECIPIENT)


def _of_unknown(find: Find) -> bool:
    """Views count where it is known whose they are, and where they are of somebody else."""
    if not find.entry.known:
        return False
    holders = {p.country for role, p in find.sides if role in _GIVERS} - {None}
    return not holders or all(p.country in holders for role, p in find.sides)


def _two_sided(find: Find) -> bool:
    told = [role for role, p in find.sides if role is not Role.MANUFACTURER or p.mention]
    roles = [role for role in told if role is not Role.CARRIER]
    if Role.SUPPLIER in roles:  # France exported Italian jets: to whom?
        roles = [role for role in roles if role is not Role.MANUFACTURER]
    return len(set(roles)) > 1 or roles.count(Role.PARTICIPANT) > 1


def _each(find: Find, cast: Cast) -> list[Find]:
    """`visited Hanoi and Seoul`, `killed ten soldiers and two nurses`: two visits, two groups."""
    about = _sufferers(find)
    either = [t.lower in {"or", "nor"} for p in about for t in cast.sentence.children(p.head, "cc")]
    counted = [p.head for p in about if cast.sentence.children(p.head, "nummod")]
    apart = find.entry.each or len(set(counted)) == len(about)
    if not apart or len(about) < 2 or any(either):
        return [find]
    rest = tuple((role, p) for role, p in find.sides if role is not Role.RECIPIENT)
    return [replace(find, sides=(*rest, (Role.RECIPIENT, party))) for party in about]


def _sufferers(find: Find) -> list[Party]:
    return [p for role, p in find.sides if role is Role.RECIPIENT]


def _by_a_place(find: Find, cast: Cast) -> bool:
    """A town speaks for a government, but it attacks nobody."""
    if find.entry.type not in cast.grammar.rules.not_by_places:
        return False
    ground = cast.grammar.rules.words["ground"]
    return any(
        (p.mention is not None and p.mention.kind is MentionKind.PLACE) or p.head.lemma in ground
        for role, p in find.sides
        if role is Role.ACTOR
    )


def _half_told(find: Find, finds: Sequence[Find]) -> bool:
    """One side of what stands beside it with both."""
    alike = [f for f in finds if f is not find and f.entry.type is find.entry.type]
    return (
        find.trigger.verb is not None and len(find.sides) == 1 and any(_two_sided(f) for f in alike)
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
    if verb is None or not _for_a_purpose(verb, cast):
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


def _for_a_purpose(verb: Token, cast: Cast) -> bool:
    return verb.dep in {"advcl", "acl"} and cast.grammar.infinitive(verb)


def _swallowed(find: Find, finds: Sequence[Find], cast: Cast) -> bool:
    """Is this told only as the content of another event: a promise, a demand, a refusal?"""
    over = [o for o in finds if o is not find and o.entry.absorbs and _governs(o, find, cast)]
    return bool(over) and not all(_demanded(find, other) for other in over)


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


def _demanded(find: Find, demand: Find) -> bool:
    """`urged Y to withdraw from Z`: what Y should do to Z is told beside the demand."""
    if demand.entry.type is not EventType.REQUEST:
        return False
    asked = {p.span for role, p in demand.sides if role is Role.RECIPIENT}
    about = [p for role, p in find.sides if role is Role.RECIPIENT]
    doers = {p.span for role, p in find.sides if role in _GIVERS}
    return bool(doers & asked) and any(
        p.stated and p.span not in asked and p.country not in {q.country for q in demand.parties}
        for p in about
    )


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
        return replace(find, sale=_deal_in_goods(find, cast))
    about = {p.country: role for role, p in content.sides if p.mention}
    sides = find.sides
    lets = _lets(find)
    bought = Role.RECIPIENT in about.values() or lets
    if content.entry.register is Register.TRANSFER and bought:
        sides = tuple((_as_in(p, about, role, find), p) for role, p in sides)
        known = {p.country for _, p in sides}
        sides += tuple((role, p) for role, p in content.sides if p.country not in known)
    return replace(find, sides=sides, content=content.entry)


def _lets(find: Find) -> bool:
    """`allowed Z to export`: a permission, whose content it swallows."""
    return find.entry.type is EventType.CONCEDE and find.entry.absorbs


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
    return not any(t.dep == "relcl" or (t.dep == "acl" and t.tag == "VBN") for t in between)


def _as_in(party: Party, about: Mapping[str | None, Role], role: Role, outer: Find) -> Role:
    """The role a side has in the sale; who is not named there is its supplier.

    Who only lets another sell is the maker of what is sold.
    """
    if _lets(outer) and role is Role.ACTOR and party.country not in about:
        return Role.MANUFACTURER
    return about.get(party.country, Role.SUPPLIER if role in _GIVERS else role)


# ---------------------------------------------------------------- events


def _event(find: Find, finds: Sequence[Find], cast: Cast) -> Event:
    entry, trigger = find.entry, find.trigger
    kind, status = _turned(find, cast)
    register = find.content.register if find.content else entry.register
    register = Register.TRANSFER if find.sale else register
    if register is Register.TRANSFER and kind in cast.grammar.rules.contracts:
        kind, status = cast.grammar.rules.contracts[kind], status or Status.AGREED
    clause = evidence(trigger, find.parties, [f.trigger for f in finds], cast)
    actors = [party.as_actor(role) for role, party in find.sides]
    quad = entry.quad if kind is entry.type and entry.quad else QUADS.get(kind)
    return Event(
        event_type=kind,
        register=register,
        mode=find.content.mode if find.content else entry.mode,
        contexts=_contexts(clause, cast),
        quad=quad,
        actors=tuple(actors),
        trigger=tuple(Span(t.start, t.end) for t in sorted(trigger.tokens)),
        clause=clause,
        place=place(trigger, find.parties, cast),
        attributes=attributes(clause, trigger, _sufferers(find), cast),
        status=status,
        confidence=_confidence(find),
        rule=entry.rule,
    )


def _turned(find: Find, cast: Cast) -> tuple[EventType, Status | None]:
    """What is only announced is a promise or a threat, what is ruled out a refusal."""
    entry, rules = find.entry, cast.grammar.rules
    verb = find.trigger.verb
    if find.demanded:
        return entry.type, Status.DEMANDED
    if verb is None:
        return entry.type, entry.status
    auxiliaries = list(cast.grammar.auxiliaries(verb))
    ahead = any(a.lower in rules.words["future"] for a in auxiliaries)
    ahead = ahead or _planned(verb, cast)
    if not ahead and _for_a_purpose(verb, cast):
        return entry.type, entry.status or Status.PLANNED
    if not ahead:
        return entry.type, entry.status or (Status.CLAIMED if _alleged(verb, cast) else None)
    if any(a.dep == "neg" for a in auxiliaries):
        return rules.refusals.get(entry.type, entry.type), entry.status
    return rules.futures.get(entry.type, entry.type), entry.status or Status.PLANNED


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
    """Higher where both sides are known actors and a verb says it."""
    known = sum(p.mention is not None for p in find.parties[:2])
    carried = find.trigger.verb is not None
    return round(0.4 + 0.15 * known + 0.1 * carried + 0.05 * bool(find.entry.objects), 2)
