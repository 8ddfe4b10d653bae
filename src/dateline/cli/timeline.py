"""`dateline timeline`: the records by date."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.common import (
    STORE,
    StoreOption,
    beginning,
    complaints,
    interval,
    one_of,
    refresh,
    say,
    show,
)
from dateline.interval import Interval
from dateline.types import Register, Status

if TYPE_CHECKING:
    from dateline.store import Store

EXAMPLE = "Example: dateline timeline --between PAK RUS --since 2009 --register transfer"


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    MD = "md"


def command(  # noqa: PLR0913, PLR0917  (the options of a command)
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Two states (ISO 3166-1 alpha-3), both concerned."),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="EDTF", help="From this year, month or day on (EDTF).")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="EDTF", help="Up to this year, month or day (EDTF).")
    ] = None,
    register: Annotated[
        list[Register] | None,
        typer.Option(
            parser=one_of(Register),
            autocompletion=beginning(Register),
            metavar="REGISTER",
            help=f"Only this register; may be given again: {', '.join(Register)}.",
        ),
    ] = None,
    status: Annotated[
        list[Status] | None,
        typer.Option(
            parser=one_of(Status),
            autocompletion=beginning(Status),
            metavar="STATUS",
            help=f"Only this status; may be given again: {', '.join(Status)}.",
        ),
    ] = None,
    format_: Annotated[
        Format,
        typer.Option(
            "--format",
            parser=one_of(Format),
            autocompletion=beginning(Format),
            metavar="text|json|md",
            help="How to print.",
        ),
    ] = Format.TEXT,
    store: StoreOption = STORE,
) -> None:
    """Print the records by date; what the options leave out is counted at the end."""
    from dateline.store import Wanted, open_store  # noqa: PLC0415
    from dateline.tell import timeline  # noqa: PLC0415

    wanted = Wanted(
        between=_codes(between),
        since=interval(since, "--since"),
        until=interval(until, "--until"),
        registers=frozenset(register or ()),
        statuses=frozenset(status or ()),
    )
    _forward(wanted.since, wanted.until)
    with complaints(), open_store(store) as opened:
        refresh(opened)
        _known(wanted.between, opened)
        shown = timeline.timeline(opened, wanted)
    if format_ is Format.JSON:
        typer.echo(timeline.as_json(shown))
    elif format_ is Format.MD:
        for line in timeline.as_markdown(shown):
            typer.echo(line)
    else:
        show(timeline.as_text(shown))
    if format_ is not Format.TEXT and (hidden := timeline.hidden_words(shown)):
        say(hidden)


def _codes(between: tuple[str, str] | None) -> tuple[str, ...]:
    if between is None:
        return ()
    for code in between:
        if not (len(code) == 3 and code.isascii() and code.isalpha()):
            raise typer.BadParameter(
                f"{code!r} is no code of three letters (ISO 3166-1 alpha-3), such as PAK",
                param_hint="--between",
            )
    first, second = between[0].upper(), between[1].upper()
    if first == second:
        raise typer.BadParameter(f"{first} twice; name two states", param_hint="--between")
    return first, second


def _known(codes: Sequence[str], opened: "Store") -> None:
    """Wrong usage where a code is of no state of our table and of none in the store (a user's own)."""
    from dateline.lexicon.files import rows, shipped  # noqa: PLC0415

    if not codes:
        return
    table = shipped() / "actors" / "states.csv"
    known = {row["code"] for _, row in rows(table, ("code",))} | opened.countries()
    if unknown := [code for code in codes if code not in known]:
        raise typer.BadParameter(
            f"{' and '.join(unknown)}: no state has this code (ISO 3166-1 alpha-3, such as PAK)",
            param_hint="--between",
        )


def _forward(since: Interval | None, until: Interval | None) -> None:
    if since and until and since.start and until.end and until.end < since.start:
        raise typer.BadParameter(f"{until} is before --since {since}", param_hint="--until")
