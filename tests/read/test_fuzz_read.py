"""Pages that nobody would write, made at random: what must hold of every Document holds of theirs."""

import os
import re
from itertools import combinations

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from dateline.lexicon import load_lexicon
from dateline.read import Unreadable, read
from dateline.types import Document, Passage, Source, Span

EXAMPLES = int(os.environ.get("DATELINE_FUZZ", "200"))  # of each kind of page; more to search on
FEW = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES <= 200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
TAG = re.compile("<[^<>]*>")
SURROGATE = re.compile("[\ud800-\udfff]")

NAMES = ["Anna", "Keel hauler", "A", "Nation", "Müller", "[deleted]", "x" * 60, "Иван", ""]
DAYS = [
    "May 3, 2011", "03.05.2011, 10:12", "05-03-2011, 09:31 PM", "2011-05-03T10:12:00Z", "Yesterday, 10:12 PM",
    "3 hours ago", "Joined Feb 2, 2007", "31.02.2011", "June 16 (APP) -", "on Tuesday", "99/99/9999",
]  # fmt: skip
LINES = [
    "Elbonia sold six boats to Ruritania.", "Anna said:", "Anna wrote: ↑", "Quote from: Anna on May 3, 2011",
    "Click to expand...", "Like Reply 3", "#4", "Source: PTI", "By Anna Berg", "Leave a Reply", "2 comments",
    "\u00a0", "___________", "Advertisement", "© 2011 The Paper", "«", "قال الوزير", "e\u0301", "\u2028", "\x00", "",
    "The ministers met for a third time this year and signed nothing at all, an official of one of them said.",
]  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(NAMES), st.sampled_from(DAYS), st.sampled_from(LINES), st.text(max_size=40)
)
TAGS = [
    "p", "div", "span", "a", "b", "i", "ul", "li", "ol", "table", "tr", "td", "blockquote", "pre", "article",
    "section", "aside", "h1", "h2", "time", "cite", "form", "br", "hr", "noscript", "script", "title", "body", "nope",
]  # fmt: skip
CLASSES = [
    "message message--post", "post", "postbody", "content", "comment", "comment-content", "author", "username",
    "quote", "bbCodeBlock bbCodeBlock--quote", "signature", "date", "sidebar", "related", "deleted", "c", "message-body",
]  # fmt: skip
ATTRIBUTES = st.sampled_from(
    [
        "", " id=post-812", " id='comment-7'", " data-author='Anna'", " datetime='2011-05-03T10:12:00Z'",
        " datetime=never", " href='/members/anna.7/'", " style='display: none'", " hidden", " title=\"", " lang=en",
        *(f" class='{name}'" for name in CLASSES),
    ]
)  # fmt: skip


@st.composite
def elements(draw: st.DrawFn, inside: st.SearchStrategy[str]) -> str:
    tag, attribute = draw(st.sampled_from(TAGS)), draw(ATTRIBUTES) + draw(ATTRIBUTES)
    close = draw(st.sampled_from([f"</{tag}>", f"</{tag}>", f"</{tag}>", "", "</div>", "</p>"]))
    return f"<{tag}{attribute}>{draw(inside)}{close}"


FRAGMENTS = st.recursive(
    WORDS,
    lambda inner: st.one_of(elements(inner), st.lists(inner, max_size=4).map("".join)),
    max_leaves=25,
)
PAGES = st.tuples(FRAGMENTS, FRAGMENTS, st.integers(1, 4)).map(
    lambda made: f"<html><body>{made[0]}{made[1] * made[2]}</body></html>"
)
TEXTS = st.lists(WORDS, max_size=30).map("\n".join)


def opened(content: bytes | str, media_type: str | None) -> Document | None:
    try:
        return read(Source(id="x", content=content, media_type=media_type), load_lexicon())
    except Unreadable:
        return None


def check(page: Document) -> None:
    """What holds of every Document."""
    text, passages = page.text, page.passages
    assert not SURROGATE.search(text)
    assert text.strip()
    assert [p.id for p in passages] == [f"p{n}" for n in range(1, len(passages) + 1)]
    assert list(passages) == sorted(passages, key=lambda p: (p.start, -p.end))
    known = {p.id: p for p in passages}
    for passage in passages:
        assert 0 <= passage.start < passage.end <= len(text)
        assert passage.quotes is None or known[passage.quotes] is not passage
        assert passage.author is None or passage.author.strip()
        check_parent(passage, known[passage.parent] if passage.parent else None)
        check_spans(passage, text)
    assert not any(crossing(a.span, b.span) for a, b in combinations(passages[:60], 2))


def check_parent(passage: Passage, parent: Passage | None) -> None:
    if parent:
        assert parent.span.contains(passage.span)
        assert int(parent.id[1:]) < int(passage.id[1:])


def check_spans(passage: Passage, text: str) -> None:
    """The words of a credit stand in the passage; a stated day has its words or none."""
    assert all(passage.span.contains(span) for span in passage.credit_spans)
    when = passage.published
    if when and when.start is not None:
        assert when.end is not None
        assert 0 <= when.start < when.end <= len(text)


def crossing(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not one.contains(other) and not other.contains(one)


def check_origins(page: Document, source: str) -> None:
    """Every passage knows its place in the source, where its first word stands as it came.

    But for words that stand in a table and in none of its cells: a browser shows them above it.
    """
    moved = "<table" in source.lower()
    for passage in page.passages:
        place = passage.origin
        assert isinstance(place, Span)
        assert 0 <= place.start <= place.end <= len(source)
        words = page.text[passage.start : passage.end].split()
        if words and words[0].isalnum() and words[0].isascii() and not moved:
            assert words[0] in TAG.sub("", source[place.start : place.end])


@FEW
@given(PAGES)
@example("<p>Anna<title>x</title>")
@example("<blockquote>Anna said:</blockquote><blockquote>Anna said:</blockquote>")
def test_any_html(source: str) -> None:
    page = opened(source, "text/html")
    if page:
        check(page)
        check_origins(page, source)
    assert page == opened(source, "text/html")


@FEW
@given(TEXTS)
@example("\u00a0\nAnna said:\n\u00a0\nSource: PTI\n\u00a0")
def test_any_text(source: str) -> None:
    page = opened(source, "text/plain")
    if page:
        assert page.text == SURROGATE.sub("\ufffd", source)
        check(page)
    assert page == opened(source, "text/plain")


@FEW
@given(PAGES)
def test_any_page_flattened(source: str) -> None:
    page = opened(source, "text/html")
    flat = opened(page.text, "text/plain") if page else None
    if flat:
        check(flat)


@FEW
@given(st.one_of(st.binary(max_size=400), PAGES.map(lambda p: p.encode("utf-16", "replace")[1:])))
@example(b"\xff\xfe<\x00p\x00>\x00")
@example(b"\xef\xbb\xbf")
@example(b"<meta charset=utf-7>+ADw-p+AD4-")
def test_any_bytes(source: bytes) -> None:
    page = opened(source, None)
    if page:
        check(page)


@FEW
@given(st.lists(FRAGMENTS, min_size=1, max_size=3), st.sampled_from(CLASSES), st.sampled_from(DAYS))
def test_any_words_in_posts(parts: list[str], name: str, day: str) -> None:
    posts = "".join(
        f"<article class='message message--post' data-author='P{n}' id='post-{n}00'><time>{day}</time>"
        f"<div class='message-body'><div class='bbWrapper {name}'>Words of P{n}. {part}</div></div></article>"
        for n, part in enumerate(parts * 2, 1)
    )
    page = opened(posts, "text/html")
    if page:
        check(page)
        check_origins(page, posts)
