"""Clauses -> events: who did what to whom, before anyone asks who says so or whether it is true."""

import re
from collections.abc import Sequence

from dateline.code.actors import cast
from dateline.code.clause import Grammar
from dateline.code.coding import coded
from dateline.code.designations import DESIGNATION, designed
from dateline.code.mending import mended
from dateline.lexicon import Lexicon
from dateline.syntax import Sentence
from dateline.types import Event, Mention, Span

__all__ = ["events", "may_hold_event"]

_WORD, _JOINED = re.compile(r"[a-z]+"), re.compile(r"\b(?:re|co)-[a-z]+")
_PASSIVE = frozenset({"was", "were", "been"})


def may_hold_event(
    text: str, sentence: Span, mentions: Sequence[Mention], lexicon: Lexicon
) -> bool:
    """Is it worth parsing: a word that can call an event, and someone who can take part?

    `mentions` may be those of the whole page. Nobody need be named in a passive whose sides may be
    those told of before (`an agreement was signed`).
    """
    told = text[sentence.start : sentence.end]
    words = {*_WORD.findall(told.lower()), *_JOINED.findall(told.lower())}
    if not any(m.start < sentence.end and sentence.start < m.end for m in mentions):
        return not _PASSIVE.isdisjoint(words) and lexicon.events.unsaid.opens(words)
    if DESIGNATION.search(told) or lexicon.platforms.said_in(words):
        words.add("%designation")
    return lexicon.events.gate.opens(words)


def events(
    sentence: Sentence, text: str, mentions: Sequence[Mention], lexicon: Lexicon
) -> tuple[Event, ...]:
    """The events of one parsed sentence, in its order. `mentions`: those inside the sentence."""
    types = designed(sentence.tokens, text, lexicon.platforms)
    ends = {span.end for span, _ in types}
    named = frozenset(t.i for t in sentence if t.end in ends)
    grammar = mended(Grammar(sentence, lexicon.events, named))
    return coded(cast(grammar, text, mentions, lexicon.platforms))
