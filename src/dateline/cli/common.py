"""What several commands share: the options that mean the same everywhere, exit codes, complaints."""

import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from typer.core import TyperCommand

from dateline.interval import Interval
from dateline.tell.words import printable

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.run.web import Web
    from dateline.store import Store

FOUND_NOTHING = 3
WRONG_USAGE = 2
BROKEN = 1

_OPEN = frozenset({"actors", "events", "flat", "pages"})  # a file in these may have any name

_TYPES = re.compile(r" <[\w\[\]]+>(?= )")

STORE = Path("dateline.sqlite")
StoreOption = Annotated[
    Path,
    typer.Option(
        "--store", metavar="FILE", help="The store, one SQLite file.", envvar="DATELINE_STORE"
    ),
]
Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders, patterns, archives, https:// addresses; .jsonl has a page a line; - is standard input.",
    ),
]
LexiconOption = Annotated[
    Path | None,
    typer.Option(
        "--lexicon",
        metavar="FOLDER",
        envvar="DATELINE_LEXICON",
        help="Rule and name files of your own, over ours: pages/*.toml, events/*.toml, actors/*.csv, ...",
        show_default=False,
    ),
]
PrivateOption = Annotated[
    bool,
    typer.Option("--allow-private", help="Fetch from addresses of private networks too."),
]
CacheOption = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="FOLDER",
        envvar="DATELINE_CACHE",
        help="Where fetched pages are kept for a day, and answers of a language model; without it, the platform's folder for this.",
        show_default=False,
    ),
]
ScorerOption = Annotated[
    bool,
    typer.Option(
        "--scorer/--no-scorer",
        envvar="DATELINE_SCORER",
        help="May the small model that is shipped veto events that the rules propose?",
    ),
]
NoCacheOption = Annotated[
    bool,
    typer.Option(
        "--no-cache", help="Keep nothing that is fetched or answered, and use nothing kept."
    ),
]


class Command(TyperCommand):
    """A command whose help names no types of Python (`PATH <list[str]>`)."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        return _TYPES.sub(lambda found: " " * len(found[0]), super().get_help(ctx))


Word = TypeVar("Word", bound=StrEnum)


def one_of(kind: type[Word]) -> Callable[[str], Word]:
    """Reads one word of a fixed list; any other is wrong usage, said in our words."""

    def read(word: str) -> Word:
        try:
            return kind(word)
        except ValueError as error:
            raise typer.BadParameter(f"{word!r} is not one of {', '.join(kind)}") from error

    return read


def beginning(kind: type[StrEnum]) -> Callable[[str], list[str]]:
    """The words of a fixed list that begin so, for a shell that completes what is typed."""
    return lambda incomplete: [str(word) for word in kind if word.startswith(incomplete)]


class Format(StrEnum):
    """For a person or for a pipe."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        parser=one_of(Format),
        autocompletion=beginning(Format),
        metavar="text|json",
        help="How to print.",
    ),
]


def whole(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number between the two."""

    def read(word: str) -> int:
        try:
            number = int(word)
        except ValueError:
            number = least - 1
        if not least <= number <= most:
            raise typer.BadParameter(f"{word!r} is no whole number from {least} to {most}")
        return number

    return read


def say(message: str) -> None:
    """Lines to the person, never into the data; names of pages may hold anything."""
    for line in message.split("\n"):
        typer.echo(printable(line), err=True)


def show(what: "RenderableType") -> None:
    """For people: as wide as the terminal, or 110 where there is none; no blanks at line ends."""
    from rich.console import Console  # noqa: PLC0415

    seen = sys.stdout.isatty()
    page = StringIO()
    Console(
        file=page,
        width=None if seen or "COLUMNS" in os.environ else 110,
        force_terminal=True if seen else None,
        highlight=False,
        markup=False,
    ).print(what)
    for line in page.getvalue().splitlines():
        typer.echo(line.rstrip())


def interval(words: str | None, option: str) -> Interval | None:
    """An EDTF date that was given as an option; anything else is wrong usage (exit 2)."""
    if words is None:
        return None
    try:
        return Interval.parse(words)
    except ValueError as error:
        raise typer.BadParameter(
            f"{error} (EDTF, such as 2009-06-22)", param_hint=option
        ) from error


@contextmanager
def complaints() -> Iterator[None]:
    """What a person can mend is said in a line, without a traceback; exit 1."""
    from dateline.lexicon.files import LexiconError  # noqa: PLC0415
    from dateline.run.errors import ReaderError  # noqa: PLC0415
    from dateline.store import StoreError  # noqa: PLC0415

    try:
        yield
    except (StoreError, ReaderError, LexiconError, sqlite3.Error) as error:
        say(f"dateline: {error}")
        sys.exit(BROKEN)


def refresh(opened: "Store") -> None:
    """Makes the records anew where an interrupted run, or an older program, left old ones."""
    from dateline.run.version import merge_version  # noqa: PLC0415
    from dateline.store import rebuild  # noqa: PLC0415

    rebuild(opened, merge_version())


def web(cache: Path | None, no_cache: bool, allow_private: bool) -> "Web":
    """How pages that are named by their address are fetched."""
    from dateline.run.web import Web, cache_folder  # noqa: PLC0415

    kept = None if no_cache else cache or cache_folder()
    return Web(cache=kept, allow_private=allow_private)


def lexicon_folders(folder: Path | None) -> tuple[Path, ...]:
    """The user's folder, if there is one; one that holds nothing of use is wrong usage (exit 2)."""
    if folder is None:
        return ()
    from dateline.lexicon.files import shipped  # noqa: PLC0415

    if not folder.is_dir():
        raise typer.BadParameter(f"{folder}: no such folder", param_hint="--lexicon")
    ours = sorted(e.name for e in shipped().iterdir() if not e.name.startswith(("_", ".")))
    if not any((folder / name).exists() for name in ours):
        why = f"{folder}: nothing in it is called like ours: {' '.join(ours)}"
        raise typer.BadParameter(why, param_hint="--lexicon")
    rules = [f.relative_to(folder) for f in folder.rglob("*.*") if f.suffix in {".toml", ".csv"}]
    for rule in sorted(rules):
        if not (rule.parent.name in _OPEN or shipped().joinpath(*rule.parts).is_file()):
            say(f"dateline: {folder}: {rule} is not used: no file of ours is called so")
    return (folder.absolute(),)
