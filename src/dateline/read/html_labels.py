"""Posts and comments to passages: what in a post is its own words, what is quoted, what furniture."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from dateline.read.html_look import Look, less
from dateline.read.html_posts import Unit
from dateline.read.html_quotes import Quoted, quoted
from dateline.read.html_text import Block, Rendered
from dateline.types import Passage, PassageKind, Span

_PANEL = 12  # characters behind a name that are more than a comma or a badge


def unit_passages(look: Look, units: Sequence[Unit], kind: PassageKind) -> tuple[Passage, ...]:
    """The units as passages of a kind with their children; ids `u1`, `u1.1` until `read` counts."""
    names = [f"u{n}" for n in range(1, len(units) + 1)]
    parents = _parents(units)
    quotes = quoted(look, units)
    found: list[Passage] = []
    for place, (unit, name) in enumerate(zip(units, names, strict=True)):
        above = parents[place]
        found.append(
            Passage(
                id=name,
                start=unit.span.start,
                end=unit.span.end,
                kind=kind,
                author=unit.author,
                published=unit.published,
                parent=names[above] if above is not None else None,
            )
        )
        for n, quote in enumerate(quotes[place], 1):
            found += _quoted(look, quote, f"{name}.q{n}", name, names)
        found += _furniture(look, unit, name, quotes[place])
    return tuple(found)


def trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _parents(units: Sequence[Unit]) -> list[int | None]:
    """The place of the unit that each unit stands in."""
    parents: list[int | None] = []
    open_units: list[int] = []
    for place, unit in enumerate(units):
        while open_units and units[open_units[-1]].span.end <= unit.span.start:
            open_units.pop()
        parents.append(open_units[-1] if open_units else None)
        open_units.append(place)
    return parents


def _furniture(look: Look, unit: Unit, name: str, quotes: Sequence[Quoted]) -> Iterator[Passage]:
    """What is in a post and is not its words, one passage for each run of a kind."""
    text = look.page.text
    for part in less(unit.span, (*unit.body, *unit.inside)):
        run: list[tuple[Span, PassageKind]] = []
        for block in look.page.blocks_over(part):
            line = trimmed(text, Span(max(block.start, part.start), min(block.end, part.end)))
            for span, kind in _kinds(text, unit, line) if line else ():
                if run and run[-1][1] is kind:
                    run[-1] = (Span(run[-1][0].start, span.end), kind)
                else:
                    run.append((span, kind))
        for span, kind in run:
            yield _passage(span, kind, name)
    end = 0
    for span in unit.drop:
        if span.start >= end and any(b.contains(span) for b in unit.body):
            end = span.end
            holders = [f"{name}.q{n}" for n, q in enumerate(quotes, 1) if q.span.contains(span)]
            if not any(q.span == span or span.contains(q.span) for q in quotes):
                yield _passage(span, PassageKind.BOILERPLATE, (*holders, name)[0])


def _passage(span: Span, kind: PassageKind, parent: str) -> Passage:
    return Passage(
        id="",
        start=span.start,
        end=span.end,
        kind=kind,
        parent=parent,
    )


def _kinds(text: str, unit: Unit, line: Span) -> Iterator[tuple[Span, PassageKind]]:
    """A line of a post's furniture; where a panel runs on behind the author, each by itself."""
    author, when = unit.author_span, unit.published
    dated = when and when.start is not None and line.start <= when.start < line.end
    apart = author and author.start == line.start and author.end + _PANEL <= line.end
    rest = trimmed(text, Span(author.end, line.end)) if author and apart and not dated else None
    if author is None or rest is None:
        yield line, _kind(unit, line)
        return
    yield author, PassageKind.BYLINE
    yield rest, _kind(unit, rest)


def _kind(unit: Unit, span: Span) -> PassageKind:
    if unit.author_span and span.overlaps(unit.author_span):
        return PassageKind.BYLINE
    when = unit.published
    if when and when.start is not None and span.start <= when.start < span.end:
        return PassageKind.BYLINE
    if any(p.overlaps(span) for p in unit.panel):
        return PassageKind.AUTHOR_PANEL
    if not unit.panel and unit.body and span.end <= unit.body[0].start:
        return PassageKind.AUTHOR_PANEL
    return PassageKind.BOILERPLATE


def _quoted(
    look: Look, quote: Quoted, name: str, parent: str, names: Sequence[str]
) -> Iterator[Passage]:
    """A quotation, and the line in it that says whose words they are."""
    kind = PassageKind.QUOTED_POST if quote.of_post else PassageKind.QUOTATION
    yield structs.replace(
        _passage(quote.span, kind, parent),
        id=name,
        author=quote.author,
        quotes=names[quote.source] if quote.source is not None else None,
    )
    head = trimmed(look.page.text, Span(quote.span.start, quote.words_start))
    if head:
        yield _passage(head, PassageKind.BYLINE, name)


def run_passages(page: Rendered, labels: Sequence[tuple[Block, PassageKind]]) -> Iterator[Passage]:
    """One passage for each run of neighbouring blocks of one kind."""
    run: list[Block] = []
    kind = PassageKind.BOILERPLATE
    for block, found in labels:
        if run and (found is not kind or not page.neighbours(run[-1], block)):
            yield _run(run, kind)
            run = []
        run.append(block)
        kind = found
    if run:
        yield _run(run, kind)


def _run(run: Sequence[Block], kind: PassageKind) -> Passage:
    span = Span(run[0].start, run[-1].end)
    return Passage(id="", start=span.start, end=span.end, kind=kind)
