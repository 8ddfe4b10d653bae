"""The commands. Data goes to standard output, everything else to standard error.

Each command is a module of its own; what is heavy (spaCy, the store) is imported when it runs, so
that `dateline --help` is quick.
"""

import os

# One thread a process: spaCy's small matrices are slower with more, and `--jobs` is the way to use
# several processors. Must stand before numpy is imported anywhere.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

import typer  # noqa: E402

from dateline import __version__  # noqa: E402
from dateline.cli import actors, annotate, check, doctor, explain, export, read, timeline  # noqa: E402
from dateline.cli.common import Command  # noqa: E402

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Pages in, a checkable record of what happened between states out.",
)
for _name, _module in {
    "read": read,
    "timeline": timeline,
    "explain": explain,
    "annotate": annotate,
    "export": export,
    "check": check,
    "doctor": doctor,
}.items():
    app.command(_name, cls=Command, epilog=_module.EXAMPLE)(_module.command)
app.add_typer(actors.app, name="actors", epilog=actors.EXAMPLE)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback(epilog="Example: dateline read pages/ && dateline timeline --between PAK RUS")
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    pass


def main() -> None:
    """The console script; exit codes as docs/cli.md gives them."""
    app()
