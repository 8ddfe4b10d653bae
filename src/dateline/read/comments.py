"""Readers' comments under an article: a thread of their own, each with its author and date."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.read.html_look import Look, Root, outermost
from dateline.read.html_posts import Unit, opening, units
from dateline.read.html_repeats import Group, raised, repeats
from dateline.read.html_shape import hints
from dateline.read.html_text import Block
from dateline.read.structured import Posting
from dateline.read.thread import Found, among_comments, by_engine, seen_in
from dateline.types import Basis, Dating, Span

_MOST_OF_BODY = 0.5  # a group that holds more of the article's own text is the article
_NAMED = 0.7  # of the comments of an engine that nobody has described have an author
_MOST_AREAS = 4  # parts of a page called comments that are looked through
_ONE = "li.comment, div.comment, article.comment, li[id^='comment-'], div[id^='comment-']"
_BOXES = "div, section, ol, ul, aside, article, table, dl"


def comments(look: Look, body: tuple[Span, ...], told: Sequence[Posting] = ()) -> Found | None:
    """The comments of a page whose article is `body`; None where there are none.

    By the engines that we know; else what comes again in the part that the page calls comments, or
    whose words the page tells machines are comments (`told`), or whose parts are numbered as such.
    """
    engine = by_engine(look, comments=True)
    if engine and _under(engine, body):
        return engine
    words = look.rules.hints.get("comments", ())
    named = any(word in look.all_names for word in ("comment", *words))
    for area in _areas(look, body, words) if named else ():
        group = repeats(look.part(area))
        if (found := _signed(look, group)) and _starts_under(found, body):
            return replace(found, within=area)
    found = _retold(look, told)
    if found is None and named:
        found = _signed(look, _called(look, repeats(look))) or _lone(look)
    return found if found and _under(found, body) else None


def _lone(look: Look) -> Found | None:
    """A comment by itself, which nothing repeats: marked as one, with author and day."""
    marked = [e for e in look.page.document.select(_ONE) if e in look.page.extents]
    seen = units(look, [(e,) for e, _ in outermost(look, marked)])
    whole = tuple(u for u in seen if u.author and u.published)
    return Found(whole, 0.0, comments=True) if whole else None


def _areas(look: Look, body: Sequence[Span], words: Sequence[str]) -> Iterator[Span]:
    """The parts of the page that it calls comments, below the beginning of the article."""
    named = [e for e in look.page.document.select(_BOXES) if hints(look.name(e), words)]
    begin = body[0].start if body else -1
    below = [e for e in named if look.page.extents[e].start > begin]
    spans = [span for _, span in outermost(look, below)]
    yield from sorted(spans, key=look.mass.of, reverse=True)[:_MOST_AREAS]


def _signed(look: Look, group: Group | None) -> Found | None:
    """The comments of a group, where most have an author."""
    found = seen_in(look, group) if group else None
    if found is None:
        return None
    named = sum(u.author is not None for u in found.units) / len(found.units)
    return found if named >= _NAMED else None


def _retold(look: Look, told: Sequence[Posting]) -> Found | None:
    """The comments that the page tells machines, where the same words stand on it."""
    wanted = {opening(p.text): p for p in reversed(told)}
    text = look.page.text
    firsts = {
        key: block
        for block in reversed(look.page.blocks if wanted else ())
        if (key := opening(text[block.start : block.end])) in wanted
    }
    if len(firsts) < 2:
        return None
    group = raised(Group(tuple((b.element,) for b in firsts.values()), 1.0, 1.0))
    units = [
        _unit(look, root, block, wanted[key])
        for (key, block), root in zip(firsts.items(), group.roots, strict=True)
    ]
    return Found(tuple(sorted(units, key=lambda u: u.span.start)), 1.0, comments=True)


def _unit(look: Look, root: Root, first: Block, told: Posting) -> Unit:
    """A comment whose words begin with a block and whose author the page tells machines."""
    text, span = look.page.text, look.page.extents[root[0]]
    rest = " ".join(told.text.split())
    last = first
    for block in look.page.blocks_in(Span(first.start, span.end)):
        if " ".join(text[block.start : block.end].split()) not in rest:
            break
        last = block
    place = text.find(told.author, span.start, first.start) if told.author else -1
    named = Span(place, place + len(told.author)) if told.author and place >= 0 else None
    when = Dating(when=told.published, basis=Basis.STATED) if told.published else None
    body = (Span(first.start, last.end),)
    return Unit(root, span, body, told.author, named, when)


def _called(look: Look, group: Group | None) -> Group | None:
    """The group, if the page calls it comments."""
    if group and (among_comments(look, group.roots[0]) or _anchored(group)):
        return group
    return None


def _anchored(group: Group) -> bool:
    """Are the parts numbered as comments are: `id="comment-12"`?"""
    return sum(map(_numbered, group.roots)) >= 0.6 * len(group.roots)


def _numbered(root: Root) -> bool:
    ids = [e.attrs.get("id") for e in root]
    return any(isinstance(i, str) and "comment" in i.lower() for i in ids)


def _starts_under(found: Found, body: Sequence[Span]) -> bool:
    return not body or found.units[0].span.start > body[0].start


def _under(found: Found, body: tuple[Span, ...]) -> bool:
    """Below the article's beginning, and not the article itself."""
    spans = [u.span for u in found.units]
    held = sum(b.end - b.start for b in body if any(s.contains(b) for s in spans))
    whole = sum(b.end - b.start for b in body)
    return not body or (_starts_under(found, body) and held <= _MOST_OF_BODY * whole)
