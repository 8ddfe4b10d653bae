"""Copied articles and wire copy inside blogs, posts and bodies: whose words they are."""

from dateline.interval import Interval
from dateline.lexicon import load_lexicon
from dateline.read.copies import embedded
from dateline.types import Basis, Dating, Passage, PassageKind


def found_in(
    text: str, kind: PassageKind = PassageKind.BODY, published: str | None = None
) -> list[Passage]:
    dating = Dating(when=Interval.parse(published), basis=Basis.STATED) if published else None
    whole = Passage(id="p1", start=0, end=len(text), kind=kind, published=dating)
    return [p for p in embedded(text, (whole,), load_lexicon()) if p is not whole]


OWN = (
    "Nobody asked what I think of this road, so here it is. It is long, it is dear, and my "
    "grandchildren will pay for it."
)
OTHER = "It is a fine valley all the same, and a road through it would be a pity for the storks."


def copies(text: str, **more: str) -> list[tuple[str | None, str]]:
    return [
        (p.credit, text[p.start : p.end])
        for p in found_in(text, **more)  # type: ignore[arg-type]
        if p.kind is PassageKind.EMBEDDED
    ]


def test_a_credit_at_the_end_binds_backwards() -> None:
    first = "The two ministers said that the work starts in May."
    last = "They also agreed on a bridge, the spokesman added. AFP"
    assert copies(f"{OWN}\n\n{first}\n\n{last}\n\n{OTHER}") == [("AFP", f"{first}\n\n{last}")]


def test_source_and_a_colon_name_an_outlet_that_no_table_knows() -> None:
    told = "The governor told reporters that the road will be open by June. Source: Valley Radio"
    assert copies(f"{OWN}\n\n{told}\n\n{OTHER}") == [("Valley Radio", told)]


def test_a_dateline_with_its_agency_opens_copy() -> None:
    wire = "NAIROBI, March 3 (Xinhua) -- Kenya and Uganda signed a road agreement on Monday."
    later = "The two presidents also spoke of a second pipeline, officials said."
    text = f"{OWN}\n\n{wire}\n\n{later}\n\n{OTHER}"
    assert copies(text) == [("Xinhua", f"{wire}\n\n{later}")]


def test_a_dateline_without_a_year_takes_the_page_s_year_and_says_so() -> None:
    text = f"{OWN}\n\nNAIROBI, March 3 (Xinhua) -- Kenya and Uganda signed it.\n\n{OTHER}"
    (copy,) = found_in(text, published="2015-03-09")[1:] or found_in(text, published="2015-03-09")
    assert copy.published is not None
    assert (str(copy.published.when), copy.published.basis) == ("2015-03-03", Basis.INFERRED)
    (undated,) = (p for p in found_in(text) if p.kind is PassageKind.EMBEDDED)
    assert undated.published is None


def test_items_of_a_list_have_a_credit_each() -> None:
    items = [
        "• May 2 2011: (Reuters) – Kenya opens its border post at Moyale.",
        "• Ethiopia's premier told a daily that the post is open day and night. AP",
    ]
    text = f"{OWN}\n\n{items[0]}\n{items[1]}\n\n{OTHER}"
    assert copies(text) == [("Reuters", items[0]), ("AP", items[1])]


def test_a_page_s_own_dateline_opens_no_copy() -> None:
    text = "ACCRA: Ghana and Togo agreed on Friday to mark their border.\n\nWork begins in May."
    assert copies(text) == []


def test_an_agency_s_article_on_a_page_of_its_own_is_the_body() -> None:
    text = (
        "Border to be marked.\n\nACCRA (AP) — Ghana and Togo agreed on Friday to mark their border.\n\n"
        "Both sides said that work begins in May."
    )
    whole = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY)
    (body,) = embedded(text, (whole,), load_lexicon())
    assert (body.credit, [text[a:b] for a, b in body.credit_spans]) == ("AP", ["AP"])


def test_an_abbreviation_ends_no_sentence_and_so_hides_no_credit() -> None:
    text = f"{OTHER}\n\nThe fleet will call at Port St. Lucia\n\n{OTHER}"
    assert copies(text) == []


def test_a_post_that_starts_with_a_dateline_is_copy_up_to_its_source() -> None:
    wire = "LAGOS: Nigeria and Benin opened a joint post at Seme on Tuesday.\n\nTrade doubled in a year."
    text = f"{wire}\n\nJoint post opens at Seme - coastpaper.example.com"
    assert copies(text, kind=PassageKind.POST) == [("coastpaper.example.com", wire)]


def test_a_poster_s_own_remark_ends_the_copy() -> None:
    wire = "LAGOS: Nigeria and Benin opened a joint post at Seme on Tuesday."
    assert copies(f"{wire}\n\nI will believe it when I see it.", kind=PassageKind.POST) == [
        (None, wire)
    ]


def test_an_article_pasted_with_its_title_day_and_writer() -> None:
    body = (
        "The two dams on the Volta were planned together in the fifties, and built apart. Engineers "
        "of both countries met each spring to compare levels, until one spring nobody came. "
    ) * 3
    text = f"Two dams and one river\nPosted on April 9, 2012\nEfua Mensah\nExclusive Article\n\n{body.strip()}"
    copy, *inside = found_in(text, kind=PassageKind.POST)
    assert (copy.author, str(copy.published and copy.published.when)) == (
        "Efua Mensah",
        "2012-04-09",
    )
    assert [(p.kind, text[p.start : p.end]) for p in inside] == [
        (PassageKind.HEADLINE, "Two dams and one river"),
        (PassageKind.PUBLICATION_LINE, "Posted on April 9, 2012"),
        (PassageKind.BYLINE, "Efua Mensah"),
        (PassageKind.BOILERPLATE, "Exclusive Article"),
    ]
    assert {p.parent for p in inside} == {copy.id}


def test_a_pull_quote_belongs_to_the_name_behind_it() -> None:
    quote = (
        "“We are glad to have found in our neighbour a friend of this river”President Amina Sule"
    )
    (found,) = found_in(f"{OTHER}\n\n{quote}\n\n{OTHER}")
    assert (found.kind, found.author) == (PassageKind.QUOTATION, "President Amina Sule")


def test_passages_without_ids_and_pages_without_copies_pass_through() -> None:
    text = f"{OTHER}\n\n{OTHER}"
    whole = Passage(id="", start=0, end=len(text), kind=PassageKind.BODY)
    (same,) = embedded(text, (whole,), load_lexicon())
    assert (same.span, same.kind, same.credit) == (whole.span, PassageKind.BODY, None)


NEWS = "The two mayors said that the ferry will sail again. They met for an hour in the old customs house."


def test_a_dateline_right_below_a_byline_opens_copy() -> None:
    wire = f"NAIROBI, March 3 (Xinhua) -- {NEWS}"
    piece = f"Ferry to sail again\nBy Ruth Odera\n{wire}"
    assert copies(f"{OWN}\n\n{piece}\n\n{OTHER}") == [("Xinhua", piece)]


def test_a_pasted_article_with_its_writer_and_a_dateline_of_its_own_line() -> None:
    item = f"Ferry to sail again\nBy Ruth Odera\nNairobi, 3 March 2011\n\n{NEWS}"
    found = found_in(f"{OWN}\n\n{item}\n\nI doubt it, and so does my aunt.")
    copy, *head = found
    assert (copy.kind, copy.author) == (PassageKind.EMBEDDED, "Ruth Odera")
    assert copy.published is not None
    assert str(copy.published.when) == "2011-03-03"
    assert [p.kind for p in head] == [
        PassageKind.HEADLINE,
        PassageKind.BYLINE,
        PassageKind.PUBLICATION_LINE,
    ]


def test_a_box_of_old_news_in_quote_marks_has_its_own_day() -> None:
    box = f'"NAIROBI, 3 March 2011 - {NEWS}"'
    text = f"What became of the ferry?\n\n{box}\n\n{OTHER}"
    (copy,) = found_in(text, published="2014-06-01")
    assert text[copy.start : copy.end] == box
    assert copy.published is not None
    assert str(copy.published.when) == "2011-03-03"


def test_old_news_below_a_short_opening_is_no_dateline_of_the_page() -> None:
    wire = f"NAIROBI, 3 March 2011 - {NEWS}"
    assert copies(f"What became of the ferry?\n\n{wire}", published="2014-06-01") == [(None, wire)]
    assert copies(f"What became of the ferry?\n\n{wire}", published="2011-03-04") == []
