"""Killed at any moment and started again, `dateline read` ends with the store of one clean run."""

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

PAIRS = ("France", "Brazil", "Japan", "Kenya", "Norway", "Peru", "Chad", "Cuba", "Mali", "Oman")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty pages, each pair of states told of by several, and two that cannot be read."""
    path = tmp_path_factory.mktemp("killed") / "pages.jsonl"
    lines = [
        {"id": f"page-{n:02}", "text": text(PAIRS[n % 10], PAIRS[(n * 3 + 1) % 10], n % 28 + 1)}
        for n in range(60)
    ]
    lines += [{"id": "empty", "text": ""}, {"id": "blank", "text": " \n "}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def text(one: str, other: str, day: int) -> str:
    return (
        f"{one} sold four helicopters to {other} on March {day}, 2011, the ministry said.\n\n"
        f"On May {day}, 2012 the president of {one} visited {other}.\n"
    )


@pytest.fixture(scope="module")
def clean(pages: Path) -> dict[str, list[tuple[object, ...]]]:
    """What one undisturbed run makes of the pages."""
    read(pages, pages.with_name("clean.sqlite"))
    return content(pages.with_name("clean.sqlite"))


def command(pages: Path, store: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "dateline", "read", str(pages), "--store", str(store), *more]


def read(pages: Path, store: Path, *more: str) -> str:
    done = subprocess.run(
        command(pages, store, *more), capture_output=True, text=True, timeout=120, check=True
    )
    return done.stderr


def content(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a store holds but the times at which it was written."""
    questions = {
        "pages": "SELECT id, key, reader, body, text FROM pages JOIN texts ON page = n ORDER BY id",
        "passages": "SELECT p.id, a.id, a.body FROM passages a JOIN pages p ON page = n ORDER BY 1, 2",
        "claims": "SELECT * FROM (SELECT id, block, start, quote, body FROM claims) ORDER BY id",
        "records": "SELECT * FROM records ORDER BY id",
        "evidence": "SELECT * FROM evidence ORDER BY 1, 2",
        "failures": "SELECT * FROM failures ORDER BY 1",
        "due": "SELECT * FROM due",
        "meta": "SELECT * FROM meta ORDER BY 1",
    }
    with closing(sqlite3.connect(store)) as opened:
        return {name: opened.execute(asked).fetchall() for name, asked in questions.items()}


def kill_after(number: int, pages: Path, store: Path, *more: str) -> int:
    """Starts a run and ends it with SIGKILL as soon as so many pages are written; how many were."""
    with subprocess.Popen(command(pages, store, *more), stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and written(store) < number:
            time.sleep(0.02)
        process.kill()
    return written(store)


def written(store: Path) -> int:
    if not store.exists():
        return 0
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as opened:
        try:
            return int(opened.execute("SELECT count(*) FROM pages").fetchone()[0])
        except sqlite3.OperationalError:  # the tables are not made yet
            return 0


@pytest.mark.parametrize(("jobs", "kills"), [("1", (1, 50)), ("2", (20,))])
def test_killed_and_run_again_it_is_the_store_of_a_clean_run(
    jobs: str,
    kills: tuple[int, ...],
    pages: Path,
    clean: dict[str, list[tuple[object, ...]]],
    tmp_path: Path,
) -> None:
    store = tmp_path / "killed.sqlite"
    left = [kill_after(number, pages, store, "--jobs", jobs) for number in kills]
    assert left == sorted(left)
    assert 0 < left[0] < 60
    said = read(pages, store, "--jobs", jobs)
    assert f"{60 - left[-1]} pages read, {left[-1]} unchanged, 2 not readable" in said.replace(
        "1 page read", "1 pages read"
    )
    assert content(store) == clean


def test_the_clean_run_found_something(clean: dict[str, list[tuple[object, ...]]]) -> None:
    assert len(clean["pages"]) == 60
    assert [name for name, *_ in clean["failures"]] == ["blank", "empty"]
    assert len(clean["claims"]) >= 60
    assert clean["records"]
    assert clean["due"] == []
