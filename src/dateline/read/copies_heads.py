"""What stands on top of a copied piece: its headline, its writer, the paper and the day."""

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from dateline.interval import Interval
from dateline.lexicon import Lexicon
from dateline.lexicon.printed import printed_dates
from dateline.read.copies_paragraphs import Credit, Paragraph, credit_of, on_the_map
from dateline.read.copies_pasted import Copy, rows_of
from dateline.types import Basis, Dating, PassageKind, Span

_ROWS = 4  # paragraphs above a dateline that may be its head
_DECKS = 2  # rows of a headline
_LONGEST = 140  # characters of a row in it
_NAMES = 4  # words of a paper's name
_PARTS = re.compile(r"\s+[|·•–—-]\s+")
_LINK = re.compile(r"(?:https?://|www\.)\S{3,180}")
_TITLE = re.compile(r"[\w“\"'‘«][^\n]*[^.,;:?!…\s]")
_LEAD = 300  # characters of a line that leads in a piece
_ARTICLES = frozenset({"the", "el", "la", "le", "il", "al", "die", "der", "o", "a"})
_CAPITALISED = re.compile(
    r"(?:[^\W\d_a-z][\w.&'’-]*)(?: (?:(?:of|the|and|de|del|la|al|du|des|der) )?[^\W\d_a-z][\w.&'’-]*){0,5}"
)


class _Row(Struct, frozen=True, kw_only=True):
    """A line above a piece and what it says."""

    span: Span
    kind: PassageKind
    outlet: Credit | None = None
    author: str | None = None
    published: Dating | None = None


def with_head(found: Sequence[Paragraph], copy: Copy, taken: Collection[int]) -> Copy:
    """The copy with the lines on top of it, none of them `taken`, and what they tell.

    A name that the dateline shortens ("SNS") is given as the lines above have it.
    """
    rows, first = _above(found, copy.first, taken)
    outlet = next((r.outlet for r in reversed(rows) if r.outlet), None)
    told = next((r.published for r in reversed(rows) if r.published), None)
    author = next((r.author for r in reversed(rows) if r.author), None)
    if copy.credit is None or (outlet and _initials(outlet.name) == copy.credit.name.strip(".")):
        credit = outlet or copy.credit
    else:
        credit = copy.credit
    return Copy(
        first=first,
        last=copy.last,
        above=copy.first - first,
        credit=credit,
        author=copy.author or author,
        published=copy.published or told,
        head=(*copy.head, *((r.kind, r.span) for r in rows)),
    )


def led_in(
    text: str, start: int, end: int, lexicon: Lexicon
) -> tuple[Credit | None, Dating | None]:
    """The paper and the day in a line that leads in a piece: "From the Valley Mail (3 May 2010):"."""
    end = start + len(text[start:end].rstrip())
    at = max(start, text.rfind("\n", start, end) + 1)
    line = text[at:end]
    if not line.endswith(":") or len(line) > _LEAD:
        return None, None
    dates = printed_dates(text, at, end)
    day = _stated(dates[0]) if dates else None
    known = next(iter(lexicon.sources.phrases.find(text, Span(at, end))), None)
    if known:
        return credit_of(text, known[0], lexicon), day
    for name in _CAPITALISED.finditer(line):
        span = Span(at + name.start(), at + name.end())
        if " " in name[0] and _is_paper(text, span, lexicon):
            return credit_of(text, span, lexicon), day
    return None, None


def titled(copy: Copy) -> bool:
    return any(kind is PassageKind.HEADLINE for kind, _ in copy.head)


def _above(found: Sequence[Paragraph], at: int, taken: Collection[int]) -> tuple[list[_Row], int]:
    """The rows above paragraph `at` that belong to it, and the paragraph where they begin."""
    rows: list[_Row] = []
    for n in range(at - 1, max(0, at - _ROWS) - 1, -1):
        near = list(_rows(found[n])) if n not in taken else []
        if (
            not near
            or _closes(found[:n], near)
            or (_titles(near) and _titles(rows))
            or _titles(near) > _DECKS
        ):
            break
        rows[:0] = near
        at = n
    return rows, at


def _closes(before: Sequence[Paragraph], rows: Sequence[_Row]) -> bool:
    """Is it the name of an agency, below a piece that it wrote?"""
    names = {row.outlet.name for row in rows if row.outlet}
    return len(rows) == 1 and any(p.opened and p.opened.name in names for p in before)


def _titles(rows: Sequence[_Row]) -> int:
    return sum(r.kind is PassageKind.HEADLINE for r in rows)


def _rows(paragraph: Paragraph) -> Iterator[_Row]:
    """The rows of a paragraph that is nothing but the head of a piece; none where it is more."""
    rows = [_row(paragraph, span) for span in rows_of(paragraph) if span.end > span.start]
    if paragraph.item or len(rows) > _ROWS:
        return
    yield from (r for r in rows if r) if all(rows) else ()


def _row(paragraph: Paragraph, span: Span) -> _Row | None:
    lexicon, words = paragraph.lexicon, paragraph.words_of(span)
    if _LINK.fullmatch(words):
        return _Row(span=span, kind=PassageKind.BOILERPLATE)
    if len(words) > _LONGEST:
        return None
    if writer := _writer(words, lexicon):
        return _Row(span=span, kind=PassageKind.BYLINE, author=writer)
    if told := _outlet_and_day(paragraph, span):
        return told
    if lexicon.flat.is_a("label", words):
        return _Row(span=span, kind=PassageKind.BOILERPLATE)
    title = words.count(" ") > 0 and _TITLE.fullmatch(words)
    return _Row(span=span, kind=PassageKind.HEADLINE) if title else None


def _writer(words: str, lexicon: Lexicon) -> str | None:
    return next((m["name"] for p in lexicon.flat.bylines if (m := p.fullmatch(words))), None)


def _outlet_and_day(paragraph: Paragraph, span: Span) -> _Row | None:
    """ "The Valley Mail, 3 May 2010", "Ruth Odera | The Valley Mail", "Valley News Agency"."""
    text, lexicon = paragraph.page, paragraph.lexicon
    dates = printed_dates(text, span.start, span.end)
    day = _stated(dates[0]) if dates else None
    outlet, author = None, None
    for part in _parts(text, span, dates[0][0] if dates else None):
        if _is_paper(text, part, lexicon, dated=day is not None):
            outlet = credit_of(text, part, lexicon)
        elif author is None and lexicon.flat.person.fullmatch(paragraph.words_of(part)):
            author = paragraph.words_of(part)
        elif not on_the_map(paragraph.words_of(part), lexicon):
            return None
    if outlet is None and (day is None or author is not None):
        return None
    kind = PassageKind.PUBLICATION_LINE if day else PassageKind.BYLINE
    return _Row(span=span, kind=kind, outlet=outlet, author=author, published=day)


def _parts(text: str, span: Span, day: Span | None) -> Iterator[Span]:
    """What stands in a row besides its day, cut at bars and dashes."""
    cuts = [(m.start(), m.end()) for m in _PARTS.finditer(text, span.start, span.end)]
    if day:
        cuts = sorted([*cuts, (day.start, day.end)])
    at = span.start
    for start, end in [*cuts, (span.end, span.end)]:
        words = text[at:start]
        bare = words.strip(" ,|·•–—-()[]:")
        if bare:
            lead = at + words.index(bare)
            yield Span(lead, lead + len(bare))
        at = max(at, end)


def _is_paper(text: str, span: Span, lexicon: Lexicon, *, dated: bool = False) -> bool:
    """A name that the table has, or one with a paper's word in it; with a day, any few capitals."""
    name = text[span.start : span.end]
    words = name.split()
    if lexicon.sources.find(name):
        return True
    if not (1 < len(words) <= _NAMES and _CAPITALISED.fullmatch(name)) or on_the_map(name, lexicon):
        return False
    ends = (words[0], words[-1], *(words[1:2] if words[0].lower() in _ARTICLES else ()))
    return dated or any(lexicon.flat.is_a("paper_word", w.strip(".,'’")) for w in ends)


def _stated(found: tuple[Span, Interval]) -> Dating:
    span, when = found
    return Dating(when=when, basis=Basis.STATED, start=span.start, end=span.end)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
