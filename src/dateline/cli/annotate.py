"""`dateline annotate`: everything found in a page, a line of JSON each."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.common import (
    BROKEN,
    FOUND_NOTHING,
    CacheOption,
    LexiconOption,
    NoCacheOption,
    Paths,
    PrivateOption,
    ScorerOption,
    beginning,
    complaints,
    interval,
    lexicon_folders,
    one_of,
    say,
    web,
)
from dateline.cli.model import LlmOption, ModelOption, model_asked, tell_asked
from dateline.run.model import together

if TYPE_CHECKING:
    from dateline.run.sources import Item
    from dateline.types import Reading

EXAMPLE = "Example: dateline annotate page.html --published 2016-01-22 | jq .claims"


class Format(StrEnum):
    JSONL = "jsonl"


def command(  # noqa: PLR0913, PLR0917  (the options of a command)
    paths: Paths,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="EDTF", help="When the pages were published (EDTF), where they do not say."
        ),
    ] = None,
    format_: Annotated[  # noqa: ARG001  (one form as yet, named so that scripts can ask for it)
        Format,
        typer.Option(
            "--format",
            parser=one_of(Format),
            autocompletion=beginning(Format),
            metavar="jsonl",
            help="How to print.",
        ),
    ] = Format.JSONL,
    text: Annotated[bool, typer.Option("--text/--no-text", help="With the text?")] = True,
    view: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.html|FOLDER",
            help="Print nothing; show how the page was read in a file for the browser, of several pages each in a file of its own in a folder.",
        ),
    ] = None,
    lexicon: LexiconOption = None,
    scorer: ScorerOption = True,
    allow_private: PrivateOption = False,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    llm: LlmOption = None,
    model: ModelOption = None,
) -> None:
    """Print everything found in each page: a line of JSON a page.

    An address is sent nothing but a request for the page and for the robots.txt of its site: no
    cookies, no name but dateline's; one request a second to a host.
    """
    from dateline.run.one import reader  # noqa: PLC0415
    from dateline.run.sources import items  # noqa: PLC0415
    from dateline.tell.view import is_file  # noqa: PLC0415

    given = interval(published, "--published")
    fetched = web(cache, no_cache, allow_private)
    asking = model_asked(llm, model, fetched.cache)
    found, asked = 0, None
    with complaints():
        read = reader(lexicon_folders(lexicon), scored=scorer, model=asking)
        pages = items(paths, published=given, web=fetched)
        show = _viewer(view) if view else partial(_print, text=text)
        for item in _only(pages) if view and is_file(view) else pages:
            outcome = read(item)
            if outcome.reading is None:
                why = outcome.failure
                say(f"not read: {item.name}: {why.message if why else ''}")
                continue
            show(outcome.reading)
            asked = together(asked, outcome.reading.llm)
            found += 1
    tell_asked(asked)
    if not found:
        raise typer.Exit(FOUND_NOTHING)


def _print(reading: "Reading", *, text: bool) -> None:
    from dateline.tell.annotation import annotation  # noqa: PLC0415

    out = typer.get_binary_stream("stdout")
    out.write(annotation(reading, text=text) + b"\n")
    out.flush()


def _viewer(place: Path) -> "Callable[[Reading], None]":
    from dateline.tell.view import write_view  # noqa: PLC0415

    taken: set[Path] = set()

    def show(reading: "Reading") -> None:
        try:
            say(str(write_view(reading, place, taken)))
        except OSError as error:
            say(f"dateline: {place}: {error.strerror or error}")
            raise typer.Exit(BROKEN) from error

    return show


def _only(pages: "Iterator[Item]") -> "Iterator[Item]":
    """The one page among what came of the paths. More than one: wrong usage, before any is read."""
    held: list[Item] = []
    for item in pages:
        held.append(item)
        if sum(i.source is not None for i in held) > 1:
            raise typer.BadParameter(
                "there are several pages; name a folder for their files, such as views/",
                param_hint="--view",
            )
    yield from held
