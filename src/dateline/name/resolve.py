"""Words that mean who was named before: surnames, "the latter", "the invader"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dateline.lexicon.phrases import Phrases, plain
from dateline.name.collectives import called, state
from dateline.name.drafts import person_mention
from dateline.name.kinds import FAR, INSTITUTIONS, NEAR, PLACES, by_start, is_person, of_a_state
from dateline.name.overlap import meeting
from dateline.name.people import Cast, Known
from dateline.name.pieces import Text
from dateline.name.voices import Voices
from dateline.types import Mention, MentionKind, Passage, Span

_COMMON = 3  # bearers in the table: such a name means nobody before the page has told who
_SIDES = PLACES | INSTITUTIONS | {MentionKind.PERSON}


def surnames(text: Text, cast: Cast, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Persons of the page by surname alone, before or after the place that introduces them."""
    words: dict[str, Known] = {}
    told = {m.name: m.start for m in reversed(taken) if is_person(m)}
    for key, known in cast.by_name.items():
        if len(key) < 3 and known.country not in cast.table.words["surnamefirst"]:
            continue
        words[key.title()] = known
        if len(key) > 2:
            words[key.upper()] = known
        surname = known.name.rpartition(" ")[2]
        if " " not in key and surname.lower() == key:
            words[surname] = known
    for span, known in Phrases(words, case=True).find(text.text):
        common = len(cast.table.by_surname.get(plain(text.text[slice(*span)]), ())) > _COMMON
        if (common and span.start < told.get(known.name, 0)) or meeting(taken, span):
            continue
        yield person_mention(text, span, known, "surname")


def former_and_latter(
    text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Mention]:
    """ "The former", "the latter": the first and the second of the two that were named last."""
    voices = Voices(passages)
    for found in text.cues["former"].finditer(text.text):
        span, here = Span(*found.span("words")), voices.at(found.start())
        at = bisect_right(mentions, span.start, key=by_start)
        own = [m for m in mentions[max(0, at - FAR) : at] if voices.at(m.start) == here]
        two = _last_two([m for m in own if m.country], span.start)
        if not meeting(mentions, span):
            for member in two[:1] if found["first"] else two[1:]:
                yield called(member, span, text)


def _last_two(before: Sequence[Mention], at: int) -> list[Mention]:
    """The last two states or persons of the same kind that are not one."""
    near = [m for m in before if m.start >= at - NEAR and m.kind in _SIDES]
    if not near:
        return []
    last = near[-1]
    kinds = PLACES if last.kind in PLACES else {last.kind}
    others = [m for m in near[:-1] if m.kind in kinds and m.actor != last.actor]
    return [others[-1], last] if others else []


def aggressors(
    text: Text, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Mention]:
    """ "The invader": the state of which the same passage said last that it invaded."""
    voices = Voices(passages)
    by_end = {m.end: m for m in mentions if m.kind in PLACES and of_a_state(m)}
    acts = [
        (act.start(), by_end[act.start()])
        for act in text.cues["invaded"].finditer(text.text)
        if act.start() in by_end
    ]
    for found in text.cues["invader"].finditer(text.text) if acts else ():
        at = bisect_right(acts, found.start(), key=lambda act: act[0])
        span = Span(*found.span("words"))
        if at and not meeting(mentions, span):
            invader = acts[at - 1][1]
            if voices.at(invader.start) == voices.at(span.start):
                yield called(state(invader), span, text)
