"""The annotated sentences: their format, where they lie, which of them only measure.

One JSON object a line. A trigger and a side are words of the text, and their first place in it is
meant; README.md says what may stand in each field.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

import msgspec

from dateline.types import EventType, Polarity, Span, Status

HERE = Path(__file__).resolve().parent
SENTENCES = HERE / "sentences"
SECOND = HERE / "second"
SHIPPED = HERE.parent / "src" / "dateline" / "data" / "scorer"


class Manner(StrEnum):
    """What kind of page it could stand on."""

    WIRE = "wire"
    PRESS_RELEASE = "press_release"
    HEADLINE = "headline"
    BLOG = "blog"
    POST = "post"
    TRANSLATED = "translated"
    HISTORY = "history"
    OFFICIAL = "official"
    NEWSPAPER = "newspaper"
    SPEECH = "speech"


class Frame(StrEnum):
    """The construction that carries the event, or what it only looks like."""

    ACTIVE = "active"
    PASSIVE = "passive"
    NOMINAL = "nominal"
    HEADLINE = "headline"
    COORDINATION = "coordination"
    RELATIVE = "relative"
    CONTROL = "control"
    LIGHT_VERB = "light_verb"
    POSSESSIVE = "possessive"
    APPOSITION = "apposition"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    QUOTED = "quoted"
    QUESTION = "question"
    CONDITIONAL = "conditional"
    NEGATED = "negated"
    METAPHOR = "metaphor"
    SPORT = "sport"
    FICTION = "fiction"
    GENERIC = "generic"
    OTHER = "other"


class Annotated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One event that a sentence states."""

    trigger: str
    type: EventType
    status: Status
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence with all events that it states; `near`: words that only look like one."""

    text: str
    manner: Manner
    frame: Frame
    events: tuple[Annotated, ...] = ()
    near: tuple[str, ...] = ()


class FormatError(ValueError):
    """A line that is no sentence of the format; the message names the file and the line."""


def load(folder: Path = SENTENCES) -> list[Sentence]:
    """All sentences, in the order of their files. Raises FormatError."""
    return [sentence for file in sorted(folder.glob("*.jsonl")) for sentence in read(file)]


def read(file: Path) -> Iterator[Sentence]:
    """The sentences of one file. Raises FormatError at the first line that is none."""
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield msgspec.json.decode(line, type=Sentence)
        except msgspec.DecodeError as error:
            raise FormatError(f"{file.name}:{number}: {error}") from error


def place(words: str, text: str) -> Span | None:
    """Where the words first stand in the text as whole words; None where they do not."""
    if not words:
        return None
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return Span(*found.span()) if found else None


def part(text: str, parts: int = 10) -> int:
    """Which of the equal parts a sentence belongs to, by its words alone. Part 0 only measures."""
    return int(sha256(text.encode()).hexdigest()[:8], 16) % parts


def digest(sentences: Iterable[Sentence]) -> str:
    """Of the sentences whatever their order and files; the weights carry it."""
    lines = sorted(msgspec.json.encode(sentence) for sentence in sentences)
    return sha256(b"\n".join(lines)).hexdigest()[:16]


def faults(sentence: Sentence) -> Sequence[str]:
    """What is wrong in a sentence of the right format: words that are not in its text."""
    sides = [side for e in sentence.events for side in (*e.actor, *e.recipient)]
    missing = [
        f"{words!r} does not stand in the text"
        for words in (*(e.trigger for e in sentence.events), *sides, *sentence.near)
        if place(words, sentence.text) is None
    ]
    starts = [place(e.trigger, sentence.text) for e in sentence.events]
    twice = len(starts) != len(set(starts))
    return [*missing, *(["two events have one trigger"] if twice else [])]
