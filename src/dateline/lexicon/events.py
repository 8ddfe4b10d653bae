"""The event files (data/events/*.toml): which words in which frame are which event.

One file a type holds entries; five files hold what entries share: `frames` (where the sides
stand), `words` (word sets, verbs of control, irregular forms), `actors` (nouns that act),
`contexts` (the keywords of a context) and `matters` (words of passages that are not about states).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar

from dateline.lexicon.files import Folder, LexiconError, overlay, read_toml
from dateline.lexicon.phrases import Phrases
from dateline.types import EventType, Quad, Register, Role, Status

_SHARED = ("actors.toml", "contexts.toml", "frames.toml", "matters.toml", "words.toml")
Slots = tuple[str, ...]
Kind = TypeVar("Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the sides stand: for each role the places to look at, in order.

    `verb` is asked when a verb alone is the trigger, `noun` when a noun is (with or without a
    verb that carries it). In a `symmetric` frame all places are asked, else the first that holds
    an actor answers.
    """

    name: str
    verb: tuple[tuple[Role, Slots], ...]
    noun: tuple[tuple[Role, Slots], ...]
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of our own and what should be found in it."""

    text: str
    actor: str | None = None
    recipient: str | None = None
    type: EventType | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule: trigger words, what must stand beside them, and the event they make."""

    rule: str  # file and entry: `consult.visit`
    type: EventType
    register: Register
    quad: Quad | None
    frame: Frame
    mode: str | None = None
    stage: str | None = None  # of a transfer: offer, contract, delivery
    status: Status | None = None
    verbs: tuple[tuple[str, ...], ...] = ()  # lemma, then particles or prepositions it needs
    nouns: tuple[tuple[str, ...], ...] = ()  # words before the noun that it needs, then the noun
    objects: frozenset[str] = frozenset()  # the verb counts only with one of these as its object
    subjects: frozenset[str] = frozenset()  # ... or with one of these as its subject
    without: frozenset[str] = frozenset()  # never with one of these as object or complement
    nowhere: frozenset[str] = frozenset()  # never with one of these anywhere in the sentence
    modals: frozenset[str] = frozenset()  # the verb counts only over a clause with one of these
    sides: str = "noun"  # which half of the frame is asked where verb and object are the trigger
    complement: str | None = None  # clause below the verb: infinitive, finite, any or none
    object: bool | None = None  # the verb needs an object, or counts only without one
    absorbs: bool = False  # what its complement tells is not told as an event of its own
    each: bool = False  # as many events as there are recipients
    active: bool = False  # never as a passive: `is expected to visit` is no view
    known: bool = False  # counts only where the actor's country is known
    abroad: bool = False  # counts only where the recipient is another, known country
    alone: bool = False  # one side is enough
    one_side: Role | None = None  # ... if it is this one
    shared: bool = False  # told without its sides, it is of those told of before
    learned: bool = False  # no word of a list calls it
    instead: tuple[str, ...] = ()  # read so where those rules, called by the same word, lack a side
    examples: tuple[Example, ...] = ()


# what an entry of a file may say
_KEYS = frozenset({"name", *(f.name for f in fields(Entry))} - {"rule", "learned"})


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns that can do or suffer something, with the sector they imply."""

    sectors: Mapping[str, str | None]
    offices: frozenset[str]  # stand for the state that is named beside them
    pronouns: frozenset[str]
    numbered: Mapping[str, str]  # papers whose number tells who speaks in them, and the actor's id


@dataclass(frozen=True, slots=True)
class Counts:
    """Words of number, money, comparison and time, as values."""

    numbers: Mapping[str, int]
    currencies: Mapping[str, str]
    comparators: Mapping[str, str]
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gate:
    """Words (lower case) that may call an event: alone, or only beside one of certain others."""

    alone: frozenset[str]
    pairs: Mapping[str, frozenset[str]]

    def opens(self, words: frozenset[str] | set[str]) -> bool:
        if not self.alone.isdisjoint(words):
            return True
        return any(not self.pairs[w].isdisjoint(words) for w in words if w in self.pairs)


@dataclass(frozen=True, slots=True)
class Matters:
    """What a passage can be about that is not states, and the words that show it."""

    words: Mapping[str, frozenset[str]]
    statecraft: frozenset[str]
    enough: int  # words of a matter that make a passage one about it
    invented: frozenset[str]  # matters whose armies are invented too


@dataclass(frozen=True, slots=True)
class EventRules:
    """All entries, by the word that calls them, and the word lists the engine works with."""

    entries: tuple[Entry, ...]
    by_verb: Mapping[str, tuple[Entry, ...]]
    by_noun: Mapping[str, tuple[Entry, ...]]
    learned: Mapping[EventType, Entry]
    gate: Gate
    unsaid: Gate  # of the entries whose sides may be those told of before
    nouns: Nouns
    words: Mapping[str, frozenset[str]]
    orders: Mapping[str, tuple[str, ...]]  # prepositions in the order in which they are tried
    lemmas: Mapping[str, str]  # forms and lemmas that the parser leaves as they are
    supports: Mapping[str, frozenset[str]]  # verb lemma -> prepositions ('' is the plain object)
    futures: Mapping[EventType, EventType]
    refusals: Mapping[EventType, EventType]
    contracts: Mapping[EventType, EventType]
    not_by_places: frozenset[EventType]
    contexts: Phrases[str]
    counts: Counts
    matters: Matters


def load(folders: Sequence[Folder]) -> EventRules:
    """Every event file of the folders; a file of a later folder replaces ours of the same name.

    Raises LexiconError naming file and entry for what cannot be used.
    """
    found = {file.name: file for file in overlay(folders, "events") if file.name.endswith(".toml")}
    shared = {name: read_toml(found[name]) if name in found else {} for name in _SHARED}
    words = _word_sets(shared["words.toml"])
    frames = dict(_frames(found.get("frames.toml"), shared["frames.toml"]))
    entries = tuple(
        entry
        for name, file in sorted(found.items())
        if name not in _SHARED
        for entry in _entries(file, name.removesuffix(".toml"), frames, words)
    )
    return _rules(entries, shared, words)


def _rules(
    entries: tuple[Entry, ...],
    shared: Mapping[str, Mapping[str, Any]],
    words: Mapping[str, frozenset[str]],
) -> EventRules:
    verbs, nouns = defaultdict(list), defaultdict(list)
    for entry in entries:
        for lemma in {verb[0] for verb in entry.verbs}:
            verbs[lemma].append(entry)
        for lemma in {noun[-1] for noun in entry.nouns}:
            nouns[lemma].append(entry)
    irregular: Mapping[str, Sequence[str]] = shared["words.toml"].get("irregular", {})
    change = shared["words.toml"].get("turns", {})
    return EventRules(
        entries,
        {lemma: tuple(found) for lemma, found in verbs.items()},
        {lemma: tuple(found) for lemma, found in nouns.items()},
        {entry.type: entry for entry in entries if entry.learned},
        _gate(entries, words["prepositions"], irregular),
        _gate([e for e in entries if e.shared], words["prepositions"], irregular),
        _nouns(shared["actors.toml"]),
        words,
        {name: tuple(w) for name, w in shared["words.toml"].get("orders", {}).items()},
        dict(shared["words.toml"].get("lemmas", {})),
        _supports(shared["words.toml"].get("supports", {})),
        _turns(change.get("future", {})),
        _turns(change.get("refused", {})),
        _turns(change.get("contract", {})),
        frozenset(EventType(t) for t in shared["words.toml"].get("not_by_places", ())),
        Phrases({w: name for name, listed in shared["contexts.toml"].items() for w in listed}),
        _counts(shared["words.toml"]),
        _matters(shared["matters.toml"]),
    )


def _gate(
    entries: Iterable[Entry], small: frozenset[str], irregular: Mapping[str, Sequence[str]]
) -> Gate:
    """The words that have to stand in a sentence for an entry to find anything there."""
    alone: set[str] = set()
    pairs: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        alone.update(f for noun in entry.nouns for f in plurals(noun[-1]))
        if entry.type is EventType.STATEMENT:
            continue  # talk alone is not worth a parse
        for lemma, *beside in entry.verbs:
            forms = set(inflected(lemma, irregular.get(lemma, ())))
            telling = [w for w in beside if w not in small]
            needed = {f for w in telling for f in inflected(w)} or {
                f for w in entry.objects | entry.subjects | entry.modals for f in plurals(w)
            }
            needed = needed or set(beside)
            for form in forms if needed else ():
                pairs[form] |= needed
            alone |= set() if needed else forms
    return Gate(frozenset(alone), {form: frozenset(found) for form, found in pairs.items()})


def plurals(noun: str) -> Iterator[str]:
    yield noun
    yield noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if noun.endswith("y"):
        yield noun[:-1] + "ies"
    if noun.endswith("man"):
        yield noun[:-2] + "en"


def inflected(lemma: str, irregular: Iterable[str] = ()) -> Iterator[str]:
    """Forms that a page may print of a verb or noun; some that no page prints do no harm."""
    yield lemma
    yield from irregular
    stem = lemma.removesuffix("e")
    yield lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    yield stem + "ed"
    yield stem + "ing"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied")
    elif lemma[-1:] not in "aeiouwy":
        yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")
    if lemma.endswith("ie"):
        yield lemma[:-2] + "ying"
    if lemma.endswith("man"):
        yield lemma[:-2] + "en"


def _counts(table: Mapping[str, Any]) -> Counts:
    parts = ("numbers", "currencies", "comparators", "units")
    return Counts(*(dict(table.get(part, {})) for part in parts))


def _matters(table: Mapping[str, Any]) -> Matters:
    return Matters(
        {name: frozenset(words) for name, words in table.get("matters", {}).items()},
        frozenset(table.get("statecraft", {}).get("words", ())),
        int(table.get("enough", 1)),
        frozenset(table.get("invented", ())),
    )


def _word_sets(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.get("sets", {}).items()}


def _supports(table: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """`"" = ["hold"]`, `in = ["engage"]` turned round: for each verb where its event noun stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for preposition, verbs in table.items():
        for verb in verbs:
            found[verb].add("" if preposition == "object" else preposition)
    return {verb: frozenset(places) for verb, places in found.items()}


def _turns(table: Mapping[str, str]) -> dict[EventType, EventType]:
    return {EventType(a): EventType(b) for a, b in table.items()}


def _nouns(table: Mapping[str, Any]) -> Nouns:
    sectors: dict[str, str | None] = dict.fromkeys(table.get("plain", ()))
    for sector, listed in table.get("sectors", {}).items():
        sectors.update(dict.fromkeys(listed, sector))
    return Nouns(
        sectors,
        frozenset(table.get("offices", ())),
        frozenset(table.get("pronouns", ())),
        dict(table.get("numbered", {})),
    )


def _frames(file: Folder | None, table: Mapping[str, Any]) -> Iterator[tuple[str, Frame]]:
    for name, parts in table.items():
        try:
            yield (
                name,
                Frame(
                    name,
                    _roles(parts.get("verb", {})),
                    _roles(parts.get("noun", {})),
                    bool(parts.get("symmetric", False)),
                ),
            )
        except ValueError as error:
            raise LexiconError(f"{file}: frame {name}: {error}") from error


def _roles(table: Mapping[str, Sequence[str]]) -> tuple[tuple[Role, Slots], ...]:
    return tuple((Role(role), tuple(slots)) for role, slots in table.items())


def _entries(
    file: Folder,
    stem: str,
    frames: Mapping[str, Frame],
    words: Mapping[str, frozenset[str]],
) -> Iterator[Entry]:
    table: dict[str, Any] = read_toml(file)
    defaults: dict[str, Any] = {
        key: table[key] for key in ("type", "register", "quad", "nowhere", "known") if key in table
    }
    for number, raw in enumerate(table.get("entry", ()), 1):
        where = f"{file}: entry {raw.get('name', number)}"
        if unknown := raw.keys() - _KEYS:
            raise LexiconError(f"{where}: unknown {', '.join(sorted(unknown))}")
        try:
            yield _entry(stem, {**defaults, **raw}, frames, words)
        except (KeyError, ValueError) as error:
            raise LexiconError(f"{where}: {error!s}") from error


def _entry(
    stem: str,
    raw: Mapping[str, Any],
    frames: Mapping[str, Frame],
    words: Mapping[str, frozenset[str]],
) -> Entry:
    kind = EventType(raw["type"])
    return Entry(
        rule=f"{stem}.{raw['name']}",
        type=kind,
        register=Register(raw.get("register", "other")),
        quad=_option(Quad, raw.get("quad")),
        frame=frames[raw.get("frame", "act")],
        mode=raw.get("mode"),
        stage=raw.get("stage"),
        status=_option(Status, raw.get("status")),
        verbs=tuple(tuple(v.split()) for v in _listed(raw.get("verbs", ()), words)),
        nouns=tuple(tuple(n.split()) for n in _listed(raw.get("nouns", ()), words)),
        objects=frozenset(_listed(raw.get("objects", ()), words)),
        subjects=frozenset(_listed(raw.get("subjects", ()), words)),
        without=frozenset(_listed(raw.get("without", ()), words)),
        nowhere=frozenset(_listed(raw.get("nowhere", ()), words)),
        modals=frozenset(raw.get("modals", ())),
        sides=raw.get("sides", "noun"),
        complement=raw.get("complement"),
        object=raw.get("object"),
        absorbs=bool(raw.get("absorbs", False)),
        each=bool(raw.get("each", False)),
        active=bool(raw.get("active", False)),
        known=bool(raw.get("known", False)),
        abroad=bool(raw.get("abroad", False)),
        alone=bool(raw.get("alone", False)),
        one_side=_option(Role, raw.get("one_side")),
        shared=bool(raw.get("shared", False)),
        learned=stem == "learned",
        instead=tuple(raw.get("instead", ())),
        examples=tuple(_example(e, kind) for e in raw.get("examples", ())),
    )


def _option(kind: type[Kind], value: str | None) -> Kind | None:
    return None if value is None else kind(value)


def _listed(names: Sequence[str], words: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """The words, with `@set` replaced by the words of that set. Raises KeyError for no such set."""
    for name in names:
        if name.startswith("@"):
            yield from sorted(words[name[1:]])
        else:
            yield name


def _example(raw: Mapping[str, Any], kind: EventType) -> Example:
    return Example(
        text=raw["text"],
        actor=raw.get("actor"),
        recipient=raw.get("recipient"),
        type=EventType(raw["type"]) if "type" in raw else kind,
        status=_option(Status, raw.get("status")),
    )
