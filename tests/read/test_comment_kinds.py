"""Articles with readers' comments under them, as sites print them, and much that is younger around.

Each page in tests/pages/comments stands beside a file that says what a careful reader finds in it.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from said import day, own_words

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.types import Document, Passage, PassageKind, Source

PAGES = Path(__file__).parent.parent / "pages" / "comments"
NAMES = sorted(p.stem for p in PAGES.glob("*.html"))


@cache
def expected(name: str) -> Mapping[str, Any]:
    return tomllib.loads((PAGES / f"{name}.toml").read_text("utf-8"))


@cache
def opened(name: str) -> Document:
    content = (PAGES / f"{name}.html").read_bytes()
    return read(Source(id=name, content=content), load_lexicon())


def of_kind(name: str, kind: PassageKind) -> list[Passage]:
    return [p for p in opened(name).passages if p.kind is kind]


@pytest.mark.parametrize("name", NAMES)
def test_the_article_is_its_own_words(name: str) -> None:
    page = opened(name)
    body = of_kind(name, PassageKind.BODY)
    assert " ".join(own_words(page, p) for p in body) == expected(name)["body"]
    assert {p.author for p in body} == {expected(name)["author"]}
    assert {day(p) for p in body} == {expected(name)["published"]}


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_as_old_as_its_article(name: str) -> None:
    """Not as its update, its sidebar, its comments, an article copied into it, or today."""
    assert str(opened(name).page.published.when) == expected(name)["published"]


@pytest.mark.parametrize("name", NAMES)
def test_headline_and_site(name: str) -> None:
    page = opened(name)
    own = [p for p in of_kind(name, PassageKind.HEADLINE) if p.parent is None]
    headlines = [page.text[p.start : p.end] for p in own]
    assert headlines == [expected(name)["headline"]]
    assert (page.page.title, page.page.site) == (
        expected(name)["headline"],
        expected(name)["site"],
    )


@pytest.mark.parametrize("name", NAMES)
def test_comments_with_author_and_day(name: str) -> None:
    told = [(p.author, day(p)) for p in of_kind(name, PassageKind.COMMENT)]
    assert told == [(c["author"], c.get("day")) for c in expected(name)["comment"]]
    assert of_kind(name, PassageKind.POST) == []


@pytest.mark.parametrize("name", NAMES)
def test_comments_are_their_own_words(name: str) -> None:
    page = opened(name)
    assert [own_words(page, p) for p in of_kind(name, PassageKind.COMMENT)] == [
        c["words"] for c in expected(name)["comment"]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_reply_stands_in_what_it_answers(name: str) -> None:
    found = of_kind(name, PassageKind.COMMENT)
    places = {p.id: n for n, p in enumerate(found, 1)}
    assert [places.get(p.parent) for p in found] == [
        c.get("parent") for c in expected(name)["comment"]
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("wordpress", "We use cookies"),
        ("wordpress", "Cables under Jan Mayen"),
        ("wordpress", "Your email address"),
        ("disqus", "Sign me up"),
        ("disqus", "Haiti asks for cement too"),
        ("disqus", "Carnival dates fixed"),
        ("disqus", "A clinic in Port Antonio"),
        ("rhythm", "Apples rot at the crossing"),
        ("facebook", "Rail line to Burkina opens"),
        ("nested", "This site stores small files"),
        ("nested", "Ferry runs aground"),
        ("machine", "Samoa opens a dry dock"),
    ],
)
def test_what_stands_around_is_nobodys_article(name: str, words: str) -> None:
    page = opened(name)
    place = page.text.index(words)
    kinds = {p.kind for p in page.passages if p.start <= place < p.end}
    assert not kinds & {PassageKind.BODY, PassageKind.COMMENT, PassageKind.POST}
    assert kinds


ARTICLE = (
    "<article><h1>The lift is closed until May</h1>"
    "<p>The valley council closed the lift on Monday after its brake had failed twice within a week, and said it would stay closed until May.</p>"
    "<p>The operator said that the spare part would be made by hand in Graz and could not be there before the middle of April.</p></article>"
)


def test_one_comment_alone_is_one_and_does_not_date_the_article() -> None:
    comment = (
        '<ul><li class="comment"><div class="who">Snow Fox</div><div class="when">8 March 2014, 18:58</div>'
        "<p>It stood still because the brake was being tested, as the notice at the gate said.</p></li></ul>"
    )
    html = f"<html><body>{ARTICLE}{comment}</body></html>"
    page = read(Source(id="p", content=html, media_type="text/html"), load_lexicon())
    (found,) = [p for p in page.passages if p.kind is PassageKind.COMMENT]
    assert (found.author, day(found)) == ("Snow Fox", "2014-03-08")
    assert page.page.published.when is None
