"""The chain of tellers of a stretch of words, outermost first."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from dateline.types import Attribution, Document, Passage, PassageKind, Span

UNNAMED = "unnamed poster"
_POSTED = {PassageKind.POST, PassageKind.QUOTED_POST, PassageKind.COMMENT}

_NEAR = 50  # attributions before and after a cue whose content may hold it
_FAR = 20_000  # characters between a cue and what it leads in

Chain = tuple[tuple[str, ...], tuple[Span, ...]]


def told_by(
    span: Span, passage: Passage, document: Document, attributions: Sequence[Attribution]
) -> Chain:
    """Who tells the words at `span`, outermost first, and the words of the page that name them.

    First the page's site, then who wrote each passage around `span`, from the outside in, then the
    speakers of the attributions whose content holds it. Whom the page does not name is left out;
    only posts and comments, which somebody must have written, have an `unnamed poster`.
    """
    chain = tellers(passage, document)
    spans = _credit_spans(passage, document)
    for attribution in speakers_of(span, attributions):
        names = innermost(attribution, chain)
        chain = (*chain, *names)
        spans = (*spans, *attribution.source)
    return chain, spans


def speakers_of(span: Span, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Those whose content holds the span and who tell it, from the outermost to the innermost.

    Who only wants, plans or knows something does not end the chain of its own attribution.
    """
    near = [a for a in nearby(span, attributions) if a.content and a.content[0].start < span.end]
    near = [a for a in near if span.start < a.content[-1].end]
    telling = [a for a in near if _tells(a)]
    holding = [a for a in telling if _hold([b for b in telling if b.speaker == a.speaker], span)]
    return sorted(holding, key=_size, reverse=True)


def nearby(span: Span, attributions: Sequence[Attribution]) -> Sequence[Attribution]:
    """Those, in the order of their cues, whose cue is not too far from the span to lead it in."""
    first = bisect_left(attributions, span.start - _FAR, key=_place)
    return attributions[first : bisect_right(attributions, span.end + _FAR, key=_place)]


def _place(attribution: Attribution) -> int:
    """Where its cue stands; a speaker who is only named stands for one."""
    return (*attribution.cue, *attribution.source, Span(0, 0))[0].start


def _tells(attribution: Attribution) -> bool:
    return attribution.speaker is not None and attribution.speaker in attribution.told_by[-2:]


def _hold(attributions: Sequence[Attribution], span: Span) -> bool:
    """Most of the span is what one speaker says; the words for who says it do not count."""
    frame = sum(_shared(p, span) for a in attributions for p in (*a.source, *a.cue))
    inside = sum(_shared(p, span) for a in attributions for p in a.content)
    return inside > 0 and inside >= 0.8 * (span.end - span.start - frame)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _size(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content)


def innermost(attribution: Attribution, chain: Sequence[str]) -> list[str]:
    """The tellers that the attribution adds to a chain."""
    return [n for n in attribution.told_by if not any(_one_person(n, other) for other in chain)]


def _one_person(one: str, other: str) -> bool:
    """`President Roe` is `Ana Roe`, once more."""
    if one == other:
        return True
    words, others = one.split(), other.split()
    titled = min(len(words), len(others)) > 1 and words[0][0].isupper() and others[0][0].isupper()
    return titled and words[-1] == others[-1] and words[-1][0].isupper()


def tellers(passage: Passage, document: Document) -> tuple[str, ...]:
    """The voices of a passage and of all that it lies in, outermost first."""
    chain: list[str] = [document.page.site] if document.page.site else []
    for here in _line_of(passage, document):
        for name in _voices(here):
            if name not in chain:
                chain.append(name)
    return tuple(chain)


def _voices(passage: Passage) -> list[str]:
    if passage.kind in _POSTED:
        author = passage.author or UNNAMED
        return [author, passage.credit] if passage.credit else [author]
    return [name for name in (passage.credit, passage.author) if name]


def _line_of(passage: Passage, document: Document) -> list[Passage]:
    """The passage and its parents, outermost first."""
    by_id = {p.id: p for p in document.passages}
    line = [passage]
    while (parent := by_id.get(line[0].parent or "")) and parent not in line:
        line.insert(0, parent)
    return line


def _credit_spans(passage: Passage, document: Document) -> tuple[Span, ...]:
    return tuple(s for p in _line_of(passage, document) for s in p.credit_spans)


def innermost_passage(span: Span, document: Document) -> Passage | None:
    """The smallest passage around the span; of two that are alike, the one inside the other."""
    holding = [p for p in reversed(document.passages) if p.span.contains(span)]
    return min(holding, key=lambda p: p.end - p.start, default=None)


def with_speakers(
    document: Document,
    found: Sequence[Attribution],
    speakers: Sequence[str | None],
    voices: Sequence[tuple[str | None, ...]],
) -> tuple[Attribution, ...]:
    """The attributions with names and chains; `voices` are those who tell each, outermost first."""
    named = [
        msgspec.structs.replace(
            attribution,
            speaker=speaker,
            told_by=tuple(name for name in told if name),
        )
        for attribution, speaker, told in zip(found, speakers, voices, strict=True)
    ]
    return tuple(
        _with_chain(document, attribution, named[max(0, n - _NEAR) : n + _NEAR])
        for n, attribution in enumerate(named)
    )


def _with_chain(
    document: Document, attribution: Attribution, named: Sequence[Attribution]
) -> Attribution:
    cue = (*attribution.cue, *attribution.source)[0]
    passage = innermost_passage(cue, document)
    chain, spans = told_by(cue, passage, document, named) if passage else ((), ())
    own = innermost(attribution, chain)
    told = spans + attribution.source if own else spans
    return msgspec.structs.replace(attribution, told_by=(*chain, *own), told_by_spans=told)
