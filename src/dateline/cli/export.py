"""`dateline export`: the record as a file."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.common import BROKEN, STORE, StoreOption, complaints, refresh, say
from dateline.tell.words import plural

EXAMPLE = "Example: dateline export record.csv --store mine.sqlite"


def command(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="FILE.jsonl, .csv, .parquet or .xlsx; - prints JSON lines."
        ),
    ],
    claims: Annotated[bool, typer.Option("--claims", help="Claims, not records.")] = False,
    store: StoreOption = STORE,
) -> None:
    """Write all records, or all claims, into a file; its suffix says in which form."""
    from dateline.store import open_store  # noqa: PLC0415
    from dateline.tell.export import ExportError, export, write_jsonl  # noqa: PLC0415
    from dateline.types import Claim, Record  # noqa: PLC0415

    kind: type[Record] | type[Claim] = Claim if claims else Record
    with complaints(), open_store(store) as opened:
        refresh(opened)
        with opened.snapshot():
            rows = opened.claims() if claims else opened.records()
            if file == "-":
                write_jsonl(rows, typer.get_binary_stream("stdout"), kind)
                return
            try:
                number = export(rows, Path(file), kind)
            except ExportError as error:
                raise typer.BadParameter(str(error), param_hint="FILE") from error
            except OSError as error:
                say(f"dateline: {file}: {error.strerror or error}")
                raise typer.Exit(BROKEN) from error
    say(f"{plural(number, 'claim' if claims else 'record')} written to {file}")
