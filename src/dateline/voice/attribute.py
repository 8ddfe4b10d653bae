"""Attributions of a page: reports of its sentences, joined with the quotations around them."""

from collections.abc import Iterator, Sequence

from dateline.lexicon import Lexicon
from dateline.syntax import Sentence
from dateline.types import Attribution, Document, Mention, Span, Status
from dateline.voice.chain import with_speakers
from dateline.voice.clauses import reports
from dateline.voice.drafts import Draft, draft_of
from dateline.voice.joining import carried, join, left_open
from dateline.voice.quotes import quotations
from dateline.voice.speaker import Names, name_speakers

LONGEST = 60  # sentences of a paragraph that are looked at together: some pages are one line


def attributions(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
) -> tuple[Attribution, ...]:
    """Who is reported to say what on this page, in the order of the cues.

    `sentences` are the parsed ones, in order; a sentence that was not parsed holds no cue.
    """
    drafts: list[Draft] = []
    waiting: Draft | None = None  # whose quotation the last paragraph left open
    for paragraph, parsed in _paragraphs(document.text, sentences):
        found = [draft_of(document.text, s, r) for s in parsed for r in reports(s, lexicon.voices)]
        quotes = quotations(document.text, paragraph)
        found = join(document.text, paragraph, found, quotes)
        longer = carried(document.text, paragraph, quotes, waiting)
        if longer:
            drafts = [longer if d.at == longer.at else d for d in drafts]
        drafts += _voices(document.text, [d for d in found if d.content])
        waiting = left_open(quotes, [*found, *([longer] if longer else [])])
    return _finish(document, drafts, Names(document, mentions))


def _finish(document: Document, drafts: Sequence[Draft], names: Names) -> tuple[Attribution, ...]:
    drafts = sorted(drafts, key=lambda d: d.at)
    found = [
        Attribution(
            source=d.source,
            cue=d.cue,
            content=tuple(sorted(d.content)),
            commitment=d.frame.commitment,
        )
        for d in drafts
    ]
    speakers = name_speakers(drafts, names)
    relays = [names.relay(d.via) for d in drafts]
    tells = [d.tells for d in drafts]
    return with_speakers(document, found, list(zip(speakers, relays, tells, strict=True)))


def _voices(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Without the reports inside other reports that bring in no further voice.

    In `"I think they want to leave," he said` one voice speaks; what it says of its own thoughts
    and of the wishes of others bears on the status of events, not on who tells them.
    """
    return [d for d in drafts if _adds_voice(text, d) or not _nested(d, drafts)]


def _adds_voice(text: str, draft: Draft) -> bool:
    """Somebody else is said to have said it; a thought reported at second hand is a guess."""
    source = text[draft.source[0].start : draft.source[-1].end].lower() if draft.source else ""
    thought = draft.frame.commitment is Status.OPINION
    return draft.speaks and not thought and source not in {"", "i", "we", "you"}


def _nested(draft: Draft, drafts: Sequence[Draft]) -> bool:
    here = Span(draft.at, draft.at + 1)
    return any(d.at != draft.at and any(s.contains(here) for s in d.content) for d in drafts)


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Span, list[Sentence]]]:
    """Lines of the text that hold parsed sentences, with those sentences; long ones in parts."""
    group: list[Sentence] = []
    line = Span(0, 0)
    for sentence in sentences:
        if group and sentence.span.start < line.end and len(group) < LONGEST:
            group.append(sentence)
            continue
        if group:
            yield Span(line.start, min(line.end, sentence.span.start)), group
        cut = bool(group) and sentence.span.start < line.end
        line = _line(text, sentence.span)
        group, line = [sentence], Span(sentence.span.start, line.end) if cut else line
    if group:
        yield line, group


def _line(text: str, span: Span) -> Span:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)
