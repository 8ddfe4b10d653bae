"""A page as it was read: every character once, escaped, each passage with its label."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from dateline.interval import Interval
from dateline.tell.view import view
from dateline.types import Basis, Dating, Page, Passage, PassageKind, Reading


def reading(text: str, *passages: Passage) -> Reading:
    return Reading(
        page=Page(id="a.html", title="A & B", media_type="text/html", sha256="0" * 64),
        text=text,
        passages=passages,
    )


def words(html: str) -> str:
    """What a browser would show of the page itself."""
    body = html[html.index("<main>") : html.index("</main>")]
    without_labels = re.sub(r'<span class="label">.*?</span>', "", body, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", without_labels))


def test_a_post_and_what_it_quotes() -> None:
    text = "First words.\nFirst words.\nI agree."
    dating = Dating(when=Interval.parse("2011-05-04"), basis=Basis.STATED)
    html = view(
        reading(
            text,
            Passage(
                id="p1", start=0, end=12, kind=PassageKind.POST, author="Ada", published=dating
            ),
            Passage(id="p2", start=13, end=34, kind=PassageKind.POST),
            Passage(
                id="p3", start=13, end=25, kind=PassageKind.QUOTED_POST, parent="p2", quotes="p1"
            ),
        )
    )
    assert words(html) == text
    assert "p1 · post · Ada · 2011-05-04 (stated)" in html
    assert 'p3 · quoted_post · no author · no date · quotes <a href="#p1">p1</a>' in html


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_hostile_words_stay_words(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    html = view(reading(text, Passage(id="p1", start=start, end=end, kind=PassageKind.BODY)))
    assert words(html) == text


def test_nothing_of_the_page_is_markup() -> None:
    html = view(reading("<script>alert(1)</script>"))
    assert "<script" not in html
