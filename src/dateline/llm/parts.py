"""A page cut into the parts that a model is shown: whole sentences of one voice, not too many."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.syntax import sentences
from dateline.types import Mention, Passage, Span

LONGEST = 2_400  # characters; a sentence has 1,500 at most


@dataclass(frozen=True)
class Part:
    """Sentences of one passage, and the mentions in them."""

    passage: Passage
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]

    @property
    def span(self) -> Span:
        return Span(self.sentences[0].start, self.sentences[-1].end)

    def sentence(self, place: int) -> Span | None:
        """The sentence that holds this code point."""
        n = bisect_right(self.sentences, place, key=lambda s: s.start) - 1
        return self.sentences[n] if n >= 0 and place < self.sentences[n].end else None


def parts(
    text: str, own: Iterable[tuple[Passage, Span]], mentions: Sequence[Mention]
) -> Iterator[Part]:
    """The parts in which somebody known is named; of the others no event could be taken.

    `own`: the stretches of each voice's own words. `mentions` in the order of the text.
    """
    for passage, stretch in own:
        for group in _groups(sentences(text, stretch)):
            first = bisect_left(mentions, group[0].start, key=lambda m: m.start)
            last = bisect_left(mentions, group[-1].end, key=lambda m: m.start)
            inside = tuple(mentions[first:last])
            if any(m.country or m.actor for m in inside):
                yield Part(passage, group, inside)


def _groups(found: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """As many sentences together as fit."""
    group: list[Span] = []
    for sentence in found:
        if group and sentence.end - group[0].start > LONGEST:
            yield tuple(group)
            group = []
        group.append(sentence)
    if group:
        yield tuple(group)
