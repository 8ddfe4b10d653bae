"""One page from its bytes to its claims; the only place where stages meet."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from msgspec import structs

from dateline.code import events, may_hold_event
from dateline.code.again import Known
from dateline.code.handed import handed
from dateline.code.matters import matters, off_states
from dateline.code.scorer import Heard, Scorer
from dateline.date import dates
from dateline.date.attach import event_dates
from dateline.ids import folded, numbered
from dateline.lexicon import Lexicon
from dateline.llm import RULE, Extracted, Find, is_told
from dateline.name import names
from dateline.read import read
from dateline.syntax import Parser, Sentence, sentences
from dateline.types import (
    Attribution,
    Claim,
    Document,
    Event,
    Evidence,
    Mention,
    Passage,
    PassageKind,
    Polarity,
    Quad,
    Reading,
    Source,
    Span,
    TimeExpression,
    When,
)
from dateline.voice import assess, attributions, may_attribute, quoted, told_by

# Somebody's words about the world. The rest of a page is furniture, or about other pages: the items
# of a sidebar, though some have their own day, are questions, labels and half sentences that lead
# there, and would give more wrong claims than right ones.
VOICES = frozenset(
    {
        PassageKind.HEADLINE,
        PassageKind.BODY,
        PassageKind.EMBEDDED,
        PassageKind.POST,
        PassageKind.QUOTED_POST,
        PassageKind.COMMENT,
        PassageKind.QUOTATION,
        PassageKind.CAPTION,
    }
)
_WORD = re.compile(r"\w+")
REMEMBERED = 40  # mentions before a sentence that are still in mind
LIKELY = 0.25  # claims below this confidence are not made


def read_page(
    source: Source,
    lexicon: Lexicon,
    parser: Parser,
    *,
    scorer: Scorer | None = None,
    extract: "Extract | None" = None,
) -> Reading:
    """Everything found in one page. Raises `read.Unreadable` where there is no page to read.

    Without a scorer the rules alone decide what is an event; `extract` has a language model asked
    what they miss.
    """
    document = read(source, lexicon)
    mentions = names(document, lexicon)
    times = dates(document, lexicon)
    heard = listened(document, mentions, scorer) if scorer else {}
    parsed = parse(document, mentions, lexicon, parser, heard)
    said = attributions(document, [s for _, s in parsed], mentions, lexicon)
    found = coded(document, parsed, mentions, lexicon, scorer=scorer, heard=heard)
    whens = event_dates(document, found, times, lexicon, mentions=mentions)
    reading = Reading(
        page=document.page,
        text=document.text,
        passages=with_quotations(document, said),
        times=times,
        mentions=mentions,
        attributions=said,
        claims=claims(document, found, whens, said, lexicon),
        issues=document.issues,
    )
    if extract is None:
        return reading
    return with_proposals(reading, Grounds(document, parsed, found), extract, lexicon, parser)


def with_quotations(document: Document, said: Sequence[Attribution]) -> tuple[Passage, ...]:
    """The passages, and the quotations inside them whose speaker is known by now."""
    both = (*document.passages, *quoted(document, said))
    return tuple(sorted(both, key=lambda p: (p.start, -p.end)))


NOTHING: Mapping[Span, Heard] = MappingProxyType({})
Found = tuple[Passage, Sentence, Event]


def own_spans(document: Document) -> Iterator[tuple[Passage, Span]]:
    """Each stretch of a voice's own words: its span less those of the passages inside it."""
    children: dict[str | None, list[Passage]] = defaultdict(list)
    for passage in document.passages:
        children[passage.parent].append(passage)
    for passage in document.passages:
        if passage.kind not in VOICES:
            continue
        start = passage.start
        for child in sorted(children[passage.id], key=lambda p: p.start):
            if start < child.start:
                yield passage, Span(start, child.start)
            start = max(start, child.end)
        if start < passage.end:
            yield passage, Span(start, passage.end)


def listened(document: Document, mentions: Sequence[Mention], scorer: Scorer) -> dict[Span, Heard]:
    """What the scorer makes of the sentences that name two states, the only ones in which it may
    find what the rules have no words for."""
    starts = [m.start for m in mentions]
    return {
        span: scorer.heard(document.text, span)
        for _, own in own_spans(document)
        for span in sentences(document.text, own)
        if len({m.country for m in inside_of(span, mentions, starts) if m.country}) > 1
    }


def parse(
    document: Document,
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    parser: Parser,
    heard: Mapping[Span, Heard] = NOTHING,
) -> list[tuple[Passage, Sentence]]:
    """The sentences that may hold an event or say who says something, parsed, in text order."""
    starts = [m.start for m in mentions]
    wanted = []
    for passage, own in own_spans(document):
        for span in sentences(document.text, own):
            inside = inside_of(span, mentions, starts)
            called = span in heard and heard[span].calls
            if (
                called
                or may_hold_event(document.text, span, inside, lexicon)
                or may_attribute(document.text, span, lexicon)
            ):
                wanted.append((passage, span))
    wanted.sort(key=lambda pair: pair[1])
    named = [m.span for m in mentions]
    parsed = parser.parse(document.text, [span for _, span in wanted], names=named)
    return [(passage, sentence) for (passage, _), sentence in zip(wanted, parsed, strict=True)]


def coded(
    document: Document,
    parsed: Sequence[tuple[Passage, Sentence]],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    *,
    scorer: Scorer | None = None,
    heard: Mapping[Span, Heard] = NOTHING,
) -> list[Found]:
    """The events of all sentences; sides that a voice named before are known to it afterwards."""
    starts = [m.start for m in mentions]
    known: dict[str, Known] = {}
    about = matters(document, lexicon)
    found: list[Found] = []
    for passage, sentence in parsed:
        if off_states(document.text, sentence.span, about[passage.id], lexicon):
            continue
        inside = inside_of(sentence.span, mentions, starts)
        voice = known.setdefault(passage.id, Known(lexicon.again, lexicon.events))
        near = voice.near(sentence, before(sentence.span, passage, mentions, starts))
        hears = heard.get(sentence.span)
        calls = hears.calls if hears else ()
        proposed = events(sentence, document.text, inside, lexicon, near=near, calls=calls)
        if scorer is not None and proposed:
            proposed = (hears or scorer.heard(document.text, sentence.span)).judged(proposed)
        made = voice.resolved(proposed, sentence)
        denied = voice.denied(sentence, inside, made)
        voice.heard(sentence, inside, made)
        found += [(passage, sentence, event) for event in (*made, *denied)]
    return handed(found, lexicon.events)


def inside_of(span: Span, mentions: Sequence[Mention], starts: Sequence[int]) -> list[Mention]:
    """The mentions that lie wholly in the span; `starts` are those of all mentions, sorted."""
    near = mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    return [m for m in near if m.end <= span.end]


def before(
    span: Span, passage: Passage, mentions: Sequence[Mention], starts: Sequence[int]
) -> Sequence[Mention]:
    """The last mentions of the passage before the span."""
    first, last = bisect_left(starts, passage.start), bisect_left(starts, span.start)
    return mentions[max(first, last - REMEMBERED) : last]


def claims(
    document: Document,
    found: Sequence[Found],
    whens: Sequence[When],
    said: Sequence[Attribution],
    lexicon: Lexicon,
) -> tuple[Claim, ...]:
    """What the page says was done, in text order; each quotes the page's own words."""
    tellings = by_cue(document, said)
    made = [
        claim(document, each, when, said, tellings, lexicon)
        for each, when in zip(found, whens, strict=True)
    ]
    return identified(made)


def identified(made: Iterable[Claim]) -> tuple[Claim, ...]:
    """The likely ones with their ids, in text order."""
    made = sorted(
        (c for c in made if c.confidence >= LIKELY),
        key=lambda c: (c.evidence.start, c.evidence.end, c.rule),
    )
    ids = numbered(content(c) for c in made)
    return tuple(structs.replace(c, id=f"c{id_}") for c, id_ in zip(made, ids, strict=True))


def claim(
    document: Document,
    found: Found,
    when: When,
    said: Sequence[Attribution],
    tellings: Mapping[int, Attribution],
    lexicon: Lexicon,
) -> Claim:
    passage, sentence, event = found
    own = its_own(event, tellings)
    around = said if own is None else [a for a in said if a is not own]
    judged = assess(event, sentence, passage, around, lexicon)
    tellers, teller_spans = told_by(event.clause, passage, document, around)
    start, end = event.clause
    return Claim(
        id="",
        page=document.page.id,
        event_type=event.event_type,
        mode=event.mode,
        contexts=event.contexts,
        quad=event.quad,
        register=event.register,
        actors=event.actors,
        trigger=event.trigger,
        date=when,
        place=event.place,
        status=judged.status,
        polarity=judged.polarity,
        attributes=event.attributes,
        told_by=tellers,
        told_by_spans=teller_spans,
        evidence=Evidence(
            start=start,
            end=end,
            quote=document.text[start:end],
            origin=document.origin(event.clause),
        ),
        confidence=round(event.confidence * judged.confidence, 3),
        rule=event.rule,
        passage=passage.id,
        copy_of=passage.quotes,
    )


def by_cue(document: Document, said: Sequence[Attribution]) -> dict[int, Attribution]:
    """The attributions by where each word of their cues starts."""
    return {
        word.start(): attribution
        for attribution in said
        for start, end in attribution.cue
        for word in _WORD.finditer(document.text, start, end)
    }


def its_own(event: Event, tellings: Mapping[int, Attribution]) -> Attribution | None:
    """The telling that the event itself is: who accuses is not reported to accuse by himself."""
    if event.quad not in {Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT}:
        return None
    return next((tellings[w.start] for w in event.trigger if w.start in tellings), None)


def content(claim: Claim) -> tuple[str, ...]:
    """What a claim's id is made from: the page, what is claimed, the words with blanks folded."""
    sides = sorted(f"{a.role}={folded(a.name)}" for a in claim.actors)
    kind = claim.event_type or claim.register
    return (claim.page, kind, *sides, folded(claim.evidence.quote))


# ---------------------------------------------------------------- what a language model proposes

Extract = Callable[[Document, Iterable[tuple[Passage, Span]], Sequence[Mention]], Extracted]


class Grounds(NamedTuple):
    """What the stages made of a page and a reading does not keep."""

    document: Document
    parsed: Sequence[tuple[Passage, Sentence]]
    found: Sequence[Found]


def with_proposals(
    reading: Reading, grounds: Grounds, extract: Extract, lexicon: Lexicon, parser: Parser
) -> Reading:
    """The reading and what a model finds beside it; the claims of the rules stay as they are."""
    document, known = grounds.document, {content(c) for c in reading.claims}
    more = extract(document, own_spans(document), reading.mentions)
    made = proposed(reading, grounds, more.finds, lexicon, parser)
    new = [c for c in made if content(c) not in known and not is_told(c, reading.claims)]
    theirs = identified(new)
    both = sorted((*reading.claims, *theirs), key=lambda c: (c.evidence.start, c.evidence.end))
    return structs.replace(
        reading,
        claims=tuple(both),
        issues=(*reading.issues, *more.issues),
        llm=structs.replace(more.asked, taken=len(theirs), known=len(made) - len(new)),
    )


def proposed(
    reading: Reading,
    grounds: Grounds,
    finds: Sequence[Find],
    lexicon: Lexicon,
    parser: Parser,
) -> list[Claim]:
    """Claims of what was found, read by the same stages as those of the rules."""
    document, said = grounds.document, reading.attributions
    finds = sorted(finds, key=lambda f: (f.sentence, f.event.clause))
    theirs = in_sentences(finds, reading, grounds, parser)
    every = sorted([*grounds.found, *theirs], key=lambda f: f[1].span)
    whens = event_dates(document, every, reading.times, lexicon, mentions=reading.mentions)
    dated = [w for (_, _, e), w in zip(every, whens, strict=True) if e.rule.startswith(RULE)]
    tellings = by_cue(document, said)
    made = []
    for find, each, when in zip(finds, theirs, dated, strict=True):
        when = when if when.when else pointed(find, reading.times)  # noqa: PLW2901
        told = claim(document, each, when, said, tellings, lexicon)
        polarity = Polarity.NEGATED if find.negated else told.polarity
        made.append(structs.replace(told, polarity=polarity))
    return made


def in_sentences(
    finds: Sequence[Find], reading: Reading, grounds: Grounds, parser: Parser
) -> list[Found]:
    """The finds with their sentences, parsed now where nobody needed them before."""
    parsed = {sentence.span: sentence for _, sentence in grounds.parsed}
    wanted = [span for span in dict.fromkeys(f.sentence for f in finds) if span not in parsed]
    named = [m.span for m in reading.mentions]
    more = parser.parse(reading.text, wanted, names=named)
    parsed |= {sentence.span: sentence for sentence in more}
    return [(f.passage, parsed[f.sentence], f.event) for f in finds]


def pointed(find: Find, times: Sequence[TimeExpression]) -> When:
    """The time expression in the words that the model takes for the date, where nothing else dates it."""
    if find.date is None:
        return When()
    here = (t for t in times if t.when and t.span.overlaps(find.date))
    return next(
        (When(when=t.when, basis=t.basis, anchor=t.anchor, spans=(t.span,)) for t in here), When()
    )
