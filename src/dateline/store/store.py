"""What is kept of the pages, and how it is asked for.

All rows of a page are written in one transaction, and with them which blocks of records are now due;
the records of a block are made anew in one transaction that takes the mark away. So a program that
is killed at any moment leaves a store that knows what is still to be done.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from dateline.merge import block
from dateline.store.schema import StoreError, connect
from dateline.store.wanted import Unmet, Wanted, unmet
from dateline.types import (
    Claim,
    Judgement,
    Page,
    Passage,
    Reading,
    Record,
    Span,
    from_json,
    to_json,
)

ALL = Wanted()
BY_DATE = "ORDER BY first IS NULL, first, last, id"


class BrokenQuoteError(ValueError):
    """A claim whose quote is not what stands in the text at its place."""


class Run(NamedTuple):
    """One `dateline read`; `ended` is None while it runs and when it was broken off."""

    started: str
    ended: str | None
    reader: str
    read: int
    skipped: int
    failed: int


class Store:
    """An open store. Not for use by several threads; several processes may each open it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block or nothing of it; other writers wait."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside the block is of one moment, whoever writes meanwhile."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("COMMIT")

    # ------------------------------------------------------------ pages

    def knows(self, page: str, key: str, reader: str) -> bool:
        """Is this very content there, read by this very reader?"""
        where = "SELECT 1 FROM pages WHERE id = ? AND key = ? AND reader = ?"
        return self.connection.execute(where, (page, key, reader)).fetchone() is not None

    def seen(self, page: str, key: str) -> str | None:
        """The key with which this open store was asked for that page before; None the first time.

        Kept on disk, because a corpus may have more names than fit into memory.
        """
        self._run("CREATE TEMP TABLE IF NOT EXISTS seen (page TEXT PRIMARY KEY, key TEXT)")
        row = self._one("SELECT key FROM seen WHERE page = ?", page)
        if row is None:
            self._run("INSERT INTO seen VALUES (?, ?)", page, key)
        return str(row[0]) if row else None

    def write(self, reading: Reading, *, key: str, reader: str) -> None:
        """Keeps a reading in place of an earlier one of that page. Raises BrokenQuoteError."""
        check(reading)
        page = reading.page
        with self.transaction():
            self._due_of_page(page.id)
            self._run("DELETE FROM texts WHERE page = (SELECT n FROM pages WHERE id = ?)", page.id)
            self._run("DELETE FROM pages WHERE id = ?", page.id)
            self._run("DELETE FROM failures WHERE name = ?", page.id)
            number = self.connection.execute(
                "INSERT INTO pages (id, key, reader, body) VALUES (?, ?, ?, ?)",
                (page.id, key, reader, _json(page)),
            ).lastrowid
            self._rows(reading, number or 0)
            self._due_of_page(page.id)

    def _rows(self, reading: Reading, page: int) -> None:
        self._run("INSERT INTO texts VALUES (?, ?)", page, reading.text)
        many = self.connection.executemany
        many(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((page, p.id, p.start, p.end, p.kind, p.author, _json(p)) for p in reading.passages),
        )
        many(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (c.id, page, block(c), c.evidence.start, c.evidence.end, c.evidence.quote, _json(c))
                for c in reading.claims
            ),
        )
        many(
            "INSERT INTO issues VALUES (?, ?, ?, ?, ?)",
            ((page, i.stage, i.start, i.end, i.message) for i in reading.issues),
        )

    def fail(self, name: str, *, kind: str, message: str) -> None:
        """Notes a page that could not be read; an earlier reading of it stays."""
        self._run("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)", name, kind, message)

    def failures(self) -> list[tuple[str, str, str]]:
        """(name, kind, message) of the pages that could not be read when last tried."""
        return list(self.connection.execute("SELECT name, kind, message FROM failures ORDER BY 1"))

    def pages(self) -> Iterator[Page]:
        for (body,) in self.connection.execute("SELECT body FROM pages ORDER BY id"):
            yield from_json(Page, body)

    def page(self, page: str) -> Page | None:
        row = self._one("SELECT body FROM pages WHERE id = ?", page)
        return from_json(Page, str(row[0])) if row else None

    def text(self, page: str) -> str | None:
        row = self._one("SELECT text FROM texts JOIN pages ON page = n WHERE id = ?", page)
        return str(row[0]) if row else None

    def passages(self, page: str) -> list[Passage]:
        asked = (
            "SELECT p.body FROM passages p JOIN pages ON page = n"
            ' WHERE pages.id = ? ORDER BY start, "end" DESC, length(p.id), p.id'
        )
        return [from_json(Passage, body) for (body,) in self.connection.execute(asked, (page,))]

    def find(self, words: str) -> list[str]:
        """Ids of the pages that hold all these words, best first."""
        query = " ".join('"{}"'.format(w.replace('"', '""')) for w in words.split())
        if not query:
            return []
        asked = "SELECT id FROM words JOIN pages ON words.rowid = n WHERE words MATCH ? ORDER BY rank, id"
        return [page for (page,) in self.connection.execute(asked, (query,))]

    # ------------------------------------------------------------ claims and records

    def claims(self) -> Iterator[Claim]:
        """All claims, by page and place."""
        asked = (
            "SELECT c.body FROM claims c JOIN pages p ON c.page = p.n"
            ' ORDER BY p.id, start, "end", c.id'
        )
        for (body,) in self.connection.execute(asked):
            yield from_json(Claim, body)

    def claims_of_block(self, block: str) -> list[Claim]:
        """The claims that may be of one happening."""
        asked = "SELECT body FROM claims WHERE block = ? ORDER BY id"
        return [from_json(Claim, body) for (body,) in self.connection.execute(asked, (block,))]

    def claims_of(self, record: str) -> list[Claim]:
        asked = (
            "SELECT c.body FROM evidence e JOIN claims c ON c.id = e.claim"
            ' JOIN pages p ON c.page = p.n WHERE e.record = ? ORDER BY p.id, start, "end", c.id'
        )
        return [from_json(Claim, body) for (body,) in self.connection.execute(asked, (record,))]

    def records(self, wanted: Wanted = ALL) -> Iterator[Record]:
        """The wanted records by date, those without one last."""
        test, values = unmet(wanted)
        asked = f"SELECT body FROM records WHERE {test} IS NULL {BY_DATE}"  # noqa: S608
        for (body,) in self.connection.execute(asked, values):
            yield from_json(Record, body)

    def left_out(self, wanted: Wanted) -> dict[Unmet, int]:
        """How many records each wish leaves out; one is counted under the first it does not meet."""
        test, values = unmet(wanted)
        asked = f"SELECT {test} AS wish, count(*) FROM records GROUP BY wish"  # noqa: S608
        return {
            Unmet(wish): number
            for wish, number in self.connection.execute(asked, values)
            if wish is not None
        }

    def records_like(self, prefix: str, *, most: int = 21) -> list[Record]:
        """The records whose id begins so; an exact id gives that record alone.

        Where there is none, the records that hold a claim whose id begins so. At most `most`.
        """
        exact = self._one("SELECT body FROM records WHERE id = ?", prefix)
        if exact:
            return [from_json(Record, str(exact[0]))]
        begins = "SELECT body FROM records WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?"
        holds = (
            "SELECT body FROM records WHERE id IN"
            " (SELECT record FROM evidence WHERE substr(claim, 1, ?) = ?) ORDER BY id LIMIT ?"
        )
        asked = (len(prefix), prefix, most)
        run = self.connection.execute
        rows = run(begins, asked).fetchall() or run(holds, asked).fetchall()
        return [from_json(Record, body) for (body,) in rows]

    def countries(self) -> set[str]:
        """The codes of the countries that records concern."""
        rows = self.connection.execute("SELECT DISTINCT country FROM sides")
        return {code for (code,) in rows}

    def put_block(self, block: str, records: Iterable[Record]) -> None:
        """Puts these records in place of those of the block, which is then no longer due.

        Call it inside the transaction in which the claims were read.
        """
        self._run("DELETE FROM records WHERE block = ?", block)
        for record in records:
            first, last = days(record)
            # A claim whose actors are read differently now takes its record into another block.
            self._run("DELETE FROM records WHERE id = ?", record.id)
            self._run(
                "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                record.id, block, record.event_type, record.register, record.status,
                first, last, _json(record),
            )  # fmt: skip
            self.connection.executemany(
                "INSERT OR IGNORE INTO sides VALUES (?, ?)",
                sorted({(record.id, a.country) for a in record.actors if a.country}),
            )
            self.connection.executemany(
                "INSERT OR IGNORE INTO evidence VALUES (?, ?)",
                ((record.id, e.claim) for e in record.evidence),
            )
        self._run("DELETE FROM due WHERE block = ?", block)

    def due(self) -> str | None:
        """A block whose records are older than its claims."""
        row = self._one("SELECT block FROM due ORDER BY block LIMIT 1")
        return str(row[0]) if row else None

    def stale(self, merger: str) -> bool:
        """Are there records older than their claims, or made by another merger than this?"""
        return self.due() is not None or not self._merged_by(merger)

    def expect(self, merger: str) -> None:
        """All blocks are due where another merger than this made the records."""
        with self.transaction():
            if not self._merged_by(merger):
                self._run("INSERT OR IGNORE INTO due SELECT DISTINCT block FROM claims")
                self._run("INSERT OR IGNORE INTO due SELECT DISTINCT block FROM records")
                self._run("INSERT OR REPLACE INTO meta VALUES ('merger', ?)", merger)

    def _merged_by(self, merger: str) -> bool:
        return self._one("SELECT value FROM meta WHERE key = 'merger'") == (merger,)

    def _due_of_page(self, page: str) -> None:
        self._run(
            "INSERT OR IGNORE INTO due SELECT DISTINCT block FROM claims"
            " WHERE page = (SELECT n FROM pages WHERE id = ?)",
            page,
        )

    # ------------------------------------------------------------ judgements, runs

    def judge(self, judgement: Judgement) -> None:
        """Appends what a person decided; the records are due to be made anew."""
        with self.transaction():
            self._run(
                "INSERT INTO judgements (page, quote, verdict, body) VALUES (?, ?, ?, ?)",
                judgement.page, judgement.quote, judgement.verdict, _json(judgement),
            )  # fmt: skip
            self._due_of_page(judgement.page)

    def judgements(self) -> list[Judgement]:
        rows = self.connection.execute("SELECT body FROM judgements ORDER BY n")
        return [from_json(Judgement, body) for (body,) in rows]

    def begin_run(self, reader: str) -> int:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        made = self.connection.execute(
            "INSERT INTO runs (started, reader) VALUES (?, ?)", (now, reader)
        )
        return made.lastrowid or 0

    def end_run(self, run: int, *, read: int, skipped: int, failed: int) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._run(
            "UPDATE runs SET ended = ?, read = ?, skipped = ?, failed = ? WHERE n = ?",
            now, read, skipped, failed, run,
        )  # fmt: skip

    def last_run(self) -> Run | None:
        row = self.connection.execute(
            "SELECT started, ended, reader, read, skipped, failed FROM runs ORDER BY n DESC LIMIT 1"
        ).fetchone()
        return Run(*row) if row else None

    def count(self, table: str) -> int:
        if table not in {
            "pages",
            "passages",
            "claims",
            "records",
            "judgements",
            "failures",
            "runs",
        }:
            raise ValueError(f"no table to count: {table}")
        row = self._one(f"SELECT count(*) FROM {table}")  # noqa: S608
        return int(str(row[0])) if row else 0

    def _run(self, statement: str, *values: str | int | None) -> None:
        self.connection.execute(statement, values)

    def _one(self, question: str, *values: str | int) -> tuple[object, ...] | None:
        row: tuple[object, ...] | None = self.connection.execute(question, values).fetchone()
        return row


@contextmanager
def open_store(path: Path, *, create: bool = False) -> Iterator[Store]:
    """The store in this file. Raises StoreError where there is none, unless `create`."""
    if not create and not path.exists():
        raise StoreError(f"{path}: there is no store here; `dateline read` makes one")
    connection = connect(path)
    try:
        yield Store(connection, path)
    finally:
        connection.close()


def check(reading: Reading) -> None:
    """Raises BrokenQuoteError where a claim does not quote the text, or points out of it."""
    text, page = reading.text, reading.page.id
    for claim in reading.claims:
        start, end, quote = claim.evidence.start, claim.evidence.end, claim.evidence.quote
        if not 0 <= start < end <= len(text) or text[start:end] != quote:
            raise BrokenQuoteError(f"{page}: claim {claim.id} does not quote {start}:{end}")
        for span in _spans(claim):
            if not 0 <= span.start <= span.end <= len(text):
                raise BrokenQuoteError(f"{page}: claim {claim.id} points out of the text: {span}")


def _spans(claim: Claim) -> Iterator[Span]:
    yield from claim.trigger
    yield from claim.told_by_spans
    yield from claim.date.spans
    for actor in claim.actors:
        yield from actor.spans


def days(record: Record) -> tuple[str | None, str | None]:
    """First and last day for sorting; an open end counts as the known one."""
    when = record.date.when
    if when is None:
        return None, None
    return str(when.start or when.end), str(when.end or when.start)


def _json(value: Page | Passage | Claim | Record | Judgement) -> str:
    return to_json(value).decode()
