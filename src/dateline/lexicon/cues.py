"""The words around names (data/langs/en.names.toml): patterns with the words of their classes in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from dateline.lexicon.files import Folder, LexiconError, overlay, read_as

_SLOT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Cues:
    """How a language says whom a word near a name means."""

    patterns: Mapping[str, re.Pattern[str]]
    words: Mapping[str, tuple[str, ...]]
    body_of: Mapping[str, str]  # the head's title: the body's noun
    navy_of: Mapping[str, str]  # the letters before a ship's name: its state, or several

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.patterns[name]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    words: dict[str, tuple[str, ...]] = {}
    patterns: dict[str, str] = {}
    body_of: dict[str, str] = {}
    navy_of: dict[str, str] = {}


def load(folders: Sequence[Folder]) -> Cues:
    """Ours; a user's words are added to a class, a user's pattern stands for ours.

    Raises LexiconError that names the file and the pattern that cannot be used.
    """
    words: dict[str, tuple[str, ...]] = {}
    sources: dict[str, str] = {}
    patterns: dict[str, re.Pattern[str]] = {}
    body_of: dict[str, str] = {}
    navy_of: dict[str, str] = {}
    for file in overlay(folders, "langs/en.names.toml"):
        found = read_as(file, _File)
        words |= {name: (*words.get(name, ()), *more) for name, more in found.words.items()}
        sources |= found.patterns
        body_of |= found.body_of
        navy_of |= found.navy_of
        for name in sources:
            try:
                patterns[name] = re.compile(_filled(name, words, sources))
            except (re.error, KeyError, RecursionError) as error:
                raise LexiconError(f"{file}: pattern {name}: {error}") from error
    return Cues(patterns, words, body_of, navy_of)


def _filled(name: str, words: Mapping[str, Sequence[str]], sources: Mapping[str, str]) -> str:
    """The pattern with every {class} written out: its words, the longest first, or another pattern."""

    def part(slot: re.Match[str]) -> str:
        if slot[1] not in words:
            return _filled(slot[1], words, sources)
        longest = sorted(words[slot[1]], key=lambda word: (-len(word), word))
        return f"(?:{'|'.join(map(re.escape, longest))})"

    return _SLOT.sub(part, sources[name])
