"""Is a passage about states at all, or about a match, a film, a dish, a company's quarter?"""

import re
from collections.abc import Mapping

from dateline.lexicon import Lexicon
from dateline.lexicon.events import Matters
from dateline.types import Document, PassageKind, Span

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SHORT = frozenset({PassageKind.HEADLINE, PassageKind.CAPTION})  # about what their page is about


def matters(document: Document, lexicon: Lexicon) -> Mapping[str, str | None]:
    """By the id of each passage what it is about if not states, None where it may be about them."""
    rules = lexicon.events.matters
    page = matter(document.text, Span(0, len(document.text)), rules)
    return {
        p.id: page if p.kind in _SHORT else matter(document.text, p.span, rules)
        for p in document.passages
    }


def matter(text: str, passage: Span, rules: Matters) -> str | None:
    """What most of the telling words of the passage show; None where too few show anything, or
    where as many are of statecraft. At a tie the matter that stands first in the file."""
    words = _words(text, passage)
    found = {name: len(listed & words) for name, listed in rules.words.items()}
    most = max(found, key=lambda name: found[name], default=None)
    if most is None or found[most] < rules.enough:
        return None
    return most if found[most] > len(rules.statecraft & words) else None


def off_states(text: str, sentence: Span, about: str | None, lexicon: Lexicon) -> bool:
    """Is this a sentence about something else, without a word of statecraft?"""
    rules = lexicon.events.matters
    if about is None:
        return False
    return about in rules.invented or rules.statecraft.isdisjoint(_words(text, sentence))


def _words(text: str, span: Span) -> set[str]:
    return set(_WORD.findall(text[span.start : span.end].lower()))
