"""Pages that scripts draw: their words stand only in data."""

import json
from html import escape

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.types import Document, PassageKind, Source, Span

LEXICON = load_lexicon()


def posts(html: str) -> tuple[Document, list[tuple[str | None, str]]]:
    page = read(Source(id="t", content=html, url="https://talk.example/t/bridges/12"), LEXICON)
    found = [p for p in page.passages if p.kind is PassageKind.POST]
    return page, [(p.author, str(p.published and p.published.when)) for p in found]


def test_posts_that_a_topic_preloads_for_its_script() -> None:
    told = [
        {"username": "tarn", "created_at": "2021-03-04T10:00:00Z", "cooked": "<p>Elbonia paid for the first of the two bridges in March.</p>"},
        {"username": "sapt", "created_at": "2021-03-05T11:00:00Z", "cooked": "<p>It paid with stone. The ministers shook hands over the stone.</p>"},
    ]  # fmt: skip
    data = {"site": "{}", "topic_12": json.dumps({"post_stream": {"posts": told}})}
    html = f'<html><title>Bridges</title><body><div id="data-preloaded" data-preloaded="{escape(json.dumps(data))}"></div></body></html>'
    page, found = posts(html)
    assert found == [("tarn", "2021-03-04"), ("sapt", "2021-03-05")]
    assert "It paid with stone." in page.text
    place = next(p for p in page.places if "stone" in page.text[slice(*p.span)])
    assert isinstance(place.origin, Span)
    assert html[slice(*place.origin)].startswith('<div id="data-preloaded"')


def test_posts_that_stand_in_json_ld_only() -> None:
    told = {
        "@type": "DiscussionForumPosting",
        "headline": "Bridges",
        "text": "Elbonia paid for the first of the two bridges in March, as its minister had said.",
        "author": {"name": "tarn"},
        "datePublished": "2021-03-04",
        "comment": [
            {
                "@type": "Comment",
                "text": "It paid with stone, and the ministers shook hands over the stone.",
                "author": {"name": "sapt"},
                "datePublished": "2021-03-05",
            }
        ],
    }
    html = f'<html><body><div id="root"></div><script type="application/ld+json">{json.dumps(told)}</script></body></html>'
    assert posts(html)[1] == [("tarn", "2021-03-04"), ("sapt", "2021-03-05")]


def test_broken_data_tell_nothing() -> None:
    html = '<html><body><p>Please wait while the talk is loaded.</p><div data-preloaded="{&quot;topic_1&quot;: &quot;{cut"></div></body></html>'
    assert posts(html)[1] == []


def script(data: object) -> str:
    return f'<html><body><div id="root"></div><script type="application/json">{json.dumps(data)}</script></body></html>'


TOLD = [("tarn", "The first of the two bridges was paid in March."), ("sapt", "<p>Agreed.</p>")]


def test_posts_in_the_data_of_a_program_nobody_described() -> None:
    answers = [
        {"id": n, "user": {"id": n, "userName": name}, "created_at": f"2021-03-0{n}T10:00:00Z", "body": words * 3}
        for n, (name, words) in enumerate(TOLD, 1)
    ]  # fmt: skip
    menu = [{"name": "Home", "text": "Go home.", "user": "menu"}] * 9
    page, found = posts(script({"props": {"menu": menu, "answers": answers}}))
    assert found == [("tarn", "2021-03-01"), ("sapt", "2021-03-02")]
    assert "Go home" not in page.text


def test_writers_that_the_data_keep_apart() -> None:
    told = [
        {
            "type": "posts",
            "id": str(n),
            "attributes": {"createdAt": 1614600000 + 86400 * n, "contentHtml": words * 3},
            "relationships": {"user": {"data": {"type": "users", "id": name}}},
        }
        for n, (name, words) in enumerate(TOLD)
    ]
    users = [
        {"type": "users", "id": name, "attributes": {"displayName": name.title()}}
        for name, _ in TOLD
    ]
    page, found = posts(script({"document": {"included": [*told, *users]}}))
    assert found == [("Tarn", "2021-03-01"), ("Sapt", "2021-03-02")]
    assert "Agreed." in page.text
