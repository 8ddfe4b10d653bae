"""The tables, and how an older store becomes a newer one.

Claims and records are kept as the JSON that the program prints, beside the columns that are asked
for; so a field that is added to the contract needs no migration. Text is kept once a page. `due` names the
blocks of claims whose records have still to be made.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

APPLICATION = 0x4454_4C4E  # "DTLN", so that no other SQLite file is taken for ours
BUSY = 60_000  # milliseconds to wait for another process that is writing

# MIGRATIONS[n] brings a store of version n to n + 1; append, never change.
MIGRATIONS: Sequence[str] = (
    """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE runs (
    n INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, reader TEXT NOT NULL,
    read INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE pages (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, reader TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE texts (page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE, text TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (
    text, content='texts', content_rowid='page', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER text_added AFTER INSERT ON texts BEGIN
    INSERT INTO words (rowid, text) VALUES (new.page, new.text);
END;
CREATE TRIGGER text_removed AFTER DELETE ON texts BEGIN
    INSERT INTO words (words, rowid, text) VALUES ('delete', old.page, old.text);
END;
CREATE TABLE passages (
    page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE, id TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, author TEXT,
    body TEXT NOT NULL, PRIMARY KEY (page, id)
) WITHOUT ROWID;
CREATE TABLE claims (
    id TEXT PRIMARY KEY, page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    block TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL,
    body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX claims_of_page ON claims (page);
CREATE INDEX claims_of_block ON claims (block);
CREATE TABLE issues (
    page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE, stage TEXT NOT NULL,
    start INTEGER, "end" INTEGER, message TEXT NOT NULL
);
CREATE INDEX issues_of_page ON issues (page);
CREATE TABLE failures (
    name TEXT PRIMARY KEY, kind TEXT NOT NULL, message TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE due (block TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE records (
    id TEXT PRIMARY KEY, block TEXT NOT NULL, event_type TEXT, register TEXT NOT NULL, status TEXT NOT NULL,
    first TEXT, last TEXT, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX records_of_block ON records (block);
CREATE INDEX records_by_date ON records (first IS NULL, first, last, id);
CREATE TABLE evidence (
    record TEXT NOT NULL REFERENCES records ON DELETE CASCADE, claim TEXT NOT NULL,
    PRIMARY KEY (record, claim)
) WITHOUT ROWID;
CREATE INDEX evidence_of_claim ON evidence (claim);
CREATE TABLE judgements (
    n INTEGER PRIMARY KEY, page TEXT NOT NULL, quote TEXT NOT NULL, verdict TEXT NOT NULL,
    body TEXT NOT NULL
);
""",
    # Which countries a record concerns. All records are made anew, and their sides with them.
    """
CREATE TABLE sides (
    record TEXT NOT NULL REFERENCES records ON DELETE CASCADE, country TEXT NOT NULL,
    PRIMARY KEY (record, country)
) WITHOUT ROWID;
CREATE INDEX sides_by_country ON sides (country);
DELETE FROM meta WHERE key = 'merger';
""",
)
VERSION = len(MIGRATIONS)


class StoreError(ValueError):
    """A file that is no store of ours, or one that this version cannot read or write."""


def connect(path: Path) -> sqlite3.Connection:
    """The store at `path`, made or brought up to date where needed. Raises StoreError."""
    if path.is_dir():
        raise StoreError(f"{path}: a folder; name a file in it, such as {path / 'dateline.sqlite'}")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}")
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY / 1000)
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}; may you read and write here?") from error
    try:
        _prepare(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise StoreError(f"{path}: {error}") from error
    except StoreError:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if _number(connection, "application_id") not in (0, APPLICATION):
        raise StoreError(f"{path}: an SQLite file, but no store of dateline")
    version = _number(connection, "user_version")
    if version > VERSION:
        raise StoreError(f"{path}: made by a newer dateline (form {version}; we know {VERSION})")
    if version == 0 and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise StoreError(f"{path}: an SQLite file, but no store of dateline")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if version < VERSION:
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    """All steps in one transaction: killed in the middle, the store is as it was."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _number(connection, "user_version")  # another process may have been quicker
        for step in MIGRATIONS[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """`executescript` would commit what is open, so the script is cut by hand."""
    found, start = [], 0
    for end in (i + 1 for i, c in enumerate(script) if c == ";"):
        if sqlite3.complete_statement(script[start:end]):
            found.append(script[start:end])
            start = end
    return found


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
