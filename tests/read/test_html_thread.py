"""Threads: of an engine we know, of engines nobody described, in tables, with a post set apart."""

from pathlib import Path

import pytest
from said import own_words, posts

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.types import Document, PassageKind, Source

PAGES = Path(__file__).parent.parent / "pages" / "html"


def opened(name: str, url: str | None = None) -> Document:
    content = (PAGES / name).read_bytes()
    return read(Source(id=name, content=content, url=url), load_lexicon())


def told(page: Document) -> list[tuple[str | None, str]]:
    return [(p.author, str(p.published and p.published.when)) for p in posts(page)]


@pytest.fixture(scope="module")
def xenforo() -> Document:
    return opened("xenforo.html")


def test_posters_and_days(xenforo: Document) -> None:
    assert told(xenforo) == [("Keelhauler", "2012-06-22"), ("A", "2012-06-23")]


def test_a_post_is_its_words_without_panel_signature_buttons_and_quotation(
    xenforo: Document,
) -> None:
    first, second = posts(xenforo)
    assert own_words(xenforo, first) == (
        "The Indian frigate arrived in Colombo this morning. Nobody has said how long she stays."
    )
    assert own_words(xenforo, second) == "She left again at noon, I saw her go."


def test_a_quotation_knows_its_source(xenforo: Document) -> None:
    first, second = posts(xenforo)
    quote = next(p for p in xenforo.passages if p.kind is PassageKind.QUOTED_POST)
    assert (quote.parent, quote.quotes, quote.author) == (second.id, first.id, "Keelhauler")


def test_joining_dates_nothing(xenforo: Document) -> None:
    assert "Feb 2, 2007" in xenforo.text
    assert all(str(p.published and p.published.when) > "2012" for p in posts(xenforo))


def test_panels_are_kept_as_panels(xenforo: Document) -> None:
    kinds = {p.kind for p in xenforo.passages if p.parent == posts(xenforo)[0].id}
    assert {PassageKind.AUTHOR_PANEL, PassageKind.BYLINE, PassageKind.BOILERPLATE} <= kinds


def test_head_row_and_word_row_make_one_post() -> None:
    page = opened("table_forum.html", url="https://hillfarmers.example/topic/9")
    assert told(page) == [
        ("Marten", "2004-07-29"),
        ("Hilde", "2004-08-04"),  # the 29th of July shows that the day comes first
        ("Marten", "2004-08-05"),
    ]
    assert own_words(page, posts(page)[1]).startswith("An old two-wheeler.")


def test_a_question_in_a_box_of_its_own_is_the_first_post() -> None:
    page = opened("question.html")
    assert [author for author, _ in told(page)] == ["Lina", "Omar", "Ruth", "Lina"]
    assert own_words(page, posts(page)[0]).startswith("I need the depth at the main berth")


def test_a_list_of_articles_is_no_thread() -> None:
    teasers = "".join(
        f"<div class='teaser'><h3><a href='/{n}'>A long heading about matter number {n}</a></h3>"
        f"<span class='author'>Writer {n}</span> <time>1{n} May 2014</time>"
        f"<p>A line or two of what the article about matter number {n} will say to those who open it.</p></div>"
        for n in range(1, 7)
    )
    page = read(Source(id="list", content=f"<html><body>{teasers}</body></html>"), load_lexicon())
    assert posts(page) == []


def test_posts_for_readers_without_scripts_are_found() -> None:
    thread = "".join(
        f"<div class='topic-body crawler-post'><div class='crawler-post-meta'><span class='creator'>"
        f"<a href='/u/p{n}'><span itemprop='name'>p{n}</span></a></span>"
        f"<time class='post-time' datetime='2019-01-0{n}T03:32:00Z'>January {n}, 2019</time></div>"
        f"<div class='post' itemprop='text'><p>{'Words of a crew that sails by night. ' * 8}</p></div></div>"
        for n in range(1, 4)
    )
    content = f"<html><body><noscript><div id='main'>{thread}</div></noscript></body></html>"
    page = read(Source(id="d", content=content), load_lexicon())
    assert told(page) == [("p1", "2019-01-01"), ("p2", "2019-01-02"), ("p3", "2019-01-03")]


def test_a_page_saved_as_xml_does_not_lose_what_follows_an_empty_tag() -> None:
    page = read(
        Source(
            id="x",
            content='<html><body><script src="a.js"/><i class="icon"/><p>Seen by all.<br/>Even this.</p></body></html>',
        ),
        load_lexicon(),
    )
    assert page.text == "Seen by all.\nEven this."
