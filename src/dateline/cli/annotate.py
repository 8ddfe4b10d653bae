"""`dateline annotate`: everything found in a page, a line of JSON each."""

from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli.common import (
    FOUND_NOTHING,
    CacheOption,
    NoCacheOption,
    Paths,
    PrivateOption,
    complaints,
    interval,
    say,
    web,
)

EXAMPLE = "Example: dateline annotate page.html --published 2016-01-22 | jq .claims"


class Format(StrEnum):
    JSONL = "jsonl"


def command(  # noqa: PLR0913, PLR0917  (the options of a command)
    paths: Paths,
    published: Annotated[
        str | None,
        typer.Option(help="When the pages were published (EDTF), where they do not say."),
    ] = None,
    format_: Annotated[  # noqa: ARG001  (one form as yet, named so that scripts can ask for it)
        Format, typer.Option("--format", help="How to print.")
    ] = Format.JSONL,
    text: Annotated[bool, typer.Option("--text/--no-text", help="With the text?")] = True,
    allow_private: PrivateOption = False,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Print everything found in each page: a line of JSON a page.

    An address is sent nothing but a request for the page and for the robots.txt of its site: no
    cookies, no name but dateline's; one request a second to a host.
    """
    from dateline.run.one import reader  # noqa: PLC0415
    from dateline.run.sources import items  # noqa: PLC0415
    from dateline.tell.annotation import annotation  # noqa: PLC0415

    given = interval(published, "--published")
    fetched = web(cache, no_cache, allow_private)
    out = typer.get_binary_stream("stdout")
    found = 0
    with complaints():
        read = reader()
        for item in items(paths, published=given, web=fetched):
            outcome = read(item)
            if outcome.reading is None:
                why = outcome.failure
                say(f"not read: {item.name}: {why.message if why else ''}")
                continue
            out.write(annotation(outcome.reading, text=text) + b"\n")
            out.flush()
            found += 1
    if not found:
        raise typer.Exit(FOUND_NOTHING)
