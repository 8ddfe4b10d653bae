"""Clauses -> events: who did what to whom, before anyone asks who says so or whether it is true."""

import re
from collections.abc import Sequence

from dateline.code.actors import cast
from dateline.code.clause import Grammar
from dateline.code.coding import coded
from dateline.code.designations import DESIGNATION, designed, is_designation
from dateline.code.mending import mended
from dateline.code.near import NOTHING, Near
from dateline.code.scorer import Call
from dateline.lexicon import Lexicon
from dateline.syntax import Sentence
from dateline.types import Event, Mention, MentionKind, Span

__all__ = ["events", "may_hold_event"]

WEAPON, BODY = "%designation", "%body"  # in an entry: any name of a weapon, of an organisation
_WORD, _JOINED = re.compile(r"[a-z]+"), re.compile(r"\b(?:re|co)-[a-z]+")


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
        told_of = not lexicon.events.words["unsaid"].isdisjoint(words)
        return told_of and lexicon.events.unsaid.opens(words)
    if DESIGNATION.search(told) or lexicon.platforms.said_in(words):
        words.add(WEAPON)
    if any(_is_body(m) for m in mentions):
        words.add(BODY)
    return lexicon.events.gate.opens(words)


def events(
    sentence: Sentence,
    text: str,
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    *,
    near: Near = NOTHING,
    calls: Sequence[Call] = (),
) -> tuple[Event, ...]:
    """The events of one parsed sentence, in its order.

    `mentions` are those inside the sentence, `near` is what the sentences before leave in
    mind, `calls` are the words in which the scorer hears an event.
    """
    kinds = {WEAPON: _weapons(sentence, text, lexicon), BODY: _bodies(sentence, mentions)}
    grammar = mended(Grammar(sentence, lexicon.events, kinds))
    return coded(cast(grammar, text, mentions, lexicon.platforms, near), calls)


def _weapons(sentence: Sentence, text: str, lexicon: Lexicon) -> frozenset[int]:
    """The tokens that end the name of a weapon."""
    ends = {span.end for span, _ in designed(sentence.tokens, text, lexicon.platforms)}
    no = lexicon.events.words["no_designation"]
    return frozenset(t.i for t in sentence if t.end in ends or is_designation(t.text, no))


def _bodies(sentence: Sentence, mentions: Sequence[Mention]) -> frozenset[int]:
    """The tokens that name an organisation of states."""
    named = [m.span for m in mentions if _is_body(m)]
    return frozenset(t.i for span in named for t in sentence.within(span))


def _is_body(mention: Mention) -> bool:
    return mention.kind is MentionKind.ORGANISATION and mention.country == "IGO"
