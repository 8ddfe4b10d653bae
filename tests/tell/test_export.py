"""Files of the record: nothing is lost on the way, the bytes are the same, no cell is a formula."""

import csv
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from dateline.interval import Interval
from dateline.merge import records
from dateline.tell.export import WRITERS, ExportError, cell, export
from dateline.types import Basis, Claim, Reading, Record, When, from_json, to_json

Made = list[Record]


@pytest.fixture
def made(reading_of: Callable[..., Reading]) -> Made:
    return list(records([c for page in "ab" for c in reading_of(page).claims]))


def test_json_lines_come_back_as_records(made: Made, tmp_path: Path) -> None:
    assert export(made, tmp_path / "r.jsonl", Record) == len(made) > 0
    lines = (tmp_path / "r.jsonl").read_bytes().splitlines()
    assert [from_json(Record, line) for line in lines] == made


def test_cells_of_csv_come_back_as_values(made: Made, tmp_path: Path) -> None:
    wild = [structs.replace(r, title="=cmd|' /C calc'!A0") for r in made]
    export(wild, tmp_path / "r.csv", Record)
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["title"] for r in rows] == ["'=cmd|' /C calc'!A0"] * len(made)
    assert [{k: back(k, v) for k, v in row.items()} for row in rows] == [
        msgspec.json.decode(to_json(r)) for r in wild
    ]


def back(name: str, words: str) -> object:
    """What a cell was before it was made safe."""
    if words == "":
        return None
    if words[0] in "[{" or name in {"pages", "independent_sources"}:
        return msgspec.json.decode(words)
    return words.removeprefix("'")


@pytest.mark.parametrize("start", list("=+-@\t\r\n＝＋－＠"))
def test_no_cell_is_a_formula(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"


def test_numbers_are_not_taken_for_formulas() -> None:
    assert (cell(-3), cell(0.5), cell(None), cell("'quoted'")) == ("-3", "0.5", "", "''quoted'")


def test_parquet_comes_back_with_types(made: Made, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert export(made, tmp_path / "r.parquet", Record) == len(made)
    rows = parquet.read_table(tmp_path / "r.parquet").to_pylist()
    for row, record in zip(rows, made, strict=True):
        row["attributes"] = msgspec.json.decode(row["attributes"])
        assert row == msgspec.json.decode(to_json(record))


@pytest.mark.parametrize("suffix", list(WRITERS))
@pytest.mark.parametrize("kind", [Record, Claim])
def test_the_same_rows_give_the_same_bytes(
    kind: type, suffix: str, made: Made, tmp_path: Path, reading_of: Callable[..., Reading]
) -> None:
    needed(suffix)
    rows: list = made if kind is Record else list(reading_of("a").claims)
    for name in ("one", "two"):
        assert export(rows, tmp_path / f"{name}{suffix}", kind) == len(rows)
    assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()


def needed(suffix: str) -> None:
    """Skips the test where the extra for this form is not installed."""
    for package in {".parquet": ["pyarrow"], ".xlsx": ["openpyxl"]}.get(suffix, []):
        pytest.importorskip(package)


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_nothing_is_a_file_too(suffix: str, tmp_path: Path) -> None:
    needed(suffix)
    assert export([], tmp_path / f"none{suffix}", Record) == 0
    assert (tmp_path / f"none{suffix}").exists()


def test_an_unknown_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"known: \.jsonl \.csv \.parquet \.xlsx"):
        export([], tmp_path / "r.doc", Record)


def test_a_file_that_cannot_be_finished_leaves_the_old_one(made: Made, tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    export(made, file, Record)
    before = file.read_bytes()

    def broken() -> object:
        yield made[0]
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        export(broken(), file, Record)  # type: ignore[arg-type]
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


# ---------------------------------------------------------------- .xlsx


def book(rows: list, tmp_path: Path, kind: type = Record) -> dict[str, list[dict[str, object]]]:
    """The sheets of a workbook, a dict a row."""
    openpyxl = pytest.importorskip("openpyxl")
    export(rows, tmp_path / "r.xlsx", kind)
    read = openpyxl.load_workbook(tmp_path / "r.xlsx")
    sheets = {}
    for sheet in read.worksheets:
        assert sheet.freeze_panes == "B2"
        head, *rest = sheet.iter_rows()
        assert all(c.data_type != "f" for row in rest for c in row)
        names = [c.value for c in head]
        sheets[sheet.title] = [dict(zip(names, (c.value for c in r), strict=True)) for r in rest]
    return sheets


def test_a_workbook_has_records_in_words_and_their_quotes(made: Made, tmp_path: Path) -> None:
    sheets = book(made, tmp_path)
    assert list(sheets) == ["records", "evidence"]
    sale = next(r for r in sheets["records"] if r["register"] == "transfer")
    assert sale["actors"] == "supplier: Elbonia [ELB]\nrecipient: Ruritania [RUR]"
    assert (sale["date"], sale["date_basis"]) == ("2011-05-04", "stated")
    assert str(sale["date_from"])[:10] == str(sale["date_to"])[:10] == "2011-05-04"
    assert sale["attributes"] == "patrol boat, quantity 6"
    assert (sale["told_by"], sale["pages"]) == ("Manado Post", 2)
    quotes = [(e["record"], e["page"], e["quote"]) for e in sheets["evidence"]]
    assert quotes == [(r.id, e.page, e.quote) for r in made for e in r.evidence]


def test_a_workbook_of_claims(tmp_path: Path, reading_of: Callable[..., Reading]) -> None:
    claims = list(reading_of("a").claims)
    sheets = book(claims, tmp_path, Claim)
    assert [c["id"] for c in sheets["claims"]] == [c.id for c in claims]
    assert sheets["claims"][1]["told_by"] == "Manado Post → an official"
    assert [e["claim"] for e in sheets["evidence"]] == [c.id for c in claims]


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "'x", "=cmd|' /C calc'!A0"]
)
def test_no_words_of_a_page_are_a_formula(words: str, made: Made, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    wild = [structs.replace(r, title=words) for r in made]
    assert {r["title"] for r in book(wild, tmp_path)["records"]} == {words}
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["records"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == (words, "s")
    assert sheet["B2"].quotePrefix is (words[0] != "#")


def test_characters_that_no_workbook_may_hold_and_cells_too_long(
    made: Made, tmp_path: Path
) -> None:
    wild = [
        structs.replace(made[0], title="a\x00b\x1fc\ufffed"),
        structs.replace(made[1], title="x" * 40_000),
    ]
    one, other = (str(r["title"]) for r in book(wild, tmp_path)["records"])
    assert one == "a\ufffdb\ufffdc\ufffdd"
    assert (len(other), other[-6:]) == (32_767, " [cut]")


def test_days_that_spreadsheets_do_not_know_stay_words(made: Made, tmp_path: Path) -> None:
    when = When(when=Interval.parse("1898-08-12"), basis=Basis.STATED)
    (row,) = book([structs.replace(made[0], date=when)], tmp_path)["records"]
    assert (row["date"], row["date_from"]) == ("1898-08-12", None)


def test_more_rows_than_a_sheet_holds_are_refused(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    xlsx = pytest.importorskip("dateline.tell.xlsx")
    monkeypatch.setattr(xlsx, "ROWS", 1)
    with pytest.raises(ExportError, match=r"more than 1 rows.*\.csv"):
        export(made, tmp_path / "r.xlsx", Record)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("suffix", "package"), [(".xlsx", "openpyxl"), (".parquet", "pyarrow")])
def test_a_missing_extra_says_what_to_install(
    suffix: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"dateline.tell.{suffix[1:]}", raising=False)
    monkeypatch.delattr(f"dateline.tell.{suffix[1:]}", raising=False)
    with pytest.raises(ExportError, match=rf"pip install 'dateline\[{suffix[1:]}\]'"):
        export([], tmp_path / f"r{suffix}", Record)
    assert list(tmp_path.iterdir()) == []
