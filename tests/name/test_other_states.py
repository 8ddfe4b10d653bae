"""Short passages of our own about states of the Andes, the Sahel, the Balkans, the Caucasus and South-East Asia.

Persons whom no table knows come with rank, office or nationality, then by surname; others by "his Thai
counterpart", "both countries", "the colonel". Below each passage: mention = whom it must mean.
"""

import pytest

from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.types import Document, Page, Passage, PassageKind

PASSAGES = """
Bolivian Foreign Minister Ana Quispe met her Peruvian counterpart Hugo Salas in La Paz. Quispe said both countries would reopen the border. Salas said Lima had agreed.
    Quispe = BOL.GOV/quispe; both countries = BOL PER; Salas = PER.GOV/salas; Lima = PER
Ecuador's defence minister, retired Gen. Pablo Cevallos, flew to Bogota to meet Colombian army commander Gen. Jaime Uribe. Cevallos and Uribe signed a pact.
    Cevallos = ECU.GOV/cevallos; Bogota = COL; Uribe = COL.MIL/uribe
Colombian President Ana Rojas accused Ecuadorean troops of crossing the river. Rojas said her country would protest.
    Ecuadorean troops = ECU.MIL; Rojas = COL.GOV/rojas; her country = COL
Chile's Deputy Interior Minister Marta Pino told reporters that Santiago would not yield. She had spoken with the Bolivian ambassador.
    Santiago = CHL; She = CHL.GOV/pino; Bolivian ambassador = BOL.GOV
Venezuelan Vice President Ana Roca arrived in Georgetown. The vice president refused to leave.
    Georgetown = GUY; vice president = VEN.GOV/roca
Uruguay's President Luis Lacosta Paz spoke to Argentina's foreign minister. "Let us go," Lacosta Paz said.
    Lacosta Paz = URY.GOV/paz; us = URY
Guyana's army chief, Brigadier Omar Bell, said Venezuelan soldiers fired on a boat. The brigadier said nobody was hurt. Caracas denied it.
    Venezuelan soldiers = VEN.MIL; brigadier = GUY.MIL/bell; Caracas = VEN
Paraguayan Senate president Silvio Oviedo led a delegation to Taipei. The delegation met Taiwanese Foreign Minister Lin Chia-pao. Lin thanked Asuncion.
    delegation = PRY.GOV; Lin = TWN.GOV/chia-pao; Asuncion = PRY
Peru recalled its ambassador to Bolivia. Its neighbour did the same.
    ambassador = PER.GOV; Its neighbour = BOL
In 1995 the Peruvian president accused Ecuador. In 1998 the presidents of Peru and Ecuador signed a treaty.
    Peruvian president = PER:alberto-fujimori; presidents of Peru = PER.GOV; Ecuador = ECU.GOV
In July 2007 the Bolivian president visited Quito.
    Bolivian president = PER:evo-morales; Quito = ECU
The Andean leaders of Bolivia and Peru met. Both leaders smiled.
    leaders of Bolivia = BOL.GOV; Peru = PER.GOV; Both leaders = BOL.GOV PER.GOV
"We will not leave," Bolivian Interior Minister Juan Mamani said. "Our army is ready," he added.
    We = BOL; Our army = BOL.MIL; he = BOL.GOV/mamani
Malian junta leader Col. Amadou Keita expelled the French ambassador, Joel Meyer. Keita said France had interfered. Paris called the move absurd.
    French ambassador, Joel Meyer = FRA.GOV/meyer; Keita = MLI.MIL/keita; Paris = FRA
Burkina Faso's Foreign Minister Awa Sanou and Niger's army chief, Gen. Salifou Modi, met in Niamey. Sanou praised Modi.
    Sanou = BFA.GOV/sanou; Modi = NER.MIL/modi; Niamey = NER
Mauritanian soldiers shot at a Malian convoy, a Mauritanian army officer said.
    Mauritanian soldiers = MRT.MIL; Malian convoy = MLI.MIL; Mauritanian army officer = MRT.MIL
The Nigerien interior minister, Gen. Mohamed Touma, accused Benin of training militants. Benin's government rejected Touma's claim.
    Touma = NER.GOV/touma; Benin's government = BEN.GOV; militants = -
Senegalese Prime Minister Ousmane Sarr visited Bamako and held talks with his Malian counterpart Choguel Diallo. Sarr praised Diallo.
    Bamako = MLI; Sarr = SEN.GOV/sarr; Diallo = MLI.GOV/diallo
Sudanese army spokesman Brig. Nabil Osman said Chad was arming rebels. A Chadian government spokesman, Abderaman Koulo, denied this.
    Chad = TCD; Chadian government spokesman, Abderaman Koulo = TCD.GOV/koulo
Niger's junta recalled its ambassador from Cotonou. It accused Benin of hosting French troops. Porto-Novo denied it.
    It = NER.MIL; Benin = BEN; French troops = FRA.MIL; Porto-Novo = BEN
The foreign ministers of Mali, Niger and Burkina Faso met. The three countries left the bloc.
    foreign ministers of Mali = MLI.GOV; Niger = NER.GOV; Burkina Faso = BFA.GOV; The three countries = MLI NER BFA
Malian Foreign Minister Abdou Diop and Colonel Sadio Camara flew to Moscow. The colonel met Russian soldiers.
    Colonel Sadio Camara = MLI.MIL/camara; colonel = MLI.MIL/camara; Moscow = RUS
Col. Hassan Deby, the head of Chad's air force, denied the report. The colonel said no plane had flown.
    colonel = TCD.MIL/deby; plane = none
Togolese Foreign Minister Robert Dossou mediated between Bamako and Abidjan. Dossou said the Ivorian soldiers would be freed.
    Abidjan = CIV; Dossou = TGO.GOV/dossou; Ivorian soldiers = CIV.MIL
Serbian President Marko Vukic met Kosovo Prime Minister Arben Kurti in Brussels. Vukic said Pristina had broken its word. Kurti said Belgrade was lying.
    Vukic = SRB.GOV/vukic; Pristina = XKX; Belgrade = SRB
Montenegrin Defence Minister Dragan Krapic and his Croatian counterpart Ivan Anic signed a memorandum. The two ministers shook hands.
    The two ministers = MNE.GOV/krapic HRV.GOV/anic
Bosnian Serb leader Milan Dodic threatened to secede. Dodic met Serbia's interior minister, Zoran Markos.
    Dodic = BIH.GOV/dodic; Serbia's interior minister, Zoran Markos = SRB.GOV/markos
Bulgaria's deputy defence minister Katya Staneva said Sofia would send Kyiv shells. Staneva spoke after talks with a Romanian delegation.
    Sofia = BGR; Kyiv = UKR; Staneva = BGR.GOV/staneva; Romanian delegation = ROU.GOV
Greek Foreign Minister Giorgos Gerakis met Turkish Foreign Minister Hakan Ozan. The Greek minister invited Ozan to Athens.
    Greek minister = GRC.GOV/gerakis; Ozan = TUR.GOV/ozan; Athens = GRC
In 1999 NATO bombed Belgrade. In 1999 the Yugoslav president refused to withdraw.
    Belgrade = YUG; Yugoslav president = PER:slobodan-milosevic
The Slovene prime minister, Robert Golnik, and the Croatian prime minister, Andrej Plenic, met in Zagreb. The two leaders drank beer.
    Zagreb = HRV; The two leaders = SVN.GOV/golnik HRV.GOV/plenic
Kosovo police arrested two Serbs, Interior Minister Xhelal Sadiku said. Sadiku refused to free them.
    Kosovo police = XKX.COP; Serbs = SRB; Sadiku = XKX.GOV/sadiku
Hungarian opposition leader Peter Magos travelled to Kyiv. Magos said Budapest was wrong.
    Magos = HUN.OPP/magos; Budapest = HUN
A Romanian MiG-21 crashed. Two drones were seen. A cargo aircraft landed.
    Romanian = ROU; drones = none; cargo aircraft = none
Armenian Prime Minister Nikol Hakobyan told parliament that Yerevan would return four villages to Azerbaijan. Hakobyan said Baku had promised the same.
    parliament = ARM.LEG; Yerevan = ARM; Hakobyan = ARM.GOV/hakobyan; Baku = AZE
Azeri forces shelled a village, the Armenian defence ministry said. The ministry said a man was killed. It warned Baku.
    Azeri forces = AZE.MIL; ministry = ARM.GOV; It = ARM.GOV; Baku = AZE
The Armenian and Azerbaijani foreign ministers met in Geneva.
    Armenian = ARM.GOV; Azerbaijani foreign ministers = AZE.GOV; Geneva = CHE place
Abkhaz de facto foreign minister Inal Ardzan met Russian deputy foreign minister Mikhail Galin.
    Abkhaz de facto foreign minister Inal Ardzan = GEO.GOV/ardzan; Russian deputy foreign minister Mikhail Galin = RUS.GOV/galin
Georgian State Security Service chief Grigol Lilua accused Kyiv of plotting.
    Georgian State Security Service chief Grigol Lilua = GEO.SPY/lilua; Kyiv = UKR
In 1992 the Georgian leader asked Moscow for help. In 2004 the Georgian president flew to Batumi.
    Georgian leader = PER:eduard-shevardnadze; Moscow = RUS; Georgian president = PER:mikheil-saakashvili; Batumi = GEO place
Kyrgyz border guards exchanged fire with Tajik troops. Bishkek said the Tajiks fired first; Dushanbe denied it. Both sides blamed each other.
    Bishkek = KGZ; Dushanbe = TJK; Both sides = KGZ TJK; each other = KGZ TJK
A guard was killed, the State Committee for National Security of Tajikistan said. The committee blamed Kyrgyz soldiers.
    committee = TJK.GOV; Kyrgyz soldiers = KGZ.MIL
Thai Army chief Gen. Apirat Kongsom said Cambodian soldiers had crossed the border. Apirat said they would be sent back.
    Cambodian soldiers = KHM.MIL; Apirat = THA.MIL/kongsom; they = none
Thailand closed its border with Cambodia. Bangkok accused its neighbour of bad faith.
    Bangkok = THA; its neighbour = KHM
Philippine Coast Guard spokesman Jay Tarela said a Chinese vessel rammed a boat. Tarela called Beijing a bully. Manila was angry.
    Tarela = PHL.MIL/tarela; Chinese = CHN; Beijing = CHN; Manila = PHL
Vietnam's Defence Minister Phan Van Gia hosted his Lao counterpart Chansamone Chanya in Hanoi. Gia gave Chanya a sword.
    Hanoi = VNM; Gia = VNM.GOV/gia; Chanya = LAO.GOV/chanya
Myanmar junta chief Myo Thura Zaw flew to Vientiane. The junta chief met Laotian officials.
    junta chief = MMR.MIL/zaw; Vientiane = LAO; Laotian officials = LAO.GOV
Singapore's Home Minister Goh Raman warned Malaysian lawmakers. Raman's ministry arrested two Malaysians.
    Malaysian lawmakers = MYS.LEG; ministry = SGP.GOV; Malaysians = MYS
Indonesian Foreign Minister Retno Marsita told her Malaysian counterpart Saiful Abdul that Jakarta was disappointed. Marsita left Kuala Lumpur.
    Jakarta = IDN; Marsita = IDN.GOV/marsita; Kuala Lumpur = MYS
Lt. Gen. Nguyen Tan Cuong, chief of the general staff of the Vietnam People's Army, visited Vientiane. Cuong met the Lao army chief.
    Cuong = VNM.MIL/cuong; Lao army chief = LAO.MIL
In 1975 the Thai prime minister flew to Peking. In 1979 the Vietnamese army overran Phnom Penh.
    Peking = CHN; Vietnamese army = VNM.MIL; Phnom Penh = KHM
The chief of the Malaysian navy, Admiral Tan Sri Razak, met Singapore's navy chief. The admiral smiled.
    Singapore's navy chief = SGP.MIL; admiral = MYS.MIL/razak
Prime Minister and Defence Minister Phan Bo of Laos came. Foreign Minister Luis Soto of Peru met Rosa Pino, Chile's envoy to Laos.
    Prime Minister and Defence Minister Phan Bo = LAO.GOV/bo; Foreign Minister Luis Soto = PER.GOV/soto; Rosa Pino, Chile's envoy = CHL.GOV/pino
Gen. Zhang Wentao of China met Vietnamese soldiers. Zhang spoke of peace; the general gave them tea.
    Zhang = CHN.MIL/wentao; Vietnamese soldiers = VNM.MIL; general = CHN.MIL/wentao
The group was led by Orlov Ivan Petrovich, deputy minister of defence of Bulgaria. Orlov spoke.
    Orlov = BGR.GOV/orlov
The head of Ecuador's army spoke of the ties of the two countries with the Peruvian general Luis Soto.
    the two countries = ECU PER
Cameroonian Communications Minister Rene Sade said rebels from Nigeria attacked a town. Sade said Yaounde had asked Abuja for help.
    Sade = CMR.GOV/sade; Yaounde = CMR; Abuja = NGA
Central African President Faustin Toure praised Rwandan troops. Toure said Bangui owed Kigali much.
    Toure = CAF.GOV/toure; Rwandan troops = RWA.MIL; Bangui = CAF; Kigali = RWA
Djiboutian Foreign Minister Mahmoud Yous and his Eritrean counterpart Gebre Salih met in Jeddah. Gebre said Asmara wanted peace.
    Jeddah = SAU place; Gebre = ERI.GOV/salih; Asmara = ERI
"""


def found(words: str) -> list[tuple[str, str]]:
    """The words of each mention and whom it means, by place."""
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    passage = Passage(id="p1", start=0, end=len(words), kind=PassageKind.BODY)
    mentions = names(Document(page=page, text=words, passages=(passage,)), load_lexicon())
    return [(m.text, m.actor or (f"{m.country} place" if m.country else "-")) for m in mentions]


def passages() -> list[object]:
    lines = PASSAGES.strip().splitlines()
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return [pytest.param(words, wanted.strip(), id=words[:60]) for words, wanted in pairs]


@pytest.mark.parametrize(("words", "wanted"), passages())
def test_passage(words: str, wanted: str) -> None:
    mentions = found(words)
    for row in wanted.split("; "):
        mention, whom = row.split(" = ")
        last = [actor for text, actor in mentions if text == mention]
        members = dict.fromkeys(last) if " " in whom and not whom.endswith(" place") else last[-1:]
        assert " ".join(members) == whom.replace("none", ""), (mention, mentions)


def test_the_passages_are_many() -> None:
    assert len(passages()) >= 55
