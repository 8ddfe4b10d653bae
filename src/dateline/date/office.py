"""Office holders bound a date: what tells of `Prime Minister X` as serving lies in a term of X.

The last resort for words that nothing dates: never a day, only the stretch in which all who are
named as serving did serve (data/actors/persons*.csv), or nothing where there is no such stretch.
"""

import re
from collections.abc import Iterable, Sequence

from dateline.interval import Interval, hull
from dateline.lexicon import Lexicon
from dateline.lexicon.actors import Person, What
from dateline.lexicon.phrases import plain
from dateline.types import Basis, Mention, MentionKind, Passage, Span, When

_WORD = re.compile(r"[\w'-]+")
_LONGEST = 5  # words of a title
_BACK = 16  # characters before a mention in which `ex-`, `under` or `former` may stand


def bounds(
    passage: Passage, mentions: Sequence[Mention], lexicon: Lexicon, *, text: str = ""
) -> When | None:
    """The days on which all persons that the passage names in office held it; None if none is named.

    `mentions` are those of the passage's own voice; `text` is that of the document, for the words
    before a mention ("ex-President", "under Prime Minister"), which say that it is history.
    """
    spans: list[Span] = []
    left: list[Interval] | None = None
    for mention in mentions:
        if not passage.span.contains(mention.span) or mention.kind is not MentionKind.PERSON:
            continue
        terms = _served(mention, text, lexicon)
        if not terms:
            continue
        left = terms if left is None else _common(left, terms)
        spans.append(mention.span)
    if not left:
        return None
    when = hull(left)
    return When(when=when, basis=Basis.INFERRED, spans=tuple(spans)) if when else None


def _served(mention: Mention, text: str, lexicon: Lexicon) -> list[Interval]:
    """The terms of the person in the office that the mention names; none where it is spoken of as over."""
    person = lexicon.actors.persons.get(mention.actor or "")
    words = _WORD.findall(plain(mention.text))
    before = _WORD.findall(plain(text[max(0, mention.start - _BACK) : mention.start]))[-1:]
    if person is None or lexicon.times.not_serving & {
        part for word in (*words, *before) for part in (word, *word.split("-"))
    }:
        return []
    offices = _offices(words, person, lexicon)
    return [t.when for t in person.terms if t.office in offices and t.when]


def _offices(words: Sequence[str], person: Person, lexicon: Lexicon) -> frozenset[str]:
    """What the longest title among the words can mean for somebody of that country."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        found = {
            office
            for start in range(len(words) - length + 1)
            for sense in lexicon.actors.senses.get(" ".join(words[start : start + length]), ())
            if sense.what is What.OFFICE and sense.country in {None, person.country}
            for office in sense.offices
        }
        if found:
            return frozenset(found)
    return frozenset()


def _common(left: Iterable[Interval], right: Sequence[Interval]) -> list[Interval]:
    """The stretches that both lists share."""
    return [both for a in left for b in right if (both := _meet(a, b))]


def _meet(a: Interval, b: Interval) -> Interval | None:
    if not a.meets(b):
        return None
    starts = [day for day in (a.start, b.start) if day]
    ends = [day for day in (a.end, b.end) if day]
    return Interval(max(starts, default=None), min(ends, default=None))
