"""Two lists of mentions made one, so that no mention lies in another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from dateline.types import Mention, MentionKind, Span


def meeting(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """Those of the mentions (by start, none overlapping) that share a letter with the span."""
    first = bisect_right(mentions, span.start, key=lambda m: m.end)
    last = bisect_left(mentions, span.end, key=lambda m: m.start)
    return mentions[first:last]


def merged(found: Sequence[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Both, by start. A later find counts where nothing stands or where it holds all that does."""
    kept: list[Mention] = []
    gone: set[Span] = set()
    for mention in sorted(more, key=lambda m: (m.start, -m.end)):
        if kept and kept[-1].end > mention.start:
            continue
        there = meeting(found, mention.span)
        if all(_gives_way(old, mention) for old in there):
            kept.append(mention)
            gone.update(old.span for old in there)
    return sorted((*kept, *(m for m in found if m.span not in gone)), key=lambda m: m.start)


def _gives_way(old: Mention, new: Mention) -> bool:
    person = old.kind is MentionKind.PERSON and new.kind is not MentionKind.PERSON
    return new.span.contains(old.span) and old.span != new.span and not person
