"""Sentences -> what the scorer learns from: spans of words, and which event they call, if any.

Four kinds. `annotated`: a trigger that a person marked. `near`: words that a person marked as
misleading. `proposed`: what the rules propose for the sentence, which is what the scorer will be
asked about: it has the type of the annotated event whose trigger it shares a word with. Where it
shares a word with none, it is none if the words are marked so or the sentence states no event at
all; beside other events the annotation does not say, for it may have named the event by other words.
`word`: any word of the sentence, to measure what the scorer hears by itself; these teach nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sentences import Annotated, Frame, Manner, Sentence, place

from dateline.code.scorer import NONE
from dateline.lexicon import Lexicon
from dateline.name import names
from dateline.pipeline import coded, parse
from dateline.syntax import Parser
from dateline.types import Document, Event, Page, Passage, PassageKind, Span

_WORD = re.compile(r"\w+")


class Example(NamedTuple):
    """Words of a sentence and the label that they should get."""

    words: tuple[Span, ...]
    label: str
    kind: str
    event: Event | None = None  # the rules' own reading


class Task(NamedTuple):
    """A sentence with all that is asked about it."""

    sentence: Sentence
    examples: tuple[Example, ...]
    unsaid: tuple[tuple[Span, ...], ...]  # words of which the annotation says nothing


def tasks(sentences: Sequence[Sentence], lexicon: Lexicon, parser: Parser) -> Iterator[Task]:
    for sentence in sentences:
        found = events(sentence.text, lexicon, parser)
        known = list(proposed(sentence, found))
        told = {example.words for example in known}
        unsaid = tuple(event.trigger for event in found if event.trigger not in told)
        yield Task(sentence, (*annotated(sentence), *known), unsaid)


def rule_tasks(lexicon: Lexicon, parser: Parser) -> Iterator[Task]:
    """The examples that stand in our event files: what the rules read there is meant."""
    texts = {example.text for entry in lexicon.events.entries for example in entry.examples}
    for text in sorted(texts):
        found = events(text, lexicon, parser)
        sentence = Sentence(text, Manner.WIRE, Frame.OTHER)
        meant = (Example(e.trigger, str(e.event_type), "proposed", e) for e in found)
        yield Task(sentence, tuple(meant), ())


def annotated(sentence: Sentence) -> Iterator[Example]:
    """What the annotator marked."""
    marked = [(e.trigger, str(e.type), "annotated") for e in sentence.events]
    for words, label, kind in (*marked, *((w, NONE, "near") for w in sentence.near)):
        span = place(words, sentence.text)
        if span is not None:
            yield Example((span,), label, kind)


def in_words(task: Task) -> Task:
    """The same sentence, asked about each of its words: those of a trigger call its event."""
    text = task.sentence.text
    told = [
        (span, e.label) for e in annotated(task.sentence) if e.label != NONE for span in e.words
    ]
    unsaid = [word for words in task.unsaid for word in words]
    found = [Span(*m.span()) for m in _WORD.finditer(text)]
    labels = {w: next((label for span, label in told if _shared(w, span)), NONE) for w in found}
    asked = (w for w in found if not any(_shared(w, other) for other in unsaid))
    return Task(task.sentence, tuple(Example((w,), labels[w], "word") for w in asked), task.unsaid)


def proposed(sentence: Sentence, found: Sequence[Event]) -> Iterator[Example]:
    """What the rules propose, with the type that the annotation gives it."""
    misleading = [place(words, sentence.text) for words in sentence.near]
    for event in found:
        gold = matching(event.trigger, sentence)
        is_none = not sentence.events or any(
            _shared(span, word) for span in misleading if span for word in event.trigger
        )
        if gold or is_none:
            yield Example(event.trigger, str(gold.type) if gold else NONE, "proposed", event)


def matching(trigger: Sequence[Span], sentence: Sentence) -> Annotated | None:
    """The annotated event that shares most letters with a trigger, if any."""
    best, most = None, 0
    for event in sentence.events:
        span = place(event.trigger, sentence.text)
        shared = sum(_shared(span, word) for word in trigger) if span else 0
        if shared > most:
            best, most = event, shared
    return best


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def events(text: str, lexicon: Lexicon, parser: Parser) -> list[Event]:
    """What the rules alone find in a text that is a page of its own."""
    body = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY)
    page = Page(id="p", media_type="text/plain", sha256="")
    document = Document(page=page, text=text, passages=(body,))
    mentions = names(document, lexicon)
    parsed = parse(document, mentions, lexicon, parser)
    return [event for _, _, event in coded(document, parsed, mentions, lexicon)]
