"""A page as dateline read it: its text with each passage coloured and labelled, as one HTML file.

The first thing to open when a page was read wrongly. No script, no outside host; every character
of the page is escaped.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from dateline.types import Claim, Passage, Reading, Span

# Hue of a kind; what is said is warm, what is around it grey.
_HUES = {
    "headline": 45, "body": 50, "embedded": 130, "post": 205, "quoted_post": 265, "comment": 180,
    "quotation": 290, "caption": 90, "byline": 20, "dateline": 10, "publication_line": 0,
    "author_panel": 330, "sidebar": 35,
}  # fmt: skip

_STYLE = """
body { font: 16px/1.5 Georgia, serif; max-width: 52em; margin: 2em auto; padding: 0 1em; color: #222 }
header { font: 14px/1.5 system-ui, sans-serif; border-bottom: 1px solid #ccc; padding-bottom: 1em }
.passage { display: block; margin: .4em 0; padding: .3em .6em; border-left: 4px solid; white-space: pre-wrap; overflow-wrap: anywhere }
.label { display: block; font: 12px/1.4 system-ui, sans-serif; opacity: .75; white-space: normal }
.passage:target { outline: 3px solid #d40 }
mark { background: #fe8; padding: 0 .1em }
""" + "\n".join(
    f".{kind} {{ background: hsl({hue} 70% 95%); border-color: hsl({hue} 60% 55%) }}"
    for kind, hue in _HUES.items()
)


def view(reading: Reading) -> str:
    """The whole HTML document. Words that a claim quotes are marked, with the claim as a tip."""
    page = reading.page
    name = escape(page.title or page.id)
    about = " · ".join(
        escape(f"{label}: {value}")
        for label, value in (
            ("page", page.id),
            ("site", page.site),
            ("language", page.language),
            ("published", page.published.when),
            ("passages", len(reading.passages)),
            ("claims", len(reading.claims)),
        )
        if value is not None
    )
    issues = "".join(f"<li>{escape(i.stage)}: {escape(i.message)}</li>" for i in reading.issues)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{name}</title>'
        f"<style>{_STYLE}</style></head>\n<body><header><h1>{name}</h1><p>{about}</p>"
        f"<ul>{issues}</ul></header>\n<main>{''.join(_page(reading))}</main></body></html>\n"
    )


def _page(reading: Reading) -> Iterator[str]:
    inside: dict[str | None, list[Passage]] = defaultdict(list)
    for passage in reading.passages:
        inside[passage.parent].append(passage)
    marks = {c.evidence.start: c for c in reversed(reading.claims)}
    yield from _between(reading.text, Span(0, len(reading.text)), inside[None], inside, marks)


def _between(
    text: str,
    span: Span,
    children: Sequence[Passage],
    inside: Mapping[str | None, list[Passage]],
    marks: Mapping[int, Claim],
) -> Iterator[str]:
    """The words of a span, its passages in their places."""
    at = span.start
    for child in sorted(children, key=lambda p: p.start):
        if child.start < at:
            continue
        yield from _words(text, Span(at, child.start), marks)
        yield f'<span class="passage {escape(child.kind)}" id="{escape(child.id)}">{_label(child)}'
        yield from _between(text, child.span, inside.get(child.id, ()), inside, marks)
        yield "</span>"
        at = child.end
    yield from _words(text, Span(at, span.end), marks)


def _label(passage: Passage) -> str:
    dating = passage.published
    when = f"{dating.when} ({dating.basis})" if dating and dating.when else "no date"
    said = [passage.id, passage.kind, passage.author or "no author", when]
    if passage.credit:
        said.append(f"copy of {passage.credit}")
    words = escape(" · ".join(said))
    if passage.quotes:
        quoted = escape(passage.quotes)
        words += f' · quotes <a href="#{quoted}">{quoted}</a>'
    return f'<span class="label">{words}</span>'


def _words(text: str, span: Span, marks: Mapping[int, Claim]) -> Iterator[str]:
    """The words, what claims quote marked as far as it lies in this stretch."""
    at = span.start
    for start in sorted(s for s in marks if span.start <= s < span.end):
        claim = marks[start]
        end = min(claim.evidence.end, span.end)
        if start < at:
            continue
        tip = escape(
            f"{claim.event_type or claim.register} {claim.status} {claim.date.when or ''} {claim.rule}"
        )
        yield escape(text[at:start])
        yield f'<mark title="{tip}">{escape(text[start:end])}</mark>'
        at = end
    yield escape(text[at : span.end])
