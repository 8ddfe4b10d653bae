"""An HTML page: its one text and whose words its parts are."""

from dateline.lexicon import Lexicon
from dateline.read.article import body_blocks
from dateline.read.html_anchors import anchors
from dateline.read.html_labels import run_passages, unit_passages
from dateline.read.html_posts import Look
from dateline.read.html_text import rendered
from dateline.read.layout import Layout
from dateline.read.structured import said
from dateline.read.thread import thread
from dateline.types import Basis, Dating, PassageKind


def layout(html: str, url: str | None, lexicon: Lexicon) -> tuple[str, Layout, str | None]:
    """The text of a page, its layout, and the language that the page claims."""
    page = rendered(html)
    claims = said(page.document)
    look = Look(page, lexicon.pages, anchors(page, lexicon.pages, claims.language))
    found = thread(look, claims, url)
    if found:
        inside = [u.span for u in found.units]
        units = unit_passages(look, found.units, PassageKind.POST)
        body: frozenset[int] = frozenset()
    else:
        inside, units = [], ()
        body = body_blocks(page, html)
    labels = [
        (block, PassageKind.BODY if n in body else PassageKind.BOILERPLATE)
        for n, block in enumerate(page.blocks)
        if not any(s.contains(block.span) for s in inside)
    ]
    published = Dating(when=claims.published, basis=Basis.STATED) if claims.published else Dating()
    passages = (*units, *run_passages(page, labels))
    return (
        page.text,
        Layout(title=claims.title, site=claims.site, published=published, passages=passages),
        claims.language,
    )
