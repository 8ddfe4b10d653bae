"""The posts of a page once their elements are known: own words, author, date, quotations.

What an engine's selectors do not say is found from what the posts have in common.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from turbohtml import Element

from dateline.lexicon.pages import Engine
from dateline.read.html_body import bodies
from dateline.read.html_days import dates
from dateline.read.html_look import Case, Look, Root, cases_of, outermost
from dateline.read.html_names import authors, name_before, quoted_name
from dateline.read.html_shape import hinted, named_parts
from dateline.read.structured import Posting
from dateline.types import Basis, Dating, Span

_WORD = re.compile(r"\w+")
_NEAR_TOP = 60  # elements of a post among which a note that it was deleted is looked for
_BOXES = frozenset({"div", "td", "fieldset", "section", "aside"})
_LONGEST_QUOTE = 4000  # characters of a quotation in a box that no name calls so
_HEAD = 120  # characters of the line that names who is quoted
_FOOT = 600  # characters at the end of a post where a signature is ruled off
_RULE = re.compile(  # forums rule signatures off with a long line, letters with "-- "
    r"^[^\S\n]*(?:(?:_{12,}|-{18,})[^\S\n]*$|--[^\S\n]?\n(?:[^\n]{1,80}\n){0,3}[^\n]{1,80}\Z)",
    re.MULTILINE,
)
_MOTTO = 160  # characters of a line that a member has under every post
_OPENING = 12  # words by which a post is known again


@dataclass(frozen=True)
class Unit:
    """One post or comment."""

    root: Root
    span: Span
    body: tuple[Span, ...]
    author: str | None = None
    author_span: Span | None = None
    published: Dating | None = None
    panel: tuple[Span, ...] = ()
    drop: tuple[Span, ...] = ()
    quotes: tuple[Element, ...] = ()
    inside: tuple[Span, ...] = ()  # where other units stand inside it


def units(look: Look, roots: Sequence[Root], engine: Engine | None = None) -> tuple[Unit, ...]:
    """The posts whose elements these are, in page order; those without a word are left out."""
    cases = cases_of(look, roots)
    words = bodies(look, cases, engine)
    if not any(words):
        return ()
    days = dates(look, cases, words, engine)
    named = [
        name if name[0] else name_before(look, day)
        for name, day in zip(authors(look, cases, words, engine), days, strict=True)
    ]
    made = tuple(
        Unit(
            root=case.root,
            span=case.span,
            body=body,
            author=author[0],
            author_span=author[1],
            published=date,
            panel=selected(look, case, engine.panel if engine else None),
            drop=_dropped(look, case, body, engine),
            quotes=_quotes(look, case, body, engine),
            inside=case.inside,
        )
        for case, body, author, date in zip(cases, words, named, days, strict=True)
        if body and not _gone(look, case, body)
    )
    return made if engine else tuple(_without_mottoes(look, made))


def _without_mottoes(look: Look, found: Sequence[Unit]) -> Iterator[Unit]:
    """What the same writer has at the end of several posts is his signature."""
    feet = [look.page.blocks_over(unit.body[-1])[1:][-1:] for unit in found]
    ends = [look.page.text[f[0].start : f[0].end] if f else "" for f in feet]
    times = Counter((u.author, end) for u, end in zip(found, ends, strict=True))
    for unit, foot, end in zip(found, feet, ends, strict=True):
        often = unit.author and foot and len(end) <= _MOTTO and times[unit.author, end] > 1
        yield replace(unit, drop=(*unit.drop, foot[0].span)) if often else unit


def _gone(look: Look, case: Case, body: Sequence[Span]) -> bool:
    """Is it a note in the place of a post that was taken away? With answers in it, it stays."""
    words = look.rules.hints.get("gone", ())
    if case.inside or not words:
        return False
    start, end = body[0].start, body[-1].end
    around = (
        e
        for e in case.elements[:_NEAR_TOP]
        if e in case.root or look.page.extents[e].contains(Span(start, end))
    )
    return any(hinted(e, words) and "when" not in named_parts(e) for e in around)


def selected(look: Look, case: Case, selector: str | None) -> tuple[Span, ...]:
    """Where in the post the selector finds words."""
    if not selector:
        return ()
    own = frozenset(case.elements)
    found = [e for r in case.root for e in r.select(selector) if e in own]
    return tuple(s for _, s in outermost(look, found))


def _dropped(
    look: Look, case: Case, body: Sequence[Span], engine: Engine | None
) -> tuple[Span, ...]:
    """Signatures, buttons and edit notes."""
    named = [*selected(look, case, engine.drop if engine else None), *_signatures(look, body)]
    words = (*look.rules.hints.get("signature", ()), *look.rules.hints.get("buttons", ()))
    for element in case.elements:
        span = look.page.extents[element]
        small = any(b.contains(span) and b != span for b in body)
        if small and element.tag not in {"p", "a", "b", "i", "span"} and hinted(element, words):
            named.append(span)
    return tuple(sorted(set(named)))


def _signatures(look: Look, body: Sequence[Span]) -> Iterator[Span]:
    """What stands under a rule of dashes or low lines at the end of a post."""
    for start, end in body[-1:]:
        ruled = _RULE.search(look.page.text, max(start + (len(body) == 1), end - _FOOT), end)
        if ruled:
            yield Span(ruled.start(), end)


def _quotes(
    look: Look, case: Case, body: Sequence[Span], engine: Engine | None
) -> tuple[Element, ...]:
    """Parts of the body that quote somebody."""
    own = frozenset(case.elements)
    if engine and engine.quote:
        found = [e for r in case.root for e in r.select(engine.quote) if e in own]
    else:
        words = look.rules.hints.get("quote", ())
        found = [
            e for e in case.elements if e.tag == "blockquote" or hinted(e, words) or _cites(look, e)
        ]
    likely = frozenset(found)
    heads = {e for e in found if _heads(look, e, likely)}
    told = bool(engine and engine.quote)  # then a post may be nothing but a quotation
    inside = [
        e
        for e in found
        for span in (look.page.extents[e],)
        if e not in heads and any(b.contains(span) and (told or b != span) for b in body)
    ]
    return tuple(e for e, _ in outermost(look, inside))


def _heads(look: Look, element: Element, found: frozenset[Element]) -> bool:
    """Is it the line that names who is quoted, right above the words in a box of their own?"""
    below = next((e for e in element.next_siblings if isinstance(e, Element)), None)
    span = look.page.extents[element]
    if below not in found or span.end - span.start > _HEAD:
        return False
    return bool(quoted_name(look.page.text[span.start : span.end], (), look.rules))


def _cites(look: Look, element: Element) -> bool:
    """Does a box begin with a line that names who is quoted, and hold little beside his words?"""
    span = look.page.extents[element]
    if element.tag not in _BOXES or span.end - span.start > _LONGEST_QUOTE:
        return False
    text = look.page.text
    end = text.find("\n", span.start, min(span.end, span.start + _HEAD))
    first = next((e for e in element.children if isinstance(e, Element)), None)
    if end < 0 or first is None or (wrapped := look.page.extents.get(first)) == span:
        return False
    if element.find("blockquote"):  # then those are his words, not all in the box
        return False
    line = text[span.start : end]
    return wrapped is not None and wrapped.end <= end and bool(quoted_name(line, (), look.rules))


def completed(look: Look, found: Sequence[Unit], postings: Sequence[Posting]) -> tuple[Unit, ...]:
    """With the authors and days that the page tells machines only, where the words are the same."""
    known = {opening(p.text): p for p in reversed(postings)}
    return tuple(_with(look, unit, known) for unit in found) if known else tuple(found)


def _with(look: Look, unit: Unit, known: Mapping[str, Posting]) -> Unit:
    words = " ".join(look.page.text[b.start : b.end] for b in unit.body)
    said = known.get(opening(words))
    if said is None:
        return unit
    published = unit.published
    if (published is None or published.when is None) and said.published:
        published = Dating(when=said.published, basis=Basis.STATED)
    return replace(unit, author=unit.author or said.author, published=published)


def opening(text: str) -> str:
    """The first words of a post, by which it is known again."""
    return " ".join(_WORD.findall(text.lower())[:_OPENING])
