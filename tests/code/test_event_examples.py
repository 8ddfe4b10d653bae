"""Every entry of the event files is tried on the examples that stand beside it."""

import re

import pytest

from dateline.code import events, may_hold_event
from dateline.lexicon import load_lexicon
from dateline.lexicon.events import Entry, Example
from dateline.name import names
from dateline.syntax import load_parser, sentences
from dateline.types import (
    Document,
    Event,
    EventType,
    Mention,
    Page,
    Passage,
    PassageKind,
    Role,
    Span,
)

_SOURCES = {Role.ACTOR, Role.SUPPLIER, Role.PARTICIPANT, Role.MANUFACTURER}
_TARGETS = {Role.RECIPIENT, Role.PARTICIPANT}
CASES = [
    pytest.param(entry, example, id=f"{entry.rule}-{number}")
    for entry in load_lexicon().events.entries
    for number, example in enumerate(entry.examples, 1)
]


def mentioned(text: str) -> tuple[Mention, ...]:
    page = Page(id="p", media_type="text/plain", sha256="")
    body = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY)
    return names(Document(page=page, text=text, passages=(body,)), load_lexicon())


def found(text: str) -> list[Event]:
    lexicon, whole = load_lexicon(), Span(0, len(text))
    mentions = mentioned(text)
    return [
        event
        for sentence in load_parser().parse(text, sentences(text, whole))
        for event in events(sentence, text, mentions, lexicon)
    ]


@pytest.mark.parametrize(("entry", "example"), CASES)
def test_the_gate_opens_for_an_example(entry: Entry, example: Example) -> None:
    if entry.type is not EventType.STATEMENT:  # talk alone is not worth a parse
        text = example.text
        assert may_hold_event(text, Span(0, len(text)), mentioned(text), load_lexicon())


def _told(event: Event, words: str | None, roles: set[Role]) -> bool:
    wanted = set(re.findall(r"\w+", (words or "").lower()))
    sides = [a for a in event.actors if a.role in roles]
    return not wanted or any(wanted & set(re.findall(r"\w+", a.name.lower())) for a in sides)


@pytest.mark.parametrize(("entry", "example"), CASES)
def test_an_example_gives_its_event(entry: Entry, example: Example) -> None:
    events_found = found(example.text)
    assert any(
        event.event_type in {example.type, _ahead(example)}
        and _told(event, example.actor, _SOURCES)
        and _told(event, example.recipient, _TARGETS)
        and (example.status is None or event.status == example.status)
        for event in events_found
    ), [(e.rule, [(a.role, a.name) for a in e.actors]) for e in events_found]


def _ahead(example: Example) -> object:
    rules = load_lexicon().events
    return rules.futures.get(example.type) if example.type else None


def test_every_entry_has_an_example() -> None:
    """But those that no word calls."""
    entries = [e for e in load_lexicon().events.entries if not e.learned]
    assert [e.rule for e in entries if not e.examples] == []
