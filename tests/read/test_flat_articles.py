"""Newspapers, blogs, press releases and wire copy saved as text."""

from pathlib import Path

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.types import Basis, Document, Passage, PassageKind, Source

PAGES = Path(__file__).parent.parent / "pages" / "flat"


def page(name: str) -> Document:
    return pasted((PAGES / f"{name}.txt").read_text(encoding="utf-8"))


def pasted(text: str) -> Document:
    return read(Source(id="t", content=text, media_type="text/plain"), load_lexicon())


def of_kind(document: Document, kind: PassageKind) -> list[Passage]:
    return [p for p in document.passages if p.kind is kind]


def words(document: Document, kind: PassageKind) -> list[str]:
    return [document.text[p.start : p.end] for p in of_kind(document, kind)]


def comments(document: Document) -> list[tuple[str | None, str | None]]:
    return [
        (p.author, str(p.published.when) if p.published else None)
        for p in of_kind(document, PassageKind.COMMENT)
    ]


def test_a_newspaper_page_falls_into_its_parts() -> None:
    paper = page("newspaper_manila")
    (body,) = of_kind(paper, PassageKind.BODY)
    assert paper.page.title == "Manila, Tokyo agree on patrol boats"
    assert (str(paper.page.published.when), body.author) == ("2014-03-14", "Lourdes A. Reyes")
    assert words(paper, PassageKind.BODY)[0].endswith("China's embassy did not comment.")
    assert "seen in Yokohama" in words(paper, PassageKind.CAPTION)[0]
    assert comments(paper) == [("Juan D.", None), ("bolinao_girl", None), ("Juan D.", None)]


def test_other_pages_beside_an_article_keep_their_own_days() -> None:
    paper = page("newspaper_manila")
    days = [str(p.published.when) for p in of_kind(paper, PassageKind.SIDEBAR) if p.published]
    assert days == ["2014-03-16", "2014-03-15"]


def test_the_publication_line_below_dates_the_page_and_not_the_list_under_it() -> None:
    paper = page("paper_singapore")
    assert (paper.page.site, str(paper.page.published.when)) == ("Harbour Times", "2014-06-17")
    assert paper.page.published.basis is Basis.STATED
    assert paper.page.title is None
    items = [str(p.published.when) for p in of_kind(paper, PassageKind.SIDEBAR) if p.published]
    assert items == ["2014-06-16", "2014-06-15", "2014-06-13"]


def test_a_byline_and_a_day_that_ran_together_are_told_apart() -> None:
    paper = pasted(
        "Tunis and Algiers open a rail link\n\nOur CorrespondentPublished May 4, 2017 - Updated "
        "May 4, 2017 09:12am\nTUNIS: The first train from Annaba in twenty years reached Tunis on "
        "Wednesday with ministers of both countries on board.\n"
    )
    assert words(paper, PassageKind.BYLINE) == ["Our Correspondent"]
    assert str(paper.page.published.when) == "2017-05-04"
    assert of_kind(paper, PassageKind.BODY)[0].author == "Our Correspondent"


def test_readers_are_found_by_name_time_and_button() -> None:
    paper = pasted(
        "Oslo and Riga sign on cables\n\nRIGA: Norway and Latvia signed an agreement on sea cables "
        "on Monday, the Latvian ministry of economics said.\n\nPublished in The Fjord, March 3rd, "
        "2019\n\nNation\nMar 03, 2019 08:01am\nGood for both.\nReply Recommend 0\nA\nMar 03, 2019 "
        "08:15am\nWho pays?\nReply Recommend 2\n"
    )
    assert comments(paper) == [("Nation", "2019-03-03"), ("A", "2019-03-03")]
    assert words(paper, PassageKind.BOILERPLATE) == ["Reply Recommend 0", "Reply Recommend 2"]


def test_a_wordpress_blog_with_its_theme_s_comments_and_form() -> None:
    blog = page("wordpress_caucasus")
    assert (str(blog.page.published.when), of_kind(blog, PassageKind.BODY)[0].author) == (
        "2009-06-03",
        "gocha",
    )
    assert comments(blog) == [
        ("Levon", "2009-06-03"),
        ("gocha", "2009-06-03"),
        ("A Reader from Kars", "2009-06-05"),
    ]
    assert words(blog, PassageKind.FORM)[0].startswith("Leave a Reply")


def test_blogspot_prints_the_time_below_a_comment_and_the_writer_below_the_words() -> None:
    blog = page("blog_sahel")
    assert blog.page.title == "Who stays in Mali when the French go?"
    assert of_kind(blog, PassageKind.BODY)[0].author == "Amadou"
    assert comments(blog) == [("Anonymous", "2013-02-11"), ("Fatou Diop", "2013-02-12")]


def test_a_link_page_has_comments_and_no_body() -> None:
    found = page("discussion_points")
    assert [author for author, _ in comments(found)] == ["tekle", "nairobi_lights", "tekle"]
    assert not of_kind(found, PassageKind.BODY)


def test_a_press_release_is_named_by_its_title_and_not_by_its_office() -> None:
    release = page("ministry_vilnius")
    assert (
        release.page.title == "Lithuania and Georgia renew their agreement on technical cooperation"
    )
    assert str(release.page.published.when) == "2018-05-03"
    assert of_kind(release, PassageKind.BODY)[0].author is None


def test_wire_copy_is_one_body_with_the_agency_s_credit() -> None:
    wire = page("wire_ankara")
    (body,) = of_kind(wire, PassageKind.BODY)
    assert body.credit == "Reuters"
    assert words(wire, PassageKind.BODY)[0].startswith("ANKARA, Oct 9 (Reuters) - Turkey")
    assert not of_kind(wire, PassageKind.EMBEDDED)
    assert wire.page.published.when is None


def test_one_sentence_is_a_body() -> None:
    for sentence in ("Ghana and Togo signed a treaty", "Ghana sent two ships to Togo on Friday."):
        found = pasted(sentence)
        assert [(p.kind, p.span) for p in found.passages] == [
            (PassageKind.BODY, (0, len(sentence)))
        ]


def test_a_member_s_name_for_a_reader_is_kept_though_it_is_a_word() -> None:
    found = pasted(
        "Lome and Accra share a dam\n\nThe two energy ministers met at the dam on Friday and agreed "
        "to share its power in equal parts until the end of the year.\n\n2 Responses to Lome and "
        "Accra share a dam\n\n1. Truth says:\n\n    Equal parts of nothing.\n\n2. ama_k says:\n\n"
        "    It rains again.\n\nLeave a Reply\n"
    )
    assert comments(found) == [("Truth", None), ("ama_k", None)]


def test_menus_and_notices_before_an_article_and_teasers_inside_it_are_not_its_words() -> None:
    paper = page("menus_rabat")
    assert paper.page.title == "Morocco and Senegal plan a ferry"
    assert str(paper.page.published.when) == "2016-05-12"
    (body,) = of_kind(paper, PassageKind.BODY)
    assert body.author == "Salma Idrissi"
    assert words(paper, PassageKind.BODY)[0].startswith("Rabat and Dakar want")
    assert words(paper, PassageKind.BODY)[0].endswith("carry eighty lorries.")
    assert "Rain at last" in words(paper, PassageKind.SIDEBAR)[-1]


def test_a_place_and_a_day_below_the_headline_name_no_writer() -> None:
    told = "The two mayors said that the ferry will sail again. They met for an hour."
    paper = pasted(f"Ferry to sail again in May\n\nNairobi, 3 March 2011\n\n{told}\n\n{told}\n")
    (body,) = of_kind(paper, PassageKind.BODY)
    assert body.author is None
    assert str(paper.page.published.when) == "2011-03-03"
    assert words(paper, PassageKind.PUBLICATION_LINE) == ["Nairobi, 3 March 2011"]
