"""`dateline explain`: why a record says what it says."""

from typing import Annotated

import typer

from dateline.cli.common import (
    FOUND_NOTHING,
    STORE,
    WRONG_USAGE,
    Format,
    FormatOption,
    StoreOption,
    complaints,
    refresh,
    say,
    show,
)

EXAMPLE = "Example: dateline explain r3f9c2"


def command(
    record: Annotated[
        str,
        typer.Argument(
            metavar="RECORD", help="Its id or that of a claim in it, or enough of one to name it."
        ),
    ],
    format_: FormatOption = Format.TEXT,
    store: StoreOption = STORE,
) -> None:
    """Print a record, each claim of it, who says it in which words, and the rule that found it."""
    from dateline.store import open_store  # noqa: PLC0415
    from dateline.tell import explain  # noqa: PLC0415

    if not record.strip():
        raise typer.BadParameter("empty; give an id or its beginning", param_hint="RECORD")
    with complaints(), open_store(store) as opened:
        refresh(opened)
        found = opened.records_like(record, most=explain.NAMED + 1)
        if len(found) != 1:
            say(f"dateline: {explain.not_one(record, found)}")
            raise typer.Exit(WRONG_USAGE if found else FOUND_NOTHING)
        explained = explain.explain(opened, found[0])
    if not found[0].id.startswith(record):
        say(f"{record} is a claim in {found[0].id}")
    if format_ is Format.JSON:
        typer.echo(explain.as_json(explained))
    else:
        show(explain.as_text(explained))
