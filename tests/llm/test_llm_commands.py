"""`read` and `annotate` with `--llm`, as a person types them, against a real server on loopback."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from proposing import answer, event
from serving import Model, completion, status
from typer.testing import CliRunner, Result

from dateline.cli import app

Serve = Callable[..., Any]
Dateline = Callable[..., Result]

DRUMS = "Kenya serenaded Egypt with 40 drums on 4 May 2011.\n"
WAR = "Kenya attacked Peru in 2010.\n"
PAGES = {"drums.txt": DRUMS, "war.txt": WAR}


def sings(model: Model) -> None:
    """Finds the serenade, and once more with a name that stands nowhere."""
    words = model.body["messages"][1]["content"]
    quote = DRUMS.strip()
    found = event(
        quote, "serenaded", "CONSULT",
        ("actor", "Kenya"), ("recipient", "Egypt"), ("recipient", "Narnia"),
    )  # fmt: skip
    model.reply(completion(answer(found) if quote in words else answer()))


@pytest.fixture
def dateline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dateline:
    """The command in a folder with two pages, with a cache of its own and a key."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("DATELINE_LLM_KEY", "sesame")
    for name, text in PAGES.items():
        Path(name).write_text(text, encoding="utf-8")
    return lambda *words: CliRunner().invoke(app, list(words))


def rules(dateline: Dateline) -> list[str]:
    exported = dateline("export", "-", "--claims").stdout
    return [json.loads(line)["rule"] for line in exported.splitlines()]


def test_read_keeps_what_the_model_finds_and_says_what_it_refused(
    dateline: Dateline, serve: Serve
) -> None:
    server = serve(sings)
    first = dateline("read", *PAGES, "--llm", server.url, "--model", "tiny")
    assert first.exit_code == 0, first.stderr
    assert "tiny: 3 answers, 0 more kept from before; 1 claim taken, 0 more" in first.stderr
    assert "refused: again 1, name 2\n" in first.stderr
    assert "sent to" not in first.stderr
    assert rules(dateline) == ["llm:tiny", "assault.attack"]
    again = dateline("read", *PAGES, "--llm", server.url, "--model", "tiny")
    assert "0 pages read, 2 unchanged" in again.stderr
    assert len(server.asked) == 3


def test_another_run_into_another_store_asks_nothing(dateline: Dateline, serve: Serve) -> None:
    server = serve(sings)
    asked = ("--llm", server.url, "--model", "tiny")
    dateline("read", *PAGES, *asked)
    before = dateline("export", "-").stdout
    other = ("--store", "other.sqlite")
    again = dateline("read", *PAGES, *asked, *other, "--jobs", "2")
    assert "tiny: 0 answers, 3 more kept from before; 1 claim taken" in again.stderr
    assert dateline("export", "-", *other).stdout == before
    assert len(server.asked) == 3
    anew = dateline("annotate", *PAGES, *asked, "--no-cache")
    assert "tiny: 3 answers, 0 more kept" in anew.stderr


def test_where_the_server_fails_the_rules_decide_until_a_run_that_gets_its_answers(
    dateline: Dateline, serve: Serve
) -> None:
    broken = serve(status(418))
    first = dateline("read", *PAGES, "--llm", broken.url, "--model", "tiny")
    assert first.exit_code == 0
    assert "no answer about 2 parts of pages; see their issues" in first.stderr
    assert rules(dateline) == ["assault.attack"]
    with sqlite3.connect("dateline.sqlite") as store:
        issues = list(store.execute("SELECT stage, message FROM issues"))
    store.close()
    assert issues == [("llm", "no answer: it answers 418")] * 2
    mended = serve(sings)
    again = dateline("read", *PAGES, "--llm", mended.url, "--model", "tiny")
    assert "2 pages read, 0 unchanged" in again.stderr
    assert rules(dateline) == ["llm:tiny", "assault.attack"]
    without = dateline("read", *PAGES)
    assert "2 pages read, 0 unchanged" in without.stderr
    assert rules(dateline) == ["assault.attack"]


def test_annotate_prints_the_counts_of_each_page_and_the_same_bytes_again(
    dateline: Dateline, serve: Serve
) -> None:
    server = serve(sings)
    asked = ("annotate", "drums.txt", "--llm", server.url, "--model", "tiny")
    first, again = dateline(*asked), dateline(*asked)
    page = json.loads(first.stdout)
    assert page["llm"] == {
        "model": "tiny", "asked": 2, "cached": 0, "failed": 0, "taken": 1, "known": 0,
        "refused": {"again": 1, "name": 2},
    }  # fmt: skip
    kept = json.loads(again.stdout)
    assert (kept["llm"]["asked"], kept["llm"]["cached"]) == (0, 2)
    assert kept["claims"] == page["claims"] != []
    assert "refused: again 1, name 2" in first.stderr
    assert json.loads(dateline("annotate", "drums.txt").stdout)["llm"] is None


def test_the_key_is_in_nothing_that_is_printed_or_kept(dateline: Dateline, serve: Serve) -> None:
    server = serve(status(401), sings)
    asked = ("--llm", server.url, "--model", "tiny")
    printed = dateline("read", *PAGES, *asked)
    assert server.asked[0][1]["Authorization"] == "Bearer sesame"
    assert "sesame" not in printed.stdout + printed.stderr
    files = {f.name: f.read_bytes() for f in Path().rglob("*") if f.is_file()}
    assert {"dateline.sqlite", "answers.sqlite"} <= files.keys()
    assert all(b"sesame" not in content for content in files.values())


@pytest.mark.parametrize(
    "words",
    [
        ["--llm", "http://127.0.0.1:1/v1"],
        ["--model", "tiny"],
        ["--llm", "127.0.0.1", "--model", "tiny"],
        ["--llm", "http://me:pw@127.0.0.1/v1", "--model", "tiny"],
        ["--llm", "http://127.0.0.1:1/v1", "--model", ""],
    ],
)
@pytest.mark.parametrize("command", ["read", "annotate"])
def test_wrong_usage_is_exit_code_2(command: str, words: list[str], dateline: Dateline) -> None:
    assert dateline(command, *PAGES, *words).exit_code == 2
    assert not Path("dateline.sqlite").exists()


def test_who_sends_pages_to_others_is_told_so(dateline: Dateline) -> None:
    words = ("--llm", "http://llm.example.invalid/v1", "--model", "tiny")
    result = dateline("read", "none.txt", *words)
    assert "the words of the pages are sent to llm.example.invalid\n" in result.stderr
    help_ = " ".join(dateline("read", "--help").stdout.split())
    assert "The words of your pages are sent there: to others, unless" in help_


def test_a_cache_that_cannot_be_is_said_before_a_page_is_read(
    dateline: Dateline, serve: Serve, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file")
    server = serve(sings)
    result = dateline("read", *PAGES, "--llm", server.url, "--model", "tiny")
    assert result.exit_code == 1
    assert "answers.sqlite: no place to keep answers" in result.stderr
    assert server.asked == []
