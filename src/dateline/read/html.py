"""An HTML page: its one text and whose words its parts are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from msgspec import structs

from dateline.lexicon import Lexicon
from dateline.read.article import LARGEST, Article, around_thread, article
from dateline.read.comments import comments
from dateline.read.html_anchors import anchors
from dateline.read.html_bounds import bounded
from dateline.read.html_labels import run_passages, unit_passages
from dateline.read.html_look import Look
from dateline.read.html_posts import Unit, completed
from dateline.read.html_text import Block, Rendered, rendered
from dateline.read.html_unseen import unseen
from dateline.read.layout import Layout
from dateline.read.structured import Said, said, site_in, site_of, title_of
from dateline.read.thread import Found, thread
from dateline.types import Basis, Dating, Issue, Passage, PassageKind, Placed, Span

_FURNITURE = frozenset(
    {PassageKind.NAVIGATION, PassageKind.SIDEBAR, PassageKind.FORM, PassageKind.BOILERPLATE}
)


class Html(NamedTuple):
    """A page read."""

    text: str
    layout: Layout
    language: str | None  # that the page claims
    places: tuple[Placed, ...]  # in the HTML


def read_html(html: str, url: str | None, lexicon: Lexicon) -> Html:
    """The text of a page and its layout."""
    page = rendered(html)
    claims = said(page.document)
    page = unseen(page, claims, lexicon.pages) or page
    look = Look(page, lexicon.pages, anchors(page, lexicon.pages, claims.language))
    found = thread(look, claims, url)
    passages, published = (
        _thread(look, completed(look, found.units, claims.postings), claims)
        if found
        else _article(look, html, claims)
    )
    return Html(
        page.text,
        Layout(
            title=title_of(claims.title, _first(page.text, passages)),
            site=claims.site
            or site_in(page.text, look.rules.hints.get("software", ()))
            or site_of(claims.title, _first(page.text, passages)),
            published=published,
            passages=passages,
            issues=_issues(html) if not found else (),
        ),
        claims.language,
        _places(page, passages),
    )


def _places(page: Rendered, passages: Sequence[Passage]) -> tuple[Placed, ...]:
    """Where each block stands in the HTML; of furniture each run of blocks."""
    runs: list[tuple[int, int]] = []
    done = 0
    for span in sorted(p.span for p in passages if p.kind in _FURNITURE and not p.parent):
        run = page.places_in(span)
        runs += [(n, n) for n in range(done, run.start)]
        if run:
            runs.append((run.start, run.stop - 1))
        done = max(done, run.stop)
    runs += [(n, n) for n in range(done, len(page.blocks))]
    return tuple(
        [
            Placed(Span(page.blocks[first].start, page.blocks[last].end), origin)
            for (first, last), origin in zip(runs, page.origins(runs), strict=True)
        ]
    )


def _first(text: str, passages: Sequence[Passage]) -> str:
    """The words of the headline."""
    found = (p for p in passages if p.kind is PassageKind.HEADLINE)
    return next((text[p.start : p.end].split("\n", 1)[0] for p in found), "")


def _issues(html: str) -> tuple[Issue, ...]:
    if len(html) <= LARGEST:
        return ()
    message = f"{len(html):,} characters of HTML: every long paragraph is taken for the article"
    return (Issue(stage="read", message=message),)


def _thread(look: Look, units: Sequence[Unit], claims: Said) -> tuple[tuple[Passage, ...], Dating]:
    """Posts and what is around them; a thread is as old as its first post."""
    kinds = dict(
        zip(look.page.starts, around_thread(look, claims, units[0].span.start), strict=True)
    )
    around = [(b, kinds[b.start]) for b in _outside(look.page, [u.span for u in units])]
    posts = unit_passages(look, bounded(units), PassageKind.POST)
    first = units[0].published
    said = Dating(when=claims.published, basis=Basis.STATED) if claims.published else Dating()
    return (*posts, *run_passages(look.page, around)), first or said


def _outside(page: Rendered, spans: Sequence[Span]) -> Iterator[Block]:
    """The blocks that lie in none of the spans."""
    end, waiting = 0, sorted(spans, reverse=True)
    for block in page.blocks:
        while waiting and waiting[-1].start <= block.start:
            end = max(end, waiting.pop().end)
        if block.start >= end:
            yield block


def _article(look: Look, html: str, claims: Said) -> tuple[tuple[Passage, ...], Dating]:
    """Article, furniture and comments; the body carries the page's author and date."""
    labelled = article(look, html, claims)
    pairs = list(zip(look.page.blocks, labelled.kinds, strict=True))
    body = tuple(b.span for b, kind in pairs if kind is PassageKind.BODY)
    found = comments(look, body, claims.postings)
    units = completed(look, found.units, claims.postings) if found else ()
    start = labelled.published.start
    if start is not None and any(u.span.start <= start < u.span.end for u in units):
        labelled = replace(labelled, published=Dating())  # that is a reader's day
    pairs = [(b, _below(k) if _in(b, found) else k) for b, k in pairs]
    kept = {b.start for b in _outside(look.page, [u.span for u in units])}
    replies = unit_passages(look, units, PassageKind.COMMENT)
    rest = run_passages(look.page, [(b, k) for b, k in pairs if b.start in kept])
    return (*replies, *(_signed(p, labelled) for p in rest)), labelled.published


def _in(block: Block, found: Found | None) -> bool:
    """Does a block stand among the comments?"""
    return found is not None and found.within is not None and found.within.contains(block.span)


def _below(kind: PassageKind) -> PassageKind:
    return PassageKind.BOILERPLATE if kind is PassageKind.BODY else kind


def _signed(passage: Passage, found: Article) -> Passage:
    if passage.kind is not PassageKind.BODY:
        return passage
    when = found.published if found.published.when else None
    return structs.replace(passage, author=found.author, published=when)
