"""The hard kinds of mentions: who is meant by date, by context and by what stands before, with the reason.

A row: the words, the mention, whom it means (several for a collective, "-" for nobody), how that was
found, the reason; after that the day of the page and its site, where the row needs them.
"""

import pytest

from dateline.interval import Interval
from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.types import Basis, Dating, Document, Mention, Page, Passage, PassageKind

ROWS = """
# ---- offices on a day
In June 2009 the Russian Prime Minister praised Peru. | Russian Prime Minister | PER:vladimir-putin | office | who held the office in the month that the sentence names
In March 2007 the Russian Prime Minister praised Peru. | Russian Prime Minister | PER:mikhail-fradkov | office | the same words two years earlier
The Russian president flew to Lima in May 2011. | Russian president | PER:dmitry-medvedev | office | the date may stand behind
The Russian president flew to Lima in May 2014. | Russian president | PER:vladimir-putin | office | ... and tells the next holder
The French president spoke. | French president | PER:nicolas-sarkozy | office | by the day of the page | 2010-03-04
The French president spoke. | French president | PER:francois-hollande | office | by the day of the page | 2014-03-04
The French president spoke. | French president | FRA.GOV | table | two held it in that year: left open | 2012
The French president spoke. | French president | FRA.GOV | table | nobody tells when
The German chancellor spoke. | German chancellor | PER:gerhard-schroeder | office | by the day of the page | 2003-02-01
The German chancellor spoke. | German chancellor | PER:angela-merkel | office | by the day of the page | 2016-02-01
The Indian prime minister spoke. | Indian prime minister | PER:manmohan-singh | office | by the day of the page | 2013-07-01
The Indian prime minister spoke. | Indian prime minister | PER:narendra-modi | office | by the day of the page | 2015-07-01
Pakistan's army chief spoke. | Pakistan's army chief | PER:ashfaq-parvez-kayani | office | a soldier's office has days, too | 2012-01-10
Pakistan's army chief spoke. | Pakistan's army chief | PER:raheel-sharif | office | ... and other holders | 2015-01-10
Pakistan's air chief spoke. | Pakistan's air chief | PER:rao-qamar-suleman | office | not the army's | 2010-01-10
The Chinese president spoke. | Chinese president | PER:hu-jintao | office | by the day of the page | 2009-01-10
The Chinese foreign minister spoke. | Chinese foreign minister | PER:wang-yi | office | a minister | 2016-01-10
The US secretary of state spoke. | US secretary of state | PER:hillary-clinton | office | a foreign minister by another name | 2010-01-10
The US secretary of state spoke. | US secretary of state | PER:john-kerry | office | ... and the next | 2014-01-10
The British prime minister spoke. | British prime minister | PER:tony-blair | office | by the day of the page | 2001-05-01
The Egyptian president spoke. | Egyptian president | PER:gamal-abdel-nasser | office | an old page | 1970-01-05
The Egyptian president spoke. | Egyptian president | PER:anwar-sadat | office | five years later | 1975-01-05
The Iraqi leader refused in 1990. | Iraqi leader | PER:saddam-hussein | office | head of state and of government were one
The Cuban leader refused in 1962. | Cuban leader | PER:fidel-castro | office | a leader by the year
In 1955 the Soviet leader visited Delhi. | Soviet leader | PER:nikita-khrushchev | office | of a state that is gone
Prime Minister Singh spoke. | Prime Minister Singh | PER:manmohan-singh | title | of three of that name the one of the day | 2009-06-01
The German chancellor wrote to Moscow in 1955. | German chancellor | PER:konrad-adenauer | office | an old year
In 1956 the British prime minister wrote to Cairo. | British prime minister | PER:anthony-eden | office | an old year
The Japanese prime minister resigned in August 1993. | Japanese prime minister | JPN.GOV | table | two held it in that month
The Pakistani naval chief spoke. | Pakistani naval chief | PER:noman-bashir | office | not the army's | 2010-01-10
The former French president spoke. | former French president | FRA.GOV | table | not who holds it | 2010-03-04
A Russian prime minister spoke. | Russian prime minister | RUS.GOV | table | no certain one | 2009-06-01
The Russian prime ministers of the decade met. | Russian prime ministers | RUS.GOV | table | many | 2009-06-01
The first Russian president was tall. | first Russian president | RUS.GOV | table | not the one of the day | 2009-06-01
The then Russian president was tall. | then Russian president | RUS.GOV | table | not the one of the day | 2009-06-01
The deputy foreign minister of Russia spoke. | deputy foreign minister of Russia | RUS.GOV | table | the deputy is not the minister | 2009-06-01
In 1991 it fell. The Russian president spoke. | Russian president | RUS.GOV | table | an old story may go on: the day of the page does not count | 2009-06-01
The president of the Russian Chess Federation spoke. | president of the Russian | RUS.GOV | table | of something else than the state | 2009-06-01
The Prime Minister spoke. | Prime Minister | PER:yousuf-raza-gilani | office | of the paper's own country, on that day | 2009-06-01 | Dawn
LIMA, Peru (Reuters) - The army fired. | army | PER.MIL | context | the dateline tells whose
US Secretary of State John Kerry met his Iranian counterpart. | Iranian counterpart | PER:mohammad-javad-zarif | office | the other's office, on that day | 2014-11-20
Peruvian Foreign Minister Luis Soto met his Chilean counterpart in Lima. | Chilean counterpart | CHL.GOV | table | nobody tells when
Peruvian Army Chief General Luis Soto met his Chilean counterpart in Lima. | Chilean counterpart | CHL.MIL | table | a soldier's counterpart is a soldier
# ---- offices named again
Chilean President Rosa Pino came. The Chilean president left. | Chilean president | CHL.GOV/pino | title | the holder named before
Chilean President Rosa Pino came. The Chilean leader left. | Chilean leader | CHL.GOV/pino | title | a president is a leader
Chilean President Rosa Pino came. The visiting president left. | visiting president | CHL.GOV/pino | title | who visits is who was named
Chilean President Rosa Pino came. The former Chilean president stayed away. | former Chilean president | CHL.GOV | table | somebody else
Chilean President Rosa Pino came. The Peruvian president left. | Peruvian president | PER.GOV | table | of another state
Chilean President Rosa Pino came. A president left. | president | - | table | no certain one
Chilean PM to visit Lima, says paper. Chilean Prime Minister Rosa Pino will come in May. | Chilean PM | CHL.GOV/pino | title | the page's only holder, named later
Nigerian Chief of Army Staff General Musa Bello came. COAS left. | COAS | NGA.MIL/bello | title | the short form means the same office
# ---- we, it, they, he, she
“We will not sign,” said Peruvian minister Luis Soto. | We | PER | pronoun | a minister speaks for his state
“We will not sign,” Peruvian President Luis Soto said. | We | PER | pronoun | the verb may stand behind
Peruvian President Luis Soto said: “They know us well.” | us | PER | pronoun | the speaker may stand before
“Our army is ready,” said Chilean minister Rosa Pino. | Our army | CHL.MIL | pronoun | our army is that of the state
“Our country is ready,” said Chilean minister Rosa Pino. | Our country | CHL | pronoun | our country is the state
“We lost the match,” said striker Luis Soto. | We | none | - | he speaks for no state
We met the Peruvian minister in Lima. | We | none | - | nobody knows who writes
Peru said it would sign. | it | PER | pronoun | the subject of the saying
The Peruvian foreign ministry said it had signed. | it | PER.GOV | pronoun | a ministry is an it
Chilean rebels said they would fight. | they | CHL.REB | pronoun | many are they
Officials in Lima denied it on Monday. | it | none | - | not a subject
Chilean minister Mrs Rosa Pino met Peruvian minister Mr Luis Soto. He left. | He | PER.GOV/soto | pronoun | Mr tells who is he
Chilean minister Mrs Rosa Pino met Peruvian minister Mr Luis Soto. She left. | She | CHL.GOV/pino | pronoun | Mrs tells who is she
Chilean spokeswoman Ada Berg spoke after Peruvian minister Luis Soto. She was brief. | She | CHL.GOV/berg | pronoun | a spokeswoman is she, of the other nothing is known
Chilean minister Mr Juan Pino met Peruvian minister Luis Soto. He left. | He | PER.GOV/soto | pronoun | the nearer one, though only the other is called Mr
Chilean President Rosa Pino sent a letter. Peru thanked her for it. | her | CHL.GOV/pino | pronoun | the only person
Peruvian minister Luis Soto met Chilean minister Rosa Pino. Oslo thanked him for it. | him | none | - | two persons, and nothing tells which
Peru sent troops. Its navy stayed at home. | navy | PER.MIL | pronoun | its is the state's
Niger sent its troops to Nigeria. | troops | NER.MIL | pronoun | of two states the subject
Chilean President Rosa Pino won. Her government fell in May. | government | CHL.GOV | pronoun | the government of a person is that of her state
A Chilean delegation came. The delegation left. | delegation | CHL.GOV | context | the one named before
The Chilean embassy burned. The embassy had been warned. | embassy | CHL.GOV | context | the one named before
A Chilean delegation came. Another delegation left. | delegation | - | table | not that one
# ---- collectives
Peru and Chile spoke. The former signed, the latter will sign. | former | PER | collective | the first of two
Peru and Chile spoke. The former signed, the latter will sign. | latter | CHL | collective | the second of two
Peru and Chile spoke. The former minister signed. | former | none | - | a former minister is no "former"
The Norwegian-Chilean Joint Fisheries Commission met. | Norwegian-Chilean Joint Fisheries Commission | NOR CHL | collective | a body of two states without a short form is both of them
Chilean Defence Minister Rosa Pino met Peruvian Minister Luis Soto. The Ministers signed. | Ministers | CHL.GOV/pino PER.GOV/soto | collective | the two who were named with that title
Chilean Minister Rosa Pino spoke. The Ministers signed. | Ministers | - | table | only one was named
Chilean Minister Rosa Pino met Peruvian Minister Luis Soto. The ministers of Norway left. | ministers of Norway | NOR.GOV | table | of another state
Peru, Chile and Bolivia met. The three countries signed. | The three countries | PER CHL BOL | collective | three were named
Peru, Chile and Bolivia met. All three countries signed. | All three countries | PER CHL BOL | collective | three were named
Peru met Chile. The three countries signed. | The three countries | none | - | only two were named
The rivals met at last: the two neighbours, Peru and Chile, signed. | the two neighbours | PER CHL | collective | named right behind
The archrivals on the continent, Peru and Chile, signed. | The archrivals | PER CHL | collective | named behind a place
Bolivia watched Brazil. The two countries, Peru and Chile, signed. | The two countries | PER CHL | collective | what stands behind goes before what stood ahead
Peruvian President Luis Soto spoke in Oslo. His country needs water. | His country | PER | collective | not the state that was named last
Chile bought boats from Peru. The country paid in gold. | The country | PER | collective | the state that was named last
The African Union met. The bloc will send police. | The bloc | IGO:AU | collective | the body named last
Brussels hosted NATO. This organisation was founded in 1949. | This organisation | IGO:NATO | collective | the body named last
Oslo and Lima met. This organisation will talk. | This organisation | none | - | no body was named
South Korea asked, Pyongyang answered. Both Koreas signed. | Both Koreas | KOR PRK | collective | two states of one name
The former foes Peru and Chile met. Both nations signed. | Both nations | PER CHL | collective | two were named
Peru invaded Chile in May. Bolivia armed itself against the invader. | invader | PER | collective | who was said to have invaded
Bolivia armed itself against the invader. | invader | none | - | nobody was said to have invaded
He met generals and senior officials, including the Peruvian minister. | senior officials | PER.GOV | context | one of them tells whose
# ---- one word, two meanings
Georgia's governor spoke in Atlanta. | Georgia's governor | USA.GOV | table | Atlanta tells the American one
Georgia asked Moscow for talks, said Tbilisi. | Georgia | GEO | table | Tbilisi tells the other
Jim Jordan asked for it. Jordan was angry. | Jordan | - | surname | a person of the page
Jordan's king met him in Amman. | Jordan's king | JOR.GOV | table | Amman tells the state
Mr Chad Wolf left for Texas. | Mr Chad Wolf | - | title | a first name behind a title
Chad closed its border with Libya. | Chad | TCD | table | the state
They met in Paris, Texas. | Paris | USA place | table | the region behind the comma tells
They met in Moscow, Idaho. | Moscow | USA place | table | the region behind the comma tells
They met in Paris, France. | Paris | FRA | table | the state behind the comma agrees
Congo sent police from Brazzaville. | Congo | COG | table | the smaller twin, by its capital
Congo sent police from Kinshasa. | Congo | COD | table | the bigger twin
Congolese troops left Goma. | Congolese troops | COD.MIL | table | the bigger twin
Korean leader Kim Jong Un flew home to Pyongyang. | Korean leader Kim Jong Un | PER:kim-jong-un | title | Pyongyang tells which Korea
The Korean president spoke in Seoul. | Korean president | KOR.GOV | table | Seoul tells which Korea
A Guinean minister flew home to Conakry. | Guinean minister | GIN.GOV | table | one of three
The Guinean government moved from Malabo. | Guinean government | GNQ.GOV | table | another of three
The Guinean government sits in Bissau. | Guinean government | GNB.GOV | table | the third
Dominican police flew home to Roseau. | Dominican police | DMA.COP | table | the island of Dominica
Dominican police flew home to Santo Domingo. | Dominican police | DOM.COP | table | the Dominican Republic
The Nigerien army and the Nigerian army met. | Nigerien army | NER.MIL | table | one letter tells Niger
The Nigerien army and the Nigerian army met. | Nigerian army | NGA.MIL | table | ... from Nigeria
The Republic of China and the People's Republic of China differ. | Republic of China | TWN | table | the island
The Republic of China and the People's Republic of China differ. | People's Republic of China | CHN | table | the mainland
The US Virgin Islands are not the British Virgin Islands. | US Virgin Islands | VIR | table | one of two
The US Virgin Islands are not the British Virgin Islands. | British Virgin Islands | VGB | table | the other
American Samoa sent rice. | American Samoa | ASM | table | not the state of Samoa
Washington said no to Seattle, a city of Washington state. | Washington | USA place | table | the state in the west
Washington said no, the White House said. | Washington | USA | table | the seat of government
George Washington crossed the river. | George Washington | - | table | a person
Northern Ireland's police and the Irish prime minister spoke in Dublin. | Northern Ireland's police | GBR.COP | table | the north
Northern Ireland's police and the Irish prime minister spoke in Dublin. | Irish prime minister | IRL.GOV | table | the republic
They left Lima, Ohio. | Lima | USA place | table | the region behind the comma tells
Victoria and New South Wales closed their border near Melbourne. | Victoria | AUS place | table | a part of Australia
Punjab police fired in Lahore. | Punjab police | PAK.COP | table | the Pakistani one, by Lahore
Punjab police fired in Amritsar. | Punjab police | IND.COP | table | the Indian one
Tripoli, north of Beirut in Lebanon, was calm. | Tripoli | LBN place | table | the other Tripoli
Tripoli was calm, Libyan officials said. | Tripoli | LBY | table | the capital
# ---- states and names of their day
The UAR left. | UAR | UAR | table | a union that is gone
West Germany and East Germany signed. | West Germany | DEU | table | the state that goes on
West Germany and East Germany signed. | East Germany | DDR | table | the one that is gone
Yugoslav troops left Slovenia. | Yugoslav troops | YUG.MIL | table | of a state that is gone
Czechoslovakia split. | Czechoslovakia | CSK | table | a state that is gone
The Soviet Union withdrew. Russian troops came home. | Russian troops | RUS.MIL | table | Russian is not Soviet
In 1965 Russia flew envoys to Lima. | Russia | SUN | table | the state that had this name in that year
Saigon fell to North Vietnam. | Saigon | VDR | table | a capital that is gone
South Yemen joined Yemen. | South Yemen | YMD | table | a state that is gone
The Islamic Emirate of Afghanistan asked for seats. | Islamic Emirate of Afghanistan | AFG | table | a regime's name
The Zionist regime fired. | Zionist regime | ISR | table | a hostile name
Ruskies fired. | Ruskies | RUS | table | a hostile name
The Evil Empire fell. | Evil Empire | SUN | table | a hostile name
Uncle Sam paid. | Uncle Sam | USA | table | a nickname
# ---- bodies, services and groups
The FSB knew. | FSB | RUS.SPY | table | a service by its letters
The CIA knew. | CIA | USA.SPY | table | a service by its letters
The BND knew. | BND | DEU.SPY | table | a service by its letters
The DGSE knew. | DGSE | FRA.SPY | table | a service by its letters
The Stasi knew. | Stasi | DDR.SPY | table | of a state that is gone
The KGB knew. | KGB | SUN.SPY | table | of a state that is gone
The SBU knew. | SBU | UKR.SPY | table | a service by its letters
The MEA in India denied it. | MEA | IND.GOV | table | letters that count where the page names the state
The MEA in Peru denied it. | MEA | PER.GOV | context | ... elsewhere they are a ministry of the place
Foggy Bottom denied it. | Foggy Bottom | USA | table | a place for a ministry
Quai d'Orsay protested. | Quai d'Orsay | FRA.GOV | table | a street for a ministry
Whitehall protested. | Whitehall | GBR.GOV | table | a street for a government
Itamaraty protested. | Itamaraty | BRA.GOV | table | a palace for a ministry
The Élysée protested. | Élysée | FRA | table | a palace for a president
Aso Rock protested. | Aso Rock | NGA | table | a rock for a president
Zhongnanhai protested. | Zhongnanhai | CHN | table | a garden for a government
The PLA crossed the line. | PLA | CHN.MIL | table | an army by its letters
The IDF struck. | IDF | ISR.MIL | table | an army by its letters
The IRGC seized a ship. | IRGC | IRN.MIL | table | a force by its letters
The JMSDF sailed. | JMSDF | JPN.MIL | table | a navy by its letters
The TNI sailed. | TNI | IDN.MIL | table | an army by its letters
The UPDF crossed the border. | UPDF | UGA.MIL | table | an army by its letters
The FARDC fired. | FARDC | COD.MIL | table | an army by its letters
The SANDF fired. | SANDF | ZAF.MIL | table | an army by its letters
The RCMP arrested him. | RCMP | CAN.COP | table | a police by its letters
INDOPACOM sent a ship. | INDOPACOM | USA.MIL | table | a command
The Knesset voted. | Knesset | ISR.LEG | table | a parliament by its name
The Bundestag voted. | Bundestag | DEU.LEG | table | a parliament by its name
The Lok Sabha voted. | Lok Sabha | IND.LEG | table | a house of parliament
The Sejm voted. | Sejm | POL.LEG | table | a parliament by its name
The Storting voted. | Storting | NOR.LEG | table | a parliament by its name
The Verkhovna Rada voted. | Verkhovna Rada | UKR.LEG | table | a parliament by its name
The Dail voted. | Dail | IRL.LEG | table | a parliament by its name
The P5 met. | P5 | IGO:UNSC-P5 | table | five states
The Organization of Turkic States met. | Organization of Turkic States | IGO:OTS | table | a body of states
The Quad met. | The Quad | IGO:QUAD | table | four states
ECOWAS and the AU met. | AU | IGO:AU | table | two letters for a body of states
JNIM fired. | JNIM | MLI.REB/ansar-dine | table | a group by its letters
ISWAP fired. | ISWAP | NGA.REB/islamic-state-west-africa-province | table | a branch of a group
ISIS-K fired. | ISIS-K | AFG.REB/islamic-state-khorasan | table | another branch
The TTP fired on Pakistan. | TTP | PAK.REB/tehrik-i-taliban-pakistan | table | a group by its letters
The TPLF signed. | TPLF | ETH.REB/tigray-people-s-liberation-front | table | a group by its letters
The UVF and the IRA signed. | UVF | GBR.REB/ulster-volunteer-force | table | a group by its letters
The Norwegian-Chilean Joint Fisheries Commission (JFC) met. | Norwegian-Chilean Joint Fisheries Commission | IGO:JFC | title | a body of two states, by its writing
Malaysian Northern Airways Company landed. MNAC said so. | MNAC | MYS.BUS/malaysian-northern-airways-company | surname | letters that nobody explains
The Trump administration denied it. | Trump administration | USA.GOV | table | a government named after a person
Zelensky's office denied it. | office | UKR.GOV | table | an office with an owner
President Duran spoke. | President Duran | - | title | the table's only Duran is of a state that the page does not name | 2013-05-01
Chile protested. President Duran spoke. | President Duran | - | title | ... and left office forty years before the page | 2013-05-01
Chile protested. General Duran spoke. | General Duran | PER:cesar-mendoza-duran | title | state and year fit | 1974-03-01
President Duran spoke. The ministry denied it. | ministry | - | table | one unknown president makes no home | 2013-05-01
Iran Air landed in Lima. | Iran Air | IRN.BUS/iran-air | title | a state's name and Air is an airline
Iran Air Force jets landed. | Iran Air Force | IRN.MIL | table | ... but not before Force
Polish Air and Naval Forces met. | Polish | POL | table | ... nor where the name goes on
# ---- spellings
Czech Gen Novotnak came. Czech General Novotak left. | Czech General Novotak | CZE.MIL/novotnak | title | a slip of the pen
Egyptian minister Mohammed Abdelhamid came. Muhammad Abdelhameed left. | Muhammad Abdelhameed | EGY.GOV/abdelhamid | table | another transliteration
Czech deputy minister Viktor Novotnak came. Victor Novotnak left. | Victor Novotnak | CZE.GOV/novotnak | table | another transliteration
Czech deputy minister Viktor Novotnak came. Novotnak V. left. | Novotnak | CZE.GOV/novotnak | surname | the last name first
US Senator Johnson met US Senator Johnston. | US Senator Johnston | USA.LEG/johnston | title | two known last names are two persons
Chilean Gen Rosa Vasquini came. Peruvian Gen Luis Vasquino left. | Peruvian Gen Luis Vasquino | PER.MIL/vasquino | title | of two states: two persons
# ---- titles around a name
Lt Gen (retd) Ali Raza Khan of Pakistan spoke. | Lt Gen (retd) Ali Raza Khan | PAK.MIL/khan | title | the state stands behind the name
General Luis Soto, the Peruvian army chief, spoke. | General Luis Soto, the Peruvian army chief | PER.MIL/soto | title | the office stands behind the name
Luis Soto, the Peruvian minister, spoke. | Luis Soto, the Peruvian minister | PER.GOV/soto | title | a bare minister
Luis Soto, Peru's ambassador to Chile, spoke. | Luis Soto, Peru's ambassador | PER.GOV/soto | title | whose he is, not where
Peru's ambassador to Chile, Luis Soto, spoke. | Luis Soto | PER.GOV/soto | table | the host stands between office and name
Peruvian Foreign Ministry spokeswoman Ada Berg spoke. | Peruvian Foreign Ministry spokeswoman Ada Berg | PER.GOV/berg | title | she speaks for a ministry
Ada Berg, spokeswoman for the Peruvian Foreign Ministry, spoke. | Ada Berg, spokeswoman for the Peruvian Foreign Ministry | PER.GOV/berg | title | for stands like of
Senator Israel Katz spoke. | Senator Israel Katz | PER:israel-katz | title | a first name that is a state
The head of the Peruvian navy spoke. | head of the Peruvian navy | PER.MIL | table | a soldier by what he heads
The Speaker of the Polish Senate spoke. | Speaker of the Polish Senate | POL.LEG | table | by the house
The chief minister of Punjab spoke in Lahore. | chief minister of Punjab | PAK.GOV | table | of a province
A court in Lima ruled. | court | PER.JUD | context | the place behind it tells whose
Polish Minister Jan Zielonka came. | Polish Minister Jan Zielonka | POL.GOV/zielonka | title | a month that is a first name
August Zielonka, the Polish minister, came. | August Zielonka, the Polish minister | POL.GOV/zielonka | title | ... before a title
On 5 May Polish officials came. | Polish officials | POL.GOV | table | a month behind a day
Chilean Minister Rosa Pino met her Peruvian counterpart, Minister Luis Soto. Minister Soto left. | Minister Soto | PER.GOV/soto | title | a title stands between counterpart and name
# ---- sources
June 16 (APP) - The Pakistani envoy left. | APP | PAK.MED/associated-press-of-pakistan | table | an agency in brackets
A spokesman told PTI in Mumbai. | PTI | IND.MED/press-trust-of-india | table | an agency that was told
He spoke with The News on Monday. | The News | PAK.MED/the-news | table | a paper with a common name
Photo courtesy: PID | PID | PAK.GOV/press-information-department | table | a press office
The PA said nothing. | PA | none | - | two letters may be anybody's
# ---- compounds
Russo-Turkish talks failed. | Russo | RUS | table | a prefix is a state
The Anglo-American plan failed. | Anglo | GBR | table | a prefix is a state
Indo-Pak talks failed. | Indo | IND | table | a prefix is a state
Indo-Pak talks failed. | Pak | PAK | table | a short form is a state
The ex-Soviet state agreed. | Soviet | SUN | table | what it was
PERU, CHILE AGREE TO SHARE WATER | CHILE | CHL | table | a headline in capitals
"""


def found(words: str, day: str = "", site: str = "") -> tuple[Mention, ...]:
    published = Dating(when=Interval.parse(day), basis=Basis.STATED) if day else Dating()
    page = Page(
        id="p", media_type="text/plain", sha256="0" * 64, published=published, site=site or None
    )
    passage = Passage(id="p1", start=0, end=len(words), kind=PassageKind.BODY)
    return names(Document(page=page, text=words, passages=(passage,)), load_lexicon())


def rows() -> list[object]:
    lines = [line for line in ROWS.strip().splitlines() if not line.startswith("#")]
    cells = [[cell.strip() for cell in line.split(" | ")] for line in lines]
    return [pytest.param(*c[:4], *(*c[5:], "", "")[:2], id=f"{c[1]}: {c[4]}"[:80]) for c in cells]


@pytest.mark.parametrize(("words", "mention", "whom", "link", "day", "site"), rows())
def test_row(words: str, mention: str, whom: str, link: str, day: str, site: str) -> None:
    mentions = found(words, day, site)
    last = [m for m in mentions if m.text == mention]
    if whom == "none":
        assert last == []
        return
    assert last, [m.text for m in mentions]
    same = [m for m in last if m.start == last[-1].start]
    said = [m.actor or (f"{m.country} place" if m.country else "-") for m in same]
    assert " ".join(said) == whom
    assert {m.link for m in same} == {link}


def test_there_are_many_rows() -> None:
    assert len(rows()) >= 150
