"""A user's own names become rows of tables in the user's folder, checked before they stay there."""

from pathlib import Path

import pytest

from dateline.lexicon import LexiconError, load_lexicon
from dateline.lexicon.additions import KINDS, addition, append
from dateline.name import names
from dateline.types import Document, Page


@pytest.mark.parametrize(
    ("kind", "country", "sector", "table", "line"),
    [
        ("person", "PER", "GOV", "persons.csv", "Ada Vil,,,PER,GOV"),
        ("force", "PER", "", "organisations.csv", "PER.MIL,Ada Vil,,PER,MIL,force,,"),
        ("company", "PER", "", "organisations.csv", "MNC:ADAVIL,Ada Vil,,PER,BUS,organisation,,"),
        (
            "organisation",
            "IGO",
            "IGO",
            "organisations.csv",
            "IGO:ADAVIL,Ada Vil,,IGO,IGO,organisation,,",
        ),
        ("group", "PER", "", "groups.csv", "Ada Vil,,REB,PER,,"),
        ("place", "PER", "", "places.csv", "PER,Ada Vil"),
        ("office", "PER", "", "titles.csv", "Ada Vil,office,GOV,PER,"),
        ("state", "XAV", "", "states.csv", "XAV,Ada Vil,,,,,,,"),
    ],
)
def test_each_kind_has_its_table(
    kind: str, country: str, sector: str, table: str, line: str
) -> None:
    row = addition("Ada Vil", country=country, kind=kind, sector=sector)
    assert (row.table, row.line()) == (table, line)


def test_aliases_and_days() -> None:
    row = addition(
        "Blue Front",
        country="PER",
        kind="group",
        aliases=("=BF", "Blues"),
        since="1990",
        until="2001",
    )
    assert row.line() == "Blue Front,=BF;Blues,REB,PER,1990,2001"


@pytest.mark.parametrize(
    ("name", "country", "kind", "sector", "message"),
    [
        ("Ada", "Peru", "person", "", "not a country code: 'Peru'"),
        ("Ada", "PER", "elf", "", "kind 'elf' is none of"),
        ("Ada", "PER", "person", "Gov", "not a sector: 'Gov'"),
        ("", "PER", "person", "", "not a name"),
        ("A;B", "PER", "person", "", "not a name"),
        ("A\nB", "PER", "person", "", "not a name"),
        ("#A", "PER", "person", "", "not a name"),
    ],
)
def test_what_cannot_be_used_is_said(
    name: str, country: str, kind: str, sector: str, message: str
) -> None:
    with pytest.raises(LexiconError, match=message):
        addition(name, country=country, kind=kind, sector=sector)


def test_what_was_added_is_found_in_a_page(tmp_path: Path) -> None:
    append(addition("Quillaro Guard", country="PER", kind="force", aliases=("=QG",)), tmp_path)
    file = append(addition("Tarn Brigade", country="CHL", kind="force"), tmp_path)
    assert file == tmp_path / "actors" / "organisations.csv"
    assert len(file.read_text(encoding="utf-8").splitlines()) == 3  # a header and two rows
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    document = Document(page=page, text="The QG met the Tarn Brigade.")
    found = names(document, load_lexicon((tmp_path,)))
    assert [(m.text, m.actor) for m in found] == [("QG", "PER.MIL"), ("Tarn Brigade", "CHL.MIL")]


def test_a_row_that_cannot_be_read_is_taken_back(tmp_path: Path) -> None:
    bad = addition("Tarn Brigade", country="CHL", kind="force", since="soon")
    with pytest.raises(LexiconError, match=r"organisations\.csv:2: "):
        append(bad, tmp_path)
    assert not (tmp_path / "actors" / "organisations.csv").exists()
    file = append(addition("Quillaro Guard", country="PER", kind="force"), tmp_path)
    before = file.read_text(encoding="utf-8")
    with pytest.raises(LexiconError, match=r"organisations\.csv:3: "):
        append(bad, tmp_path)
    assert file.read_text(encoding="utf-8") == before


def test_the_same_row_is_not_written_twice(tmp_path: Path) -> None:
    row = addition("Quillaro Guard", country="PER", kind="force")
    append(row, tmp_path)
    with pytest.raises(LexiconError, match=r"organisations\.csv:2: stands there already"):
        append(row, tmp_path)


def test_a_name_with_a_comma_is_quoted(tmp_path: Path) -> None:
    file = append(addition("Tarn, Sons and Co", country="CHL", kind="company"), tmp_path)
    assert '"Tarn, Sons and Co"' in file.read_text(encoding="utf-8")


def test_there_is_a_kind_for_each_table_a_user_needs() -> None:
    assert set(KINDS) == {
        *("state", "person", "office", "organisation", "force", "company", "group", "place")
    }
