"""Attributions of a page: reports of its sentences, joined with the quotations around them."""

from collections.abc import Iterator, Sequence

from dateline.lexicon import Lexicon
from dateline.lexicon.voices import VoiceRules
from dateline.syntax import Sentence
from dateline.types import Attribution, Document, Mention, PassageKind, Span, Status
from dateline.voice.chain import with_speakers
from dateline.voice.clauses import reports
from dateline.voice.drafts import Draft, draft_of
from dateline.voice.joining import carried, free, join, left_open, run_on
from dateline.voice.quotes import quotations
from dateline.voice.speaker import Names, name_speakers
from dateline.voice.verbless import headline, to_the_end, unled

RECENT = 200  # reports among which is the one that a quotation goes on with
LONGEST = 30  # sentences of a paragraph that are looked at together: some pages are one line


def attributions(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
) -> tuple[Attribution, ...]:
    """Who is reported to say what on this page, in the order of the cues.

    `sentences` are the parsed ones, in order; a sentence that was not parsed holds no cue.
    """
    text, rules = document.text, lexicon.voices
    names = Names(document, mentions, rules)
    drafts: list[Draft] = []
    waiting: Draft | None = None  # whose quotation the last paragraph left open
    for paragraph, parsed in _paragraphs(text, sentences):
        quotes = quotations(text, paragraph)
        found = join(text, _led(text, paragraph, parsed, rules), quotes)
        found += unled(text, paragraph, parsed, free(found, quotes), rules)
        found = run_on(text, found, quotes)
        longer = carried(text, paragraph, quotes, waiting)
        if longer:
            drafts[-RECENT:] = [longer if d.at == longer.at else d for d in drafts[-RECENT:]]
        found = [d for d in found if d.content]
        drafts += _voices(text, found, [*found, *([longer] if longer else [])], rules)
        waiting = left_open(quotes, [*found, *([longer] if longer else [])])
    return _finish(document, [*drafts, *_headlines(document, drafts, names, rules)], names)


def _headlines(
    document: Document, drafts: Sequence[Draft], names: Names, rules: VoiceRules
) -> Iterator[Draft]:
    """Who speaks in headlines whose cue is a colon; a page without one has its first line."""
    titles = [p.span for p in document.passages if p.kind is PassageKind.HEADLINE]
    for title in titles or [_line(document.text, Span(0, 0))]:
        if not any(d.speaks and title.contains(Span(d.at, d.at)) for d in drafts):
            yield from headline(document.text, title, names, rules)


def _led(
    text: str, paragraph: Span, sentences: Sequence[Sentence], rules: VoiceRules
) -> list[Draft]:
    """What the cues of a paragraph lead in, before its quotations are looked at."""
    found = [draft_of(text, s, r) for s in sentences for r in reports(s, rules)]
    return [to_the_end(text, paragraph, draft, rules) for draft in found]


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
    voices = [
        (names.relay(d.via), speaker if d.tells else None, names.relay(d.cited))
        for d, speaker in zip(drafts, speakers, strict=True)
    ]
    return with_speakers(document, found, speakers, voices)


def _voices(
    text: str, drafts: Sequence[Draft], around: Sequence[Draft], rules: VoiceRules
) -> list[Draft]:
    """Without the reports inside those `around` that bring in no further voice.

    In `"I think they want to leave," he said` one voice speaks; what it says of its own thoughts
    and of the wishes of others bears on the status of events, not on who tells them.
    """
    return [d for d in drafts if all(_adds_voice(text, d, o, rules) for o in _outer(d, around))]


def _adds_voice(text: str, draft: Draft, outer: Draft, rules: VoiceRules) -> bool:
    """Somebody else is said to have said it; a thought reported at second hand is a guess.

    Inside quotation marks `he` and `people` name no teller.
    """
    source = text[draft.source[0].start : draft.source[-1].end].lower() if draft.source else ""
    thought = draft.frame.commitment is Status.OPINION
    if not draft.speaks or thought or not source or source in rules.words["interlocutors"]:
        return False
    return not outer.quoted or source.split()[0] not in rules.words["unnamed"]


def _outer(draft: Draft, around: Sequence[Draft]) -> list[Draft]:
    here = Span(draft.at, draft.at + 1)
    return [d for d in around if d.at != draft.at and any(s.contains(here) for s in d.content)]


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
