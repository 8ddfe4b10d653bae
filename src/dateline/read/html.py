"""An HTML page: its one text and whose words its parts are."""

from collections.abc import Iterator, Sequence

from dateline.lexicon import Lexicon
from dateline.read.article import body_blocks
from dateline.read.html_text import Block, rendered
from dateline.read.layout import Layout
from dateline.read.structured import said
from dateline.types import Basis, Dating, Passage, PassageKind, Span


def layout(html: str, lexicon: Lexicon) -> tuple[str, Layout, str | None]:
    """The text of a page, its layout, and the language that the page claims."""
    page = rendered(html)
    claims = said(page.document)
    body = body_blocks(page, html)
    kinds = [
        PassageKind.BODY if n in body else PassageKind.BOILERPLATE for n in range(len(page.blocks))
    ]
    published = Dating(when=claims.published, basis=Basis.STATED) if claims.published else Dating()
    return (
        page.text,
        Layout(
            title=claims.title,
            site=claims.site,
            published=published,
            passages=tuple(passages(page.blocks, kinds)),
        ),
        claims.language,
    )


def passages(blocks: Sequence[Block], kinds: Sequence[PassageKind]) -> Iterator[Passage]:
    """One passage for each run of blocks of one kind."""
    first = 0
    for place in range(1, len(blocks) + 1):
        if place == len(blocks) or kinds[place] != kinds[first]:
            run = blocks[first:place]
            yield Passage(
                id="",
                start=run[0].start,
                end=run[-1].end,
                kind=kinds[first],
                origin=Span(min(b.origin.start for b in run), max(b.origin.end for b in run)),
            )
            first = place
