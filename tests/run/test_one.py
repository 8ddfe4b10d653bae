"""What comes of one page: a reading, a reason why not, or a mistake of ours that is named."""

from contextlib import nullcontext
from types import SimpleNamespace
from typing import cast

import pytest

from dateline.lexicon import Lexicon, load_lexicon
from dateline.run.one import read_source
from dateline.run.sources import Item
from dateline.syntax import Parser, load_parser
from dateline.types import Issue, Source, Span

WORDS = "France and Brazil signed a defence agreement on June 15, 2011.\n"


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def item(content: str | bytes) -> Item:
    issue = Issue(stage="run", message="a date that is none")
    return Item("a", len(content), Source(id="a", content=content), issues=(issue,))


def test_a_page_gives_a_reading_with_what_was_said_before(lexicon: Lexicon, parser: Parser) -> None:
    outcome = read_source(item(WORDS), lexicon, parser)
    assert outcome.reading is not None
    assert outcome.reading.text == WORDS
    assert "a date that is none" in [i.message for i in outcome.reading.issues]
    assert outcome.item.source is None


def test_a_page_without_words_is_refused(lexicon: Lexicon, parser: Parser) -> None:
    outcome = read_source(item(b""), lexicon, parser)
    assert outcome.failure is not None
    assert outcome.failure.kind == "refused"


def test_a_mistake_of_ours_is_named_with_its_kind_and_place(lexicon: Lexicon) -> None:
    def parse(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    broken = cast("Parser", SimpleNamespace(parse=parse, memory_zone=nullcontext))
    outcome = read_source(item(WORDS), lexicon, broken)
    assert outcome.failure is not None
    assert outcome.failure.kind == "ZeroDivisionError"
    assert outcome.failure.message.startswith("division by zero (test_one.py:")


def test_a_page_reads_the_same_whatever_was_read_before(lexicon: Lexicon) -> None:
    pages = [
        item("France has met Brazil. It's had talks with Peru, an official said.\n"),
        item("France has a minister who had talks in Peru on June 15, 2011, having met Brazil.\n"),
        item("The minister is having talks with Peru; he's been getting arms from Brazil.\n"),
    ]
    forwards, backwards = (load_parser.__wrapped__() for _ in range(2))
    there = [read_source(page, lexicon, forwards).reading for page in pages]
    back = [read_source(page, lexicon, backwards).reading for page in reversed(pages)]
    assert there == back[::-1]
    texts = [str(page.source.content) for page in pages if page.source]
    parsed = {text: forwards.parse(text, [Span(0, len(text))]) for text in texts}
    for text in reversed(texts):
        for one, other in zip(
            parsed[text], backwards.parse(text, [Span(0, len(text))]), strict=True
        ):
            assert one.tokens == other.tokens
