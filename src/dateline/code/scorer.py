"""A small model that read our own sentences: a second opinion on what the rules propose, and an ear
for events that they have no words for.

It labels each piece of a sentence with an event type or with none; a word has the mean of its
pieces. What it is sure is none is taken out of what the rules propose; what it is sure calls an
event, where the rules have none, becomes one if the clause names its sides. The rules name the
sides and the clause in either case. `training/` tells how its weights were made. Without them, or
without onnxruntime, the rules decide alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np
from msgspec import Struct, structs

from dateline.code.wordpiece import pieces
from dateline.lexicon.files import Folder, shipped
from dateline.types import Event, EventType, Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NONE = "none"  # the first label
LONGEST = 96  # pieces of a sentence that are read

Shares = np.ndarray[tuple[int], np.dtype[np.float32]]
Logits = np.ndarray[tuple[int, int], np.dtype[np.float32]]  # pieces x labels


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of the weights: `scorer.json` beside them."""

    labels: tuple[str, ...]
    veto: float  # no event where `none` is at least so probable
    call: float  # an event, though no rule knows it, where `none` is at most so probable
    trained_on: str  # digest of the training sentences
    sentences: int
    base: str  # the model that training began with, and its licence


class Call(NamedTuple):
    """A word that calls an event, as the scorer hears it."""

    word: Span
    type: EventType


@dataclass(frozen=True)
class Heard:
    """What the scorer makes of one sentence."""

    card: Card
    words: tuple[Span, ...]  # of each piece the word that it is a piece of
    logits: Logits

    def shares(self, words: Sequence[Span]) -> Shares | None:
        """How probable each label is for these words; None where they lie beyond what is read."""
        own = [n for n, word in enumerate(self.words) if any(word.overlaps(w) for w in words)]
        return _softmax(self.logits[own].mean(axis=0)) if own else None

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """The words that surely call an event."""
        none = self.logits[:, 0]
        sure = self.logits.max(axis=1) > none
        likely = {word for word, yes in zip(self.words, sure, strict=True) if yes}
        return tuple(call for word in sorted(likely) if (call := self._call(word)))

    def _call(self, word: Span) -> Call | None:
        shares = self.shares([word])
        if shares is None or shares[0] > self.card.call:
            return None
        return Call(word, EventType(self.card.labels[1 + int(shares[1:].argmax())]))

    def judged(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events of the sentence without those that are surely none, each as sure as both say."""
        found = [(event, self.shares(event.trigger)) for event in events]
        return tuple(
            event if shares is None else _with(event, float(shares[0]))
            for event, shares in found
            if shares is None or shares[0] < self.card.veto
        )


@dataclass(frozen=True, slots=True)
class Scorer:
    """The weights with all that asking them needs."""

    card: Card
    vocabulary: dict[str, int]
    session: "InferenceSession"

    def heard(self, text: str, sentence: Span) -> Heard:
        """What it makes of the sentence, of its first pieces where it is very long."""
        read = tuple(islice(pieces(text, sentence, self.vocabulary), LONGEST - 2))
        first, last = self.vocabulary["[CLS]"], self.vocabulary["[SEP]"]
        numbers = np.array([[first, *(p.number for p in read), last]], dtype=np.int64)
        (logits,) = self.session.run(None, {"numbers": numbers})
        return Heard(self.card, tuple(p.word for p in read), logits[0, 1:-1])


def _with(event: Event, doubt: float) -> Event:
    """The event as sure as the rules and the scorer are in the mean."""
    return structs.replace(event, confidence=round((event.confidence + 1 - doubt) / 2, 3))


def _softmax(logits: Shares) -> Shares:
    grown = np.exp(logits - logits.max())
    shares: Shares = grown / grown.sum()
    return shares


@lru_cache(maxsize=1)
def load_scorer() -> Scorer | None:
    """The shipped weights, loaded once a process; None where they or onnxruntime are missing."""
    return scorer_in(shipped() / "scorer")


def scorer_in(folder: Folder) -> Scorer | None:
    """The scorer whose files lie in a folder. Raises ValueError where its card cannot be read."""
    if not (folder / "scorer.onnx").is_file() or find_spec("onnxruntime") is None:
        return None
    import onnxruntime  # noqa: PLC0415  (a third of a second that the rules alone need not pay)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        (folder / "scorer.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    card = msgspec.json.decode((folder / "scorer.json").read_bytes(), type=Card)
    words = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return Scorer(card, {word: n for n, word in enumerate(words)}, session)
