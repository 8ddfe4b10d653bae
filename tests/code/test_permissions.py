"""Who may pass on whose goods to whom, and who lets whom use its ground."""

from collections.abc import Callable

import pytest
from telling import countries

from dateline.types import Event, EventType, Register, Role, Status

Found = Callable[[str], list[Event]]


def one(found: Found, text: str) -> Event:
    (event,) = found(text)
    return event


@pytest.mark.parametrize(
    ("text", "supplier", "recipient", "maker"),
    [
        ("Germany let Estonia hand over its howitzers to Ukraine.", "EST", "UKR", "DEU"),
        ("Washington cleared Israel to sell Kfir jets to Sri Lanka.", "ISR", "LKA", "USA"),
        ("Berlin permitted Spain to re-export twenty tanks to Oman.", "ESP", "OMN", "DEU"),
        ("The United States gave Norway permission to donate jets to Peru.", "NOR", "PER", "USA"),
        ("Poland was allowed by Germany to send Leopard tanks to Kenya.", "POL", "KEN", "DEU"),
        (
            "Estonia received Germany's permission to pass howitzers on to Mali.",
            "EST",
            "MLI",
            "DEU",
        ),
    ],
)
def test_a_permission_to_pass_on_is_part_of_the_transfer(
    found: Found, text: str, supplier: str, recipient: str, maker: str
) -> None:
    event = one(found, text)
    assert (event.event_type, event.register) == (EventType.COOPERATE, Register.TRANSFER)
    assert event.status is Status.AGREED
    assert countries(event, Role.SUPPLIER) == [supplier]
    assert countries(event, Role.RECIPIENT) == [recipient]
    assert countries(event, Role.MANUFACTURER) == [maker]


@pytest.mark.parametrize(
    ("text", "supplier", "recipient"),
    [
        ("Canada approved the sale of six helicopters to Peru.", "CAN", "PER"),
        ("Germany cleared Norway's re-export of four frigates to Chile.", "NOR", "CHL"),
        ("The export of jets to Oman was authorised by Italy.", "ITA", "OMN"),
    ],
)
def test_a_sale_that_a_government_clears_is_agreed(
    found: Found, text: str, supplier: str, recipient: str
) -> None:
    event = one(found, text)
    assert (event.register, event.status) == (Register.TRANSFER, Status.AGREED)
    assert countries(event, Role.SUPPLIER) == [supplier]
    assert countries(event, Role.RECIPIENT) == [recipient]


def test_who_refuses_to_let_another_pass_goods_on_supplies_nothing(found: Found) -> None:
    event = one(found, "Switzerland refused to let Denmark pass on armoured vehicles to Mali.")
    assert event.event_type is EventType.REJECT
    assert countries(event, Role.ACTOR) == ["CHE"]
    assert countries(event, Role.SUPPLIER) == ["DNK"]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Brazil supplied Chile with forty engines.", ["CHL"]),
        ("Norway allowed Germany to export engines for the Transall.", ["FRA"]),  # built by both
        ("Britain sold engines for the Gripen.", ["SWE"]),
        ("Britain sold 60 engines for the Turkish Hurkus trainer.", ["TUR"]),
    ],
)
def test_goods_for_a_type_are_for_those_who_build_it(
    found: Found, text: str, recipients: list[str]
) -> None:
    assert countries(one(found, text), Role.RECIPIENT) == recipients


@pytest.mark.parametrize(
    ("text", "giver", "users"),
    [
        ("Kenya gave Britain access to an airbase near Mombasa.", "KEN", ["GBR"]),
        ("Kenya gave Canada and Italy access to a naval base at Mombasa.", "KEN", ["CAN", "ITA"]),
        ("Togo gave the Dutch access to airfields in Togo.", "TGO", ["NLD"]),
        ("Djibouti has leased a naval base to Japan.", "DJI", ["JPN"]),
        ("Jordan allowed French jets to use its airfield.", "JOR", ["FRA"]),
        ("French jets were allowed to use airfields in Jordan.", "JOR", ["FRA"]),
        ("Bulgaria opened its airspace to American aircraft.", "BGR", ["USA"]),
        ("Access to the port of Souda was granted to the French navy by Greece.", "GRC", ["FRA"]),
        ("India gained access to two ports in Oman.", "OMN", ["IND"]),
        ("China leases a naval base in Djibouti.", "DJI", ["CHN"]),
    ],
)
def test_who_lets_others_use_its_bases_cooperates(
    found: Found, text: str, giver: str, users: list[str]
) -> None:
    event = one(found, text)
    assert event.event_type is EventType.COOPERATE
    assert countries(event, Role.ACTOR) == [giver]
    assert countries(event, Role.RECIPIENT) == users


def test_whose_ground_it_is_stands_beside_who_opens_it(found: Found) -> None:
    event = one(found, "NATO gave Sweden access to an airfield in Poland.")
    assert countries(event, Role.ACTOR, Role.RECIPIENT) == ["IGO", "SWE"]
    assert countries(event, Role.THIRD_PARTY) == ["POL"]


@pytest.mark.parametrize(
    "text",
    [
        "Spain offered air bases to the western bloc.",
        "Tajikistan offered India access to facilities at Ayni.",
        "Oman offered Britain the use of its ports.",
    ],
)
def test_bases_that_are_only_offered_are_an_offer(found: Found, text: str) -> None:
    event = one(found, text)
    assert (event.event_type, event.status) == (EventType.AGREE, Status.PROPOSED)


def test_access_refused_is_a_refusal(found: Found) -> None:
    event = one(found, "Turkey denied Israel access to its airspace.")
    assert (event.event_type, countries(event, Role.RECIPIENT)) == (EventType.REJECT, ["ISR"])


def test_ports_that_open_to_trade_are_opened_to_nobody(found: Found) -> None:
    assert found("Peru opened its ports to trade.") == []
