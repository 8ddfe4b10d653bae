"""Towns, regions, islands and bases of the table: of which state they are, and that they are only places."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.types import Document, Mention, Page, Passage, PassageKind


def found(words: str) -> tuple[Mention, ...]:
    page = Page(id="t", media_type="text/plain", sha256="0" * 64)
    passage = Passage(id="p1", start=0, end=len(words), kind=PassageKind.BODY)
    return names(Document(page=page, text=words, passages=(passage,)), load_lexicon())


@pytest.mark.parametrize(
    ("words", "place", "country"),
    [
        ("Shells fell on Torit.", "Torit", "SSD"),
        ("Troops left Western Equatoria.", "Western Equatoria", "SSD"),
        ("Troops left west Darfur.", "west Darfur", "SDN"),
        ("Tanks rolled into Sallum.", "Sallum", "EGY"),
        ("The frigate lay off Gdynia.", "Gdynia", "POL"),
        ("They landed on Leyte.", "Leyte", "PHL"),
        ("The ferry sailed for Puntarenas.", "Puntarenas", "CRI"),
        ("The cruiser called at Papeete and Kwajalein.", "Kwajalein", "MHL"),
        ("In Uganda, bombs fell on Moyo.", "Moyo", "UGA"),
    ],
)
def test_a_place_is_of_its_state_and_stands_for_nobody(
    words: str, place: str, country: str
) -> None:
    last = [m for m in found(words) if m.text == place][-1]
    assert (last.kind, last.actor, last.country) == ("place", None, country)


def test_a_name_that_is_also_a_persons_counts_only_with_its_state() -> None:
    assert "Moyo" not in [m.text for m in found("In Zimbabwe, Moyo was a rival of the president.")]


@pytest.mark.parametrize("words", ["He ate flour with turkey.", "They marched through the marsh."])
def test_common_words_are_no_places(words: str) -> None:
    assert [m for m in found(words) if m.kind == "place"] == []
