"""Who a source is: its name where the page gives one, pronouns traced back."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from dateline.types import Document, Mention, MentionKind, Span
from dateline.voice.drafts import Draft

_FIRST = {"i", "we", "me", "us", "my", "our"}
_ONE = {"he", "she", "his", "her", "him"}
_MANY = {"they", "their", "them"}
_THINGS = {"it", "its", "this", "that", "which", "who", "what", "you", "your", "one"}
_TAIL = re.compile(r"\s*(?:,|\(|\bwho\b|\bwhich\b|--|—).*", re.DOTALL)
_HEAD = re.compile(r"^(?:.{0,60}\s[-–—]\s|\W+)")
_REACH = 100  # reports back to which a pronoun may point
_FAR = 600  # characters back to which a pronoun may point
_PERSONS = {MentionKind.PERSON, MentionKind.OFFICE}


class Speaker(NamedTuple):
    """A name, or a description as the page has it; `person` is None where nobody can tell."""

    name: str
    person: bool | None = None


class Names:
    """The mentions of a page, found by place."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self.document = document
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that lie wholly in the span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [m for m in self._mentions[first:last] if m.end <= span.end]

    def around(self, span: Span) -> list[Mention]:
        """The mentions that hold the span."""
        last = bisect_left(self._starts, span.end)
        return [m for m in self._mentions[max(0, last - 8) : last] if m.end >= span.end]

    def person_before(self, offset: int) -> Mention | None:
        """The last person named not too far before this place."""
        last = bisect_left(self._starts, offset)
        near = [m for m in self._mentions[max(0, last - 40) : last] if m.start > offset - _FAR]
        persons = [m for m in near if m.kind is MentionKind.PERSON]
        return persons[-1] if persons else None

    def author(self, span: Span) -> str | None:
        """Who wrote the innermost passage around the span."""
        holding = [p for p in reversed(self.document.passages) if p.span.contains(span)]
        passage = min(holding, key=lambda p: p.end - p.start, default=None)
        return passage.author if passage else None

    def written(self, spans: Sequence[Span], head: Span | None) -> Speaker | None:
        """Whom the words at `spans` name; `head` is the word that they describe."""
        if not spans:
            return None
        whole = Span(spans[0].start, spans[-1].end)
        head = head or whole
        named = [m for m in self.around(head) if m.link != "collective" and _is_name(m)]
        persons = [m for m in self.inside(whole) if m.kind is MentionKind.PERSON and _is_name(m)]
        if named and named[0].kind is MentionKind.OFFICE and persons:
            named = persons  # "Defence Minister Ali Khan": the person, not only the office
        if named:
            return Speaker(named[0].name, named[0].kind in _PERSONS)
        return Speaker(_shortened(self.document.text[whole.start : whole.end]))

    def relay(self, spans: Sequence[Span]) -> str | None:
        """Who passes words on: the body that is named in `the state newswire, Telam`."""
        bodies = [m for s in spans for m in self.inside(s) if m.kind is MentionKind.ORGANISATION]
        if len(bodies) == 1:
            return bodies[0].name
        speaker = self.written(spans, None)
        return speaker.name if speaker else None


def _is_name(mention: Mention) -> bool:
    """`Gen Fomin`, not `spokesman`: a bare title names nobody."""
    return mention.text != mention.text.lower()


def _shortened(words: str) -> str:
    """A description as the page has it, less bullets, datelines and what follows a comma."""
    head = _HEAD.sub("", re.sub(r"\s+", " ", words))
    return re.sub(r"['’]s?$", "", _TAIL.sub("", head)).strip() or words.strip()


def name_speakers(drafts: Sequence[Draft], names: Names) -> list[str | None]:
    """A name for the source of each report (sorted by cue), None where it has none."""
    speakers: list[Speaker | None] = []
    for place, draft in enumerate(drafts):
        near = max(0, place - _REACH)
        speakers.append(_speaker(draft, drafts[near:place], speakers[near:], names))
    return [s.name if s else None for s in speakers]


def _speaker(
    draft: Draft, before: Sequence[Draft], speakers: Sequence[Speaker | None], names: Names
) -> Speaker | None:
    if not draft.source:
        return None
    source = Span(draft.source[0].start, draft.source[-1].end)
    word = names.document.text[source.start : source.end].strip().lower()
    if word in _FIRST:
        return _first_person(source, before, speakers, names)
    if word in _ONE | _MANY:
        return _third_person(source, before, speakers, names, many=word in _MANY)
    if word in _THINGS and draft.who is None:
        known = names.around(source)
        return Speaker(known[0].name) if known else None
    if word in _THINGS and draft.who:
        return names.written((draft.who,), draft.who)
    return names.written(draft.source, draft.who)


def _first_person(
    source: Span, before: Sequence[Draft], speakers: Sequence[Speaker | None], names: Names
) -> Speaker | None:
    """`I` inside a quotation is who is quoted, elsewhere who wrote the passage."""
    for draft, speaker in zip(reversed(before), reversed(speakers), strict=True):
        if speaker and any(s.contains(source) for s in draft.content):
            return speaker
    author = names.author(source)
    return Speaker(author, person=True) if author else None


def _third_person(
    source: Span,
    before: Sequence[Draft],
    speakers: Sequence[Speaker | None],
    names: Names,
    *,
    many: bool,
) -> Speaker | None:
    """`he` is whom the name stage says, else who spoke last, else the last person named."""
    own = names.around(source)
    if own:
        return Speaker(own[0].name, own[0].kind in _PERSONS)
    person = None if many else names.person_before(source.start)
    for draft, speaker in zip(reversed(before[-3:]), reversed(speakers[-3:]), strict=True):
        fits = speaker and speaker.person is not many and source.start - draft.at < _FAR
        if fits and not (person and draft.source and person.start > draft.source[-1].end):
            return speaker
    return Speaker(person.name, person=True) if person else None
