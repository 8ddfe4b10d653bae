"""Reports and the quotations around them: whose quoted words are whose."""

import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.types import Span
from dateline.voice.drafts import EDGES, Draft
from dateline.voice.quotes import Quotation, near

REACH = 130  # how far behind a cue what it leads in may begin
LOOK_BACK = 20  # reports back to which a quotation without a cue may belong
MARK = 2  # characters that a quotation mark may take
MARKS = "\"“”'‘’„«»`"


def join(text: str, drafts: Sequence[Draft], quotes: Sequence[Quotation]) -> list[Draft]:
    """The drafts of a paragraph with the quotations that are theirs."""
    joined = [d for d in drafts if not _breaks_out(d, quotes)]
    joined = [_grown(text, d, near(quotes, d.content)) for d in joined]
    owners = _owners(joined, quotes)
    joined = [_beside(text, d, near(quotes, _parts(d), REACH), owners) for d in joined]
    return [d for d in joined if d.quoted or not d.bound]


def free(drafts: Sequence[Draft], quotes: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that are nobody's."""
    owners = _owners(drafts, quotes)
    return [q for q in quotes if q not in owners]


def _parts(draft: Draft) -> tuple[Span, ...]:
    return (*draft.source, *draft.cue, *draft.content)


def _owners(drafts: Sequence[Draft], quotes: Sequence[Quotation]) -> dict[Quotation, set[int]]:
    """By quotation the places of the reports that it is part of."""
    owners: dict[Quotation, set[int]] = defaultdict(set)
    for draft in drafts:
        for quote in near(quotes, draft.content) if draft.quoted else ():
            if _has(draft, quote):
                owners[quote].add(draft.at)
    return dict(owners)


def _has(draft: Draft, quote: Quotation) -> bool:
    return any(quote.span.overlaps(s) for s in draft.content)


def _breaks_out(draft: Draft, quotes: Sequence[Quotation]) -> bool:
    """A cue inside quotation marks leads in nothing that lies wholly outside them."""
    here = Span(draft.at, draft.at + 1)
    around = [q.span for q in near(quotes, [here]) if q.closed and q.span.contains(here)]
    words = [Span(q.start + MARK, q.end - MARK) for q in around]
    return any(not any(w.overlaps(s) for s in draft.content) for w in words if draft.content)


def _outside(draft: Draft, quote: Quotation) -> bool:
    return not quote.span.contains(Span(draft.at, draft.at + 1))


def _grown(text: str, draft: Draft, quotes: Sequence[Quotation]) -> Draft:
    """What is said, with the whole of each quotation that it touches."""
    if not draft.content:
        return draft
    content, quoted = draft.content, False
    for quote in quotes:
        if _outside(draft, quote) and any(quote.span.overlaps(s) for s in content):
            content = _united(_closed(text, draft, content, quote), quote.span)
            quoted = True
    return draft._replace(content=content, quoted=quoted)


def _closed(text: str, draft: Draft, content: Sequence[Span], quote: Quotation) -> tuple[Span, ...]:
    """In `He said, "We shall see," when asked`, only what is quoted is said."""
    stops = quote.closed and text[quote.end - 2] in ",.?!"
    after_cue = bool(draft.cue) and draft.cue[-1].end <= quote.start
    if not (stops and after_cue):
        return tuple(content)
    return tuple(
        quote.span if abs(s.start - quote.start) <= 1 < s.end - quote.end else s for s in content
    )


def _united(spans: Sequence[Span], more: Span) -> tuple[Span, ...]:
    """The spans with one more; those that meet are one, unless the cue stands between."""
    touching = [s for s in spans if s.overlaps(more)]
    rest = [s for s in spans if not s.overlaps(more)]
    whole = Span(min(s.start for s in (more, *touching)), max(s.end for s in (more, *touching)))
    return tuple(sorted((*rest, whole)))


def _beside(
    text: str,
    draft: Draft,
    quotes: Sequence[Quotation],
    owners: Mapping[Quotation, set[int]],
) -> Draft:
    """A cue of speech without words of its own takes the quotation before or after it."""
    after = _after_colon(text, draft, quotes)
    if after:
        return draft._replace(content=(after.span,), quoted=True)
    if not draft.quotes or (
        draft.speaks and draft.content and not draft.bound and not draft.quoted
    ):
        return draft
    content = draft.content if draft.quoted else ()
    ends = sorted((*draft.source, *draft.cue))
    if not ends:
        return draft
    whole = not content or text[content[0].start] in MARKS
    for quote in quotes:
        if not _outside(draft, quote) or any(quote.span.overlaps(s) for s in content):
            continue
        if not whole and quote.end <= ends[0].start:
            continue  # "on 'The Morning Show,' she said she ...": a title, not her words
        if _adjoins(text, quote, ends) and not owners.get(quote, set()) - {draft.at}:
            content = tuple(sorted((*content, quote.span)))
    if not content or content == draft.content:
        return draft
    if draft.content and not draft.bound and not draft.quoted and content[0] > ends[0]:
        return draft  # "spoke of peace: ...": what the verb takes comes first
    return draft._replace(content=content, quoted=True)


def _after_colon(text: str, draft: Draft, quotes: Sequence[Quotation]) -> Quotation | None:
    """`A storm is near, she said: "We must land."`: the colon leads in what is quoted."""
    if not draft.quotes or not draft.cue:
        return None
    last = draft.cue[-1].end
    near = (q for q in quotes if q.start >= last and text[last : q.start].strip() == ":")
    return next(near, None)


def _adjoins(text: str, quote: Quotation, ends: Sequence[Span]) -> bool:
    first, last = ends[0].start, ends[-1].end
    if quote.end <= first:
        return not text[quote.end : first].strip(EDGES) and text[quote.end - 2] in ",.?!…-—'"
    if quote.start >= last:
        between = text[last : quote.start]
        return not between.strip(EDGES) or (
            len(between) < 120 and between.rstrip()[-1:] in {",", ":"} and "." not in between
        )
    return False


def run_on(text: str, drafts: Sequence[Draft], quotes: Sequence[Quotation]) -> list[Draft]:
    """Bare quoted sentences belong to whoever was quoted last."""
    result = sorted(drafts, key=lambda d: min(d.content, default=_NOWHERE))
    starts = [min(d.content, default=_NOWHERE).start for d in result]
    owners = _owners(result, quotes)
    for quote in quotes:
        if quote in owners or not _stands_alone(text, quote):
            continue
        before = range(bisect_left(starts, quote.start))
        going = [n for n in before[-LOOK_BACK:] if _may_go_on(result[n])]
        if going:
            last = max(going, key=lambda n: max(result[n].content).end)
            result[last] = result[last]._replace(content=_appended(result[last], quote.span))
    return result


_NOWHERE = Span(sys.maxsize, sys.maxsize)


def _may_go_on(draft: Draft) -> bool:
    """`The port is shut, she said. "No ship can leave."`: she speaks on."""
    return bool(draft.content) and (draft.quoted or (draft.quotes and draft.speaks))


def _appended(draft: Draft, span: Span) -> tuple[Span, ...]:
    """One more span; it is joined to the last where only white space lies between."""
    last = max(draft.content)
    cues = [s for s in (*draft.source, *draft.cue) if last.end <= s.start < span.start]
    if not cues and span.start - last.end <= 3:
        return (*(s for s in draft.content if s != last), Span(last.start, span.end))
    return (*draft.content, span)


def _stands_alone(text: str, quote: Quotation) -> bool:
    """Does the quotation open a sentence and close one?"""
    before = text[max(0, quote.start - 4) : quote.start].rstrip(" \t\u00a0")[-1:]
    return (
        before in {"", "\n", ".", "!", "?", '"', "”", "'", "’", ":"} and quote.end - quote.start > 8
    )


# ---------------------------------------------------------------- over paragraphs


def carried(
    text: str, paragraph: Span, quotes: Sequence[Quotation], waiting: Draft | None
) -> Draft | None:
    """A quotation that the last paragraph left open goes on at the head of this one."""
    if waiting is None or not quotes or text[paragraph.start : quotes[0].start].strip():
        return None
    return waiting._replace(content=(*waiting.content, quotes[0].span))


def left_open(quotes: Sequence[Quotation], drafts: Sequence[Draft]) -> Draft | None:
    """The report whose quotation the paragraph does not close."""
    if not quotes or quotes[-1].closed:
        return None
    owners = [d for d in drafts if any(quotes[-1].span.overlaps(s) for s in d.content)]
    owners = [d for d in owners if _outside(d, quotes[-1])]
    return owners[0] if owners else None
