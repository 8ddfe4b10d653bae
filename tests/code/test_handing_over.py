"""Who hands what over to whom: sold, ordered, received, put on hold, in whatever words it is told."""

from collections.abc import Callable

import pytest
from telling import countries

from dateline.types import Event, EventType, Register, Role, Status

Found = Callable[[str], list[Event]]
COOPERATE, AGREE = EventType.COOPERATE, EventType.AGREE


def one(found: Found, text: str) -> Event:
    (event,) = found(text)
    return event


@pytest.mark.parametrize(
    ("text", "kind", "supplier", "recipient"),
    [
        ("India imports tanks from Russia.", COOPERATE, "RUS", "IND"),
        ("India imports most of its arms from Russia.", COOPERATE, "RUS", "IND"),
        ("Ukraine supplied engines for the Turkish Hurkus.", COOPERATE, "UKR", "TUR"),
        ("Paraguay's purchase of six jets from Ecuador ended.", COOPERATE, "ECU", "PRY"),
        ("Oman leased four frigates from Britain.", COOPERATE, "GBR", "OMN"),
        ("Oman leased four frigates to Britain.", COOPERATE, "OMN", "GBR"),
        ("The Netherlands transferred two minehunters to Bulgaria.", COOPERATE, "NLD", "BGR"),
        ("Poland signed a deal for the sale of 48 jets from South Korea.", AGREE, "KOR", "POL"),
        ("Poland signed a deal for the sale of 48 jets to South Korea.", AGREE, "POL", "KOR"),
        ("South Korea won an order for 180 tanks from Poland.", AGREE, "KOR", "POL"),
        ("Poland placed an order for 180 tanks with South Korea.", AGREE, "KOR", "POL"),
        ("Poland awarded South Korea a contract for 180 tanks.", AGREE, "KOR", "POL"),
        ("The contract for six boats was awarded to France by Peru.", AGREE, "FRA", "PER"),
        ("Bolivia is interested in buying drones from Iran.", AGREE, "IRN", "BOL"),
    ],
)
def test_who_supplies_whom(
    found: Found, text: str, kind: EventType, supplier: str, recipient: str
) -> None:
    event = one(found, text)
    assert (event.event_type, event.register) == (kind, Register.TRANSFER)
    assert countries(event, Role.SUPPLIER) == [supplier]
    assert countries(event, Role.RECIPIENT) == [recipient]


@pytest.mark.parametrize(
    ("text", "recipient", "maker"),
    [
        ("Paraguay received six Russian-made helicopters.", "PRY", "RUS"),
        ("A shipment of Chinese rifles reached Gabon.", "GAB", "CHN"),
        ("Malaysia shortlisted the Indian Tejas.", "MYS", "IND"),
        ("The first Gripen for Hungary was rolled out.", "HUN", "SWE"),
    ],
)
def test_who_made_it_need_not_supply_it(
    found: Found, text: str, recipient: str, maker: str
) -> None:
    event = one(found, text)
    assert countries(event, Role.SUPPLIER) == []
    assert countries(event, Role.RECIPIENT) == [recipient]
    assert countries(event, Role.MANUFACTURER) == [maker]


def test_who_is_sold_something_receives_it(found: Found) -> None:
    event = one(found, "Paraguay was sold six helicopters.")
    assert countries(event, Role.RECIPIENT) == ["PRY"]
    assert event.attributes["quantity"] == {"number": 6, "comparator": None}


def test_three_of_six_are_three(found: Found) -> None:
    event = one(found, "Indonesia received the first three of six Rafale jets.")
    assert event.attributes["quantity"] == {"number": 3, "comparator": None}


def test_whose_make_the_carrier_is_does_not_supply_its_load(found: Found) -> None:
    event = one(found, "The howitzers were flown to Chad on a Ukrainian-made plane.")
    assert countries(event, Role.SUPPLIER, Role.MANUFACTURER, Role.CARRIER) == []
    assert countries(event, Role.RECIPIENT) == ["TCD"]


def test_what_belongs_to_a_force_is_held_by_it(found: Found) -> None:
    event = one(found, "The aircraft belongs to the Qatari air force.")
    assert (event.register, event.status) == (Register.HOLDING, Status.ONGOING)
    assert countries(event, Role.RECIPIENT) == ["QAT"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("France put the delivery of two warships to Peru on hold.", EventType.SANCTION),
        ("The delivery of two warships to Peru was suspended by France.", EventType.SANCTION),
        ("France cancelled an order for helicopters from Peru.", EventType.REJECT),
    ],
)
def test_a_delivery_stopped_is_none(found: Found, text: str, kind: EventType) -> None:
    event = one(found, text)
    assert (event.event_type, countries(event, Role.ACTOR)) == (kind, ["FRA"])
    assert countries(event, Role.RECIPIENT) == ["PER"]


def test_a_contract_to_build_hands_no_goods_over(found: Found) -> None:
    event = one(found, "Kenya awarded a Chinese firm a contract to build a railway.")
    assert event.register is not Register.TRANSFER
