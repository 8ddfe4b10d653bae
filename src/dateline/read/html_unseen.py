"""Pages that show no words before their scripts run, read from the data that they carry for them.

JSON-LD says posts and articles in the terms of schema.org; Discourse puts the posts of a topic into
an attribute, others put them into a script of JSON. They are written out as a page of their own,
whose places in the original are those of the data.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from turbohtml import Element

from dateline.lexicon.pages import PageRules
from dateline.read.html_stored import stored
from dateline.read.html_text import Rendered, rendered
from dateline.read.structured import Posting, Said
from dateline.types import Span

_SILENT = 400  # characters that a page without its own words shows at most
_MORE = 2  # how many times as long the data must be
_DATA = "[data-preloaded], script[type='application/json']"
_SCHEMA = "script[type='application/ld+json']"
_MOST = 8  # elements of data that are read


def unseen(page: Rendered, said: Said, rules: PageRules) -> Rendered | None:
    """The page as its data tell it; None where it shows its words, or its data tell none."""
    if len(page.text) >= _SILENT:
        return None
    made = [(rendered(html), element) for element, html in _told(page, said, rules)]
    best = max(made, key=lambda pair: len(pair[0].text), default=None)
    if best is None or len(best[0].text) <= max(_SILENT // 4, _MORE * len(page.text)):
        return None
    return _placed(*best)


def _told(page: Rendered, said: Said, rules: PageRules) -> Iterator[tuple[Element, str]]:
    """The elements that hold data, each with the page that they tell."""
    title = f"<h1>{escape(said.title)}</h1>" if said.title else ""
    for element in page.document.select(_SCHEMA)[:1]:
        yield element, title + (_thread(said.postings) or _article(said))
    for element in page.document.select(_DATA)[: 0 if said.article and said.body else _MOST]:
        data = element.attrs.get("data-preloaded") or element.text
        yield element, title + _thread(stored(str(data), rules))


def _placed(made: Rendered, element: Element) -> Rendered:
    """The made page with the place of the data as the origin of its every block."""
    place = element.source_location
    span = Span(0, 0)
    if place:
        span = Span(place.start_tag.start_offset, (place.end_tag or place.start_tag).end_offset)
    return replace(made, data=span)


def _thread(postings: Sequence[Posting]) -> str:
    return "".join(map(_post, postings))


def _post(posting: Posting) -> str:
    when = posting.published.start if posting.published else None
    date = f'<time datetime="{when}">{when}</time>' if when else ""
    return (
        '<div itemscope itemtype="https://schema.org/DiscussionForumPosting">'
        f'<b itemprop="author">{escape(posting.author or "")}</b> {date}'
        f'<div itemprop="text">{_words(posting.text)}</div></div>'
    )


def _article(said: Said) -> str:
    return f"<article>{_words(said.body)}</article>" if said.body else ""


def _words(text: str) -> str:
    """Words with their marks of HTML, if they have such, else as paragraphs."""
    if "</" in text:
        return text
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
