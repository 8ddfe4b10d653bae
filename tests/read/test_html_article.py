"""A newspaper's page: article, furniture and readers, each in its own passage."""

from pathlib import Path

import pytest

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.types import Basis, Document, PassageKind, Source

PAGES = Path(__file__).parent.parent / "pages" / "html"


@pytest.fixture(scope="module")
def html() -> str:
    return (PAGES / "newspaper.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(html: str) -> Document:
    return read(Source(id="n", content=html), load_lexicon())


def words(page: Document, kind: PassageKind) -> list[str]:
    return [page.text[p.start : p.end] for p in page.passages if p.kind is kind]


def test_the_page_says_who_it_is(page: Document) -> None:
    assert page.page.title == "Two neighbours reopen the mountain road"
    assert page.page.site == "The Lowland Courier"
    assert page.page.language == "en"
    assert page.page.media_type == "text/html"


def test_the_date_is_the_one_stated_with_the_words_that_print_it(page: Document) -> None:
    published = page.page.published
    assert (str(published.when), published.basis) == ("2014-05-12", Basis.STATED)
    assert page.text[published.start : published.end] == "May 12, 2014"


def test_the_body_is_the_article_and_nothing_else(page: Document) -> None:
    body = "\n".join(words(page, PassageKind.BODY))
    assert body.startswith("The foreign ministers of Chile and Argentina met")
    assert "compare what the repairs have cost" in body
    for stranger in ("Related", "Lorries", "Rosa", "freeze", "newsletter", "never seen"):
        assert stranger not in body


def test_the_body_carries_author_and_date(page: Document) -> None:
    body = next(p for p in page.passages if p.kind is PassageKind.BODY)
    assert body.author == "Ines Halvorsen"
    assert body.published is not None
    assert str(body.published.when) == "2014-05-12"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (PassageKind.HEADLINE, "Two neighbours reopen the mountain road"),
        (PassageKind.BYLINE, "By Ines Halvorsen"),
        (PassageKind.PUBLICATION_LINE, "Published May 12, 2014"),
        (PassageKind.CAPTION, "Lorries wait at the upper gate on Sunday."),
        (PassageKind.NAVIGATION, "Home"),
        (PassageKind.SIDEBAR, "The oldest bridge of the valley"),
        (PassageKind.FORM, "Get our newsletter"),
        (PassageKind.BOILERPLATE, "Copyright 2023 The Lowland Courier"),
    ],
)
def test_what_is_around_the_article_is_kept(page: Document, kind: PassageKind, said: str) -> None:
    assert any(said in found for found in words(page, kind))


def test_readers_have_names_and_days_of_their_own(page: Document) -> None:
    found = [p for p in page.passages if p.kind is PassageKind.COMMENT]
    assert [(p.author, str(p.published and p.published.when)) for p in found] == [
        ("Rosa", "2014-05-12"),
        ("Old Driver", "2014-05-13"),
    ]


def test_every_word_lies_in_a_passage(page: Document) -> None:
    covered = [False] * len(page.text)
    for passage in page.passages:
        covered[passage.start : passage.end] = [True] * (passage.end - passage.start)
    assert not [c for c, seen in zip(page.text, covered, strict=True) if c.strip() and not seen]


def test_every_passage_says_where_it_was_in_the_html(page: Document, html: str) -> None:
    for passage in page.passages:
        assert passage.origin is not None
        source = html[passage.origin.start : passage.origin.end]
        assert page.text[passage.start : passage.end].split()[0] in source


def test_bytes_with_windows_line_ends_give_the_same_text_and_true_origins(html: str) -> None:
    windows = html.replace("\n", "\r\n")
    page = read(Source(id="n", content=windows.encode()), load_lexicon())
    body = next(p for p in page.passages if p.kind is PassageKind.BODY)
    assert body.origin is not None
    assert windows[body.origin.start :].startswith("The foreign ministers")


def test_the_caller_knows_better() -> None:
    from dateline.interval import Interval

    given = Interval.parse("2016-01-22")
    page = read(
        Source(id="n", content="<p>Some words about a road.</p>", published=given, title="T"),
        load_lexicon(),
    )
    assert (page.page.published.when, page.page.published.basis) == (given, Basis.GIVEN)
    assert page.page.title == "T"


@pytest.mark.parametrize(
    ("html", "body"),
    [
        ("<p>Some words about a road.</p>", "Some words about a road."),
        ("<h1>Feed</h1><div>APP, June 16, 2009: two frigates have arrived.</div>",
         "APP, June 16, 2009: two frigates have arrived."),
        ("<nav><a href='/'>Home</a></nav><ul><li>May 2010: a pact with Chile on the use of the mountain road in winter is signed.</li></ul>",
         "May 2010: a pact with Chile on the use of the mountain road in winter is signed."),
    ],
)  # fmt: skip
def test_a_page_too_small_for_the_votes_is_its_words(html: str, body: str) -> None:
    page = read(Source(id="s", content=html), load_lexicon())
    assert words(page, PassageKind.BODY) == [body]


def test_a_line_is_what_the_span_around_all_of_it_says() -> None:
    words_of = "The bridge of Zenda was opened on Monday, after nine years of work on it. " * 4
    caption = "<p><span class='caption'>The bridge, seen from the old town of Zenda.</span></p>"
    part = "<p><span class='caption'>Note:</span> the toll is two crowns, paid at the gate.</p>"
    html = f"<h1>A bridge</h1><p>{words_of}</p>{caption}{part}<p>{words_of}</p>"
    page = read(Source(id="s", content=html, media_type="text/html"), load_lexicon())
    assert words(page, PassageKind.CAPTION) == ["The bridge, seen from the old town of Zenda."]
