"""Is a page a thread, and which are its posts?

First the engines that we know by their markup, then whatever comes again on the page with a date.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from urllib.parse import urlsplit

from turbohtml import Element

from dateline.lexicon.pages import Engine
from dateline.read.html_look import Look, Root
from dateline.read.html_posts import Unit, units
from dateline.read.html_repeats import Group, repeats
from dateline.read.html_shape import hinted
from dateline.read.structured import Said
from dateline.types import Span

_PART = re.compile(r"[/.?=&#]+")
_NUMBER = re.compile(r"[-_]?\d.*$")
_HOST_ENDS = ("forum", "forums", "boards", "bbs")
_LEAST_SHARE = 0.15  # of a page's prose that posts of a known engine hold
_SOME_SHARE = 0.04  # the same where the posts are complete
_MOST_SHARE = 0.7  # the same on a page that calls itself an article
_PARAGRAPH = 150  # characters that may be an article's
_CLEAR_SHARE = 0.5  # the same where the engine is unknown


@dataclass(frozen=True)
class Found:
    """Units of a page and how much of its prose they hold."""

    units: tuple[Unit, ...]
    share: float
    engine: str | None = None
    comments: bool = False  # under something else, not a thread
    within: Span | None = None  # the part of the page that holds nothing else


def by_engine(look: Look, *, comments: bool) -> Found | None:
    """The posts (or comments) that the best of the known engines sees."""
    found = [
        f
        for engine in look.rules.engines
        if engine.comment is comments and (f := _seen_by(look, engine))
    ]
    return max(found, key=lambda f: f.share, default=None)


def _seen_by(look: Look, engine: Engine) -> Found | None:
    possible = [choice.selector for choice in engine.posts if look.may_have(choice)]
    elements = look.page.document.select(", ".join(possible)) if possible else ()
    if not elements:
        return None
    seen = units(look, [(e,) for e in elements], engine)
    if not seen:
        return None
    return Found(seen, _share(look, seen), engine.name, engine.comment)


def _share(look: Look, seen: Sequence[Unit]) -> float:
    mass = sum(look.mass.of(b) for u in seen for b in u.body)
    return mass / max(1, look.mass.whole)


def by_repeats(look: Look) -> Found | None:
    """Posts or comments of an engine that we do not know."""
    group = repeats(look)
    return seen_in(look, group) if group else None


def seen_in(look: Look, group: Group) -> Found | None:
    """What comes again on a page as posts or comments; None where it is a list of teasers."""
    seen = _signed(units(look, group.roots))
    if len(seen) < 2 or _is_list(seen):
        return None
    return Found(seen, _share(look, seen), None, among_comments(look, group.roots[0]))


def _signed(seen: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Among signed posts, a part with neither author nor day is an advertisement."""
    signed = tuple(u for u in seen if u.author or (u.published and u.published.when))
    return signed if len(signed) >= 0.7 * len(seen) else seen


def _is_list(seen: Sequence[Unit]) -> bool:
    """Teasers have a linked heading each, all different; posts have none or repeat the thread's."""
    titles = [t for unit in seen for t in _linked_headings(unit)]
    return len(set(titles)) >= 0.6 * len(seen) and len(titles) >= 2


def _linked_headings(unit: Unit) -> Iterator[str]:
    for root in unit.root:
        for heading in root.select(
            "h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[href] h3, a[href] h2"
        ):
            words = heading.text.strip()
            if len(words) > 20:
                yield words.lower().removeprefix("re:").strip()
            break


def among_comments(look: Look, root: Root) -> bool:
    """Does the page call what is around a unit comments?"""
    words = look.rules.hints.get("comments", ())
    first = root[0]
    near = [first, *(e for e in islice(first.ancestors, 6) if isinstance(e, Element))]
    return any(hinted(e, words) for e in near)


def thread(look: Look, said: Said, url: str | None) -> Found | None:
    """The posts of the page, or None where the page is no thread."""
    found = _thread(look, said, url)
    return _opened(look, found) if found else None


def _opened(look: Look, found: Found) -> Found:
    """With the post that comments answer, which stands above them with its author and day."""
    first = found.units[0]
    if found.engine or not among_comments(look, first.root):
        return found
    above = look.anchors_in(Span(0, first.span.start))
    tops = [_above(look, a.element, first.span.start) for a in above]
    largest = max(tops, key=lambda root: _mass(look, root), default=())
    opening = units(look, [largest]) if largest else ()
    if not opening or not (opening[0].author and opening[0].published):
        return found
    both = (*opening, *found.units)
    return replace(found, units=both, share=_share(look, both))


def _above(look: Look, element: Element, end: int) -> Root:
    """The outermost element around one that ends before a place, and its siblings up to there."""
    here, extents = element, look.page.extents
    while isinstance(here.parent, Element) and here.parent.tag != "body":
        if here.parent not in extents or extents[here.parent].end > end:
            break
        here = here.parent
    after = (e for e in here.next_siblings if isinstance(e, Element) and e in extents)
    return (here, *takewhile(lambda e: extents[e].end <= end, after))


def _mass(look: Look, root: Root) -> int:
    return sum(look.mass.of(look.page.extents[e]) for e in root if e in look.page.extents)


def _thread(look: Look, said: Said, url: str | None) -> Found | None:
    told = said.thread or _thread_words(look, url)
    article = said.article and not told
    engine = by_engine(look, comments=False)
    if engine and (_believed(engine, article=article) or _alone(look, engine)):
        return _joined(look, engine)
    group = None if article else repeats(look)
    if group is None or not (told or _clear(look, group)):
        return None
    found = seen_in(look, group)
    if found is None or told:
        return found if found and _believed(found, article=False) else None
    authors = sum(u.author is not None for u in found.units) / len(found.units)
    clear = found.share >= _CLEAR_SHARE and authors >= 0.5 and not found.comments
    return found if clear else None


def _clear(look: Look, group: Group) -> bool:
    """May a page that says nothing of itself be a thread? Most of it is posts, not comments."""
    return group.share >= 0.8 * _CLEAR_SHARE and not among_comments(look, group.roots[0])


def _joined(look: Look, engine: Found) -> Found:
    """An engine's marks may hold one post only: what comes again has it too, or has the others."""
    found = by_repeats(look) if len(engine.units) == 1 else None
    if found is None:
        return engine
    (first,) = engine.units
    if not any(u.span.overlaps(first.span) for u in found.units):
        both = sorted((first, *found.units), key=lambda u: u.span.start)
        return replace(found, units=tuple(both), share=_share(look, both))
    return found if found.share >= 0.98 * engine.share else engine


def _believed(found: Found, *, article: bool) -> bool:
    """Much of the prose, or several posts with author and date though much else stands there."""
    if article:
        return found.share >= _MOST_SHARE
    whole = sum(u.author is not None and u.published is not None for u in found.units)
    return found.share >= _LEAST_SHARE or (whole >= 2 and found.share >= _SOME_SHARE)


def _alone(look: Look, found: Found) -> bool:
    """Several whole posts, and no paragraph outside them that could be an article."""
    spans = sorted(u.span for u in found.units)
    starts = [s.start for s in spans]
    for block in look.page.blocks:
        size = block.end - block.start
        if size >= _PARAGRAPH and block.linked < size // 2:
            place = bisect_right(starts, block.start) - 1
            if place < 0 or max(s.end for s in spans[: place + 1][-20:]) <= block.start:
                return False
    return sum(u.author is not None and u.published is not None for u in found.units) >= 2


def _thread_words(look: Look, url: str | None) -> bool:
    """Does the address or the generator say so? `/threads/123`, `forum.`, `viewtopic.php`."""
    generator = look.page.document.select_one("meta[name='generator']")
    value = generator.attrs.get("content") if generator else None
    parts = _PART.split((url or "").lower()) + str(value or "").lower().split()
    words = look.rules.thread_words
    host = (urlsplit(url).hostname or "") if url else ""
    labels = [label for label in host.split(".") if label.endswith(_HOST_ENDS)]
    return bool(labels) or any(
        _NUMBER.sub("", part) in words or part.endswith(_HOST_ENDS[:2]) for part in parts
    )
