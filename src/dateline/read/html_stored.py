"""Posts in the data that a page carries for its scripts, whatever the program that draws it.

A post is an object that says somebody's words and their writer or day under one of the usual names
(data/pages/forums.toml, `stored_*`). JSON:API, as Flarum writes it, keeps writers in other objects.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple, TypeVar

from dateline.interval import Interval
from dateline.lexicon.pages import PageRules
from dateline.lexicon.printed import printed_dates
from dateline.read.structured import Posting

Value = TypeVar("Value")

_SEPARATORS = re.compile(r"[_-]+")
_MOST = 200_000  # values of the data that are looked at
_LONGEST_NAME = 80
_LATEST = 4_102_444_800  # seconds since 1970: the year 2100
_EARLIEST = 631_152_000  # the year 1990

Names = tuple[str, str, str]
"""Under which names an object says words, writer and day."""


class _Found(NamedTuple):
    names: Names
    posting: Posting


def stored(data: str, rules: PageRules) -> tuple[Posting, ...]:
    """The posts in a text of JSON, of the kind of object that says most; HTML stays in their words."""
    things = list(_things(_read(data)))
    writers = dict(_writers(things, rules))
    groups: dict[Names, list[Posting]] = defaultdict(list)
    for thing in things:
        if found := _posting(thing, writers, rules):
            groups[found.names].append(found.posting)
    best = max(groups.values(), key=lambda g: sum(len(p.text) for p in g), default=[])
    return tuple(dict.fromkeys(best))


def _read(data: str) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):  # cut off, or nested without end: it tells nothing
        return None


def _things(value: object) -> Iterator[Mapping[str, object]]:
    """Every object in the order of the data; JSON in a string is data too, as Discourse writes it."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST:
        here = waiting.pop()
        seen += 1
        if isinstance(here, str) and here[:1] in {"{", "["} and len(here) > 2:
            here = _read(here)
        if isinstance(here, Mapping):
            yield here
            here = list(here.values())
        if isinstance(here, list):
            waiting += reversed(here)


def _posting(
    thing: Mapping[str, object], writers: Mapping[tuple[str, str], str], rules: PageRules
) -> _Found | None:
    said = _plain(thing)
    words = _first(said, rules.hints.get("stored_words", ()), _words)
    author = _first(said, rules.hints.get("stored_author", ()), lambda v: _name(v, writers, rules))
    day = _first(said, rules.hints.get("stored_day", ()), _day)
    if words is None or (author is None and day is None):
        return None
    names = (words[0], author[0] if author else "", day[0] if day else "")
    when = Interval.day(day[1]) if day else None
    return _Found(names, Posting(words[1], author[1] if author else None, when))


def _plain(thing: Mapping[str, object]) -> dict[str, object]:
    """What an object says of itself, its `attributes` and `relationships` with it."""
    inner = [thing.get(name) for name in ("attributes", "relationships")]
    parts = [thing, *(part for part in inner if isinstance(part, Mapping))]
    return {_SEPARATORS.sub("", str(k)).lower(): v for part in parts for k, v in part.items()}


def _first(
    said: Mapping[str, object], names: Sequence[str], read: Callable[[object], Value | None]
) -> tuple[str, Value] | None:
    """The first of the names under which something is said that can be read."""
    for name in names:
        found = read(said[name]) if name in said else None
        if found is not None:
            return name, found
    return None


def _words(value: object) -> str | None:
    """No word that stands for something: it has a blank, a mark of HTML or a full stop."""
    said = value.strip() if isinstance(value, str) else ""
    return said if " " in said or "</" in said or said.endswith((".", "!", "?")) else None


def _name(value: object, writers: Mapping[tuple[str, str], str], rules: PageRules) -> str | None:
    """A name, that of an object, or that of the writer whom an object points at."""
    if isinstance(value, str):
        return value.strip() if 0 < len(value.strip()) <= _LONGEST_NAME else None
    if not isinstance(value, Mapping):
        return None
    pointed = value.get("data")
    if isinstance(pointed, Mapping):
        return writers.get((str(pointed.get("type")), str(pointed.get("id"))))
    found = _first(_plain(value), rules.hints.get("stored_name", ()), _plain_name)
    return found[1] if found else None


def _plain_name(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _writers(
    things: Sequence[Mapping[str, object]], rules: PageRules
) -> Iterator[tuple[tuple[str, str], str]]:
    """Whom `{"type": "users", "id": "3"}` means."""
    for thing in things:
        if isinstance(thing.get("attributes"), Mapping):
            found = _first(_plain(thing), rules.hints.get("stored_name", ()), _plain_name)
            if found:
                yield (str(thing.get("type")), str(thing.get("id"))), found[1]


def _day(value: object) -> date | None:
    if isinstance(value, str):
        found = printed_dates(value) if 8 <= len(value) <= _LONGEST_NAME else ()
        return found[0][1].start if found else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    seconds = value / 1000 if value > _LATEST else value
    if not _EARLIEST < seconds < _LATEST:
        return None
    return datetime.fromtimestamp(seconds, UTC).date()
