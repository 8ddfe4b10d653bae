"""Events that no rule has words for: the scorer hears them, the clause names their sides."""

import pytest

from dateline.code.scorer import load_scorer
from dateline.lexicon import load_lexicon
from dateline.pipeline import read_page
from dateline.syntax import load_parser
from dateline.types import Claim, Source


def claims(text: str, *, scored: bool = True) -> tuple[Claim, ...]:
    scorer = load_scorer() if scored else None
    source = Source(id="page", content=text)
    return read_page(source, load_lexicon(), load_parser(), scorer=scorer).claims


def heard(text: str) -> list[tuple[str, list[tuple[str, str | None]]]]:
    return [
        (str(claim.event_type), [(str(a.role), a.country) for a in claim.actors])
        for claim in claims(text)
        if claim.rule.startswith("learned.")
    ]


@pytest.mark.parametrize(
    ("text", "event", "sides"),
    [
        (
            "Senegal drove the Gambian column back across the river.",
            "COERCE",
            [("actor", "SEN"), ("recipient", "GMB")],
        ),
        (
            "Vietnam shipped Laos two hundred buffaloes for the ploughing.",
            "COOPERATE",
            [("actor", "VNM"), ("recipient", "LAO")],
        ),
    ],
)
def test_a_verb_of_no_list_is_heard(text: str, event: str, sides: list[tuple[str, str]]) -> None:
    assert heard(text) == [(event, sides)]
    assert not claims(text, scored=False)


def test_what_is_heard_is_less_sure_than_what_a_rule_tells() -> None:
    (by_ear,) = claims("Vietnam shipped Laos two hundred buffaloes for the ploughing.")
    (by_rule,) = claims("Cuba sent nurses to Angola after the flood.")
    assert by_ear.confidence < by_rule.confidence


@pytest.mark.parametrize(
    "text",
    [
        "Senegal drove the column back across the river.",  # whose?
        "Signed at last: Dakar and Banjul",  # by whom?
        "Senegal and the Gambia lie on one river.",
        "Vietnam, unlike Laos, has a coast.",
        "The road from Kenya to Uganda was bundled into one tender.",
    ],
)
def test_without_two_states_or_a_deed_nothing_is_heard(text: str) -> None:
    assert heard(text) == []


def test_goods_are_no_side_of_what_is_heard() -> None:
    """Whose make they are says nothing of who takes part."""
    assert heard("It is not known why Ghana exported Swedish helicopters last year.") == []
