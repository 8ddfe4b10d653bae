"""A page read with a model that gives these answers; a model is any function from question to answer."""

from collections.abc import Callable
from functools import partial
from itertools import chain, repeat

import pytest
from proposing import answer

from dateline.lexicon import load_lexicon
from dateline.llm import Answer, Failure, Question, extracted
from dateline.pipeline import read_page
from dateline.syntax import Parser, load_parser
from dateline.types import Reading, Source

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()


@pytest.fixture
def read(parser: Parser) -> Read:
    def read(text: str, *answers: str | Failure, asked: list[Question] | None = None) -> Reading:
        """After the given answers the model finds nothing more. `asked` hears the questions."""
        waiting = chain(answers, repeat(answer()))

        def ask(question: Question) -> Answer | Failure:
            if asked is not None:
                asked.append(question)
            given = next(waiting)
            return given if isinstance(given, Failure) else Answer(given)

        lexicon = load_lexicon()
        extract = partial(extracted, lexicon=lexicon, ask=ask, model="tiny")
        return read_page(Source(id="page", content=text), lexicon, parser, extract=extract)

    return read
