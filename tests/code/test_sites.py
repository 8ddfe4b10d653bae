"""Where they met is no side: a town before `talks` is their site, a capital may be its government."""

from collections.abc import Callable

import pytest

from dateline.types import Event


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The Bürgenstock talks between Peru and Chile failed.", {"PER", "CHL"}),
        ("Peru and Chile held talks in Évian on Monday.", {"PER", "CHL"}),
        ("Envoys of Peru and Chile met at Wye River.", {"PER", "CHL"}),
    ],
)
def test_a_site_is_no_side(
    found: Callable[[str], list[Event]], text: str, states: set[str]
) -> None:
    assert {a.country for event in found(text) for a in event.actors} == states


def test_the_edge_of_a_town_is_not_attacked(found: Callable[[str], list[Event]]) -> None:
    events = found("Chadian troops attacked the camp on Monday, on the outskirts of Zinder.")
    assert [a.name for e in events for a in e.actors if "Zinder" in a.name] == []
