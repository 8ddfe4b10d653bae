"""Shared by the tests of coding: the events of a few words, and who takes part in one."""

from dateline.code import events
from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.syntax import load_parser, sentences
from dateline.types import Document, Event, Page, Passage, PassageKind, Role, Span


def coded(text: str) -> list[Event]:
    """The events of all sentences of a text, as the coding stage alone finds them."""
    lexicon, whole = load_lexicon(), Span(0, len(text))
    page = Page(id="p", media_type="text/plain", sha256="")
    body = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY)
    mentions = names(Document(page=page, text=text, passages=(body,)), lexicon)
    named = [m.span for m in mentions]
    parsed = load_parser().parse(text, sentences(text, whole), names=named)
    return [e for s in parsed for e in events(s, text, mentions, lexicon)]


def countries(event: Event, *roles: Role) -> list[str | None]:
    return [a.country for a in event.actors if a.role in roles]
