"""The cues of speech, hedges, modals and negation (data/langs/en.toml, data/sources.csv)."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.lexicon.files import Folder


@dataclass(frozen=True)
class VoiceRules:
    pass


def load(folders: Sequence[Folder]) -> VoiceRules:
    return VoiceRules()
