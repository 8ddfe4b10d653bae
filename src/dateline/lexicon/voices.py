"""The cues of speech and thought, hedges, modals and negations (data/langs/en.voice.toml)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec import Struct

from dateline.lexicon.files import Folder, LexiconError, overlay, read_as
from dateline.types import Polarity, Status

FILE = "langs/en.voice.toml"
FRAMES = frozenset({"clause", "quote", "to", "ing", "thing", "small", "as"})


class Frame(Struct, frozen=True):
    """What a group of words may take, and what they say of it. See the head of the file."""

    words: tuple[str, ...]
    takes: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    with_object: bool = False
    commitment: Status | None = None
    tells: bool = True
    negates: bool = False
    attributes: bool = True
    examples: tuple[str, ...] = ()

    def fits(self, relation: str) -> bool:
        """Do the words take this: the name of a frame, or `prep:` and a preposition?"""
        prep = relation.removeprefix("prep:")
        return relation in self.takes if prep == relation else prep in self.prepositions


class Shade(Struct, frozen=True):
    """Words that give what they stand beside a status: modals, hedges, adjectives."""

    words: tuple[str, ...]
    status: Status | None = None
    polarity: Polarity | None = None
    confidence: float = 1.0


class Sign(NamedTuple):
    """What shows, before any parsing, that a form of a cue may lead something in."""

    alone: bool = False  # a verb that may take any words at all
    either: bool = False  # it may be a noun, too: after "the" or "of" it is one
    leaders: frozenset[str] = frozenset()  # else one of these must follow, `-ing`: a form in -ing
    of_noun: frozenset[str] = frozenset()  # one of these where it is a noun
    last: bool = False  # it may end a sentence: "..., the note reads"


class Case(Struct, frozen=True):
    """An example: words with the trigger in *stars*, and what is to be made of it."""

    text: str
    status: Status
    polarity: Polarity = Polarity.AFFIRMED
    kind: str = "body"
    frame: Status | None = None


class _File(Struct, forbid_unknown_fields=True):
    verb: tuple[Frame, ...] = ()
    noun: tuple[Frame, ...] = ()
    adjective: tuple[Frame, ...] = ()
    passive: tuple[Frame, ...] = ()
    modal: tuple[Shade, ...] = ()
    adverb: tuple[Shade, ...] = ()
    attribute: tuple[Shade, ...] = ()
    opener: tuple[Shade, ...] = ()
    words: Mapping[str, tuple[str, ...]] = {}
    irregular: Mapping[str, str] = {}
    confidence: Mapping[Status, float] = {}
    case: tuple[Case, ...] = ()


@dataclass(frozen=True)
class VoiceRules:
    """Frames by lemma, in the order of the file; the first that fits what is taken holds."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    adjectives: Mapping[str, tuple[Frame, ...]]
    passives: Mapping[str, tuple[Frame, ...]]
    modals: Mapping[str, Shade]
    adverbs: Mapping[str, Shade]
    attributes: Mapping[str, Shade]
    openers: Mapping[str, Shade]
    words: Mapping[str, frozenset[str]]
    confidence: Mapping[Status, float]
    signs: Mapping[str, Sign]  # by every form of a cue, lower case: the gate before parsing
    lemmas: Mapping[str, str]  # the verb that a form is one of: a tagger's guess can be `hop`
    examples: tuple[str, ...] = field(default=(), repr=False)
    cases: tuple[Case, ...] = field(default=(), repr=False)

    def verb(self, form: str, guess: str) -> str:
        """The lemma of a verb: as the files have it, else the `guess` of the tagger."""
        return self.lemmas.get(form.lower(), guess)


def load(folders: Sequence[Folder]) -> VoiceRules:
    """The rules of all folders; a user's frame for a word goes before ours.

    Raises LexiconError naming the file and the place.
    """
    files = [_read(file) for folder in folders for file in overlay([folder], FILE)]
    later = files[::-1]
    irregular = {form: lemma for file in files for form, lemma in file.irregular.items()}
    verbs = _frames(f for file in later for f in file.verb)
    nouns = _frames(f for file in later for f in file.noun)
    adjectives = _frames(f for file in later for f in file.adjective)
    passives = _frames(f for file in later for f in file.passive)
    words: dict[str, frozenset[str]] = {}
    for file in files:
        for name, group in file.words.items():
            words[name] = words.get(name, frozenset()) | frozenset(group)
    frames = [f for file in files for f in (*file.verb, *file.noun, *file.adjective, *file.passive)]
    return VoiceRules(
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        passives=passives,
        modals=_shades(s for file in files for s in file.modal),
        adverbs=_shades(s for file in files for s in file.adverb),
        attributes=_shades(s for file in files for s in file.attribute),
        openers=_shades(s for file in files for s in file.opener),
        words=words,
        confidence={s: f for file in files for s, f in file.confidence.items()},
        signs=_signs(files, irregular, words),
        lemmas={**_forms((*verbs, *passives, *words.get("light", ())), irregular), **irregular},
        examples=tuple(e for f in frames for e in f.examples),
        cases=tuple(c for file in files for c in file.case),
    )


def _read(file: Folder) -> _File:
    read = read_as(file, _File)
    for frame in (*read.verb, *read.noun, *read.adjective, *read.passive):
        if strange := set(frame.takes) - FRAMES:
            raise LexiconError(f"{file}: {frame.words[0]}: no frame {', '.join(sorted(strange))}")
    for frames in (read.verb, read.noun, read.adjective, read.passive):
        _check(file, [f for f in frames if f.attributes and not f.with_object])
    return read


def _check(file: Folder, frames: Iterable[Frame]) -> None:
    """Raises LexiconError where a word stands in two frames for one thing that it takes."""
    seen: set[tuple[str, str]] = set()
    for frame in frames:
        for word in frame.words:
            for relation in (*frame.takes, *(f"prep:{p}" for p in frame.prepositions)):
                if (word, relation) in seen:
                    raise LexiconError(f"{file}: {word}: two frames for {relation}")
                seen.add((word, relation))


def _frames(frames: Iterable[Frame]) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, tuple[Frame, ...]] = {}
    for frame in frames:
        for word in dict.fromkeys(frame.words):
            table[word] = (*table.get(word, ()), frame)
    return table


def _shades(shades: Iterable[Shade]) -> dict[str, Shade]:
    return {word: shade for shade in shades for word in shade.words}


def _signs(
    files: Iterable[_File], irregular: Mapping[str, str], words: Mapping[str, frozenset[str]]
) -> dict[str, Sign]:
    """For each form of a cue what must follow it; nothing leads in what takes only quotations."""
    clause, that = words.get("clause_leaders", frozenset()), words.get("noun_leaders", frozenset())
    weak = words.get("weak", frozenset())
    signs = dict.fromkeys(words.get("raising", ()), Sign(alone=True))
    for file in files:
        for frame in (*file.verb, *file.adjective):
            opens = frame in file.verb and not _OPEN.isdisjoint(frame.takes)
            last = frame in file.verb and {"clause", "quote"} <= set(frame.takes)
            _sign(signs, frame, Sign(alone=opens, leaders=_leaders(frame, clause), last=last))
        for frame in file.passive:
            _sign(signs, frame, Sign(leaders=frozenset({"to"})))
        for frame in file.noun:
            found = _leaders(frame, that)
            _sign(signs, frame, Sign(leaders=found, of_noun=found))
    plain = _leaders(Frame(words=(), takes=("clause",)), clause)
    for word in words.get("made_plain", ()):
        old = signs.get(word, Sign())
        signs[word] = old._replace(leaders=old.leaders | plain)
    forms = _forms(signs, irregular).items()
    made = {
        form: _of_form(form, signs[lemma], form in {lemma, lemma + "s"}, lemma in weak)
        for form, lemma in forms
    }
    made = {form: sign for form, sign in made.items() if sign.alone or sign.leaders}
    return made | dict.fromkeys(words.get("gate", ()), Sign(alone=True))


def _sign(signs: dict[str, Sign], frame: Frame, more: Sign) -> None:
    """Adds to `signs` what a frame shows of its words."""
    for word in frame.words if frame.attributes else ():
        old = signs.get(word, Sign())
        signs[word] = Sign(
            alone=old.alone or more.alone,
            leaders=old.leaders | more.leaders,
            of_noun=old.of_noun | more.of_noun,
            last=old.last or more.last,
        )


def _of_form(form: str, sign: Sign, plain: bool, weak: bool) -> Sign:
    """Of a weak word only the past tense stands alone; that and `-ing` are no nouns."""
    alone = sign.alone and (not weak or (form.endswith("ed") and not plain))
    return sign._replace(alone=alone, either=plain)


_OPEN = frozenset({"clause", "thing", "small"})  # no certain word leads these in


def _leaders(frame: Frame, clause: frozenset[str]) -> frozenset[str]:
    found = frozenset(frame.prepositions) | (clause if "clause" in frame.takes else frozenset())
    found |= {"as"} if "as" in frame.takes else frozenset()
    found |= {"to"} if "to" in frame.takes else frozenset()
    return found | {"-ing"} if "ing" in frame.takes else found


def _forms(lemmas: Iterable[str], irregular: Mapping[str, str]) -> dict[str, str]:
    """Every form of the lemmas by the spelling rules of English, and the irregular ones."""
    wanted = set(lemmas)
    forms = {form: lemma for form, lemma in irregular.items() if lemma in wanted}
    for lemma in sorted(wanted):
        stem = lemma.removesuffix("e")
        double = stem + stem[-1:]
        made = [lemma + "s", lemma + "es", lemma + "ing", stem + "ed", stem + "ing"]
        made += [double + "ed", double + "ing"]
        if lemma.endswith("y"):
            made += [lemma[:-1] + "ies", lemma[:-1] + "ied"]
        forms |= {form: lemma for form in made if form not in wanted}
    return forms | {lemma: lemma for lemma in wanted}
