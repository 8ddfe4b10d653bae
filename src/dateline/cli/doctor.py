"""`dateline doctor`: what is installed, and whether the store is whole."""

import typer

from dateline.cli.common import (
    BROKEN,
    STORE,
    Format,
    FormatOption,
    LexiconOption,
    StoreOption,
    lexicon_folders,
    show,
)

EXAMPLE = "Example: dateline doctor --store mine.sqlite"


def command(
    context: typer.Context,
    format_: FormatOption = Format.TEXT,
    store: StoreOption = STORE,
    lexicon: LexiconOption = None,
) -> None:
    """Check the installation and the store; exit 1 where something is broken."""
    import msgspec  # noqa: PLC0415

    from dateline.tell import doctor  # noqa: PLC0415

    source = context.get_parameter_source("store")
    asked = source is not None and source.name != "DEFAULT"
    findings = list(doctor.examine(store, lexicon_folders(lexicon), asked=asked))
    if format_ is Format.JSON:
        typer.echo(msgspec.json.encode(findings))
    else:
        show(doctor.as_table(findings))
    if doctor.broken(findings):
        raise typer.Exit(BROKEN)
