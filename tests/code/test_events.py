"""Who did what to whom, in sentences of our own: the constructions, not the words."""

import pytest
from telling import coded as found
from telling import countries

from dateline.code import may_hold_event
from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.types import (
    Document,
    Event,
    EventType,
    Page,
    Passage,
    PassageKind,
    Quad,
    Register,
    Role,
    Span,
    Status,
)


def one(text: str) -> Event:
    (event,) = found(text)
    return event


def test_a_passive_names_the_doer_after_by() -> None:
    event = one("Three Indian fishermen were arrested by the Sri Lankan navy.")
    assert event.event_type is EventType.COERCE
    assert countries(event, Role.ACTOR) == ["LKA"]
    assert countries(event, Role.RECIPIENT) == ["IND"]


def test_a_promise_swallows_what_is_promised() -> None:
    event = one("Norway agreed to lend money to Iceland.")
    assert (event.event_type, event.status) == (EventType.AGREE, Status.AGREED)
    assert countries(event, Role.RECIPIENT) == ["ISL"]


def test_who_is_urged_is_the_recipient() -> None:
    event = one("Germany urged Russia to show restraint.")
    assert (event.event_type, event.status) == (EventType.REQUEST, None)  # the urging happened
    assert countries(event, Role.RECIPIENT) == ["RUS"]


def test_what_somebody_should_do_to_a_third_is_demanded() -> None:
    demand, retreat = found("Germany urged Russia to withdraw its troops from Georgia.")
    assert (demand.event_type, countries(demand, Role.RECIPIENT)) == (EventType.REQUEST, ["RUS"])
    assert (retreat.event_type, retreat.status) == (EventType.RETREAT, Status.DEMANDED)
    assert countries(retreat, Role.RECIPIENT) == ["GEO"]


def test_a_friendly_request_is_no_conflict() -> None:
    event = one("Nepal asked India for help after the earthquake.")
    assert (event.event_type, event.quad) == (EventType.REQUEST, Quad.VERBAL_COOPERATION)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Spain will send medicine to Morocco.", EventType.AGREE),
        ("Spain will begin sending medicine to Morocco.", EventType.AGREE),
        ("Spain will bomb Morocco.", EventType.THREATEN),
        ("Spain will not send medicine to Morocco.", EventType.REJECT),
    ],
)
def test_what_is_only_announced_is_a_promise_a_threat_or_a_refusal(
    text: str, kind: EventType
) -> None:
    assert one(text).event_type is kind


def test_what_is_expected_is_no_view() -> None:
    event = one("The French premier is expected to visit Cairo in June.")
    assert (event.event_type, event.register) == (EventType.AGREE, Register.VISIT)
    assert event.status is Status.PLANNED


def test_sides_of_a_meeting_are_participants() -> None:
    event = one("The presidents of Chile and Peru met in Lima.")
    assert set(countries(event, Role.PARTICIPANT)) == {"CHL", "PER"}


def test_sides_joined_by_a_hyphen() -> None:
    event = one("A third round of Iran-Iraq talks began on Monday.")
    assert countries(event, Role.PARTICIPANT) == ["IRN", "IRQ"]
    assert event.attributes["round"] == 3


def test_a_headline_without_a_finite_verb_is_a_plan() -> None:
    event = one("Pakistan, Russia to strengthen military ties")
    assert countries(event, Role.PARTICIPANT) == ["PAK", "RUS"]
    assert event.event_type is EventType.AGREE


def test_a_relative_clause_speaks_of_its_antecedent() -> None:
    event = found("The Turkish minister, who visited Baku on Monday, praised the plan.")[0]
    assert (countries(event, Role.ACTOR), countries(event, Role.RECIPIENT)) == (["TUR"], ["AZE"])


def test_the_pronoun_of_reported_speech_is_the_speaker() -> None:
    event = one("Denmark said it had expelled two Russian diplomats.")
    assert (event.event_type, countries(event, Role.ACTOR)) == (EventType.SANCTION, ["DNK"])


def test_what_is_condemned_belongs_to_its_owner() -> None:
    accused, attacked = found("Syria condemned Israel's attack on Lebanon.")
    assert (accused.event_type, attacked.event_type) == (EventType.ACCUSE, EventType.ASSAULT)
    assert countries(accused, Role.RECIPIENT) == ["ISR"]
    assert (countries(attacked, Role.ACTOR), countries(attacked, Role.RECIPIENT)) == (
        ["ISR"],
        ["LBN"],
    )


def test_a_contract_is_told_as_the_sale_it_is_about() -> None:
    event = one("Russia concluded a deal for the sale of four Mi-35 helicopters to Pakistan.")
    assert (event.event_type, event.register) == (EventType.AGREE, Register.TRANSFER)
    assert countries(event, Role.SUPPLIER) == ["RUS"]
    assert countries(event, Role.RECIPIENT) == ["PAK"]
    assert event.attributes["designation"] == "Mi-35"
    assert event.attributes["quantity"] == {"number": 4, "comparator": None}


def test_a_signed_treaty_is_support() -> None:
    event = one("Chile and Peru signed a border treaty in 1929.")
    assert (event.event_type, event.register) == (EventType.SUPPORT, Register.AGREEMENT)


def test_who_joins_two_alliances_joins_twice() -> None:
    events_found = found("Pakistan joined SEATO and CENTO.")
    assert [a.name for e in events_found for a in e.actors if a.role is Role.RECIPIENT] == [
        "SEATO",
        "CENTO",
    ]


def test_an_amount_has_a_currency_and_a_year() -> None:
    event = one("Trade between Kenya and Tanzania reached over 2.5 billion dollars in 2012.")
    assert event.attributes["amount"] == {
        "number": 2_500_000_000,
        "currency": "USD",
        "comparator": "over",
        "year": 2012,
    }


def test_a_visit_may_tell_how_long() -> None:
    event = one("The Chinese premier paid a four-day visit to Nepal.")
    assert event.attributes["duration"] == "P4D"


def test_evidence_is_the_clause_and_the_trigger_lies_in_it() -> None:
    text = "Prices rose sharply in the spring of that year, and Turkey visited no one, but Syria attacked Jordan."
    event = next(e for e in found(text) if e.event_type is EventType.ASSAULT)
    assert text[event.clause.start : event.clause.end].startswith("Syria attacked Jordan")
    assert all(event.clause.contains(span) for span in event.trigger)


@pytest.mark.parametrize(
    "text",
    [
        "India attacked early in the match and beat Australia.",  # a game
        "The German chancellor visited Hamburg.",  # no journey abroad
        "France met the deadline.",
        "France released a report on Italy.",
        "France struck a chord with Italy.",
        "The price of oil from Norway fell.",
        "Brazil beat Germany 2-1 and met France in the semi-final.",
        "In the film, a Russian spy kills the American president and flees to Cuba.",
        "The novel tells how China invades Taiwan in 2030.",
        "The drama, in which Iran bombs Israel, starts on Friday.",
        "There was no agreement between Kenya and Uganda.",
        "Heavy rain in Kenya killed ten people from Uganda.",
        "Toyota launched an attack on the German car market.",
        "Shares in Japan attacked new highs on Monday as Germany led gains.",
        "Kenya stabbed Uganda in the back over the pipeline.",
        "I sympathise with the victims.",
        "The exports of Norway were hit by tariffs.",
        "A fire destroyed the village in Norway.",
    ],
)
def test_no_event(text: str) -> None:
    assert found(text) == []


def test_the_gate_wants_a_trigger_and_somebody() -> None:
    lexicon = load_lexicon()

    def opens(text: str) -> bool:
        page = Page(id="p", media_type="text/plain", sha256="")
        body = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY)
        mentions = names(Document(page=page, text=text, passages=(body,)), lexicon)
        return may_hold_event(text, Span(0, len(text)), mentions, lexicon)

    assert opens("Iran attacked Iraq.")
    assert not opens("Iran is a large country.")
    assert not opens("It was attacked by night.")


def test_hostile_text_is_no_trouble() -> None:
    text = "Iran " + "and Iraq " * 60 + "attacked " + "of the " * 60 + "Kuwait " * 40
    assert all(e.clause.end <= len(text) for e in found(text))


def test_money_is_no_state() -> None:
    text = "Kenya sent aid worth US$ 5 million to Malawi."
    assert {a.country for e in found(text) for a in e.actors} == {"KEN", "MWI"}


def test_goods_have_a_maker_beside_who_has_them() -> None:
    event = one("Kenya already operates four Russian-made helicopters.")
    assert event.register is Register.HOLDING
    assert countries(event, Role.RECIPIENT) == ["KEN"]
    assert countries(event, Role.MANUFACTURER) == ["RUS"]


def test_a_sale_has_supplier_buyer_and_maker() -> None:
    event = one("Chile bought 12 Italian jets from Norway.")
    assert countries(event, Role.SUPPLIER) == ["NOR"]
    assert countries(event, Role.RECIPIENT) == ["CHL"]
    assert countries(event, Role.MANUFACTURER) == ["ITA"]


def test_a_delegation_is_of_the_state_of_its_leader() -> None:
    event = one("The delegation, led by the Greek defence minister, visited Cairo on Monday.")
    assert countries(event, Role.ACTOR) == ["GRC"]


def test_those_who_are_met_may_be_named_after_including() -> None:
    event = one("The Kenyan minister met defence officials, including his Chilean counterpart.")
    assert set(countries(event, Role.PARTICIPANT)) == {"KEN", "CHL"}


def test_his_country_is_that_of_the_speaker() -> None:
    event = one("President Putin told the paper that his country wants to join the African Union.")
    assert countries(event, Role.ACTOR) == ["RUS"]


def test_what_is_fired_at_it_is_fired_at_the_speaker() -> None:
    event = one("Israel said rockets were fired at it from Lebanon.")
    assert countries(event, Role.RECIPIENT) == ["ISR"]


def test_a_raid_that_kills_is_of_who_raids() -> None:
    event = one("Three villagers were killed in an air strike by Turkish jets.")
    assert countries(event, Role.ACTOR) == ["TUR"]


def test_an_exercise_of_one_is_a_show_of_force() -> None:
    event = one("Belarus held military exercises near Latvia.")
    assert event.event_type is EventType.MOBILIZE
    assert one("Belarus and Serbia held military exercises.").event_type is EventType.COOPERATE


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The presidents of Chile and Peru met in Moscow.", "Moscow", "RUS"),
        ("The Greek minister arrived in Cairo on Monday.", "Cairo", "EGY"),
        ("Kenya and Chile held talks at Ramstein Air Base in Germany.", "Ramstein Air Base", "DEU"),
    ],
)
def test_where_it_was(text: str, name: str, country: str) -> None:
    event = one(text)
    assert event.place is not None
    assert (event.place.name, event.place.country) == (name, country)


def test_an_increase_in_trade_is_a_figure_of_trade() -> None:
    event = one(
        "Kenya and Chile saw a rise in trade from $100 million in 2002 to $500 million in 2007."
    )
    assert event.register is Register.TRADE_FIGURE
    assert event.attributes["amount"] == {
        "number": 500_000_000,
        "currency": "USD",
        "comparator": None,
        "year": 2007,
    }


def test_a_headline_joins_states_by_a_comma() -> None:
    event = one("Chile, Peru to hold joint naval drills")
    assert countries(event, Role.PARTICIPANT) == ["CHL", "PER"]


def test_who_joins_one_or_the_other_joins_once() -> None:
    assert len(found("Kenya will join either the African Union or the Arab League.")) == 1


def test_what_is_only_thought_of_is_not_told() -> None:
    event = one("The minister praised the idea of attacking Norway.")
    assert event.event_type is EventType.SUPPORT


def test_who_is_bombed_is_told_though_nobody_says_by_whom() -> None:
    event = one("The Turkish embassy in Kabul was bombed on Monday.")
    assert event.event_type is EventType.ASSAULT
    assert countries(event, Role.RECIPIENT) == ["TUR"]


def test_a_paper_speaks_for_where_it_is_issued() -> None:
    event = one("A statement issued in Nairobi accused Chile of shelling a ship.")
    assert (countries(event, Role.ACTOR), countries(event, Role.RECIPIENT)) == (["KEN"], ["CHL"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Turkey Deploys Troops To Syrian Border", EventType.MOBILIZE),
        ("Chinese President Visits Kenya", EventType.CONSULT),
        ("RUSSIA SIGNS BORDER TREATY WITH NORWAY", EventType.SUPPORT),
    ],
)
def test_headlines_in_title_case(text: str, kind: EventType) -> None:
    assert one(text).event_type is kind


def test_what_is_told_of_the_subject_is_no_part_of_its_promise() -> None:
    text = "Germany, which has already supplied Ukraine with howitzers, promised to help Poland."
    gift, promise = found(text)
    assert (gift.event_type, countries(gift, Role.RECIPIENT)) == (EventType.AID, ["UKR"])
    assert (promise.event_type, countries(promise, Role.RECIPIENT)) == (EventType.AGREE, ["POL"])


def test_who_lets_another_sell_is_the_maker() -> None:
    event = one("Kenya allowed China to export 500 engines for the JF-17 jets to Chile.")
    assert event.register is Register.TRANSFER
    assert countries(event, Role.SUPPLIER) == ["CHN"]
    assert countries(event, Role.RECIPIENT) == ["CHL"]
    assert countries(event, Role.MANUFACTURER) == ["KEN"]


def test_a_contract_for_jets_is_a_sale() -> None:
    event = one("Poland signed a contract for 32 F-35 fighters with Norway in 2020.")
    assert (event.event_type, event.register) == (EventType.AGREE, Register.TRANSFER)


def test_an_exercise_is_known_by_its_name() -> None:
    event = one("Exercise Desert Wolf of the Kenyan and Chilean armies began on Monday.")
    assert event.attributes["name"] == "Desert Wolf"
    assert set(countries(event, Role.PARTICIPANT)) == {"KEN", "CHL"}


def test_goods_may_be_made_elsewhere() -> None:
    event = one("Kenya's navy operates two frigates built in Spain.")
    assert countries(event, Role.MANUFACTURER) == ["ESP"]
