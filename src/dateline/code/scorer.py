"""A second opinion on the events that the rules propose: a small model that read our own sentences.

It labels each piece of a sentence with an event type or with none; a trigger has the mean of its
pieces. The rules name the sides and the clause; the scorer says how sure one may be that the words
call an event of that type at all, and takes out what it is sure is none. `training/` tells how its
weights were made. Without them, or without onnxruntime, the rules decide alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from msgspec import Struct, structs

from dateline.code.wordpiece import pieces
from dateline.lexicon.files import Folder, shipped
from dateline.types import Event, Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NONE = "none"  # the first label
LONGEST = 96  # pieces of a sentence that are read

Shares = np.ndarray[tuple[int], np.dtype[np.float32]]


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of the weights: `scorer.json` beside them."""

    labels: tuple[str, ...]
    veto: float  # no event where `none` is at least so probable
    trained_on: str  # digest of the training sentences
    sentences: int
    base: str  # the model that training began with, and its licence


@dataclass(frozen=True, slots=True)
class Scorer:
    """The weights with all that asking them needs."""

    card: Card
    vocabulary: dict[str, int]
    session: "InferenceSession"

    def shares(
        self, text: str, sentence: Span, words: Sequence[Sequence[Span]]
    ) -> list[Shares | None]:
        """For each set of words of the sentence, how probable each label is.

        None where the words lie beyond the part that is read.
        """
        read = list(islice(pieces(text, sentence, self.vocabulary), LONGEST - 2))
        first, last = self.vocabulary["[CLS]"], self.vocabulary["[SEP]"]
        numbers = np.array([[first, *(p.number for p in read), last]], dtype=np.int64)
        (logits,) = self.session.run(None, {"numbers": numbers})
        places = [
            [n for n, p in enumerate(read, 1) if any(p.word.overlaps(w) for w in each)]
            for each in words
        ]
        return [_softmax(logits[0, own].mean(axis=0)) if own else None for own in places]

    def judged(self, events: Sequence[Event], text: str, sentence: Span) -> tuple[Event, ...]:
        """The events of one sentence without those that are surely none, each as sure as both say."""
        if not events:
            return ()
        found = self.shares(text, sentence, [e.trigger for e in events])
        return tuple(
            event if shares is None else _with(event, float(shares[0]))
            for event, shares in zip(events, found, strict=True)
            if shares is None or shares[0] < self.card.veto
        )


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
