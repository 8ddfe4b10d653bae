"""How far pasted pieces go, what stands on top of them, and the year of their datelines."""

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.types import Basis, Passage, PassageKind, Source

FIRST = "KIGALI, {day} (Lakes Press Agency) - Rwanda and Burundi reopened their bridge on Friday."
THEN = "The bridge had been shut for three years. Lorries queued for two kilometres."
LAST = "Burundi will mend the road by the end of the year."


def pieces(page: str) -> list[tuple[Passage, str]]:
    document = read(Source(id="page.txt", content=page), load_lexicon())
    kept = [p for p in document.passages if p.kind is PassageKind.EMBEDDED]
    return [(p, document.text[p.start : p.end]) for p in kept]


def blog(*parts: str) -> str:
    lead = (
        "So who paid for that bridge? I have asked for years, at every window of every ministry of "
        "both capitals, and this is all that I was ever told by anybody who knew:"
    )
    return "\n\n".join(("Lake diary", lead, *parts))


def test_a_piece_goes_on_until_the_blogger_is_back() -> None:
    back = "Three years! And who counts the lorries that drowned?"
    (piece,) = pieces(blog(FIRST.format(day="May 7, 2010"), THEN, LAST, back, back))
    assert piece[1].endswith(LAST)


def test_paper_day_headline_and_writer_stand_on_top() -> None:
    top = "The Valley Courier, 8 May 2010\nBridge open again after three years\nBy Ruth Odera"
    (piece,) = pieces(
        blog(
            f"{top}\nKIGALI - Rwanda reopened the bridge on Friday, officials said.",
            THEN,
            "I doubt it.",
        )
    )
    passage, words = piece
    assert (passage.author, passage.credit) == ("Ruth Odera", "The Valley Courier")
    assert str(passage.published and passage.published.when) == "2010-05-08"
    assert words.startswith("The Valley Courier")
    assert words.endswith(THEN)


def test_a_page_of_clippings_is_one_piece_after_the_other() -> None:
    page = "\n\n".join(
        (
            "LAKE DESK - clippings for the week to 9 May 2010",
            "BRIDGE OPEN AGAIN",
            FIRST.format(day="May 7"),
            THEN,
            "FERRY TO BE SOLD",
            "ENTEBBE, May 8 (Nile Wire) - Uganda will sell its last ferry, the ministry said on Saturday.",
            LAST,
        )
    )
    found = pieces(page)
    assert [p.author for p, _ in found] == ["Lakes Press Agency", "Nile Wire"]
    assert [w.split("\n")[0] for _, w in found] == ["BRIDGE OPEN AGAIN", "FERRY TO BE SOLD"]
    days = [p.published for p, _ in found]
    assert [(str(d.when), d.basis) for d in days if d] == [
        ("2010-05-07", Basis.INFERRED),
        ("2010-05-08", Basis.INFERRED),
    ]


def test_a_page_without_a_year_gives_none() -> None:
    (piece,) = pieces(blog(FIRST.format(day="May 7"), THEN, "I doubt it."))
    assert piece[0].published is None
