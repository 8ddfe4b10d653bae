"""From which day each voice of a page counts.

The anchor belongs to the voice, not to the page: a post, a comment, a sidebar and a copied article
each have their own or none. Only the page's own words (body, headline, caption, byline) are dated
by the page. What nobody dated has no anchor, so that no day is invented for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.interval import Interval
from dateline.types import Basis, Dating, Document, Passage, PassageKind, Span

_DATED_BY_PAGE = frozenset(
    {
        PassageKind.HEADLINE,
        PassageKind.BYLINE,
        PassageKind.DATELINE,
        PassageKind.BODY,
        PassageKind.CAPTION,
        PassageKind.PUBLICATION_LINE,
    }
)
_DATED_BY_PARENT = frozenset(
    {PassageKind.EMBEDDED, PassageKind.QUOTATION, PassageKind.CAPTION, PassageKind.DATELINE}
)
# Voices of one text, whose year may be inferred from the dates of the copies it holds.
_ONE_TEXT = _DATED_BY_PAGE | {PassageKind.EMBEDDED, PassageKind.QUOTATION}


@dataclass(frozen=True)
class Anchor:
    when: Interval
    basis: Basis


@dataclass(frozen=True)
class Voice:
    """A passage with its anchor; `own` are the words that are its own, less those of children."""

    key: str
    passage: Passage
    anchor: Anchor | None


def voices(document: Document) -> tuple[Voice, ...]:
    """One voice for each passage; a document without passages is one body."""
    passages = document.passages or (
        Passage(id="", start=0, end=len(document.text), kind=PassageKind.BODY),
    )
    by_id = {p.id: p for p in passages}
    inferred = _inferred(document)
    return tuple(
        Voice(p.id, p, _anchor(p, by_id, document) or (inferred if _one_text(p, by_id) else None))
        for p in passages
    )


def _anchor(passage: Passage, by_id: Mapping[str, Passage], document: Document) -> Anchor | None:
    """The nearest date that governs a passage, going outwards."""
    here: Passage | None = passage
    for _ in range(len(by_id) + 1):
        if here is None:
            return None
        if own := _dated(here.published) or _copied_from(here, by_id):
            return own
        parent = by_id.get(here.parent or "")
        if here.kind in _DATED_BY_PAGE and (parent is None or parent.kind in _DATED_BY_PAGE):
            return _dated(document.page.published)
        here = parent if here.kind in _DATED_BY_PARENT | _DATED_BY_PAGE else None
    return None


def _dated(dating: Dating | None) -> Anchor | None:
    return Anchor(dating.when, dating.basis) if dating and dating.when else None


def _copied_from(passage: Passage, by_id: Mapping[str, Passage]) -> Anchor | None:
    """The date of the post that a quotation repeats."""
    original = by_id.get(passage.quotes or "")
    return _dated(original.published) if original and original is not passage else None


def _one_text(passage: Passage, by_id: Mapping[str, Passage]) -> bool:
    here: Passage | None = passage
    for _ in range(len(by_id) + 1):
        if here is None:
            return True
        if here.kind not in _ONE_TEXT:
            return False
        here = by_id.get(here.parent or "")
    return False


def _inferred(document: Document) -> Anchor | None:
    """A text that holds copies of one year, and no other, was put together in what was left of it."""
    if document.page.published.when:
        return None
    ends = [
        p.published.when.end
        for p in document.passages
        if p.kind in {PassageKind.EMBEDDED, PassageKind.DATELINE}
        and p.published
        and p.published.when
        and p.published.when.end
    ]
    if not ends or len({end.year for end in ends}) != 1:
        return None
    latest = max(ends)
    return Anchor(Interval(latest, date(latest.year, 12, 31)), Basis.INFERRED)


def spoken_by(spans: list[Span], found: tuple[Voice, ...]) -> Iterator[Voice | None]:
    """The innermost voice around each span; spans in order of their start."""
    waiting = sorted(found, key=lambda v: (v.passage.start, -v.passage.end))
    open_: list[Voice] = []
    at = 0
    for span in spans:
        while at < len(waiting) and waiting[at].passage.start <= span.start:
            open_.append(waiting[at])
            at += 1
        open_ = [v for v in open_ if v.passage.end > span.start]
        yield open_[-1] if open_ else None
