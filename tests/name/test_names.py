"""Words, and who is meant by them: actor, state, sector, each with the reason why."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.types import Document, Mention, Page, Passage, PassageKind

# words | the mention | actor | country | sector | why
ROWS = """
Norway and Chile signed a pact. | Norway | NOR | NOR | GOV | a state by its name
Norway and Chile signed a pact. | Chile | CHL | CHL | GOV | a state by its name
norway will not sign, says a forum poster | norway | NOR | NOR | GOV | forums write states without capitals
NORWAY HALTS ARMS SALES | NORWAY | NOR | NOR | GOV | a headline in capitals
The Norwegian frigates sailed. | Norwegian | NOR | NOR | - | the adjective alone tells whose
The Chileans voted. | Chileans | CHL | CHL | - | a people by the state's demonym
The Republic of Korea objected. | Republic of Korea | KOR | KOR | GOV | the formal name
The DPRK launched a rocket. | DPRK | PRK | PRK | GOV | the usual short form
The UAE welcomed it. | UAE | ARE | ARE | GOV | the usual short form
the US welcomed it | US | USA | USA | GOV | capitals make it a state
The U.S. and the U.K. agreed. | U.S. | USA | USA | GOV | dots belong to the name
The U.S. and the U.K. agreed. | U.K. | GBR | GBR | GOV | dots belong to the name
The United States left. | United States | USA | USA | GOV | the full name
America will pay. | America | USA | USA | GOV | the usual name
Britain left the bloc. | Britain | GBR | GBR | GOV | the usual name
Burma freed him. | Burma | MMR | MMR | GOV | the old name of a state
Ivory Coast and Côte d'Ivoire are one. | Côte d'Ivoire | CIV | CIV | GOV | a name with accents and an apostrophe
Turkey sent drones. | Turkey | TUR | TUR | GOV | with a capital it is the state
Chad closed the border. | Chad | TCD | TCD | GOV | a name that is also a first name
Georgia applied again. | Georgia | GEO | GEO | GOV | the state, where nothing says otherwise
Jordan expelled him. | Jordan | JOR | JOR | GOV | a name that is also a last name
Equatorial Guinea and Guinea-Bissau differ. | Equatorial Guinea | GNQ | GNQ | GOV | the longest name counts
Equatorial Guinea and Guinea-Bissau differ. | Guinea-Bissau | GNB | GNB | GOV | the longest name counts
South Sudan split from Sudan. | South Sudan | SSD | SSD | GOV | not Sudan
The Republic of the Congo protested. | Republic of the Congo | COG | COG | GOV | not its bigger neighbour
Congolese rebels advanced. | Congolese rebels | COD.REB | COD | REB | the adjective of the bigger one
Kosovo joined. | Kosovo | XKX | XKX | GOV | a disputed state has its own code
Taiwan scrambled jets. | Taiwan | TWN | TWN | GOV | a disputed state has its own code
The Soviet Union invaded. | Soviet Union | SUN | SUN | GOV | a state that is gone
Soviet helicopters came. | Soviet | SUN | SUN | - | its adjective
The USSR and East Germany agreed. | USSR | SUN | SUN | GOV | its short form
The USSR and East Germany agreed. | East Germany | DDR | DDR | GOV | a state that is gone
Yugoslavia broke up. | Yugoslavia | YUG | YUG | GOV | a state that is gone
Oslo rejected the plan. | Oslo | NOR | NOR | GOV | a capital stands for the government
The Kremlin denied it. | Kremlin | RUS | RUS | GOV | a house stands for the government
The White House denied it. | White House | USA | USA | GOV | a house stands for the government
Downing Street was silent. | Downing Street | GBR | GBR | GOV | a street stands for the government
New Delhi protested. | New Delhi | IND | IND | GOV | a capital stands for the government
They met in Gothenburg. | Gothenburg | - | SWE | - | a town acts for nobody but lies somewhere
The Finnish prime minister resigned. | Finnish prime minister | FIN.GOV | FIN | GOV | nationality and office
Finland's prime minister resigned. | Finland's prime minister | FIN.GOV | FIN | GOV | the possessive
The prime minister of Finland resigned. | prime minister of Finland | FIN.GOV | FIN | GOV | "of" and the state
The deputy foreign minister of Peru spoke. | deputy foreign minister of Peru | PER.GOV | PER | GOV | the rank within the office stays in the span
The Danish trade and industry minister left. | Danish trade and industry minister | DNK.GOV | DNK | GOV | two fields joined by "and"
The Minister of Defence of Peru left. | Minister of Defence of Peru | PER.GOV | PER | GOV | "of" twice
The Peruvian ambassador to Chile was recalled. | Peruvian ambassador | PER.GOV | PER | GOV | where he is posted is another mention
The Peruvian ambassador to Chile was recalled. | Chile | CHL | CHL | GOV | the host of the ambassador
Norway's air chief resigned. | Norway's air chief | NOR.MIL | NOR | MIL | a soldier's office
The UN secretary-general warned. | UN secretary-general | IGO:UN | IGO | IGO | an office of a body of states
Kremlin spokesman Pavel Orlov said so. | Kremlin spokesman Pavel Orlov | RUS.GOV/orlov | RUS | GOV | he speaks for the house before him
Hamas leaders met. | Hamas leaders | PSE.REB/hamas | PSE | REB | of a group
Swedish lawmakers voted. | Swedish lawmakers | SWE.LEG | SWE | LEG | people of a parliament
Swedish Deputy Defence Minister Col Gen Nils A. Berg arrived. | Swedish Deputy Defence Minister Col Gen Nils A. Berg | SWE.GOV/berg | SWE | GOV | title, rank and name are one mention; the office counts, not the rank
Swedish Deputy Defence Minister Col Gen Nils A. Berg arrived. Gen Berg left. | Gen Berg | SWE.GOV/berg | SWE | GOV | state and sector are handed down to the second mention
Lt Gen Tomas Vasquez Ruiz of the Peruvian army spoke. | Lt Gen Tomas Vasquez Ruiz | PER.MIL/ruiz | PER | MIL | a rank tells a soldier, the army behind whose
Brazilian General Paulo Mota said so. | Brazilian General Paulo Mota | BRA.MIL/mota | BRA | MIL | nationality and rank
Sweden's foreign minister, Lena Holm, agreed. | Sweden's foreign minister, Lena Holm | SWE.GOV/holm | SWE | GOV | the name stands between commas
Lena Holm, the Swedish foreign minister, agreed. | Lena Holm, the Swedish foreign minister | SWE.GOV/holm | SWE | GOV | the title stands behind the name
Ostap Hrynko, chairman of the Polish Senate, agreed. | Ostap Hrynko, chairman of the Polish Senate | POL.LEG/hrynko | POL | LEG | a name that only its title shows to be one
General Ivar Lund, commander-in-chief Norwegian ground forces, came. | General Ivar Lund, commander-in-chief Norwegian ground forces | NOR.MIL/lund | NOR | MIL | a title without its "of the"
The president of Chile, Mr. Ramon Vidal, spoke. | president of Chile, Mr. Ramon Vidal | CHL.GOV/vidal | CHL | GOV | a style before the name
The Chief of Naval Staff (CNS) Admiral Bo Aziz of Malaysia spoke. | Chief of Naval Staff (CNS) Admiral Bo Aziz | MYS.MIL/aziz | MYS | MIL | the short form of the office stands in brackets
Foreign Minister Sergey Lavrov left. | Foreign Minister Sergey Lavrov | PER:sergei-lavrov | RUS | GOV | another spelling of a person of the table
Sergei Lavrov left. | Sergei Lavrov | PER:sergei-lavrov | RUS | GOV | a person of the table
Lavrov left. | Lavrov | PER:sergei-lavrov | RUS | GOV | a last name that means one man
President Xi spoke. | President Xi | PER:xi-jinping | CHN | GOV | the last name comes first
US President Barack Obama's envoy | US President Barack Obama | PER:barack-obama | USA | GOV | the possessive is no part of the name
Prime Minister Boris Johnson resigned. | Prime Minister Boris Johnson | PER:boris-johnson | GBR | GOV | a person of the table whose last name is common
Johnson resigned. | - | - | - | - | ... which alone means nobody
Prime Minister Brown resigned. | Prime Minister Brown | PER:gordon-brown | GBR | GOV | the office tells which bearer of a common last name
Prime Minister Singh resigned. | Prime Minister Singh | IND.GOV/singh | IND | GOV | three of that name held the office: the state is certain, the person is not
UK Prime Minister Johnson left. | UK Prime Minister Johnson | PER:boris-johnson | GBR | GOV | state and office tell which
They met in Lima for the Andean Water Forum. | Andean Water Forum | - | - | IGO | the town before it is no part of the body
The Maduro government fell. | government | VEN.GOV | VEN | GOV | ... also without the possessive
Athens' foreign ministry agreed. | Athens' foreign ministry | GRC.GOV | GRC | GOV | a possessive without its s
Prime Minister Nikol Pashinian left. | Prime Minister Nikol Pashinian | PER:nikol-pashinyan | ARM | GOV | a spelling one letter off that of the table
Gaddafi fled. | Gaddafi | PER:muammar-gaddafi | LBY | GOV | one of many spellings
Khrushchev wrote back. | Khrushchev | PER:nikita-khrushchev | SUN | GOV | of a state that is gone
Netanyahu's government fell. | government | ISR.GOV | ISR | GOV | the government of a person
Norwegian ground forces moved. | Norwegian ground forces | NOR.MIL | NOR | MIL | a force by its adjective
The Chile Air Force bought them. | Chile Air Force | CHL.MIL | CHL | MIL | a force by the state's name
The Pakistan Air Force bought them. | Pakistan Air Force | PAK.MIL | PAK | MIL | a force of the table
The PAF bought them. | PAF | PAK.MIL | PAK | MIL | its short form
ISPR said so. | ISPR | PAK.MIL | PAK | MIL | an army's press office is the army
Israeli troops withdrew. | Israeli troops | ISR.MIL | ISR | MIL | soldiers of a state
Special forces of Chile landed. | Special forces of Chile | CHL.MIL | CHL | MIL | "of" and the state
Two Danish soldiers died. | Two Danish soldiers | DNK.MIL | DNK | MIL | a number belongs to the phrase
The Pentagon agreed. | Pentagon | USA.MIL | USA | MIL | a house stands for the forces
The Revolutionary Guards fired. | Revolutionary Guards | IRN.MIL | IRN | MIL | a force of the table
Kenyan police fired. | Kenyan police | KEN.COP | KEN | COP | police of a state
Police in Kenya fired. | Police | KEN.COP | KEN | COP | the place behind them tells whose
Police in the Kenyan town fired. | Police | KEN.COP | KEN | COP | the adjective of the place does, too
Lagos police fired. | Lagos police | NGA.COP | NGA | COP | a town before them tells whose
Peruvian intelligence knew. | Peruvian intelligence | PER.SPY | PER | SPY | a spy service
The FSB knew. | FSB | RUS.SPY | RUS | SPY | a spy service of the table
Taliban fighters attacked. | Taliban fighters | AFG.REB/taliban | AFG | REB | fighters of a group
The Houthis fired. | Houthis | YEM.REB/houthis | YEM | REB | a group
Islamic State claimed it. | Islamic State | REB/islamic-state | - | REB | a group at home in many states
Boko Haram struck. | Boko Haram | NGA.REB/boko-haram | NGA | REB | a group
Kashmiri separatists struck. | Kashmiri separatists | IND.REB | IND | REB | a people without a state, and the state in which they live
Colombian rebels struck. | Colombian rebels | COL.REB | COL | REB | rebels by their state
Gunmen struck. | Gunmen | - | - | UAF | nobody says whose
Syrian opposition leaders met. | Syrian opposition leaders | SYR.OPP | SYR | OPP | the opposition of a state
Thai protesters marched. | Thai protesters | THA.CVL | THA | CVL | people who act
Protesters marched. | Protesters | - | - | CVL | people who act, of no known state
Greek students marched. | Greek students | GRC.EDU | GRC | EDU | students
Polish farmers marched. | Polish farmers | POL.CVL | POL | CVL | a capital makes it the adjective
polish the shoes | - | - | - | - | ... and a small letter the verb
Afghan refugees waited. | Afghan refugees | AFG.REF | AFG | REF | refugees
Indian media reported it. | Indian media | IND.MED | IND | MED | the press of a state
Turkish businessmen came. | Turkish businessmen | TUR.BUS | TUR | BUS | a plural without s
The State Duma voted. | State Duma | RUS.LEG | RUS | LEG | a parliament of the table
Peru's Congress voted. | Peru's Congress | PER.LEG | PER | LEG | with an owner it is not that of the United States
The Supreme Court of Chile ruled. | Supreme Court of Chile | CHL.JUD | CHL | JUD | a court
The Danish Foreign Ministry said so. | Danish Foreign Ministry | DNK.GOV | DNK | GOV | a ministry by its adjective
The Foreign Ministry of the Kyrgyz Republic said so. | Foreign Ministry of the Kyrgyz Republic | KGZ.GOV | KGZ | GOV | a ministry by "of"
The Norwegian embassy in Lima burned. | Norwegian embassy | NOR.GOV | NOR | GOV | whose it is, not where it stands
The United Nations voted. | United Nations | IGO:UN | IGO | IGO | a body of states
The UN Security Council voted. | UN Security Council | IGO:UN | IGO | IGO | its council
The SCO met. | SCO | IGO:SCO | IGO | IGO | a short form
The Shanghai Cooperation Organisation (SCO) met. | Shanghai Cooperation Organisation | IGO:SCO | IGO | IGO | the long form
Nato agreed. | Nato | IGO:NATO | IGO | MIL | as some papers write it
The EU agreed. | EU | IGO:EU | IGO | IGO | a short form
The African Union sent a mission. | African Union | IGO:AU | IGO | IGO | a body of states
Amnesty International protested. | Amnesty International | NGO:AI | NGO | NGO | a body of citizens
Gazprom cut supplies. | Gazprom | MNC:GAZPROM | RUS | BUS | a company and its state
The West protested. | The West | GRP:WEST | - | GOV | many states that are no body
The Peru-Chile Joint Water Commission met. | Peru-Chile Joint Water Commission | CHL | CHL | GOV | a body of two states is both of them
The Peru-Chile Joint Water Commission (JWC) met. The JWC agreed. | JWC | IGO:JWC | IGO | IGO | the short form that the page gives
The Movement for Clean Rivers protested. | Movement for Clean Rivers | - | - | CVL | a body that only its writing shows
Kivu Mining Ltd agreed. | Kivu Mining Ltd | - | - | BUS | a company by its last word
The Polish Workers Union agreed. | Polish Workers Union | POL.LAB | POL | LAB | a body with a state in its name
Priya Deshpande was freed. | Priya Deshpande | - | - | - | a person by a first name
The Indian Ocean is deep. | - | - | - | - | an ocean is not the state
American football is loud. | - | - | - | - | a sport is not the state
Michael Jordan won. | Michael Jordan | - | - | - | a person, not the state
a turkey ran over the chad | - | - | - | - | a bird and a scrap of paper
they told us so | - | - | - | - | a pronoun, not the United States
The Washington Post wrote it. | Washington Post | - | - | MED | a paper is not the state
The US-led force arrived. | US | USA | USA | GOV | a compound holds the state
The Russian-made tanks arrived. | Russian | RUS | RUS | - | the maker
The Sino-Russian treaty held. | Sino | CHN | CHN | - | a prefix
The Sino-Russian treaty held. | Russian | RUS | RUS | - | ... and what it is joined to
"""


def found(words: str, *, kind: PassageKind = PassageKind.BODY) -> tuple[Mention, ...]:
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    passage = Passage(id="p1", start=0, end=len(words), kind=kind)
    return names(Document(page=page, text=words, passages=(passage,)), load_lexicon())


def rows() -> list[object]:
    split = [[cell.strip() for cell in line.split(" | ")] for line in ROWS.strip().splitlines()]
    return [pytest.param(*row[:5], id=f"{row[1]}: {row[5]}"[:70]) for row in split]


@pytest.mark.parametrize(("words", "mention", "actor", "country", "sector"), rows())
def test_row(words: str, mention: str, actor: str, country: str, sector: str) -> None:
    mentions = found(words)
    if mention == "-":
        assert mentions == ()
        return
    # the last of that wording: the row's point is often what was learnt before it
    it = [m for m in mentions if m.text == mention]
    assert it, [m.text for m in mentions]
    said = tuple(value or "-" for value in (it[-1].actor, it[-1].country, it[-1].sector))
    assert said == (actor, country, sector)


def test_there_are_many_rows() -> None:
    assert len(rows()) >= 120
