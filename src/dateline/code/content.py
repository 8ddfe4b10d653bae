"""What an agreement, a promise or a permission is about: a deal on a sale is told as the sale."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.code.actors import Cast
from dateline.code.finds import DOERS, Find
from dateline.code.party import Party
from dateline.code.sides import Filled
from dateline.lexicon.events import Entry
from dateline.types import EventType, Register, Role, Status

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


def filled_in(find: Find, found: Sequence[Find], cast: Cast) -> Find:
    """An agreement on a sale is told as the sale's: its register, its supplier and recipient."""
    if not _is_open(find):
        return find
    content = next((f for f in found if _is_content(f, find, cast)), None)
    if content is None:
        return replace(find, content=_planned_thing(find, cast), sale=_deal_in_goods(find, cast))
    told = _permitted(content) if _lets(find) else content
    return replace(find, sides=_as_in_the_sale(find, told), content=told.entry)


def _is_open(find: Find) -> bool:
    """Does its own register say little, so that its content may say more?"""
    entry = find.entry
    if entry.register not in _OPEN or not (entry.absorbs or find.trigger.noun):
        return False
    if entry.type is EventType.ACCUSE:  # to accuse of arming rebels arms nobody
        return False
    return entry.absorbs or entry.type is not EventType.CONCEDE  # lifted a ban on exports


def _as_in_the_sale(find: Find, told: Find) -> Filled:
    """The sides in the roles that they have in a sale, with those whom only the sale names."""
    about = {p.country: role for role, p in told.sides if p.mention}
    bought = not {Role.RECIPIENT, Role.SUPPLIER}.isdisjoint(about.values()) or _lets(find)
    if told.entry.register is not Register.TRANSFER or not bought:
        return find.sides
    known = {p.country for p in find.parties}
    return (
        *((_as_in(p, role, about, find), p) for role, p in find.sides),
        *((role, p) for role, p in told.sides if p.country not in known),
    )


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
    traded = any(t.lemma in words["traded"] for t in named)
    return traded or any(t.lemma in words["arms"] for t in goods)


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


def _as_in(party: Party, role: Role, about: Mapping[str | None, Role], outer: Find) -> Role:
    """The role a side has in the sale; who is not named there is its supplier, or who buys where
    the supplier is named.

    Who only lets another sell is the maker of what is sold.
    """
    if role not in DOERS or party.country in about:
        return about.get(party.country, role)
    if Role.SUPPLIER not in about.values():
        return Role.SUPPLIER
    if _lets(outer):
        return Role.MANUFACTURER
    return role if Role.RECIPIENT in about.values() else Role.RECIPIENT
