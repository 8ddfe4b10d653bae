"""Pages about no state at all (tests/pages/quiet) give no record, full of states as they are."""

from pathlib import Path

import pytest

from dateline.code.matters import matter, off_states
from dateline.lexicon import load_lexicon
from dateline.merge import records
from dateline.pipeline import read_page
from dateline.syntax import load_parser
from dateline.types import Source, Span

PAGES = sorted((Path(__file__).parent.parent / "pages" / "quiet").glob("*.txt"))
MATCH = (
    "The match in Lima was goalless at half-time. Peru attacked down the left, and their striker "
    "beat the goalkeeper. Chile struck back from a corner. The Chilean foreign minister had called "
    "off his visit to Peru in protest at the raid on a trawler."
)


def about(text: str) -> str | None:
    return matter(text, Span(0, len(text)), load_lexicon().events.matters)


def test_there_are_twelve_of_them() -> None:
    assert len(PAGES) == 12


@pytest.mark.parametrize("page", PAGES, ids=[p.stem for p in PAGES])
def test_a_quiet_page_gives_no_record(page: Path) -> None:
    source = Source(id=page.stem, content=page.read_text(encoding="utf-8"))
    assert records(read_page(source, load_lexicon(), load_parser()).claims) == ()


def test_a_passage_is_about_what_its_words_show() -> None:
    assert about(MATCH) == "sport"
    assert about("The foreign minister watched the match in the stadium with his coach.") is None


def test_as_many_words_of_statecraft_leave_it_open() -> None:
    war = "The army shelled the town; the navy and its missiles hit the border. A minister spoke of sanctions."
    assert about(MATCH + war) is None


def test_in_a_report_of_a_match_the_minister_is_still_read() -> None:
    lexicon = load_lexicon()
    game, state = MATCH.index("Peru attacked"), MATCH.index("The Chilean foreign")
    assert off_states(MATCH, Span(game, state), "sport", lexicon)
    assert not off_states(MATCH, Span(state, len(MATCH)), "sport", lexicon)
    assert not off_states(MATCH, Span(game, state), None, lexicon)


def test_armies_of_a_film_are_invented() -> None:
    words = "The army shells Bergen in the first reel."
    assert off_states(words, Span(0, len(words)), "screen", load_lexicon())
