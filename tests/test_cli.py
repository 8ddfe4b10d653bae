"""The commands as a person types them."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli import app

PAGE = """<html><head><title>Boats for Manila</title></head><body><article>
<h1>Boats for Manila</h1><p>By Ann Lee</p><p>Published May 6, 2011</p>
<p>Japan sold six patrol boats to the Philippines on May 4, 2011, the foreign ministry in Tokyo said.</p>
<p>Japanese Prime Minister Naoto Kan will visit Manila in June, an official said.</p>
</article></body></html>"""
LINES = (
    {"id": "wire", "text": "June 16, 2011\n\nFrance and Brazil signed a defence agreement on June 15, 2011.\n"},
    {"id": "forum", "text": "I think India may attack Nepal one day.\n", "published": "2012-01-02"},
)  # fmt: skip
COMMANDS = ("read", "timeline", "explain", "annotate", "export", "check", "doctor", "actors add")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two pages that can be read in files of two forms, and five that cannot."""
    folder = tmp_path_factory.mktemp("work")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "boats.html").write_text(PAGE, encoding="utf-8")
    (pages / "lines.jsonl").write_text(
        "".join(json.dumps(line) + "\n" for line in LINES) + "{broken\n"
    )
    (pages / "empty.txt").write_bytes(b"")
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 40)
    with (pages / "huge.txt").open("wb") as huge:
        huge.truncate(50_000_001)
    (pages / "large.txt").write_bytes(b"words and words\n" * 1_500_000)
    return folder


@pytest.fixture(scope="module")
def first(here: Path) -> subprocess.CompletedProcess[str]:
    """`dateline read`, in a process of its own, into the store that the other tests ask."""
    return run("read", "pages", cwd=here)


def run(*words: str, cwd: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *words]
    return subprocess.run(
        command, cwd=cwd, input=given, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def dateline(
    here: Path, first: subprocess.CompletedProcess[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """The command in this process, in that folder, after the first reading."""
    monkeypatch.chdir(here)
    monkeypatch.delenv("DATELINE_STORE", raising=False)
    return lambda *words, **more: CliRunner().invoke(app, list(words), **more)


def test_read_says_what_it_read_and_names_what_it_could_not(
    first: subprocess.CompletedProcess[str],
) -> None:
    assert first.returncode == 0, first.stderr
    assert first.stdout == ""
    for name in ("empty.txt", "binary.txt", "huge.txt", "large.txt", "lines.jsonl:3"):
        assert f"not read: pages/{name}: " in first.stderr
    assert (
        "3 pages read, 0 unchanged, 5 not readable; dateline.sqlite holds 3 pages" in first.stderr
    )
    assert "\x1b" not in first.stderr


def test_reading_again_changes_nothing(dateline: Callable[..., Result], here: Path) -> None:
    before = dateline("export", "-").stdout
    again = dateline("read", "pages", str(here / "pages" / "boats.html"))
    assert again.exit_code == 0
    assert "0 pages read, 3 unchanged, 5 not readable" in again.stderr
    assert dateline("export", "-").stdout == before != ""


def test_where_nothing_can_be_read_the_exit_code_is_3(dateline: Callable[..., Result]) -> None:
    result = dateline("read", "pages/empty.txt", "gone.txt", "--store", "other.sqlite")
    assert result.exit_code == 3
    assert "not read: gone.txt: no such file" in result.stderr
    assert dateline("annotate", "gone.txt").exit_code == 3


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["read", "pages", "--jobs", "0"],
        ["timeline", "--register", "nonsense"],
        ["timeline", "--since", "last year"],
        ["timeline", "--between", "JPN"],
        ["timeline", "--between", "Japan", "Philippines"],
        ["timeline", "--between", "JPN", "jpn"],
        ["timeline", "--since", "2024", "--until", "2020"],
        ["export", "record.doc"],
        ["annotate", "-", "--published", "yesterday"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_exit_code_2(words: list[str], dateline: Callable[..., Result]) -> None:
    assert dateline(*words).exit_code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["timeline", "--register", "foo"], "'foo' is not one of visit, meeting, body, "),
        (["timeline", "--status", "foo"], "'foo' is not one of happened, ongoing, "),
        (["explain", "r", "--format", "foo"], "'foo' is not one of text, json"),
        (["read", "pages", "--jobs", "0"], "'0' is no whole number from 1 to 256"),
        (["read", "pages", "--jobs", "two"], "'two' is no whole number from 1 to 256"),
    ],
)
def test_wrong_usage_is_said_in_plain_words(
    words: list[str], said: str, dateline: Callable[..., Result]
) -> None:
    result = dateline(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Value error" not in result.stderr
    assert "Input" not in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_no_types_of_python(command: str, dateline: Callable[..., Result]) -> None:
    assert "<" not in dateline(*command.split(), "--help").stdout


def test_help_names_the_words_that_an_option_takes(dateline: Callable[..., Result]) -> None:
    help_ = " ".join(dateline("timeline", "--help").stdout.split())
    assert "--register REGISTER" in help_
    assert "transfer, exercise" in help_
    assert "--format text|json|md" in help_


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_an_example(command: str, dateline: Callable[..., Result]) -> None:
    help_ = dateline(*command.split(), "--help")
    assert help_.exit_code == 0
    last = help_.stdout.strip().rpartition("\n\n")[2]
    assert " ".join(last.split()).startswith(f"Example: dateline {command} ")


def test_a_store_that_is_not_there_is_said_in_a_line(dateline: Callable[..., Result]) -> None:
    for words in (["timeline"], ["explain", "r1"], ["export", "x.csv"]):
        result = dateline(*words, "--store", "none.sqlite")
        assert result.exit_code == 1
        assert result.stderr == (
            "dateline: none.sqlite: there is no store here; `dateline read` makes one\n"
        )
    assert not Path("none.sqlite").exists()


def test_doctor_misses_a_store_only_where_one_was_named(
    dateline: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = dateline("doctor", "--store", "none.sqlite")
    assert named.exit_code == 1
    assert "none.sqlite: there is no store here" in named.stdout
    monkeypatch.chdir(tmp_path)
    assert dateline("doctor").exit_code == 0


def test_a_store_cannot_be_a_folder(dateline: Callable[..., Result], tmp_path: Path) -> None:
    result = dateline("read", "pages", "--store", str(tmp_path))
    assert result.exit_code == 1
    assert f"{tmp_path}: a folder; name a file in it" in result.stderr


def test_timeline_tells_the_sale_and_counts_the_rest(dateline: Callable[..., Result]) -> None:
    everything = dateline("timeline")
    assert "2011-05-04" in everything.stdout
    assert "not shown" not in everything.stdout
    sale = dateline("timeline", "--between", "jpn", "PHL", "--register", "transfer")
    assert "2011-05-04" in sale.stdout
    assert "France" not in sale.stdout
    assert "not between JPN and PHL" in sale.stdout


def test_a_code_that_no_state_has_is_named(dateline: Callable[..., Result]) -> None:
    result = dateline("timeline", "--between", "xxx", "JPN")
    assert result.exit_code == 2
    assert "XXX: no state has this code" in result.stderr
    assert dateline("timeline", "--between", "SUN", "JPN").exit_code == 0  # gone, yet a state


def test_since_and_until_may_be_of_one_year(dateline: Callable[..., Result]) -> None:
    assert dateline("timeline", "--since", "2011-05", "--until", "2011").exit_code == 0


def test_timeline_in_other_forms(dateline: Callable[..., Result]) -> None:
    told = json.loads(dateline("timeline", "--format", "json", "--since", "2011").stdout)
    assert told["shown"] == len(told["records"]) > 0
    assert "| 2011-05-04 |" in dateline("timeline", "--format", "md").stdout


def test_explain_shows_the_words(dateline: Callable[..., Result]) -> None:
    told = json.loads(dateline("timeline", "--register", "transfer", "--format", "json").stdout)
    id_ = told["records"][0]["id"]
    text = dateline("explain", id_[:6]).stdout
    assert "Japan sold six patrol boats to the Philippines on May 4, 2011" in " ".join(text.split())
    assert "pages/boats.html" in text
    assert json.loads(dateline("explain", id_, "--format", "json").stdout)["record"]["id"] == id_
    assert dateline("explain", "nothing").exit_code == 3
    assert dateline("explain", "r").exit_code == 2


def test_explain_takes_the_id_of_a_claim(dateline: Callable[..., Result]) -> None:
    told = json.loads(dateline("timeline", "--register", "transfer", "--format", "json").stdout)
    record = told["records"][0]
    claim = record["evidence"][0]["claim"]
    result = dateline("explain", claim, "--format", "json")
    assert json.loads(result.stdout)["record"]["id"] == record["id"]
    assert result.stderr == f"{claim} is a claim in {record['id']}\n"


def test_explain_of_nothing_is_wrong_usage(dateline: Callable[..., Result]) -> None:
    for nothing in ("", "  "):
        result = dateline("explain", nothing)
        assert result.exit_code == 2
        assert "give an id or its beginning" in result.stderr


def test_annotate_prints_a_line_a_page_in_the_order_of_the_input(
    dateline: Callable[..., Result], here: Path
) -> None:
    given = (here / "pages" / "lines.jsonl").read_bytes()
    result = dateline("annotate", "-", "--format", "jsonl", input=given)
    pages = [json.loads(line) for line in result.stdout.splitlines()]
    assert [p["page"]["id"] for p in pages] == ["wire", "forum"]
    assert [p["text"] for p in pages] == [line["text"] for line in LINES]
    assert pages[1]["page"]["published"]["edtf"] == "2012-01-02"
    assert "not read: -:4: not a page as JSON" in result.stderr or "-:3" in result.stderr


def test_the_name_of_a_page_does_not_steer_the_terminal(dateline: Callable[..., Result]) -> None:
    line = json.dumps({"id": "\x1b[2Jgone\nread: all", "text": ""})
    result = dateline("annotate", "-", input=line + "\n")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "\x1b" not in result.stderr
    assert "[2Jgone" in result.stderr


def test_annotate_takes_a_date_and_can_leave_the_text_out(dateline: Callable[..., Result]) -> None:
    result = dateline("annotate", "pages/lines.jsonl", "--published", "2013", "--no-text")
    pages = [json.loads(line) for line in result.stdout.splitlines()]
    assert [p["page"]["published"]["edtf"] for p in pages] == ["2013", "2012-01-02"]
    assert [p["page"]["published"]["basis"] for p in pages] == ["given", "given"]
    assert not any("text" in p for p in pages)


def test_export_in_each_form_holds_the_same_records(dateline: Callable[..., Result]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    openpyxl = pytest.importorskip("openpyxl")
    for name in ("r.jsonl", "r.csv", "r.parquet", "r.xlsx"):
        result = dateline("export", name)
        assert (result.exit_code, result.stdout) == (0, "")
        assert f"written to {name}" in result.stderr
    ids = [json.loads(line)["id"] for line in Path("r.jsonl").read_text().splitlines()]
    with Path("r.csv").open(newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ids != []
    assert parquet.read_table("r.parquet").column("id").to_pylist() == ids
    sheet = openpyxl.load_workbook("r.xlsx")["records"]
    assert [cell.value for cell in sheet["A"]] == ["id", *ids]


def test_export_of_claims_rests_on_the_pages(dateline: Callable[..., Result]) -> None:
    claims = [json.loads(line) for line in dateline("export", "-", "--claims").stdout.splitlines()]
    assert {c["page"] for c in claims} >= {"pages/boats.html", "wire"}


def test_a_changed_page_is_read_again_and_only_that_one(
    dateline: Callable[..., Result], here: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "boats.html"
    copy.write_text(PAGE, encoding="utf-8")
    store = ("--store", str(tmp_path / "s.sqlite"))
    dateline("read", str(copy), *store)
    before = claims_of(dateline, store)
    copy.write_text(PAGE.replace("<h1>", "<p>Advertisement</p><h1>"), encoding="utf-8")
    again = dateline("read", str(copy), "pages/lines.jsonl", *store)
    assert "3 pages read, 0 unchanged" in again.stderr
    assert claims_of(dateline, store) >= before != set()


def claims_of(dateline: Callable[..., Result], store: tuple[str, str]) -> set[str]:
    lines = dateline("export", "-", "--claims", *store).stdout.splitlines()
    return {json.loads(line)["id"] for line in lines}


def test_records_that_were_never_finished_are_made_when_asked_for(
    dateline: Callable[..., Result], here: Path
) -> None:
    import sqlite3

    before = dateline("export", "-").stdout
    with sqlite3.connect(here / "dateline.sqlite") as store:
        store.execute("DELETE FROM evidence")
        store.execute("DELETE FROM sides")
        store.execute("DELETE FROM records")
        store.execute("INSERT INTO due SELECT DISTINCT block FROM claims")
    store.close()
    assert "records are older than the claims" in dateline("doctor").stdout
    assert dateline("export", "-").stdout == before


def test_doctor_finds_all_well_and_names_what_was_not_read(dateline: Callable[..., Result]) -> None:
    result = dateline("doctor")
    assert result.exit_code == 0, result.stdout
    assert "every claim quotes its page word for word" in result.stdout
    assert "pages/empty.txt" in result.stdout
    findings = json.loads(dateline("doctor", "--format", "json").stdout)
    assert {f["about"] for f in findings} >= {"model", "rules", "sqlite", "store", "quotes"}


def test_doctor_sees_a_store_that_was_tampered_with(
    dateline: Callable[..., Result], here: Path
) -> None:
    import sqlite3

    dateline("export", "-")
    with sqlite3.connect(here / "dateline.sqlite") as source, sqlite3.connect("bad.sqlite") as bad:
        source.backup(bad)
        bad.execute("UPDATE texts SET text = 'other words'")
    source.close()
    bad.close()
    result = dateline("doctor", "--store", "bad.sqlite")
    assert result.exit_code == 1
    assert "a claim that does not quote its page" in result.stdout


def test_who_reads_only_the_head_sees_no_traceback(
    here: Path, first: subprocess.CompletedProcess[str]
) -> None:
    long = here / "long.jsonl"
    long.write_text(
        "".join(json.dumps({"id": f"p{n}", "text": "9 " * 9_000}) + "\n" for n in range(9))
    )
    for words in (["annotate", "long.jsonl"], ["export", "-"], ["timeline", "--format", "json"]):
        command = [sys.executable, "-m", "dateline", *words]
        with subprocess.Popen(
            command, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ.copy()
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.read(10)
            process.stdout.close()
            assert process.stderr.read() == b""


def test_an_address_that_is_not_fetched_is_named_with_the_reason(
    dateline: Callable[..., Result], tmp_path: Path
) -> None:
    result = dateline("annotate", "http://127.0.0.1:9/page", "--cache", str(tmp_path / "kept"))
    assert (result.exit_code, result.stdout) == (3, "")
    assert "not read: http://127.0.0.1:9/page: 127.0.0.1 is a private address" in result.stderr
    file = tmp_path / "file"
    file.write_text("no folder")
    result = dateline("annotate", "http://127.0.0.1:9/page", "--cache", str(file))
    assert result.exit_code == 1
    assert "no place to keep answers" in result.stderr


def test_help_says_what_an_address_is_sent(dateline: Callable[..., Result]) -> None:
    for command in ("read", "annotate"):
        words = " ".join(dateline(command, "--help").stdout.split())
        assert "no cookies" in words
        assert "--allow-private" in words


def test_annotate_shows_a_page_in_a_file(dateline: Callable[..., Result], tmp_path: Path) -> None:
    file = tmp_path / "out.html"
    result = dateline("annotate", "pages/boats.html", "--view", str(file))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{file}\n")
    assert "Japan sold six patrol boats" in file.read_text(encoding="utf-8")


def test_several_pages_need_a_folder(dateline: Callable[..., Result], tmp_path: Path) -> None:
    result = dateline("annotate", "pages/lines.jsonl", "--view", str(tmp_path / "out.html"))
    assert result.exit_code == 2
    assert "name a folder" in " ".join(result.stderr.split())
    assert list(tmp_path.iterdir()) == []
    folder = tmp_path / "views"
    assert dateline("annotate", "pages/lines.jsonl", "--view", str(folder)).exit_code == 0
    assert sorted(f.name for f in folder.iterdir()) == ["forum.html", "wire.html"]


def test_a_view_that_cannot_be_written_is_said(
    dateline: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    result = dateline("annotate", "pages/boats.html", "--view", str(tmp_path / "file" / "a.html"))
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
