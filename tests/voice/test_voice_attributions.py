"""Who is reported to say what: quotations over several sentences, nesting, pronouns, chains."""

import pytest
from told import Parse, mention, spans

from dateline.lexicon import Lexicon
from dateline.types import (
    MentionKind,
    Span,
    Status,
)
from dateline.voice import attributions, may_attribute

# words, then for each attribution (source, cue, contents)
FOUND = [
    ("“A storm is near,” the pilot said. “We must land.”", [("the pilot", "said", ["“A storm is near,”", "“We must land.”"])]),
    ("“A storm,” the pilot said, “is near.”", [("the pilot", "said", ["“A storm,”", "“is near.”"])]),
    ("\"A storm is near,\" said the pilot.", [("the pilot", "said", ["\"A storm is near,\""])]),
    ("''A storm is near,'' the pilot said.", [("the pilot", "said", ["''A storm is near,''"])]),
    ("‘A storm is near,’ the pilot said.", [("the pilot", "said", ["‘A storm is near,’"])]),
    ("The pilot said: “A storm is near. We must land.”", [("The pilot", "said", ["“A storm is near. We must land.”"])]),
    ("“Where is the ship?” the pilot asked.", [("the pilot", "asked", ["“Where is the ship?”"])]),
    ("The plan was a “grave error,” the pilot said.", [("the pilot", "said", ["The plan was a “grave error,”"])]),
    ("According to the pilot, a storm is near.", [("the pilot", "According to", ["a storm is near"])]),
    ("A storm is near, according to two pilots.", [("two pilots", "according to", ["A storm is near"])]),
    ("The pilot told the crew that a storm was near.", [("The pilot", "told", ["that a storm was near"])]),
    ("The ministry said in a statement that the port was open.", [("The ministry", "said in a statement", ["that the port was open"])]),
    ("The ministry has not said whether the port is open.", [("The ministry", "has not said", ["whether the port is open"])]),
    ("The pilot, who said he was tired, slept.", [("who", "said", ["he was tired"])]),
    ("The port, the ministry said, is open.", [("the ministry", "said", ["The port", "is open"])]),
    ("The pilot was quoted by Telam as saying that the port was open.", [("The pilot", "saying", ["that the port was open"])]),
    ("The port was reported to be open.", [("", "was reported", ["The port", "to be open"])]),
    ("The port is reportedly open.", [("", "reportedly", ["The port is open"])]),
    ("The raid was condemned by the bishop.", [("the bishop", "was condemned", ["The raid"])]),
    ("The bishop condemned the raid.", [("The bishop", "condemned", ["the raid"])]),
    ("The bishop refused to say whether he would go.", [("The bishop", "refused to say", ["whether he would go"])]),
    ("The bishop is convinced that the war will end.", [("The bishop", "is convinced", ["that the war will end"])]),
    ("Their fear is that the war will go on.", [("Their", "fear", ["that the war will go on"])]),
    ("The bishop made the claim that he was robbed.", [("The bishop", "made the claim", ["that he was robbed"])]),
    ("The bishop urged both armies to go home.", [("The bishop", "urged", ["both armies to go home"])]),
    ("The bishop called the raid a crime.", [("The bishop", "called", ["the raid a crime"])]),
    ("The bishop blamed the army for the raid.", [("The bishop", "blamed", ["the army for the raid"])]),
    ("The bishop spoke of a new war.", [("The bishop", "spoke of", ["a new war"])]),
    ("Peru has freed two sailors, his spokeswoman, Ana Lee, said.", [("his spokeswoman, Ana Lee", "said", ["Peru has freed two sailors"])]),
    ("“We shall not yield,” the mayor's deputy, Jan Berg, said.", [("the mayor's deputy, Jan Berg", "said", ["“We shall not yield,”"])]),
    ("The envoys visited the camp, the press office said in a statement.", [("the press office", "said in a statement", ["The envoys visited the camp"])]),
    ("The bishop said the raid was wrong and the army should go.", [("The bishop", "said", ["the raid was wrong and the army should go"])]),
    ("The two envoys were of the view that the war would end.", [("The two envoys", "the view", ["that the war would end"])]),
    ("Ann Lee: “The port is shut.”", [("Ann Lee", ":", ["“The port is shut.”"])]),
    ("The port is shut, the pilot said. “No ship can leave.”", [("the pilot", "said", ["The port is shut", "“No ship can leave.”"])]),
    ("On “The Morning Show,” the pilot said she was “glad” to be home.", [("the pilot", "said", ["she was “glad” to be home"])]),
    ("The sea was calm; the pilot said a storm was near.", [("the pilot", "said", ["a storm was near"])]),
    ("The pilot called on the crew to stay.", [("The pilot", "called on", ["the crew to stay"])]),
    ("The crew is at work in the port, adds Telam.", [("Telam", "adds", ["The crew is at work in the port"])]),
    ("The ships may be sold soon, said the officers, who gave no names.", [("the officers, who gave no names", "said", ["The ships may be sold soon"])]),
    ("The pilot said the plan would fail, and called it mad.", [("The pilot", "said", ["the plan would fail"]), ("The pilot", "called", ["it mad"])]),
    ("The pilot said, “We shall see,” when the mayor came.", [("The pilot", "said", ["“We shall see,”"])]),
    ("“The port is shut,” Ann Lee wrote of the storm.", [("Ann Lee", "wrote", ["“The port is shut,”"])]),
    ("The pilot called for the port to be shut.", [("The pilot", "called for", ["the port to be shut"])]),
    ("The premier said Chile would like to build a bond with Peru and hoped the visit would help.", [("The premier", "said", ["Chile would like to build a bond with Peru"]), ("The premier", "hoped", ["the visit would help"])]),
    ("The port is shut, Telam quoted the pilot as saying.", [("the pilot", "saying", ["The port is shut"])]),
    ("The pilot, when asked about the storm, said it was over.", [("", "asked about", ["the storm"]), ("The pilot", "said", ["it was over"])]),
    ("“We shall mourn all those hurt in the storm”Harbour Master Ann Lee", [("Harbour Master Ann Lee", "", ["“We shall mourn all those hurt in the storm”"])]),
    ("“We shall build the port together,” President Ann Lee.", [("President Ann Lee", "", ["“We shall build the port together,”"])]),
    ("“The port will stay shut.”\n— Ann Lee, harbour master", [("Ann Lee, harbour master", "", ["“The port will stay shut.”"])]),
    ("Ann Lee: “It rained.” Bo Roe: “It did not.”", [("Ann Lee", ":", ["“It rained.”"]), ("Bo Roe", ":", ["“It did not.”"])]),
    ("Ann Lee:\n“The port is shut.”", [("Ann Lee", ":", ["“The port is shut.”"])]),
    ("Peru is ready to help Chile with its fight against smugglers, President Ann Lee", [("President Ann Lee", "", ["Peru is ready to help Chile with its fight against smugglers"])]),
    ("June 3 2009: (Telam) – Peru is ready to help with repairs, President Ann Lee", [("President Ann Lee", "", ["Peru is ready to help with repairs"])]),
    ("The crew met the leader of Chile, President Ann Lee.", []),
    ("The crew met the envoy, the mayor, President Ann Lee.", []),
    ("In May 2007 Dr Lee wrote about trade with Peru as follows: Trade has grown. In 1961 a treaty was signed.", [("Dr Lee", "wrote", ["Trade has grown. In 1961 a treaty was signed."])]),
    ("Lee: No need for a new port", [("Lee", ":", ["No need for a new port"])]),
    ("New port to open in May: minister", [("minister", ":", ["New port to open in May"])]),
    ("Analysis: No need for a new port", []),
    ("LIMA: The port opened in May.", []),
    ("“Hope” Ann Lee", []),
    ("The bishop made it clear that the raid was wrong.", [("The bishop", "made clear", ["that the raid was wrong"])]),
    ("It is clear that the raid was wrong.", []),
    ("The bishop was quick to point out that the port was shut.", [("The bishop", "to point out", ["that the port was shut"])]),
    ("A woman waved at the crew and Ann Lee said, “as long as we break no law.”", [("Ann Lee", "said", ["“as long as we break no law.”"])]),
    ("One pilot said the port was shut and another said it was open.", [("One pilot", "said", ["the port was shut"]), ("another", "said", ["it was open"])]),
    ("The two states on Monday vowed to open the port.", [("The two states", "vowed", ["to open the port"])]),
    ("The bank reported on Tuesday.", []),
    ("The port is open, the note reads.", [("the note", "reads", ["The port is open"])]),
    ("\"The numbers do not add up,\" said Ann Lee.", [("Ann Lee", "said", ["\"The numbers do not add up,\""])]),
    ("Lee said the rules made by Roe and others “do nothing to help the port.”", [("Lee", "said", ["the rules made by Roe and others “do nothing to help the port.”"])]),
    ("Most pilots said Lee was \"justified\" in closing the port.", [("Most pilots", "said", ["Lee was \"justified\" in closing the port"])]),
    ("\"Are we there? Probably not,\" Ms. Lee said.", [("Ms. Lee", "said", ["\"Are we there? Probably not,\""])]),
    ("He says he respects Lee and calls her a friend.", [("He", "says", ["he respects Lee"]), ("He", "calls", ["her a friend"])]),
    ("Lee said, “Not going to go into that.”", [("Lee", "said", ["“Not going to go into that.”"])]),
    ("The ship sank in May.", []),
    ("The ship, called Hope, sank.", []),
    ("“Hope” sank in May.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[text for text, _ in FOUND])
def test_who_says_what(
    text: str, wanted: list[tuple[str, str, list[str]]], parse: Parse, lexicon: Lexicon
) -> None:
    document, parsed = parse(text)
    found = attributions(document, parsed, (), lexicon)
    got = [
        ("".join(spans(text, a.source)), " ".join(spans(text, a.cue)), spans(text, a.content))
        for a in found
    ]
    assert got == wanted or sorted(map(tidy, got)) == sorted(map(tidy, wanted))


def tidy(row: tuple[str, str, list[str]]) -> tuple[str, str, str]:
    return row[0], row[1], " ".join(row[2])


def test_a_quotation_goes_on_over_paragraphs(parse: Parse, lexicon: Lexicon) -> None:
    text = "“We sailed at noon,” the captain said. “The sea was calm.\n\n“Then the storm came.”\n"
    document, parsed = parse(text)
    [found] = attributions(document, parsed, (), lexicon)
    assert " ".join(spans(text, found.content)) == (
        "“We sailed at noon,” “The sea was calm. “Then the storm came.”"
    )


def test_he_is_who_spoke_last(parse: Parse, lexicon: Lexicon) -> None:
    text = "Captain Ana Roe said the sea was calm. She added that the crew was well."
    document, parsed = parse(text)
    known = [mention(text, "Captain Ana Roe", "Ana Roe")]
    first, second = attributions(document, parsed, known, lexicon)
    assert (first.speaker, second.speaker) == ("Ana Roe", "Ana Roe")
    assert spans(text, second.source) == ["She"]


BACK = [
    ("Mrs Roe met President Lee. She said the sea was calm.", "She", "Roe"),
    ("President Lee met Mrs Roe. He said the sea was calm.", "He", "Lee"),
    ("Mr Lee met Queen Roe. She said the sea was calm.", "She", "Roe"),
    ("Roe said the port was open. Mr Lee came. She added that it rained.", "She", "Roe"),
    ("An official of the port said it was open. The official added that it rained.", "The official", "An official of the port"),
    ("Spokeswoman Roe said it was open. The spokeswoman added that it rained.", "The spokeswoman", "Roe"),
    ("Two sources said it was open. The sources added that it rained.", "The sources", "Two sources"),
    ("The army, Roe said in a statement, has left. The statement added that it rained.", "The statement", "Roe"),
    ("The official said it rained.", "The official", "The official"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "name"), BACK, ids=[t for t, *_ in BACK])
def test_who_is_meant_by_a_word_that_points_back(
    text: str, source: str, name: str, parse: Parse, lexicon: Lexicon
) -> None:
    document, parsed = parse(text)
    known = [mention(text, words, words) for words in ("Roe", "Lee") if words in text]
    found = attributions(document, parsed, known, lexicon)
    assert (source, name) in [("".join(spans(text, a.source)), a.speaker) for a in found]


def test_it_is_the_body_that_spoke_last(parse: Parse, lexicon: Lexicon) -> None:
    text = "Telam said the sea was calm. It added that the crew was well."
    document, parsed = parse(text)
    known = [mention(text, "Telam", "Telam", MentionKind.ORGANISATION)]
    assert [a.speaker for a in attributions(document, parsed, known, lexicon)] == ["Telam", "Telam"]


def test_a_statement_is_told_by_who_issued_it(parse: Parse, lexicon: Lexicon) -> None:
    text = "A statement by Telam said the sea was calm."
    document, parsed = parse(text)
    known = [mention(text, "Telam", "Telam", MentionKind.ORGANISATION)]
    assert [a.speaker for a in attributions(document, parsed, known, lexicon)] == ["Telam"]


def test_a_pronoun_that_the_name_stage_resolved(parse: Parse, lexicon: Lexicon) -> None:
    text = "The sea was calm, he said."
    document, parsed = parse(text)
    [found] = attributions(document, parsed, [mention(text, "he", "Jon Doe")], lexicon)
    assert found.speaker == "Jon Doe"


def test_whom_the_name_stage_found_goes_before_who_spoke_last(
    parse: Parse, lexicon: Lexicon
) -> None:
    text = "Queen Roe met his minister Ann Lee. A diplomat said it rained. She said it was calm."
    document, parsed = parse(text)
    known = [mention(text, *pair) for pair in (("Queen Roe", "Roe"), ("Ann Lee", "Ann Lee"))]
    known.append(mention(text, "She", "Ann Lee"))
    assert attributions(document, parsed, known, lexicon)[-1].speaker == "Ann Lee"


def test_who_is_described_but_not_named(parse: Parse, lexicon: Lexicon) -> None:
    text = "A senior officer, who would not be named, said the port was shut."
    document, parsed = parse(text)
    said = [
        a for a in attributions(document, parsed, (), lexicon) if spans(text, a.cue) == ["said"]
    ]
    assert [a.speaker for a in said] == ["A senior officer"]


SPEAKERS = [
    ("The captain, who said he was tired, slept.", "who", "The captain"),
    ("The Roe campaign said it would win.", "The Roe campaign", "The Roe campaign"),
    ("Defence Minister Ana Roe said the port was shut.", "Defence Minister Ana Roe", "Ana Roe"),
    (
        "Ana Roe, the head of the port, said it was shut.",
        "Ana Roe, the head of the port",
        "Ana Roe",
    ),
    ("It said the port was shut.", "It", None),
    ("The OHAL spokesman said it was shut.", "The OHAL spokesman", "The OHAL spokesman"),
    ("LIMA - The port office said it was shut.", "LIMA - The port office", "The port office"),
]


@pytest.mark.parametrize(("text", "source", "name"), SPEAKERS, ids=[t for t, *_ in SPEAKERS])
def test_the_name_of_a_source(
    text: str, source: str, name: str | None, parse: Parse, lexicon: Lexicon
) -> None:
    document, parsed = parse(text)
    words = next((w for w in ("Ana Roe", "Roe") if w in text), None)
    known = [mention(text, words, words)] if words else []
    found = attributions(document, parsed, known, lexicon)
    assert (source, name) in [("".join(spans(text, a.source)), a.speaker) for a in found]


def test_an_agency_keeps_the_name_that_the_page_gives_it(parse: Parse, lexicon: Lexicon) -> None:
    text = "Telam said the port was shut."
    document, parsed = parse(text)
    known = [mention(text, "Telam", "Somos News", MentionKind.ORGANISATION)]
    assert [a.speaker for a in attributions(document, parsed, known, lexicon)] == ["Telam"]


def test_a_body_named_after_its_description(parse: Parse, lexicon: Lexicon) -> None:
    text = "The navy's press office, Telam, said the port was shut."
    document, parsed = parse(text)
    known = [mention(text, "Telam", "Telam", MentionKind.ORGANISATION)]
    assert [a.speaker for a in attributions(document, parsed, known, lexicon)] == ["Telam"]


def test_one_voice_inside_another(parse: Parse, lexicon: Lexicon) -> None:
    text = "The captain said the cook had told him that the food was gone."
    document, parsed = parse(text)
    outer, inner = attributions(document, parsed, (), lexicon)
    assert outer.told_by == ("The captain",)
    assert inner.told_by == ("The captain", "the cook")


def test_who_passes_a_quotation_on_stands_outside(parse: Parse, lexicon: Lexicon) -> None:
    text = "The captain was quoted by Telam as saying the food was gone."
    document, parsed = parse(text)
    [found] = attributions(document, parsed, (), lexicon)
    assert found.told_by == ("Telam", "The captain")


def test_what_a_voice_says_of_its_own_thoughts_adds_no_voice(
    parse: Parse, lexicon: Lexicon
) -> None:
    text = "“I think the food is gone,” the captain said."
    document, parsed = parse(text)
    [found] = attributions(document, parsed, (), lexicon)
    assert found.speaker == "the captain"


INSIDE = [
    ("“They say the food is gone,” the captain said.", ["the captain"]),
    ("“People who say the food is gone are wrong,” the captain said.", ["the captain"]),
    ("“The cook says the food is gone,” the captain said.", ["The cook", "the captain"]),
    ("The captain said that he had been told that they said the food was gone.", None),
]


@pytest.mark.parametrize(("text", "voices"), INSIDE)
def test_a_voice_inside_a_quotation_has_a_name(
    text: str, voices: list[str] | None, parse: Parse, lexicon: Lexicon
) -> None:
    document, parsed = parse(text)
    found = ["".join(spans(text, a.source)) for a in attributions(document, parsed, (), lexicon)]
    assert found == voices if voices else "they" in found


def test_who_is_quoted_over_paragraphs_speaks_of_himself(parse: Parse, lexicon: Lexicon) -> None:
    text = "“We sailed,” the captain said. “The sea was calm.\n\n“I think we were lucky.”\n"
    document, parsed = parse(text)
    assert [a.speaker for a in attributions(document, parsed, (), lexicon)] == ["the captain"]


def test_who_wants_something_tells_nothing(parse: Parse, lexicon: Lexicon) -> None:
    text = "The captain wants to leave the port."
    document, parsed = parse(text)
    [found] = attributions(document, parsed, (), lexicon)
    assert (found.speaker, found.told_by) == ("The captain", ())
    assert found.commitment is Status.PROPOSED


COMMITMENTS = [
    ("The captain said the ship had left.", None),
    ("The captain claimed the ship had left.", Status.CLAIMED),
    ("The captain admitted that the ship had left.", Status.HAPPENED),
    ("The captain denied that the ship had left.", Status.DENIED),
    ("The captain believes the ship has left.", Status.OPINION),
    ("The captain hopes the ship has left.", Status.EXPECTED),
    ("The captain demanded that the ship leave.", Status.DEMANDED),
    ("The captain offered to leave.", Status.PROPOSED),
    ("The captain promised to leave.", Status.AGREED),
    ("The captain plans to leave.", Status.PLANNED),
    ("The ship is rumoured to have left.", Status.RUMOURED),
]


@pytest.mark.parametrize(("text", "wanted"), COMMITMENTS)
def test_what_the_cue_says_of_its_content(
    text: str, wanted: Status | None, parse: Parse, lexicon: Lexicon
) -> None:
    document, parsed = parse(text)
    assert [a.commitment for a in attributions(document, parsed, (), lexicon)] == [wanted]


GATE = [
    ("The minister said it rained.", True),
    ("It rained, the ministry believes.", True),
    ("“It rained.”", True),
    ("'It rained,' wrote Ann.", True),
    ("It reportedly rained.", True),
    ("It rained in May.", False),
    ("The ship's crew left the port on Monday.", False),
    ("The state of the port is poor.", False),
    ("The ministry has stated its terms.", True),
    ("The ministries state that it rained.", True),
    ("The harbour is in need of support.", False),
    ("The unions support the strike.", True),
    ("Their support for the strike is firm.", True),
    ("He went on, looking like a sailor.", False),
    ("The news reached the port in May.", False),
    ("The news that the ship sank reached the port.", True),
    ("The ship, according to its owners, is safe.", True),
    ("The captain was glad that it rained.", True),
    ("The glad captain slept.", False),
    ("The port is open, the note reads.", True),
    ("The captain made it clear that it rained.", True),
]


@pytest.mark.parametrize(("text", "wanted"), GATE)
def test_the_gate_before_parsing(text: str, wanted: bool, lexicon: Lexicon) -> None:
    assert may_attribute(text, Span(0, len(text)), lexicon) is wanted
