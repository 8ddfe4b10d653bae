"""`dateline actors add`: a name of the user's own, checked and written into a table of the user's folder."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.common import WRONG_USAGE, Command, say

EXAMPLE = 'Example: dateline actors add "Quillaro Guard" --country PER --kind force --alias "=QG"'

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Names of your own.")


@app.command("add", epilog=EXAMPLE, cls=Command)
def command(  # noqa: PLR0913, PLR0917  (the options of a command)
    name: Annotated[str, typer.Argument(metavar="NAME", help="As pages write it.")],
    country: Annotated[
        str, typer.Option(metavar="CODE", help="PAK, SUN, ... or IGO, NGO, MNC for bodies of none.")
    ],
    kind: Annotated[
        str,
        typer.Option(
            metavar="KIND",
            help="state, person, office, organisation, force, company, group or place.",
        ),
    ],
    alias: Annotated[
        list[str] | None,
        typer.Option(metavar="FORM", help="Another writing; may be given again. =QG: only so."),
    ] = None,
    sector: Annotated[
        str,
        typer.Option(metavar="CODE", help="PLOVER sector: GOV MIL BUS ...; without it, by kind."),
    ] = "",
    since: Annotated[str, typer.Option(metavar="DAY", help="First day, or year.")] = "",
    until: Annotated[str, typer.Option(metavar="DAY", help="Last day, or year.")] = "",
    lexicon: Annotated[
        Path,
        typer.Option(
            metavar="FOLDER", envvar="DATELINE_LEXICON", help="Your folder of rule and name files."
        ),
    ] = Path("lexicon"),
) -> None:
    """Add a name to a table in your folder; the tables are read with it before it stays there."""
    from dateline.lexicon import LexiconError  # noqa: PLC0415
    from dateline.lexicon.additions import addition, append  # noqa: PLC0415

    try:
        row = addition(
            name,
            country=country,
            kind=kind,
            aliases=alias or (),
            sector=sector,
            since=since,
            until=until,
        )
        file = append(row, lexicon)
    except (LexiconError, OSError) as error:
        say(f"dateline: {error}")
        raise typer.Exit(WRONG_USAGE) from error
    say(f"{file}: {row.line()}")
