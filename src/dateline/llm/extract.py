"""A page asked about part by part, each part again until an answer brings nothing new."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.lexicon import Lexicon
from dateline.llm.answer import read_answer
from dateline.llm.check import Find, Refusal, checked
from dateline.llm.parts import Part, parts
from dateline.llm.question import Ask, Failure, question
from dateline.llm.words import Words, words_of
from dateline.types import Asked, Document, Issue, Mention, Passage, Span

RULE = "llm:"  # every find bears it, with the name of the model
PASSES = 3  # how often a part is asked about
STAGE = "llm"


class Extracted(NamedTuple):
    finds: tuple[Find, ...]
    issues: tuple[Issue, ...]
    asked: Asked


class _Done(NamedTuple):
    """What came of one part."""

    finds: tuple[Find, ...] = ()
    refused: tuple[Refusal, ...] = ()
    answers: int = 0
    cached: int = 0
    failure: str | None = None


def extracted(
    document: Document,
    own: Iterable[tuple[Passage, Span]],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    *,
    ask: Ask,
    model: str,
) -> Extracted:
    """What a model finds in a page. `own`: the stretches of each voice's own words.

    Where no answer is to be had the page keeps what else was found; an issue names the part.
    """
    done = [
        (part, _asked_about(part, document.text, lexicon, ask, RULE + model))
        for part in parts(document.text, own, mentions)
    ]
    refused = Counter(str(refusal) for _, each in done for refusal in each.refused)
    return Extracted(
        tuple(find for _, each in done for find in each.finds),
        tuple(issue for part, each in done for issue in _issues(part, each)),
        Asked(
            model=model,
            asked=sum(each.answers - each.cached for _, each in done),
            cached=sum(each.cached for _, each in done),
            failed=sum(each.failure is not None for _, each in done),
            refused=dict(sorted(refused.items())),
        ),
    )


def _asked_about(part: Part, text: str, lexicon: Lexicon, ask: Ask, rule: str) -> _Done:
    words, done = words_of(text, part.span), _Done()
    for _ in range(PASSES):
        listed = [_summary(find, text) for find in done.finds]
        answer = ask(question(text[part.span.start : part.span.end], listed, lexicon))
        if isinstance(answer, Failure):
            return done._replace(failure=answer.why)
        new, refused = _taken(answer.text, done.finds, part, words, lexicon, rule)
        done = _Done(
            (*done.finds, *new),
            (*done.refused, *refused),
            done.answers + 1,
            done.cached + answer.cached,
        )
        if not new:
            break
    return done


def _taken(
    answer: str,
    before: Sequence[Find],
    part: Part,
    words: Words,
    lexicon: Lexicon,
    rule: str,
) -> tuple[list[Find], list[Refusal]]:
    """The finds of an answer that are new, and what of it was refused."""
    given = read_answer(answer)
    refused = [Refusal.FORM] * given.misshapen + [Refusal.MANY] * given.beyond
    refused += [] if given.whole else [Refusal.ANSWER]
    known, new = {_content(find) for find in before}, list[Find]()
    for proposal in given.proposals:
        find, why = checked(proposal, part, words, lexicon, rule)
        refused += why
        if find is None:
            continue
        if (content := _content(find)) in known:
            refused.append(Refusal.AGAIN)
        else:
            known.add(content)
            new.append(find)
    return new, refused


def _content(find: Find) -> tuple[object, ...]:
    """What makes two finds one: the kind, the words that name it, and who has a part in it."""
    event = find.event
    return event.event_type, event.trigger, frozenset(a.spans for a in event.actors)


def _summary(find: Find, text: str) -> Mapping[str, str | None]:
    """A find as it is shown to the model again: words of the passage, nothing else of its own."""
    event = find.event
    return {
        "quote": text[event.clause.start : event.clause.end],
        "trigger": " ".join(text[s.start : s.end] for s in event.trigger),
        "type": event.event_type,
    }


def _issues(part: Part, done: _Done) -> Iterator[Issue]:
    start, end = part.span
    if done.failure is not None:
        yield Issue(stage=STAGE, start=start, end=end, message=f"no answer: {done.failure}")
    if Refusal.ANSWER in done.refused:
        message = "an answer that is not JSON of the form that was asked for"
        yield Issue(stage=STAGE, start=start, end=end, message=message)
