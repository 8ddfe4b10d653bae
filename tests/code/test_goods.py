"""What is handed over: how many, of which make, on whose ship, and to whom."""

from collections.abc import Callable

import pytest
from telling import countries

from dateline.types import Event, Role

Found = Callable[[str], list[Event]]


def one(found: Found, text: str) -> Event:
    (event,) = found(text)
    return event


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Germany delivered Leopard 2 tanks to Ukraine.", None),
        ("Germany provided Ukraine with 14 Leopard 2 tanks.", 14),
        ("France delivered 40 Mirage 2000 jets to Peru.", 40),
        ("Peru bought Type 45 destroyers from Britain.", None),
        ("Peru bought two destroyers from Britain.", 2),
    ],
)
def test_the_number_of_a_type_is_no_quantity(found: Found, text: str, number: int | None) -> None:
    quantity = one(found, text).attributes.get("quantity")
    assert (quantity and quantity["number"]) == number  # type: ignore[index]


def test_two_groups_of_people_are_counted_apart(found: Found) -> None:
    soldiers, nurses = found("Chad killed 12 Libyan soldiers and 30 Sudanese nurses.")
    assert [soldiers.attributes["quantity"], nurses.attributes["quantity"]] == [
        {"number": 12, "comparator": None},
        {"number": 30, "comparator": None},
    ]
    assert countries(nurses, Role.RECIPIENT) == ["SDN"]


@pytest.mark.parametrize(
    ("text", "maker"),
    [
        ("Peru flies Mi-17s.", "RUS"),
        ("Peru operates 24 Mirage 2000 jets.", "FRA"),
        ("Chile is already using Russian made helicopters but the crews are few.", "RUS"),
        ("Peru operates Korean K-9 howitzers.", "KOR"),  # the words go before the table
    ],
)
def test_the_make_is_known_by_the_designation(found: Found, text: str, maker: str) -> None:
    assert countries(one(found, text), Role.MANUFACTURER) == [maker]


def test_who_sells_its_own_make_is_the_supplier(found: Found) -> None:
    event = one(found, "Germany sold Leopard 2 tanks to Chile.")
    assert event.attributes["designation"] == "Leopard 2"
    assert countries(event, Role.SUPPLIER, Role.MANUFACTURER) == ["DEU"]


def test_whose_aircraft_carries_the_goods(found: Found) -> None:
    event = one(found, "France delivered howitzers to Chad aboard a Ukrainian aircraft.")
    assert countries(event, Role.CARRIER) == ["UKR"]


def test_a_delivery_needs_no_known_supplier(found: Found) -> None:
    event = one(found, "Twelve jets were delivered to Oman in May.")
    assert [(a.role, a.country) for a in event.actors] == [(Role.RECIPIENT, "OMN")]


def test_ships_from_several_states_are_all_of_them(found: Found) -> None:
    text = "Exercise Malabar began with ships from India, Japan and Australia."
    event = one(found, text)
    assert event.attributes["name"] == "Malabar"
    assert countries(event, Role.PARTICIPANT) == ["IND", "JPN", "AUS"]


def test_a_batch_of_jets_is_jets(found: Found) -> None:
    event = one(found, "The first batch of six fighters was handed over to Azerbaijan.")
    assert countries(event, Role.RECIPIENT) == ["AZE"]


def test_over_of_a_verb_compares_nothing(found: Found) -> None:
    quantity = one(found, "Spain handed over two patrol boats to Peru.").attributes["quantity"]
    assert quantity == {"number": 2, "comparator": None}


def test_a_group_with_a_number_in_its_name_is_no_weapon(found: Found) -> None:
    assert "designation" not in one(found, "Rwanda supported the M23 rebels.").attributes


@pytest.mark.parametrize(
    ("text", "designation"),
    [
        ("Brazil delivered three Super Tucanos to Chile.", "Super Tucanos"),
        ("France sold 12 Mirages to Peru.", "Mirages"),
        ("Hungary ordered 36 Gripens from Sweden.", "Gripens"),
    ],
)
def test_a_type_of_the_table_is_goods_by_its_name_alone(
    found: Found, text: str, designation: str
) -> None:
    event = one(found, text)
    assert event.register == "transfer"
    assert event.attributes["designation"] == designation


def test_a_particle_compares_nothing(found: Found) -> None:
    event = one(found, "Germany handed over 24 howitzers to Ukraine.")
    assert event.attributes["quantity"] == {"number": 24, "comparator": None}


@pytest.mark.parametrize("text", ["Fiji received Australian patrol boats."])
def test_patrol_boats_are_of_the_state_before_them(found: Found, text: str) -> None:
    (supplier,) = [a for a in one(found, text).actors if a.role is Role.SUPPLIER]
    assert (supplier.name, supplier.country) == ("Australian", "AUS")
