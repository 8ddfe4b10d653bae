"""Why a record says what it says: each claim, who says it, and the words with their surroundings."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.store import Store
from dateline.tell.words import (
    chain,
    date,
    details,
    kind,
    printable,
    shortened,
    status,
    status_words,
    told,
    who,
)
from dateline.types import Claim, Page, Passage, Record, Span, to_json

NAMED = 20  # records that an id may name are listed up to here
AROUND = 160  # characters of the page shown on either side of the quote

# Which words of the quote are what; later ones win where they overlap.
_STYLES = {
    "actor": "bold cyan",
    "date": "bold green",
    "teller": "bold magenta",
    "trigger": "bold red",
}


class Told(Struct, frozen=True, kw_only=True):
    """A claim where it stands."""

    claim: Claim
    page: Page | None
    passage: Passage | None
    before: str
    after: str


class Explanation(Struct, frozen=True, kw_only=True):
    record: Record
    claims: tuple[Told, ...]


def explain(store: Store, record: Record) -> Explanation:
    """The record with each of its claims in its surroundings, in the order of page and place."""
    return Explanation(
        record=record,
        claims=tuple(_told(store, claim) for claim in store.claims_of(record.id)),
    )


def _told(store: Store, claim: Claim) -> Told:
    text = store.text(claim.page) or ""
    start, end = claim.evidence.start, claim.evidence.end
    passages = {p.id: p for p in store.passages(claim.page)}
    return Told(
        claim=claim,
        page=store.page(claim.page),
        passage=passages.get(claim.passage) if claim.passage else None,
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
    )


def as_json(explained: Explanation) -> bytes:
    return to_json(explained)


def as_text(explained: Explanation) -> RenderableType:
    record = explained.record
    head = Text(f"{record.id}  ", style="dim").append(printable(record.title), style="bold default")
    parts: list[RenderableType] = [head, Padding(_facts(record), (0, 0, 0, 2))]
    for number, each in enumerate(explained.claims, 1):
        parts += [Text(""), _claim_head(number, each), Padding(_claim(each), (0, 0, 0, 3))]
    return Group(*parts)


def _facts(record: Record) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for name, value in _fact_rows(record):
        table.add_row(Text(name, style="dim"), Text(value))
    return table


def _fact_rows(record: Record) -> Iterator[tuple[str, str]]:
    yield "date", f"{date(record.date)} ({record.date.basis})"
    yield "who", who(record)
    kinds = (kind(record), record.event_type, record.mode, record.quad)
    yield "what", " · ".join(dict.fromkeys(filter(None, kinds)))
    if more := details(record):
        yield "details", more
    if record.contexts:
        yield "contexts", ", ".join(record.contexts)
    if record.place:
        yield "place", printable(record.place.name)
    yield "status", status_words(record)
    yield "standing", f"{record.standing} · {told(record)}"
    for conflict in record.conflicts:
        said = " | ".join(f"{printable(v.value)} ({', '.join(v.claims)})" for v in conflict.values)
        yield "conflict", f"{conflict.field}: {said}"
    if record.part_of:
        yield "part of", record.part_of
    if record.reviewed:
        yield "reviewed", record.reviewed


def _claim_head(number: int, each: Told) -> Text:
    claim = each.claim
    head = Text(f"{number}  ", style="bold")
    head.append(chain(claim.told_by), style="bold")
    head.append(f"  {claim.id}", style="dim not bold")
    return head


def _claim(each: Told) -> RenderableType:
    claim = each.claim
    said = f"{status(claim)} · {date(claim.date)} ({claim.date.basis}"
    said += f" from {claim.date.anchor})" if claim.date.anchor else ")"
    said += f" · confidence {claim.confidence:.2f} · rule {printable(claim.rule)}"
    if claim.copy_of:
        said += f" · a copy of {claim.copy_of}, no source of its own"
    return Group(words(each), Text(said, style="dim"), Text(_where(each), style="dim"))


def _where(each: Told) -> str:
    page, passage, evidence = each.page, each.passage, each.claim.evidence
    parts = [each.claim.page, page.title if page else None, page.url if page else None]
    if passage:
        parts.append(
            f"{passage.kind} {passage.id}" + (f" by {passage.author}" if passage.author else "")
        )
        if passage.published and passage.published.when:
            parts.append(f"written {passage.published.when}")
    parts.append(f"characters {evidence.start}-{evidence.end}")
    return " · ".join(shortened(p, 100) for p in parts if p)


def words(each: Told) -> Text:
    """The quote between guillemets, its words coloured by what they are, with its surroundings."""
    quote, start = each.claim.evidence.quote, each.claim.evidence.start
    shown = Text(("…" + _flat(each.before)) if each.before else "", style="dim")
    shown.append("«", style="not dim")
    marked = Text(_flat(quote), style="not dim default")
    for style, span in _marks(each.claim):
        marked.stylize(style, max(0, span.start - start), max(0, span.end - start))
    shown.append_text(marked).append("»", style="not dim")
    return shown.append((_flat(each.after) + "…") if each.after else "", style="dim")


def _flat(text: str) -> str:
    """One blank for each blank and one mark for each control character, so that offsets hold."""
    return "".join(printable(c) for c in text)


def _marks(claim: Claim) -> Iterator[tuple[str, Span]]:
    spans: dict[str, Sequence[Span]] = {
        "actor": [s for a in claim.actors for s in a.spans],
        "date": claim.date.spans,
        "teller": claim.told_by_spans,
        "trigger": claim.trigger,
    }
    for name, found in spans.items():
        for span in found:
            if span.start < claim.evidence.end and span.end > claim.evidence.start:
                yield _STYLES[name], span


def candidates(records: Sequence[Record]) -> str:
    lines = [f"{r.id}  {shortened(r.title, 80)}" for r in records[:NAMED]]
    if len(records) > NAMED:
        lines.append("... and more; give more of the id")
    return "\n".join(lines)


def not_one(prefix: str, found: Sequence[Record]) -> str:
    """What to say where an id names no record or several."""
    if not found:
        return f"no record and no claim {prefix}"
    return f"{prefix} names several records:\n{candidates(found)}"
