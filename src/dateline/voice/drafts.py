"""Reports of sentences as stretches of the page's text."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.lexicon.voices import Frame
from dateline.syntax import Sentence, Token
from dateline.types import Span
from dateline.voice.report import Report

EDGES = " \t\r\n\u00a0,;:-–—•·*"


class Draft(NamedTuple):
    """A report with its words as spans of the page."""

    at: int  # where its cue stands
    frame: Frame
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    via: tuple[Span, ...] = ()
    cited: tuple[Span, ...] = ()
    quotes: bool = False  # may the cue lead in a quotation?
    bound: bool = False  # is the content only good where it is a quotation?
    speaks: bool = False  # a statement, not a wish, a stance or a plan
    tells: bool = True  # is the source a teller of the content?
    who: Span | None = None  # the word of the source that names: "(Trump's) supporters"
    quoted: bool = False  # a quotation is part of what is said


def draft_of(text: str, sentence: Sentence, report: Report) -> Draft:
    taken = {t.i for t in (*report.source, *report.cue)}
    content = [t for t in report.content if t.i not in taken]
    return Draft(
        report.head.start,
        report.frame,
        _spans(text, sentence, report.source),
        _spans(text, sentence, report.cue),
        _spans(text, sentence, content),
        _spans(text, sentence, report.via),
        _spans(text, sentence, report.cited),
        report.quotes,
        report.bound,
        report.speaks,
        report.tells,
        _naming(sentence, report.source),
    )


def _naming(sentence: Sentence, source: Sequence[Token]) -> Span | None:
    """The head of the source; for `who` and `that` the words that they stand for."""
    places = {t.i for t in source}
    head = next((t for t in source if t.head == t.i or t.head not in places), None)
    if head is None or head.pos != "PRON":
        return head.span if head else None
    clause = next((t for t in sentence.ancestors(head) if t.dep == "relcl"), None)
    if clause is None or head.tag not in {"WP", "WDT"}:
        return None
    noun = sentence.head(clause)
    before = [t.start for t in sentence.subtree(noun) if t.i < noun.i]
    return Span(min(before, default=noun.start), noun.end)


def _spans(text: str, sentence: Sentence, tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The stretches that the tokens cover; punctuation alone makes no gap, edges are trimmed."""
    runs: list[list[Token]] = []
    for token in sorted(tokens):
        between = sentence.tokens[runs[-1][-1].i + 1 : token.i] if runs else ()
        if runs and all(t.pos == "PUNCT" for t in between):
            runs[-1].append(token)
        else:
            runs.append([token])
    spans = (trimmed(text, Span(run[0].start, run[-1].end)) for run in runs)
    return tuple(
        s for s in spans if s.start < s.end and any(map(str.isalnum, text[s.start : s.end]))
    )


def trimmed(text: str, span: Span) -> Span:
    """Less punctuation and blanks at the edges, and a full stop that belongs to no quotation."""
    start, end = span
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    if (
        end > start
        and text[end - 1] == "."
        and not text[start:end].rstrip(".").endswith(('"', "”"))
    ):
        end -= 1
    return Span(start, end)
