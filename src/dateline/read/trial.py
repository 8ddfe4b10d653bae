"""What the selectors of a page type find on a page: for those who write one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from msgspec import Struct

from dateline.lexicon import Lexicon
from dateline.lexicon.pages import Engine
from dateline.read.html_anchors import anchors
from dateline.read.html_days import told_date
from dateline.read.html_look import Case, Look, cases_of, first_selected, outermost
from dateline.read.html_names import told_author
from dateline.read.html_posts import selected, units
from dateline.read.html_text import rendered
from dateline.read.sniff import Unreadable, characters
from dateline.read.structured import said
from dateline.read.thread import Found, by_engine, thread
from dateline.types import Source, Span

SHOWN = 3  # finds of a selector that are given in words


class Tried(Struct, frozen=True, kw_only=True):
    """One selector. `found`: in how many posts it finds something; of `post`: how many posts."""

    field: str
    selector: str
    found: int
    first: tuple[str, ...]


class Trial(Struct, frozen=True, kw_only=True):
    """One page type on one page: each selector by itself, and what comes of all together."""

    engine: str
    page: str
    selectors: tuple[Tried, ...]
    posts: int  # with words of their own
    authors: int
    dates: int
    quotations: int
    believed: str | None  # the page type by which the page is read when this one is among ours


def trials(source: Source, engines: Sequence[Engine], lexicon: Lexicon) -> tuple[Trial, ...]:
    """Each of the engines on the page. Raises Unreadable where it is no page of HTML."""
    page = characters(source.content, source.media_type)
    if page.media_type != "text/html":
        raise Unreadable(f"{page.media_type}, no HTML: selectors find nothing in it")
    text = rendered(page.text)
    rules = replace(lexicon.pages, engines=(*engines, *lexicon.pages.engines))
    claims = said(text.document)
    look = Look(text, rules, anchors(text, rules, claims.language))
    posts = thread(look, claims, source.url)
    comments = by_engine(look, comments=True)
    return tuple(
        _trial(look, engine, source.id, comments if engine.comment else posts) for engine in engines
    )


def _trial(look: Look, engine: Engine, page: str, found: Found | None) -> Trial:
    roots = [(e,) for e in look.page.document.select(engine.post)]
    seen = units(look, roots, engine) if roots else ()
    return Trial(
        engine=engine.name,
        page=page,
        selectors=tuple(_tried(look, engine, cases_of(look, roots))),
        posts=len(seen),
        authors=sum(u.author is not None for u in seen),
        dates=sum(u.published is not None for u in seen),
        quotations=sum(len(u.quotes) for u in seen),
        believed=found.engine if found else None,
    )


Finder = Callable[[Case], str]
"""The words that a selector finds in a post; empty where it finds none."""


def _tried(look: Look, engine: Engine, cases: Sequence[Case]) -> Iterator[Tried]:
    for field, selector, finder in _finders(look, engine):
        words = [w for w in map(finder, cases) if w.strip()]
        yield Tried(field=field, selector=selector, found=len(words), first=tuple(words[:SHOWN]))


def _finders(look: Look, engine: Engine) -> Iterator[tuple[str, str, Finder]]:
    """A list of selectors is tried in order when a page is read; here each is tried by itself."""
    yield "post", engine.post, lambda case: _words(look, [case.span])
    for each in engine.body:
        yield "body", each, partial(_body, look, each)
    for each in engine.author:
        yield "author", each, partial(_author, look, each)
    for each in engine.date:
        yield "date", each, partial(_date, look, each)
    for field in ("panel", "drop", "quote"):
        selector = getattr(engine, field)
        if selector:
            yield field, selector, partial(_part, look, selector)


def _body(look: Look, selector: str, case: Case) -> str:
    found = first_selected(case, (selector,))
    return _words(look, [span for _, span in outermost(look, found)])


def _author(look: Look, selector: str, case: Case) -> str:
    return told_author(look, case, (selector,))[0] or ""


def _date(look: Look, selector: str, case: Case) -> str:
    found = told_date(look, case, (selector,))
    return str(found.when) if found else ""


def _part(look: Look, selector: str, case: Case) -> str:
    return _words(look, selected(look, case, selector))


def _words(look: Look, spans: Sequence[Span]) -> str:
    return " … ".join(look.page.text[s.start : s.end] for s in spans)
