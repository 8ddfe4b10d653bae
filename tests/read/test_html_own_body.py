"""The article of a page among teasers, notices and readers' comments."""

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.types import PassageKind, Source

LEXICON = load_lexicon()
FIRST = "The council of Strelsau has voted to rebuild the bridge at Zenda, which the flood of March carried away."
SECOND = "The work is to begin in May and to end before the winter, the mayor told the council after the vote."
THIRD = "Ruritania pays for two of the three arches, and Elbonia, whose carts use the bridge most, for the third."
FOURTH = "Nobody has said who pays for the road on the other bank, which the flood took as well."


def body(html: str) -> str:
    page = read(Source(id="t", content=f"<html><body>{html}</body></html>"), LEXICON)
    return "\n".join(
        page.text[p.start : p.end] for p in page.passages if p.kind is PassageKind.BODY
    )


def paragraphs(*words: str) -> str:
    return "".join(f"<p>{w}</p>" for w in words)


def test_teasers_longer_than_the_article_are_not_in_it() -> None:
    teaser = "<div class='card'><h3><a href='/x'>{0} of the valley</a></h3><p>{0} has seen no such summer, old people in the valley say, and they have seen seventy of them come and go.</p></div>"
    cards = "".join(teaser.format(town) for town in ("Zenda", "Hentzau", "Tarlenheim", "Streslau", "Hofbau", "Festenburg"))  # fmt: skip
    found = body(f"<h1>Zenda gets its bridge back</h1><div class='entry-content'>{paragraphs(FIRST, SECOND, THIRD)}</div><div class='grid'>{cards}</div>")  # fmt: skip
    assert FIRST in found
    assert THIRD in found
    assert "no such summer" not in found


def test_an_article_in_several_boxes_is_one() -> None:
    first, second = paragraphs(FIRST, SECOND), paragraphs(THIRD, FOURTH)
    found = body(f"<h1>Zenda gets its bridge back</h1><div class='chunks'><div class='grid'><div class='part'>{first}</div></div><div class='grid'><div class='part'>{second}</div></div></div>")  # fmt: skip
    assert all(words in found for words in (FIRST, SECOND, THIRD, FOURTH))


def test_what_holds_the_headline_is_no_furniture_whatever_it_is_called() -> None:
    found = body(f"<article class='post tag-bridges'><h1>Zenda gets its bridge back</h1>{paragraphs(FIRST, SECOND, THIRD, FOURTH)}</article>")  # fmt: skip
    assert FIRST in found


def test_readers_words_are_not_the_article() -> None:
    reader = "<div class='comment'><p>{} I have walked over that bridge for forty years and I will walk over the new one too.</p></div>"
    readers = "".join(reader.format(opening) for opening in ("Good.", "At last!", "We shall see.", "My father built it.", "Not before time."))  # fmt: skip
    found = body(f"<h1>Zenda gets its bridge back</h1><div>{paragraphs(FIRST, SECOND)}</div><div id='comments'>{readers}</div>")  # fmt: skip
    assert SECOND in found
    assert "forty years" not in found
