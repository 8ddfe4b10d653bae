"""RSS, Atom and RDF feeds: each entry is a page, as far as the feed gives its words."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

import turbohtml.extract

from dateline.interval import Interval
from dateline.types import Source

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_XML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|rdf:RDF)")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding=["']([\w.:-]{2,40})["']""")


def is_feed(head: bytes) -> bool:
    return bool(_XML.match(head) and _ROOT.search(head))


def feed_pages(name: str, content: bytes) -> Iterator[Source]:
    """One Source an entry: its content, else its summary; title and date as the feed says."""
    feed = turbohtml.extract.feed(_characters(content))
    for number, entry in enumerate(feed.entries if feed else (), 1):
        words = entry.content or entry.summary or ""
        if isinstance(words, bytes):
            words = words.decode("utf-8", "replace")
        yield Source(
            id=f"{name}#{entry.id or entry.link or number}",
            content=_page(entry.title or "", words),
            media_type="text/html",
            url=entry.link,
            title=entry.title,
            site=feed.title if feed else None,
            published=day(entry.published or entry.updated),
        )


def day(stamp: str | None) -> Interval | None:
    """The day of an RFC 2822 or ISO 8601 time stamp, in the stamp's own zone; None if it is none."""
    if not stamp:
        return None
    try:
        return Interval.parse(stamp.strip()[:10])
    except ValueError:
        pass
    try:
        return Interval.day(parsedate_to_datetime(stamp).date())
    except (ValueError, TypeError, IndexError):
        return None


def _characters(content: bytes) -> str:
    said = _ENCODING.search(content[:300])
    try:
        return content.decode(said[1].decode("ascii") if said else "utf-8")
    except (UnicodeDecodeError, LookupError):
        return content.decode("utf-8", "replace")


def _page(title: str, words: str) -> str:
    """An entry as a page of its own: feeds give the middle of one."""
    plain = turbohtml.escape(title)
    return f"<html><body><article><h1>{plain}</h1>\n{words}\n</article></body></html>"
