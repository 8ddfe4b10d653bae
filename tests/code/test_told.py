"""What is told and what is only named, alleged, dated by or blamed for something."""

from collections.abc import Callable

import pytest
from telling import countries

from dateline.types import Event, EventType, Register, Role, Status

Found = Callable[[str], list[Event]]


def one(found: Found, text: str) -> Event:
    (event,) = found(text)
    return event


def test_a_pronoun_that_nobody_can_resolve_is_no_target(found: Found) -> None:
    assert found("Bolivia attacked us in the night.") == []


def test_a_word_that_a_rule_asks_for_does_not_veto_it(found: Found) -> None:
    event = one(
        found, "Armenia and Azerbaijan exchanged fire on Monday."
    )  # no fire that is put out
    assert (event.event_type, event.mode) == (EventType.ASSAULT, "battle")


def test_in_a_question_a_verb_that_looks_like_a_noun_is_a_verb(found: Found) -> None:
    event = one(found, "Why did Turkey bomb Syria?")
    assert (event.event_type, countries(event, Role.RECIPIENT)) == (EventType.ASSAULT, ["SYR"])


@pytest.mark.parametrize(
    "text",
    [
        "Sudan, Egypt sign pact on Nile water",
        "Kenya, Tanzania sign trade pact",
        "Togo, Niger agree to share water",
    ],
)
def test_a_comma_joins_the_states_of_a_headline(found: Found, text: str) -> None:
    assert len(set(countries(one(found, text), Role.PARTICIPANT))) == 2


def test_what_somebody_is_accused_of_is_no_event_of_its_own(found: Found) -> None:
    event = one(found, "Morocco accused Algeria of arming the rebels.")
    assert (event.event_type, event.register) == (EventType.ACCUSE, Register.STATEMENT)


def test_a_claim_about_it_is_about_who_turns_it_down(found: Found) -> None:
    event = one(found, "Turkey rejected the report that it had bombed Syrian villages.")
    assert countries(event, Role.ACTOR) == ["TUR"]


def test_a_visit_that_dates_an_offer_is_told_beside_it(found: Found) -> None:
    offer, visit = found("During the Malian premier's visit to Algiers, Kenya offered Ghana help.")
    assert {offer.register, visit.register} == {Register.VISIT, Register.AID}


def test_a_thing_that_goes_to_a_country_does_not_visit_it(found: Found) -> None:
    assert found("The pipeline goes from Iraq to Syria.") == []
    assert found("A Georgian cargo plane flew to New Delhi.") == []


def test_what_an_order_lets_others_do_is_not_the_subjects_deed(found: Found) -> None:
    (event,) = found(
        "The Egyptian envoy cancelled his visit to Britain after a ruling barring him."
    )
    assert event.event_type is EventType.REJECT


def test_own_troops_are_not_whom_they_are_sent_to(found: Found) -> None:
    event = one(found, "Kenya offered to send Kenyan troops to Haiti.")
    assert countries(event, Role.RECIPIENT) == ["HTI"]


def test_negotiators_of_two_sides_share_their_noun(found: Found) -> None:
    event = one(found, "UK and EU negotiators have agreed a trade deal.")
    assert sorted(str(c) for c in countries(event, Role.PARTICIPANT)) == ["GBR", "IGO"]


def test_a_strike_of_workers_is_no_attack(found: Found) -> None:
    kinds = {e.event_type for e in found("French railway workers began a strike against Italy.")}
    assert EventType.ASSAULT not in kinds


def test_what_somebody_was_arrested_for_is_alleged(found: Found) -> None:
    text = "A Kenyan was arrested in Uganda for plotting to attack a Danish newspaper."
    assert [e.status for e in found(text) if e.event_type is EventType.ASSAULT] == [Status.CLAIMED]


def test_a_deed_that_is_only_the_subject_of_a_judgement_is_not_told(found: Found) -> None:
    assert found("Lifting the ban on Iranian oil is out of the question.") == []


def test_easing_a_blockade_of_exports_sells_nothing(found: Found) -> None:
    event = one(found, "Peru lifted its blockade on oil exports to Chile.")
    assert (event.event_type, event.register) == (EventType.CONCEDE, Register.SANCTION)


def test_who_condemns_an_attack_on_a_church_blames_no_church(found: Found) -> None:
    assert found("Ghana condemned the attack on a Malian church.") == []


def test_pledged_aid_is_a_promise(found: Found) -> None:
    event = one(found, "Japan pledged food aid to Nepal.")
    assert (event.event_type, event.status) == (EventType.AGREE, Status.AGREED)


def test_the_subject_of_what_follows_at_once_is_no_second_object(found: Found) -> None:
    invasion, aid = found("Libya invaded Chad and Egypt gave aid to the Sudanese.")
    assert countries(aid, Role.ACTOR) == ["EGY"]
    assert countries(invasion, Role.RECIPIENT) == ["TCD"]


def test_who_hosts_talks_between_others_takes_no_part(found: Found) -> None:
    hosted = one(found, "Togo hosted talks between Mali and Niger.")
    assert countries(hosted, Role.ACTOR) == ["TGO"]
    assert countries(hosted, Role.RECIPIENT) == ["MLI", "NER"]
    brokered = one(found, "Togo arranged talks between Mali and Niger.")
    assert countries(brokered, Role.PARTICIPANT) == ["MLI", "NER"]


def test_an_ambassador_is_recalled_from_where_he_is(found: Found) -> None:
    event = one(found, "Greece recalled its ambassador to Hungary.")
    assert (event.event_type, countries(event, Role.RECIPIENT)) == (EventType.SANCTION, ["HUN"])


def test_who_insists_on_a_fact_demands_nothing(found: Found) -> None:
    assert found("Rwanda insists that it is strictly neutral.") == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ethiopian jets killed four children in Mogadishu.", "SOM"),
        ("Ethiopian jets killed four Kenyan children in Mogadishu.", "KEN"),
        ("Ethiopian jets killed four children in the east of Somalia.", "SOM"),
        ("Ethiopian jets killed four children.", None),
    ],
)
def test_whom_violence_hits_counts_as_of_the_place(
    found: Found, text: str, country: str | None
) -> None:
    assert countries(one(found, text), Role.RECIPIENT) == [country]


def test_what_is_told_beside_an_agreement_is_not_what_it_is_about(found: Found) -> None:
    text = "Peru and Chile agreed to share water as Peru's president concluded his visit to Chile."
    agreed = next(e for e in found(text) if e.event_type is EventType.AGREE)
    assert agreed.register is Register.AGREEMENT


@pytest.mark.parametrize(
    "text",
    [
        "Imagine Chile invading Peru.",
        "Suppose Chile bombed Peru.",
        "There was talk of Chile and Peru.",
    ],
)
def test_what_is_only_imagined_or_talked_of_is_not_told(found: Found, text: str) -> None:
    assert found(text) == []


def test_who_foils_a_plot_to_bomb_bombs_nothing(found: Found) -> None:
    for text in (
        "An attempt to bomb the Turkish embassy was foiled by Greek police.",
        "Greek police foiled an attempt to bomb the Turkish embassy.",
    ):
        assert "GRC" not in {c for e in found(text) for c in countries(e, Role.ACTOR)}


def test_how_somebody_died_whom_others_mourn_is_not_told(found: Found) -> None:
    text = "The Danish envoy paid his respects to a Peruvian soldier killed in Mali a decade ago."
    assert [e for e in found(text) if e.event_type is EventType.ASSAULT] == []


def test_called_on_y_to_is_a_demand_and_no_call(found: Found) -> None:
    text = "Chile issued a statement calling on Bolivian President Arce’s administration to lift the ban."
    assert EventType.CONSULT not in {e.event_type for e in found(text)}
