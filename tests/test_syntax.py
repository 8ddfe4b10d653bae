"""Sentences are cut without a model; their parse points into the page's text."""

from itertools import pairwise
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.pipeline import AttributeRuler

from dateline.syntax import (
    LONGEST,
    MODEL,
    PAIR_OPENERS,
    Parser,
    Sentence,
    cover,
    load_parser,
    sentence_case,
    sentences,
)
from dateline.types import Span


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo signed. Riga did not.", ["Oslo signed.", "Riga did not."]),
        ("OSLO, Norway, June 16 (NTB) - Latvia agreed.", ["Latvia agreed."]),
        ("RIGA (LETA) -- Norway agreed.\nMay 3: they met.", ["Norway agreed.", "May 3: they met."]),
        ("On May 3 - a Monday - they met.", ["On May 3 - a Monday - they met."]),
        ("US - Norway ties are good.", ["US - Norway ties are good."]),
        ("Gen. Berg met Mr. Ozols in the U.S. on Friday.", None),
        ("Trade rose to $3.5 bn. in May.", None),
        ("“We agree.” He left.", ["“We agree.”", "He left."]),
        ("Will they come? Nobody knows!", ["Will they come?", "Nobody knows!"]),
        ("A headline\n\nThe body starts", ["A headline", "The body starts"]),
        ("J. R. Smith spoke.", None),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    assert cut(text) == ([text] if expected is None else expected)


@given(st.text("Ab .!?\n\u00a0”", max_size=200))
def test_sentences_cover_all_but_blanks_and_do_not_overlap(text: str) -> None:
    spans = sentences(text, Span(0, len(text)))
    kept = {i for a, b in spans for i in range(a, b)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in kept)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_list_without_full_stops_is_cut() -> None:
    assert max(len(s) for s in cut("word " * 2_000)) <= LONGEST


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def visit(parser: Parser) -> tuple[str, Sentence]:
    text = "Earlier.  The Latvian minister, who is ill, met Finland's envoys and left."
    return text, parser.parse(text, [Span(10, len(text))])[0]


def test_tokens_point_into_the_page(visit: tuple[str, Sentence]) -> None:
    text, sentence = visit
    assert all(text[t.start : t.end] == t.text for t in sentence)


def test_a_verb_and_its_sides(visit: tuple[str, Sentence]) -> None:
    text, sentence = visit
    met = next(t for t in sentence if t.lemma == "meet")
    (subject,) = sentence.children(met, "nsubj")
    without_clause = sentence.subtree(subject, without=lambda t: t.dep == "relcl")
    start, end = cover(without_clause)
    assert text[start:end].startswith("The Latvian minister")
    assert [t.text for t in sentence.children(met, "dobj")] == ["envoys"]
    assert [t.text for t in sentence.conjuncts(met)] == ["met", "left"]


def test_the_head_of_a_span(visit: tuple[str, Sentence]) -> None:
    text, sentence = visit
    start = text.index("Finland's envoys")
    head = sentence.head_of(Span(start, start + len("Finland's envoys")))
    assert head is not None
    assert head.text == "envoys"


def test_nothing_to_cover_is_an_error() -> None:
    with pytest.raises(ValueError, match="no tokens"):
        cover([])


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "Kenya Visits Peru As Floods Recede",
            ["Kenya", "Peru"],
            "Kenya visits Peru as floods recede",
        ),
        ("PERU SIGNS TRADE DEAL", ["PERU"], "PERU signs trade deal"),
        ("The minister visited Peru with Anna Lind.", ["Peru"], None),  # no headline: as it is
        ("Lind met Berg.", [], None),  # headlines have no full stop
        ("Kenya's Lind Visits Peru", ["Kenya's Lind", "Peru"], "Kenya's Lind visits Peru"),
        ("İstanbul Talks Begin Again", [], "İstanbul talks begin again"),  # offsets must hold
    ],
)
def test_a_headline_in_title_case_is_parsed_as_a_sentence(
    text: str, names: list[str], expected: str | None
) -> None:
    spans = [Span(text.index(n), text.index(n) + len(n)) for n in names]
    assert sentence_case(text, Span(0, len(text)), spans) == (expected or text)


def test_tokens_show_what_is_printed() -> None:
    text = "Kenya Visits Peru As Floods Recede"
    (sentence,) = load_parser().parse(text, [Span(0, len(text))], names=[Span(0, 5), Span(13, 17)])
    assert [t.text for t in sentence] == text.split()
    assert sentence.roots[0].lemma == "visit"


PLAIN = (
    "Let's go, they're gonna sign it and there's nothing that y'all ain't been told.",
    "There were talks; she'd gotta leave, as I don't think it would've worked.",
    "The ministers' meeting was put off. Its cuts hit the poor, he says, and us.",
    "C'mon, let us see what he's done: she has met him, it was met by protests.",
    "It let the treaty lapse but let 's not go on about all that.",
    "Going there, there go the better leaders, leaving better off and worst hit.",
)


@pytest.mark.parametrize("order", [PLAIN, PLAIN[::-1]])
def test_remembered_words_are_what_the_whole_model_says(order: tuple[str, ...]) -> None:
    import spacy

    whole = spacy.load(MODEL, exclude=["ner"])
    parser = load_parser.__wrapped__()
    for text in (*order, *order):
        (sentence,) = parser.parse(text, [Span(0, len(text))])
        said = [(t.text, t.pos_, t.lemma_.lower(), t.dep_) for t in whole(text) if not t.is_space]
        assert [(t.text, t.pos, t.lemma, t.dep) for t in sentence] == said


def test_the_models_rules_know_no_other_pairs() -> None:
    import spacy

    ruler = spacy.load(MODEL, exclude=["ner"]).get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    rules = cast("list[dict[str, list[list[dict[str, object]]]]]", ruler.patterns)
    pairs = [p for rule in rules for p in rule["patterns"] if len(p) > 1]
    first = [p[0] for p in pairs]
    assert {len(p) for p in pairs} == {2}
    assert {p["LOWER"] for p in first if isinstance(p.get("LOWER"), str)} <= PAIR_OPENERS
    assert {str(p) for p in first if not isinstance(p.get("LOWER"), str)} == {
        "{'LOWER': {'REGEX': \"^y'?$\"}}",
        "{'DEP': 'expl'}",
    }


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Peru re-exported the jets to Chile.", "re-exported", "re-export"),
        ("Kenya is re-opening its border.", "re-opening", "re-open"),
        ("Togo and Chad co-hosted talks.", "co-hosted", "co-host"),
        ("Troops of a Franco-German brigade left.", "German", "german"),
    ],
)
def test_a_hyphen_that_opens_a_word_does_not_cut_it(text: str, word: str, lemma: str) -> None:
    (sentence,) = load_parser().parse(text, [Span(0, len(text))])
    found = sentence.at(text.index(word))
    assert found is not None
    assert (found.text, found.lemma) == (word, lemma)
