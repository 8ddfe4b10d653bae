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


def test_they_of_a_comment_are_nobody_of_the_article(parser: Parser) -> None:
    page = """<html><body><article><h1>Border talks</h1><p>Kenyan officials said on Monday that the
    border with Uganda would open in May, and that the talks had been good for both sides of it.</p>
    </article><section id="comments"><h2>Comments</h2><ol class="commentlist">
    <li class="comment"><cite>Ada</cite> <time datetime="2011-05-04T10:00">4 May 2011</time>
    <p>They said that Uganda attacked Kenya, what a joke of a summer this is for all of us.</p></li>
    <li class="comment"><cite>Ben</cite> <time datetime="2011-05-04T11:00">4 May 2011</time>
    <p>Nobody believes such things any more, and nobody ever did where I come from, my friends.</p>
    </li></ol></section></body></html>"""
    attacks = [c for c in claims(parser, page) if c.event_type == "ASSAULT"]
    assert all(c.told_by[:1] == ("Ada",) for c in attacks)
    assert not any("Kenyan" in teller for c in attacks for teller in c.told_by)
