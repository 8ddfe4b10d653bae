"""Who a source is: its name where the page gives one, pronouns traced back."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from dateline.types import Attribution, Document, Mention, MentionKind, Span

_FIRST = {"i", "we", "me", "us", "my", "our"}
_THIRD = {"he", "she", "his", "her", "they", "their", "it", "its", "who", "which", "that"}
_TAIL = re.compile(r"\s*(?:,|\(|\bwho\b|\bwhich\b|--|—).*", re.DOTALL)
_HEAD = re.compile(r"^(?:.{0,60}\s[-–—]\s|\W+)")
_REACH = 100  # attributions back to which a pronoun may point
_PERSONS = {MentionKind.PERSON, MentionKind.OFFICE}


class Names:
    """The mentions of a page, found by place."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self.document = document
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]

    def inside(self, span: Span) -> list[Mention]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [m for m in self._mentions[first:last] if m.end <= span.end]

    def person_before(self, offset: int, reach: int = 600) -> Mention | None:
        """The last person named before this place, no further back than `reach`."""
        last = bisect_left(self._starts, offset)
        for mention in reversed(self._mentions[max(0, last - 40) : last]):
            if mention.start < offset - reach:
                return None
            if mention.kind in _PERSONS:
                return mention
        return None

    def written(self, text: str, spans: Sequence[Span]) -> str | None:
        """The name that the words at `spans` give, without what only describes it."""
        if not spans:
            return None
        whole = Span(spans[0].start, spans[-1].end)
        inside = [m for m in self.inside(whole) if m.link != "collective" and _is_name(m)]
        persons = [m for m in inside if m.kind in _PERSONS]
        bodies = [m for m in inside if m.kind is MentionKind.ORGANISATION]
        alone = [m for m in inside if _is_most(m, whole)]
        chosen = next(iter((*persons, *alone, *(bodies if len(bodies) == 1 else ()))), None)
        return chosen.name if chosen else _shortened(text[whole.start : whole.end])


def _is_name(mention: Mention) -> bool:
    """`Gen Fomin`, not `spokesman`: a bare title names nobody."""
    return mention.text != mention.text.lower()


def _shortened(words: str) -> str:
    """A description as the page has it, less bullets, datelines and what follows a comma."""
    head = _HEAD.sub("", re.sub(r"\s+", " ", words))
    return re.sub(r"['’]s?$", "", _TAIL.sub("", head)).strip() or words.strip()


def _is_most(mention: Mention, whole: Span) -> bool:
    return 2 * (mention.end - mention.start) >= whole.end - whole.start


def name_speakers(text: str, found: Sequence[Attribution], names: Names) -> list[str | None]:
    """A name for the source of each attribution (sorted by cue), None where it has none."""
    speakers: list[str | None] = []
    for place, attribution in enumerate(found):
        near = max(0, place - _REACH)
        speaker = _speaker(text, attribution, found[near:place], speakers[near:], names)
        speakers.append(speaker)
    return speakers


def _speaker(
    text: str,
    attribution: Attribution,
    before: Sequence[Attribution],
    speakers: Sequence[str | None],
    names: Names,
) -> str | None:
    if not attribution.source:
        return None
    source = attribution.source[0]
    word = text[source.start : attribution.source[-1].end].strip().lower()
    if word in _FIRST:
        return _first_person(source, before, speakers, names)
    if word in _THIRD:
        return _third_person(source, before, speakers, names)
    return names.written(text, attribution.source)


def _first_person(
    source: Span,
    before: Sequence[Attribution],
    speakers: Sequence[str | None],
    names: Names,
) -> str | None:
    """`I` inside a quotation is who is quoted, elsewhere who wrote the passage."""
    for attribution, speaker in zip(reversed(before), reversed(speakers), strict=True):
        if speaker and any(s.contains(source) for s in attribution.content):
            return speaker
    inside = [p for p in names.document.passages if p.span.contains(source)]
    return inside[-1].author if inside else None


def _third_person(
    source: Span,
    before: Sequence[Attribution],
    speakers: Sequence[str | None],
    names: Names,
) -> str | None:
    """`he` is whom the name stage says, else who spoke last, else the last person named."""
    own = names.inside(source)
    if own:
        return own[0].name
    person = names.person_before(source.start)
    for attribution, speaker in zip(reversed(before[-3:]), reversed(speakers[-3:]), strict=True):
        if speaker and attribution.source and source.start - attribution.source[0].start < 600:
            later = person and person.start > attribution.source[-1].end
            return person.name if later and person else speaker
    return person.name if person else None
