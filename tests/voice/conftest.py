"""What the tests of voices share: a page of one passage, parsed."""

from collections.abc import Sequence

import pytest
from told import Parse

from dateline.lexicon import Lexicon, load_lexicon
from dateline.syntax import Sentence, load_parser, sentences
from dateline.types import Document, Page, Passage, PassageKind, Span


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def parse() -> Parse:
    """Text (and passages, else one body) -> the document and its parsed sentences."""
    parser = load_parser()

    def parsed(
        text: str, passages: Sequence[Passage] | None = None, *, kind: str = "body"
    ) -> tuple[Document, list[Sentence]]:
        whole = Passage(id="p1", start=0, end=len(text), kind=PassageKind(kind))
        document = Document(
            page=Page(id="page", media_type="text/plain", sha256=""),
            text=text,
            passages=tuple(passages or (whole,)),
        )
        return document, parser.parse(text, sentences(text, Span(0, len(text))))

    return parsed
