"""Each voice of a page counts from its own day, or from none."""

from dateline.date import dates
from dateline.interval import Interval
from dateline.lexicon import load_lexicon
from dateline.types import (
    Basis,
    Dating,
    Document,
    Page,
    Passage,
    PassageKind,
    TimeExpression,
)

Part = tuple[PassageKind, str, str | None]


def page(*parts: Part, published: str | None = None, inside: int | None = None) -> Document:
    """A page of such parts; those after the first lie inside part number `inside`, if it is given."""
    text, passages = "", []
    for number, (kind, words, on) in enumerate(parts, 1):
        start = len(text)
        text += words + "\n\n"
        passages.append(
            Passage(
                id=f"p{number}",
                start=start,
                end=start + len(words),
                kind=kind,
                published=_dating(on, Basis.STATED),
                parent=f"p{inside}" if inside and number > inside else None,
            )
        )
    if inside:
        first = passages[inside - 1]
        passages[inside - 1] = Passage(
            id=first.id,
            start=first.start,
            end=len(text),
            kind=first.kind,
            published=first.published,
        )
    day = _dating(published, Basis.GIVEN) or Dating()
    return Document(
        page=Page(id="page", media_type="text/plain", sha256="0", published=day),
        text=text,
        passages=tuple(passages),
    )


def _dating(on: str | None, basis: Basis) -> Dating | None:
    return Dating(when=Interval.parse(on), basis=basis) if on else None


def found(document: Document, words: str, nth: int = 0) -> TimeExpression:
    times = [t for t in dates(document, load_lexicon()) if t.text == words]
    return times[nth]


def test_the_body_is_dated_by_its_page() -> None:
    time = found(
        page((PassageKind.BODY, "They met on Monday.", None), published="2009-06-16"), "Monday"
    )
    assert str(time.when) == "2009-06-15"
    assert (time.basis, str(time.anchor)) == (Basis.RELATIVE, "2009-06-16")


def test_a_post_without_a_date_is_not_dated_by_its_page() -> None:
    time = found(
        page((PassageKind.POST, "They met on Monday.", None), published="2009-06-16"), "Monday"
    )
    assert (time.value, time.when, time.basis) == ("XXXX-WXX-1", None, Basis.UNKNOWN)


def test_each_post_counts_from_its_own_day() -> None:
    thread = page(
        (PassageKind.POST, "They met yesterday.", "2009-06-16"),
        (PassageKind.POST, "They met yesterday.", "2010-01-01"),
        (PassageKind.COMMENT, "They met yesterday.", None),
    )
    assert [str(found(thread, "yesterday", n).when) for n in range(3)] == [
        "2009-06-15",
        "2009-12-31",
        "None",
    ]


def test_a_sidebar_is_not_dated_by_the_article() -> None:
    site = page(
        (PassageKind.BODY, "They met on Thursday.", None),
        (PassageKind.SIDEBAR, "Rain fell on Friday.", "2025-03-29"),
        (PassageKind.SIDEBAR, "Snow fell on Sunday.", None),
        published="2016-01-22",
    )
    assert str(found(site, "Thursday").when) == "2016-01-21"
    assert str(found(site, "Friday").when) == "2025-03-28"
    assert found(site, "Sunday").when is None


def test_copy_counts_from_the_day_at_its_head() -> None:
    blog = page((PassageKind.EMBEDDED, "OSLO, 16 June 2009 (NTB) - The two met on Monday.", None))
    assert str(found(blog, "Monday").when) == "2009-06-15"
    assert str(found(blog, "Monday").anchor) == "2009-06-16"


def test_a_date_inside_a_sentence_is_no_dateline() -> None:
    copy = page(
        (PassageKind.EMBEDDED, "On 16 June 2009 the two quarrelled. They met on Monday.", None)
    )
    assert found(copy, "Monday").when is None


def test_copy_in_a_post_is_dated_by_the_post_but_not_by_the_page() -> None:
    parts: list[Part] = [
        (PassageKind.POST, "Look at this:", "2009-06-16"),
        (PassageKind.EMBEDDED, "The two met on Monday.", None),
    ]
    assert str(found(page(*parts, inside=1), "Monday").when) == "2009-06-15"
    undated = (PassageKind.POST, "Look at this:", None)
    thread = page(undated, parts[1], inside=1, published="2009-06-16")
    assert found(thread, "Monday").when is None


def test_a_day_at_the_head_of_copy_takes_its_year_from_the_copies_around_it() -> None:
    blog = page(
        (PassageKind.BODY, "A blog that pastes what it reads.", None),
        (PassageKind.EMBEDDED, "June 22nd, 2009: Talks went on.", "2009-06-22"),
        (PassageKind.EMBEDDED, "June 16 (NTB) - The two met on Monday.", None),
        inside=1,
    )
    head, monday = found(blog, "June 16"), found(blog, "Monday")
    assert (str(head.when), head.basis) == ("2009-06-16", Basis.INFERRED)
    assert str(monday.when) == "2009-06-15"


def test_an_inferred_year_holds_for_what_was_over_when_the_text_was_put_together() -> None:
    blog = page(
        (PassageKind.BODY, "A blog that pastes what it reads.", None),
        (PassageKind.EMBEDDED, "June 22nd, 2009: Talks went on.", "2009-06-22"),
        (PassageKind.EMBEDDED, "Ships came by June 8 and in December.", None),
        inside=1,
    )
    eighth = found(blog, "June 8")
    assert (str(eighth.when), eighth.basis) == ("2009-06-08", Basis.INFERRED)
    assert found(blog, "December").when is None


def test_a_passage_has_the_day_of_its_own_dateline() -> None:
    comment = page(
        (PassageKind.COMMENT, "Reader", None),
        (PassageKind.DATELINE, "Sep 30, 2021 07:57am", None),
        (PassageKind.QUOTATION, "They met yesterday.", None),
        inside=1,
    )
    whole = comment.passages[:2]  # the last words are the comment's own
    comment = Document(page=comment.page, text=comment.text, passages=whole)
    assert str(found(comment, "yesterday").when) == "2021-09-29"


def test_no_year_is_inferred_where_the_copies_are_of_several_years() -> None:
    blog = page(
        (PassageKind.BODY, "A blog that pastes what it reads.", None),
        (PassageKind.EMBEDDED, "June 22nd, 2009: Talks went on.", "2009-06-22"),
        (PassageKind.EMBEDDED, "May 2, 2011: Talks failed.", "2011-05-02"),
        (PassageKind.EMBEDDED, "June 16 (NTB) - The two met on Monday.", None),
        inside=1,
    )
    assert found(blog, "June 16").when is None
    assert found(blog, "Monday").when is None


def test_that_year_is_the_year_of_the_same_voice() -> None:
    thread = page(
        (PassageKind.POST, "The pact came in 1961.", None),
        (PassageKind.POST, "It was void in 1999. That year it burned.", None),
        (PassageKind.POST, "In the same year it rained.", None),
    )
    assert found(thread, "That year").value == "1999"
    assert not [t for t in dates(thread, load_lexicon()) if t.text == "the same year"]


def test_an_anchor_of_one_year_is_enough_for_last_year() -> None:
    time = found(
        page((PassageKind.BODY, "They met last year.", None), published="2012"), "last year"
    )
    assert (time.value, str(time.when)) == ("2011", "2011")


def test_text_outside_of_all_passages_has_no_anchor() -> None:
    document = page((PassageKind.BODY, "Rain.", None), published="2012-05-05")
    document = Document(
        page=document.page, text=document.text + "Monday", passages=document.passages
    )
    assert found(document, "Monday").when is None


def test_a_dateline_does_not_take_its_year_from_what_was_told_above() -> None:
    words = "The pass was closed in 1998.\n\nTACNA, Nov 5 (Andina) - Guards came on Nov 4."
    told = page((PassageKind.BODY, words, None))
    assert found(told, "Nov 5").when is None
    assert found(told, "Nov 4").when is None
    history = page((PassageKind.BODY, "The pass was closed in 1998. On Nov 4 guards came.", None))
    assert str(found(history, "Nov 4").when) == "1998-11-04"
