"""Attributions of a page: reports of its sentences, joined with the quotations around them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.lexicon import Lexicon
from dateline.syntax import Sentence, Token
from dateline.types import Attribution, Document, Mention, Span, Status
from dateline.voice.chain import with_speakers
from dateline.voice.clauses import Report, reports
from dateline.voice.quotes import Quotation, quotations
from dateline.voice.speaker import Names, name_speakers

LONGEST = 60  # sentences of a paragraph that are looked at together: some pages are one line
_EDGES = " \t\r\n\u00a0,;:-–—•·*"


class Draft(NamedTuple):
    """A report with its words as spans of the page."""

    report: Report
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    via: tuple[Span, ...] = ()
    quoted: bool = False  # a quotation is part of what is said

    @property
    def at(self) -> int:
        return self.report.head.start


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
        found = [_draft(document.text, s, r) for s in parsed for r in reports(s, lexicon.voices)]
        quotes = quotations(document.text, paragraph)
        found, carried = _carry_in(document.text, paragraph, quotes, found, waiting)
        found = join(document.text, found, quotes)
        if carried:
            drafts = [carried if d.at == carried.at else d for d in drafts]
        drafts += _voices(document.text, [d for d in found if d.content])
        waiting = _left_open(quotes, [*found, *([carried] if carried else [])])
    return _finish(document, drafts, Names(document, mentions))


def _finish(document: Document, drafts: Sequence[Draft], names: Names) -> tuple[Attribution, ...]:
    drafts = sorted(drafts, key=lambda d: d.at)
    found = [
        Attribution(
            source=d.source,
            cue=d.cue,
            content=d.content,
            commitment=d.report.frame.commitment,
        )
        for d in drafts
    ]
    speakers = name_speakers(document.text, found, names)
    relays = [names.written(document.text, d.via) for d in drafts]
    tells = [d.report.frame.tells for d in drafts]
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
    thought = draft.report.frame.commitment is Status.OPINION
    return draft.report.speaks and not thought and source not in {"", "i", "we", "you"}


def _nested(draft: Draft, drafts: Sequence[Draft]) -> bool:
    here = Span(draft.at, draft.at + 1)
    return any(d.at != draft.at and any(s.contains(here) for s in d.content) for d in drafts)


# ---------------------------------------------------------------- words


def _draft(text: str, sentence: Sentence, report: Report) -> Draft:
    taken = {t.i for t in (*report.source, *report.cue)}
    content = [t for t in report.content if t.i not in taken]
    return Draft(
        report,
        _spans(text, sentence, report.source),
        _spans(text, sentence, report.cue),
        _spans(text, sentence, content),
        _spans(text, sentence, report.via),
    )


def _spans(text: str, sentence: Sentence, tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The stretches that the tokens cover; punctuation alone makes no gap, edges are trimmed."""
    runs: list[list[Token]] = []
    for token in sorted(tokens):
        between = sentence.tokens[runs[-1][-1].i + 1 : token.i] if runs else ()
        if runs and all(t.pos == "PUNCT" for t in between):
            runs[-1].append(token)
        else:
            runs.append([token])
    spans = (_trimmed(text, Span(run[0].start, run[-1].end)) for run in runs)
    return tuple(
        s for s in spans if s.start < s.end and any(map(str.isalnum, text[s.start : s.end]))
    )


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if (
        end > start
        and text[end - 1] == "."
        and not text[start:end].rstrip(".").endswith(('"', "”"))
    ):
        end -= 1
    return Span(start, end)


# ---------------------------------------------------------------- paragraphs


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


# ---------------------------------------------------------------- quotations


def join(text: str, drafts: Sequence[Draft], quotes: Sequence[Quotation]) -> list[Draft]:
    """The drafts of a paragraph with the quotations that are theirs."""
    joined = [_grown(d, quotes) for d in drafts]
    joined = [_beside(text, d, quotes, joined) for d in joined]
    joined = [d for d in joined if d.quoted or not d.report.bound]
    return _run_on(text, joined, quotes)


def _outside(draft: Draft, quote: Quotation) -> bool:
    return not quote.span.contains(Span(draft.at, draft.at + 1))


def _grown(draft: Draft, quotes: Sequence[Quotation]) -> Draft:
    """What is said, with the whole of each quotation that it touches."""
    if not draft.content:
        return draft
    content, quoted = draft.content, False
    for quote in quotes:
        if _outside(draft, quote) and any(quote.span.overlaps(s) for s in content):
            content = _united(content, quote.span)
            quoted = True
    return draft._replace(content=content, quoted=quoted)


def _united(spans: Sequence[Span], more: Span) -> tuple[Span, ...]:
    """The spans with one more; those that meet are one, unless the cue stands between."""
    touching = [s for s in spans if s.overlaps(more)]
    rest = [s for s in spans if not s.overlaps(more)]
    whole = Span(min(s.start for s in (more, *touching)), max(s.end for s in (more, *touching)))
    return tuple(sorted((*rest, whole)))


def _beside(text: str, draft: Draft, quotes: Sequence[Quotation], drafts: Sequence[Draft]) -> Draft:
    """A cue of speech without words of its own takes the quotation before or after it."""
    if not draft.report.quotes or (draft.content and not draft.report.bound and not draft.quoted):
        return draft
    content = draft.content if draft.quoted else ()
    ends = sorted((*draft.source, *draft.cue))
    if not ends:
        return draft
    for quote in quotes:
        if not _outside(draft, quote) or any(quote.span.overlaps(s) for s in content):
            continue
        if _adjoins(text, quote, ends) and not _owned(quote, draft, drafts):
            content = tuple(sorted((*content, quote.span)))
    if not content or content == draft.content:
        return draft
    return draft._replace(content=content, quoted=True)


def _owned(quote: Quotation, draft: Draft, drafts: Sequence[Draft]) -> bool:
    return any(
        d.at != draft.at and d.quoted and any(quote.span.overlaps(s) for s in d.content)
        for d in drafts
    )


def _adjoins(text: str, quote: Quotation, ends: Sequence[Span]) -> bool:
    first, last = ends[0].start, ends[-1].end
    if quote.end <= first:
        return not text[quote.end : first].strip(_EDGES) and text[quote.end - 2] in ",.?!…-—'"
    if quote.start >= last:
        between = text[last : quote.start]
        return not between.strip(_EDGES) or (
            len(between) < 120 and between.rstrip()[-1:] in {",", ":"} and "." not in between
        )
    return False


def _run_on(text: str, drafts: Sequence[Draft], quotes: Sequence[Quotation]) -> list[Draft]:
    """Bare quoted sentences belong to whoever was quoted last."""
    result = list(drafts)
    for quote in quotes:
        if any(d.quoted and any(quote.span.overlaps(s) for s in d.content) for d in result):
            continue
        before = [d for d in result if d.quoted and min(d.content).start < quote.start]
        if not before or not _stands_alone(text, quote):
            continue
        last = max(before, key=lambda d: max(d.content).end)
        grown = last._replace(content=_appended(last, quote.span))
        result = [grown if d is last else d for d in result]
    return result


def _appended(draft: Draft, span: Span) -> tuple[Span, ...]:
    """One more span; it is joined to the last where only white space lies between."""
    last = max(draft.content)
    cues = [s for s in (*draft.source, *draft.cue) if last.end <= s.start < span.start]
    if not cues and span.start - last.end <= 3:
        return (*(s for s in draft.content if s != last), Span(last.start, span.end))
    return (*draft.content, span)


def _stands_alone(text: str, quote: Quotation) -> bool:
    """Does the quotation open a sentence and close one?"""
    before = text[: quote.start].rstrip(" \t")[-1:]
    return (
        before in {"", "\n", ".", "!", "?", '"', "”", "'", "’", ":"} and quote.end - quote.start > 8
    )


# ---------------------------------------------------------------- over paragraphs


def _carry_in(
    text: str,
    paragraph: Span,
    quotes: Sequence[Quotation],
    found: Sequence[Draft],
    waiting: Draft | None,
) -> tuple[list[Draft], Draft | None]:
    """A quotation that the last paragraph left open goes on at the head of this one."""
    if waiting is None or not quotes or text[paragraph.start : quotes[0].start].strip():
        return list(found), None
    return list(found), waiting._replace(content=(*waiting.content, quotes[0].span))


def _left_open(quotes: Sequence[Quotation], drafts: Sequence[Draft]) -> Draft | None:
    if not quotes or quotes[-1].closed:
        return None
    owners = [d for d in drafts if any(quotes[-1].span.overlaps(s) for s in d.content)]
    owners = [d for d in owners if _outside(d, quotes[-1])]
    return owners[0] if owners else None
