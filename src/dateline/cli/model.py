"""`--llm` and `--model` of read and annotate: which language model is asked, and what came of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from dateline.cli.common import say
from dateline.run.model import Endpoint, endpoint, stays_here
from dateline.tell.words import plural

if TYPE_CHECKING:
    from dateline.types import Asked

LlmOption = Annotated[
    str | None,
    typer.Option(
        "--llm",
        metavar="URL",
        help="Ask a language model too, at this OpenAI-compatible address, such as http://127.0.0.1:8080/v1. The words of your pages are sent there: to others, unless it is an address of this machine. A key is taken from DATELINE_LLM_KEY.",
        show_default=False,
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="Which model to ask there.", show_default=False),
]


def model_asked(url: str | None, name: str | None, cache: Path | None) -> Endpoint | None:
    """Wrong usage (exit 2) where one is named without the other or cannot be."""
    if url is None and name is None:
        return None
    if url is None or name is None:
        raise typer.BadParameter("--llm URL and --model NAME go together")
    try:
        found = endpoint(url, name, cache)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--llm") from error
    if not stays_here(url):
        say(f"the words of the pages are sent to {urlsplit(url).hostname}")
    return found


def tell_asked(asked: "Asked | None") -> None:
    if asked is None:
        return
    say(
        f"{asked.model}: {plural(asked.asked, 'answer')}, {asked.cached:,} more kept from before;"
        f" {plural(asked.taken, 'claim')} taken, {asked.known:,} more found by the rules as well"
    )
    if asked.refused:
        refused = ", ".join(f"{reason} {times:,}" for reason, times in asked.refused.items())
        say(f"refused: {refused}")
    if asked.failed:
        say(f"no answer about {plural(asked.failed, 'part')} of pages; see their issues")
