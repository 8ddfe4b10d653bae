"""Records and claims as files: .jsonl, .csv, .parquet, .xlsx. The same store gives the same bytes.

A file is written beside its place and moved there when it is whole, so nobody reads half of one.
"""

import csv
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, BinaryIO

import msgspec

from dateline.tell.words import FORMULA
from dateline.types import Claim, Record, to_json

Rows = Iterable[Record] | Iterable[Claim]


class ExportError(ValueError):
    """A form that cannot be written; the message says what would help."""


def export(rows: Rows, file: Path, kind: type[Record] | type[Claim]) -> int:
    """Writes the rows in the form of the file's suffix; how many. Raises ExportError, OSError."""
    writer = WRITERS.get(file.suffix.lower())
    if writer is None:
        raise ExportError(f"{file}: cannot write this form; known: {' '.join(WRITERS)}")
    with _whole(file) as out:
        return writer(rows, out, kind)


@contextmanager
def _whole(file: Path) -> Iterator[BinaryIO]:
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("wb") as out:
            yield out
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def write_jsonl(rows: Rows, out: IO[bytes], _: type[Record] | type[Claim]) -> int:
    number = 0
    for row in rows:
        number += 1
        out.write(to_json(row) + b"\n")
    return number


def write_csv(rows: Rows, out: IO[bytes], kind: type[Record] | type[Claim]) -> int:
    """Columns are the fields; what has parts stands as JSON in its cell."""
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text, lineterminator="\r\n")
    columns = [f.encode_name for f in msgspec.structs.fields(kind)]
    table.writerow(columns)
    number = 0
    for row in rows:
        number += 1
        fields = msgspec.json.decode(to_json(row))
        table.writerow([cell(fields.get(name)) for name in columns])
    text.detach()  # or closing the wrapper would close `out`
    return number


def cell(value: object) -> str:
    """A value as a spreadsheet may safely open it."""
    if value is None:
        return ""
    words = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return words
    return f"'{words}" if words.startswith(FORMULA) else words


def write_parquet(rows: Rows, out: IO[bytes], kind: type[Record] | type[Claim]) -> int:
    """Typed columns; `attributes` as JSON, because each kind of event has its own."""
    try:
        from dateline.tell.parquet import write  # noqa: PLC0415
    except ImportError as error:
        wanted = "parquet needs pyarrow: pip install 'dateline[parquet]'"
        raise ExportError(wanted) from error
    return write(rows, out, kind)


def write_xlsx(rows: Rows, out: IO[bytes], kind: type[Record] | type[Claim]) -> int:
    """A workbook for people: a sheet of records or claims in words, and one of their quotes."""
    try:
        from dateline.tell import xlsx  # noqa: PLC0415
    except ImportError as error:
        wanted = "xlsx needs openpyxl: pip install 'dateline[xlsx]'"
        raise ExportError(wanted) from error
    try:
        return xlsx.write(rows, out, kind)
    except xlsx.TooManyRowsError as error:
        raise ExportError(f"{error}; .csv and .parquet have no such bound") from error


WRITERS: dict[str, Callable[[Rows, IO[bytes], type[Record] | type[Claim]], int]] = {
    ".jsonl": write_jsonl,
    ".csv": write_csv,
    ".parquet": write_parquet,
    ".xlsx": write_xlsx,
}
