"""The example pages, read as a person reads them with `make demo`: what must stand in the record.

examples/README.md says what each page shows; here is what has to come of it. Not every sentence is
asked about: these are the happenings that somebody who reads the pages would put into a chronicle,
and the traps that he would step over.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PAGES = Path(__file__).parent.parent / "examples" / "pages"
Record = dict[str, Any]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """All records of the example pages, as `dateline export` writes them."""
    folder = tmp_path_factory.mktemp("examples")
    store = str(folder / "demo.sqlite")
    dateline("read", str(PAGES), "--store", store)
    dateline("export", str(folder / "record.jsonl"), "--store", store)
    lines = (folder / "record.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def dateline(*given: str) -> str:
    command = [sys.executable, "-m", "dateline", *given]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def told(record: list[Record], words: str) -> Iterator[Record]:
    """The records that rest on a quotation which holds these words."""
    for entry in record:
        if any(words in e["quote"] for e in entry["evidence"]):
            yield entry


def entries(record: list[Record], register: str, date: str | None = None) -> list[Record]:
    return [
        r
        for r in record
        if r["register"] == register and (date is None or (r["date"]["edtf"] or "") == date)
    ]


def sides(entry: Record) -> dict[str, set[str]]:
    """Country -> its roles in the entry."""
    found: dict[str, set[str]] = {}
    for actor in entry["actors"]:
        found.setdefault(actor["country"], set()).add(actor["role"])
    return found


def pages(entry: Record) -> set[str]:
    return {Path(e["page"]).name for e in entry["evidence"]}


def number(entry: Record) -> float | None:
    quantity = entry["attributes"].get("quantity")
    return quantity["number"] if isinstance(quantity, dict) else None


def test_every_quote_stands_in_its_page(record: list[Record]) -> None:
    assert record
    for entry in record:
        assert entry["evidence"]
        assert all(e["end"] - e["start"] == len(e["quote"]) for e in entry["evidence"])


def test_a_signature_told_by_the_agency_and_by_the_ministry(record: list[Record]) -> None:
    (signed,) = entries(record, "agreement", "2024-08-29")
    assert signed["status"] == "happened"
    assert {"AUS", "IDN"} <= set(sides(signed))
    assert "ministry-release.html" in pages(signed)
    assert signed["standing"] == "corroborated"


def test_four_copies_of_a_story_are_one_source(record: list[Record]) -> None:
    copied = "Prabowo visited Canberra on August 20"
    visits = [r for r in told(record, copied) if r["register"] == "visit"]
    assert len(visits) == 1
    assert visits[0]["date"]["edtf"] == "2024-08-20"
    assert len(pages(visits[0])) >= 3
    assert visits[0]["independent_sources"] == 1


def test_the_words_of_a_dump_are_no_second_source(record: list[Record]) -> None:
    same = {"forum-thread-page-1.html", "forum-thread-page-1-dump.txt"}
    for entry in record:
        if pages(entry) == same:
            assert entry["independent_sources"] == 1, entry["title"]


def test_an_exercise_has_its_name(record: list[Record]) -> None:
    named = [r for r in told(record, "Keris Woomera") if r["register"] == "exercise"]
    assert named
    assert "Keris Woomera" in {r["attributes"].get("name") for r in named}


def test_five_aircraft_sold_and_four_given_are_two_matters(record: list[Record]) -> None:
    (sold,) = {r["id"]: r for r in told(record, "sell five C-130H")}.values()
    given = list(told(record, "give Indonesia four C-130H"))
    assert sold["register"] == "transfer"
    assert number(sold) == 5
    assert sides(sold)["AUS"] & {"actor", "supplier"}
    assert sold["id"] not in {r["id"] for r in given}


def test_an_order_is_a_fact_and_the_question_for_it_is_none(record: list[Record]) -> None:
    ordered = [r for r in told(record, "Indonesia ordered three Bushmaster") if number(r) == 3]
    assert ordered
    assert all(r["date"]["edtf"] == "2013" for r in ordered)
    asked = list(told(record, "Did Indonesia ever buy"))
    assert not [r for r in asked if r["status"] == "happened"]


@pytest.mark.parametrize("joke", ["has invaded Australia", "has attacked Jakarta traffic"])
def test_a_joke_is_no_happening(record: list[Record], joke: str) -> None:
    assert not list(told(record, joke))


def test_a_rumour_and_an_opinion_are_not_told_as_facts(record: list[Record]) -> None:
    for words in ("will buy Australian submarines", "should buy our old landing ships"):
        assert not [r for r in told(record, words) if r["status"] == "happened"]


def test_a_denial_is_not_what_it_denies(record: list[Record]) -> None:
    asked = [r for r in told(record, "Russia asked to base") if "RUS" in sides(r)]
    assert not [r for r in asked if r["status"] in {"happened", "agreed"}]


def test_a_visit_to_come(record: list[Record]) -> None:
    planned = list(told(record, "is expected to visit Indonesia in May"))
    assert planned
    assert all(r["status"] in {"planned", "expected"} for r in planned)
    assert {r["date"]["edtf"] for r in planned} == {"2025-05"}


@pytest.mark.parametrize(
    ("day", "who", "whom"), [("2013-11-18", "IDN", "AUS"), ("2015-04-29", "AUS", "IDN")]
)
def test_ambassadors_were_recalled(record: list[Record], day: str, who: str, whom: str) -> None:
    recalled = [r for r in told(record, "recalled its ambassador") if r["date"]["edtf"] == day]
    assert recalled
    assert all("actor" in sides(r).get(who, set()) for r in recalled)


def test_yesterday_is_counted_from_the_post(record: list[Record]) -> None:
    visits = [r for r in told(record, "visited Sydney yesterday") if r["register"] == "visit"]
    assert [r["date"]["edtf"] for r in visits] == ["2025-11-12"]


def test_the_sidebar_is_not_dated_by_the_article(record: list[Record]) -> None:
    for entry in told(record, "suspends live cattle exports"):
        assert not (entry["date"]["edtf"] or "").startswith("2024")


def test_a_conflict_of_numbers_is_kept_with_both_quotes(record: list[Record]) -> None:
    (sold,) = {r["id"]: r for r in told(record, "sold five C-130H aircraft")}.values()
    assert {"blog-strait-notes.html", "forum-thread-page-1.html"} <= pages(sold)
    (conflict,) = [c for c in sold["conflicts"] if c["field"] == "quantity"]
    assert [v["value"] for v in conflict["values"]] == ["4", "5"]
