"""`dateline read`: pages into the store, and records from all that the store holds."""

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dateline.cli.common import (
    FOUND_NOTHING,
    STORE,
    CacheOption,
    LexiconOption,
    NoCacheOption,
    Paths,
    PrivateOption,
    ScorerOption,
    StoreOption,
    complaints,
    lexicon_folders,
    say,
    web,
    whole,
)
from dateline.cli.model import LlmOption, ModelOption, model_asked, tell_asked
from dateline.run.model import PAGE, Endpoint, together
from dateline.tell.words import plural

if TYPE_CHECKING:
    from rich.progress import Progress

    from dateline.run.one import Outcome
    from dateline.run.sources import Item
    from dateline.store import Store
    from dateline.types import Asked

EXAMPLE = "Example: dateline read pages/ 'more/*.html' threads.jsonl --jobs 2"
UNFINISHED = ".unfinished"  # a reader that did not get all its answers: its pages are read again
NAMED = 20  # pages that could not be read are named up to here; the rest is counted


class Reading(NamedTuple):
    """How pages are read: with which folders over our rules and which models, in how many processes."""

    lexicon: tuple[Path, ...]
    jobs: int
    scored: bool = True
    model: Endpoint | None = None


@dataclass
class Tally:
    """What came of the pages so far."""

    read: int = 0
    skipped: int = 0
    failed: list[str] = field(default_factory=list)
    failures: int = 0
    asked: "Asked | None" = None

    def fail(self, name: str, why: str) -> None:
        self.failures += 1
        if len(self.failed) < NAMED:
            self.failed.append(f"{name}: {why}")


def command(  # noqa: PLR0913, PLR0917  (the options of a command)
    paths: Paths,
    store: StoreOption = STORE,
    jobs: Annotated[
        int,
        typer.Option(parser=whole(1, 256), metavar="N", help="How many processes read, up to 256."),
    ] = 1,
    lexicon: LexiconOption = None,
    scorer: ScorerOption = True,
    allow_private: PrivateOption = False,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    llm: LlmOption = None,
    model: ModelOption = None,
) -> None:
    """Read pages into the store; what is there already and has not changed is not read again.

    An address is sent nothing but a request for the page and for the robots.txt of its site: no
    cookies, no name but dateline's; one request a second to a host.
    """
    from dateline.run.sources import bytes_of, items  # noqa: PLC0415
    from dateline.run.version import merge_version  # noqa: PLC0415
    from dateline.store import open_store, rebuild  # noqa: PLC0415

    tally, fetched = Tally(), web(cache, no_cache, allow_private)
    asked = model_asked(llm, model, fetched.cache)
    reading = Reading(lexicon_folders(lexicon), jobs, scorer, asked)
    with complaints(), open_store(store, create=True) as opened:
        try:
            _read(opened, items(paths, web=fetched), bytes_of(paths), reading, tally)
        except KeyboardInterrupt:
            say("\nstopped; what was read is kept, and the same command goes on from here")
            sys.exit(130)
        rebuild(opened, merge_version())
        _summary(opened, tally, store)
    if not tally.read and not tally.skipped:
        raise typer.Exit(FOUND_NOTHING)


def _read(
    opened: "Store", pages: Iterable["Item"], size: int | None, how: Reading, tally: Tally
) -> None:
    from dateline.run.one import reader as prepared  # noqa: PLC0415
    from dateline.run.pool import SLOW, read_pages  # noqa: PLC0415
    from dateline.run.version import asking_version, reader_version  # noqa: PLC0415

    reader = reader_version(how.lexicon, scored=how.scored)
    reader += asking_version(how.model.model) if how.model else ""
    slow = SLOW + PAGE if how.model else SLOW
    run = opened.begin_run(reader)
    try:
        with _progress() as bar:
            task = bar.add_task("reading", total=size)
            waiting = _unread(opened, _watched(pages, bar, task), reader, tally)
            prepare = partial(prepared, how.lexicon, scored=how.scored, model=how.model)
            for outcome in read_pages(waiting, jobs=how.jobs, slow=slow, prepare=prepare):
                _keep(opened, outcome, reader, tally)
    finally:
        opened.end_run(run, read=tally.read, skipped=tally.skipped, failed=tally.failures)


def _progress() -> "Progress":
    """A bar on standard error, and only where somebody looks at it."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    console = Console(stderr=True)
    return Progress(console=console, transient=True, disable=not console.is_terminal)


def _watched(found: Iterable["Item"], bar: "Progress", task: object) -> Iterator["Item"]:
    from rich.progress import TaskID  # noqa: PLC0415

    for item in found:
        yield item
        bar.advance(TaskID(int(str(task))), item.size)


def _unread(
    opened: "Store", found: Iterable["Item"], reader: str, tally: Tally
) -> Iterator["Item"]:
    """The pages that are not in the store as they are; each name once."""
    from dateline.run.version import source_key  # noqa: PLC0415

    for item in found:
        if item.source is None:
            yield item
            continue
        key = source_key(item.source)
        before = opened.seen(item.name, key)
        if before == key:
            continue  # the same file by way of two paths
        if before is not None:
            again = "another page of this name came before in the same run; that one is kept"
            yield item._replace(name=f"{item.name} (again)", source=None, refusal=again)
        elif opened.knows(item.name, key, reader):
            tally.skipped += 1
        else:
            yield item._replace(key=key)


def _keep(opened: "Store", outcome: "Outcome", reader: str, tally: Tally) -> None:
    name, failure = outcome.item.name, outcome.failure
    if outcome.reading is not None:
        asked = outcome.reading.llm
        tally.asked = together(tally.asked, asked)
        if asked and asked.failed:
            reader += UNFINISHED
        try:
            opened.write(outcome.reading, key=outcome.item.key, reader=reader)
        except (ValueError, OverflowError, sqlite3.IntegrityError) as error:
            _fail(opened, tally, name, type(error).__name__, str(error))
        else:
            tally.read += 1
    elif failure is not None:
        _fail(opened, tally, name, failure.kind, failure.message)


def _fail(opened: "Store", tally: Tally, name: str, kind: str, message: str) -> None:
    opened.fail(name, kind=kind, message=message)
    tally.fail(name, message if kind == "refused" else f"{kind}: {message}")


def _summary(opened: "Store", tally: Tally, path: Path) -> None:
    for line in tally.failed:
        say(f"not read: {line}")
    if tally.failures > len(tally.failed):
        say(f"... and {plural(tally.failures - len(tally.failed), 'page')} more (dateline doctor)")
    tell_asked(tally.asked)
    say(
        f"{plural(tally.read, 'page')} read, {tally.skipped:,} unchanged, {tally.failures:,} not readable;"
        f" {path} holds {plural(opened.count('pages'), 'page')},"
        f" {plural(opened.count('claims'), 'claim')}, {plural(opened.count('records'), 'record')}"
    )
