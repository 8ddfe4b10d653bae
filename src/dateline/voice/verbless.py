"""Words that are somebody's though no verb leads them in: "Ann Lee: ...", "...," President Lee."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.lexicon.voices import Frame, VoiceRules
from dateline.syntax import Sentence, Token
from dateline.types import MentionKind, Span
from dateline.voice.drafts import Draft, trimmed
from dateline.voice.quotes import Quotation
from dateline.voice.speaker import Names

_WORD = r"[A-Z][\w.'’-]{0,30}"
_BEFORE_COLON = re.compile(r"(?:^|[.!?][\"”'’]?\s+)([A-Z][\w.'’ -]{1,60}):\s*$")
_TELLING = {MentionKind.PERSON, MentionKind.OFFICE, MentionKind.ORGANISATION, MentionKind.FORCE}
_WORDS = 4  # fewer quoted words before a name are a title
_LONGEST_HEADLINE = 200


class _Named(NamedTuple):
    """Where a name tells who spoke; the first group is the name."""

    beside: re.Pattern[str]  # a quotation
    below: re.Pattern[str]
    before: re.Pattern[str]  # the words of a headline


@lru_cache(maxsize=4)
def _named(small: frozenset[str]) -> _Named:
    """The patterns for names with such small words in them."""
    name = rf"{_WORD}(?:[ \u00a0](?:{_any(small)}|{_WORD})){{0,9}}"
    signed = rf"({name}(?:, [^.\n:]{{2,60}})?)\.?[ \t]*$"
    return _Named(
        re.compile(rf"[ \t\u00a0]*(?:[,–—-]{{1,2}}[ \t]*)?{signed}"),
        re.compile(rf"\s*\n\s*[–—-]{{1,2}}[ \t]*{signed}"),
        re.compile(rf"\W{{0,3}}({name}):[ \u00a0]+(?=\S)"),
    )


@lru_cache(maxsize=4)
def _opening(words: frozenset[str]) -> re.Pattern[str]:
    """One of the words and a colon, not far on."""
    return re.compile(rf"[^.:\n]{{0,90}}\b(?:{_any(words)})\s?:\s+")


def _any(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


def unled(
    text: str,
    paragraph: Span,
    sentences: Sequence[Sentence],
    free: Sequence[Quotation],
    rules: VoiceRules,
) -> list[Draft]:
    """The reports of a paragraph that have no cue; `free` are quotations that nobody owns yet."""
    led = list(_led_in_by_colon(text, paragraph, free))
    owned = {d.content[0] for d in led}
    signed = _signed(text, [q for q in free if q.span not in owned], rules)
    named = (_named_last(text, paragraph, s, rules) for s in sentences)
    return [*led, *signed, *(d for d in named if d)]


def _report(source: Span, content: Span, cue: Span | None = None) -> Draft:
    return Draft(
        cue.start if cue else source.start,
        Frame(words=()),
        (source,),
        (cue,) if cue else (),
        (content,),
        speaks=True,
        quoted=True,
    )


# ---------------------------------------------------------------- beside a quotation


def _led_in_by_colon(text: str, paragraph: Span, quotes: Sequence[Quotation]) -> Iterator[Draft]:
    """`Ann Lee: “The port is shut.”`; the name may stand on a line of its own."""
    for quote in quotes:
        first = not text[paragraph.start : quote.start].strip()
        line = text.rfind("\n", 0, len(text[: paragraph.start].rstrip())) + 1
        start = max(line if first else paragraph.start, quote.start - 80)
        name = _BEFORE_COLON.search(text[start : quote.start])
        if name and (name.start(1) or start in {line, paragraph.start}):
            source = Span(start + name.start(1), start + name.end(1))
            yield _report(source, quote.span, Span(source.end, source.end + 1))


def _signed(text: str, quotes: Sequence[Quotation], rules: VoiceRules) -> Iterator[Draft]:
    """`“The port is shut.” Ann Lee, harbour master`, or `- Ann Lee` on the next line."""
    patterns = _named(rules.words["in_names"])
    for quote in quotes:
        if len(text[quote.start : quote.end].split()) < _WORDS or not quote.closed:
            continue
        rest = text[quote.end : _line_end(text, quote.end)]
        below = text[quote.end : _line_end(text, _line_end(text, quote.end) + 1)]
        name = patterns.beside.match(rest[:160]) or patterns.below.match(below[:160])
        if name:
            source = Span(quote.end + name.start(1), quote.end + name.end(1))
            yield _report(trimmed(text, source), quote.span)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def to_the_end(text: str, paragraph: Span, draft: Draft, rules: VoiceRules) -> Draft:
    """`commented on trade as: It has grown. ...`: all to the end of the paragraph is told."""
    if not draft.quotes or not draft.cue or draft.quoted:
        return draft
    led = _opening(rules.words["to_the_end"]).match(text, draft.cue[-1].end, paragraph.end)
    if led is None or led.end() >= paragraph.end:
        return draft
    return draft._replace(content=(Span(led.end(), paragraph.end),), quoted=True, speaks=True)


# ---------------------------------------------------------------- after the words


def _named_last(text: str, paragraph: Span, sentence: Sentence, rules: VoiceRules) -> Draft | None:
    """`Peru is ready to help, President Ana Roe`: a title and a name after a whole clause."""
    if text[sentence.span.end : paragraph.end].strip():
        return None
    tokens = [t for t in sentence if t.text not in {".", "!"}]
    commas = [n for n, t in enumerate(tokens) if t.text in {",", "–", "—", "-", "--"}]
    name = tokens[commas[-1] + 1 :] if commas else []
    said = tokens[: commas[-1]] if commas else []
    if not _is_titled(name, rules) or not _is_clause(said, rules):
        return None
    content = trimmed(text, Span(_after_dateline(said).start, said[-1].end))
    draft = _report(Span(name[0].start, name[-1].end), content)
    return draft._replace(who=Span(name[-1].start, name[-1].end))


def _is_titled(name: Sequence[Token], rules: VoiceRules) -> bool:
    """`President Ana Roe`: capitals throughout, a title first."""
    words = [t for t in name if t.text not in rules.words["in_titles"]]
    capital = all(t.text[:1].isupper() for t in words)
    titled = any(t.lower in rules.words["titles"] for t in words[:-1])
    return 2 <= len(words) <= 8 and capital and titled


def _is_clause(said: Sequence[Token], rules: VoiceRules) -> bool:
    """A subject and a finite verb; no role at its end that the name could explain."""
    if len(said) < 4 or said[-1].pos not in {"NOUN", "VERB", "ADV", "ADJ", "NUM"}:
        return False
    finite = any(t.tag in {"VBZ", "VBP", "VBD", "MD"} for t in said)
    subject = any(t.dep in {"nsubj", "nsubjpass"} for t in said)
    return finite and subject and said[-1].lemma not in rules.words["roles"]


def _after_dateline(said: Sequence[Token]) -> Token:
    """The first word after `June 3: (Telam) –`."""
    closed = [n for n, t in enumerate(said[:14]) if t.text == ")"]
    dashes = [n for n in closed if n + 2 < len(said) and said[n + 1].text in {"–", "—", "-", "--"}]
    return said[dashes[0] + 2] if dashes else said[0]


# ---------------------------------------------------------------- headlines

_SPEAKER_LAST = re.compile(r":[ \u00a0]+([\w.'’ -]{2,50})$")


def headline(text: str, line: Span, names: Names, rules: VoiceRules) -> list[Draft]:
    """`Lee: Port to open in May`, `Port to open in May: minister`."""
    line = trimmed(text, line)
    if line.end - line.start > _LONGEST_HEADLINE:
        return []
    first = _named(rules.words["in_names"]).before.match(text, line.start, line.end)
    if first:
        source = Span(first.start(1), first.end(1))
        said = Span(first.end(), line.end)
        return [_titled(text, source, said)] if _may_tell(text, source, names, rules) else []
    last = _SPEAKER_LAST.search(text, line.start, line.end)
    if last:
        source = Span(last.start(1), last.end(1))
        said = Span(line.start, last.start())
        return [_titled(text, source, said)] if _tells(text, source, names, rules) else []
    return []


def _titled(text: str, source: Span, said: Span) -> Draft:
    colon = min(source.end, said.end) if source.end < said.start else said.end
    return _report(source, trimmed(text, said), Span(colon, colon + 1))


def _tells(text: str, source: Span, names: Names, rules: VoiceRules) -> bool:
    """Are these words somebody who speaks: `minister`, `Lee`, `state radio`?"""
    if any(m.kind in _TELLING for m in names.inside(source)):
        return True
    return text[source.start : source.end].lower().split()[-1] in rules.words["tellers"]


def _may_tell(text: str, source: Span, names: Names, rules: VoiceRules) -> bool:
    """Short names tell, too, but no places, no shouted datelines, and no kickers (`Analysis:`)."""
    words = text[source.start : source.end]
    if _tells(text, source, names, rules):
        return True
    known = bool(names.inside(source))
    kicker = words.lower().split()[0] in rules.words["kickers"]
    return not known and not kicker and not words.isupper() and len(words.split()) <= 3
