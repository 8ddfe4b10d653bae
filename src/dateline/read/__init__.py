"""Bytes to a Document: one text, and for each part of it whose words it holds and since when."""

import hashlib
from typing import NamedTuple

import py3langid
from msgspec import structs

from dateline.lexicon import Lexicon
from dateline.read import copies, flat, html, pdf
from dateline.read.layout import Layout
from dateline.read.sniff import LIMIT, Unreadable, characters
from dateline.types import Basis, Dating, Document, Page, Passage, PassageKind, Placed, Source

__all__ = ["Layout", "Unreadable", "read"]

_ENOUGH = 200  # characters from which a language is told from the words
_SAMPLE = 300  # characters by which it is told
_VOICED = frozenset({PassageKind.BODY, PassageKind.POST, PassageKind.EMBEDDED, PassageKind.COMMENT})


def read(source: Source, lexicon: Lexicon) -> Document:
    """The page's text, its passages and what it says about itself.

    Raises Unreadable with the reason: empty, binary, too large, not decodable, no visible words.
    """
    laid = _laid_out(source, lexicon)
    text, layout = laid.text, laid.layout
    if not text.strip():
        raise Unreadable("no visible words: a page that is drawn by its scripts?")
    document = Document(
        page=Page(
            id=source.id,
            url=source.url,
            title=source.title or layout.title,
            site=source.site or layout.site,
            language=_language(text, layout, laid.language),
            media_type=laid.media_type,
            sha256=_sha256(source.content),
            published=_published(source, layout),
        ),
        text=text,
        issues=layout.issues,
        places=laid.places,
    )
    passages = copies.embedded(text, layout.passages, lexicon)
    return structs.replace(document, passages=_numbered(passages, document))


class _Laid(NamedTuple):
    """A page of any form, once its words are found."""

    text: str
    layout: Layout
    media_type: str
    language: str | None = None  # that the page claims
    places: tuple[Placed, ...] = ()


def _laid_out(source: Source, lexicon: Lexicon) -> _Laid:
    if isinstance(source.content, bytes) and source.content.startswith(b"%PDF-"):
        if len(source.content) > LIMIT:
            raise Unreadable(f"too large: {len(source.content):,} bytes, the limit is {LIMIT:,}")
        text, places = pdf.typeset(source.content)
        return _Laid(text, flat.layout(text, lexicon), "application/pdf", None, places)
    page = characters(source.content, source.media_type)
    if page.media_type == "text/html":
        text, layout, language, places = html.read_html(page.text, source.url, lexicon)
    else:
        text, layout, language, places = page.text, flat.layout(page.text, lexicon), None, ()
    layout = structs.replace(layout, issues=(*page.issues, *layout.issues))
    return _Laid(text, layout, page.media_type, language, places)


def _numbered(passages: tuple[Passage, ...], document: Document) -> tuple[Passage, ...]:
    """With their places in the original, and ids `p1`, `p2`, ... in the order of `start`, parents

    before children; links follow.
    """
    order = sorted(passages, key=lambda p: (p.start, -p.end))
    names = {p.id: f"p{n}" for n, p in enumerate(order, 1) if p.id}
    return tuple(
        structs.replace(
            p,
            id=f"p{n}",
            parent=names.get(p.parent) if p.parent else None,
            quotes=names.get(p.quotes) if p.quotes else None,
            origin=p.origin or document.origin(p.span),
        )
        for n, p in enumerate(order, 1)
    )


def _published(source: Source, layout: Layout) -> Dating:
    if source.published:
        return Dating(when=source.published, basis=Basis.GIVEN)
    return layout.published


def _language(text: str, layout: Layout, claimed: str | None) -> str | None:
    """From the words where there are enough of them; pages often claim their template's language."""
    sample = " ".join(text[p.start : p.end] for p in layout.passages if p.kind in _VOICED)[:_SAMPLE]
    if len(sample) < _ENOUGH and claimed:
        return claimed
    language: str = py3langid.classify(sample or text[:_SAMPLE])[0]
    return language


def _sha256(content: bytes | str) -> str:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    return hashlib.sha256(raw).hexdigest()
