"""The actor tables are checked when they are read; a mistake names its file and line."""

from pathlib import Path

import pytest

from dateline.lexicon import LexiconError, load_lexicon
from dateline.lexicon.actors import What, load, plural, slug

STATES = "code,name,aliases,adjectives,demonyms,seats,nicknames,valid_from,valid_to\n"


def table(folder: Path, name: str, content: str) -> Path:
    (folder / "actors").mkdir(exist_ok=True)
    (folder / "actors" / name).write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("states.csv", STATES + "XX,Nowhere,,,,,,,\n", r"states\.csv:2: not a country code: 'XX'"),
        ("states.csv", STATES + "XXX,Nowhere,,,,,,2012,1990\n", r"states\.csv:2: .*ends before"),
        ("states.csv", STATES + "XXX,Nowhere,,,,,,soon,\n", r"states\.csv:2: "),
        ("states.csv", "code,name\nXXX,Nowhere\n", r"states\.csv:1: no column aliases"),
        ("states.csv", STATES + "XXX,Nowhere\n", r"states\.csv:2: 2 fields"),
        (
            "titles.csv",
            "title,class,sector,country,offices\nking,crown,GOV,,\n",
            r"titles\.csv:2: class",
        ),
        ("agents.csv", "forms,class,sector\nelves,folk,CVL\n", r"agents\.csv:2: class 'folk'"),
        ("words.csv", "words,class\nbig,size\n", r"words\.csv:2: class 'size'"),
        ("collectives.csv", "forms,members\nall,cats\n", r"collectives\.csv:2: members 'cats'"),
        (
            "organisations.csv",
            "id,name,aliases,country,sector,kind\nIGO:X,X,,IGO,IGO,club\n",
            r"organisations\.csv:2: kind 'club'",
        ),
        ("bodies.csv", "nouns,sector\nClub,\n", r"bodies\.csv:2: no sector"),
        (
            "persons.csv",
            "name,aliases,surname,country,terms\nA B,,,XXX,\n",
            r"persons\.csv:2: a person needs a term",
        ),
        (
            "persons.csv",
            "name,aliases,surname,country,terms\nA B,,,XXX,GOV\nA B,,,XXX,GOV\n",
            r"persons\.csv:3: PER:a-b stands twice",
        ),
        ("dwarfs.csv", "name\nGimli\n", r"dwarfs\.csv: no such actor table"),
    ],
)
def test_a_bad_row_names_its_place(tmp_path: Path, name: str, content: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        load([table(tmp_path, name, content)])


def test_a_folder_of_the_user_adds_names(tmp_path: Path) -> None:
    row = "ATL,Atlantis,,Atlantean,Atlanteans,,,,\n"
    senses = load([table(tmp_path, "states.csv", STATES + row)]).senses
    assert [s.what for s in senses["atlantean"]] == [What.ADJECTIVE]


def test_flags_of_a_form(tmp_path: Path) -> None:
    row = "ATL,Atlantis,=AT;^Atl,,,,,,\n"
    senses = load([table(tmp_path, "states.csv", STATES + row)]).senses
    exact, capital = senses["at"][0], senses["atl"][0]
    assert (exact.fits("AT"), exact.fits("at")) == (True, False)
    assert (capital.fits("Atl"), capital.fits("ATL"), capital.fits("atl")) == (True, True, False)


def test_states_are_all_there() -> None:
    states = load_lexicon().actors.states
    assert len(states) > 195
    assert {"SUN", "YUG", "CSK", "DDR", "XKX", "TWN", "PSE", "SSD"} <= set(states)


def test_a_person_and_the_terms() -> None:
    person = load_lexicon().actors.person("Mikhail Fradkov")
    assert person is not None
    assert (person.id, person.country) == ("PER:mikhail-fradkov", "RUS")
    first = person.terms[0]
    assert (first.sector, first.office, str(first.when)) == ("GOV", "HG", "2004-03-05/2007-09-14")


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("army", "armies"),
        ("prime minister", "prime ministers"),
        ("member of parliament", "members of parliament"),
        ("policeman", "policemen"),
        ("secretary general", "secretaries general"),
        ("chief of staff", "chiefs of staff"),
        ("spokeswoman", "spokeswomen"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_a_slug_leaves_accents_off() -> None:
    assert slug("Recep Tayyip Erdoğan") == "recep-tayyip-erdogan"
