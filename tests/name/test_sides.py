"""Words for sides that were named before: "the two", "both", "the kingdom", "their ministers", whom a third urges."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.types import Document, Page, Passage, PassageKind

PASSAGES = """
# ---- the two, both
Peru met Chile in Lima. The two then signed a pact. | The two = PER CHL
Oman and Qatar quarrelled. Trade between the two, put at $3 billion, fell. | the two = OMN QAT
Ghana fined Togo, although both knew better. | both = GHA TGO
Mali fought Niger. The boots are good for both feet. | both = none
Mali and Niger met. Chad wants no quarrel with Togo or Benin, but trade with both. | both = none
Peru and Chile know that both need water. | both = none
# ---- a third urges them
Peru fought Chile. The Danish embassy in Oslo urged both countries to calm down. | both countries = PER CHL
Kenya sued Somalia. Norway mediated between the two capitals in May. | the two capitals = KEN SOM
Kenya sued Somalia. Kenya signed a pact on trade between the two countries. | the two countries = KEN SOM
# ---- one of a kind of states
Jordan and Iraq signed. The kingdom expelled nobody. | The kingdom = JOR
Latvia and Poland talked. The Baltic state closed a port. | The Baltic state = LVA
Tonga and Samoa met Spain. The sultanate was absent. | The sultanate = none
Sudan sold oil. South Sudan split off. The newly independent state said its neighbour had stolen crude. | its neighbour = SDN
# ---- theirs
Peru and Chile ended a quarrel when their energy ministers initialled a deal. | energy ministers = PER.GOV CHL.GOV
Peru ended a quarrel when its energy ministers initialled a deal. | energy ministers = PER.GOV
# ---- states of the day of a story
In May 1956 Soviet tanks came. A note went to the Kremlin. Belgrade was silent. | Belgrade = YUG
In May 1956 Soviet tanks came. A note went to the Kremlin. | Kremlin = SUN
In 1979 Soviet tanks crossed the river. Moscow now denies it. | Moscow = RUS
# ---- whom an officer leads or serves
A Kenyan delegation led by Deputy Trade Minister Ada Bek came. | Deputy Trade Minister Ada Bek = KEN.GOV/bek
The frigate was accepted for the Chilean Navy by Vice Admiral Luis Soto. | Vice Admiral Luis Soto = CHL.MIL/soto
The frigate was seized from the Chilean Navy by Vice Admiral Luis Soto. | Vice Admiral Luis Soto = none
Colonel Ana Paz of Peru spoke. Her opposite number in Santiago denied it. | opposite number = CHL.GOV
The Danish Minister for Fish, the Rt Hon. Ole Berg, came. Mr Berg spoke. | Mr Berg = DNK.GOV/berg
"""


def rows() -> list[object]:
    lines = [line for line in PASSAGES.strip().splitlines() if not line.startswith("#")]
    return [pytest.param(*line.split(" | "), id=line.partition(" | ")[2]) for line in lines]


@pytest.mark.parametrize(("words", "meant"), rows())
def test_passage(words: str, meant: str) -> None:
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    passage = Passage(id="p1", start=0, end=len(words), kind=PassageKind.BODY)
    found = names(Document(page=page, text=words, passages=(passage,)), load_lexicon())
    whom, _, actors = meant.partition(" = ")
    said = [m.actor for m in found if m.text == whom and m.actor]
    assert said == ([] if actors == "none" else actors.split())


def test_the_dateline_of_a_copy_goes_before_what_the_page_is_like() -> None:
    chilean = "Chilean Minister Ana Roca met Interior Minister Luis Soto and Trade Minister Eva Paz of Chile."
    copy = "LA PAZ, Bolivia (Wire) - Energy Minister Carlos Vidal spoke."
    text = f"{chilean}\n\n{copy}"
    spans = ((0, len(chilean)), (len(chilean) + 2, len(text)))
    kinds = (PassageKind.BODY, PassageKind.EMBEDDED)
    passages = tuple(
        Passage(id=f"p{n}", start=start, end=end, kind=kind)
        for n, ((start, end), kind) in enumerate(zip(spans, kinds, strict=True))
    )
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    found = names(Document(page=page, text=text, passages=passages), load_lexicon())
    assert "BOL.GOV/vidal" in {m.actor for m in found}


@pytest.mark.parametrize(
    ("words", "ship", "navy"),
    [
        ("The Kenya Navy and HMS Dover drilled.", "HMS Dover", "GBR.MIL"),
        ("Sweden sent HMS Kalmar to Gotland.", "HMS Kalmar", "SWE.MIL"),
        ("INS Kaveri called at Port Louis.", "INS Kaveri", "IND.MIL"),
        ("Israel's INS Galil was hit.", "INS Galil", "ISR.MIL"),
        ("The ARA San Luis and KRI Banda met.", "ARA San Luis", "ARG.MIL"),
    ],
)
def test_the_letters_before_a_ship_tell_its_navy(words: str, ship: str, navy: str) -> None:
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    found = names(Document(page=page, text=words), load_lexicon())
    assert [m.actor for m in found if m.text == ship] == [navy]
