"""Tables beside the names: what followed what, who belonged where, whose make it is, hostile names."""

from datetime import date
from pathlib import Path

import pytest

from dateline.lexicon import LexiconError, load_lexicon
from dateline.lexicon import memberships as members_table
from dateline.lexicon import platforms as platforms_table
from dateline.lexicon.actors import load
from dateline.name import names
from dateline.types import Document, Page


@pytest.mark.parametrize(
    ("code", "on", "successor"),
    [
        ("SUN", "1991-12-25", "SUN"),
        ("SUN", "1991-12-26", "RUS"),
        ("SUN", "2020-01-01", "RUS"),
        ("YUG", "2000-01-01", "YUG"),
        ("YUG", "2010-01-01", "SRB"),
        ("DDR", "1990-10-03", "DEU"),
        ("VDR", "1980-01-01", "VNM"),
        ("CSK", "1995-01-01", "CSK"),  # two followed, neither goes on for it
        ("UAR", "1980-01-01", "EGY"),
        ("PAK", "1980-01-01", "PAK"),
    ],
)
def test_successor(code: str, on: str, successor: str) -> None:
    assert load_lexicon().actors.successor(code, date.fromisoformat(on)) == successor


def test_all_that_followed() -> None:
    table = load_lexicon().actors
    assert set(table.successors("CSK", date(1995, 1, 1))) == {"CZE", "SVK"}
    assert len(table.successors("SUN", date(1995, 1, 1))) == 15
    assert table.successors("SUN", date(1980, 1, 1)) == ()


def test_succession_is_applied_when_asked() -> None:
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    document = Document(page=page, text="The Soviet army left. Khrushchev and Peru spoke.")
    plain = names(document, load_lexicon())
    asked = names(document, load_lexicon(), as_of=date(2020, 1, 1))
    assert [(m.actor, m.country) for m in plain] == [
        ("SUN.MIL", "SUN"),
        ("PER:nikita-khrushchev", "SUN"),
        ("PER", "PER"),
    ]
    assert [(m.actor, m.country, m.text) for m in asked] == [
        ("RUS.MIL", "RUS", "Soviet army"),
        ("PER:nikita-khrushchev", "RUS", "Khrushchev"),
        ("PER", "PER", "Peru"),
    ]


@pytest.mark.parametrize(
    ("designation", "name", "kind", "makers"),
    [
        ("Mi-17s", "Mi-17", "helicopter", "RUS"),
        ("MI 35M", "Mi-35M", "helicopter", "RUS"),
        ("F16", "F-16", "fighter", "USA"),
        ("F-7", "F-7", "fighter", "CHN"),  # not of the American family
        ("Su-30 MKI", "Su-30MKI", "fighter", "RUS"),
        ("Su-47", "Su-47", "fighter", "RUS"),  # by its family
        ("CH-47D", "CH-47", "helicopter", "USA"),
        ("CH-4", "CH-4", "drone", "CHN"),
        ("C-802", "C-802", "missile", "CHN"),
        ("C-17s", "C-17", "transport-aircraft", "USA"),
        ("JF-17 Thunder", "JF-17 Thunder", "fighter", "CHN;PAK"),
        ("Bayraktar drones", "Bayraktar", "drone", "TUR"),
        ("S-400", "S-400", "air-defence", "RUS"),
        ("Type 054A", "Type 054A", "ship", "CHN"),
        ("M1A2 Abrams", "M1A2", "tank", "USA"),
        ("AN-124", "An-124", "transport-aircraft", "UKR"),
    ],
)
def test_platform(designation: str, name: str, kind: str, makers: str) -> None:
    found = load_lexicon().platforms.platform(designation)
    assert found is not None
    assert (found.name, found.kind, ";".join(found.makers)) == (name, kind, makers)


@pytest.mark.parametrize("words", ["", "Mi", "peace", "2009", "the plane", "Lima-17"])
def test_no_platform(words: str) -> None:
    assert load_lexicon().platforms.platform(words) is None


def test_members_of_a_body_on_a_day() -> None:
    table = load_lexicon().memberships
    assert "GRC" not in table.members("IGO:NATO", date(1950, 1, 1))
    assert "GRC" in table.members("IGO:NATO", date(1960, 1, 1))
    assert len(table.members("IGO:NATO", date(2024, 6, 1))) == 32
    assert len(table.members("IGO:EU", date(2015, 1, 1))) == 28
    assert len(table.members("IGO:EU", date(2021, 1, 1))) == 27
    assert table.members("IGO:UNSC-P5", date(1985, 1, 1)) == {"USA", "GBR", "FRA", "SUN", "CHN"}
    assert table.members("IGO:UNSC-P5", date(1995, 1, 1)) == {"USA", "GBR", "FRA", "RUS", "CHN"}
    assert {"IGO:SEATO", "IGO:CENTO"} <= table.bodies("PAK", date(1960, 1, 1))
    assert "IGO:SCO" in table.bodies("PAK", date(2018, 1, 1))


def test_members_belong_to_bodies_and_states_of_the_tables() -> None:
    lexicon = load_lexicon()
    bodies = {s.actor for senses in lexicon.actors.senses.values() for s in senses}
    for row in lexicon.memberships.rows:
        assert row.organisation in bodies
        assert row.state in lexicon.actors.states


def test_exercises_by_name() -> None:
    found = load_lexicon().memberships.exercise_names.find("After Yudh Abhyas came RIMPAC.")
    assert [(e.name, e.states) for _, e in found] == [
        ("Yudh Abhyas", ("IND", "USA")),
        ("RIMPAC", ()),
    ]


def test_tone_of_a_name() -> None:
    table = load_lexicon().actors
    assert table.tone("Zionist entity") == "hostile"
    assert table.tone("Uncle Sam") == "nickname"
    assert table.tone("Peru") is None


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("platforms.csv", "names,kind,makers\nX-1,spoon,USA\n", r"platforms\.csv:2: kind 'spoon'"),
        ("platforms.csv", "names,kind,makers\nX-1,tank,US\n", r"platforms\.csv:2: not a country"),
        (
            "memberships.csv",
            "organisation,states,from,to\nNATO,USA,1949,\n",
            r"memberships\.csv:2: not",
        ),
        (
            "memberships.csv",
            "organisation,states,from,to\nIGO:X,US,1949,\n",
            r"memberships\.csv:2: not",
        ),
        (
            "memberships.csv",
            "organisation,states,from,to\nIGO:X,USA,soon,\n",
            r"memberships\.csv:2: ",
        ),
    ],
)
def test_a_bad_fact_names_its_place(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / name).write_text(content, encoding="utf-8")
    reader = platforms_table.load if name == "platforms.csv" else members_table.load
    with pytest.raises(LexiconError, match=message):
        reader([tmp_path])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "successions.csv",
            "code,successor,since,continues\nSUN,RUS,1991-12-26,maybe\n",
            r"successions\.csv:2: continues",
        ),
        (
            "successions.csv",
            "code,successor,since,continues,names\nSUN,RUS,1991-12-26,yes,some\n",
            r"successions\.csv:2: names",
        ),
        ("twins.csv", "forms,country,as,cues,against\nX,USA,town,Y,\n", r"twins\.csv:2: as is"),
        ("twins.csv", "forms,country,as,cues,against\nX,USA,place,,\n", r"twins\.csv:2: no cues"),
        ("hostile.csv", "forms,part,country\nX,thing,USA\n", r"hostile\.csv:2: class 'thing'"),
    ],
)
def test_a_bad_row_of_the_actor_tables_names_its_place(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / name).write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        load([tmp_path])
