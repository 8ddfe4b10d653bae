"""Shared by the tests of voice: a mention of somebody, and the words of spans."""

from collections.abc import Callable

from dateline.syntax import Sentence
from dateline.types import Document, Mention, MentionKind, Span

Parse = Callable[..., tuple[Document, list[Sentence]]]
"""Text (and passages, else one body) -> the document and its parsed sentences."""


def spans(text: str, found: tuple[Span, ...]) -> list[str]:
    return [text[a:b] for a, b in found]


def mention(text: str, words: str, name: str, kind: MentionKind = MentionKind.PERSON) -> Mention:
    start = text.index(words)
    return Mention(
        start=start,
        end=start + len(words),
        text=words,
        actor=None,
        name=name,
        country=None,
        sector=None,
        kind=kind,
    )
