"""What the parser hangs wrong is put right before coding: joined subjects, dates at the front."""

from collections.abc import Callable

import pytest

from dateline.types import Event, EventType

Found = Callable[[str], list[Event]]


@pytest.mark.parametrize(
    "text",
    [
        "In 2008 Brazil and Colombia signed a pact.",
        "On Monday Brazil and Colombia signed a treaty.",
        "On Friday Brazil and Colombia signed a treaty.",
        "On 3 May Brazil and Colombia signed a treaty.",
        "Brazil and Colombia signed a treaty.",
    ],
)
def test_a_date_at_the_front_takes_no_subject(found: Found, text: str) -> None:
    (signing,) = found(text)
    assert [a.name for a in signing.actors] == ["Brazil", "Colombia"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("On 21 July 1977 Libyan tanks raided an Egyptian town.", None),
        ("On 21 July 1977 Libya attacked 40 Egyptian tanks.", 40),
    ],
)
def test_the_number_of_a_date_is_no_quantity(found: Found, text: str, number: int | None) -> None:
    (raid,) = found(text)
    quantity = raid.attributes.get("quantity")
    assert (quantity and quantity["number"]) == number  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Resolution 1701 called on Syria to respect the border.", "Resolution 1701"),
        ("Mongolia is looking for partners to build a railway.", "Mongolia"),
        (
            "UN Resolution 47, adopted on 21 April 1948, to restore peace in Kenya.",
            "UN Resolution 47",
        ),
    ],
)
def test_who_asks_stands_before_the_verb(found: Found, text: str, actor: str) -> None:
    (asked,) = found(text)
    assert asked.event_type is EventType.REQUEST
    assert asked.actors[0].name == actor


def test_of_a_whole_sentence_the_verb_is_no_aside(found: Found) -> None:
    (call,) = found("The visiting Cuban delegation called on the Vietnamese premier.")
    assert [a.country for a in call.actors] == ["CUB", "VNM"]
