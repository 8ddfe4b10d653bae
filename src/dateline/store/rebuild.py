"""Records from claims and judgements: made anew whenever one of the two, or the merger, changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from dateline.ids import folded
from dateline.merge import records
from dateline.store.store import Store
from dateline.types import Judgement, Record

Verdicts = Mapping[tuple[str, str], str]


def rebuild(store: Store, merger: str) -> int:
    """Makes the records of the store be those of its claims; how many blocks were due.

    A block at a time, each in a transaction of its own: what is merged stays merged when the program
    is killed, and memory holds one block.
    """
    if not store.stale(merger):
        return 0
    store.expect(merger)
    verdicts, blocks = verdicts_of(store.judgements()), 0
    while (block := store.due()) is not None:
        with store.transaction():
            made = records(store.claims_of_block(block))
            store.put_block(block, reviewed(made, verdicts))
        blocks += 1
    return blocks


def verdicts_of(judgements: Sequence[Judgement]) -> Verdicts:
    """The last verdict on each page's words, blanks folded."""
    return {(j.page, folded(j.quote)): j.verdict for j in judgements}


def reviewed(made: Iterable[Record], verdicts: Verdicts) -> Iterator[Record]:
    """The records, each with the verdict on the first words that it rests on and that have one."""
    for record in made:
        found = [verdicts.get((e.page, folded(e.quote))) for e in record.evidence]
        verdict = next((v for v in found if v), None)
        yield structs.replace(record, reviewed=verdict) if verdict else record
