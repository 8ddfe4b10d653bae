"""Quoted speech inside a paragraph is a passage of its speaker."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.pipeline import read_page
from dateline.syntax import Parser, load_parser
from dateline.types import PassageKind, Source


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def quotations(parser: Parser, text: str) -> list[tuple[str, str | None]]:
    reading = read_page(Source(id="page", content=text), load_lexicon(), parser)
    return [
        (text[p.start : p.end], p.author)
        for p in reading.passages
        if p.kind is PassageKind.QUOTATION
    ]


def test_a_speaker_has_his_words(parser: Parser) -> None:
    text = "Foreign Minister Mary Otieno said “the border will open in May” and left."
    assert quotations(parser, text) == [("“the border will open in May”", "Mary Otieno")]


def test_two_parts_of_one_speech(parser: Parser) -> None:
    text = '"We agree," Foreign Minister Mary Otieno said, "and we shall sign in May."'
    assert [author for _, author in quotations(parser, text)] == ["Mary Otieno", "Mary Otieno"]


def test_marks_of_doubt_are_no_speech(parser: Parser) -> None:
    assert quotations(parser, "The “peace” conference of Kenya and Egypt ended in a brawl.") == []


def test_children_lie_inside_their_parents(parser: Parser) -> None:
    text = (
        "“We agree on May,” Foreign Minister Mary Otieno said.\n\nEgypt said “not in May at all”."
    )
    reading = read_page(Source(id="page", content=text), load_lexicon(), parser)
    by_id = {p.id: p for p in reading.passages}
    quoted = [p for p in reading.passages if p.kind is PassageKind.QUOTATION]
    assert len(quoted) == 2
    assert all(p.parent and by_id[p.parent].span.contains(p.span) for p in quoted)
