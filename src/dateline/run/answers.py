"""Answers of language models, kept by what was asked: the same question costs nothing again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from dateline.run.errors import ReaderError

FILE = "answers.sqlite"
_WAIT = 30.0  # seconds for another process that writes
_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID"
)


@contextmanager
def kept_in(folder: Path | None) -> Iterator["Answers | None"]:
    """The answers of a folder, None for none. Raises ReaderError where there can be none in it."""
    if folder is None:
        yield None
        return
    file = folder / FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)  # what is in it are words of pages
        connection = sqlite3.connect(file, timeout=_WAIT, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise ReaderError(f"{file}: no place to keep answers: {error}") from error
    with closing(connection):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(_TABLE)
        except sqlite3.Error as error:
            raise ReaderError(f"{file}: no place to keep answers: {error}") from error
        yield Answers(connection)


class Answers:
    """Several processes may use one file; the first answer to a question stays."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> str | None:
        row = self._connection.execute("SELECT text FROM answers WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, key: str, text: str) -> None:
        with suppress(sqlite3.OperationalError):  # a full disk: asked again another time
            self._connection.execute("INSERT OR IGNORE INTO answers VALUES (?, ?)", (key, text))
