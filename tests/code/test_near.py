"""What a sentence leaves unsaid: the host of a visit, the man or woman spoken of, the pair that signed."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.pipeline import read_page
from dateline.syntax import load_parser
from dateline.types import Claim, EventType, Register, Role, Source


def last(text: str) -> Claim:
    """The last claim of a page of these words."""
    return read_page(Source(id="page", content=text), load_lexicon(), load_parser()).claims[-1]


def sides(claim: Claim) -> list[tuple[Role, str | None]]:
    return [(a.role, a.country) for a in claim.actors]


@pytest.mark.parametrize(
    "text",
    [
        "Malta's fleet has grown. The Jordanian navy chief visited Naval Headquarters.",
        "Malta hosted a summit in May. The Jordanian prince's visit to the capital ended on Friday.",
        "The Jordanian admiral visited the naval academy and praised the cadets of Malta.",
        "Malta keeps the peace. The Jordanian admiral visiting the fleet headquarters left on Sunday.",
    ],
)
def test_who_visits_a_seat_of_a_state_visits_the_one_other_state_spoken_of(text: str) -> None:
    reading = read_page(Source(id="page", content=text), load_lexicon(), load_parser())
    visit = next(c for c in reading.claims if c.register is Register.VISIT)
    assert sides(visit) == [(Role.ACTOR, "JOR"), (Role.RECIPIENT, "MLT")]


@pytest.mark.parametrize(
    "text",
    [
        "Malta and Norway are old friends. The Jordanian prince visited the capital.",
        "The Jordanian prince visited the capital.",
        "The Jordanian prince visited the capital of Jordan.",
    ],
)
def test_among_several_or_none_there_is_no_host(text: str) -> None:
    reading = read_page(Source(id="page", content=text), load_lexicon(), load_parser())
    assert [c for c in reading.claims if c.register is Register.VISIT] == []


def test_he_is_the_subject_of_the_sentence_right_before() -> None:
    text = "The Peruvian army chief flew home after talks in May. He met his Chilean counterpart."
    assert {c for _, c in sides(last(text))} == {"PER", "CHL"}


def test_a_year_saw_what_the_pair_of_the_story_signed() -> None:
    story = "Norway and Denmark signed a treaty in 1950. "
    for told in (
        "The year 1953 saw the signing of two accords.",
        "The winter of 1953 saw several accords signed.",
        "The agreement was followed by another.",
        "Fish was sold. Ships were built. Roads were laid. Coal was dug. A pact was signed in 1960.",
    ):
        claim = last(story + told)
        assert claim.event_type is EventType.SUPPORT
        assert {c for _, c in sides(claim)} == {"NOR", "DNK"}


def test_among_three_nobody_is_the_pair() -> None:
    text = "Norway, Denmark and Iceland signed a treaty in 1950. A second pact was signed in 1953."
    claim = last(text)
    assert {c for _, c in sides(claim)} == {"NOR", "DNK", "ISL"}
    assert claim.evidence.quote.startswith("Norway")


@pytest.mark.parametrize(
    "text",
    [
        "Malta's premier was pleased. The visiting Jordanian minister held talks with his counterpart.",
        "The Jordanian minister, who is on a visit to Malta, met his counterpart.",
        "Malta prepares a parade. A Jordanian delegation arrived here on Monday.",
    ],
)
def test_his_counterpart_and_here_are_of_the_other_state(text: str) -> None:
    reading = read_page(Source(id="page", content=text), load_lexicon(), load_parser())
    assert {c for claim in reading.claims for _, c in sides(claim)} == {"JOR", "MLT"}


def test_who_left_after_a_trip_called_nothing_off() -> None:
    claim = last("The Kazakh premier left for home after his trip to Italy.")
    assert claim.event_type is EventType.CONSULT


def test_a_planned_visit_is_a_visit() -> None:
    claim = last("A visit by the Hungarian president to Kazakhstan is planned for May.")
    assert (claim.event_type, claim.register) == (EventType.AGREE, Register.VISIT)
