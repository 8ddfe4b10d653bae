"""Buildings, streets and headquarters that stand for those who work in them.

A row: the name, whom it means; "XYZ place": where something is, for a base belongs to nobody by itself.
"""

import pytest

from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.types import Document, Mention, Page, Passage, PassageKind

ROWS = """
the Kremlin | RUS
Rashtrapati Bhavan | IND
South Block | IND
the Élysée | FRA
La Moneda | CHL
Malacañang Palace | PHL
Cheong Wa Dae | KOR.GOV
Zhongnanhai | CHN
Bankova | UKR
the Binnenhof | NLD
Baabda Palace | LBN
Singha Durbar | NPL
Jubilee House | GHA
Etoudi Palace | CMR
Temple Trees | LKA
Villa Somalia | SOM
Akorda | KAZ
the Muqata | PSE
the Pentagon | USA.MIL
the Lubyanka | RUS.SPY
the Bendlerblock | DEU.GOV
Bundeswehr headquarters | DEU.MIL
Wisma Putra | MYS.GOV
Torre Tagle | PER.GOV
Camp Aguinaldo | PHL.MIL
Sena Bhavan | IND.MIL
HaKirya | ISR.MIL
Britain's MoD | GBR.GOV
Kenya's Defence Headquarters | KEN.MIL
Ghana's GHQ | GHA.MIL
GHQ | PAK.MIL
Leinster House | IRL.LEG
the Berlaymont | IGO:EU
Al Udeid | QAT place
Camp Lemonnier | DJI place
Fort Meade | USA place
Akrotiri | CYP place
Souda Bay | GRC place
Hmeimim | SYR place
Diego Garcia | GBR place
"""


def found(words: str) -> tuple[Mention, ...]:
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    passage = Passage(id="p1", start=0, end=len(words), kind=PassageKind.BODY)
    return names(Document(page=page, text=words, passages=(passage,)), load_lexicon())


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_row(row: str) -> None:
    name, _, whom = row.partition(" | ")
    [mention] = found(f"Officers of {name} were told." if "place" in whom else f"{name} was told.")[
        -1:
    ]
    assert mention.text.removeprefix("the ") in name
    assert (mention.actor or f"{mention.country} place") == whom


def test_short_letters_mean_another_state_only_where_it_is_named() -> None:
    assert [m.actor for m in found("GHQ was told.")] == ["PAK.MIL"]
    assert [m.actor for m in found("GHQ told Islamabad and Oslo.")][:1] == ["PAK.MIL"]
    assert "PAK.MIL" not in [
        m.actor for m in found("In Oslo, Norwegian officers said GHQ was told.")
    ]
