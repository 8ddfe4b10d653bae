"""Which paragraphs of a passage are copies: what a dateline opens, a credit closes, a list or a head holds."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta

from msgspec import structs

from dateline.lexicon import Lexicon
from dateline.read.copies_days import anchors_of, dated, dateline_day
from dateline.read.copies_extent import until_back, until_own
from dateline.read.copies_heads import led_in, titled, with_head
from dateline.read.copies_paragraphs import Credit, Paragraph
from dateline.read.copies_pasted import Copy, pasted_head, signed_head
from dateline.types import Dating, Passage, PassageKind

_ENOUGH = 300  # characters of a post that may begin with a pasted title and day
_HEADING = 200  # characters of a paragraph that may be a pasted title, with the writer below it


def copies(
    text: str,
    passage: Passage,
    found: Sequence[Paragraph],
    lexicon: Lexicon,
    around: Sequence[Dating] = (),
) -> list[Copy]:
    """The copies in a passage, in order; `around`: days that the page says outside it."""
    taken: set[int] = set()
    made: list[Copy] = []
    trusted = any(_known(p.closed) or _known(p.opened) for p in found) or _twice(found)
    for find in (_pasted, _items, _closed, _opened):
        for copy in find(text, passage, found, (taken, lexicon, trusted)):
            taken.update(range(copy.first, copy.last))
            made.append(copy)
    ordered = sorted(made, key=lambda c: c.first)
    return dated([_led(text, passage, found, c, lexicon) for c in ordered], found, passage, around)


def article_in(text: str, holder: Passage, found: Sequence[Paragraph]) -> Copy | None:
    """The piece of news that a box of quoted words is, from its head to its end."""
    piece = next((head for head in _heads(found[:_TOP]) if head.first == 0), None)
    if piece is None:
        return None
    whole = structs.replace(piece, last=len(found))
    lexicon = found[0].lexicon
    (made,) = dated([_led(text, holder, found, whole, lexicon)], found, holder, ())
    return made


def _led(
    text: str, passage: Passage, found: Sequence[Paragraph], copy: Copy, lexicon: Lexicon
) -> Copy:
    """The copy with the paper that the line above it names, where the copy itself names none."""
    if copy.credit or copy.author or found[copy.top].item:
        return copy
    credit, day = led_in(text, passage.start, found[copy.first].start, lexicon)
    return structs.replace(copy, credit=credit, published=copy.published or day)


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
            last = until_own(found, n + head.last, ())
            yield structs.replace(head, first=n, last=last, credit=_end_credit(found, last))
            return
    if passage.kind is PassageKind.BODY or sum(len(p.text) for p in found) < _ENOUGH:
        return
    head = pasted_head(text, found, lexicon)
    if head:
        last = until_own(found, head.last, ())
        yield structs.replace(head, last=last, credit=_end_credit(found, last))


def _items(_: str, __: Passage, found: Sequence[Paragraph], ___: Seen) -> Iterator[Copy]:
    """List items that carry a credit each; in a list where most do, the others are copies too."""
    for run in _runs(found):
        credited = [n for n in run if _known(found[n].opened) or _known(found[n].closed)]
        if not credited:
            continue
        wanted = run if 2 * len(credited) >= len(run) and len(run) > 1 else credited
        days = anchors_of(dateline_day(found[n], ()) for n in run)
        for n in wanted:
            credit = found[n].opened or found[n].closed
            published = dateline_day(found[n], days)
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
            copy = Copy(first=first, last=last, credit=credit)
            yield with_head(found, copy, taken) if found[first].opening else copy


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
    return bool(paragraph.pulled) or (
        len(paragraph.text) < 60 and not paragraph.text.endswith((".", "!", "?", "”", '"'))
    )


def _opened(_: str, passage: Passage, found: Sequence[Paragraph], seen: Seen) -> Iterator[Copy]:
    """Copy that starts with a dateline, with the lines on top of it, and ends without a credit."""
    taken = seen[0]
    heads = _heads(found, taken)
    stops = taken | {head.first for head in heads}
    lead = lead_of(passage, found)
    post = passage.kind is not PassageKind.BODY
    for head in heads:
        top = found[head.top]
        if head.top in taken or (lead is not None and head.top <= lead):
            continue
        sure = top.signed or _named(head) or (post and head.top == 0)
        last = head.last if top.boxed else until_back(found, head.last, stops, sure, post)
        yield structs.replace(head, last=last, credit=head.credit or _end_credit(found, last))


def _heads(found: Sequence[Paragraph], taken: Collection[int] = ()) -> list[Copy]:
    """Each dateline with the lines on top of it, as a copy of one paragraph."""
    tops = [Copy(first=n, last=n + 1, credit=p.opened) for n, p in enumerate(found) if p.opening]
    return [with_head(found, top, taken) for top in tops]


def _named(head: Copy) -> bool:
    return head.credit is not None or head.author is not None or head.published is not None


def _end_credit(found: Sequence[Paragraph], last: int) -> Credit | None:
    return found[last].closed if last < len(found) and found[last].alone else None


def lead_of(passage: Passage, found: Sequence[Paragraph]) -> int | None:
    """The paragraph with a body's own dateline: the first, or one under a few lines of titles.

    None for posts, and where the body is nothing but several pieces, each with a title and a dateline.
    """
    if passage.kind is not PassageKind.BODY or _several(found):
        return None
    first = next((n for n, p in enumerate(found[:_TOP]) if p.opening), 0)
    above = found[:first]
    if above and (found[first].boxed or _older(passage, found[first])):
        return 0
    titles = sum(len(p.text) for p in above) <= _TITLES and not any(p.own for p in above)
    return first if titles else 0


def _several(found: Sequence[Paragraph]) -> bool:
    signed = [head for head in _heads(found) if found[head.top].signed]
    return len(signed) > 1 and all(titled(head) for head in signed[1:])


def _older(passage: Passage, paragraph: Paragraph) -> bool:
    """Is the dateline of a day long before that of the passage?"""
    dating = dateline_day(paragraph, ())
    said = dating.when if dating else None
    told = passage.published.when if passage.published else None
    if said is None or told is None or said.end is None or told.start is None:
        return False
    return told.start - said.end > _FRESH


_FRESH = timedelta(days=60)  # copy is put on a page in such a time
_TOP = 6  # paragraphs among which it stands
_TITLES = 260  # characters that stand above a body's own dateline at most
