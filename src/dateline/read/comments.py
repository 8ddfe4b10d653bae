"""Readers' comments under an article: a thread of their own, each with its author and date."""

from dateline.read.html_look import Look, Root
from dateline.read.html_repeats import Group, repeats
from dateline.read.thread import Found, among_comments, by_engine, seen_in
from dateline.types import Span

_MOST_OF_BODY = 0.5  # a group that holds more of the article's own text is the article


def comments(look: Look, body: tuple[Span, ...]) -> Found | None:
    """The comments of a page whose article is `body`; None where there are none."""
    engine = by_engine(look, comments=True)
    if engine and _under(engine, body):
        return engine
    group = repeats(look)
    if group is None or not (among_comments(look, group.roots[0]) or _anchored(group)):
        return None
    found = seen_in(look, group)
    if found is None or not _under(found, body):
        return None
    named = sum(u.author is not None for u in found.units) / len(found.units)
    return found if named >= 0.7 else None


def _anchored(group: Group) -> bool:
    """Are the parts numbered as comments are: `id="comment-12"`?"""
    return sum(map(_numbered, group.roots)) >= 0.6 * len(group.roots)


def _numbered(root: Root) -> bool:
    ids = [e.attrs.get("id") for e in root]
    return any(isinstance(i, str) and "comment" in i.lower() for i in ids)


def _under(found: Found, body: tuple[Span, ...]) -> bool:
    """Below the article's beginning, and not the article itself."""
    if not body:
        return True
    spans = [u.span for u in found.units]
    held = sum(b.end - b.start for b in body if any(s.contains(b) for s in spans))
    whole = sum(b.end - b.start for b in body)
    return spans[0].start > body[0].start and held <= _MOST_OF_BODY * whole
