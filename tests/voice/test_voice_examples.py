"""The examples that stand beside the cues in the language file, and those of statuses."""

import re

import pytest
from told import Parse

from dateline.lexicon import Lexicon, load_lexicon
from dateline.lexicon.voices import Case
from dateline.types import Attribution, Event, PassageKind, Span
from dateline.voice import assess, attributions, may_attribute

PARTS = {"[": "source", "{": "cue", "<": "content"}
MARK = re.compile(r"[\[{<>}\]]")


def unmarked(example: str) -> tuple[str, dict[str, list[str]]]:
    """`[She] {said} <it rained>` -> the words, and those of each part."""
    parts: dict[str, list[str]] = {"source": [], "cue": [], "content": []}
    for opening, words in re.findall(r"([\[{<])([^\[\]{}<>]*)[\]}>]", example):
        parts[PARTS[opening]].append(words)
    return MARK.sub("", example), parts


def parts_of(text: str, found: Attribution) -> dict[str, list[str]]:
    return {
        "source": [text[a:b] for a, b in found.source],
        "cue": [text[a:b] for a, b in found.cue],
        "content": [text[a:b] for a, b in found.content],
    }


@pytest.mark.parametrize("example", load_lexicon().voices.examples)
def test_example_of_a_cue(example: str, parse: Parse, lexicon: Lexicon) -> None:
    text, wanted = unmarked(example)
    document, parsed = parse(text)
    found = attributions(document, parsed, (), lexicon)
    assert wanted in [parts_of(text, each) for each in found]
    assert may_attribute(text, Span(0, len(text)), lexicon)


@pytest.mark.parametrize("case", load_lexicon().voices.cases, ids=lambda c: c.text)
def test_example_of_a_status(case: Case, parse: Parse, lexicon: Lexicon) -> None:
    start = case.text.index("*")
    end = case.text.index("*", start + 1) - 1
    text = case.text.replace("*", "")
    document, parsed = parse(text, kind=case.kind)
    said = attributions(document, parsed, (), lexicon)
    sentence = next(s for s in parsed if s.span.contains(Span(start, end)))
    event = Event(
        event_type=None,
        trigger=(Span(start, end),),
        clause=sentence.span,
        status=case.frame,
        rule="test",
    )
    judged = assess(event, sentence, document.passages[0], said, lexicon)
    assert (judged.status, judged.polarity) == (case.status, case.polarity)
    assert document.passages[0].kind is PassageKind(case.kind)
