"""Who a source is: its name where the page gives one, pronouns traced back."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from dateline.lexicon.voices import VoiceRules
from dateline.types import Document, Mention, MentionKind, PassageKind, Span
from dateline.voice.chain import innermost_passage
from dateline.voice.drafts import Draft

_OWNS = re.compile(r"['’]s?$")
_HEAD = re.compile(r"^(?:.{0,60}\s[-–—]\s|\W+)")
_REACH = 100  # reports back to which a pronoun may point
_BACK = 12  # reports back to which "the official" may point
_FAR = 600  # characters back to which a pronoun may point
_APPOSED = 6  # characters before a name in which a comma and an article may stand
_VOICES = {
    PassageKind.POST,
    PassageKind.QUOTED_POST,
    PassageKind.COMMENT,
    PassageKind.EMBEDDED,
    PassageKind.SIDEBAR,
}
_PERSONS = {MentionKind.PERSON, MentionKind.OFFICE}


class Speaker(NamedTuple):
    """A name, or a description as the page has it; `person` is None where nobody can tell."""

    name: str
    person: bool | None = None
    male: bool | None = None  # None where no word shows it


class Names:
    """The mentions of a page, found by place."""

    def __init__(self, document: Document, mentions: Sequence[Mention], rules: VoiceRules) -> None:
        self.document = document
        self.rules = rules
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._voices = [p for p in document.passages if p.kind in _VOICES]
        titled = ((m.name, self.shows_male(self._with_title(m))) for m in self._mentions)
        self._male = {name: male for name, male in titled if male is not None}
        asides = "|".join(map(re.escape, sorted(rules.words["relative"])))
        self._tail = re.compile(rf"\s*(?:,|\(|--|—|\b(?:{asides})\b).*", re.DOTALL)

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that lie wholly in the span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [m for m in self._mentions[first:last] if m.end <= span.end]

    def around(self, span: Span) -> list[Mention]:
        """The mentions that hold the span."""
        last = bisect_left(self._starts, span.end)
        return [m for m in self._mentions[max(0, last - 8) : last] if m.end >= span.end]

    def shows_male(self, words: str) -> bool | None:
        """`Mr Roe`: True; `the spokeswoman`: False; None where nothing shows it."""
        found = set(words.lower().split())
        male = not found.isdisjoint(self.rules.words["male"])
        female = not found.isdisjoint(self.rules.words["female"])
        return male if male is not female else None

    def _with_title(self, mention: Mention) -> str:
        """A person as the page has it, with the word before the name."""
        if mention.kind is not MentionKind.PERSON or mention.link == "pronoun":
            return ""
        before = self.document.text[max(0, mention.start - 14) : mention.start].split(" ")
        return " ".join((*before[-2:], mention.text))

    def speaker(self, mention: Mention) -> Speaker:
        male = self._male.get(mention.name)
        known = _shares_word(mention) or mention.kind is not MentionKind.ORGANISATION
        name = mention.name if known or mention.link != "table" else mention.text
        return Speaker(name, mention.kind in _PERSONS, male)

    def person_before(self, offset: int, male: bool | None) -> Mention | None:
        """The last person named not too far before this place, of this sex as far as is shown."""
        last = bisect_left(self._starts, offset)
        near = [m for m in self._mentions[max(0, last - 40) : last] if m.start > offset - _FAR]
        here = self.voice(offset)
        persons = [m for m in near if m.kind is MentionKind.PERSON and self.voice(m.start) == here]
        fitting = [m for m in persons if _agree(self._male.get(m.name), male)]
        shown = [m for m in fitting if male is False and self._male.get(m.name) is False]
        return next(iter(reversed(shown or fitting)), None)

    def voice(self, offset: int) -> str | None:
        """The post, comment, copy or article in which a place stands: no pronoun points out of it."""
        holding = [p for p in self._voices if p.start <= offset < p.end]
        return min(holding, key=lambda p: p.end - p.start).id if holding else None

    def author(self, span: Span) -> str | None:
        """Who wrote the innermost passage around the span."""
        passage = innermost_passage(span, self.document)
        return passage.author if passage else None

    def written(self, spans: Sequence[Span], head: Span | None) -> Speaker | None:
        """Whom the words at `spans` name; `head` is the word that they describe."""
        if not spans:
            return None
        whole = Span(spans[0].start, spans[-1].end)
        head = head or whole
        named = [m for m in self.around(head) if m.link != "collective" and self.is_name(m)]
        inside = [m for m in self.inside(whole) if self.is_name(m)]
        persons = [m for m in inside if m.kind is MentionKind.PERSON]
        if named and named[0].kind is MentionKind.OFFICE and persons:
            named = persons  # "Defence Minister Ali Khan": the person, not only the office
        if not named:
            named = [m for m in inside if self._apposed(m)]
        if not named and self._is_vehicle(head):
            named = inside
        if named:
            return self.speaker(named[0])
        words = self.document.text[whole.start : whole.end]
        return Speaker(self._shortened(words), None, self.shows_male(words))

    def is_name(self, mention: Mention) -> bool:
        """`Gen Horak`, not `spokesman` or `The official`: a bare title names nobody."""
        first, _, rest = mention.text.partition(" ")
        article = first.istitle() and first.lower() in self.rules.words["definite"]
        words = rest if article else mention.text
        return words != words.lower()

    def _apposed(self, mention: Mention) -> bool:
        """`the army's press office, ISPR`"""
        before = self.document.text[max(0, mention.start - _APPOSED) : mention.start]
        marks = (", ", *(f", {word} " for word in self.rules.words["definite"]))
        return mention.kind is MentionKind.ORGANISATION and before.endswith(marks)

    def _shortened(self, words: str) -> str:
        """A description as the page has it, less bullets, datelines and what follows a comma."""
        head = _HEAD.sub("", re.sub(r"\s+", " ", words))
        return _OWNS.sub("", self._tail.sub("", head)).strip() or words.strip()

    def _is_vehicle(self, head: Span) -> bool:
        """`a statement by the ministry`: the ministry speaks."""
        word = self.document.text[head.start : head.end].lower()
        return word in self.rules.words["vehicles"]

    def relay(self, spans: Sequence[Span]) -> str | None:
        """Who passes words on: the body that is named in `the state newswire, Telam`."""
        bodies = [m for s in spans for m in self.inside(s) if m.kind is MentionKind.ORGANISATION]
        if len(bodies) == 1:
            return bodies[0].name
        speaker = self.written(spans, None)
        return speaker.name if speaker else None


def _agree(one: bool | None, other: bool | None) -> bool:
    return one is None or other is None or one is other


def _shares_word(mention: Mention) -> bool:
    """Tables have agencies under the names of those that took their place."""
    return not set(mention.text.lower().split()).isdisjoint(mention.name.lower().split())


def name_speakers(drafts: Sequence[Draft], names: Names) -> list[str | None]:
    """A name for the source of each report (sorted by cue), None where it has none."""
    speakers: list[Speaker | None] = []
    voices = [names.voice(draft.at) for draft in drafts]
    for place, draft in enumerate(drafts):
        near = [n for n in range(max(0, place - _REACH), place) if voices[n] == voices[place]]
        speakers.append(
            _speaker(draft, [drafts[n] for n in near], [speakers[n] for n in near], names)
        )
    return [s.name if s else None for s in speakers]


def _speaker(
    draft: Draft, before: Sequence[Draft], speakers: Sequence[Speaker | None], names: Names
) -> Speaker | None:
    if not draft.source:
        return None
    source = Span(draft.source[0].start, draft.source[-1].end)
    word, words = names.document.text[source.start : source.end].strip().lower(), names.rules.words
    if word in words["first_person"]:
        return _first_person(source, before, speakers, names)
    many = word in words["many_persons"]
    if many or word in words["one_person"]:
        return _third_person(source, before, speakers, names, many=many)
    if word in words["other_pronouns"] and draft.who:
        return names.written((draft.who,), draft.who)
    if word in words["other_pronouns"]:
        known = names.around(source)
        return Speaker(known[0].name) if known else _body(draft, before, speakers)
    described = names.written(draft.source, draft.who)
    return _described(source, before, speakers, names) or described


def _body(
    draft: Draft, before: Sequence[Draft], speakers: Sequence[Speaker | None]
) -> Speaker | None:
    """`The ministry said ... It added ...`: the last who spoke, if that is no person."""
    if not draft.speaks or not before or draft.at - before[-1].at > _FAR:
        return None
    last = speakers[-1]
    return last if last and last.person is False else None


def _described(
    source: Span, before: Sequence[Draft], speakers: Sequence[Speaker | None], names: Names
) -> Speaker | None:
    """`the official`, `the statement`: who was described so before, or spoke through it."""
    text, words = names.document.text, names.rules.words
    found = text[source.start : source.end].split()
    lower = all(word.islower() for word in found[1:])
    bare = 2 <= len(found) <= 3 and found[0].lower() in words["definite"] and lower
    bare = bare and not any(names.is_name(m) for m in names.inside(source))
    if not bare or found[-1] not in words["descriptions"] | words["vehicles"]:
        return None
    spoken = list(zip(before, speakers, strict=True))[-_BACK:]
    for draft, speaker in reversed(spoken):
        spans = (*draft.source, *(draft.cue if found[-1] in words["vehicles"] else ()))
        earlier = " ".join(text[s.start : s.end] for s in spans).lower()
        if speaker and found[-1] in re.findall(r"[\w-]+", earlier) and draft.source[0] != source:
            return speaker
    return None


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
    own = next((names.speaker(m) for m in names.around(source)), None)
    if own:
        return own
    male = None if many else names.shows_male(names.document.text[source.start : source.end])
    person = None if many else names.person_before(source.start, male)
    for draft, speaker in zip(reversed(before[-3:]), reversed(speakers[-3:]), strict=True):
        fits = speaker and speaker.person is not many and source.start - draft.at < _FAR
        if fits and speaker and not _agree(speaker.male, male):
            continue
        if fits and not (person and draft.source and person.start > draft.source[-1].end):
            return speaker
    return names.speaker(person) if person else None
