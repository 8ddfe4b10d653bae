"""Posts that do not say their year are bounded by those around them, or stay without a day."""

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.types import PassageKind, Source

LEXICON = load_lexicon()
WORDS = (
    "The first ship of the grain fleet has left the port of Strelsau for Elbonia, the harbour master says.",
    "Elbonia has not paid for the last three ships, and the minister knows that as well as you do.",
    "Two more are being loaded. My brother drives one of the carts that bring the grain to them.",
)


def days(*times: str) -> list[str | None]:
    posts = "".join(
        f'<div class="post" id="post-{n}"><div class="author"><a href="/members/{n}">{name}</a></div>'
        f'<div class="when">{time}</div><div class="text">{words}</div></div>'
        for n, (name, time, words) in enumerate(
            zip(("tarn", "sapt", "fritz"), times, WORDS, strict=True), 101
        )
    )
    html = f"<html><title>Grain</title><body><h1>Grain ships</h1>{posts}</body></html>"
    page = read(Source(id="t", content=html, url="https://forum.example/threads/1"), LEXICON)
    found = [p for p in page.passages if p.kind is PassageKind.POST]
    assert len(found) == len(times)
    return [str(p.published.when) if p.published and p.published.when else None for p in found]


def test_between_the_posts_above_and_below() -> None:
    assert days("12 May 2014, 10:00", "Monday 10:12", "20 May 2014, 9:00") == [
        "2014-05-12",
        "2014-05-12/2014-05-20",
        "2014-05-20",
    ]


def test_not_before_the_last_post_that_says_its_day() -> None:
    found = days("12 May 2014, 10:00", "13 May 2014, 10:00", "2 hours ago")
    assert found == ["2014-05-12", "2014-05-13", "2014-05-13/.."]


def test_newest_first() -> None:
    found = days("3 hours ago", "13 May 2014, 10:00", "12 May 2014, 10:00")
    assert found == ["2014-05-13/..", "2014-05-13", "2014-05-12"]


def test_nothing_where_no_post_says_its_day() -> None:
    assert days("3 hours ago", "2 hours ago", "1 hour ago") == [None, None, None]
