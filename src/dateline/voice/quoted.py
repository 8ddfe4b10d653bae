"""Quoted speech as passages: whose words they are, as far as somebody is said to have spoken them."""

from collections.abc import Iterator, Sequence

from dateline.types import Attribution, Document, Passage, PassageKind, Span
from dateline.voice.quotes import Quotation, near, quotations

LEAST_WORDS = 2  # one quoted word is a name or a doubt


def quoted(document: Document, attributions: Sequence[Attribution]) -> tuple[Passage, ...]:
    """A passage for each quotation inside a paragraph that an attribution gives to a speaker.

    Ids are `q1`, `q2`, ... in text order, the parent is the passage around it, the span takes in the
    quotation marks. A quotation that is a passage already is not told twice.
    """
    found: dict[Span, str | None] = {}
    for quotation, attribution in _spoken(document.text, attributions):
        found.setdefault(quotation.span, attribution.speaker)
    made: list[Passage] = []
    for span in sorted(found):
        parent = _innermost(document.passages, span)
        if parent is None or parent.kind is PassageKind.QUOTATION:
            continue
        made.append(
            Passage(
                id=f"q{len(made) + 1}",
                start=span.start,
                end=span.end,
                kind=PassageKind.QUOTATION,
                author=found[span],
                parent=parent.id,
                origin=document.origin(span),
            )
        )
    return tuple(made)


def _spoken(
    text: str, attributions: Sequence[Attribution]
) -> Iterator[tuple[Quotation, Attribution]]:
    """The quotations of which at least half is what an attribution reports, with it."""
    paragraphs: dict[int, list[Quotation]] = {}
    for attribution in attributions:
        for content in attribution.content:
            start = text.rfind("\n", 0, content.start) + 1
            if start not in paragraphs:
                end = text.find("\n", start)
                line = Span(start, len(text) if end < 0 else end)
                paragraphs[start] = quotations(text, line)
            for quotation in near(paragraphs[start], [content]):
                shared = min(quotation.end, content.end) - max(quotation.start, content.start)
                if 2 * shared >= quotation.end - quotation.start and _several(text, quotation):
                    yield quotation, attribution


def _several(text: str, quotation: Quotation) -> bool:
    return len(text[quotation.start : quotation.end].split()) >= LEAST_WORDS


def _innermost(passages: Sequence[Passage], span: Span) -> Passage | None:
    """The passage around it; None where it runs over the edge of another."""
    touching = [p for p in passages if p.span.overlaps(span)]
    around = [p for p in touching if p.span.contains(span)]
    if len(around) < len(touching):
        return None
    return min(around, key=lambda p: p.end - p.start, default=None)
