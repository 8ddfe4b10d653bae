"""Records and claims as a workbook for people; needs openpyxl, so it is imported only when asked for.

Two sheets: what happened, in words, and the quotes that it rests on. Whoever wants every field as
it is takes .csv, .jsonl or .parquet.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec
from msgspec import structs
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from dateline.tell.words import FORMULA, attributes_words, chain
from dateline.types import Actor, Claim, Conflict, Evidence, PageEvidence, Place, Record, When

Row = Record | Claim
Cell = str | float | int | bool | date | None

ROWS = 1_048_575  # of a sheet, beside its head
LONGEST = 32_767  # characters of a cell; what is longer is cut, with a mark at its end
_CUT = " [cut]"
_EARLIEST = date(1900, 3, 1)  # no day before it means the same in all spreadsheets
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOK = Alignment(vertical="top", wrap_text=True)
_NOW = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_SPANS = frozenset({"trigger", "told_by_spans"})  # offsets say nothing in a spreadsheet
_WIDTHS = {
    "title": 50, "actors": 40, "attributes": 30, "told_by": 40, "conflicts": 30, "quote": 90,
    "page": 40, "date": 14, "place": 20, "rule": 20,
}  # fmt: skip


class TooManyRowsError(ValueError):
    """A sheet cannot hold so many."""


def write(rows: Iterable[Row], out: IO[bytes], kind: type[Record] | type[Claim]) -> int:
    """Writes the workbook; how many rows its first sheet has. Raises TooManyRowsError."""
    book = Workbook(write_only=True)
    names = [f.name for f in structs.fields(kind) if f.name not in {"evidence", *_SPANS}]
    first = _Sheet(book, f"{kind.__name__.lower()}s", list(_headed(names)))
    quotes = _Sheet(book, "evidence", [kind.__name__.lower(), *_quoted_fields(kind)])
    try:
        for row in rows:
            first.add([value for name in names for value in _cells(name, getattr(row, name))])
            for quoted in _quoted(row):
                quotes.add(quoted)
    finally:
        first.close()
        quotes.close()
    with TemporaryFile() as made:
        book.save(made)
        _timeless(made, out)
    return first.rows


class _Sheet:
    """A sheet that is written row by row, with a head that stays in sight."""

    def __init__(self, book: Workbook, title: str, names: list[str]) -> None:
        self._sheet = book.create_sheet(title)
        self._sheet.freeze_panes = "B2"
        self._last = get_column_letter(len(names))
        for number, name in enumerate(names, 1):
            width = _WIDTHS.get(name, 16)
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        self._sheet.append([self._cell(name, bold=True) for name in names])
        self.rows = 0

    def add(self, values: Iterable[Cell]) -> None:
        if self.rows >= ROWS:
            raise TooManyRowsError(f"more than {ROWS:,} rows, which is all that a sheet holds")
        self.rows += 1
        self._sheet.append([self._cell(value) for value in values])

    def close(self) -> None:
        self._sheet.auto_filter.ref = f"A1:{self._last}{self.rows + 1}"
        self._sheet.close()

    def _cell(self, value: Cell, *, bold: bool = False) -> object:
        """Text is marked as text, so that no words of a page become a formula, now or when edited."""
        words = _ILLEGAL.sub("\ufffd", value) if isinstance(value, str) else value
        if isinstance(words, str) and len(words) > LONGEST:
            words = words[: LONGEST - len(_CUT)] + _CUT
        made = WriteOnlyCell(self._sheet, value=words)
        made.alignment = _LOOK
        if isinstance(words, str):
            made.data_type = "s"
            made.quotePrefix = words.startswith(FORMULA)
        if bold:
            made.font = Font(bold=True)
        return made


# ---------------------------------------------------------------- fields in words


def _headed(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        if name == "date":
            yield from ("date_basis", "date_from", "date_to")


def _cells(name: str, value: Any) -> Iterator[Cell]:
    """The cells of a field: one, or four for its date."""
    if isinstance(value, When):
        when = value.when
        days = (when.start, when.end) if when else (None, None)
        yield from (str(when) if when else None, value.basis.value)
        yield from (day if day and day >= _EARLIEST else None for day in days)
        return
    told = _IN_WORDS.get(name)
    if told is not None:
        yield told(value) or None
    elif value is None or isinstance(value, str | int | float):
        yield str(value) if isinstance(value, str) else value
    else:
        yield msgspec.json.encode(value).decode()


def _actors(actors: Iterable[Actor]) -> str:
    """`supplier: Moscow [RUS]`, one a line."""
    return "\n".join(
        f"{a.role.value.replace('_', ' ')}: {a.name}" + (f" [{a.country}]" if a.country else "")
        for a in actors
    )


def _place(place: Place | None) -> str:
    if place is None:
        return ""
    return f"{place.name} [{place.country}]" if place.country else place.name


def _tellers(told_by: tuple[str, ...] | tuple[tuple[str, ...], ...]) -> str:
    """Of a claim one chain, of a record one a line; the outermost teller first."""
    chains = [t for t in told_by if isinstance(t, tuple)]
    if chains:
        return "\n".join(map(chain, chains))
    return chain(t for t in told_by if isinstance(t, str)) if told_by else ""


def _conflicts(conflicts: Iterable[Conflict]) -> str:
    return "\n".join(f"{c.field}: {' | '.join(v.value for v in c.values)}" for c in conflicts)


_IN_WORDS: dict[str, Callable[[Any], str]] = {
    "actors": _actors,
    "place": _place,
    "attributes": attributes_words,
    "told_by": _tellers,
    "conflicts": _conflicts,
    "contexts": ", ".join,
}


# ---------------------------------------------------------------- quotes


def _quoted_fields(kind: type[Record] | type[Claim]) -> list[str]:
    return ["page", "start", "end", "quote", *(["claim"] if kind is Record else [])]


def _quoted(row: Row) -> Iterator[list[Cell]]:
    if isinstance(row, Record):
        yield from ([row.id, *_quote(e, e.page), e.claim] for e in row.evidence)
    else:
        yield [row.id, *_quote(row.evidence, row.page)]


def _quote(evidence: Evidence | PageEvidence, page: str) -> list[Cell]:
    return [page, evidence.start, evidence.end, evidence.quote]


# ---------------------------------------------------------------- the same bytes every time


def _timeless(made: IO[bytes], out: IO[bytes]) -> None:
    """A copy of the file in which no time of day stands."""
    with ZipFile(made) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = ZipInfo(entry.filename)
            fixed.compress_type = ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            with source.open(entry) as old, target.open(fixed, "w") as new:
                if entry.filename == "docProps/core.xml":
                    new.write(_NOW.sub(rb"\g<1>2000-01-01T00:00:00Z", old.read()))
                else:
                    shutil.copyfileobj(old, new)
