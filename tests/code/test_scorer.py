"""The second opinion: which words the shipped weights take for an event, and what it changes."""

from pathlib import Path

import pytest

from dateline.code.scorer import Scorer, load_scorer, scorer_in
from dateline.code.wordpiece import pieces
from dateline.lexicon import load_lexicon
from dateline.pipeline import read_page
from dateline.syntax import load_parser
from dateline.types import Event, EventType, Source, Span

VOCABULARY = {
    w: n for n, w in enumerate(["[UNK]", "re", "##arm", "##ed", "senegal", "'", "s", "."])
}


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    found = load_scorer()
    assert found is not None
    return found


def doubt(scorer: Scorer, text: str, word: str) -> float:
    """How probable it is that the word calls no event."""
    start = text.index(word)
    shares = scorer.heard(text, Span(0, len(text))).shares([Span(start, start + len(word))])
    assert shares is not None
    return float(shares[0])


def test_a_word_is_cut_into_its_longest_known_pieces() -> None:
    text = "Sénégal's rearmed."
    cut = list(pieces(text, Span(0, len(text)), VOCABULARY))
    assert [p.number for p in cut] == [4, 5, 6, 1, 2, 3, 7]
    assert [text[slice(*p.word)] for p in cut[3:6]] == ["rearmed"] * 3


def test_a_word_of_unknown_letters_is_one_unknown_piece() -> None:
    assert [p.number for p in pieces("xyz.", Span(0, 4), VOCABULARY)] == [0, 7]
    assert [p.number for p in pieces("re" * 500, Span(0, 1000), VOCABULARY)] == [0]


@pytest.mark.parametrize(
    ("event", "none", "word"),
    [
        (
            "Gunboats shelled the Danish fort at noon.",
            "She shelled peas in the kitchen.",
            "shelled",
        ),
        ("Police arrested two Kenyan nurses.", "The view arrested every traveller.", "arrested"),
        ("Chad attacked a convoy from Niger.", "Mildew attacked the vines again.", "attacked"),
    ],
)
def test_the_same_word_calls_an_event_or_none(
    scorer: Scorer, event: str, none: str, word: str
) -> None:
    assert doubt(scorer, event, word) < 0.5 < doubt(scorer, none, word)


def test_a_sentence_is_judged_alike_wherever_it_stands(scorer: Scorer) -> None:
    text = "Chad attacked a convoy from Niger."
    page = f"Nothing else was heard of. {text} Nobody answered."
    start = page.index(text)
    word = Span(start + 5, start + 13)
    there = scorer.heard(page, Span(start, start + len(text))).shares([word])
    assert there is not None
    assert float(there[0]) == doubt(scorer, text, "attacked")


def test_words_beyond_what_is_read_are_left_to_the_rules(scorer: Scorer) -> None:
    text = "very " * 200 + "attacked"
    event = Event(
        event_type=EventType.ASSAULT,
        trigger=(Span(1000, 1008),),
        clause=Span(0, len(text)),
        rule="assault.attack",
    )
    assert scorer.heard(text, Span(0, len(text))).judged([event]) == (event,)


def test_without_weights_there_is_no_scorer(tmp_path: Path) -> None:
    assert scorer_in(tmp_path) is None


def test_a_veto_takes_the_claim_from_the_page(scorer: Scorer) -> None:
    text = "Chad attacked a convoy from Niger.\n\nThe bakery in Lyon offers Swiss tourists a free roll.\n"
    source = Source(id="page", content=text)
    alone = read_page(source, load_lexicon(), load_parser())
    both = read_page(source, load_lexicon(), load_parser(), scorer=scorer)
    assert [c.event_type for c in alone.claims] == [EventType.ASSAULT, EventType.AGREE]
    assert [c.event_type for c in both.claims] == [EventType.ASSAULT]
    assert both.claims[0].confidence > alone.claims[0].confidence
