"""What is written comes back; what is broken is refused; what is old is replaced whole."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import structs

from dateline.store import BrokenQuoteError, StoreError, Wanted, faults, open_store, rebuild
from dateline.store.schema import VERSION
from dateline.types import Evidence, Judgement, Reading, Record, to_json

ReadingOf = Callable[..., Reading]


def all_records(path: Path) -> list[bytes]:
    with open_store(path) as store:
        return [to_json(r) for r in store.records()]


def test_a_page_comes_back_as_it_went_in(tmp_path: Path, reading_of: ReadingOf) -> None:
    reading = reading_of("a.txt")
    with open_store(tmp_path / "s.sqlite", create=True) as store:
        store.write(reading, key="k", reader="v1")
        assert store.text("a.txt") == reading.text
        assert store.page("a.txt") == reading.page
        assert tuple(store.passages("a.txt")) == reading.passages
        assert tuple(store.claims()) == reading.claims
        assert store.knows("a.txt", "k", "v1")
        assert not store.knows("a.txt", "other content", "v1")
        assert not store.knows("a.txt", "k", "a newer reader")


def test_a_place_that_can_hold_no_store_is_named_with_the_reason(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match=rf"^{tmp_path}: a folder; name a file in it"),
        open_store(tmp_path, create=True),
    ):
        pass
    gone = tmp_path / "gone" / "s.sqlite"
    with (
        pytest.raises(StoreError, match=rf"^{gone}: there is no folder {gone.parent}"),
        open_store(gone, create=True),
    ):
        pass


def test_a_record_is_found_by_the_id_of_a_claim_in_it(
    tmp_path: Path, reading_of: ReadingOf
) -> None:
    reading = reading_of("a.txt")
    with open_store(tmp_path / "s.sqlite", create=True) as store:
        store.write(reading, key="k", reader="v1")
        rebuild(store, "m")
        for claim in reading.claims:
            (record,) = store.records_like(claim.id)
            assert claim.id in {e.claim for e in record.evidence}
            assert store.records_like(claim.id[:8]) == store.records_like(record.id[:8]) == [record]
        assert len(store.records_like("c")) == len(store.records_like("r")) == 2
        assert len(store.records_like("r", most=1)) == 1
        assert store.records_like("x") == []


def test_words_are_found_in_the_text(tmp_path: Path, reading_of: ReadingOf) -> None:
    with open_store(tmp_path / "s.sqlite", create=True) as store:
        store.write(reading_of("a.txt"), key="k", reader="v1")
        store.write(reading_of("b.txt", head="Café in Zenda. "), key="k", reader="v1")
        assert sorted(store.find("patrol boats")) == ["a.txt", "b.txt"]
        assert store.find("cafe zenda") == ["b.txt"]
        assert store.find('six "OR" nothing') == []
        store.write(reading_of("b.txt"), key="k2", reader="v1")
        assert store.find("zenda") == []
        assert list(faults(store)) == []


def test_a_claim_that_does_not_quote_its_page_is_refused(
    tmp_path: Path, reading_of: ReadingOf
) -> None:
    reading = reading_of("a.txt")
    wrong = structs.replace(reading.claims[0], evidence=Evidence(start=0, end=4, quote="Ruri"))
    with open_store(tmp_path / "s.sqlite", create=True) as store:
        with pytest.raises(BrokenQuoteError, match=r"a\.txt: claim c\w+ does not quote 0:4"):
            store.write(structs.replace(reading, claims=(wrong,)), key="k", reader="v1")
        assert store.count("pages") == 0


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path, reading_of: ReadingOf) -> None:
    reading = reading_of("a.txt")
    twice = structs.replace(reading, claims=(reading.claims[0], reading.claims[0]))
    with open_store(tmp_path / "s.sqlite", create=True) as store:
        store.write(reading, key="k", reader="v1")
        with pytest.raises(sqlite3.IntegrityError):
            store.write(twice, key="k2", reader="v1")
        assert store.knows("a.txt", "k", "v1")
        assert store.count("claims") == 2


def test_a_changed_page_takes_the_place_of_the_old(tmp_path: Path, reading_of: ReadingOf) -> None:
    with open_store(tmp_path / "s.sqlite", create=True) as store:
        store.write(reading_of("a.txt"), key="k", reader="v1")
        store.write(reading_of("a.txt", head="Corrected. "), key="k2", reader="v1")
        assert store.count("pages") == 1
        assert (store.text("a.txt") or "").startswith("Corrected. ")
        assert {c.evidence.start for c in store.claims()} == {24, 82}


def test_records_are_due_after_a_write_and_the_same_in_any_order(
    tmp_path: Path, reading_of: ReadingOf
) -> None:
    for path, order in ((tmp_path / "1", "abc"), (tmp_path / "2", "cba")):
        with open_store(path, create=True) as store:
            for page in order:
                store.write(reading_of(page), key="k", reader="v1")
            assert store.stale("m1")
            assert rebuild(store, "m1")
            assert not rebuild(store, "m1")
            assert store.stale("a newer merger")
    assert all_records(tmp_path / "1") == all_records(tmp_path / "2") != []


def test_merging_that_is_broken_off_is_done_again(tmp_path: Path, reading_of: ReadingOf) -> None:
    def broken() -> Iterator[Record]:
        yield before[0]
        raise KeyboardInterrupt

    with open_store(tmp_path / "s", create=True) as store:
        store.write(reading_of("a"), key="k", reader="v1")
        rebuild(store, "m1")
        before = list(store.records())
        store.write(reading_of("b"), key="k", reader="v1")
        with pytest.raises(KeyboardInterrupt), store.transaction():
            store.put_block("ELB-RUR", broken())
        assert list(store.records()) == before
        assert rebuild(store, "m1")
        assert {p for r in store.records() for p in (e.page for e in r.evidence)} == {"a", "b"}


def test_only_the_records_of_changed_claims_are_made_anew(
    tmp_path: Path, reading_of: ReadingOf
) -> None:
    reading = reading_of("b")
    others = tuple(structs.replace(a, country="GRA") for a in reading.claims[0].actors)
    other = structs.replace(reading.claims[0], actors=others)
    with open_store(tmp_path / "s", create=True) as store:
        store.write(reading_of("a"), key="k", reader="v1")
        store.write(structs.replace(reading, claims=(other,)), key="k", reader="v1")
        assert rebuild(store, "m1") == 2
        store.write(structs.replace(reading, claims=()), key="k2", reader="v1")
        assert rebuild(store, "m1") == 1
        assert {e.page for r in store.records() for e in r.evidence} == {"a"}
        assert rebuild(store, "m2") == 1


@pytest.mark.parametrize(("was", "is_"), [("AAA", "ZZZ"), ("ZZZ", "AAA")])
def test_a_record_may_move_to_another_block(
    was: str, is_: str, tmp_path: Path, reading_of: ReadingOf
) -> None:
    reading = reading_of("a")

    def of(country: str) -> Reading:
        actors = tuple(structs.replace(a, country=country) for a in reading.claims[0].actors)
        return structs.replace(reading, claims=(structs.replace(reading.claims[0], actors=actors),))

    with open_store(tmp_path / "s", create=True) as store:
        for key, country in (("k", was), ("k2", is_)):
            store.write(of(country), key=key, reader="v1")
            rebuild(store, "m1")
        assert [{a.country for a in r.actors} for r in store.records()] == [{is_}]
        assert list(faults(store)) == []


def test_a_judgement_outlives_a_changed_page(tmp_path: Path, reading_of: ReadingOf) -> None:
    with open_store(tmp_path / "s", create=True) as store:
        reading = reading_of("a")
        quote = reading.claims[0].evidence.quote.replace(" ", "\n", 1)
        store.write(reading, key="k", reader="v1")
        store.judge(Judgement(quote=quote, page="a", verdict="rejected", by="Ann"))
        rebuild(store, "m1")
        store.write(reading_of("a", head="New head. "), key="k2", reader="v1")
        rebuild(store, "m1")
        assert [r.reviewed for r in store.records()] == ["rejected", None]


def test_undated_records_come_last(tmp_path: Path, reading_of: ReadingOf) -> None:
    with open_store(tmp_path / "s", create=True) as store:
        store.write(reading_of("a"), key="k", reader="v1")
        rebuild(store, "m1")
        assert [str(r.date.when) for r in store.records()] == ["2011-05-04", "None"]


def test_a_record_is_found_by_the_head_of_its_id(tmp_path: Path, reading_of: ReadingOf) -> None:
    with open_store(tmp_path / "s", create=True) as store:
        store.write(reading_of("a"), key="k", reader="v1")
        rebuild(store, "m1")
        first, second = store.records()
        assert store.records_like(first.id[:6]) == [first]
        assert {r.id for r in store.records_like("r")} == {first.id, second.id}
        assert store.records_like("%") == []
        assert [c.page for c in store.claims_of(first.id)] == ["a"]


def test_a_damaged_quote_is_found(tmp_path: Path, reading_of: ReadingOf) -> None:
    with open_store(tmp_path / "s", create=True) as store:
        store.write(reading_of("a"), key="k", reader="v1")
        rebuild(store, "m1")
        assert list(faults(store)) == []
        store.connection.execute("UPDATE claims SET quote = 'what nobody wrote' WHERE start < 20")
        assert [f.what for f in faults(store)] == ["a claim that does not quote its page"]


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here"), open_store(tmp_path / "none"):
        pass
    (tmp_path / "words").write_text("words, and more words, enough of them for a header " * 4)
    with pytest.raises(StoreError, match="not a database"), open_store(tmp_path / "words"):
        pass
    with sqlite3.connect(tmp_path / "other") as other:
        other.execute("CREATE TABLE shopping (item)")
    other.close()
    with pytest.raises(StoreError, match="no store of dateline"), open_store(tmp_path / "other"):
        pass


def test_a_store_of_a_newer_form_is_not_touched(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", create=True) as store:
        store.connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreError, match="made by a newer dateline"), open_store(tmp_path / "s"):
        pass


def test_an_older_store_gets_the_sides_of_its_records(
    tmp_path: Path, reading_of: ReadingOf
) -> None:
    with open_store(tmp_path / "s", create=True) as store:
        store.write(reading_of("a"), key="k", reader="v1")
        rebuild(store, "m1")
        before = list(store.records())
        store.connection.execute("DROP TABLE sides")
        store.connection.execute("PRAGMA user_version = 1")
    with open_store(tmp_path / "s") as store:
        assert store.stale("m1")
        rebuild(store, "m1")
        assert list(store.records(Wanted(between=("ELB", "RUR")))) == before != []
        assert list(store.records(Wanted(between=("ELB", "XXX")))) == []


def test_the_spans_of_a_record_name_their_page(tmp_path: Path, reading_of: ReadingOf) -> None:
    with open_store(tmp_path / "s", create=True) as store:
        store.write(reading_of("a"), key="k", reader="v1")
        store.write(reading_of("b", head="A longer head. "), key="k", reader="v1")
        rebuild(store, "m1")
        for record in store.records():
            for actor in record.actors:
                text = store.text(actor.page or "") or ""
                assert [text[s.start : s.end] for s in actor.spans] == [actor.name]


def test_two_may_open_a_new_store_at_once(tmp_path: Path, reading_of: ReadingOf) -> None:
    with (
        open_store(tmp_path / "s", create=True) as one,
        open_store(tmp_path / "s", create=True) as other,
    ):
        one.write(reading_of("a"), key="k", reader="v1")
        other.write(reading_of("b"), key="k", reader="v1")
        assert [p.id for p in one.pages()] == ["a", "b"]


def test_failures_are_kept_until_the_page_is_read(tmp_path: Path, reading_of: ReadingOf) -> None:
    with open_store(tmp_path / "s", create=True) as store:
        store.fail("a", kind="ValueError", message="no")
        store.fail("b", kind="refused", message="empty")
        store.write(reading_of("a"), key="k", reader="v1")
        assert store.failures() == [("b", "refused", "empty")]
