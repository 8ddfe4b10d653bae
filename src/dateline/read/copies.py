"""Articles and wire copy that somebody pasted into a blog, a post or a comment: other people's words.

Wire copy carries no quote marks; its credit stands at the start ("June 16 (APP) -") or at the end
("Source: PTI"), so that credits bind backwards to the paragraphs that they close.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from dateline.lexicon import Lexicon
from dateline.lexicon.printed import printed_dates
from dateline.read.copies_found import article_in, copies, lead_of
from dateline.read.copies_paragraphs import Credit, Paragraph, paragraphs
from dateline.read.copies_pasted import Copy
from dateline.types import Dating, Passage, PassageKind, Span

_BOXES = frozenset({PassageKind.QUOTATION, PassageKind.QUOTED_POST})
_SAY_DAYS = frozenset({PassageKind.HEADLINE, PassageKind.PUBLICATION_LINE})
_HOLDERS = frozenset({PassageKind.BODY, PassageKind.POST, PassageKind.COMMENT})


def embedded(text: str, passages: Sequence[Passage], lexicon: Lexicon) -> tuple[Passage, ...]:
    """All the passages, with those of copied articles and block quotations added as children.

    Works on bodies, posts and comments of any page form; a box of quoted words that holds an article
    becomes one. Where a whole body is an agency's copy the
    body itself is given the credit. A quoted post whose words lie in a copy quotes that copy.
    """
    known = tuple(_identified(p, n) for n, p in enumerate(passages))
    inside: dict[str, list[Passage]] = defaultdict(list)
    for passage in known:
        if passage.parent:
            inside[passage.parent].append(passage)
    by_id = {p.id: p for p in known}
    around = _days(text, known)
    made: list[Passage] = []
    for passage in known:
        if passage.kind in _HOLDERS:
            found = paragraphs(text, _own(passage, inside[passage.id]), lexicon)
            made += _in_passage(passage, found, copies(text, passage, found, lexicon, around))
        elif _is_box(passage) and (holder := by_id.get(passage.parent or "")):
            found = paragraphs(text, _own(passage, inside[passage.id]), lexicon)
            made += _unboxed(text, passage, holder, found)
        else:
            made.append(passage)
    return _relinked(text, made)


def _days(text: str, passages: Sequence[Passage]) -> list[Dating]:
    """The days in the headlines and the lines of publication of a page."""
    spans = [p.span for p in passages if p.parent is None and p.kind in _SAY_DAYS]
    return [Dating(when=when) for s in spans for _, when in printed_dates(text, s.start, s.end)]


def _identified(passage: Passage, number: int) -> Passage:
    return passage if passage.id else structs.replace(passage, id=f"passage-{number}")


def _in_passage(
    passage: Passage, found: Sequence[Paragraph], copies: list[Copy]
) -> Iterator[Passage]:
    if passage.kind is PassageKind.BODY:
        passage, copies = _as_a_whole(passage, copies, found)
    yield passage
    covered = [_child(passage, c, found) for c in copies]
    for copy, child in zip(copies, covered, strict=True):
        yield from _with_head(copy, child)
    for paragraph in found:
        if paragraph.pulled:
            yield _pulled(paragraph, _around(covered, paragraph.span) or passage)


def _is_box(passage: Passage) -> bool:
    """Quoted words of nobody on the page."""
    return passage.kind in _BOXES and passage.author is None and passage.quotes is None


def _unboxed(
    text: str, box: Passage, holder: Passage, found: Sequence[Paragraph]
) -> Iterator[Passage]:
    """A box that holds a piece of news from its head to its end is that piece; else as it was."""
    piece = article_in(text, holder, found)
    if piece is None:
        yield box
        return
    told = structs.replace(_child(box, piece, found), id=box.id, parent=box.parent)
    yield from _with_head(piece, structs.replace(told, start=box.start, end=box.end))


def _with_head(copy: Copy, child: Passage) -> Iterator[Passage]:
    yield child
    for kind, span in copy.head:
        yield _headed(kind, span, child)


def _headed(kind: PassageKind, span: Span, copy: Passage) -> Passage:
    start, end = span
    name = f"{kind}-{start}-{end}-in"
    return Passage(id=name, start=start, end=end, kind=kind, parent=copy.id)


def _as_a_whole(
    passage: Passage, copies: list[Copy], found: Sequence[Paragraph]
) -> tuple[Passage, list[Copy]]:
    """A body that is an agency's copy from end to end has the credit itself."""
    lead = lead_of(passage, found)
    if lead is None or not found:
        return passage, copies
    if found[lead].opened:
        return _credited(passage, found[lead].opened), copies
    if len(copies) == 1 and copies[0].last >= len(found) - 1:
        only = copies[0]
        rest = found[: only.first]
        opened = only.top > lead and found[only.top].opening
        known = only.credit is not None and only.credit.known
        signed_off = only.credit is not None and ", " in only.credit.name
        if known and not opened and (signed_off or not any(p.own for p in rest)):
            return _credited(passage, only.credit), []
    return passage, copies


def _own(passage: Passage, children: Sequence[Passage]) -> list[Span]:
    spans, start = [], passage.start
    for child in sorted(children, key=lambda p: p.start):
        if start < child.start:
            spans.append(Span(start, child.start))
        start = max(start, child.end)
    if start < passage.end:
        spans.append(Span(start, passage.end))
    return spans


def _credited(passage: Passage, credit: Credit | None) -> Passage:
    if credit is None:
        return passage
    return structs.replace(passage, credit=credit.name, credit_spans=(credit.span,))


def _child(passage: Passage, copy: Copy, found: Sequence[Paragraph]) -> Passage:
    start, end = found[copy.first].start, found[copy.last - 1].end
    credit = copy.credit.name if copy.credit else None
    return Passage(
        id=f"embedded-{start}-{end}",
        start=start,
        end=end,
        kind=PassageKind.EMBEDDED,
        author=copy.author or credit,
        published=copy.published,
        parent=passage.id,
        credit=credit,
        credit_spans=(copy.credit.span,) if copy.credit else (),
    )


# ------------------------------------------------------------------ quotations


def _pulled(paragraph: Paragraph, around: Passage) -> Passage:
    return Passage(
        id=f"quotation-{paragraph.start}-{paragraph.end}",
        start=paragraph.start,
        end=paragraph.end,
        kind=PassageKind.QUOTATION,
        author=paragraph.pulled,
        parent=around.id,
    )


def _relinked(text: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Children of a passage that lie in a copy in it become the copy's; quotations of copies quote them."""
    copies: dict[str | None, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.kind is PassageKind.EMBEDDED:
            copies[passage.parent].append(passage)
    return tuple(_quoting(text, _nested(p, copies), copies) for p in passages)


def _nested(passage: Passage, copies: Mapping[str | None, list[Passage]]) -> Passage:
    if passage.kind is PassageKind.EMBEDDED:
        return passage
    around = _around(copies.get(passage.parent, ()), passage.span)
    return structs.replace(passage, parent=around.id) if around else passage


def _around(copies: Sequence[Passage], span: Span) -> Passage | None:
    """The copy that holds the span; copies are in the order of the text and do not overlap."""
    at = bisect_right(copies, span.start, key=lambda c: c.start) - 1
    return copies[at] if at >= 0 and copies[at].span.contains(span) else None


def _quoting(text: str, passage: Passage, copies: Mapping[str | None, list[Passage]]) -> Passage:
    if passage.kind is not PassageKind.QUOTED_POST or not passage.quotes:
        return passage
    words = text[passage.start : passage.end].split("\n", maxsplit=1)[0][:80]
    for copy in copies.get(passage.quotes, ()):
        if text.find(words, copy.start, copy.end) >= 0:
            return structs.replace(
                passage,
                quotes=copy.id,
                author=copy.author,
                published=copy.published,
                credit=copy.credit,
            )
    return passage
