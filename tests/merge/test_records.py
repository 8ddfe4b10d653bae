"""Claims that tell one happening become one record; those that only look alike do not."""

import random
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from dateline.interval import Interval
from dateline.merge import block, records
from dateline.types import (
    Actor,
    Basis,
    Claim,
    EventType,
    Evidence,
    Polarity,
    Quad,
    Register,
    Role,
    Span,
    Standing,
    Status,
    Value,
    When,
)

FINLAND = Actor(role=Role.ACTOR, name="Finland", actor="FIN", country="FIN")
ESTONIA = Actor(role=Role.RECIPIENT, name="Estonia", actor="EST", country="EST")


def told(
    quote: str,
    *,
    page: str = "a",
    when: str | None = None,
    actors: tuple[Actor, ...] = (FINLAND, ESTONIA),
    register: Register = Register.TRANSFER,
    status: Status = Status.HAPPENED,
    polarity: Polarity = Polarity.AFFIRMED,
    by: tuple[str, ...] = (),
    copy_of: str | None = None,
    attributes: Mapping[str, Value] | None = None,
    start: int = 0,
) -> Claim:
    return Claim(
        id=f"c-{page}-{start}-{quote[:12]}",
        page=page,
        event_type=EventType.COOPERATE if register is Register.TRANSFER else EventType.CONSULT,
        quad=Quad.MATERIAL_COOPERATION,
        register=register,
        actors=actors,
        date=When(when=Interval.parse(when), basis=Basis.STATED) if when else When(),
        status=status,
        polarity=polarity,
        attributes=attributes or {},
        told_by=by,
        evidence=Evidence(start=start, end=start + len(quote), quote=quote),
        confidence=0.7,
        rule="test",
        copy_of=copy_of,
    )


def person(name: str, country: str, role: Role) -> Actor:
    return Actor(role=role, name=name, actor=f"PER:{name.lower()}", country=country)


def test_two_pages_that_name_the_same_day_tell_one_happening() -> None:
    made = records(
        [
            told(
                "Finland handed over the boats in March 2011", page="a", when="2011-03", by=("A",)
            ),
            told("On 4 March 2011 Estonia got its boats", page="b", when="2011-03-04", by=("B",)),
        ]
    )
    assert [(r.pages, r.independent_sources, r.standing) for r in made] == [
        (2, 2, Standing.CORROBORATED)
    ]
    assert str(made[0].date.when) == "2011-03-04"
    assert made[0].grade == "F2"


def test_another_day_is_another_happening() -> None:
    made = records([told("boats in March", when="2011-03"), told("boats in May", when="2011-05")])
    assert len(made) == 2


def test_the_other_direction_is_another_visit() -> None:
    there = (FINLAND, ESTONIA)
    back = (
        Actor(role=Role.ACTOR, name="Estonia", country="EST"),
        Actor(role=Role.RECIPIENT, name="Finland", country="FIN"),
    )
    made = records(
        [
            told("a visit to Tallinn", when="2011-03", actors=there, register=Register.VISIT),
            told("a visit to Helsinki", when="2011-03", actors=back, register=Register.VISIT),
        ]
    )
    assert len(made) == 2


def test_other_people_meet_at_another_meeting() -> None:
    def talks(guest: str) -> Claim:
        sides = (
            person("Virtanen", "FIN", Role.PARTICIPANT),
            person(guest, "EST", Role.PARTICIPANT),
        )
        return told(
            f"met {guest} on Monday", when="2011-03-07", actors=sides, register=Register.MEETING
        )

    assert len(records([talks("Tamm"), talks("Saar")])) == 2


def test_the_family_name_may_stand_first() -> None:
    def visit(name: str, known: str, quote: str) -> Claim:
        guest = Actor(role=Role.ACTOR, name=name, actor=f"EST.GOV/{known}", country="EST")
        host = Actor(role=Role.RECIPIENT, name="Oulu", country="FIN")
        return told(quote, when="2011-03-07", actors=(guest, host), register=Register.VISIT)

    full = visit("Foreign Minister Wang Dongli", "dongli", "Foreign Minister Wang Dongli came")
    short = visit("Wang", "wang", "Wang left Oulu in the evening")
    other = visit("Foreign Minister Lim Sora", "sora", "Foreign Minister Lim Sora came")
    assert len(records([full, short])) == 1
    assert len(records([full, other])) == 2


def test_a_rumour_is_not_the_delivery() -> None:
    made = records(
        [
            told("Finland delivered four boats in May", when="2011-05"),
            told("more boats are said to have come in May", when="2011-05", status=Status.RUMOURED),
        ]
    )
    assert len(made) == 2


def test_a_denial_stays_with_what_it_denies() -> None:
    made = records(
        [
            told("Finland delivered boats in May", page="a", when="2011-05"),
            told("no boats came in May", page="b", when="2011-05", status=Status.DENIED),
        ]
    )
    assert [r.standing for r in made] == [Standing.CONTESTED]


def test_a_copy_is_no_second_source() -> None:
    wire = "Finland has delivered four patrol boats to Estonia, an official said."
    made = records(
        [
            told(wire, page="a", by=("Paper A",)),
            told(wire, page="b", by=("Blog B",)),
            told(wire, page="c", by=("Poster",), copy_of="p3"),
        ]
    )
    assert [(r.pages, r.independent_sources) for r in made] == [(3, 1)]


def test_who_passes_on_a_report_adds_no_source_by_telling_it_too() -> None:
    made = records(
        [
            told(
                "The agency says Finland sent boats",
                page="a",
                when="2011-05-04",
                by=("Blog", "ANA"),
            ),
            told("So the boats are there at last", page="a", when="2011-05-04", by=("Blog",)),
            told("Finland sent boats, writes Kai", page="b", when="2011-05-04", by=("Kai",)),
        ]
    )
    assert [r.independent_sources for r in made] == [2]


def test_a_conflict_is_kept_with_both_tellers() -> None:
    four: Value = {"number": 4}
    made = records(
        [
            told("four boats", page="a", when="2011-05", attributes={"quantity": four}),
            told("six boats", page="b", when="2011-05", attributes={"quantity": {"number": 6}}),
        ]
    )
    assert len(made) == 1
    assert [(c.field, [v.value for v in c.values]) for c in made[0].conflicts] == [
        ("quantity", ["4", "6"])
    ]


def test_the_block_is_the_countries_concerned() -> None:
    assert block(told("boats")) == "EST-FIN"


quotes = st.sampled_from(
    ["Finland sold boats to Estonia", "boats sold in May", "Estonia bought six boats", "a sale"]
)
days = st.sampled_from([None, "2011", "2011-05", "2011-05-04", "2011-06", "198X"])


@given(st.lists(st.tuples(quotes, days, st.sampled_from("abc")), max_size=8), st.randoms())
def test_order_changes_nothing(
    parts: list[tuple[str, str | None, str]], dice: random.Random
) -> None:
    claims = [told(q, when=d, page=p, start=n * 50) for n, (q, d, p) in enumerate(parts)]
    shuffled = claims.copy()
    dice.shuffle(shuffled)
    assert records(claims) == records(shuffled)
    assert sum(len(r.evidence) for r in records(claims)) == len(claims)


def test_two_deeds_of_one_month_stay_two() -> None:
    made = records(
        [
            told("Finland delivered the patrol boats", page="a", when="2011-05"),
            told("Estonia received Finnish radars", page="b", when="2011-05"),
        ]
    )
    assert len(made) == 2


def test_what_refers_back_to_the_same_words_is_one() -> None:
    plane = Span(0, 13)
    acts = [
        structs.replace(
            told(
                quote, start=start, actors=(FINLAND, structs.replace(ESTONIA, spans=(own, plane)))
            ),
            register=Register.INCIDENT,
        )
        for quote, start, own in (
            ("escorted the plane home", 50, Span(63, 68)),
            ("soldiers stood around the aircraft", 90, Span(116, 124)),
        )
    ]
    assert len(records(acts)) == 1


def test_nobody_known_makes_no_record() -> None:
    host = Actor(role=Role.ACTOR, name="Host")
    port = Actor(role=Role.RECIPIENT, name="port 3")
    assert records([told("Host supports port 3", actors=(host, port))]) == ()


def test_whose_make_the_goods_are_is_told_here_and_not_there() -> None:
    maker = Actor(role=Role.MANUFACTURER, name="Mi-17s", country="RUS")
    sides = (FINLAND, ESTONIA)
    made = records(
        [
            told("Finland gave Mi-17s", page="a", when="2011-03", actors=(*sides, maker)),
            told("Finland gave helicopters", page="b", when="2011-03", actors=sides),
        ]
    )
    assert [r.pages for r in made] == [2]


def test_two_numbers_in_one_breath_are_two_groups() -> None:
    ten, two = ({"quantity": {"number": n, "comparator": None}} for n in (10, 2))
    words = "killed ten soldiers and two nurses in the raid"
    same = told(words, when="2011-03-07", attributes=ten)
    assert len(records([same, told(words, when="2011-03-07", attributes=two)])) == 2


def test_a_visit_told_on_in_the_next_sentence_is_one_visit() -> None:
    """Two names of one visitor are no sign of two, until their words speak against each other."""
    minister = Actor(role=Role.ACTOR, name="Finnish minister", actor="FIN.GOV", country="FIN")
    guest = Actor(role=Role.ACTOR, name="The minister", actor="FIN.GOV", country="FIN")
    chief = Actor(role=Role.ACTOR, name="Finnish navy chief", actor="FIN.MIL", country="FIN")
    lead = told(
        "the Finnish minister arrived in Tallinn",
        register=Register.VISIT,
        actors=(minister, ESTONIA),
    )
    stay = told(
        "The minister stayed for three days",
        register=Register.VISIT,
        actors=(guest, ESTONIA),
        start=60,
    )
    other = told(
        "the Finnish navy chief came too",
        register=Register.VISIT,
        actors=(chief, ESTONIA),
        start=99,
    )
    assert len(records([lead, stay])) == 1
    assert len(records([lead, other])) == 2
    far = structs.replace(stay, evidence=Evidence(start=900, end=934, quote=stay.evidence.quote))
    assert len(records([lead, far])) == 2


def test_one_small_word_in_common_is_chance() -> None:
    one = told("Finland sold boats with Estonia")
    other = told("Estonia paid with rye", start=200)
    assert len(records([one, other])) == 2


def test_a_project_agreed_is_an_agreement() -> None:
    pact = told("Finland and Estonia agree to build a tunnel", register=Register.AGREEMENT)
    works = told("they agreed to build the tunnel", register=Register.PROJECT, start=90)
    assert len(records([pact, works])) == 1


def test_an_exercise_of_one_name_is_one_on_a_page() -> None:
    name = {"name": "Silent Elk"}
    held = told("Finland held Silent Elk", register=Register.EXERCISE, attributes=name)
    opened = told("it began on Monday", register=Register.EXERCISE, attributes=name, start=80)
    assert len(records([held, opened])) == 1
    assert len(records([held, structs.replace(opened, page="b")])) == 2


def test_a_yearly_exercise_told_without_its_day_joins_the_only_one_known() -> None:
    name = {"name": "Silent Elk"}

    def held(page: str, when: str | None = None) -> Claim:
        words = f"Finland took part in Silent Elk, said {page}"
        return told(words, page=page, when=when, register=Register.EXERCISE, attributes=name)

    assert len(records([held("a", "2019-05-04"), held("b")])) == 1
    assert len(records([held("a", "2019-05-04"), held("c", "2020-05-06"), held("b")])) == 3
