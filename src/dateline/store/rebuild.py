"""Records from claims and judgements: made anew whenever one of the two, or the merger, changed."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from dateline.ids import folded
from dateline.merge import records
from dateline.store.store import Store
from dateline.types import Judgement, Record


def rebuild(store: Store, merger: str, *, force: bool = False) -> bool:
    """Makes the records of the store be those of its claims. Was there anything to do?"""
    if not force and not store.stale(merger):
        return False
    with store.transaction():
        store.connection.execute("DELETE FROM evidence")
        store.connection.execute("DELETE FROM records")
        judgements = store.judgements()
        for block in store.claims_by_block():
            store.put_records(reviewed(records(block), judgements))
        store.fresh(merger)
    return True


def reviewed(made: Iterable[Record], judgements: Sequence[Judgement]) -> Iterator[Record]:
    """The records, each with the last verdict on words that it rests on."""
    verdicts = {(j.page, folded(j.quote)): j.verdict for j in judgements}
    for record in made:
        found = [verdicts.get((e.page, folded(e.quote))) for e in record.evidence]
        verdict = next((v for v in found if v), None)
        yield structs.replace(record, reviewed=verdict) if verdict else record
