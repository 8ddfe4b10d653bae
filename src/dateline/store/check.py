"""Does the store hold what it must: whole tables, and every quote word for word in its text?"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from dateline.store.store import Store


class Fault(NamedTuple):
    what: str
    where: str


def faults(store: Store) -> Iterator[Fault]:
    """What is wrong with the store, if anything; reads all of it."""
    with store.snapshot():
        yield from _broken_tables(store)
        yield from _broken_words(store)
        yield from _broken_quotes(store)
        yield from _lost_evidence(store)


def _broken_tables(store: Store) -> Iterator[Fault]:
    for (message,) in store.connection.execute("PRAGMA integrity_check(10)"):
        if message != "ok":
            yield Fault("SQLite finds the file damaged", str(message))
    for table, row, _, _ in store.connection.execute("PRAGMA foreign_key_check"):
        yield Fault("a row that belongs to no page", f"{table} {row}")


def _broken_words(store: Store) -> Iterator[Fault]:
    """Counts only: FTS5's own integrity check writes, and this must not."""
    texts, words = (
        store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in ("texts", "words_docsize")
    )
    if texts != words:
        yield Fault("the word index does not match the texts", f"{words} of {texts}")


def _broken_quotes(store: Store) -> Iterator[Fault]:
    """`text[start:end] == quote` for every claim and every piece of evidence of a record."""
    pages = store.connection.execute("SELECT n, id, text FROM pages JOIN texts ON page = n")
    for number, page, text in pages:
        claims: sqlite3.Cursor = store.connection.execute(
            'SELECT id, start, "end", quote FROM claims WHERE page = ?', (number,)
        )
        for claim, start, end, quote in claims:
            if text[start:end] != quote:
                yield Fault("a claim that does not quote its page", f"{page} {claim}")


def _lost_evidence(store: Store) -> Iterator[Fault]:
    asked = (
        "SELECT record, claim FROM evidence LEFT JOIN claims ON claims.id = claim"
        " WHERE claims.id IS NULL LIMIT 10"
    )
    if store.due() is None:
        for record, claim in store.connection.execute(asked):
            yield Fault("a record whose claim is gone", f"{record} {claim}")
