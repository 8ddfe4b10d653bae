"""The records in the order of their dates; what is not shown is counted, never dropped in silence."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec
from msgspec import Struct
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.store import Store, Unmet, Wanted
from dateline.tell.words import (
    chain,
    details,
    kind,
    printable,
    shortened,
    status_words,
    told,
    who,
)
from dateline.types import Quad, Record, to_json

LEGEND = "1/4 F3: 1 source, 4 pages, Admiralty grade · ~ about · ≥ ≤ from, until · 192X the 1920s"
SHORT = 8  # characters of an id that are shown; `explain` takes as many as name one record

_COLOURS = {
    Quad.VERBAL_COOPERATION: "cyan",
    Quad.MATERIAL_COOPERATION: "green",
    Quad.VERBAL_CONFLICT: "yellow",
    Quad.MATERIAL_CONFLICT: "red",
}


class Timeline(Struct, frozen=True, kw_only=True):
    wanted: Wanted
    records: tuple[Record, ...]
    hidden: dict[str, int]  # how many each wish left out; a record is counted under the first


def timeline(store: Store, wanted: Wanted) -> Timeline:
    """The wanted records of the store by date."""
    with store.snapshot():
        return Timeline(
            wanted=wanted,
            records=tuple(store.records(wanted)),
            hidden={_why(wish, wanted): n for wish, n in store.left_out(wanted).items()},
        )


def _why(wish: Unmet, wanted: Wanted) -> str:
    return {
        Unmet.BETWEEN: f"not between {' and '.join(wanted.between)}",
        Unmet.REGISTERS: "in other registers",
        Unmet.STATUSES: "of another status",
        Unmet.DATED: "without a date",
        Unmet.SINCE: f"before {wanted.since}",
        Unmet.UNTIL: f"after {wanted.until}",
    }[wish]


def hidden_words(shown: Timeline) -> str:
    """`12 records not shown: 9 before 2009, 3 without a date`; empty where all are shown."""
    total = sum(shown.hidden.values())
    if not total:
        return ""
    parts = ", ".join(f"{number:,} {reason}" for reason, number in sorted(shown.hidden.items()))
    return f"{total:,} {'record' if total == 1 else 'records'} not shown: {parts}"


# ---------------------------------------------------------------- as JSON


def as_json(shown: Timeline) -> bytes:
    """One object: `records` as exported, and what is not among them."""
    return msgspec.json.encode(
        {
            "shown": len(shown.records),
            "hidden": shown.hidden,
            "records": [msgspec.Raw(to_json(r)) for r in shown.records],
        }
    )


# ---------------------------------------------------------------- as Markdown


def as_markdown(shown: Timeline) -> Iterator[str]:
    """Lines of a table, a section a year."""
    for year, records in groupby(shown.records, key=year_of):
        yield f"## {year}"
        yield ""
        yield "| date | who | what | status | told by | record |"
        yield "|---|---|---|---|---|---|"
        for record in records:
            yield f"| {' | '.join(_escaped(cell) for cell in _cells(record))} |"
        yield ""
    if hidden := hidden_words(shown):
        yield f"_{hidden}_"


def _cells(record: Record) -> list[str]:
    return [
        when_words(record),
        who(record),
        what(record),
        status_words(record),
        f"{_chains(record)}; {told(record)}",
        record.id,
    ]


def _escaped(cell: str) -> str:
    """Pages can hold marks that Markdown or a browser would obey."""
    marked = printable(cell)
    for mark in "\\`*_[]<>|#":
        marked = marked.replace(mark, "\\" + mark)
    return marked


# ---------------------------------------------------------------- as text


def as_text(shown: Timeline) -> RenderableType:
    """For a terminal: a section a year, a line or two a record."""
    parts: list[RenderableType] = []
    lines = (line for r in shown.records for line in _status_lines(r).split("\n"))
    widest = max(map(len, lines), default=0)
    for year, records in groupby(shown.records, key=year_of):
        rule = Rule(Text(year, style="bold"), align="left", style="dim")
        parts += [rule, _section(records, widest)]
    if shown.records:
        parts.append(Text(LEGEND, style="dim"))
    else:
        parts.append(Text("no records"))
    if hidden := hidden_words(shown):
        parts.append(Text(hidden, style="dim italic"))
    return Group(*parts)


def _section(records: Iterable[Record], widest: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=12, overflow="fold")
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, width=widest)
    table.add_column(no_wrap=True, width=6)
    table.add_column(no_wrap=True, width=SHORT)
    for record in records:
        table.add_row(
            Text(_when_text(record)),
            _what_text(record),
            Text(
                _status_lines(record),
                style="" if record.status == "happened" else "italic",
            ),
            Text(f"{record.independent_sources}/{record.pages} {record.grade}", style="dim"),
            Text(record.id[:SHORT], style="dim"),
        )
    return table


def _status_lines(record: Record) -> str:
    """In a narrow column: `will not`, `(planned)`, `contested`."""
    return status_words(record).replace(", ", "\n").replace(" (", "\n(")


def _what_text(record: Record) -> Text:
    colour = _COLOURS.get(record.quad, "white") if record.quad else "white"
    line = Text(what(record), style=f"bold {colour}")
    line.append(f"  {who(record)}", style="default not bold")
    quote = record.evidence[0].quote if record.evidence else ""
    line.append(f"\n“{shortened(quote, 160)}”", style="dim default not bold")
    line.append(f" {_chains(record)}", style="dim italic default not bold")
    return line


def what(record: Record) -> str:
    more = details(record)
    return f"{kind(record)}: {more}" if more else kind(record)


def _chains(record: Record) -> str:
    """The first chain, and how many more there are."""
    if not record.told_by:
        return ""
    more = len(record.told_by) - 1
    return chain(record.told_by[0]) + (f" +{more}" if more else "")


def year_of(record: Record) -> str:
    when = record.date.when
    if when is None:
        return "without a date"
    day = when.start or when.end
    return f"{day:%Y}" if day else "without a date"


def when_words(record: Record) -> str:
    return str(record.date.when) if record.date.when else "?"


def _when_text(record: Record) -> str:
    """In a narrow column: two lines for a stretch of days, a sign for an open one."""
    when = record.date.when
    if when is None:
        return "?"
    words = str(when)
    if when.start is None:
        return words.replace("../", "≤")
    return "≥" + words.removesuffix("/..") if when.end is None else words.replace("/", "/\n")
