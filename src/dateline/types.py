"""The records that stages pass to each other and that the program prints.

All are frozen. Offsets are code points, half-open, into `Document.text`, the one text of a page.
The field names of what is printed (`Reading` for one page, `Record` for the merged view) are the
public contract: fields may be added, none renamed. The file is long because the whole vocabulary
stands in one place, with next to no code in it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from dateline.interval import Interval

Value = str | int | float | bool | None | Mapping[str, str | int | float | None]
"""What an attribute of a claim may hold; a mapping for `quantity` and `amount`."""


T = TypeVar("T")


class Span(NamedTuple):
    """Code points from `start` up to but not including `end`."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


class Basis(StrEnum):
    """Where a date comes from."""

    STATED = "stated"  # the words give it
    RELATIVE = "relative"  # counted from an anchor ("on Monday" in copy of June 16)
    INFERRED = "inferred"  # bounded by something else that the page says (an office holder)
    GIVEN = "given"  # the caller said so (`--published`)
    UNKNOWN = "unknown"


class PassageKind(StrEnum):
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    EMBEDDED = "embedded"  # a copied article or wire copy
    POST = "post"
    QUOTED_POST = "quoted_post"
    COMMENT = "comment"
    QUOTATION = "quotation"
    CAPTION = "caption"
    AUTHOR_PANEL = "author_panel"
    PUBLICATION_LINE = "publication_line"
    NAVIGATION = "navigation"
    SIDEBAR = "sidebar"
    FORM = "form"
    BOILERPLATE = "boilerplate"


class Status(StrEnum):
    """Did it happen? PLOVER's auxiliary modes, set apart from polarity."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    AGREED = "agreed"
    PLANNED = "planned"
    EXPECTED = "expected"
    PROPOSED = "proposed"
    DEMANDED = "demanded"
    POSSIBLE = "possible"
    RUMOURED = "rumoured"
    CLAIMED = "claimed"
    DENIED = "denied"
    OPINION = "opinion"


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Quad(StrEnum):
    VERBAL_COOPERATION = "verbal_cooperation"
    MATERIAL_COOPERATION = "material_cooperation"
    VERBAL_CONFLICT = "verbal_conflict"
    MATERIAL_CONFLICT = "material_conflict"


class EventType(StrEnum):
    """The sixteen PLOVER roots, and STATEMENT for the talk that PLOVER drops."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    SANCTION = "SANCTION"
    PROTEST = "PROTEST"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    STATEMENT = "STATEMENT"


QUADS: Mapping[EventType, Quad] = {
    EventType.AGREE: Quad.VERBAL_COOPERATION,
    EventType.CONSULT: Quad.VERBAL_COOPERATION,
    EventType.SUPPORT: Quad.VERBAL_COOPERATION,
    EventType.CONCEDE: Quad.VERBAL_COOPERATION,
    EventType.COOPERATE: Quad.MATERIAL_COOPERATION,
    EventType.AID: Quad.MATERIAL_COOPERATION,
    EventType.RETREAT: Quad.MATERIAL_COOPERATION,
    EventType.REQUEST: Quad.VERBAL_CONFLICT,
    EventType.ACCUSE: Quad.VERBAL_CONFLICT,
    EventType.REJECT: Quad.VERBAL_CONFLICT,
    EventType.THREATEN: Quad.VERBAL_CONFLICT,
    EventType.PROTEST: Quad.MATERIAL_CONFLICT,
    EventType.SANCTION: Quad.MATERIAL_CONFLICT,
    EventType.MOBILIZE: Quad.MATERIAL_CONFLICT,
    EventType.COERCE: Quad.MATERIAL_CONFLICT,
    EventType.ASSAULT: Quad.MATERIAL_CONFLICT,
}
"""Where an event of each type stands; a STATEMENT stands nowhere."""


class Register(StrEnum):
    """The book in which a person who follows a relation would look an event up."""

    VISIT = "visit"
    MEETING = "meeting"
    BODY = "body"
    AGREEMENT = "agreement"
    TRANSFER = "transfer"
    EXERCISE = "exercise"
    INCIDENT = "incident"
    STATEMENT = "statement"
    PROJECT = "project"
    TRADE_FIGURE = "trade_figure"
    MEMBERSHIP = "membership"
    HOLDING = "holding"
    AID = "aid"
    SANCTION = "sanction"
    PROTEST = "protest"
    CLASH = "clash"
    OTHER = "other"


class Role(StrEnum):
    ACTOR = "actor"
    RECIPIENT = "recipient"
    PARTICIPANT = "participant"  # a side of something symmetric: a meeting, an agreement
    SUPPLIER = "supplier"
    CARRIER = "carrier"
    MANUFACTURER = "manufacturer"
    THIRD_PARTY = "third_party"


class MentionKind(StrEnum):
    STATE = "state"
    OFFICE = "office"
    PERSON = "person"
    FORCE = "force"
    ORGANISATION = "organisation"
    PLACE = "place"


class TimeType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Standing(StrEnum):
    SINGLE = "single"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    DENIED = "denied"


# ---------------------------------------------------------------- reading


class Source(Struct, frozen=True, kw_only=True):
    """A page as it came in, before anything was understood of it."""

    id: str
    content: bytes | str
    media_type: str | None = None  # `text/html`, `text/plain`; None: look at the content
    url: str | None = None
    title: str | None = None
    site: str | None = None
    published: Interval | None = None  # what the caller says, `Basis.GIVEN`


class Dating(Struct, frozen=True, kw_only=True):
    """When a page or a passage was written; `start`/`end` are the words that say so, if any do."""

    when: Interval | None = msgspec.field(default=None, name="edtf")
    basis: Basis = Basis.UNKNOWN
    start: int | None = None
    end: int | None = None


class Page(Struct, frozen=True, kw_only=True):
    id: str
    url: str | None = None
    title: str | None = None
    site: str | None = None
    language: str | None = None
    media_type: str
    sha256: str  # of the bytes that came in (of the UTF-8 form where text came in)
    published: Dating = Dating()


class PageBox(Struct, frozen=True, kw_only=True):
    """A place on a page of a PDF; points from the lower left corner, pages counted from 1."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    def around(self, other: "PageBox") -> "PageBox":
        """The smallest box around both; they stand on one page."""
        return PageBox(
            page=self.page,
            left=min(self.left, other.left),
            bottom=min(self.bottom, other.bottom),
            right=max(self.right, other.right),
            top=max(self.top, other.top),
        )


class Pages(Struct, frozen=True, kw_only=True):
    """Where words stand in a PDF: one box for each page that they touch."""

    boxes: tuple[PageBox, ...]


Origin = Span | Pages
"""Characters of the original (HTML), or pages and boxes (PDF)."""


class Passage(Struct, frozen=True, kw_only=True):
    """A stretch of the text in one voice. A child (`parent`) lies inside its parent's span."""

    id: str  # `p1`, `p2`, ... in the order of `start`, parents before children
    start: int
    end: int
    kind: PassageKind
    author: str | None = None
    published: Dating | None = None
    parent: str | None = None
    quotes: str | None = None
    credit: str | None = None  # whose copy it is, as printed: `APP`, `PTI`, `www.lenta.ru`
    credit_spans: tuple[Span, ...] = ()
    origin: Origin | None = None  # its place in the original, where that is not the text itself

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Issue(Struct, frozen=True, kw_only=True):
    """What could not be read, said aloud. Offsets are None when the whole page is meant."""

    stage: str
    start: int | None = None
    end: int | None = None
    message: str


class Placed(NamedTuple):
    """A stretch of the text and its place in the original."""

    span: Span
    origin: Span | PageBox


class Document(Struct, frozen=True, kw_only=True):
    """What `read` makes of a source: one text, and whose words its parts are.

    `places`, sorted and without overlaps, tie the text to the original; none where it is the text.
    """

    page: Page
    text: str
    passages: tuple[Passage, ...] = ()
    issues: tuple[Issue, ...] = ()
    places: tuple[Placed, ...] = ()

    def origin(self, span: Span) -> Origin | None:
        """Where the words of a span stand in the original; None where that is the text itself."""
        first = bisect_right(self.places, span.start, key=lambda p: p.span.end)
        last = bisect_left(self.places, span.end, key=lambda p: p.span.start)
        return _together(p.origin for p in self.places[first:last])


def _together(origins: Iterable[Span | PageBox]) -> Origin | None:
    """From the first to the last character, or a box for each page."""
    spans: list[Span] = []
    boxes: dict[int, PageBox] = {}
    for origin in origins:
        if isinstance(origin, Span):
            spans.append(origin)
        else:
            known = boxes.get(origin.page)
            boxes[origin.page] = origin if known is None else known.around(origin)
    if spans:
        return Span(min(s.start for s in spans), max(s.end for s in spans))
    return Pages(boxes=tuple(boxes.values())) if boxes else None


# ---------------------------------------------------------------- finds


class TimeExpression(Struct, frozen=True, kw_only=True):
    start: int
    end: int
    text: str
    type: TimeType
    value: str  # TIMEX3 value
    mod: str | None = None  # TIMEX3 mod
    when: Interval | None = msgspec.field(default=None, name="edtf")
    basis: Basis = Basis.UNKNOWN
    anchor: Interval | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Mention(Struct, frozen=True, kw_only=True):
    """Words that stand for an actor or a place.

    `actor` is the id in the actor table: `PAK`, `RUS`, `IGO:SCO`, `PAK.MIL`, or None for an actor
    in no table; `country` is ISO 3166-1 alpha-3 (and SUN, YUG, XKX, ...) or IGO, NGO, MNC.
    """

    start: int
    end: int
    text: str
    actor: str | None
    name: str
    country: str | None
    sector: str | None  # PLOVER sector: GOV MIL LEG JUD SPY MED BUS CVL REB OPP COP IGO ...
    kind: MentionKind
    link: str = "table"  # how it was resolved: table, title, surname, collective, pronoun, user

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Actor(Struct, frozen=True, kw_only=True):
    """Who has a part in what is told. `page`: in a record, the page that `spans` point into."""

    role: Role
    name: str
    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    spans: tuple[Span, ...] = ()
    page: str | None = None  # None in a claim, which names its page itself


class Place(Struct, frozen=True, kw_only=True):
    name: str
    country: str | None = None


class Event(Struct, frozen=True, kw_only=True):
    """What one clause says was done, before anyone asks who says so or whether it is true."""

    event_type: EventType | None
    register: Register = Register.OTHER
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    quad: Quad | None = None
    actors: tuple[Actor, ...] = ()
    trigger: tuple[Span, ...] = ()
    clause: Span  # the words that say it: evidence
    place: Place | None = None
    attributes: Mapping[str, Value] = {}
    status: Status | None = None  # what the frame itself implies: `proposed` for an offer
    polarity: Polarity = Polarity.AFFIRMED  # negated where the frame itself denies it
    confidence: float = 0.5
    rule: str


class Attribution(Struct, frozen=True, kw_only=True):
    """A source, the words that mark it as one, and what it is reported to say."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    speaker: str | None = None
    told_by: tuple[str, ...] = ()  # outermost first
    told_by_spans: tuple[Span, ...] = ()  # of the named tellers, in the page
    commitment: Status | None = None  # what the cue says of its content: claimed, denied, ...


class When(Struct, frozen=True, kw_only=True):
    """The date of an event. `page`: in a record, the page that `spans` point into."""

    when: Interval | None = msgspec.field(default=None, name="edtf")
    basis: Basis = Basis.UNKNOWN
    anchor: Interval | None = None
    spans: tuple[Span, ...] = ()
    page: str | None = None  # None in a claim


class Evidence(Struct, frozen=True, kw_only=True):
    """Words of the page: `text[start:end] == quote`, always."""

    start: int
    end: int
    quote: str
    origin: Origin | None = None  # their place in the original, where that is not the text itself


class Claim(Struct, frozen=True, kw_only=True):
    """One voice saying one thing. Never edited."""

    id: str
    page: str  # id of the page it stands on
    event_type: EventType | None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    quad: Quad | None = None
    register: Register
    actors: tuple[Actor, ...]
    trigger: tuple[Span, ...] = ()
    date: When
    place: Place | None = None
    status: Status
    polarity: Polarity = Polarity.AFFIRMED
    attributes: Mapping[str, Value] = {}
    told_by: tuple[str, ...] = ()
    told_by_spans: tuple[Span, ...] = ()
    evidence: Evidence
    confidence: float
    rule: str
    passage: str | None = None  # id of the passage it stands in
    copy_of: str | None = None  # the passage that these words are a copy of: never a second source


class Asked(Struct, frozen=True, kw_only=True):
    """What a language model was asked about a page, and what of its answers was taken."""

    model: str
    asked: int = 0  # answers that it gave now
    cached: int = 0  # ... that it gave in an earlier run
    failed: int = 0  # parts of the page about which it gave none
    taken: int = 0  # claims
    known: int = 0  # finds that the rules had made as well; theirs stand
    refused: Mapping[str, int] = {}  # by reason: quote, trigger, name, ...


class Reading(Struct, frozen=True, kw_only=True):
    """Everything found in one page: what `dateline annotate` prints."""

    page: Page
    text: str
    passages: tuple[Passage, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
    llm: Asked | None = None  # None where no language model was asked


# ---------------------------------------------------------------- the record


class PageEvidence(Struct, frozen=True, kw_only=True):
    page: str
    start: int
    end: int
    quote: str
    claim: str


class ConflictValue(Struct, frozen=True, kw_only=True):
    value: str
    claims: tuple[str, ...]


class Conflict(Struct, frozen=True, kw_only=True):
    """A field on which the claims of one happening disagree; nothing is corrected in silence."""

    field: str
    values: tuple[ConflictValue, ...]


class Record(Struct, frozen=True, kw_only=True):
    """One happening, all who tell it: what `dateline export` writes."""

    id: str
    title: str
    event_type: EventType | None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    quad: Quad | None = None
    register: Register
    actors: tuple[Actor, ...]
    date: When
    place: Place | None = None
    status: Status
    polarity: Polarity = Polarity.AFFIRMED
    attributes: Mapping[str, Value] = {}
    evidence: tuple[PageEvidence, ...]
    told_by: tuple[tuple[str, ...], ...]
    pages: int
    independent_sources: int
    grade: str  # Admiralty letter and number, set apart: reliability of source, of the information
    standing: Standing
    conflicts: tuple[Conflict, ...] = ()
    part_of: str | None = None
    reviewed: str | None = None


class Judgement(Struct, frozen=True, kw_only=True):
    """What a person decided about quoted words; appended, never changed."""

    quote: str
    page: str
    verdict: str  # accepted | corrected | rejected
    field: str | None = None
    value: str | None = None
    by: str | None = None
    at: str | None = None


# ---------------------------------------------------------------- as JSON


def to_json(record: Struct) -> bytes:
    """One line of JSON, keys in the order of the fields, intervals as EDTF."""
    return _encoder.encode(record)


def from_json(kind: type[T], line: bytes | str) -> T:
    """The record that `to_json` wrote. Raises msgspec.ValidationError naming the place."""
    return msgspec.json.decode(line, type=kind, dec_hook=_decode)


def json_schema(kind: type[Struct]) -> dict[str, object]:
    return msgspec.json.schema(kind, schema_hook=_schema)


def _encode(value: object) -> object:
    if isinstance(value, Interval):
        return str(value)
    raise NotImplementedError(f"no JSON form for {type(value).__name__}")


def _decode(kind: type, value: object) -> object:
    if kind is Interval and isinstance(value, str):
        return Interval.parse(value)
    raise NotImplementedError(f"no JSON form for {kind.__name__}")


def _schema(kind: type) -> dict[str, object]:
    if kind is Interval:
        return {"type": "string", "description": "EDTF level 1/2"}
    raise NotImplementedError(f"no JSON schema for {kind.__name__}")


_encoder = msgspec.json.Encoder(enc_hook=_encode)
