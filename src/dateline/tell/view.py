"""A page as dateline read it: its text with each passage coloured and labelled, as one HTML file.

The first thing to open when a page was read wrongly. No script, no outside host; every character
of the page is escaped, and stands there once.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from itertools import count
from pathlib import Path

from dateline.tell.words import chain, date, details, kind, shortened, status, who
from dateline.types import Claim, Dating, Issue, Passage, PassageKind, Reading, Span

# Hue of a kind. What is around somebody's words has less weight: small, and grey where None.
_HUES = {
    PassageKind.HEADLINE: 40, PassageKind.BODY: 225, PassageKind.POST: 210,
    PassageKind.COMMENT: 180, PassageKind.QUOTED_POST: 275, PassageKind.QUOTATION: 310,
    PassageKind.EMBEDDED: 130, PassageKind.CAPTION: 95,
}  # fmt: skip
_AROUND: Mapping[PassageKind, int | None] = {
    PassageKind.BYLINE: 20, PassageKind.DATELINE: 5, PassageKind.PUBLICATION_LINE: 350,
    PassageKind.AUTHOR_PANEL: 330, PassageKind.SIDEBAR: 30,
    PassageKind.NAVIGATION: None, PassageKind.FORM: None, PassageKind.BOILERPLATE: None,
}  # fmt: skip
_UNSIGNED = {PassageKind.HEADLINE, PassageKind.CAPTION}  # nobody misses a name under these
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_view(reading: Reading, place: Path, taken: set[Path]) -> Path:
    """Writes the view into a file, or under the page's name into a folder; where it now stands.

    `taken`: the files written so far, none of which is written again. Raises OSError.
    """
    file = place if is_file(place) else _named_after(reading.page.id, place, taken)
    taken.add(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(view(reading).encode("utf-8", "replace"))
    return file


def is_file(place: Path) -> bool:
    """Is it the name of one file, rather than of a folder for the files of several pages?"""
    return place.suffix.lower() in {".html", ".htm"} and not place.is_dir()


def _named_after(page: str, folder: Path, taken: Container[Path]) -> Path:
    """`forum_page-1.html` for `forum/page-1.html`; a number behind it where that is taken."""
    stem = _UNSAFE.sub("_", page).strip("._-")[-120:].lower() or "page"
    stem = stem.removesuffix(".html")
    names = (folder / f"{stem}{f'-{n}' if n > 1 else ''}.html" for n in count(1))
    return next(name for name in names if name not in taken)


def view(reading: Reading) -> str:
    """The whole HTML document. Words that claims quote are marked and lead to the claims below."""
    name = escape(shortened(reading.page.title or reading.page.id, 300))
    style = (files("dateline.tell") / "view.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{name}</title>\n<style>\n{style}</style></head>\n"
        f"<body>\n<header><h1>{name}</h1>{_facts(reading)}{_issues(reading.issues)}"
        f"{_legend(reading)}</header>\n<main>{''.join(_text(reading))}</main>\n"
        f"{_claims(reading)}</body></html>\n"
    )


# ---------------------------------------------------------------- above the text


def _facts(reading: Reading) -> str:
    page = reading.page
    said = (
        ("page", page.id),
        ("address", page.url if page.url != page.id else None),
        ("site", page.site),
        ("language", page.language),
        ("form", page.media_type),
        ("published", _dated(page.published, reading.text) or "no date"),
    )
    rows = "".join(f"<dt>{label}</dt><dd>{escape(words)}</dd>" for label, words in said if words)
    return f"<dl>{rows}</dl>"


def _dated(dating: Dating | None, text: str) -> str:
    """`2011-05-04, stated: “4 May”`; empty where nothing is known."""
    if dating is None or dating.when is None:
        return ""
    told = f"{dating.when}, {dating.basis}"
    if dating.start is None or dating.end is None:
        return told
    return f"{told}: “{shortened(text[dating.start : dating.end], 60)}”"


def _issues(issues: Sequence[Issue]) -> str:
    rows = "".join(f"<li>{escape(i.stage)}: {escape(i.message)}</li>" for i in issues)
    return f'<ul class="issues">{rows}</ul>' if rows else ""


def _legend(reading: Reading) -> str:
    """The kinds on this page, how often, those of somebody's words first."""
    counts = Counter(p.kind for p in reading.passages)
    chips = "".join(
        f"<li>{_chip(k, f'{_named(k)} {counts[k]}')}</li>" for k in (*_HUES, *_AROUND) if counts[k]
    )
    how = (
        "A passage is whose words they are: kind, author, date of writing with the words that state"
        " it, and its number. <mark>Marked</mark> words are quoted by the claims at the end."
    )
    return f'<ul class="legend">{chips}<li class="how">{how}</li></ul>'


def _chip(kind_: PassageKind, words: str) -> str:
    return f'<span class="chip" style="{_colour(kind_)}">{escape(words)}</span>'


def _colour(kind_: PassageKind) -> str:
    hue = _HUES.get(kind_, _AROUND.get(kind_))
    return "--hue:0;--colour:0" if hue is None else f"--hue:{hue};--colour:1"


def _named(kind_: PassageKind) -> str:
    return kind_.value.replace("_", " ")


# ---------------------------------------------------------------- the text


def _text(reading: Reading) -> Iterator[str]:
    """The words, passages around them; passages nest by their spans, so a stack is enough."""
    text, marks, label = reading.text, _Marks(reading.claims), _Labels(reading)
    above: list[Passage] = []
    at = 0
    for passage in sorted(reading.passages, key=lambda p: (p.start, -p.end)):
        while above and above[-1].end <= passage.start:
            yield from marks.words(text, Span(at, above[-1].end))
            yield "</div>"
            at = above.pop().end
        if passage.start < at or (above and passage.end > above[-1].end):
            continue  # one that lies across another has no place in a tree
        yield from marks.words(text, Span(at, passage.start))
        yield label.opening(passage)
        at = passage.start
        above.append(passage)
    for passage in reversed(above):
        yield from marks.words(text, Span(at, passage.end))
        yield "</div>"
        at = passage.end
    yield from marks.words(text, Span(at, len(text)))


class _Labels:
    """What stands above each passage."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._passages = {p.id: p for p in reading.passages}
        self._quoted: dict[str, list[str]] = defaultdict(list)
        for passage in reading.passages:
            if passage.quotes:
                self._quoted[passage.quotes].append(passage.id)

    def opening(self, passage: Passage) -> str:
        around = passage.kind in _AROUND
        said = "" if around else "".join(f"<span>{s}</span>" for s in self._said(passage))
        return (
            f'<div class="passage {escape(passage.kind)}{" around" if around else ""}"'
            f' id="{escape(passage.id)}" style="{_colour(passage.kind)}"><div class="label">'
            f'{_chip(passage.kind, _named(passage.kind))}{said}<span class="id">'
            f"{escape(passage.id)}</span></div>"
        )

    def _said(self, passage: Passage) -> Iterator[str]:
        if passage.author:
            yield f"<b><bdi>{escape(shortened(passage.author, 80))}</bdi></b>"
        elif passage.kind not in _UNSIGNED:
            yield "<i>no author</i>"
        if when := _dated(passage.published, self._text):
            yield escape(when)
        elif passage.kind not in _UNSIGNED:
            yield "<i>no date</i>"
        if passage.credit:
            yield f"copy of <b><bdi>{escape(shortened(passage.credit, 80))}</bdi></b>"
        if passage.quotes:
            yield f"quotes {self._link(passage.quotes, passage)}"
        elif passage.kind is PassageKind.QUOTED_POST:
            yield "<i>the quoted post is not on this page</i>"
        if quoting := self._quoted.get(passage.id):
            yield "quoted by " + ", ".join(self._link(q, passage) for q in quoting)

    def _link(self, id_: str, here: Passage) -> str:
        """With an arrow up or down the page."""
        there = self._passages.get(id_)
        arrow = "↑" if there and there.start < here.start else "↓"
        name = f"{arrow} {id_}" + (
            f" {shortened(there.author, 40)}" if there and there.author else ""
        )
        return f'<a href="#{escape(id_)}">{escape(name)}</a>'


class _Marks:
    """Which words are quoted by which claims."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = sorted(
            ((c.evidence.start, c.evidence.end, n) for n, c in enumerate(claims, 1)),
        )
        self._starts = [start for start, _, _ in self._claims]
        self._edges = sorted({edge for c in self._claims for edge in c[:2]})
        self._longest = max((end - start for start, end, _ in self._claims), default=0)
        self._named: set[int] = set()

    def words(self, text: str, span: Span) -> Iterator[str]:
        """The words of a stretch; blanks at its ends stand between passages, and take no room."""
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = max(start, span.end - (len(words) - len(words.rstrip())))
        yield from _gap(text[span.start : start])
        if start < end:
            yield '<span class="words">'
            yield from self._marked(text, start, end)
            yield "</span>"
        yield from _gap(text[end : span.end])

    def _marked(self, text: str, start: int, end: int) -> Iterator[str]:
        inner = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
        for one, other in zip([start, *inner], [*inner, end], strict=True):
            numbers = self._over(one)
            words = escape(text[one:other])
            yield self._mark(words, numbers) if numbers else words

    def _over(self, place: int) -> list[int]:
        """The numbers of the claims that quote the character at a place."""
        first = bisect_left(self._starts, place - self._longest)
        near = self._claims[first : bisect_right(self._starts, place)]
        return [n for _, end, n in near if end > place]

    def _mark(self, words: str, numbers: Sequence[int]) -> str:
        """A link to the claims; the number of each stands where its words begin."""
        fresh = [n for n in numbers if n not in self._named]
        self._named.update(fresh)
        told = f' data-n="{",".join(map(str, fresh))}"' if fresh else ""
        places = "".join(f'<span id="w{n}"></span>' for n in fresh)
        return f'{places}<a class="claim" href="#n{numbers[0]}"{told}><mark>{words}</mark></a>'


def _gap(blanks: str) -> Iterator[str]:
    if blanks:
        yield f'<span class="gap">{escape(blanks)}</span>'


# ---------------------------------------------------------------- below the text


def _claims(reading: Reading) -> str:
    if not reading.claims:
        return "<footer><h2>No claims</h2></footer>"
    rows = [_row(number, claim) for number, claim in enumerate(reading.claims, 1)]
    head = "".join(f"<th>{h}</th>" for h in ("", "what", "who", "when", "status", "told by"))
    return (
        f"<footer><h2>Claims</h2><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></footer>\n"
    )


def _row(number: int, claim: Claim) -> str:
    cells = (
        (kind(claim), details(claim) or claim.event_type or ""),
        (who(claim), ""),
        (date(claim.date), claim.date.basis if claim.date.when else ""),
        (status(claim), f"confidence {claim.confidence:.2f}"),
        (chain(claim.told_by), claim.rule),
    )
    words = "".join(
        f"<td>{escape(shortened(a, 200))}<small>{escape(shortened(b, 200))}</small></td>"
        for a, b in cells
    )
    return f'<tr id="n{number}"><td><a href="#w{number}">{number}</a></td>{words}</tr>'
