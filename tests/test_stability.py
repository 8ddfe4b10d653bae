"""Ids of claims outlive small changes of the page: what is said is named, not where it stands."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.pipeline import read_page
from dateline.syntax import Parser, load_parser
from dateline.types import Reading, Source

PAGE = """Latest news

Norway and Estonia to share radar data

TALLINN: Norway and Estonia signed an agreement on radar data on 4 May 2011.

Norwegian Defence Minister Kari Lunde visited Tallinn on Tuesday. She met her Estonian
counterpart, Jaan Saar.

Estonia accused Latvia of jamming the radar in 2009.

Norway delivered six patrol boats to Estonia in March 2010.

Published in The Baltic Herald, May 6th, 2011
"""


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def reading(parser: Parser, text: str) -> Reading:
    return read_page(Source(id="page", content=text), load_lexicon(), parser)


def ids(parser: Parser, text: str) -> set[str]:
    return {c.id for c in reading(parser, text).claims}


def test_every_claim_quotes_the_page(parser: Parser) -> None:
    found = reading(parser, PAGE)
    assert len(found.claims) >= 4
    assert all(
        found.text[c.evidence.start : c.evidence.end] == c.evidence.quote for c in found.claims
    )


def test_the_same_page_gives_the_same_reading(parser: Parser) -> None:
    assert reading(parser, PAGE) == reading(parser, PAGE)


def test_a_changed_header_line_changes_no_id(parser: Parser) -> None:
    changed = PAGE.replace("Latest news", "All the latest news, updated twice a day")
    assert ids(parser, changed) == ids(parser, PAGE)


def test_squeezed_spaces_change_no_id(parser: Parser) -> None:
    spread = PAGE.replace("signed an agreement", "signed  an   agreement").replace(
        "six patrol", "six\tpatrol"
    )
    assert ids(parser, spread) == ids(parser, PAGE)


def test_a_dropped_line_takes_only_its_own_claims(parser: Parser) -> None:
    dropped = PAGE.replace("Estonia accused Latvia of jamming the radar in 2009.\n\n", "")
    gone = ids(parser, PAGE) - ids(parser, dropped)
    assert ids(parser, dropped) < ids(parser, PAGE)
    accusations = {c.id for c in reading(parser, PAGE).claims if c.event_type == "ACCUSE"}
    assert gone == accusations
