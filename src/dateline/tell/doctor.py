"""What is installed and whether the store holds what it must."""

import platform
import re
import sqlite3
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from importlib.metadata import requires
from itertools import islice
from pathlib import Path

from msgspec import Struct
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline import __version__
from dateline.code.scorer import load_scorer
from dateline.lexicon import LexiconError, load_lexicon
from dateline.run.one import load_all
from dateline.run.version import installed, merge_version, reader_version
from dateline.store import Store, StoreError, faults, open_store
from dateline.syntax import MODEL, load_parser
from dateline.tell.words import shortened
from dateline.types import Span

OPTIONAL = {"pyarrow": "export to .parquet", "openpyxl": "export to .xlsx"}
NAMED = 20  # faults and failures are listed up to here


class State(StrEnum):
    OK = "ok"
    NOTE = "note"  # worth knowing, nothing is broken
    BROKEN = "broken"


class Finding(Struct, frozen=True, kw_only=True):
    about: str
    state: State
    message: str


def examine(store: Path, user: tuple[Path, ...] = (), *, asked: bool = False) -> Iterator[Finding]:
    """All findings, one after another; nothing is written. `user`: folders that overlay ours.

    A store that was `asked` for by name must be there; before the first reading there is none.
    """
    reader = reader_version(user)
    yield _ok("dateline", f"{__version__}, reader {reader}, merger {merge_version()}")
    yield _ok("python", f"{platform.python_version()} on {platform.platform()}")
    yield from _packages()
    yield _fts5()
    yield _tried("rules", partial(_rules, user))
    yield _tried("model", _model)
    yield _scorer()
    yield from _store(store, asked)


def broken(findings: list[Finding]) -> bool:
    return any(f.state is State.BROKEN for f in findings)


def as_table(findings: list[Finding]) -> RenderableType:
    colours = {State.OK: "green", State.NOTE: "yellow", State.BROKEN: "bold red"}
    table = Table.grid(padding=(0, 2, 0, 0))
    for found in findings:
        table.add_row(
            Text(found.state.value, style=colours[found.state]),
            Text(found.about, style="bold"),
            Text(shortened(found.message, 400)),
        )
    return table


def _ok(about: str, message: str) -> Finding:
    return Finding(about=about, state=State.OK, message=message)


def _broken(about: str, message: str) -> Finding:
    return Finding(about=about, state=State.BROKEN, message=message)


def needed() -> list[str]:
    """The packages that ours names as needed, without those of extras."""
    named = (line for line in requires("dateline") or () if "extra ==" not in line)
    return sorted(re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in named)


def _packages() -> Iterator[Finding]:
    found = {name: installed(name) for name in needed()}
    if missing := [name for name, version in found.items() if version is None]:
        yield _broken("packages", f"not installed: {', '.join(missing)}")
    yield _ok("packages", ", ".join(f"{n} {v}" for n, v in found.items() if v))
    for name, purpose in OPTIONAL.items():
        version = installed(name)
        state = State.OK if version else State.NOTE
        said = version or f"not installed: no {purpose}"
        yield Finding(about=name, state=state, message=said)


def _fts5() -> Finding:
    with sqlite3.connect(":memory:") as memory:
        try:
            memory.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
        except sqlite3.OperationalError as error:
            return _broken("sqlite", f"{sqlite3.sqlite_version} without FTS5: {error}")
    return _ok("sqlite", f"{sqlite3.sqlite_version} with FTS5")


def _tried(about: str, check: Callable[[], str]) -> Finding:
    try:
        return _ok(about, check())
    except (OSError, ImportError, LexiconError) as error:
        return _broken(about, f"{type(error).__name__}: {error}")


def _rules(user: tuple[Path, ...]) -> str:
    parts = load_all(load_lexicon(user))
    theirs = f", with those of {', '.join(map(str, user))} over ours" if user else ""
    return f"{parts} groups of rule and name files read{theirs}"


def _model() -> str:
    words = "The minister met her colleague."
    (sentence,) = load_parser().parse(words, [Span(0, len(words))])
    return f"{MODEL} parses ({len(sentence.tokens)} tokens in a test sentence)"


def _scorer() -> Finding:
    scorer = load_scorer()
    if scorer is None:
        without = "not there, or without onnxruntime: the rules alone decide what is an event"
        return Finding(about="scorer", state=State.NOTE, message=without)
    card = scorer.card
    return _ok("scorer", f"taught on {card.sentences:,} sentences ({card.trained_on})")


def _store(path: Path, asked: bool) -> Iterator[Finding]:
    if not path.exists():
        state = State.BROKEN if asked else State.NOTE
        said = f"{path}: there is no store here; `dateline read` makes one"
        yield Finding(about="store", state=state, message=said)
        return
    try:
        with open_store(path) as store:
            yield from _inside(store)
    except (StoreError, sqlite3.DatabaseError) as error:
        yield _broken("store", str(error))


def _inside(store: Store) -> Iterator[Finding]:
    counts = ("pages", "passages", "claims", "records", "judgements")
    yield _ok("store", f"{store.path}: " + ", ".join(f"{store.count(c):,} {c}" for c in counts))
    yield from _last_run(store)
    if store.stale(merge_version()):
        due = "records are older than the claims; the next read, timeline or export makes them anew"
        yield Finding(about="records", state=State.NOTE, message=due)
    found = list(islice(faults(store), NAMED))
    for fault in found:
        yield _broken("store", f"{fault.what}: {fault.where}")
    if not found:
        yield _ok("quotes", "every claim quotes its page word for word")
    yield from _failures(store)


def _last_run(store: Store) -> Iterator[Finding]:
    run = store.last_run()
    if run is None:
        return
    said = f"{run.started}: {run.read:,} pages read, {run.skipped:,} unchanged, {run.failed:,} not"
    if run.ended:
        yield _ok("last run", f"{said}, by reader {run.reader}")
    else:
        message = f"{run.started}: running, or broken off; `dateline read` goes on from there"
        yield Finding(about="last run", state=State.NOTE, message=message)


def _failures(store: Store) -> Iterator[Finding]:
    failed = store.failures()
    for name, kind, message in failed[:NAMED]:
        state = State.NOTE if kind == "refused" else State.BROKEN
        yield Finding(about="not read", state=state, message=f"{name}: {kind}: {message}")
    if len(failed) > NAMED:
        more = f"{len(failed) - NAMED:,} more pages"
        yield Finding(about="not read", state=State.NOTE, message=more)
