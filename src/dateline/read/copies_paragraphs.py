"""The paragraphs of a passage and what each shows of copied words: a dateline, a credit, a voice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from dateline.lexicon import Lexicon
from dateline.lexicon.flat import FlatRules
from dateline.lexicon.phrases import plain
from dateline.types import MentionKind, Span


class Credit(Struct, frozen=True, kw_only=True):
    """Whose copy a paragraph is, as printed, and where that stands; `known`: the table has it."""

    name: str
    span: Span
    known: bool


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph of a passage's own words; what it shows is looked for when it is asked for."""

    page: str = field(repr=False)
    start: int
    end: int
    lexicon: Lexicon = field(repr=False)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @cached_property
    def text(self) -> str:
        return self.page[self.start : self.end]

    def words_of(self, span: Span) -> str:
        return self.page[span.start : span.end]

    @cached_property
    def pulled(self) -> str | None:
        """Whose words it is, in quote marks with a name run on behind."""
        found = _PULLED.fullmatch(self.text)
        return found["name"].strip() if found else None

    @cached_property
    def item(self) -> bool:
        """Does it stand in a list?"""
        return bool(_BULLET.match(self.text))

    @property
    def boxed(self) -> bool:
        """Does it stand in quote marks from end to end?"""
        return bool(_MARKED.match(self.text)) and self.text.rstrip(".")[-1] in '"”»'

    @cached_property
    def _head(self) -> "_Opening":
        mark = _BULLET.match(self.text) or _MARKED.match(self.text)
        start = self.start + (mark.end() if mark else 0)
        return _opening(self.page, start, self.end, self.lexicon)

    @property
    def opening(self) -> Span | None:
        """Its dateline: place, day, agency."""
        return self._head.span

    @property
    def opened(self) -> Credit | None:
        """The credit in its dateline."""
        return self._head.credit

    @property
    def signed(self) -> bool:
        """Has it a dateline with an agency or a day, as agencies write it?"""
        return self.opening is not None and (self.opened is not None or self.day is not None)

    @property
    def day(self) -> Span | None:
        """The day in its dateline, as words."""
        return self._head.day

    @cached_property
    def _foot(self) -> tuple[Credit | None, bool]:
        return closing(self.page, self.start, self.end, self.lexicon)

    @property
    def closed(self) -> Credit | None:
        """The credit at its end."""
        return self._foot[0]

    @property
    def alone(self) -> bool:
        """Is it nothing but a credit or a link?"""
        return self._foot[1]

    @cached_property
    def _tokens(self) -> Sequence[str]:
        return [w.lower() for w in _WORD.findall(self.text[:_FIRST])]

    @cached_property
    def newsy(self) -> bool:
        """Does it report?"""
        return not self.lexicon.flat.words["reporting"].isdisjoint(self._tokens)

    @cached_property
    def continues(self) -> bool:
        """Does it go on from the one before?"""
        return _goes_on(self._tokens, self.lexicon.flat)

    @cached_property
    def credits(self) -> bool:
        """Is it a line of those who worked on a piece: "(Reporting by ...)"?"""
        return self.lexicon.flat.is_a("credits", self.text)

    @cached_property
    def returned(self) -> float:
        """How much speaks for it that the writer is back, and not the paper whose words went before."""
        rules = self.lexicon.flat
        shown = (("own", self.own), ("reporting", self.newsy), ("continuing", self.continues))
        weight = rules.weight(_unquoted(self.text[:_FIRST]))
        return weight + sum(rules.weights[name] for name, here in shown if here)

    @cached_property
    def own(self) -> bool:
        """Does whoever wrote the passage speak of himself?"""
        return _mine(self.text, self.lexicon)


class _Opening(NamedTuple):
    """What stands at the start of a paragraph."""

    span: Span | None = None
    credit: Credit | None = None
    day: Span | None = None


_FIRST = 4000  # characters of a paragraph whose words are looked at
_HEAD = 160  # characters in which a dateline ends
_SPACES = 14  # blanks in a dateline at most
_PULLED = re.compile(
    r"[“\"][^“”\"]{20,1500}[”\"]\s*[-–—]?\s*(?P<name>[^\W\d_a-z][^\n.!?,:;“”\"]{2,60})$"
)
_CAPITALS = re.compile(r"[^\W\d_a-z]{3}")
_BULLET = re.compile(r"[•◦▪●‣*·–-]\s+(?=\S)")
_MARKED = re.compile(r"[\"“«>]\s?(?=[^\W\d_a-z])")  # a box, a quotation
_BYLINE = re.compile(r"[Bb][Yy]:? [^\W\d_a-z][^\n.!?:]{2,60}")
_BREAK = re.compile(r"(?:\r\n|[\r\n\u2028\u2029])[ \t\u00a0\u200b]*")
_CLOSED = re.compile(r"[.!?…:][\"'”’)\]]*$")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})(?:,? (?:19|20)\d\d)?"
_PLACE = r"[^\W\d_][\w.'’/-]{1,24}(?:[ ,/]{1,2}[^\W\d_][\w.'’/-]{0,24}){0,5}"
_DASH = r"(?:\s?[-–—_]{1,3}|\s?:)"
_CREDITED = re.compile(
    rf"(?:(?P<place>{_PLACE}),?[ ]?)?(?:(?P<day>{_DAY})[:,]?[ ]?)?\((?P<credit>[^()\n]{{2,50}})\){_DASH}+\s?(?=\S)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"(?P<place>{_PLACE})(?:,? (?P<day>{_DAY}))?(?P<dash>{_DASH}+)\s?(?=[\"“‘'\w])", re.IGNORECASE
)
_BRACKET, _DASHES = re.compile(r"\("), re.compile(r"[-–—_:]")
_DATED = re.compile(rf"(?P<day>{_DAY})\s?[:,–—-]?\s+(?=\S)", re.IGNORECASE)
_PART = (
    r"(?:[^\W\d_a-z][\w&'’/-]*|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}|of|the|and|for|&|de|la|al)"
)
_TAIL = re.compile(
    rf"(?<![\w.])(?P<word>[\w.]*)[.!?…][\"'”’)\]]*\s*[-–—(\[]*\s*(?P<credit>{_PART}(?:[ ,.]{{1,2}}{_PART}){{0,7}})[.)\]]*$"
)
_NAME_LAST = re.compile(  # no credit ends otherwise
    r"(?:[^\W\d_a-z][\w&'’/-]*|(?<!\w)(?:[a-z]{2,4}|&))[.)\]]*$"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<site>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6})\b", re.IGNORECASE
)


def paragraphs(text: str, spans: Sequence[Span], lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """The paragraphs in stretches of a passage's own words, in order."""
    return tuple(
        Paragraph(text, start, end, lexicon)
        for span in spans
        for start, end in _cut(text, span, lexicon)
    )


def _cut(text: str, span: Span, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Paragraphs: at blank lines, list items and datelines, and at line ends that end a sentence or

    a long line.
    """
    start, line, blank, above = -1, span.start, False, ""
    for stop, following in _rows(text, span):
        words = text[line:stop].strip()
        if words:
            if start >= 0 and (
                blank or _begins(above, words) or _datelined(text, line, span.end, lexicon)
            ):
                yield _trimmed(text, start, line)
                start = -1
            if start < 0:
                start = line
            above = words
        blank = not words
        line = following
    if start >= 0:
        yield _trimmed(text, start, span.end)


def _rows(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """(end of the row, start of the next)"""
    for found in _BREAK.finditer(text, span.start, span.end):
        yield found.start(), found.end()
    yield span.end, span.end


def _begins(above: str, row: str) -> bool:
    ended = len(above) > 100 or _CLOSED.search(above[-4:]) or _BYLINE.fullmatch(above)
    return bool(_BULLET.match(row) or ended)


def _datelined(text: str, row: int, end: int, lexicon: Lexicon) -> bool:
    """Does a row begin with a place in capitals and what else makes a dateline?"""
    return bool(_CAPITALS.match(text, row)) and (
        _opening(text, row, min(end, row + _FIRST), lexicon).span is not None
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _goes_on(tokens: Sequence[str], rules: FlatRules) -> bool:
    """Does a paragraph with these words go on from the one before?"""
    first = tokens[0] if tokens else ""
    return (
        first in rules.words["continuing"]
        or not rules.words["adding"].isdisjoint(tokens[:4])
        or tokens[:2] == ["the", "two"]
    )


_QUOTED = re.compile(r"[“\"][^“”\"]{1,2000}(?:[”\"]|$)|‘[^‘’]{1,200}’")


def _unquoted(words: str) -> str:
    return _QUOTED.sub(" ", words)


def _opening(text: str, start: int, end: int, lexicon: Lexicon) -> _Opening:
    """The dateline at the start of a paragraph, its credit and its day."""
    stop = min(end, start + _HEAD)
    if _marked(_BRACKET, text, start, stop) and (found := _CREDITED.match(text, start, stop)):
        credit = _credit(text, found, "credit", lexicon)
        if credit.known or (found["place"] and found["place"].isupper()) or found["day"]:
            return _Opening(Span(start, found.end()), credit, _day(found))
    if (
        _marked(_DASHES, text, start, stop)
        and (found := _PLAIN.match(text, start, stop))
        and _is_place(found, lexicon.flat)
    ):
        caps = found["place"].isupper() and len(found["place"]) > 3
        news = end - start > 100 and _told(text[start:end], lexicon.flat)
        known = on_the_map(found["place"], lexicon)
        if (known and (caps or news)) or (caps and news and not _mine(text[start:end], lexicon)):
            return _Opening(Span(start, found.end()), None, _day(found))
    found = _DATED.match(text, start, stop)
    return _Opening(None, None, _day(found)) if found else _Opening()


def _marked(mark: re.Pattern[str], text: str, start: int, stop: int) -> bool:
    """Does the mark that ends a dateline stand near enough to the start?"""
    found = mark.search(text, start, stop)
    return found is not None and text.count(" ", start, found.start()) <= _SPACES


def _day(found: re.Match[str]) -> Span | None:
    return Span(*found.span("day")) if found["day"] else None


def _is_place(found: re.Match[str], rules: FlatRules) -> bool:
    words = [w.lower() for w in _WORD.findall(found["place"])]
    starts = [w for w in found["place"].split() if w.lower() not in rules.words["small"]]
    return (
        bool(words)
        and words[0] not in rules.words["no_place"]
        and all(w[0].isupper() for w in starts)
        and len(words) <= (6 if "," in found["place"] else 3)
        and (found["place"].isupper() or found["day"] or found["dash"].strip() == ":")
        and found["dash"] != "-"
    )


def on_the_map(place: str, lexicon: Lexicon) -> bool:
    """Do our tables know the place, or the first of its parts?"""
    first = plain(re.split(r"[,/]", place)[0].strip())
    return any(s.kind is MentionKind.PLACE for s in lexicon.actors.senses.get(first, ()))


def _mine(words: str, lexicon: Lexicon) -> bool:
    return lexicon.flat.holds("own_voice", _unquoted(words))


def _told(words: str, rules: FlatRules) -> bool:
    """Does a paragraph read as news: on a day of the week, or as somebody's report?"""
    tokens = [w.lower() for w in _WORD.findall(words[:400])]
    news = rules.words["weekdays"] | rules.words["reporting"]
    return not news.isdisjoint(tokens)


def _credit(text: str, found: re.Match[str], group: str, lexicon: Lexicon) -> Credit:
    span = Span(*found.span(group))
    return credit_of(text, span, lexicon)


def credit_of(text: str, span: Span, lexicon: Lexicon) -> Credit:
    """The credit that a name on the page is."""
    name = text[span.start : span.end].strip()
    parts = [part.strip() for part in re.split(r"[/,;|]| and | for ", name)]
    known = next((o for part in (name, *parts) if (o := lexicon.sources.find(part))), None)
    return Credit(name=name, span=span, known=known is not None)


def closing(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[Credit | None, bool]:
    """The credit at the end of a paragraph, and whether the paragraph is nothing else."""
    rules = lexicon.flat
    if alone := _alone(text, start, end, lexicon):
        return alone, True
    from_ = max(start, end - 110)
    if labelled := _labelled(text, from_, end, rules):
        return credit_of(text, labelled, lexicon), False
    if not _NAME_LAST.search(text, max(from_, text.rfind(" ", from_, end)), end):
        return None, False
    found = next((m for m in _tails(text, from_, end) if _ends(m, rules)), None)
    if not found:
        return None, False
    credit = _credit(text, found, "credit", lexicon)
    bare = credit.name.count(" ") >= 1 and text[end - 1] != "."
    believed = credit.known or bare or _outlet(credit.name, rules)
    return (credit if believed else None), False


def _alone(text: str, start: int, end: int, lexicon: Lexicon) -> Credit | None:
    """The credit of a paragraph that is nothing else: an outlet's name, a link, "Source: ..."."""
    words = text[start:end]
    if len(words) <= 200 and lexicon.flat.is_a("source_line", words):
        return _from_line(text, start, end, lexicon)
    bare = words.strip("()[]—–-. ") if len(words) <= 40 else ""
    if bare and lexicon.sources.find(bare):
        at = start + words.index(bare)
        return credit_of(text, Span(at, at + len(bare)), lexicon)
    return None


def _tails(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a sentence may end so that only capitalised words follow, from the left."""
    at = start
    while found := _TAIL.search(text, at, end):
        yield found
        at = found.end("word") + 1


def _ends(found: re.Match[str], rules: FlatRules) -> bool:
    """Does the full stop before a credit end a sentence, or is it inside a name or an address?"""
    word = found["word"]
    last = word.rsplit(".", 1)[-1].lower()
    glued = found.start("credit") == found.end("word") + 1 and found["credit"][0].islower()
    short = len(last) == 1 or last in rules.words["abbreviations"]
    return not glued and not short and "." not in word.strip(".")


def _outlet(name: str, rules: FlatRules) -> bool:
    return any(rules.is_a("outlet_word", word.strip(".,")) for word in name.split())


_LABELLED = re.compile(
    r"[.!?…][\"'”’)\]]*\s*[(\[]?(?P<label>[A-Za-zА-я ]{3,24})\s?[:：]\s?(?P<name>[^:\n]{2,70})$"
)


def _labelled(text: str, start: int, end: int, rules: FlatRules) -> Span | None:
    found = _LABELLED.search(text, start, end)
    if not found or not rules.is_a("credit_label", found["label"].strip() + ":"):
        return None
    name = found["name"].rstrip(")].! ")
    return Span(found.start("name"), found.start("name") + len(name))


def _from_line(text: str, start: int, end: int, lexicon: Lexicon) -> Credit:
    """The site or outlet that a source line names."""
    addresses = list(_ADDRESS.finditer(text, start, end))
    if addresses:
        return credit_of(text, Span(*addresses[-1].span("site")), lexicon)
    words = plain(text[start:end], case=True)
    colon = re.match(r"\w+ ?[:-]? ?", words)
    at = start + (colon.end() if colon else 0)
    return credit_of(text, Span(at, end), lexicon)
