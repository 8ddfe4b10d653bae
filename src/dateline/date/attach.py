"""Which time expression says when an event was: by the clause it hangs in, else by the story."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from dateline.date.clauses import (
    LOOSE,
    at_end,
    dated,
    far_link,
    in_name,
    is_aim,
    is_compared,
    is_yet_to_come,
    nearest,
    of_clause,
    preceding,
    trigger_of,
)
from dateline.date.following import after_another, back_to, opened
from dateline.date.office import bounds
from dateline.date.ranges import joined
from dateline.date.story import Scene, Story, about, only_date, scene_of
from dateline.date.telling import UNDATED, ahead_of, has_unread, implied, lately
from dateline.date.tense import tense_of
from dateline.date.writing import Writing
from dateline.lexicon import Lexicon
from dateline.lexicon.tenses import Tenses
from dateline.syntax import Sentence, Token
from dateline.types import (
    Basis,
    Document,
    Event,
    Mention,
    MentionKind,
    Passage,
    Span,
    TimeExpression,
    TimeType,
    When,
)

Found = tuple[Passage, Sentence, Event]
F = TypeVar("F", TimeExpression, Mention)

_BACK = 2_000  # characters within which the day of a tale is looked for


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
        told = writing.of(passage)
        story = stories[passage.id]
        here = Span(_part(event, sentence), sentence.span.end)
        since = max(passage.start, story.until, here.start - _BACK)
        between = _inside(times, Span(since, here.start))
        story = story.heard(only_date(document.text, between, here, lexicon), told)
        scene = scene_of(story, document.text, passage, sentence.span, told)
        inside = [t for t in _inside(times, sentence.span) if t.end <= sentence.span.end]
        stretches = joined(document.text, inside, lexicon.tenses)
        when = _when(event, sentence, stretches, scene, lexicon.tenses)
        stories[passage.id] = story.after(when, sentence.span, scene)
        if when is UNDATED and passage.id in terms and _is_told(event, sentence, lexicon.tenses):
            when = terms[passage.id]
        whens.append(when)
    return tuple(whens)


def _part(event: Event, sentence: Sentence) -> int:
    """Where the part of a sentence begins that holds the event: behind a semicolon, if there is one."""
    trigger = trigger_of(event, sentence)
    ends = [t.end for t in sentence if trigger and t.end <= trigger.start and t.text == ";"]
    return max(ends, default=sentence.span.start)


def _when(
    event: Event,
    sentence: Sentence,
    times: Sequence[TimeExpression],
    scene: Scene,
    tenses: Tenses,
) -> When:
    """By the words of the sentence, else by the story, the saying or the telling."""
    trigger = trigger_of(event, sentence)
    if later := after_another(trigger, sentence, times, scene.last, scene.told, tenses):
        return later
    if since := back_to(trigger, sentence, scene.last, tenses):
        return since
    link = far_link(trigger, sentence, times, tenses)
    if when := stated(event, sentence, times, tenses, link=link):
        return ahead_of(when, trigger, sentence, scene.told, tenses)
    if link is not None or has_unread(trigger, sentence, times):
        return UNDATED
    recent = lately(trigger, sentence, times, scene.told)
    return recent or implied(trigger, sentence, times, scene, tenses)


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


def stated(
    event: Event,
    sentence: Sentence,
    times: Sequence[TimeExpression],
    tenses: Tenses,
    *,
    link: Token | None,
) -> When | None:
    """The time expression of the sentence that hangs nearest to the event's trigger; where a far
    link stands before the event, only one behind it."""
    trigger = trigger_of(event, sentence)
    told = [
        t
        for t in dated(times)
        if (link is None or t.start > link.start)
        and not is_compared(sentence, t.span, tenses)
        and not is_aim(trigger, sentence, t, tenses)
        and not is_yet_to_come(trigger, sentence, t.span, tenses)
    ]
    own = [t for t in told if not in_name(event, sentence, t.span, tenses)]
    cost, time = nearest(trigger, sentence, own)
    if time is None:
        cost, time = LOOSE, at_end(trigger, sentence, told)
        time = time or of_clause(trigger, sentence, told, tenses)
    if time is None:
        return None
    when = time.when
    if time.type is not TimeType.DURATION:  # in "after two weeks" the link is counted already
        when = opened(when, preceding(sentence, time.span), tenses)
    if cost < LOOSE or when is None:
        return When(when=when, basis=time.basis, anchor=time.anchor, spans=(time.span,))
    return When(when=about(when), basis=Basis.INFERRED, anchor=when, spans=(time.span,))


def _is_told(event: Event, sentence: Sentence, tenses: Tenses) -> bool:
    """Is it told as having been or going on, so that it lies in the terms of those who act in it?"""
    return tense_of(trigger_of(event, sentence), sentence, tenses) in {None, "past", "present"}
