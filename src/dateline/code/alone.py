"""Does a find stand by itself: has it the sides it needs, and is it told, not only named?"""

from dateline.code.actors import Cast
from dateline.code.finds import DOERS, Find
from dateline.syntax import Token
from dateline.types import EventType, MentionKind, Role


def stands(find: Find, cast: Cast) -> bool:
    """Does it, whatever else the sentence tells?"""
    return enough(find, cast) and not _by_a_place(find, cast)


def enough(find: Find, cast: Cast) -> bool:
    """Are there the sides that an event of this kind needs?"""
    if find.unsaid:
        return not _made_up(find, cast)
    if not any(p.political for p in find.parties) or (find.entry.abroad and _at_home(find, cast)):
        return False
    if _only_named(find, cast) or _of_nobody(find, cast) or _made_up(find, cast):
        return False
    if find.entry.learned:
        done = any(role in DOERS for role, _ in find.sides)
        return done and len({p.country for p in find.parties} - {None}) > 1
    return two_sided(find) or (find.entry.alone and _one_is_enough(find, cast))


def _only_named(find: Find, cast: Cast) -> bool:
    """`praised the cooperation of X and Y`, `the idea of attacking Y`: thought of, not told."""
    verb, noun, words = find.trigger.verb, find.trigger.noun, cast.grammar.rules.words
    if verb is None:
        return noun is not None and noun.lemma in words["standing"] and noun.dep != "ROOT"
    if noun is not None and cast.sentence.children(verb, "expl"):
        heard = noun.tag == "NN" and noun.lemma in words["hearsay"]  # there was talk of a sale
        none = any(t.lower == "no" for t in cast.sentence.children(noun, "det"))
        return heard or none  # there was no agreement
    bare = not cast.sentence.children(verb, "aux", "nsubj")
    if verb.dep == "csubj" and verb.tag == "VBG" and bare:  # lifting the ban is out of the question
        return True
    above = cast.sentence.head(verb)
    return verb.dep == "pcomp" and cast.sentence.head(above).lemma in words["thoughts"]


def _made_up(find: Find, cast: Cast) -> bool:
    """`In the film X bombs Y`, `imagine X invading Y`, `the novel tells how X invades Y`, `the series in which X ..`."""
    words, grammar = cast.grammar.rules.words, cast.grammar
    if cast.sentence.tokens[0].lower in words["supposing"]:
        return True
    for verb in (find.trigger.head, *cast.sentence.ancestors(find.trigger.head)):
        inside = grammar.after([verb], "in", 0)
        tellers = grammar.subject(verb) if verb.lemma in words["telling"] else []
        above = [cast.sentence.head(verb)] if verb.dep == "relcl" else []
        if any(t.lemma in words["fiction"] for t in (*inside, *tellers, *above)):
            return True
    return False


def _of_nobody(find: Find, cast: Cast) -> bool:
    """`I sympathise with the relatives`, `we visited Tirana`: the writer, and nobody known who acts."""
    pronouns = [p for _, p in find.sides if p.head.pos == "PRON" and not p.stated]
    if find.entry.type is EventType.CONSULT and pronouns:
        return True
    me = cast.grammar.rules.words["first_person"]
    writer = any(p.head.lower in me for p in pronouns)
    return writer and not any(p.stated for p in find.parties)


def _one_is_enough(find: Find, cast: Cast) -> bool:
    """Where one side may do: is it the right one, and is the event told, not only named?"""
    entry, verb, noun = find.entry, find.trigger.verb, find.trigger.noun
    if entry.one_side is not None and entry.one_side not in {role for role, _ in find.sides}:
        return False
    if verb is None:
        return find.trigger.head.dep == "ROOT"
    if entry.one_side is Role.RECIPIENT and entry.frame.verb[0][0] is not Role.RECIPIENT:
        aside = verb.dep == "acl" and cast.sentence.head(verb).dep == "pobj"
        told = cast.grammar.passive(verb) and not aside and not _by_a_thing(verb, cast)
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


def two_sided(find: Find) -> bool:
    told = [role for role, p in find.sides if role is not Role.MANUFACTURER or p.mention]
    roles = [role for role in told if role not in {Role.CARRIER, Role.THIRD_PARTY}]
    if Role.SUPPLIER in roles:  # France exported Italian jets: to whom?
        roles = [role for role in roles if role is not Role.MANUFACTURER]
    return len(set(roles)) > 1 or roles.count(Role.PARTICIPANT) > 1


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
