"""Pages that are broken, huge or strange: each ends in a Document or in Unreadable, in linear time."""

from pathlib import Path
from time import perf_counter

import pytest

from dateline.lexicon import load_lexicon
from dateline.read import Unreadable, read
from dateline.types import Document, PassageKind, Source

PAGES = Path(__file__).parent.parent / "pages" / "broken"
SLOW = 20.0  # seconds: ten times what a page of 20 MB takes, for a slow and busy machine
WORDS = "The two ministers signed the pact on Tuesday and went home by train. "


def opened(content: bytes | str, media_type: str | None = "text/html") -> Document:
    return read(Source(id="x", content=content, media_type=media_type), load_lexicon())


def tried(content: str) -> tuple[str, str]:
    """The text of a page, or why it cannot be read."""
    try:
        return opened(content).text, ""
    except Unreadable as refused:
        return "", str(refused)


def body_of(page: Document) -> str:
    parts = [page.text[p.start : p.end] for p in page.passages if p.kind is PassageKind.BODY]
    return " ".join(" ".join(parts).split())


# ---------------------------------------------------------------- broken


def test_unclosed_and_crossed_tags() -> None:
    page = opened((PAGES / "unclosed.html").read_bytes())
    assert "shook hands twice for the cameras" in page.text
    assert "Benin and Nigeria signed a ferry pact on Tuesday in Porto-Novo" in body_of(page)
    assert "The union of boatmen called the pact a sellout" in page.text


def test_tables_for_layout() -> None:
    page = opened((PAGES / "layout_tables.html").read_bytes().decode().encode("windows-1252"))
    assert "The Government of Ostmark has today recalled its ambassador" in body_of(page)
    assert "The chargé d'affaires of Borduria was informed" in body_of(page)
    assert not {"Contact", "Embassies"} & set(body_of(page).split())
    assert str(page.page.published.when) == "2004-03-09"


def test_utf_8_is_believed_before_a_header_that_says_otherwise() -> None:
    page = opened(
        "<p>Élysée: le président reçoit l’émir.</p>".encode(), "text/html; charset=latin-1"
    )
    assert page.text == "Élysée: le président reçoit l’émir."
    assert page.issues == ()


def test_windows_1252_inside_utf_8_is_said_aloud() -> None:
    content = "<p>Élysée: le président reçoit ".encode() + "l’émir".encode("windows-1252")
    page = opened(content + b"</p>", "text/html; charset=utf-8")
    assert page.text.startswith("Élysée: le président reçoit l")
    assert page.text.count("\ufffd") == 2
    assert [issue.stage for issue in page.issues] == ["read"]


def test_a_charset_that_does_not_exist() -> None:
    page = opened("<p>Café à Genève</p>".encode("windows-1252"), "text/html; charset=utf-99")
    assert page.text == "Café à Genève"


def test_entities_coded_twice_stay_as_a_browser_shows_them() -> None:
    page = opened("<p>AT&amp;amp;T and Bj&amp;ouml;rn met on Tuesday in Oslo.</p>")
    assert page.text == "AT&amp;T and Bj&ouml;rn met on Tuesday in Oslo."


@pytest.mark.parametrize(
    "entity", ["&#0;", "&#xD800;", "&#x110000;", "&#99999999999999;", "&#;", "&"]
)
def test_entities_for_no_character(entity: str) -> None:
    page = opened(f"<p>Before {entity} after</p>")
    assert page.text.startswith("Before ")
    page.text.encode()


def test_nul_bytes_in_a_page() -> None:
    assert opened(b"<p>One\x00 two</p>").text.replace("\ufffd", "") == "One two"
    with pytest.raises(Unreadable):
        opened(b"<p>" + b"\x00\x01" * 500 + b"</p>", None)


def test_lone_surrogates_are_replaced() -> None:
    page = opened("<p>One \ud800 two</p>")
    assert page.text == "One \ufffd two"
    page.text.encode()


def test_words_that_run_from_right_to_left_stay_in_their_order() -> None:
    words = "قال الوزير إن الاتفاق وُقِّع يوم الثلاثاء في عمّان."
    page = opened(f"<html dir=rtl lang=ar><body><p>{words}</p></body></html>")
    assert page.text == words


def test_combining_characters_are_not_joined() -> None:
    words = "Cafe\u0301 Ha\u0300 No\u0302\u0323i"
    assert opened(f"<p>{words}</p>").text == words


@pytest.mark.parametrize("line_end", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_rare_line_ends(line_end: str) -> None:
    html = opened(f"<p>First line.{line_end}Second line.</p>")
    assert html.text.split() == ["First", "line.", "Second", "line."]
    text = f"First line.{line_end}Second line."
    assert opened(text, "text/plain").text == text


# ---------------------------------------------------------------- strange


def test_a_page_whose_words_stand_in_its_json_only_is_read_or_refused() -> None:
    content = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "articleBody": '
        f'"{WORDS * 5}"}}</script></head><body><div id="root"></div></body></html>'
    )
    text, refused = tried(content)
    assert WORDS.strip() in text or "no visible words" in refused


def test_a_frameset_is_no_page() -> None:
    content = '<html><frameset cols="20%,80%"><frame src="menu.html"><frame src="a.html"></frameset></html>'
    with pytest.raises(Unreadable, match="no visible words"):
        opened(content)


def test_a_frameset_with_words_for_those_without_frames_is_read_or_refused() -> None:
    content = f"<frameset><frame src=a><noframes><body><p>{WORDS}</p></body></noframes></frameset>"
    text, refused = tried(content)
    assert refused or WORDS.strip() in text


def test_a_page_that_only_sends_on() -> None:
    content = '<html><head><meta http-equiv="refresh" content="0;url=/new"><title>Moved</title></head><body></body></html>'
    with pytest.raises(Unreadable, match="no visible words"):
        opened(content)
    page = opened(content.replace("<body>", "<body><p>Moved <a href='/new'>here</a>."))
    assert page.text == "Moved here."


@pytest.mark.parametrize(
    "content", ["", " \n\t ", "<html></html>", "<!-- only this -->", "<", "<p>", "\ufeff", "&nbsp;"]
)
def test_next_to_nothing(content: str) -> None:
    text, refused = tried(content)
    assert bool(text.strip()) != bool(refused)


# ---------------------------------------------------------------- huge

HUGE = {
    "an attribute of 2 MB": lambda n: f"<p class='{'a b ' * (n // 4)}' title='{'x' * n}'>{WORDS}</p>",
    "nested divs": lambda n: "<div>" * (n // 20) + WORDS + "</div>" * (n // 20),
    "nested inline tags": lambda n: "<b><i>" * (n // 20) + WORDS,
    "nested quotations": lambda n: "<blockquote>" * (n // 100) + WORDS,
    "nested lists": lambda n: "<ul><li>" * (n // 50) + WORDS,
    "nested tables": lambda n: "<table><tr><td>" * (n // 100) + WORDS,
    "one long paragraph": lambda n: f"<p>{WORDS * (n // len(WORDS))}</p>",
    "one word": lambda n: f"<p>{'a' * n}</p>",
    "empty divs": lambda n: "<div></div>" * (n // 11) + WORDS,
    "links": lambda n: "".join(f"<a href='/{i}'>Item {i}</a> " for i in range(n // 40)),
    "list of links": lambda n: "".join(f"<li><a href='/{i}'>Item {i}</a>" for i in range(n // 40)),
    "paragraphs": lambda n: f"<p>{WORDS}</p>" * (n // 80),
    "dates": lambda n: "<div class=a><b>3 May 2011</b> by Ann</div>" * (n // 50),
    "posts": lambda n: "".join(
        f"<div class=post id=p{i}><a class=user href=/user/{i}>Name{i}</a> <i>3 May 2011</i>"
        f"<div class=body>{WORDS}{i}</div></div>"
        for i in range(n // 200)
    ),
    "nested comments": lambda n: "".join(
        f"<div class=comment id=c{i}><a class=user href=/user/{i}>Name{i}</a> <i>3 May 2011</i>"
        f"<div class=text>{WORDS}{i}</div>"
        for i in range(n // 400)
    ),
    "unclosed tags": lambda n: "<a href='" * (n // 9),
    "angle brackets": lambda n: "<" * n,
    "ampersands": lambda n: "&" * n,
    "one comment never closed": lambda n: f"{WORDS}<!--" + "-" * n,
    "script never closed": lambda n: f"{WORDS}<script>" + "<" * n,
    "noscripts": lambda n: f"<noscript>{WORDS}" * (n // 80),
    "white space": lambda n: f"<p>{' ' * n}{WORDS}</p>",
    "U+00A0": lambda n: f"<p>{WORDS}{'&nbsp;' * (n // 6)}{WORDS}</p>",
}  # fmt: skip
BIG = 400_000


def seconds(content: str) -> float:
    start = perf_counter()
    assert any(tried(content))
    return perf_counter() - start


@pytest.mark.parametrize("kind", HUGE)
def test_twice_the_page_takes_twice_the_time(kind: str) -> None:
    made = HUGE[kind]
    tries = ((seconds(made(BIG // 2)), seconds(made(BIG))) for _ in range(3))  # a busy machine
    assert any(whole < min(SLOW, 3 * half + 0.2) for half, whole in tries)
