"""Who wrote a post: by an engine's selectors, else the part of the posts that names somebody."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from turbohtml import Element

from dateline.lexicon.pages import Engine, PageRules
from dateline.lexicon.phrases import plain
from dateline.read.html_look import Case, Look
from dateline.read.html_shape import Key, hinted
from dateline.types import Dating, Span

_LONGEST_NAME = 50
_LETTER = re.compile(r"[^\W_]")
_BY = re.compile(r"(?<!\w)(?:posted by|by|von|par|por|from|author)(?!\w)[\s:]{1,3}", re.IGNORECASE)
_NAME_END = re.compile(r"[\s:,»>|(\u2022\u00b7-]+$")
_DIGITS = re.compile(r"\d+")
_BRACKETED = re.compile(r"(?:\[[^\]]{0,30}\]\s?){1,3}")  # "[deleted]": nobody's name

_NAME_ENDS = re.compile(r"\s(?:on|am|le|at|@)\s|[:;\u00bb]")
_NOT_NAME = re.compile(  # "On 3 May 2011 at 10:12, Anna wrote"
    r"[,;)]\s?|\d:\d\d(?:\s?[ap]m)?\s", re.IGNORECASE
)
_ADDRESS = re.compile(r"\s?<[^<>\n]{0,80}>\s?$")
_MAILBOX = re.compile(r"[^\s@]{1,40}(?:@| at )[^\s@]{1,40}\.[a-z]{2,8}", re.IGNORECASE)
_CLOSED = re.compile(
    r"\s{0,2}(?:$|:|\.{3}|\u2026|\u2191|[(\[]|(?:on|am|le|el|at|in)\b[^\n]{0,60}:?$|[^\n:]{1,40}:$)"
)


Named = tuple[str | None, Span | None]


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    span: Span
    score: float


def authors(
    look: Look, cases: Sequence[Case], bodies: Sequence[tuple[Span, ...]], engine: Engine | None
) -> list[Named]:
    told = [told_author(look, case, engine.author if engine else ()) for case in cases]
    if all(name for name, _ in told):
        return told
    found = [dict(_candidates(look, c, body)) for c, body in zip(cases, bodies, strict=True)]
    scores = _author_scores(found)
    ranked = sorted(scores, key=lambda k: -scores[k])
    return [
        one if one[0] else _by_rank(ranked, scores, mine)
        for one, mine in zip(told, found, strict=True)
    ]


def _author_scores(found: Sequence[Mapping[Key, "_Candidate"]]) -> dict[Key, float]:
    """How likely each part of a post names its author: in most posts, not the same in all."""
    values: dict[Key, list[_Candidate]] = defaultdict(list)
    for mine in found:
        for k, candidate in mine.items():
            values[k].append(candidate)
    scores = {}
    for k, candidates in values.items():
        varied = len({_DIGITS.sub("#", c.name) for c in candidates}) > 1 or len(found) == 1
        mean = sum(c.score for c in candidates) / len(candidates)
        scores[k] = len(candidates) / len(found) * (mean + (0.8 if varied else -0.4)) - 0.4
    return scores


def _by_rank(
    ranked: Sequence[Key], scores: Mapping[Key, float], mine: Mapping[Key, "_Candidate"]
) -> Named:
    for k in ranked:
        if scores[k] <= 0:
            break
        if k in mine:
            return mine[k].name, mine[k].span
    return (None, None)


def told_author(look: Look, case: Case, selectors: Sequence[str]) -> Named:
    """The name that the first of the selectors finds which finds one."""
    own = frozenset(case.elements)
    for selector in selectors:
        if selector.startswith("@"):
            name = _attribute(case, selector[1:])
            if name:
                return name, _where(look, case, name)
            continue
        elements = [e for r in case.root for e in r.select(selector) if e in own]
        for element in sorted(elements, key=lambda e: not _BY.match(look.page.words(e))):
            if found := _name_in(look, element):
                return found
    return None, None


def _name_in(look: Look, element: Element) -> tuple[str, Span] | None:
    """The name that an author element holds: its link's words if no address, else its own."""
    found: list[tuple[str, Span]] = []
    for inner in (*element.find_all("a", limit=3), element):
        span = look.page.extents.get(inner)
        if span and (name := clean_name(look.page.text[span.start : span.end])):
            found.append((name, span))
    return next((f for f in found if not _MAILBOX.fullmatch(f[0])), found[0] if found else None)


def name_before(look: Look, published: Dating | None) -> Named:
    """The name in front of the date in its line: "Re: Anything by Anna: 12 May 2019"."""
    if published is None or published.start is None:
        return None, None
    blocks = look.page.blocks_over(Span(published.start, published.start + 1))
    head = look.page.text[blocks[0].start : published.start] if blocks else ""
    parts = _BY.split(head)
    name = clean_name(parts[-1].rstrip(" :,.·•|-–—»")) if len(head) < 120 else None
    if name is None or (len(parts) == 1 and len(name.split()) > 3):
        return None, None
    start = look.page.text.rfind(name, blocks[0].start, published.start)
    return (name, Span(start, start + len(name))) if start >= 0 else (None, None)


def _attribute(case: Case, name: str) -> str | None:
    for element in (*case.root, *case.elements[:200]):
        value = element.attrs.get(name)
        if isinstance(value, str) and (cleaned := clean_name(value)):
            return cleaned
    return None


def _where(look: Look, case: Case, name: str) -> Span | None:
    start = look.page.text.find(name, case.span.start, case.span.end)
    return Span(start, start + len(name)) if start >= 0 else None


def clean_name(words: str) -> str | None:
    """A name as printed, without "by" and what follows it; None where it cannot be one."""
    words = " ".join(words.split("\n", 1)[0].split())
    words = _ADDRESS.sub("", words)
    words = _NAME_END.sub("", _BY.sub("", words, count=1) if _BY.match(words) else words)
    if len(words) > _LONGEST_NAME or not _LETTER.search(words) or _BRACKETED.fullmatch(words):
        return None
    return words


def _candidates(look: Look, case: Case, body: Sequence[Span]) -> Iterator[tuple[Key, "_Candidate"]]:
    """Short parts outside the body that may name the author, the first of each shape."""
    seen: set[Key] = set()
    for place, element in enumerate(case.elements[:400]):
        span = look.page.extents[element]
        k = look.key(element)
        if k in seen or span.end - span.start > _LONGEST_NAME:
            continue
        name = clean_name(look.page.words(element))
        if _holds_link(look, element, span):
            continue
        if name is None or any(b.contains(span) for b in body) or look.anchors_in(span):
            continue
        seen.add(k)
        yield k, _Candidate(name, span, _likely(look, element, name, place))


def _holds_link(look: Look, element: Element, span: Span) -> bool:
    """Does it begin with a link and go on? Then the link is the name, and a title stands behind."""
    link = element.find("a") if element.tag != "a" else None
    place = look.page.extents.get(link) if link else None
    return place is not None and place.start == span.start and place.end < span.end


def _likely(look: Look, element: Element, name: str, place: int) -> float:
    """How much an element looks like the name of an author."""
    hints = look.rules.hints
    score = 0.0
    href = element.attrs.get("href")
    if isinstance(href, str) and any(w in href[:300].lower() for w in hints.get("profile", ())):
        score += 2
    if hinted(element, hints.get("author", ())):
        score += 2
    above = element.parent
    if isinstance(above, Element) and hinted(above, hints.get("author", ())):
        score += 1
    if element.tag in {"a", "strong", "b", "h3", "h4", "h5", "cite", "dt"}:
        score += 0.4
    if " " in name and any(c in name for c in ":.!?"):
        score -= 1
    if plain(name).strip(" .:") in hints.get("not_names", ()):
        score -= 2
    if not any(c.isalpha() for c in name) or look.rules.relative.any(name):
        score -= 2
    return score - place / 400


def quoted_name(line: str, marked: Sequence[str], rules: PageRules) -> str | None:
    """The name in "Anna wrote:" or "Quote from Anna"; `marked`: words that may be just the name."""
    low = plain(line)
    for cue in rules.before_name:
        at = low.find(cue)
        if at >= 0:
            rest = line[at + len(cue) :].strip(' :\u00bb"')
            whole = next((w for w in marked if rest.startswith(w)), None)
            if name := clean_name((whole or _NAME_ENDS.split(rest)[0]).lstrip("@")):
                return name
    for cue in rules.after_name:
        at = low.find(f" {cue}")
        after = line[at + 1 + len(cue) :]
        if at > 0 and _CLOSED.match(after):
            before = _ADDRESS.sub("", line[:at].lstrip("@")).rstrip()
            return clean_name(_NOT_NAME.split(before)[-1]) or clean_name(after.strip(" :"))
    return None
