"""Threads as the known engines print them, one nobody described, a Q&A page, a list archive.

Each page in tests/pages/engines stands beside a file that says what a careful reader finds in it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from said import day, own_words, posts

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.types import Basis, Document, PassageKind, Source

PAGES = Path(__file__).parent.parent / "pages" / "engines"
NAMES = sorted(p.stem for p in PAGES.glob("*.html"))
QUOTED = {PassageKind.QUOTED_POST, PassageKind.QUOTATION}


@cache
def expected(name: str) -> Mapping[str, Any]:
    return tomllib.loads((PAGES / f"{name}.toml").read_text("utf-8"))


@cache
def opened(name: str) -> Document:
    content = (PAGES / f"{name}.html").read_bytes()
    return read(Source(id=name, content=content, url=expected(name).get("url")), load_lexicon())


def quotations(page: Document) -> Iterator[tuple[int, str | None, int | None]]:
    """Which post quotes, whom, and which post of the page the words are from."""
    places = {p.id: n for n, p in enumerate(posts(page), 1)}
    for passage in page.passages:
        if passage.kind in QUOTED and passage.parent in places:
            source = places[passage.quotes] if passage.quotes else None
            yield places[passage.parent], passage.author, source


def test_every_engine_has_its_page() -> None:
    assert len(NAMES) == 14
    assert {p.stem for p in PAGES.glob("*.toml")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_posters_and_days(name: str) -> None:
    told = [(p.author, day(p)) for p in posts(opened(name))]
    assert told == [(p.get("author"), p.get("day")) for p in expected(name)["post"]]


@pytest.mark.parametrize("name", NAMES)
def test_own_words(name: str) -> None:
    """Without panel, signature, counters, buttons, advertisements and quotations."""
    page = opened(name)
    assert [own_words(page, p) for p in posts(page)] == [p["words"] for p in expected(name)["post"]]


@pytest.mark.parametrize("name", NAMES)
def test_who_quotes_whom(name: str) -> None:
    """By post, also where the quoted post stands on another page; then only its author is known."""
    assert list(quotations(opened(name))) == [
        (place, quote.get("author"), quote.get("post"))
        for place, post in enumerate(expected(name)["post"], 1)
        for quote in post.get("quotes", ())
    ]


@pytest.mark.parametrize("name", NAMES)
def test_parents(name: str) -> None:
    page = opened(name)
    places = {p.id: n for n, p in enumerate(posts(page), 1)}
    assert [places.get(p.parent) for p in posts(page)] == [
        p.get("parent") for p in expected(name)["post"]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_headline_and_site(name: str) -> None:
    page = opened(name)
    headlines = [page.text[p.start : p.end] for p in page.passages if p.kind == "headline"]
    if not expected(name).get("headline_in_post"):
        assert any(expected(name)["headline"] in words for words in headlines)
    assert page.page.title is not None
    assert page.page.title.startswith(expected(name)["headline"])
    if "site" in expected(name):
        assert page.page.site == expected(name)["site"]


@pytest.mark.parametrize("name", NAMES)
def test_a_thread_is_as_old_as_its_first_post(name: str) -> None:
    assert str(opened(name).page.published.when) == expected(name)["post"][0]["day"]


def variant(name: str, *changes: tuple[str, str]) -> Document:
    """A page with some of its words exchanged."""
    source = (PAGES / f"{name}.html").read_text("utf-8")
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    return read(Source(id=name, content=source, url=expected(name).get("url")), load_lexicon())


def test_a_thread_whose_first_post_has_no_day_has_none() -> None:
    page = variant("unknown", ("12 Sep 2018, 19:44", "last night, 19:44"))
    assert day(posts(page)[0]) is None
    assert page.page.published.basis is not Basis.STATED


def test_a_day_is_not_told_from_a_month_where_nothing_shows_which_is_which() -> None:
    page = variant(
        "vbulletin3",
        ("11-04-2009", "04-05-2009"),
        ("11-05-2009", "05-05-2009"),
        ("12-31-2009", "the year"),
        ("02-14-1999", "long ago"),
        ("03-02-2011", "later"),
    )
    assert day(posts(page)[0]) == "2009-04-05/2009-05-04"
    assert day(posts(page)[1]) == "2009-05-05"


def test_a_post_is_not_as_old_as_its_edit() -> None:
    page = variant(
        "mybb", ("22.07.2016, 10:12 <span", "<span"), ("(This post was last modified: ", "(edited ")
    )
    assert day(posts(page)[0]) is None


def test_an_answer_before_the_quotation_keeps_both_apart() -> None:
    page = variant(
        "xenforo2",
        ("It was open in 2016 too, for six weeks. A flood in Peru closed it.", ""),
        ('<div class="bbWrapper"><blockquote data-attributes="member: 2"', '<div class="bbWrapper">It never closed.<blockquote data-attributes="member: 2"'),
    )  # fmt: skip
    assert own_words(page, posts(page)[1]) == "It never closed."


def test_a_post_that_only_quotes_has_no_words_of_its_own() -> None:
    page = variant(
        "xenforo2", ("It was open in 2016 too, for six weeks. A flood in Peru closed it.", "")
    )
    assert own_words(page, posts(page)[1]) == ""
    assert (2, "Condor", 1) in list(quotations(page))


NAMING = re.compile(
    r"<script.*?</script>|\s(?:item(?:prop|type|scope)|data-[\w-]+)(?:=(?:\"[^\"]*\"|'[^']*'))?",
    re.DOTALL,
)
CLASS = re.compile(r"(?<=\sclass=)([\"'])(.*?)\1")
PLAIN = ["discourse", "maillist", "mybb", "smf2", "unknown", "xenforo1", "xenforo2"]


def renamed(source: str) -> str:
    """The page of an engine nobody has described: other classes, and nothing said to machines."""

    def other(found: re.Match[str]) -> str:
        names = ("".join(chr(97 + ord(c) % 26) for c in name[::-1]) for name in found[2].split())
        return found[1] + " ".join(names) + found[1]

    return CLASS.sub(other, NAMING.sub("", source))


@pytest.mark.parametrize("name", PLAIN)
def test_the_same_posts_of_an_engine_nobody_described(name: str) -> None:
    source = renamed((PAGES / f"{name}.html").read_text("utf-8"))
    page = read(Source(id=name, content=source, url="https://a.example/topic/1"), load_lexicon())
    told = [(p.author, day(p)) for p in posts(page)]
    assert told == [(p.get("author"), p.get("day")) for p in expected(name)["post"]]


PANELS = [(name, words) for name in NAMES for words in expected(name)["panels"]]


@pytest.mark.parametrize(("name", "words"), PANELS)
def test_what_a_panel_says_is_kept_as_a_panel(name: str, words: str) -> None:
    page = opened(name)
    place = page.text.replace("\n", " ").replace("\t", " ").index(words)
    over = [p for p in page.passages if p.start <= place < p.end]
    assert over[-1].kind is PassageKind.AUTHOR_PANEL


@pytest.mark.parametrize("name", [n for n in NAMES if expected(n)["in_text"]])
def test_the_page_flattened_to_text_keeps_its_posts(name: str) -> None:
    text = opened(name).text
    flat = read(Source(id=name, content=text, media_type="text/plain"), load_lexicon())
    assert flat.text == text
    assert expected(name)["in_text"] <= len(posts(flat)) <= len(expected(name)["post"])


@pytest.mark.parametrize("name", ["smf2", "xenforo2"])
def test_a_rank_is_no_name_in_a_flattened_page(name: str) -> None:
    text = opened(name).text
    flat = read(Source(id=name, content=text, media_type="text/plain"), load_lexicon())
    assert not {"Full Member", "Newbie", "Active member"} & {p.author for p in posts(flat)}
