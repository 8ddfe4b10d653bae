"""Words that mean who was named before: the two sides, he, the president, a last name."""

import itertools
from collections.abc import Sequence

from dateline.interval import Interval
from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.types import Basis, Dating, Document, Mention, Page, Passage, PassageKind


def found(*passages: str) -> tuple[str, tuple[Mention, ...]]:
    """The mentions of a page of these passages, one after the other."""
    text, parts = "", []
    for n, words in enumerate(passages, 1):
        start, end = len(text), len(text) + len(words)
        parts.append(Passage(id=f"p{n}", start=start, end=end, kind=PassageKind.BODY))
        text += words + "\n\n"
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    return text, names(Document(page=page, text=text, passages=tuple(parts)), load_lexicon())


def meant(mentions: Sequence[Mention], words: str) -> list[str | None]:
    return [m.actor for m in mentions if m.text == words]


def test_both_countries_are_the_two_named_before() -> None:
    _, mentions = found("Peru and Chile met. Both countries will share the water.")
    assert meant(mentions, "Both countries") == ["PER", "CHL"]
    assert {m.link for m in mentions if m.text == "Both countries"} == {"collective"}
    assert {m.name for m in mentions if m.text == "Both countries"} == {"Peru", "Chile"}


def test_a_side_may_have_been_named_by_its_officer() -> None:
    _, mentions = found("Chilean minister Rosa Pino met the Peruvian envoy. The two sides agreed.")
    assert meant(mentions, "The two sides") == ["CHL", "PER"]


def test_of_three_states_the_two_that_the_passage_speaks_of_most() -> None:
    words = (
        "Peru trades with Chile. Peru buys from Chile. Peru and Chile talk, Bolivia listens. " * 3
    )
    _, mentions = found(words + "The two countries met.")
    assert meant(mentions, "The two countries") == ["PER", "CHL"]


def test_the_pair_that_acts_goes_before_the_two_named_last() -> None:
    acts = "Peru and Chile signed a pact on boats in Oslo. "
    filler = "The boats are of wood and have one mast, and they sail slowly in the cold water. " * 5
    _, mentions = found(acts + filler + "Norway once sold such boats to Estonia. Both sides paid.")
    assert meant(mentions, "Both sides") == ["PER", "CHL"]


def test_a_pair_of_the_same_sentence_goes_before_both() -> None:
    _, mentions = found("Peru met Chile. Norway told Estonia that both sides should pay.")
    assert meant(mentions, "both sides") == ["NOR", "EST"]


def test_no_two_were_named() -> None:
    _, mentions = found("Peru is tall. Both countries met.")
    assert meant(mentions, "Both countries") == []


def test_a_passage_without_states_looks_to_the_page() -> None:
    _, mentions = found("Peru and Chile to meet", "Both sides said so on Monday.")
    assert meant(mentions, "Both sides") == ["PER", "CHL"]


def test_the_two_leaders_are_persons() -> None:
    words = (
        "Chilean President Rosa Pino met Peruvian President Luis Soto in Lima. The two leaders ate."
    )
    _, mentions = found(words)
    assert meant(mentions, "The two leaders") == ["CHL.GOV/pino", "PER.GOV/soto"]


def test_the_country_is_the_last_one_named() -> None:
    _, mentions = found("Peru sold boats to Chile. It was a first for the country.")
    assert meant(mentions, "the country") == ["CHL"]


def test_he_is_the_last_person_of_the_same_passage() -> None:
    _, mentions = found("Peruvian minister Luis Soto spoke. He left.", "He knows nothing.")
    assert meant(mentions, "He") == ["PER.GOV/soto"]


def test_a_headline_may_use_the_last_name_first() -> None:
    _, mentions = found("Vasquini visits Lima", "Chilean minister Rosa Vasquini arrived in Lima.")
    assert meant(mentions, "Vasquini") == ["CHL.GOV/vasquini"]


def test_a_misspelt_name_is_the_same_person() -> None:
    _, mentions = found("Chilean Gen Rosa Vasquini came. Later Gen Rosa Vasquni left.")
    assert meant(mentions, "Gen Rosa Vasquni") == ["CHL.MIL/vasquini"]
    assert {m.name for m in mentions if m.kind == "person"} == {"Rosa Vasquini"}


def test_a_last_name_put_first_is_the_same_person() -> None:
    _, mentions = found("Russian Gen Pyotr Zelinov came. Zelinov Pyotr Ilyich, the general, left.")
    assert {m.actor for m in mentions if m.kind == "person"} == {"RUS.MIL/zelinov"}


def test_the_president_is_the_one_named_before() -> None:
    _, mentions = found("Chilean President Rosa Pino spoke. The President was clear.")
    assert meant(mentions, "President") == ["CHL.GOV/pino"]


def test_a_short_form_of_an_office_means_its_holder() -> None:
    _, mentions = found("Nigerian Chief of Army Staff General Musa Bello came. The COAS left.")
    assert meant(mentions, "COAS") == ["NGA.MIL/bello"]


def test_police_are_those_of_the_dateline() -> None:
    _, mentions = found("LIMA, Peru (Reuters) - Police fired at protesters.")
    assert meant(mentions, "Police") == ["PER.COP"]
    assert {m.link for m in mentions if m.text == "Police"} == {"context"}
    assert meant(mentions, "protesters") == [None]


def test_an_army_of_which_nobody_tells_the_state_stays_without() -> None:
    _, mentions = found("The army fired.")
    assert [(m.text, m.country) for m in mentions] == [("army", None)]


def test_congress_is_that_of_the_state_of_which_the_page_speaks() -> None:
    _, mentions = found("Peru, Peru and again Peru. Congress met.")
    assert meant(mentions, "Congress") == ["PER.LEG"]
    _, mentions = found("Congress met in the White House.")
    assert meant(mentions, "Congress") == ["USA.LEG"]


def test_a_time_of_day_is_no_prime_minister() -> None:
    _, mentions = found("Posted at 11:14 PM by Alto. The PM spoke.")
    assert [m.text for m in mentions] == ["PM"]


def test_every_mention_quotes_the_page_and_none_lies_in_another() -> None:
    text, mentions = found(
        "The Russian Foreign Ministry's spokeswoman, Maria Zakharova, and UN envoy Geir Pedersen met.",
        "“Both sides” – the U.S.-led coalition’s and Syria’s – agreed, Kurdish leaders said.",
    )
    assert mentions
    assert all(text[m.start : m.end] == m.text for m in mentions)
    for one, other in itertools.pairwise(mentions):
        assert one.span == other.span or one.end <= other.start


def test_a_long_row_of_titles_is_read_in_good_time() -> None:
    for words in ("President of Peru, ", "O'", "Al-", "minister of the ", "Gen Foo. He "):
        found(words * 2_000)


def test_the_day_of_the_page_tells_father_from_son() -> None:
    words = "President Bush sent troops."
    for year, actor in ((1990, "PER:george-h-w-bush"), (2005, "PER:george-w-bush")):
        written = Dating(when=Interval.year(year), basis=Basis.STATED)
        page = Page(id="p", media_type="text/plain", sha256="0" * 64, published=written)
        mentions = names(Document(page=page, text=words), load_lexicon())
        assert meant(mentions, "President Bush") == [actor]


def test_short_lines_are_not_read_on() -> None:
    _, mentions = found("Turkey\nPresident Pino\nPeru")
    assert [m.text for m in mentions] == ["Turkey", "President Pino", "Peru"]
    long = (
        "The report on the wells in the high valleys was read by the Peruvian\nminister Luis Soto."
    )
    assert found(long)[1][-1].actor == "PER.GOV/soto"


def test_we_of_a_poster_is_the_state_of_the_panel_where_the_sentence_names_it() -> None:
    panel, post = "Ada\nCountry\nPeru\n", "Peru is strong because we bought jets. We ate fish."
    text = panel + post
    passages = (
        Passage(id="p1", start=0, end=len(panel), kind=PassageKind.AUTHOR_PANEL, author="Ada"),
        Passage(id="p2", start=len(panel), end=len(text), kind=PassageKind.POST, author="Ada"),
    )
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    mentions = names(Document(page=page, text=text, passages=passages), load_lexicon())
    assert meant(mentions, "we") == ["PER"]
    assert meant(mentions, "We") == []


def test_the_date_of_a_passage_tells_who_held_the_office() -> None:
    text = "The Russian president spoke.\n\nThe Russian president spoke."
    passages = tuple(
        Passage(
            id=f"p{n}",
            start=start,
            end=start + 28,
            kind=PassageKind.POST,
            published=Dating(when=Interval.year(year), basis=Basis.STATED),
        )
        for n, (start, year) in enumerate(((0, 2010), (30, 2014)), 1)
    )
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    mentions = names(Document(page=page, text=text, passages=passages), load_lexicon())
    assert [m.actor for m in mentions] == ["PER:dmitry-medvedev", "PER:vladimir-putin"]


def posted(*posts: tuple[str, str]) -> tuple[Mention, ...]:
    """The mentions of a thread of posts, each by its author."""
    text, parts = "", []
    for n, (author, words) in enumerate(posts, 1):
        start, end = len(text), len(text) + len(words)
        post = Passage(id=f"p{n}", start=start, end=end, kind=PassageKind.POST, author=author)
        parts.append(post)
        text += words + "\n\n"
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    return names(Document(page=page, text=text, passages=tuple(parts)), load_lexicon())


def test_we_of_a_poster_who_calls_a_people_his_own() -> None:
    mentions = posted(
        ("Ada", "We Peruvians like fish."),
        ("Bo", "Chile says we lost."),
        ("Ada", "Chile says we lost."),
    )
    assert meant(mentions, "we") == ["PER"]


def test_who_speaks_as_the_ally_of_a_people_is_not_one_of_them() -> None:
    mentions = posted(("Ada", "As a Peruvian ally I say: Chile knows we lost."))
    assert meant(mentions, "we") == []
    assert meant(posted(("Ada", "As a Peruvian, I say: Chile knows we lost.")), "we") == ["PER"]


def test_the_country_of_a_poster_is_told_by_his_words_or_the_town_in_his_nick() -> None:
    avowed = posted(("Ada", "As for my country, well: Peru let them in. Our navy gave them fuel."))
    assert meant(avowed, "Our navy") == ["PER.MIL"]
    town = posted(("lima_leo", "My country bought jets."), ("Bo", "My country did not."))
    assert meant(town, "My country") == ["PER"]
    given = posted(("sydney_s", "My country bought jets."))
    assert meant(given, "My country") == []


def test_your_army_is_that_of_whom_a_post_answers() -> None:
    mentions = posted(("OsloOla", "Hello."), ("Bo", "@OsloOla your army sold them to Chile."))
    assert meant(mentions, "your army") == ["NOR.MIL"]
    assert meant(posted(("OsloOla", "Hello."), ("Bo", "Your army!")), "Your army") == []


def test_a_ministry_names_its_own_minister_by_office_alone() -> None:
    words = (
        "MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF MOLDOVA\n\nForeign Minister Ana Roca came."
    )
    _, mentions = found(f"{words} Roca met the ambassadors of Chile, Peru and Spain.")
    assert meant(mentions, "Foreign Minister Ana Roca") == ["MDA.GOV/roca"]
    assert meant(mentions, "Roca") == ["MDA.GOV/roca"]


def test_the_page_s_bearer_of_a_name_comes_before_the_famous_one() -> None:
    _, mentions = found("Nigerien Gen. Salifou Modi came. Modi smiled.", "Modi came, too.")
    assert set(meant(mentions, "Modi")) == {"NER.MIL/modi"}
    _, mentions = found("Ada Modi came. India's Modi smiled.")
    assert meant(mentions, "Modi") == ["PER:narendra-modi"]


def test_a_vice_president_is_not_the_president() -> None:
    _, mentions = found("Chilean Vice President Rosa Pino came. The president was ill.")
    assert "CHL.GOV/pino" not in meant(mentions, "president")


def test_two_titles_are_of_one_person_unless_an_article_parts_them() -> None:
    _, mentions = found("Peruvian Prime Minister and Defence Minister Luis Soto came.")
    assert [m.actor for m in mentions] == ["PER.GOV/soto"]
    _, mentions = found("The Peruvian president and Defence Minister Luis Soto came.")
    assert [m.kind for m in mentions] == ["office", "person"]


def test_the_chief_of_a_service_is_its_chief_of_staff() -> None:
    _, mentions = found(
        "Nigeria's air force chief Ana Bo came. The chief of the Nigerian Air Force left."
    )
    assert meant(mentions, "chief of the Nigerian Air Force") == ["NGA.MIL/bo"]


def test_it_that_tells_is_the_body_of_the_sentence_before() -> None:
    _, mentions = found("Peru's navy sank a boat. It accused Chile. It rained.")
    assert meant(mentions, "It") == ["PER.MIL"]


def test_the_ministry_is_that_of_the_minister_named_before() -> None:
    _, mentions = found("Thai Foreign Minister Ana Bo spoke. The ministry agreed.")
    assert meant(mentions, "ministry") == ["THA.GOV"]
    _, mentions = found("Thai Foreign Minister Ana Bo spoke. The Ministry of Health agreed.")
    assert "Ministry of Health" not in [
        m.text for m in mentions if m.actor == "THA.GOV" and m.link == "context"
    ]


def test_the_court_is_the_body_of_states_named_before() -> None:
    _, mentions = found("Chile went to the International Court of Justice. The court ruled.")
    assert meant(mentions, "court") == ["IGO:ICJ"]


def test_an_embassy_is_not_that_of_its_host() -> None:
    _, mentions = found("The U.S. embassies shook. The embassy in Tanzania burned.")
    assert meant(mentions, "embassy") == ["USA.GOV"]


def test_a_letterhead_is_of_the_state_whose_name_has_the_line_beside_it() -> None:
    page = "REPUBLIC OF PERU\nMINISTRY OF DEFENCE\n\nMinister Rosa Pino spoke in Oslo. The embassy helped."
    _, mentions = found(page)
    assert meant(mentions, "Minister Rosa Pino") == ["PER.GOV/pino"]
    assert meant(mentions, "embassy") == ["PER.GOV"]


def test_who_receives_the_minister_of_the_page_is_of_another_state() -> None:
    head = "Ministry of Defence of Peru\n\n"
    for words in (
        "Minister Bo Berg received Peruvian Minister Rosa Pino.",
        "Minister Rosa Pino was received by Minister Bo Berg.",
        "Minister Rosa Pino flew to Oslo at the invitation of Minister Bo Berg.",
        "Minister Rosa Pino met her counterpart, Minister Bo Berg.",
    ):
        _, mentions = found(head + words + " Minister Berg spoke of fish.")
        berg = [m for m in mentions if m.text.endswith("Berg")]
        assert len(berg) == 2, words
        assert {m.actor for m in berg} == {None}, words
        assert [m.country for m in mentions if m.text.endswith("Pino")] == ["PER"], words


def test_he_whom_somebody_tells_of_is_himself() -> None:
    _, mentions = found(
        "Minister Ana Soto left. Minister Luis Paz told General Ivo Horn he would go."
    )
    assert [m.name for m in mentions if m.text == "he"] == ["Luis Paz"]


def test_an_ex_president_is_not_who_holds_the_office() -> None:
    _, mentions = found("In June 2013 the ex-president of Peru was jailed.")
    assert meant(mentions, "ex-president of Peru") == ["PER.GOV"]
