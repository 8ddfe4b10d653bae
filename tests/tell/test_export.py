"""Files of the record: nothing is lost on the way, the bytes are the same, no cell is a formula."""

import csv
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from dateline.merge import records
from dateline.tell.export import ExportError, cell, export
from dateline.types import Claim, Reading, Record, from_json, to_json

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


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
@pytest.mark.parametrize("kind", [Record, Claim])
def test_the_same_rows_give_the_same_bytes(
    kind: type, suffix: str, made: Made, tmp_path: Path, reading_of: Callable[..., Reading]
) -> None:
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    rows: list = made if kind is Record else list(reading_of("a").claims)
    for name in ("one", "two"):
        assert export(rows, tmp_path / f"{name}{suffix}", kind) == len(rows)
    assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_nothing_is_a_file_too(suffix: str, tmp_path: Path) -> None:
    assert export([], tmp_path / f"none{suffix}", Record) == 0
    assert (tmp_path / f"none{suffix}").exists()


def test_an_unknown_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"known: \.jsonl \.csv \.parquet"):
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
