"""Which time expression says when an event was: by the clause it hangs in, else by the story."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from dateline.date.office import bounds
from dateline.date.ranges import joined
from dateline.date.writing import TELLING, Writing
from dateline.interval import Interval
from dateline.lexicon import Lexicon
from dateline.lexicon.tenses import Tense, Tenses
from dateline.syntax import Sentence, Token
from dateline.types import (
    Basis,
    Document,
    Event,
    Mention,
    MentionKind,
    Passage,
    PassageKind,
    Span,
    TimeExpression,
    TimeType,
    When,
)

_ABOUT_NOW = frozenset({"PAST_REF", "PRESENT_REF"})
_LONG = re.compile(r"P[\dX]+(?:Y|M|DE|CE)")  # TIMEX3 lengths of months and more
_PARAGRAPH = re.compile(r"\n[ \t\u00a0]*\n")

Found = tuple[Passage, Sentence, Event]
F = TypeVar("F", TimeExpression, Mention)

UNKNOWN = When()
STORY = timedelta(days=10)  # a date this near to the telling carries on through the passage
_SAID = frozenset({"ccomp", "csubj", "parataxis"})  # what is said has another day than the saying
_BESIDE = frozenset({"advcl", "relcl", "acl"})  # what is told beside is of about the same time
_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_IN_NAME = frozenset({"nummod", "compound", "nmod", "amod"})
_LOOSE = 100  # the cost of a date that another clause owns: about then
_CLOSED = 1_000  # a cost that means: does not belong to this event


def event_dates(
    document: Document,
    found: Sequence[Found],
    times: Sequence[TimeExpression],
    lexicon: Lexicon,
    *,
    mentions: Sequence[Mention] = (),
) -> tuple[When, ...]:
    """For each event when it was, in the order given; unknown where neither words nor story say.

    `basis` tells how: stated or relative (words of the sentence), inferred (the sentences before
    it in the same voice, the time of writing for what leads the news, goes on, lies ahead or has
    happened by then, or, in a voice that nothing dates, the terms of those it names in office:
    `mentions`).
    """
    writing = Writing(document)
    stories: dict[str, Story] = defaultdict(Story)
    terms = _in_office(document, writing, found, times, mentions, lexicon)
    whens = []
    for passage, sentence, event in found:
        inside = [t for t in _inside(times, sentence.span) if t.end <= sentence.span.end]
        here = joined(document.text, inside, lexicon.tenses.joints)
        told = writing.of(passage)
        story = stories[passage.id]
        link = far_link(event, sentence, here, lexicon)
        when = stated(event, sentence, here, lexicon, link=link)
        if when is None and link is not None:
            whens.append(UNKNOWN)
            continue
        opening = lead(document.text, passage, sentence, told)
        carried = story.goes_on(document.text, sentence.span) or opening
        when = (
            when
            or lately(event, sentence, here, told)
            or implied(event, sentence, passage, told, carried, lexicon)
        )
        if when.basis in {Basis.STATED, Basis.RELATIVE}:
            stories[passage.id] = story.told(when, sentence.span, near=near(when.when, told))
        elif opening is not None and carried is opening and when.anchor == told:
            stories[passage.id] = story.told(opening, sentence.span, near=True)
        if when is UNKNOWN and passage.id in terms and _is_told(event, sentence, lexicon):
            when = terms[passage.id]
        whens.append(when)
    return tuple(whens)


def _in_office(
    document: Document,
    writing: Writing,
    found: Sequence[Found],
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
) -> dict[str, When]:
    """By passage that nothing dates: the terms of those whom its own words name in office."""
    children: dict[str, list[Span]] = defaultdict(list)
    for passage in document.passages:
        children[passage.parent or ""].append(passage.span)
    bare = {p.id: p for p, _, _ in found if writing.of(p) is None}
    terms = {}
    for passage in bare.values():
        if any(t.when for t in _inside(times, passage.span)):
            continue
        inside = children[passage.id]
        own = [
            m
            for m in _inside(mentions, passage.span)
            if m.kind is MentionKind.PERSON and not any(s.contains(m.span) for s in inside)
        ]
        if own and (when := bounds(passage, own, lexicon, text=document.text)):
            terms[passage.id] = when
    return terms


def _inside(finds: Sequence[F], span: Span) -> Sequence[F]:
    """Those that start in the span, out of finds sorted by their start."""
    first = bisect_left(finds, span.start, key=lambda f: f.start)
    return finds[first : bisect_left(finds, span.end, key=lambda f: f.start)]


@dataclass(frozen=True)
class Story:
    """What a voice has dated so far. News goes on through the passage; where there is none,
    history goes on through its paragraph."""

    news: When | None = None
    last: When | None = None
    until: int = 0

    def told(self, when: When, span: Span, *, near: bool) -> "Story":
        return Story(when if near else self.news, when, span.end)

    def goes_on(self, text: str, span: Span) -> When | None:
        """The date that carries on to this sentence, if one does."""
        history = None if _PARAGRAPH.search(text, self.until, span.start) else self.last
        if self.news is None or self.news.basis is Basis.INFERRED:
            return history or self.news
        return self.news


def near(when: Interval | None, told: Interval | None) -> bool:
    if when is None or told is None or (when.days or STORY.days + 1) > STORY.days:
        return False
    first = told.start or date.min
    return when.start is not None and abs(first - when.start) <= STORY


def stated(
    event: Event,
    sentence: Sentence,
    times: Sequence[TimeExpression],
    lexicon: Lexicon,
    *,
    link: Token | None,
) -> When | None:
    """The time expression of the sentence that hangs nearest to the event's trigger; where a far
    link stands before the event, only one behind it."""
    trigger = _trigger(event, sentence)
    dated = [t for t in times if t.when and t.type is not TimeType.SET]
    if link is not None:
        dated = [t for t in dated if t.start > link.start]
    cost, _, time = min(
        (
            (_distance(trigger, sentence, t.span), n, t)
            for n, t in enumerate(dated)
            if not _names(event, sentence, t, lexicon.tenses)
        ),
        default=(_CLOSED, 0, None),
    )
    if cost >= _CLOSED:
        cost, time = _LOOSE, _at_end(trigger, sentence, dated)
    if time is None:
        return None
    when = time.when
    if time.type is not TimeType.DURATION:  # in "after two weeks" the link is counted already
        when = opened(when, _before(sentence, time.span), lexicon)
    if cost < _LOOSE or when is None:
        return When(when=when, basis=time.basis, anchor=time.anchor, spans=(time.span,))
    return When(when=about(when), basis=Basis.INFERRED, anchor=when, spans=(time.span,))


def _names(event: Event, sentence: Sentence, time: TimeExpression, tenses: Tenses) -> bool:
    """Is the time in the name of a thing that a verb deals with: "threatened the 2016 accord"?"""
    head, trigger = sentence.head_of(time.span), _trigger(event, sentence)
    if head is None or head.dep not in _IN_NAME or trigger is None or trigger.pos not in _VERBS:
        return False
    thing = sentence.head(head)
    if thing.pos not in {"NOUN", "PROPN"} or thing.i < head.i:
        return False
    if not any(t.end <= time.start for t in sentence.children(thing)):  # "In 2016 Norway": no name
        return False
    if any(span.contains(Span(thing.start, thing.end)) for span in event.trigger):
        return False
    governor = sentence.head(thing)
    if governor.pos == "ADP":
        return governor.lower not in tenses.naming["prepositions"]
    return governor.lemma not in tenses.naming["verbs"]


def _at_end(
    trigger: Token | None, sentence: Sentence, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The time that ends the sentence, if no other verb and no comma stands before it."""
    last = times[-1] if times else None
    if trigger is None or last is None or last.start < trigger.end:
        return None
    if any(t.start >= last.end and t.pos != "PUNCT" for t in sentence):
        return None
    between = sentence.within(Span(trigger.end, last.start))
    return None if any(t.pos in _VERBS or t.dep == "punct" for t in between) else last


def far_link(
    event: Event, sentence: Sentence, times: Sequence[TimeExpression], lexicon: Lexicon
) -> Token | None:
    """The `after` of "seven years after Caracas closed it": what stands before it dates the event
    only by months or years, so that the dates of the sentence say nothing of it."""
    trigger = _trigger(event, sentence)
    lengths = {t.end for t in times if t.type is TimeType.DURATION and _LONG.match(t.value)}
    if trigger is None or not lengths:
        return None
    for token in (trigger, *sentence.ancestors(trigger)):
        if token.dep in _BESIDE | _SAID:
            marks = sentence.children(token, "mark", "prep", "advmod")
            links = [m for m in marks if m.lower in lexicon.tenses.open_sides]
            return next((m for m in links if _before_end(sentence, m) in lengths), None)
    return None


def _before_end(sentence: Sentence, token: Token) -> int | None:
    """Where the word before a token ends."""
    return sentence.tokens[token.i - 1].end if token.i else None


def about(when: Interval) -> Interval:
    """A date carried over to another event: a day becomes about that day, a month or year stays."""
    if (when.days or STORY.days + 1) > STORY.days:
        return when
    return Interval(when.start, when.end, True)


def lead(text: str, passage: Passage, sentence: Sentence, told: Interval | None) -> When | None:
    """What the first paragraph of a piece of news tells is of about the time of the telling."""
    if told is None or passage.kind not in TELLING:
        return None
    if _PARAGRAPH.search(text, passage.start, sentence.span.start):
        return None
    return When(when=told, basis=Basis.INFERRED, anchor=told)


def lately(
    event: Event, sentence: Sentence, times: Sequence[TimeExpression], told: Interval | None
) -> When | None:
    """`recent`, `now`, `currently`: about the time of the telling."""
    if told is None:
        return None
    trigger = _trigger(event, sentence)
    for time in times:
        if time.value in _ABOUT_NOW and _distance(trigger, sentence, time.span) < _LOOSE:
            return When(when=about(told), basis=Basis.INFERRED, anchor=told, spans=(time.span,))
    return None


def opened(when: Interval | None, preposition: str, lexicon: Lexicon) -> Interval | None:
    """`since 2001` has no last day, `until 2013` no first one."""
    side = lexicon.tenses.open_sides.get(preposition)
    if when is None or side is None:
        return when
    if side == "end" and when.start is not None:
        return Interval(when.start, None, when.approximate)
    if side == "start" and when.end is not None:
        return Interval(None, when.end, when.approximate)
    return when


def implied(
    event: Event,
    sentence: Sentence,
    passage: Passage,
    told: Interval | None,
    story: When | None,
    lexicon: Lexicon,
) -> When:
    """No words say when: the story so far for the simple past, the telling for the rest.

    What has happened by the time of the telling may have happened long before.
    """
    tense = tense_of(_trigger(event, sentence), sentence, lexicon.tenses)
    if tense == "past" and story is not None and story.when is not None:
        return When(
            when=about(story.when), basis=Basis.INFERRED, anchor=story.when, spans=story.spans
        )
    if told is None or told.start is None:
        return UNKNOWN
    if tense == "present" or passage.kind is PassageKind.HEADLINE:
        return When(when=about(told), basis=Basis.INFERRED, anchor=told)
    if tense == "perfect":
        return When(when=Interval(None, told.end), basis=Basis.INFERRED, anchor=told)
    if tense == "future":
        return When(when=Interval(told.start, None), basis=Basis.INFERRED, anchor=told)
    return UNKNOWN


def _is_told(event: Event, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Is it told as having been or going on, so that it lies in the terms of those who act in it?"""
    tense = tense_of(_trigger(event, sentence), sentence, lexicon.tenses)
    return tense not in {"future", "unplaced", "perfect"}


def _trigger(event: Event, sentence: Sentence) -> Token | None:
    return sentence.head_of(event.trigger[0]) if event.trigger else None


def _distance(trigger: Token | None, sentence: Sentence, time: Span) -> int:
    """Steps in the tree from the time to the trigger; more than `_LOOSE` where another clause that
    is told beside the event's owns the time, `_CLOSED` where one that says or is said does."""
    head = sentence.head_of(time)
    if head is None or trigger is None:
        return _CLOSED
    above = _costs_above(trigger, sentence, head)
    below = head
    for steps, token in enumerate((head, *sentence.ancestors(head))):
        if token.i in above:
            return above[token.i] + steps
        if _made(token, trigger):
            return steps + 1
        if token.dep in _SAID | _BESIDE or _opens_beside(token, below, sentence):
            return _CLOSED
        below = token
    return _CLOSED


def _made(token: Token, trigger: Token) -> bool:
    """Is it the participle of what the trigger names: the `imposed` of "sanctions imposed on it"?"""
    return token.dep == "acl" and token.tag == "VBN" and token.head == trigger.i


def _opens_beside(token: Token, below: Token, sentence: Sentence) -> bool:
    """Is what stands below a clause beside the one before alone: "and in May they left"?

    So it is where that clause has a subject of its own or the time stands at its head, which the
    parser may take for a thing that is joined to the verb before.
    """
    verb = sentence.head(token)
    if verb.pos not in _VERBS:
        return False
    if token.dep != "conj":
        first = min(t.i for t in (token, *sentence.children(token)))
        return any(verb.i < t.i == first - 1 for t in sentence.children(verb, "cc"))
    own = any(t.dep in _SUBJECTS for t in sentence.children(token))
    return own or below.i < token.i or token.pos not in _VERBS


def _costs_above(trigger: Token, sentence: Sentence, time: Token) -> dict[int, int]:
    """What it costs to reach the trigger from each token above it."""
    above = {trigger.i: 0}
    cost = 0
    token = trigger
    for up in sentence.ancestors(trigger):
        if token.dep in _SAID:
            cost = _CLOSED
        elif token.dep in _BESIDE and up.i != time.i:  # `in the 80s, when they invaded`: then
            cost += _LOOSE
        above[up.i] = cost = cost + 2
        token = up
    return above


def _before(sentence: Sentence, span: Span) -> str:
    """The word before a span, lower case; empty at the head of a sentence."""
    before = [t for t in sentence if t.end <= span.start]
    return before[-1].lower if before else ""


def tense_of(trigger: Token | None, sentence: Sentence, tenses: Tenses) -> Tense | None:
    """The tense of the clause that holds the trigger, of the one above it where its verb shows none
    (`is ready to provide`); None where no verb does."""
    above = (trigger, *sentence.ancestors(trigger)) if trigger else ()
    for verb in above:
        if verb.pos in _VERBS and (tense := _shown(verb, sentence, tenses)):
            return tense
    return None


def _shown(verb: Token, sentence: Sentence, tenses: Tenses) -> Tense | None:
    aux = {tenses.auxiliaries.get(t.lower) for t in sentence.children(verb, "aux", "auxpass")}
    order: tuple[Tense, ...] = ("unplaced", "future", "perfect", "past", "present")
    return next((tense for tense in order if tense in aux), None) or tenses.tags.get(verb.tag)
