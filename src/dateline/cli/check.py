"""`dateline check`: a page type of the user's own, checked and tried on pages."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.common import (
    BROKEN,
    FOUND_NOTHING,
    WRONG_USAGE,
    CacheOption,
    Format,
    FormatOption,
    LexiconOption,
    NoCacheOption,
    PrivateOption,
    complaints,
    lexicon_folders,
    say,
    show,
    web,
)
from dateline.tell.words import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.lexicon.pages import Engine
    from dateline.read.trial import Trial
    from dateline.run.sources import Item

EXAMPLE = "Example: dateline check lexicon/pages/my-board.toml --against thread.html"


def command(  # noqa: PLR0913, PLR0917  (the options of a command)
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A page type, as TOML.")],
    against: Annotated[
        list[str] | None,
        typer.Option(metavar="PAGE", help="Try it on this page; may be given again."),
    ] = None,
    format_: FormatOption = Format.TEXT,
    lexicon: LexiconOption = None,
    allow_private: PrivateOption = False,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Check a page type, and say what each of its selectors finds on a page.

    Exit code 1 where a selector finds nothing on any of the pages, 2 where the file is wrong.
    """
    from dateline.run.sources import items  # noqa: PLC0415

    engines, user = _engines(file), lexicon_folders(lexicon)
    if not against:
        say(f"{file}: {plural(len(engines), 'page type')}, no mistake; try it with --against PAGE")
        return
    with complaints():
        pages = items(against, web=web(cache, no_cache, allow_private))
        found = [trial for item in pages for trial in _tried(item, engines, user)]
    if not found:
        raise typer.Exit(FOUND_NOTHING)
    _tell(found, format_)


def _engines(file: Path) -> "tuple[Engine, ...]":
    from dateline.lexicon import LexiconError  # noqa: PLC0415
    from dateline.lexicon.pages import page_types  # noqa: PLC0415

    try:
        return page_types(file)
    except LexiconError as error:
        say(f"dateline: {error}")
    except OSError as error:
        say(f"dateline: {file}: {error.strerror or error}")
    raise typer.Exit(WRONG_USAGE)


def _tried(item: "Item", engines: "Sequence[Engine]", user: tuple[Path, ...]) -> "Iterator[Trial]":
    from dateline.lexicon import load_lexicon  # noqa: PLC0415
    from dateline.read import Unreadable  # noqa: PLC0415
    from dateline.read.trial import trials  # noqa: PLC0415

    if item.source is None:
        say(f"not read: {item.name}: {item.refusal}")
        return
    try:
        yield from trials(item.source, engines, load_lexicon(user))
    except Unreadable as error:
        say(f"not read: {item.name}: {error}")


def _tell(found: "Sequence[Trial]", format_: Format) -> None:
    import msgspec  # noqa: PLC0415

    from dateline.tell.trial import as_text, barren  # noqa: PLC0415

    nothing = list(barren(found))
    if format_ is Format.JSON:
        typer.echo(msgspec.json.encode({"trials": found, "nothing": nothing}))
    else:
        show(as_text(found))
    if nothing:
        say("\n".join((f"{plural(len(nothing), 'selector')} found nothing:", *nothing)))
        raise typer.Exit(BROKEN)
