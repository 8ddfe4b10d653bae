"""`Peru denied it`: what was told in the sentence before, by the same voice, and who denies it."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.pipeline import read_page
from dateline.syntax import load_parser
from dateline.types import Claim, EventType, Polarity, Role, Source, Status


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


def test_a_charge_can_be_denied_in_its_own_sentence() -> None:
    told, denied = claims("Chile says Peru sank a Chilean trawler, a charge that Peru denies.")
    assert (told.polarity, denied.polarity) == (Polarity.AFFIRMED, Polarity.NEGATED)
    assert denied.actors == told.actors


def test_the_accused_answers_the_accuser() -> None:
    _, denied = claims("Chile accused Peru of sinking a trawler. Peru denied the charge.")
    assert denied.event_type is EventType.STATEMENT
    assert {(a.role, a.country) for a in denied.actors} == {
        (Role.ACTOR, "PER"),
        (Role.RECIPIENT, "CHL"),
    }
    assert denied.status is Status.DENIED
