"""Stages together: what a page says was done, by whom, on whose word."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.pipeline import read_page
from dateline.syntax import Parser, load_parser
from dateline.types import Claim, Source


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def claims(parser: Parser, text: str) -> list[Claim]:
    return list(read_page(Source(id="page", content=text), load_lexicon(), parser).claims)


def test_an_accusation_is_a_deed_of_its_own(parser: Parser) -> None:
    (claim,) = claims(parser, "Somalia accused Ethiopia of violating its airspace on 4 May 2011.")
    assert (claim.event_type, claim.status, claim.told_by) == ("ACCUSE", "happened", ())


def test_what_somebody_says_is_on_his_word(parser: Parser) -> None:
    found = claims(parser, "Kenya sold tea to Egypt in 2011, Foreign Minister Mary Otieno said.")
    assert [c.told_by for c in found] == [("Mary Otieno",)]


def test_furniture_makes_no_claim(parser: Parser) -> None:
    page = """<html><body><nav><a href="/a">France invades Spain</a></nav>
    <article><h1>Harvest</h1><p>The wheat stood high this year, farmers in the valley found, and the
    mills ran day and night until the first snow fell on the hills.</p></article>
    <footer>Italy attacked Greece in 1940</footer></body></html>"""
    assert claims(parser, page) == []
