"""What the judges of a status pass to each other: where an event is told, what a word does to it."""

from typing import NamedTuple

from dateline.lexicon.voices import VoiceRules
from dateline.syntax import Sentence, Token
from dateline.types import PassageKind, Span, Status


class Bearing(NamedTuple):
    """What one word beside or above the trigger does to it."""

    status: Status | None = None
    flips: bool = False


class Setting(NamedTuple):
    """Where the event is told."""

    sentence: Sentence
    rules: VoiceRules
    kind: PassageKind
    contents: tuple[Span, ...]  # what somebody is reported to say around the event
    verbal: bool  # an act of words: a present tense tells it, it does not go on

    def reported(self, word: Token) -> bool:
        """Does the word stand in what somebody is reported to say?"""
        return any(c.start <= word.start and word.end <= c.end for c in self.contents)

    @property
    def chat(self) -> bool:
        """Is it somebody's own talk, in a thread or below an article?"""
        return self.kind in _CHAT


_CHAT = {PassageKind.POST, PassageKind.QUOTED_POST, PassageKind.COMMENT}
