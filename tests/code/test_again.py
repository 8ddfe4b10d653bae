"""Whose plane it is, when only the sentence before says so."""

import pytest

from dateline.code.again import Known
from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.pipeline import read_page
from dateline.syntax import Parser, cover, load_parser, sentences
from dateline.types import (
    Actor,
    Document,
    Event,
    EventType,
    Page,
    Passage,
    PassageKind,
    Role,
    Source,
    Span,
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def country(parser: Parser, text: str, words: str) -> str | None:
    """The country of the last `words` of the text, when all sentences before it were heard."""
    passage = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY)
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    lexicon = load_lexicon()
    mentions = names(Document(page=page, text=text, passages=(passage,)), lexicon)
    known = Known(lexicon.again, lexicon.events)
    *before, last = parser.parse(text, sentences(text, passage.span))
    for sentence in before:
        inside = [m for m in mentions if sentence.span.contains(m.span)]
        known.heard(sentence, inside, ())
    start = text.rindex(words)
    actor = Actor(role=Role.RECIPIENT, name=words, spans=(Span(start, start + len(words)),))
    event = Event(event_type=EventType.COERCE, actors=(actor,), clause=cover(last), rule="test")
    (made,) = known.resolved([event], last)
    return made.actors[0].country


ROWS = [
    ("A Swedish plane strayed over the lake. Two jets escorted the aircraft.", "aircraft", "SWE"),
    ("A Swedish plane strayed over the lake. Two jets escorted the plane.", "plane", "SWE"),
    # any plane, not the one we know
    ("A Swedish plane strayed over the lake. The jets escorted a plane.", "plane", None),
    # one, not the many of somebody else
    (
        "A Swedish plane met Norwegian planes over the lake. Radar lost the plane.",
        "plane",
        "SWE",
    ),
    ("A Greek delegation came. The minister received the delegation.", "delegation", "GRC"),
    ("A Greek delegation came. The minister opened the bridge.", "bridge", None),
]


@pytest.mark.parametrize(("text", "words", "expected"), ROWS)
def test_known_again(parser: Parser, text: str, words: str, expected: str | None) -> None:
    assert country(parser, text, words) == expected


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ("A second agreement was signed in May.", EventType.SUPPORT),
        ("The talks were followed by an agreement on fish.", EventType.SUPPORT),
        ("It was agreed to hold the next round in Athens.", EventType.AGREE),
        ("The situation in Libya was also discussed.", EventType.CONSULT),
        ("The commission was set up in 2018 as their highest forum.", EventType.SUPPORT),
    ],
)
def test_what_is_told_without_its_sides_is_of_those_told_of_before(
    later: str, kind: EventType
) -> None:
    text = f"Greece and Egypt held talks in Cairo on trade. {later}"
    *_, claim = read_page(Source(id="page", content=text), load_lexicon(), load_parser()).claims
    assert claim.event_type is kind
    assert {a.country for a in claim.actors} == {"GRC", "EGY"}


def test_without_a_pair_told_of_it_is_nobodys() -> None:
    text = "Greece was pleased. An agreement was signed in May."
    reading = read_page(Source(id="page", content=text), load_lexicon(), load_parser())
    assert reading.claims == ()
