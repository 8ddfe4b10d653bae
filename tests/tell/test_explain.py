"""A record explained: its claims, who says them, and the words in their surroundings."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from msgspec import structs
from rich.console import Console

from dateline.store import open_store, rebuild
from dateline.tell.explain import NAMED, Explanation, as_json, as_text, explain, not_one
from dateline.types import Polarity, Reading, Record


@pytest.fixture
def explained(reading_of: Callable[..., Reading], tmp_path: Path) -> Explanation:
    """The sale, told by two pages."""
    with open_store(tmp_path / "s", create=True) as store:
        store.write(reading_of("a.txt"), key="k", reader="v")
        store.write(reading_of("b.txt", head="Seen: \x1b[31m "), key="k", reader="v")
        rebuild(store, "m")
        sale = next(r for r in store.records() if r.register == "transfer")
        return explain(store, sale)


def test_every_claim_is_shown_with_its_words_its_tellers_and_its_rule(
    explained: Explanation,
) -> None:
    out = StringIO()
    Console(file=out, width=200, color_system=None).print(as_text(explained))
    printed = out.getvalue()
    assert "«On 4 May 2011 Elbonia sold six patrol boats to Ruritania.» Ruritania may" in printed
    assert printed.count("rule cooperate.sell") == len(explained.claims) == 2
    assert "Manado Post" in printed
    assert "body p1 by Ann" in printed
    assert "2011-05-04 (stated)" in printed
    assert "\x1b" not in printed


def test_the_trigger_stands_out_in_colour(explained: Explanation) -> None:
    out = StringIO()
    Console(file=out, width=200, force_terminal=True, color_system="standard").print(
        as_text(explained)
    )
    assert "\x1b[1;31msold\x1b[0m" in out.getvalue()


def test_as_json_the_quote_stands_between_what_surrounds_it(explained: Explanation) -> None:
    told = msgspec.json.decode(as_json(explained))
    first = told["claims"][0]
    assert first["before"].endswith("Manado Post\n\n")
    assert first["claim"]["evidence"]["quote"].startswith("On 4 May 2011")
    assert first["after"].startswith(" Ruritania may visit")
    assert first["page"]["id"] == "a.txt"
    assert first["passage"]["author"] == "Ann"
    assert told["record"]["id"] == explained.record.id


def test_a_negated_record_and_its_claims_say_that_it_did_not_happen(
    explained: Explanation,
) -> None:
    told = explained.claims[0]
    negated = structs.replace(
        explained,
        record=structs.replace(explained.record, polarity=Polarity.NEGATED),
        claims=(
            structs.replace(told, claim=structs.replace(told.claim, polarity=Polarity.NEGATED)),
        ),
    )
    out = StringIO()
    Console(file=out, width=200, color_system=None).print(as_text(negated))
    assert out.getvalue().count("did not happen") == 2


def test_an_id_that_names_none_or_several_is_said(explained: Explanation) -> None:
    record: Record = explained.record
    assert not_one("x", []) == "no record and no claim x"
    assert not_one("r", [record, record]).count(record.id) == 2


def test_that_there_are_more_candidates_than_are_listed_is_said(explained: Explanation) -> None:
    record = explained.record
    assert "more" not in not_one("r", [record] * NAMED)
    assert not_one("r", [record] * (NAMED + 1)).count(record.id) == NAMED
    assert not_one("r", [record] * (NAMED + 1)).endswith("... and more; give more of the id")
