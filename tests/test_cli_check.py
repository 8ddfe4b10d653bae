"""A user's own page type, as docs/page-types.md tells it: checked, tried, and used."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli import app
from dateline.run.version import reader_version

DOCS = Path(__file__).parent.parent / "docs" / "page-types.md"
Dateline = Callable[..., Result]


def told(form: str) -> str:
    """The first example of that form in the docs."""
    found = re.search(rf"```{form}\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with the page type of the docs and a thread of such posts."""
    (tmp_path / "lexicon" / "pages").mkdir(parents=True)
    (tmp_path / "lexicon" / "pages" / "my-board.toml").write_text(told("toml"), encoding="utf-8")
    post = told("html")
    other = post.replace("Ada", "Ben").replace("/u/ada", "/u/ben").replace("4 May", "6 May")
    other = re.sub(r'<div class="cited">.*?</div>', "", other).replace("opened", "shut")
    page = f"<html><head><title>Border</title></head><body>{post}{other}</body></html>"
    (tmp_path / "thread.html").write_text(page, encoding="utf-8")
    return tmp_path


@pytest.fixture
def dateline(here: Path, monkeypatch: pytest.MonkeyPatch) -> Dateline:
    monkeypatch.chdir(here)
    for name in ("DATELINE_STORE", "DATELINE_LEXICON", "DATELINE_CACHE"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words, **more: CliRunner().invoke(app, list(words), **more)


def changed(here: Path, old: str, new: str) -> str:
    file = here / "changed.toml"
    words = told("toml")
    assert old in words
    file.write_text(words.replace(old, new), encoding="utf-8")
    return str(file)


def test_the_example_of_the_docs_finds_everything(dateline: Dateline) -> None:
    result = dateline("check", "lexicon/pages/my-board.toml", "--against", "thread.html")
    assert (result.exit_code, result.stderr) == (0, "")
    words = " ".join(result.stdout.split())
    assert "2 posts with words, 2 with an author, 2 with a date, 1 quotation" in words
    assert "the page is read by this type" in words
    assert "author .who a 2 Ada · Ben" in words
    assert "date .who .stamp 2 2011-05-04 · 2011-05-06" in words
    assert "quote .cited 1 Ben wrote: Is it open?" in words


def test_a_selector_that_finds_nothing_is_named(dateline: Dateline, here: Path) -> None:
    file = changed(here, '".who a"', '".who b", "@data-author", ".who a"')
    result = dateline("check", file, "--against", "thread.html")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "2 selectors found nothing:",
        "My board: author: .who b",
        "My board: author: @data-author",
    ]


def test_where_there_is_no_post_only_that_is_named(dateline: Dateline, here: Path) -> None:
    file = changed(here, "section.entry", "div.entry")
    result = dateline("check", file, "--against", "thread.html")
    assert (result.exit_code, result.stderr.splitlines()[1:]) == (1, ["My board: post: div.entry"])


def test_what_one_page_lacks_another_may_have(dateline: Dateline, here: Path) -> None:
    page = (here / "thread.html").read_text(encoding="utf-8")
    (here / "plain.html").write_text(page.replace("cited", "x"), encoding="utf-8")
    alone = ("check", "lexicon/pages/my-board.toml", "--against", "plain.html")
    assert dateline(*alone).exit_code == 1
    assert dateline(*alone, "--against", "thread.html").exit_code == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('date = [".who .stamp"]', 'date = ".who .stamp"', "engine My board: date must be a list"),
        (".foot", ".foot[", "engine My board: drop: invalid CSS selector"),
        ('post = "section.entry"\n', "", "engine My board: no `post`"),
        ("drop =", "footer =", "engine My board: unknown footer"),
        ("[[engine]]", "[[engine", "changed.toml"),
    ],
)
def test_a_wrong_file_is_exit_code_2(
    old: str, new: str, said: str, dateline: Dateline, here: Path
) -> None:
    result = dateline("check", changed(here, old, new), "--against", "thread.html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert "changed.toml" in result.stderr


def test_what_is_no_file_and_what_is_no_page(dateline: Dateline, here: Path) -> None:
    assert dateline("check", "gone.toml").exit_code == 2
    (here / "words.txt").write_text("Only words.")
    for page in ("words.txt", "gone.html"):
        result = dateline("check", "lexicon/pages/my-board.toml", "--against", page)
        assert result.exit_code == 3
        assert f"not read: {page}: " in result.stderr


def test_without_a_page_only_the_file_is_checked(dateline: Dateline) -> None:
    result = dateline("check", "lexicon/pages/my-board.toml")
    assert result.exit_code == 0
    assert "1 page type, no mistake" in result.stderr


def test_as_json(dateline: Dateline) -> None:
    told_ = dateline(
        "check", "lexicon/pages/my-board.toml", "--against", "thread.html", "--format", "json"
    )
    found = json.loads(told_.stdout)
    assert found["nothing"] == []
    assert found["trials"][0]["believed"] == "My board"
    assert [s["found"] for s in found["trials"][0]["selectors"]] == [2, 2, 2, 2, 2, 1]


def authors(result: Result) -> list[tuple[str, str | None]]:
    page = json.loads(result.stdout)
    return [
        (p["kind"], p["author"]) for p in page["passages"] if p["kind"] in {"post", "quoted_post"}
    ]


def test_annotate_reads_by_the_users_page_type(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = [("post", "Ada"), ("quoted_post", "Ben"), ("post", "Ben")]
    with_ = dateline("annotate", "thread.html", "--lexicon", "lexicon")
    assert authors(with_) == wanted
    monkeypatch.setenv("DATELINE_LEXICON", "lexicon")
    assert authors(dateline("annotate", "thread.html")) == authors(with_)


def test_pages_are_read_again_when_the_users_files_change(dateline: Dateline, here: Path) -> None:
    def read() -> str:
        return dateline("read", "thread.html", "--lexicon", "lexicon").stderr

    assert "1 page read" in read()
    assert "1 unchanged" in read()
    (here / "lexicon" / "sources.csv").write_text("# nothing yet\n")
    (here / "lexicon" / "sources.csv").unlink()
    assert "1 unchanged" in read()
    file = here / "lexicon" / "pages" / "my-board.toml"
    file.write_text(file.read_text(encoding="utf-8") + "# a note\n", encoding="utf-8")
    assert reader_version() != reader_version((here / "lexicon",))


def test_a_broken_folder_is_said_once_and_not_of_every_page(dateline: Dateline, here: Path) -> None:
    file = here / "lexicon" / "pages" / "my-board.toml"
    file.write_text("[[engine]]\n", encoding="utf-8")
    for words in (["annotate", "thread.html"], ["read", "thread.html"]):
        result = dateline(*words, "--lexicon", "lexicon")
        assert result.exit_code == 1
        assert "my-board.toml: engine 1: no `name`" in result.stderr
    told = dateline("doctor", "--lexicon", "lexicon", "--format", "json").stdout
    assert "my-board.toml" in told


def test_a_folder_that_holds_nothing_of_use(dateline: Dateline, here: Path) -> None:
    assert dateline("annotate", "thread.html", "--lexicon", "gone").exit_code == 2
    nothing = dateline("annotate", "thread.html", "--lexicon", "lexicon/pages")
    assert nothing.exit_code == 2
    assert "pages" in nothing.stderr
    (here / "lexicon" / "langs").mkdir()
    (here / "lexicon" / "langs" / "xx.toml").write_text("")
    told_ = dateline("doctor", "--lexicon", "lexicon").stderr
    assert "langs/xx.toml is not used" in told_.replace("\\", "/")
