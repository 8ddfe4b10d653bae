"""What a page says about itself for machines: JSON-LD, OpenGraph, meta elements, html lang."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

import turbohtml
from turbohtml import Element

from dateline.interval import Interval
from dateline.lexicon.printed import printed_dates

_PUBLISHED = (  # the first that holds a date is believed
    ("property", "article:published_time"),
    ("property", "og:article:published_time"),
    ("itemprop", "datePublished"),
    ("name", "article:published_time"),
    ("name", "parsely-pub-date"),
    ("name", "sailthru.date"),
    ("name", "datePublished"),
    ("name", "publish-date"),
    ("name", "publishdate"),
    ("name", "pubdate"),
    ("name", "DC.date.issued"),
    ("name", "dcterms.issued"),
    ("name", "DC.date"),
    ("name", "citation_publication_date"),
    ("name", "date"),
)
_SITE = (("property", "og:site_name"), ("name", "application-name"))
_TITLE = (("property", "og:title"), ("name", "twitter:title"), ("name", "title"))
_AUTHOR = (("name", "author"), ("property", "article:author"), ("name", "parsely-author"))
_TYPE = (("property", "og:type"),)
_ARTICLE = frozenset(
    {
        "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "OpinionNewsArticle",
        "AnalysisNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "Report",
        "TechArticle", "ScholarlyArticle", "LiveBlogPosting", "AdvertiserContentArticle",
    }
)  # fmt: skip
_POSTING = frozenset({"DiscussionForumPosting", "Comment", "Answer", "Question", "UserComments"})
_THREAD = frozenset({"DiscussionForumPosting", "QAPage", "Question"})
_SEPARATORS = ("", "|", "-", "\u2013", "\u2014", ":", "\u00b7", "\u00bb", "\u2022")
_BETWEEN = re.compile(r"\s[|\u2013\u2014\u00b7\u00bb\u2022:-]{1,2}\s")
_DEEPEST = 12
_FOOT = 2000  # characters at the end of a page where its owner signs
_COPYRIGHT = re.compile(
    r"(?:\u00a9|\(c\)|copyright)(?:\s{1,2}(?:\u00a9|\(c\)))?[\s,]{0,2}(?:(?:19|20)\d\d(?:\s?[-\u2013]\s?(?:19|20)?\d\d)?)?"
    r"[\s,]{0,2}(?:by\s)?(?P<name>[^\W\d_][^\n.|,;\u00a9\u00b7]{1,60}?)(?=\s(?:19|20)\d\d|\s?[\n.|,;\u00b7]|\s?$|\sall rights)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Posting:
    """A post or comment that a page describes for machines."""

    text: str
    author: str | None
    published: Interval | None


@dataclass(frozen=True)
class Said:
    """A page about itself; None where it is silent."""

    title: str | None = None
    site: str | None = None
    author: str | None = None
    language: str | None = None
    published: Interval | None = None
    body: str | None = None  # schema.org articleBody
    thread: bool = False  # does it call itself a discussion?
    article: bool = False  # does it call itself an article?
    postings: tuple[Posting, ...] = ()


def said(document: turbohtml.Document) -> Said:
    """Read the page's statements about itself."""
    things = tuple(_things(document.json_ld()))
    article = next((t for t in things if _types(t) & _ARTICLE), {})
    metas = _metas(document)
    return Said(
        title=_string(article.get("headline")) or _meta(metas, _TITLE) or _title(document),
        site=_meta(metas, _SITE) or _name(article.get("publisher")),
        author=_name(article.get("author")) or _meta(metas, _AUTHOR),
        language=_language(document),
        published=_date(article.get("datePublished")) or _meta_date(metas),
        body=_string(article.get("articleBody")),
        thread=any(_types(t) & _THREAD for t in things),
        article=bool(article) or _calls_itself_article(metas),
        postings=tuple(_postings(things)),
    )


def _postings(things: Sequence[Mapping[str, object]]) -> Iterator[Posting]:
    for thing in things:
        if _types(thing) & _POSTING:
            text = _string(thing.get("text")) or _string(thing.get("articleBody"))
            if text:
                published = _date(thing.get("datePublished")) or _date(thing.get("dateCreated"))
                yield Posting(text, _name(thing.get("author")), published)


def site_in(words: str, makers: Sequence[str] = ()) -> str | None:
    """Whose page it is by its copyright line, which stands at the foot.

    `makers`: the makers of software, who sign the pages of others.
    """
    names = [found["name"] for found in _COPYRIGHT.finditer(words[-_FOOT:])]
    names = [name for name in names if not name.lower().startswith(tuple(makers))]
    name = " ".join(names[-1].split()) if names else ""
    return name if 2 < len(name) <= 50 and len(name.split()) <= 6 else None


def title_of(title: str | None, headline: str) -> str | None:
    """The page's title without the name of the site, where the headline shows what is which."""
    headline = " ".join(headline.split())
    if title and len(headline) >= 12 and title.lower().startswith(headline.lower()):
        rest = title[len(headline) :].lstrip()
        return headline if rest[:1] in _SEPARATORS else title
    if title and len(headline) >= 12 and headline in title:
        before, _, after = title.partition(headline)
        if _bounds(before[-2:]) and _bounds(after[:2]):
            return headline
    return title or headline or None


def site_of(title: str | None, headline: str) -> str | None:
    """Whose page it is by what stands behind the headline in its title."""
    headline = " ".join(headline.split())
    if not title or len(headline) < 12 or not title.lower().startswith(headline.lower()):
        return None
    parts = _BETWEEN.split(title[len(headline) :])
    name = parts[-1].strip() if len(parts) > 1 else ""
    return name if 2 < len(name) <= 50 and len(name.split()) <= 6 else None


def _bounds(words: str) -> bool:
    return not words or words.strip() in _SEPARATORS[1:]


def _things(values: Sequence[object], depth: int = 0) -> Iterator[Mapping[str, object]]:
    """Every object in the JSON-LD, outer before inner."""
    for value in values:
        if isinstance(value, Mapping):
            yield value
            if depth < _DEEPEST:
                yield from _things(list(value.values()), depth + 1)
        elif isinstance(value, list) and depth < _DEEPEST:
            yield from _things(value, depth + 1)


def _types(thing: Mapping[str, object]) -> frozenset[str]:
    kind = thing.get("@type")
    if isinstance(kind, str):
        return frozenset({kind.rpartition("/")[2]})
    return (
        frozenset(k for k in kind if isinstance(k, str)) if isinstance(kind, list) else frozenset()
    )


def _string(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        names = [n for n in map(_name, value) if n]
        return ", ".join(names) or None
    if isinstance(value, Mapping):
        value = value.get("name")
    words = _string(value)
    return words if words and "://" not in words and len(words) < 120 else None


def _date(value: object) -> Interval | None:
    words = _string(value)
    found = printed_dates(words[:100]) if words else ()
    return found[0][1] if found else None


_Metas = Mapping[tuple[str, str], Sequence[object]]
"""What the meta elements say, by the attribute that names them and its value."""


def _metas(document: turbohtml.Document) -> _Metas:
    found: dict[tuple[str, str], list[object]] = defaultdict(list)
    for element in document.select("meta[content]"):
        attrs = element.attrs
        for kind in ("property", "itemprop", "name"):
            name = attrs.get(kind)
            if isinstance(name, str):
                found[kind, name].append(attrs["content"])
    return found


def _meta(metas: _Metas, names: Sequence[tuple[str, str]]) -> str | None:
    values = (value for name in names for value in metas.get(name, ()))
    return next((words for value in values if (words := _name(value))), None)


def _meta_date(metas: _Metas) -> Interval | None:
    values = (value for name in _PUBLISHED for value in metas.get(name, ()))
    return next((when for value in values if (when := _date(value))), None)


def _calls_itself_article(metas: _Metas) -> bool:
    return _meta(metas, _TYPE) == "article" or _PUBLISHED[0] in metas


def _title(document: turbohtml.Document) -> str | None:
    element = document.select_one("title")
    return " ".join(element.text.split())[:500] or None if element else None


def _language(document: turbohtml.Document) -> str | None:
    root = document.root
    value = root.attrs.get("lang") if isinstance(root, Element) else None
    if not isinstance(value, str):
        return None
    code = re.split(r"[-_]", value.strip().lower())[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None
