"""Did it happen? Status and polarity of an event from the grammar around its trigger."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.lexicon import Lexicon
from dateline.syntax import Sentence
from dateline.types import Attribution, Event, Passage, Polarity, Status


class Assessment(NamedTuple):
    """What the words commit to; `confidence` multiplies that of the event."""

    status: Status
    polarity: Polarity
    confidence: float


def assess(
    event: Event,
    sentence: Sentence,
    passage: Passage,
    attributions: Sequence[Attribution],
    lexicon: Lexicon,
) -> Assessment:
    return Assessment(event.status or Status.HAPPENED, Polarity.AFFIRMED, 1.0)
