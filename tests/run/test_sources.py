"""Which pages lie under the paths, under which names, and why some do not."""

import gzip
import io
import json
import os
import threading
import zipfile
from pathlib import Path

import pytest

from dateline.formats import SUFFIXES
from dateline.interval import Interval
from dateline.run import sources
from dateline.run.sources import Item, bytes_of, items


def named(found: list[Item]) -> list[tuple[str, str | None]]:
    return [(i.name, i.refusal) for i in found]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, content: str | bytes = "words") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_folder_is_walked_in_order_and_names_are_paths() -> None:
    for name in (
        "in/b.txt",
        "in/a.html",
        "in/deep/c.htm",
        "in/notes.doc",
        "in/.hidden.txt",
        "in/.git/d.txt",
    ):
        write(name)
    assert [i.name for i in items(["in"])] == ["in/a.html", "in/b.txt", "in/deep/c.htm"]
    assert [i.source.media_type for i in items(["in"]) if i.source] == [
        "text/html",
        "text/plain",
        "text/html",
    ]


def test_the_same_file_has_the_same_name_however_it_is_given() -> None:
    path = write("in/a.txt")
    for given in (
        "in/a.txt",
        "./in/a.txt",
        "in/../in/a.txt",
        str(path.absolute()),
        "in",
        "**/*.txt",
    ):
        assert [i.name for i in items([given])] == ["in/a.txt"]


def test_a_file_that_is_given_by_name_may_have_any_suffix() -> None:
    write("page.php", "<html>")
    assert [i.name for i in items(["page.php"])] == ["page.php"]


def test_what_is_not_there_is_said() -> None:
    Path("empty").mkdir()
    assert named(list(items(["gone.txt", "empty", "no*.txt"]))) == [
        ("gone.txt", "no such file"),
        ("empty", f"no page in this folder ({' '.join(SUFFIXES)})"),
        ("no*.txt", "no such file"),
    ]


def test_a_page_a_line() -> None:
    write(
        "in.jsonl",
        '{"id": "x", "html": "<p>Hi", "url": "http://a.example/1", "published": "2011-05", "more": [1]}\n'
        "\n"
        '{"id": 7, "text": "One\\r\\ntwo", "title": "T", "site": "S"}',
    )
    first, second = (i.source for i in items(["in.jsonl"]))
    assert first is not None
    assert second is not None
    assert (first.id, first.content, first.media_type) == ("x", "<p>Hi", "text/html")
    assert (first.url, first.published) == ("http://a.example/1", Interval.parse("2011-05"))
    assert (second.id, second.content, second.media_type) == ("7", "One\r\ntwo", "text/plain")
    assert (second.title, second.site) == ("T", "S")


def test_an_archive_holds_pages_and_lines() -> None:
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.writestr("b/page.html", "<p>Hi")
        archive.writestr("lines.jsonl", '{"id": "x", "text": "One"}\nbroken\n')
        archive.writestr("picture.png", "x")
    Path("more.jsonl.gz").write_bytes(gzip.compress(b'{"id": "y", "text": "Two"}\n'))
    page, line, broken, packed = items(["."])
    assert (page.name, page.source and page.source.media_type) == (
        "all.zip/b/page.html",
        "text/html",
    )
    assert (line.name, broken.name) == ("x", "all.zip/lines.jsonl:2")
    assert packed.name == "y"


def test_a_pipe_with_a_name_is_read() -> None:
    os.mkfifo("pipe.txt")
    writer = threading.Thread(target=Path("pipe.txt").write_bytes, args=(b"words",))
    writer.start()
    (item,) = items(["pipe.txt"])
    writer.join()
    assert item.source is not None
    assert item.source.content == b"words"


def test_a_broken_line_is_named_and_the_next_is_read() -> None:
    write(
        "in.jsonl",
        '{"id": "a", "text"\n{"id": "b"}\n{"text": "c"}\n{"id": " ", "text": "c"}\n\xff\n{"id": "d", "text": "d"}\n',
    )
    *broken, good = items(["in.jsonl"])
    assert [i.name for i in broken] == [f"in.jsonl:{n}" for n in range(1, 6)]
    assert all((i.refusal or "").startswith("not a page as JSON") for i in broken)
    assert good.name == "d"


def test_a_line_of_a_hundred_thousand_brackets_is_only_broken() -> None:
    write("in.jsonl", '{"id": "a", "x": ' + "[" * 100_000 + "\n")
    (item,) = items(["in.jsonl"])
    assert (item.refusal or "").startswith("not a page as JSON")


def test_what_is_too_large_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "HELD", 100)
    write("big.txt", "x" * 101)
    line = json.dumps({"id": "a", "text": "x" * 500})
    write("in.jsonl", f'{line}\n{{"id": "b", "text": "b"}}\n')
    big, long, good = items(["big.txt", "in.jsonl"])
    assert big.refusal == "too large: 101 bytes, more than 100"
    assert (long.name, long.refusal) == ("in.jsonl:1", "too large: more than 100 bytes")
    assert good.name == "b"


def test_a_file_of_fifty_million_bytes_is_refused_by_its_size() -> None:
    with Path("hole.txt").open("wb") as hole:
        hole.truncate(sources.HELD + 1)
    (item,) = items(["hole.txt"])
    assert (item.refusal or "").startswith("too large")


def test_a_date_that_is_none_is_an_issue_of_the_page() -> None:
    write("in.jsonl", '{"id": "a", "text": "x", "published": "last spring"}\n')
    (item,) = items(["in.jsonl"])
    assert item.source is not None
    assert item.source.published is None
    assert [i.message for i in item.issues] == ["\"published\" is not an EDTF date: 'last spring'"]


def test_the_day_of_a_time_stamp_is_a_date() -> None:
    write("in.jsonl", '{"id": "a", "text": "x", "published": "2016-01-22T10:00:00Z"}\n')
    (item,) = items(["in.jsonl"])
    assert item.source is not None
    assert item.source.published == Interval.parse("2016-01-22")


def test_a_given_date_is_for_pages_that_come_without_one() -> None:
    write("in.jsonl", '{"id": "a", "text": "x", "published": "2016"}\n{"id": "b", "text": "x"}\n')
    found = items(["in.jsonl"], published=Interval.parse("2001-02-03"))
    assert [str(i.source.published) for i in found if i.source] == ["2016", "2001-02-03"]


class Stdin:
    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b'\n{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n', ["a", "b"]),
        (b"<html><p>One page.", ["-"]),
        (b"Plain\n{words}\n", ["-"]),
        (b"", ["-"]),
    ],
)
def test_standard_input(content: bytes, names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(content))
    assert [i.name for i in items(["-"])] == names
    assert bytes_of(["-"]) is None


def test_plain_standard_input_is_one_page_word_for_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(b"\n\nPlain\nwords\n"))
    (item,) = items(["-"])
    assert item.source is not None
    assert item.source.content == b"\n\nPlain\nwords\n"


def test_the_docs_name_what_a_folder_is_searched_for() -> None:
    docs = Path(__file__).parent.parent.parent / "docs" / "cli.md"
    words = " ".join(docs.read_text(encoding="utf-8").split())
    assert f"(looked through for `{' '.join(SUFFIXES)}`" in words
