"""Threads saved as text by several boards: posts, writers, times, and who quotes whom."""

from pathlib import Path

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.types import Document, Passage, PassageKind, Source

PAGES = Path(__file__).parent.parent / "pages" / "flat"
RULE = "\n\u00a0\n"


def page(name: str) -> Document:
    text = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
    return read(Source(id=name, content=text, media_type="text/plain"), load_lexicon())


def pasted(text: str) -> Document:
    return read(Source(id="t", content=text, media_type="text/plain"), load_lexicon())


def of_kind(document: Document, kind: PassageKind) -> list[Passage]:
    return [p for p in document.passages if p.kind is kind]


def posts(document: Document) -> list[tuple[str | None, str | None]]:
    return [
        (p.author, str(p.published.when) if p.published else None)
        for p in of_kind(document, PassageKind.POST)
    ]


def words(document: Document, passage: Passage) -> str:
    return document.text[passage.start : passage.end]


def test_vbulletin_prints_time_number_name_and_panel_above_the_words() -> None:
    thread = page("vbulletin_chile_peru")
    assert thread.page.title == "Chile and Peru: frigates and the maritime line"
    assert [author for author, _ in posts(thread)] == ["carla_m", "Tumbes", "Justice"]
    quoted = of_kind(thread, PassageKind.QUOTED_POST)[0]
    assert quoted.author == "carla_m"
    assert quoted.quotes == of_kind(thread, PassageKind.POST)[0].id
    assert words(thread, quoted).startswith("Quote:\nOriginally Posted by carla_m\nThe Peruvian")


def test_a_numeric_day_that_could_be_two_days_stays_both() -> None:
    assert posts(page("vbulletin_chile_peru"))[0][1] == "2009-03-06/2009-06-03"


def test_phpbb_prints_the_panel_below_the_words_and_the_title_above_the_head() -> None:
    thread = page("phpbb_aegean")
    assert posts(thread) == [
        ("stavros", "2015-03-02"),
        ("Deniz35", "2015-03-02"),
        ("Kostas", "2015-03-03"),
    ]
    quoted = of_kind(thread, PassageKind.QUOTED_POST)
    assert [(q.author, q.quotes) for q in quoted] == [
        ("stavros", of_kind(thread, PassageKind.POST)[0].id)
    ]
    panels = [words(thread, p) for p in of_kind(thread, PassageKind.AUTHOR_PANEL)]
    assert any(panel.startswith("Kostas\nPosts: 9") for panel in panels)


def test_smf_prints_the_panel_first_and_the_time_in_angle_quotes() -> None:
    thread = page("smf_baltic")
    assert posts(thread) == [
        ("Marek", "2014-04-12"),
        ("juris_lv", "2014-04-12"),
        ("Marek", "2014-04-13"),
    ]
    (quoted,) = of_kind(thread, PassageKind.QUOTED_POST)
    assert quoted.author == "Marek"
    assert "Not guests" not in words(thread, quoted)


def test_xenforo_with_panels_takes_the_post_s_day_and_not_the_day_of_joining() -> None:
    thread = page("xenforo_bengal")
    assert posts(thread) == [
        ("Rafiq", "2011-09-07"),
        ("madhu", "2011-09-07"),
        ("Rafiq", "2011-09-08"),
    ]
    (quoted,) = of_kind(thread, PassageKind.QUOTED_POST)
    assert words(thread, quoted).endswith("Click to expand...")
    assert "Trade with Myanmar" in words(thread, of_kind(thread, PassageKind.SIDEBAR)[0])


def test_lines_of_no_break_space_alone_part_posts() -> None:
    thread = page("rules_nordic")
    assert len(posts(thread)) == 4
    assert posts(thread) == [(None, None)] * 4
    assert thread.page.published.when is None


def test_words_that_come_again_at_the_head_of_a_post_quote_it() -> None:
    first = "The pipeline is two years late and nobody in the ministry says why that is."
    thread = pasted(
        f"A pipeline\n\n{first}{RULE}{first}\n\nThey say it every year.{RULE}So they do."
    )
    (quoted,) = of_kind(thread, PassageKind.QUOTED_POST)
    assert words(thread, quoted) == first
    assert quoted.quotes == of_kind(thread, PassageKind.POST)[0].id


def test_a_quotation_of_an_earlier_wording_is_found_too() -> None:
    thread = pasted(
        "Grain\n\nThe port shipped two million tons of wheat to Egypt last year, more than ever before."
        f"{RULE}The port shipped three million tons of wheat to Egypt last year, more than ever before.\n\n"
        f"Three? Count again.{RULE}It was two.{RULE}Two and a half."
    )
    (quoted,) = of_kind(thread, PassageKind.QUOTED_POST)
    assert quoted.quotes == of_kind(thread, PassageKind.POST)[0].id


def test_what_is_missing_where_a_post_is_quoted_was_itself_a_quotation() -> None:
    answer = (
        "No, a road alone brings nobody. Trucks need fuel and fuel needs a refinery on this side."
    )
    thread = pasted(
        f"The road\n\nThe road opens in May.{RULE}A road will change all.\n\n{answer}"
        f"{RULE}{answer}\n\nThere is one in the next valley.{RULE}Closed."
    )
    missing, repeat = of_kind(thread, PassageKind.QUOTED_POST)
    assert words(thread, missing) == "A road will change all."
    assert missing.quotes is None
    assert repeat.quotes == of_kind(thread, PassageKind.POST)[1].id


def test_where_the_board_prints_its_quote_marks_a_trimmed_quotation_makes_no_other() -> None:
    quoted = of_kind(page("xenforo_bengal"), PassageKind.QUOTED_POST)
    assert len(quoted) == 1


def test_the_engine_s_line_parts_two_posts_that_it_joined() -> None:
    thread = pasted(
        "Ferries\n\nThe ferry to Batumi runs again.\n\n"
        "---------- Post added at 09:10 AM ---------- Previous post was at 08:55 AM ----------\n\n"
        f"And it takes lorries.{RULE}Good news.{RULE}At last."
    )
    assert len(posts(thread)) == 4


def test_a_copied_article_in_a_post_keeps_its_own_writer_and_day() -> None:
    thread = page("thread_pasted_article")
    assert posts(thread)[0] == ("Kaleb", None)
    pasted_copy, wire = of_kind(thread, PassageKind.EMBEDDED)
    assert pasted_copy.author == "Hana Girma"
    assert str(pasted_copy.published and pasted_copy.published.when) == "2014-08-25"
    assert (wire.credit, wire.published) == ("nilepost.example.com", None)


def test_who_quotes_a_copy_quotes_the_copy_and_not_the_poster() -> None:
    thread = page("thread_pasted_article")
    (quoted,) = of_kind(thread, PassageKind.QUOTED_POST)
    assert quoted.quotes == of_kind(thread, PassageKind.EMBEDDED)[1].id


def test_no_word_of_a_page_is_outside_the_passages() -> None:
    for file in sorted(PAGES.glob("*.txt")):
        document = page(file.stem)
        covered = set()
        for p in document.passages:
            covered.update(range(p.start, p.end))
        lost = [c for n, c in enumerate(document.text) if n not in covered and not c.isspace()]
        assert not [c for c in lost if c.isalnum()], file.stem


def test_children_lie_inside_their_parents_and_ids_follow_the_text() -> None:
    for file in sorted(PAGES.glob("*.txt")):
        document = page(file.stem)
        by_id = {p.id: p for p in document.passages}
        assert [p.id for p in document.passages] == [f"p{n + 1}" for n in range(len(by_id))]
        for p in document.passages:
            if p.parent:
                assert by_id[p.parent].span.contains(p.span), (file.stem, p)
            assert p.quotes is None or p.quotes in by_id
