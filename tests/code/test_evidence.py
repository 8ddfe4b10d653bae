"""Which words show an event: its own, not those of the events beside it."""

import pytest

from dateline.code import events
from dateline.code.evidence import trimmed
from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.syntax import load_parser, sentences
from dateline.types import Document, Page, Passage, PassageKind, Span


def quotes(text: str) -> list[tuple[str, str]]:
    """Type and evidence of each event."""
    lexicon = load_lexicon()
    page = Page(id="p", media_type="text/plain", sha256="")
    body = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY)
    mentions = names(Document(page=page, text=text, passages=(body,)), lexicon)
    parsed = load_parser().parse(text, sentences(text, Span(0, len(text))))
    found = [e for s in parsed for e in events(s, text, mentions, lexicon)]
    return [(str(e.event_type), text[e.clause.start : e.clause.end]) for e in found]


ROWS = [
    # a joined verb has its own words; the subject stays with the first
    (
        "A Turkish jet entered Greek airspace and was escorted out by Greek fighters.",
        "COERCE",
        "was escorted out by Greek fighters",
    ),
    # who reports it is no part of what is reported
    (
        "A spokesman said on Monday that Iran released two British sailors.",
        "RETREAT",
        "Iran released two British sailors",
    ),
    (
        "Denmark said it had expelled two Russian diplomats.",
        "SANCTION",
        "it had expelled two Russian diplomats",
    ),
    # a clause of time with an event of its own stays out
    (
        "Norway sent food to Lebanon after Israel bombed Beirut.",
        "AID",
        "Norway sent food to Lebanon",
    ),
    # what is planned is told with the words that plan it
    (
        "The presidents of Peru and Chile are to hold talks in Lima.",
        "AGREE",
        "The presidents of Peru and Chile are to hold talks in Lima",
    ),
]


@pytest.mark.parametrize(("text", "kind", "words"), ROWS)
def test_evidence(text: str, kind: str, words: str) -> None:
    assert (kind, words.removeprefix("The ")) in [
        (k, q.removeprefix("The ")) for k, q in quotes(text)
    ]


def test_the_plane_of_a_clause_of_time_is_what_the_main_clause_speaks_of() -> None:
    text = "As the plane entered Greek airspace, it was escorted to Athens by the Greek air force."
    assert [kind for kind, _ in quotes(text)] == ["COERCE"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (", “we visited Peru” ", "“we visited Peru”"),
        ("visited Peru,”", "visited Peru"),
        ("visited Peru (twice", "visited Peru (twice"),
        ("visited Peru)", "visited Peru"),
        ('visited "Peru"', 'visited "Peru"'),
    ],
)
def test_loose_ends_are_trimmed(text: str, expected: str) -> None:
    start, end = trimmed(text, Span(0, len(text)))
    assert text[start:end] == expected
