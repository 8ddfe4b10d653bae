"""Articles pasted into a post with their own title, writer and day on top."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from msgspec import Struct, structs

from dateline.lexicon import Lexicon
from dateline.lexicon.printed import printed_dates
from dateline.read.copies_paragraphs import Credit, Paragraph, on_the_map
from dateline.types import Basis, Dating, PassageKind, Span


class Copy(Struct, frozen=True, kw_only=True):
    """Paragraphs `first` to `last` (numbers, half-open) are a copy."""

    first: int
    last: int
    credit: Credit | None = None
    author: str | None = None
    published: Dating | None = None
    head: tuple[tuple[PassageKind, Span], ...] = ()  # the copy's own title, byline and day
    above: int = 0  # the paragraphs of these

    @property
    def top(self) -> int:
        """The paragraph with its first own words."""
        return self.first + self.above


def pasted_head(text: str, found: Sequence[Paragraph], lexicon: Lexicon) -> Copy | None:
    """The copy that starts with lines such as title, day, writer, in one paragraph or in three."""
    first = _head(text, found[0], lexicon)
    if first or len(found) < 3 or not _neighbours(text, found[:3]):
        return first
    joined = _head(text, _joined(found[:3]), lexicon)
    return structs.replace(joined, last=3) if joined else None


def signed_head(text: str, found: Sequence[Paragraph], lexicon: Lexicon) -> Copy | None:
    """The copy that starts with a title, the words "By Somebody" and a day, within other words."""
    if not any(row.startswith(_BY) for row in found[0].text.split("\n")):
        return None
    head = pasted_head(text, found, lexicon)
    return head if head and head.author else None


_BY = ("By ", "BY ", "by ")


def _neighbours(text: str, found: Sequence[Paragraph]) -> bool:
    """Does nothing of another passage stand between these paragraphs?"""
    return not any(text[a.end : b.start].strip() for a, b in pairwise(found))


def _joined(found: Sequence[Paragraph]) -> Paragraph:
    return replace(found[0], end=found[-1].end)


def _head(text: str, top: Paragraph, lexicon: Lexicon) -> Copy | None:
    """The copy that starts with lines such as title, day, writer; None where no line gives the day."""
    rows = [row for row in rows_of(top) if row.end > row.start and row.end - row.start <= 160][:6]
    for place, row in enumerate(rows[:4]):
        dating = _day_line(text, row, lexicon) if place else None
        if dating is None:
            continue
        writer = next((w for r in rows[1:] if r != row and (w := _writer(text, r, lexicon))), None)
        parts = [(rows[0], PassageKind.HEADLINE), (row, PassageKind.PUBLICATION_LINE)]
        for other in rows[1:]:
            if other == row:
                continue
            if lexicon.flat.is_a("label", text[other.start : other.end]):
                parts.append((other, PassageKind.BOILERPLATE))
            elif writer and writer in text[other.start : other.end]:
                parts.append((other, PassageKind.BYLINE))
        head = tuple((kind, span) for span, kind in sorted(parts))
        return Copy(first=0, last=1, author=writer, published=dating, head=head)
    return None


def _day_line(text: str, row: Span, lexicon: Lexicon) -> Dating | None:
    """The day in a line such as "Posted on May 27, 2011" or "Warsaw, 27 May 2011"."""
    dates = printed_dates(text, row.start, row.end) if row.end - row.start <= 90 else ()
    if not dates:
        return None
    before = text[row.start : dates[0][0].start]
    placed = before.endswith(", ") and on_the_map(before, lexicon) and dates[0][0].end == row.end
    if not placed and not lexicon.flat.day_label.search(before):
        return None
    span, when = dates[0]
    return Dating(when=when, basis=Basis.STATED, start=span.start, end=span.end)


def rows_of(paragraph: Paragraph) -> list[Span]:
    """The lines of a paragraph, without the blanks at their ends."""
    rows, at = [], paragraph.start
    for words in paragraph.text.split("\n"):
        lead = len(words) - len(words.lstrip())
        rows.append(Span(at + lead, at + max(lead, len(words.rstrip()))))
        at += len(words) + 1
    return rows


def _writer(text: str, row: Span, lexicon: Lexicon) -> str | None:
    """Who wrote it, from a byline or a line of two to four capitalised words."""
    words = text[row.start : row.end]
    if lexicon.flat.is_a("label", words) or len(words) > 100:
        return None
    for pattern in lexicon.flat.bylines:
        if found := pattern.fullmatch(words):
            return found["name"]
    parts = words.split()
    named = 2 <= len(parts) <= 4 and all(p[0].isupper() and p.strip(".").isalpha() for p in parts)
    return words if named else None
