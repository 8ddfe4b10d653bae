"""Names that are not what they seem: the bird, the man, the other state, the company, the state of that year.

A row: the words, the mention, whom it means ("-": somebody without a state, "none": nobody, "XYZ place":
only where something is), the reason.
"""

import pytest

from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.name.slips import intended
from dateline.types import Document, Mention, Page, Passage, PassageKind

ROWS = """
# ---- the same word, another thing
A Turkey vulture circled over Lima. | Turkey | none | a bird
They ate turkey in Lima. | turkey | none | a bird without a capital
Turkey closed the straits. | Turkey | TUR | the state
Mr Jordan left for Lima. | Jordan | none | a man with a title before his name
Michael Jordan scored. Jordan left. | Jordan | - | the man named before
Jordan and Iraq signed. | Jordan | JOR | the state
Jordan River water is scarce. | Jordan | none | a river
Mrs. Holland spoke in Oslo. | Holland | none | a woman
A hanging chad decided it. | chad | none | a scrap of paper, where the page says so
Chad closed the border. | Chad | TCD | the state
The Niger River rose. | Niger | none | a river
Niger freed him. Nigeria did not. | Niger | NER | not its neighbour
Niger freed him. Nigeria did not. | Nigeria | NGA | not its neighbour
Nigerien troops crossed into Nigeria. | Nigerien troops | NER.MIL | one letter tells them apart
Nigerian troops followed. | Nigerian troops | NGA.MIL | one letter tells them apart
In Georgia they queued from Atlanta to Macon. | Georgia | USA place | the American one
Georgia recalled its envoy from Moscow. | Georgia | GEO | the state
Equatorial Guinea objected. | Equatorial Guinea | GNQ | the longest name counts
Papua New Guinea objected. | Papua New Guinea | PNG | the longest name counts
Guinea worm is rare now. | Guinea | none | an illness
Brazzaville spoke. Congo agreed. | Congo | COG | the smaller one, where its capital is named
Congo agreed. | Congo | COD | the bigger one otherwise
Pyongyang spoke. Korea would not yield. | Korea | PRK | the northern one, where its capital is named
Korea asked Japan for rice. | Korea | KOR | the southern one otherwise
Northern Ireland voted. | Northern Ireland | GBR | not Ireland
The Republic of Ireland voted. | Republic of Ireland | IRL | the state
Macedonia joined the alliance. | Macedonia | MKD | the short name
The governor of New Mexico spoke. | Mexico | none | a part of another state
The Brazil nut is no nut. | Brazil | none | a seed
The Swiss Guard saluted. | Swiss | none | soldiers of somebody else
He bought a Swiss army knife. | Swiss army | none | a knife
He spread German measles. | German | none | an illness
Paris Hilton came to Rome. | Paris | none | a woman
George Washington was tall. | Washington | none | the man
The Persian Gulf is warm. | Persian | none | a water
The South China Sea is wide. | China | none | a water
The Denmark Strait froze. | Denmark | none | a water
Fog lay over the Gulf of Finland. | Finland | none | a water
The Sea of Japan was calm. | Japan | none | a water
The Irish Sea was calm. | Irish | none | a water
The Korean War ended. | Korean | none | a war
The Iran-Iraq War ended. | Iran | none | the first of two in the name of a war
The Iran-Iraq War ended. | Iraq | none | the second of the two
The Treaty of Rome was signed. | Rome | none | a treaty
HMS London sailed. | London | none | a ship
The USS New Mexico and the TCG Ankara met. | Ankara | none | a ship
He wrote it in French. | French | none | a language
He was in French custody. | French | FRA | the state, though "in" stands before
The Swiss franc fell. | Swiss | none | a money
He took the Lincoln Tunnel and Denmark Street. | Denmark | none | a street
The house on Malta Road burned. | Malta | none | a street
She lived in Jamaica Lane. | Jamaica | none | another street
They parked in the Rue de Russie and the Avenida Brasil. | Brasil | none | a street of another language
The Peru Hotel was full. | Peru | none | a hotel
Real Madrid drew with Dynamo Moscow. | Madrid | none | a club, by the word before it
Real Madrid drew with Dynamo Moscow. | Moscow | none | another club
Cuba FC lost. | Cuba | none | a club, by the word behind it
Madrid recalled its envoy. | Madrid | ESP | no club
Lebanon, New Hampshire, voted. | Lebanon | USA place | a town, by the region behind it
Mexico City protested. | Mexico City | MEX | a capital of two words
# ---- companies and papers
Air India cancelled its flights. | Air India | IND.BUS | an airline, not the state
Air Botswana cancelled its flights. | Air Botswana | BWA.BUS | another of the kind, in no list
The Indian Air Force cancelled its flights. | Indian Air Force | IND.MIL | "Air" belongs to what stands behind
China Airlines bought ten jets. | China Airlines | CHN.BUS | an airline
American Airlines flies to Quito. | American Airlines | USA.BUS | an airline
British Airways and Turkish Airlines fly. | British Airways | GBR.BUS | two airlines are not one body
British Airways and Turkish Airlines fly. | Turkish Airlines | TUR.BUS | the second of the two
Belarus's KGB held him. | KGB | BLR.SPY | letters that another state has, too
The KGB held him in 1975. | KGB | SUN.SPY | the better known
Hanwha and Rheinmetall sold guns. | Hanwha | MNC:HANWHA | a maker of arms
The RMAF chief came. | RMAF chief | MYS.MIL | an armed service by its letters
The Bank of China lent money. | Bank of China | CHN.BUS | a bank, not the state
The Washington Post reported it. | Washington | none | a paper
The Moscow Times reported it. | Moscow | none | a paper
Korean Air and Turkish Airlines cut flights. | Korean Air | KOR.BUS/korean-air | the first of two airlines
Korean Air and Turkish Airlines cut flights. | Turkish Airlines | TUR.BUS | the second of them
Baltic Steel Works and Kenyan Railways Corporation signed. | Baltic Steel Works | - | the first of two companies
# ---- one noun for several states
North and South Korea talked. | North and South Korea | KOR | the second of a pair that the table knows
Franco-German talks failed. | Franco | FRA | a state in a pair
Franco died. | Franco | none | a man
The South American nations met. | South American nations | GRP:LATAM | many states
British Aerospace sold jets. | British Aerospace | GBR.BUS/british-aerospace | a company
The Chilean and Peruvian navies met. | Chilean | CHL.MIL | both navies are meant
The Omani, Saudi and Qatari police met. | Saudi | SAU.COP | all three are meant
The Norwegian and Danish ministries met. | Norwegian | NOR.GOV | both ministries are meant
Cambodia and Thailand's armies clashed. | Cambodia | KHM.MIL | both armies are meant
Peru and Chile's army met. | Peru | PER | one army is Chile's
The US and Israeli militaries met. | US | USA.MIL | letters that stand for an adjective
The Chilean army and navy met in Oslo. | navy | CHL.MIL | one state for two nouns
Kenya's CNS and CAS met in Oslo. | CAS | KEN.MIL | the same with short forms
Peru's foreign and defence ministers left. | Peru's foreign and defence ministers | PER.GOV | one noun for two fields
Norwegian officials and police met in Oslo. | police | NOR.COP | police are of the place
Chile and the Peruvian navy met. | Chile | CHL | a state by itself shares no noun
# ---- officers by the short form of their office
The Omani Navy Commander came. | Omani Navy Commander | OMN.MIL | in full
The Finnish opposite number of the Danish minister came. | Finnish opposite number of the Danish minister | FIN.GOV | a counterpart
Peru's navy commander-in-chief came. | Peru's navy commander-in-chief | PER.MIL | to the end of the title
Kenya's CAS and Uganda's CNS signed. | Uganda's CNS | UGA.MIL | in letters
Indian Army Chief General Rao spoke. | Indian Army Chief General Rao | IND.MIL/rao | no civilian of that name
# ---- a capital at the head of a sentence
May Morocco prosper. | Morocco | MAR | a wish
Will Turkey join? | Turkey | TUR | a question, no man named Will
Can Peru pay? | Peru | PER | a question
Should Mali leave, others follow. | Mali | MLI | a condition
# ---- states that are gone
In 1979 Russia invaded Afghanistan. | Russia | SUN | what Russia was then a part of
Moscow sent advisers to Aden in 1972. | Moscow | SUN | the seat of a state that is gone
In 1995 Moscow sent troops. | Moscow | RUS | its successor
In 1890 Russia took an oasis. | Russia | RUS | before that state was founded
In 1985 Russian troops fought. | Russian troops | SUN.MIL | its soldiers
In 1968 Prague asked for help. | Prague | CSK | the seat of a state that is gone
In 2003 Prague asked for help. | Prague | CZE | its successor
In 1962 Belgrade sent guns. | Belgrade | YUG | the seat of a state that is gone
In 2010 Belgrade sent envoys. | Belgrade | SRB | its successor
In 1984 East Germany protested. | East Germany | DDR | a state that is gone
In 1984 West Germany protested. | West Germany | DEU | it is the same state today
In 1975 Zaire backed the rebels. | Zaire | COD | an old name of the same state
Upper Volta fought Mali in 1974. | Upper Volta | BFA | an old name of the same state
Ceylon and Burma signed in 1952. | Ceylon | LKA | an old name of the same state
Ceylon and Burma signed in 1952. | Burma | MMR | an old name of the same state
# ---- peoples of parted states
Turkish Cypriot leader Ana Oz spoke. | Turkish Cypriot leader Ana Oz | CYP.GOV/oz | neither Turkey nor all of Cyprus
The Bosnian Croat forces left. | Bosnian Croat forces | BIH.MIL | not Croatia's
# ---- slips of the pen
Paraugay recalled its envoy. | Paraugay | PRY | two letters changed places
Slovennian troops left. | Slovennian troops | SVN.MIL | a letter too many
Ukranian troops left. | Ukranian troops | UKR.MIL | a letter too few
Finish the work, he said. | Finish | none | an English word
Hungry men shot. | Hungry | none | an English word
David Cameron spoke. | Cameron | none | a man's name
Maria Paraugay left. | Paraugay | none | a last name behind a first name
the paraguyan team won | paraguyan | none | an article is written with care, capitals too
"""


def found(words: str, kind: PassageKind = PassageKind.BODY) -> tuple[Mention, ...]:
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    passage = Passage(id="p1", start=0, end=len(words), kind=kind)
    return names(Document(page=page, text=words, passages=(passage,)), load_lexicon())


def rows() -> list[object]:
    lines = [line for line in ROWS.strip().splitlines() if not line.startswith("#")]
    cells = [[cell.strip() for cell in line.split(" | ")] for line in lines]
    return [pytest.param(*c[:3], id=f"{c[1]}: {c[3]}"[:80]) for c in cells]


@pytest.mark.parametrize(("words", "mention", "whom"), rows())
def test_row(words: str, mention: str, whom: str) -> None:
    last = [m for m in found(words) if m.text == mention]
    if whom == "none":
        assert last == []
        return
    assert last, [m.text for m in found(words)]
    said = last[-1].actor or (f"{last[-1].country} place" if last[-1].country else "-")
    assert said == whom


def test_a_poster_may_write_without_capitals() -> None:
    [mention] = found("the uruguyan army is small", PassageKind.POST)
    assert (mention.text, mention.actor) == ("uruguyan army", "URY.MIL")


def test_who_writes_a_word_again_and_again_does_not_err() -> None:
    assert [m.text for m in found("Pakstan. Pakstan. Pakstan.")] == ["Pakstan"] * 3
    assert found("Pakstan " * 4) == ()


@pytest.mark.parametrize("word", ["Columbia", "Americas", "Israel", "Nigeria", "Panamax", "Iran"])
def test_a_name_of_its_own_is_no_slip(word: str) -> None:
    assert intended(word, load_lexicon().actors) is None


def test_the_name_of_a_body_in_a_row_of_several_is_its_own() -> None:
    [mention] = found("The Bank of England raised rates.")
    assert (mention.actor, mention.name) == ("GBR.GOV", "Bank of England")
