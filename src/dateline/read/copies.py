"""Articles and wire copy that somebody pasted into a blog, a post or a comment: other people's words.

Wire copy carries no quote marks; its credit stands at the start ("June 16 (APP) -") or at the end
("Source: PTI"), so that credits bind backwards to the paragraphs that they close.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from msgspec import structs

from dateline.interval import Interval
from dateline.lexicon import Lexicon
from dateline.lexicon.printed import printed_dates
from dateline.read.copies_paragraphs import Credit, Paragraph, paragraphs
from dateline.read.copies_pasted import Copy, pasted_head, signed_head
from dateline.types import Basis, Dating, Passage, PassageKind, Span

_ENOUGH = 300  # characters of a post that may begin with a pasted title and day
_HEADING = 200  # characters of a paragraph that may be a pasted title, with the writer below it
_HOLDERS = frozenset({PassageKind.BODY, PassageKind.POST, PassageKind.COMMENT})
_PULLED = re.compile(
    r"[“\"][^“”\"]{20,1500}[”\"]\s*[-–—]?\s*(?P<name>[^\W\d_a-z][^\n.!?,:;“”\"]{2,60})$"
)


def embedded(text: str, passages: Sequence[Passage], lexicon: Lexicon) -> tuple[Passage, ...]:
    """All the passages, with those of copied articles and block quotations added as children.

    Works on bodies, posts and comments of any page form. Where a whole body is an agency's copy the
    body itself is given the credit. A quoted post whose words lie in a copy quotes that copy.
    """
    known = tuple(_identified(p, n) for n, p in enumerate(passages))
    inside: dict[str, list[Passage]] = defaultdict(list)
    for passage in known:
        if passage.parent:
            inside[passage.parent].append(passage)
    made: list[Passage] = []
    for passage in known:
        if passage.kind in _HOLDERS:
            made += _in_passage(text, passage, inside[passage.id], lexicon)
        else:
            made.append(passage)
    return _relinked(text, made)


def _identified(passage: Passage, number: int) -> Passage:
    return passage if passage.id else structs.replace(passage, id=f"passage-{number}")


def _in_passage(
    text: str, passage: Passage, children: Sequence[Passage], lexicon: Lexicon
) -> Iterator[Passage]:
    found = paragraphs(text, _own(passage, children), lexicon)
    copies = _copies(text, passage, found, lexicon)
    if passage.kind is PassageKind.BODY:
        passage, copies = _as_a_whole(passage, copies, found)
    yield passage
    covered = [_child(passage, c, found) for c in copies]
    for copy, child in zip(copies, covered, strict=True):
        yield child
        for kind, span in copy.head:
            yield _headed(kind, span, child)
    for paragraph in found:
        yield from _pulled(text, paragraph, passage, covered)


def _headed(kind: PassageKind, span: Span, copy: Passage) -> Passage:
    start, end = span
    name = f"{kind}-{start}-{end}-in"
    return Passage(id=name, start=start, end=end, kind=kind, parent=copy.id)


def _as_a_whole(
    passage: Passage, copies: list[Copy], found: Sequence[Paragraph]
) -> tuple[Passage, list[Copy]]:
    """A body that is an agency's copy from end to end has the credit itself."""
    lead = _lead(passage, found)
    if found and lead < len(found) and found[lead].opened:
        return _credited(passage, found[lead].opened), copies
    if len(copies) == 1 and copies[0].last >= len(found) - 1 and _known(copies[0].credit):
        only = copies[0]
        rest = found[: only.first]
        opened = only.first < len(found) and found[only.first].opening and only.first > lead
        signed_off = only.credit is not None and ", " in only.credit.name
        if not opened and (signed_off or not any(p.own for p in rest)):
            return _credited(passage, only.credit), []
    return passage, copies


def _lead(passage: Passage, found: Sequence[Paragraph]) -> int:
    """The paragraph with the body's own dateline: the first, or one under a few lines of titles."""
    first = next((n for n, p in enumerate(found[:_TOP]) if p.opening), 0)
    above = found[:first]
    if above and (found[first].boxed or _older(passage, found[first])):
        return 0
    titles = sum(len(p.text) for p in above) <= _TITLES and not any(p.own for p in above)
    return first if titles else 0


def _older(passage: Passage, paragraph: Paragraph) -> bool:
    """Is the dateline of a day long before that of the passage?"""
    dating = _dateline_day(paragraph, set())
    said = dating.when if dating else None
    told = passage.published.when if passage.published else None
    if said is None or told is None or said.end is None or told.start is None:
        return False
    return told.start - said.end > _FRESH


_FRESH = timedelta(days=60)  # copy is put on a page in such a time
_TOP = 6  # paragraphs among which it stands
_TITLES = 260  # characters that stand above a body's own dateline at most


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


# ------------------------------------------------------------------ which paragraphs are copies


def _copies(
    text: str, passage: Passage, found: Sequence[Paragraph], lexicon: Lexicon
) -> list[Copy]:
    taken: set[int] = set()
    copies: list[Copy] = []
    trusted = any(_known(p.closed) or _known(p.opened) for p in found) or _twice(found)
    for find in (_pasted, _items, _closed, _opened):
        for copy in find(text, passage, found, (taken, lexicon, trusted)):
            taken.update(range(copy.first, copy.last))
            copies.append(copy)
    return sorted(copies, key=lambda c: c.first)


def _twice(found: Sequence[Paragraph]) -> bool:
    """Does an outlet that no table knows stand in a dateline and in a credit below it?"""
    opened = {p.opened.name for p in found if p.opened}
    return any(p.closed is not None and p.closed.name in opened for p in found)


Seen = tuple[set[int], Lexicon, bool]
"""Paragraphs that are taken, the lexicon, whether the passage holds a credit to be believed."""


def _known(credit: Credit | None) -> bool:
    return credit is not None and credit.known


def _pasted(text: str, passage: Passage, found: Sequence[Paragraph], seen: Seen) -> Iterator[Copy]:
    """An article pasted into a post with its title and its day ("Posted on May 27, 2011") on top, or
    anywhere with its writer on top too."""
    _, lexicon, _ = seen
    for n in range(1, len(found) - 1):
        near = found[n : n + 3]
        if len(near[0].text) <= _HEADING and (head := signed_head(text, near, lexicon)):
            last = _before_own(found, n + head.last, set())
            yield structs.replace(head, first=n, last=last, credit=_end_credit(found, last))
            return
    if passage.kind is PassageKind.BODY or sum(len(p.text) for p in found) < _ENOUGH:
        return
    head = pasted_head(text, found, lexicon)
    if head:
        last = _before_own(found, head.last, set())
        yield structs.replace(head, last=last, credit=_end_credit(found, last))


def _items(_: str, __: Passage, found: Sequence[Paragraph], seen: Seen) -> Iterator[Copy]:
    """List items that carry a credit each; in a list where most do, the others are copies too."""
    ___, lexicon, ____ = seen
    for run in _runs(found):
        credited = [n for n in run if _known(found[n].opened) or _known(found[n].closed)]
        if not credited:
            continue
        wanted = run if 2 * len(credited) >= len(run) and len(run) > 1 else credited
        years = {w.start.year for n in run if (w := _stated(lexicon, found[n])) and w.start}
        for n in wanted:
            credit = found[n].opened or found[n].closed
            published = _dateline_day(found[n], years)
            yield Copy(first=n, last=n + 1, credit=credit, published=published)


def _runs(found: Sequence[Paragraph]) -> Iterator[list[int]]:
    run: list[int] = []
    for n, paragraph in enumerate(found):
        if paragraph.item:
            run.append(n)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _closed(_: str, passage: Passage, found: Sequence[Paragraph], seen: Seen) -> Iterator[Copy]:
    """Paragraphs that a credit at the end closes."""
    taken, lexicon, trusted = seen
    for n, paragraph in enumerate(found):
        credit = paragraph.closed
        if credit is None or n in taken or not _trusted(credit, lexicon, trusted):
            continue
        link = passage.kind is PassageKind.BODY and paragraph.alone
        if link and not _labelled(paragraph, lexicon):
            continue
        first = _back(found, n, taken)
        last = n if paragraph.alone else n + 1
        if first < last and not (paragraph.alone and not _reads_as_copy(found[first:last])):
            years = _years(passage)
            yield Copy(
                first=first, last=last, credit=credit, published=_dateline_day(found[first], years)
            )


def _labelled(paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """A line that says it names the source, and does not only link to something."""
    label = re.split(r"[:：]|https?:|www\.", paragraph.text, maxsplit=1)[0].strip()
    return _known(paragraph.closed) or lexicon.flat.is_a("credit_label", f"{label}:")


def _trusted(credit: Credit, lexicon: Lexicon, company: bool) -> bool:
    """A credit that no table knows is believed where it names an outlet or has known company."""
    words = credit.name.split()
    return (
        credit.known
        or company
        or any(lexicon.flat.is_a("outlet_word", w.strip(".,")) for w in words)
    )


def _reads_as_copy(found: Sequence[Paragraph]) -> bool:
    return any(p.opening is not None or p.newsy for p in found)


def _back(found: Sequence[Paragraph], last: int, taken: set[int]) -> int:
    """The first paragraph of the copy that paragraph `last` ends."""
    first = last
    while first > 0 and found[first].opening is None:
        before = found[first - 1]
        if first - 1 in taken or before.closed or before.own or before.item or _set_off(before):
            break
        if (
            not before.newsy
            and not (found[first].continues and first < last)
            and not found[last].alone
        ):
            break
        first -= 1
    return first


def _set_off(paragraph: Paragraph) -> bool:
    """A pull quote or a caption."""
    return bool(_PULLED.fullmatch(paragraph.text)) or (
        len(paragraph.text) < 60 and not paragraph.text.endswith((".", "!", "?", "”", '"'))
    )


def _opened(_: str, passage: Passage, found: Sequence[Paragraph], seen: Seen) -> Iterator[Copy]:
    """Copy that starts with a dateline and ends without a credit."""
    taken = seen[0]
    for n, paragraph in enumerate(found):
        if paragraph.opening is None or n in taken:
            continue
        if n <= _lead(passage, found) and passage.kind is PassageKind.BODY:
            continue
        last = _before_own(found, n + 1, taken) if n == 0 else _forward(found, n, taken)
        last = n + 1 if paragraph.boxed else last
        yield Copy(
            first=n,
            last=last,
            credit=paragraph.opened or _end_credit(found, last),
            published=_dateline_day(paragraph, _years(passage)),
        )


def _before_own(found: Sequence[Paragraph], at: int, taken: set[int]) -> int:
    """Up to where whoever pasted the copy speaks in a voice of his own, or names its source."""
    for n in range(at, len(found)):
        if found[n].own or found[n].alone or n in taken:
            return n
    return len(found)


def _forward(found: Sequence[Paragraph], first: int, taken: set[int]) -> int:
    last = first + 1
    while last < len(found) and last not in taken:
        here = found[last]
        if here.opening or here.own or here.item or not (here.newsy or here.continues):
            break
        last += 1
    return last


def _end_credit(found: Sequence[Paragraph], last: int) -> Credit | None:
    return found[last].closed if last < len(found) and found[last].alone else None


# ------------------------------------------------------------------ days


def _stated(_: Lexicon, paragraph: Paragraph) -> Interval | None:
    dating = _dateline_day(paragraph, set())
    return dating.when if dating else None


def _years(passage: Passage) -> set[int]:
    when = passage.published.when if passage.published else None
    return {when.start.year} if when and when.start else set()


def _dateline_day(paragraph: Paragraph, years: set[int]) -> Dating | None:
    """The day in a dateline; without a year of its own, in the one year that its surroundings say."""
    if paragraph.day is None:
        return None
    words = paragraph.text[
        paragraph.day.start - paragraph.start : paragraph.day.end - paragraph.start
    ]
    start, end = paragraph.day
    if dates := printed_dates(words):
        return Dating(when=dates[0][1], basis=Basis.STATED, start=start, end=end)
    if len(years) != 1:
        return None
    dates = printed_dates(f"{words}, {min(years)}") or printed_dates(f"{words} {min(years)}")
    return Dating(when=dates[0][1], basis=Basis.INFERRED, start=start, end=end) if dates else None


# ------------------------------------------------------------------ quotations


def _pulled(
    _: str, paragraph: Paragraph, passage: Passage, copies: Sequence[Passage]
) -> Iterator[Passage]:
    """A paragraph in quote marks with a name run on behind: a pull quote."""
    found = _PULLED.fullmatch(paragraph.text)
    if not found or found["name"].count(" ") > 7:
        return
    around = _around(copies, paragraph.span) or passage
    yield Passage(
        id=f"quotation-{paragraph.start}-{paragraph.end}",
        start=paragraph.start,
        end=paragraph.end,
        kind=PassageKind.QUOTATION,
        author=found["name"].strip(),
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
