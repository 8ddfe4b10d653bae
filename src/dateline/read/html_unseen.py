"""Pages that show no words before their scripts run, read from the data that they carry for them.

JSON-LD says posts and articles in the terms of schema.org; Discourse puts the posts of a topic into
an attribute. They are written out as a page of their own, whose places in the original are those of
the data.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape

from turbohtml import Element

from dateline.read.html_text import Rendered, rendered
from dateline.read.structured import Posting, Said
from dateline.types import Span

_SILENT = 400  # characters that a page without its own words shows at most
_MORE = 2  # how many times as long the data must be
_DATA = "script[type='application/ld+json']"
_PRELOADED = "[data-preloaded]"


def unseen(page: Rendered, said: Said) -> Rendered | None:
    """The page as its data tell it; None where it shows its words, or its data tell none."""
    if len(page.text) >= _SILENT:
        return None
    for selector, body in ((_PRELOADED, _discourse), (_DATA, _schema)):
        for element in page.document.select(selector)[:1]:
            made = rendered("".join(body(element, said)))
            if len(made.text) > max(_SILENT // 4, _MORE * len(page.text)):
                return _placed(made, element)
    return None


def _placed(made: Rendered, element: Element) -> Rendered:
    """The made page with the place of the data as the origin of its every block."""
    place = element.source_location
    span = Span(0, 0)
    if place:
        span = Span(place.start_tag.start_offset, (place.end_tag or place.start_tag).end_offset)
    return replace(made, origins=(span,) * len(made.blocks))


def _schema(_: Element, said: Said) -> Iterator[str]:
    yield _headline(said.title)
    if said.postings:
        yield from (_post(p, _paragraphs(p.text)) for p in said.postings)
    elif said.body:
        yield f"<article>{_paragraphs(said.body)}</article>"


def _headline(title: str | None) -> str:
    return f"<h1>{escape(title)}</h1>" if title else ""


def _post(posting: Posting, words: str) -> str:
    when = posting.published.start if posting.published else None
    date = f'<time datetime="{when}">{when}</time>' if when else ""
    return (
        '<div itemscope itemtype="https://schema.org/DiscussionForumPosting">'
        f'<b itemprop="author">{escape(posting.author or "")}</b> {date}'
        f'<div itemprop="text">{words}</div></div>'
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _discourse(element: Element, said: Said) -> Iterator[str]:
    """The posts of the topic in `data-preloaded`: JSON whose values are JSON again."""
    yield _headline(said.title)
    for post in _posts(_read(element.attrs.get("data-preloaded"))):
        cooked = post.get("cooked")
        if isinstance(cooked, str):
            name, day = post.get("username"), post.get("created_at")
            shown = Posting(cooked, name if isinstance(name, str) else None, None)
            date = escape(day[:10]) if isinstance(day, str) else ""
            yield _post(shown, cooked).replace(
                "<div itemprop", f"<time>{date}</time><div itemprop", 1
            )


def _posts(values: Mapping[str, object]) -> Sequence[Mapping[str, object]]:
    for name, value in values.items():
        topic = _read(value) if name.startswith("topic") else {}
        stream = topic.get("post_stream")
        posts = stream.get("posts") if isinstance(stream, Mapping) else None
        if isinstance(posts, list):
            return [post for post in posts if isinstance(post, Mapping)]
    return ()


def _read(value: object) -> Mapping[str, object]:
    if not isinstance(value, str):
        return {}
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):  # cut off, or nested without end: it tells nothing
        return {}
    return found if isinstance(found, Mapping) else {}
