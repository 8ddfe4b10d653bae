"""What the judges of a status pass to each other: where an event is told, what a word does to it."""

from typing import NamedTuple

from dateline.lexicon.voices import VoiceRules
from dateline.syntax import Sentence
from dateline.types import PassageKind, Status


class Bearing(NamedTuple):
    """What one word beside or above the trigger does to it."""

    status: Status | None = None
    flips: bool = False


class Setting(NamedTuple):
    """Where the event is told."""

    sentence: Sentence
    rules: VoiceRules
    kind: PassageKind
    reported: bool  # do the words stand in what somebody is reported to say?
    verbal: bool  # an act of words: a present tense tells it, it does not go on

    @property
    def chat(self) -> bool:
        """Is it somebody's own talk, in a thread or below an article?"""
        return self.kind in _CHAT


_CHAT = {PassageKind.POST, PassageKind.QUOTED_POST, PassageKind.COMMENT}
