"""Every passage and every quoted word can be found again in the original."""

from pathlib import Path

import pytest

from dateline.lexicon import load_lexicon
from dateline.pipeline import read_page
from dateline.read import read
from dateline.syntax import Parser, load_parser
from dateline.types import Source, Span

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "pages").glob("*.html"))


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def seen(html: str) -> str:
    """What a piece of HTML says, read by itself."""
    page = read(Source(id="piece", content=html, media_type="text/html"), load_lexicon())
    return " ".join(page.text.split())


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda p: p.name)
def test_passages_of_a_page(file: Path) -> None:
    html = file.read_text(encoding="utf-8")
    document = read(Source(id=file.name, content=html), load_lexicon())
    for passage in document.passages:
        assert isinstance(passage.origin, Span)
        words = " ".join(document.text[passage.start : passage.end].split())
        start, end = passage.origin
        assert words in seen(f"<div>{html[start:end]}</div>")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda p: p.name)
def test_evidence_of_a_page(file: Path, parser: Parser) -> None:
    html = file.read_text(encoding="utf-8")
    reading = read_page(Source(id=file.name, content=html), load_lexicon(), parser)
    for claim in reading.claims:
        assert isinstance(claim.evidence.origin, Span)
        start, end = claim.evidence.origin
        assert " ".join(claim.evidence.quote.split()) in seen(f"<div>{html[start:end]}</div>")


def test_a_text_is_its_own_original() -> None:
    document = read(Source(id="a", content="Oslo and Riga signed a pact."), load_lexicon())
    assert [p.origin for p in document.passages] == [None]


def test_a_menu_has_one_place_a_paragraph_its_own() -> None:
    first, second = (
        "Zenda opened its bridge on Monday. " * 9 + "Yes.",
        "The toll is two crowns. " * 9 + "No.",
    )
    html = f"<ul class='menu'><li>Home</li><li>News</li></ul><p>{first}</p><p>{second}</p>"
    page = read(Source(id="a", content=html, media_type="text/html"), load_lexicon())
    places = [html[slice(*p.origin)] for p in page.places if isinstance(p.origin, Span)]
    assert places == ["Home</li><li>News", first, second]
