"""`Peru denied it`: what was told in the sentence before, by the same voice, and who denies it."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.pipeline import read_page
from dateline.syntax import load_parser
from dateline.types import Claim, Polarity, Source, Status


def claims(text: str) -> tuple[Claim, ...]:
    return read_page(Source(id="page", content=text), load_lexicon(), load_parser()).claims


@pytest.mark.parametrize(
    "denial",
    [
        "Peru denied it.",
        "Peru rejected the claim.",
        "The Peruvian government dismissed the report as propaganda.",
    ],
)
def test_a_denial_is_tied_to_what_was_told_before(denial: str) -> None:
    told, denied = claims(f"Chile said on Monday that Peru had sunk a Chilean trawler. {denial}")
    assert (told.status, told.polarity) == (Status.HAPPENED, Polarity.AFFIRMED)
    assert (denied.event_type, denied.actors) == (told.event_type, told.actors)
    assert (denied.status, denied.polarity) == (Status.DENIED, Polarity.NEGATED)
    assert denied.evidence.quote == denial.rstrip(".")


@pytest.mark.parametrize(
    "other",
    [
        "Brazil denied it.",  # it did nothing
        "Peru denied the fishermen a licence.",
        "Peru rejected the claim of the owners to a reward.",
    ],
)
def test_other_denials_leave_it_alone(other: str) -> None:
    found = claims(f"Chile said on Monday that Peru had sunk a Chilean trawler. {other}")
    assert not any(c.rule.endswith(".denied") for c in found)
