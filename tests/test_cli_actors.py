"""`dateline actors add`, as a person types it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli import app


def dateline(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_a_name_is_added_to_a_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_LEXICON", raising=False)
    words = ("actors", "add", "Quillaro Guard", "--country", "PER", "--kind", "force")
    result = dateline(*words, "--alias", "=QG", "--since", "1990")
    assert result.exit_code == 0
    assert result.stderr == (
        "lexicon/actors/organisations.csv: PER.MIL,Quillaro Guard,=QG,PER,MIL,force,1990,\n"
    )
    table = Path("lexicon/actors/organisations.csv").read_text(encoding="utf-8")
    assert table.endswith("PER.MIL,Quillaro Guard,=QG,PER,MIL,force,1990,\n")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--country", "Peru", "--kind", "force"), "not a country code: 'Peru'"),
        (("--country", "PER", "--kind", "elf"), "kind 'elf' is none of"),
        (("--country", "PER", "--kind", "force", "--since", "soon"), "organisations.csv:2: "),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    tmp_path: Path, options: tuple[str, ...], why: str
) -> None:
    result = dateline("actors", "add", "Quillaro Guard", *options, "--lexicon", str(tmp_path))
    assert result.exit_code == 2
    assert why in result.stderr
    assert list(tmp_path.rglob("*.csv")) == []


def test_help_ends_with_an_example() -> None:
    for words in (("actors", "--help"), ("actors", "add", "--help")):
        result = dateline(*words)
        assert result.exit_code == 0
        said = " ".join(result.stdout.split())
        assert "Example: dateline actors add" in said
