"""What comes of one page: a reading, a reason why not, or a mistake of ours that is named."""

from contextlib import nullcontext
from types import SimpleNamespace
from typing import cast

import pytest

from dateline.lexicon import Lexicon, load_lexicon
from dateline.run.one import read_source
from dateline.run.sources import Item
from dateline.syntax import Parser, load_parser
from dateline.types import Issue, Source

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
    def parse(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    broken = cast("Parser", SimpleNamespace(parse=parse, memory_zone=nullcontext))
    outcome = read_source(item(WORDS), lexicon, broken)
    assert outcome.failure is not None
    assert outcome.failure.kind == "ZeroDivisionError"
    assert outcome.failure.message.startswith("division by zero (test_one.py:")
