"""HTML to one text."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.read.html_text import rendered
from dateline.types import Source


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One  two\n three</p><p>four</p>", "One two three\n\nfour"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<b>bo</b>ld <i>and</i> plain", "bold and plain"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc"),
        ("<p>ten&nbsp;kilo&shy;metres &amp; more</p>", "ten kilometres & more"),
        ("<pre>one\n  two</pre>", "one\ntwo"),
        ("seen<script>var unseen</script><style>p{}</style>", "seen"),
        ("<p>seen</p><p hidden>no</p><p style='display: none'>no</p>", "seen"),
        ("<p>seen<noscript>switch scripts on</noscript></p>", "seen"),
    ],
)
def test_what_a_reader_sees(html: str, text: str) -> None:
    assert rendered(html).text == text


def test_each_block_knows_its_place_in_the_source() -> None:
    html = "<h1>Tea &amp; milk</h1>\r\n<!-- a note --><p>Pour <b>slowly</b>.</p>"
    page = rendered(html)
    found = [html[start:end] for start, end in page.origins([(0, 0), (1, 1)])]
    assert found == ["Tea &amp; milk", "Pour <b>slowly</b>."]


def test_links_are_counted() -> None:
    block = rendered("<p><a href='/'>Home</a> sweet</p>").blocks[0]
    assert (block.linked, block.end - block.start) == (4, 10)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "deep" + "</div>" * 100_000,
        "<p><b>" * 20_000 + "deep",
        "<table><tr><td>" * 5_000 + "deep",
        "<p title='" + "x" * 2_000_000 + "'>deep</p>",
        "deep" + "<" * 200_000,
        "<a" * 100_000 + ">deep",
    ],
)
def test_hostile_markup_is_read(html: str) -> None:
    assert rendered(html) is not None


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "Words that lie deep." + "</div>" * 100_000,
        "<blockquote>" * 3_000 + "Words that lie deep, on May 1, 2014.",
        "<li class='comment'><b class='fn'>n</b> <time>May 1, 2014</time><p>Words that lie deep.</p><ul>" * 400,
        "<script type='application/ld+json'>" + "[" * 50_000 + "</script><p>Words that lie deep.",
        "<p>Words that lie deep.</p>" + "<p>&nbsp;</p>" * 20_000,
        "<p>Words that lie deep.</p>" * 3_000 + "<div class='menu'><div class='ads'>" * 9_000 + "<p>x</p>" * 999,
    ],
)  # fmt: skip
def test_hostile_pages_give_documents(html: str) -> None:
    page = read(Source(id="h", content=html, media_type="text/html"), load_lexicon())
    assert "Words that lie deep" in page.text
    assert page.passages
