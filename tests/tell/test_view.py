"""A page as it was read: every character once, escaped, each passage with its label."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from dateline.interval import Interval
from dateline.tell.view import is_file, view, write_view
from dateline.types import (
    Basis,
    Claim,
    Dating,
    Evidence,
    Page,
    Passage,
    PassageKind,
    Reading,
    Register,
    Status,
    When,
)


def reading(text: str, *passages: Passage) -> Reading:
    return Reading(
        page=Page(id="a.html", title="A & B", media_type="text/html", sha256="0" * 64),
        text=text,
        passages=passages,
    )


def words(html: str) -> str:
    """What a browser would show of the page itself."""
    body = html[html.index("<main>") + 6 : html.index("</main>")]
    without_labels = re.sub(r'<div class="label">.*?</div>', "", body, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", without_labels))


def labels(html: str) -> list[str]:
    found = re.findall(r'<div class="label">(.*?)</div>', html, flags=re.DOTALL)
    return [unescape(" | ".join(re.sub(r"<[^>]*>", "\n", label).split("\n"))) for label in found]


def said(html: str) -> list[list[str]]:
    """The parts of each label."""
    return [[part for part in label.split(" | ") if part] for label in labels(html)]


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
    assert said(html) == [
        ["post", "Ada", "2011-05-04, stated", "quoted by ", "↓ p3", "p1"],
        ["post", "no author", "no date", "p2"],
        ["quoted post", "no author", "no date", "quotes ", "↑ p1 Ada", "p3"],
    ]
    assert '<a href="#p1">' in html
    assert 'id="p1"' in html


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_hostile_words_stay_words(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    html = view(reading(text, Passage(id="p1", start=start, end=end, kind=PassageKind.BODY)))
    assert words(html) == text


def test_nothing_of_the_page_is_markup() -> None:
    html = view(reading("<script>alert(1)</script>"))
    assert "<script" not in html


def test_a_date_is_shown_with_the_words_that_state_it() -> None:
    text = "Joined 2009. Posted 4 May 2011. Hello."
    dating = Dating(when=Interval.parse("2011-05-04"), basis=Basis.STATED, start=20, end=30)
    post = Passage(id="p1", start=0, end=38, kind=PassageKind.POST, published=dating)
    assert said(view(reading(text, post))) == [
        ["post", "no author", "2011-05-04, stated: “4 May 2011”", "p1"]
    ]


def test_a_quoted_post_that_is_not_there_is_said() -> None:
    quoted = Passage(id="p1", start=0, end=5, kind=PassageKind.QUOTED_POST, author="Ada")
    assert "the quoted post is not on this page" in said(view(reading("Words", quoted)))[0]


def test_the_words_of_claims_lead_to_the_claims(reading_of: Callable[..., Reading]) -> None:
    made = reading_of("a.txt")
    html = view(made)
    assert words(html) == made.text
    for number, claim in enumerate(made.claims, 1):
        quote = claim.evidence.quote
        assert f'href="#n{number}" data-n="{number}"><mark>{quote}</mark></a>' in html
        assert f'<tr id="n{number}"><td><a href="#w{number}">' in html
    assert "Elbonia [ELB] → Ruritania [RUR]" in html


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8))
def test_claims_may_overlap(places: list[tuple[int, int]]) -> None:
    text = "Forty characters of words and one more. "
    made = tuple(
        Claim(
            id=f"c{n}",
            page="a.html",
            event_type=None,
            register=Register.OTHER,
            actors=(),
            date=When(),
            status=Status.HAPPENED,
            evidence=Evidence(start=at, end=at + more, quote=text[at : at + more]),
            confidence=0.5,
            rule="r",
        )
        for n, (at, more) in enumerate(sorted(places))
    )
    html = view(structs.replace(reading(text), claims=made))
    assert words(html) == text
    assert html.count("<tr id=") == len(places)
    for number in range(1, len(places) + 1):
        assert html.count(f'id="w{number}"') == (1 if places else 0)


def test_passages_a_thousand_deep_are_shown() -> None:
    text = "x" * 4_000
    nest = [
        Passage(id=f"p{n}", start=n, end=4_000 - n, kind=PassageKind.QUOTATION)
        for n in range(1_900)
    ]
    assert words(view(reading(text, *nest))) == text


def test_no_script_and_nothing_from_outside() -> None:
    html = view(reading("words"))
    assert "default-src 'none'" in html
    assert not re.findall(r"<script|<img|<link|src=|url\(|@import", html)


def test_a_file_or_a_folder(tmp_path: Path) -> None:
    assert is_file(Path("out.html"))
    assert not is_file(Path("views"))
    taken: set[Path] = set()
    one = write_view(reading("One"), tmp_path / "views", taken)
    other = write_view(reading("Two"), tmp_path / "views", taken)
    wild = structs.replace(reading("x"), page=structs.replace(reading("x").page, id="../../Ä?/"))
    strange = write_view(wild, tmp_path / "views", taken)
    assert [f.name for f in (one, other, strange)] == ["a.html", "a-2.html", "page.html"]
    assert all(f.parent == tmp_path / "views" for f in taken)
    assert "Two" in other.read_text(encoding="utf-8")
