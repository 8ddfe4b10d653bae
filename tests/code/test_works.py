"""Works that are promised in one breath are as many promises, where each has its own place."""

from telling import coded, countries

from dateline.types import Role


def told(text: str) -> list[tuple[object, list[str | None]]]:
    return [(e.attributes.get("name"), countries(e, Role.RECIPIENT)) for e in coded(text)]


def test_two_works_in_two_states_are_two_promises() -> None:
    text = "China promised to build a hospital in Chad and a steel mill in Niger."
    assert told(text) == [("hospital", ["TCD"]), ("steel mill", ["NER"])]


def test_works_at_places_that_no_table_knows_are_for_whom_the_offer_is() -> None:
    text = "Iran offered Malta to build a refinery near Qormi and an atomic power plant in Zurrieq."
    assert told(text) == [("refinery", ["MLT"]), ("atomic power plant", ["MLT"])]


def test_works_in_one_place_are_one_promise() -> None:
    (event,) = coded("Japan offered to finance a bridge and a port in Kenya.")
    assert countries(event, Role.RECIPIENT) == ["KEN"]


def test_who_offers_is_the_same() -> None:
    found = coded("Iran offered to build a refinery near Colombo and a dam in Kandy.")
    assert [countries(e, Role.ACTOR) for e in found] == [["IRN"], ["IRN"]]
