"""Cells of the actor tables: days, stretches of days, country codes, words of a fixed list."""

import re
from datetime import date

from dateline.interval import Interval
from dateline.lexicon.files import Folder, LexiconError
from dateline.lexicon.senses import What

CODE = re.compile(r"[A-Z]{3}")


def valid(file: Folder, line: int, row: dict[str, str]) -> Interval | None:
    first, last = row.get("valid_from", ""), row.get("valid_to", "")
    if not first and not last:
        return None
    return interval(file, line, first, last)


def interval(file: Folder, line: int, first: str, last: str) -> Interval:
    try:
        return Interval(day(first, 1, 1), day(last, 12, 31))
    except ValueError as error:
        raise LexiconError(f"{file}:{line}: {error}") from error


def day(text: str, month: int, day: int) -> date | None:
    """`2011-07-09`, or a year: its first or last day. Three-figure years are written without zeros."""
    if not text:
        return None
    return date(int(text), month, day) if len(text) <= 4 else date.fromisoformat(text)


def country(file: Folder, line: int, code: str, *, needed: bool = True) -> str | None:
    if not code and not needed:
        return None
    if not CODE.fullmatch(code):
        raise LexiconError(f"{file}:{line}: not a country code: {code!r}")
    return code


def choose(file: Folder, line: int, value: str, allowed: dict[str, What]) -> What:
    if value not in allowed:
        raise LexiconError(f"{file}:{line}: class {value!r} is none of {', '.join(allowed)}")
    return allowed[value]
