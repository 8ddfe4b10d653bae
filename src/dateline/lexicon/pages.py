"""The page types (data/pages/*.toml): how forum engines mark up posts, and marks of page furniture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.lexicon.files import Folder, LexiconError, overlay, read_toml
from dateline.lexicon.phrases import Phrases, plain
from dateline.types import PassageKind

_ENGINE = frozenset({"name", "post", "body", "author", "date", "panel", "drop", "quote", "comment"})


@dataclass(frozen=True)
class Engine:
    """How one engine marks up its posts; every text is a CSS selector."""

    name: str
    post: str
    body: tuple[str, ...]
    author: tuple[str, ...]
    date: tuple[str, ...]
    panel: str | None
    drop: str | None
    quote: str | None
    comment: bool


@dataclass(frozen=True)
class PageRules:
    """What the shipped and the user's files know of pages."""

    engines: tuple[Engine, ...]
    volatile: frozenset[str]
    hints: Mapping[
        str, tuple[str, ...]
    ]  # author, profile, signature, panel, buttons, quote, comments
    before_name: tuple[str, ...]  # "quote from Anna"
    after_name: tuple[str, ...]  # "Anna wrote"
    relative: Phrases[bool]  # words of a date without its year
    thread_words: tuple[str, ...]  # in an address or generator
    parts: Mapping[str, PassageKind]  # a word in a class -> what such a part is
    lines: frozenset[str]  # whole lines that are furniture
    line_starts: tuple[str, ...]


def load(folders: Sequence[Folder]) -> PageRules:
    """Read forums.toml and furniture.toml; a user's engines come first, word lists are joined.

    Raises LexiconError that names the file and the engine.
    """
    forums: list[tuple[Folder, Mapping[str, Any]]] = [
        (f, read_toml(f)) for f in overlay(folders, "pages/forums.toml")
    ]
    furniture: list[tuple[Folder, Mapping[str, Any]]] = [
        (f, read_toml(f)) for f in overlay(folders, "pages/furniture.toml")
    ]
    words = _lists(furniture, "words").get("boilerplate", ())
    quoting = _lists(forums, "quoting")
    relative = _lists(forums, "dates").get("relative", ())
    return PageRules(
        engines=tuple(e for file, table in reversed(forums) for e in _engines(file, table)),
        volatile=frozenset(str(w) for _, t in forums for w in _strings(t.get("volatile", []))),
        hints=_lists(forums, "hints"),
        before_name=tuple(plain(w) for w in quoting.get("before", ())),
        after_name=tuple(plain(w) for w in quoting.get("after", ())),
        relative=Phrases(dict.fromkeys(relative, True)),
        thread_words=_lists(forums, "kinds").get("thread", ()),
        parts=_parts(furniture),
        lines=frozenset(plain(w) for w in words if not w.endswith("*")),
        line_starts=tuple(plain(w[:-1]) for w in words if w.endswith("*")),
    )


def _engines(file: Folder, table: Mapping[str, Any]) -> Iterable[Engine]:
    for entry in table.get("engine", []):
        name = entry.get("name", "?")
        if unknown := set(entry) - _ENGINE:
            raise LexiconError(f"{file}: engine {name}: unknown {', '.join(sorted(unknown))}")
        if "post" not in entry:
            raise LexiconError(f"{file}: engine {name}: no `post`")
        yield Engine(
            name=name,
            post=entry["post"],
            body=_strings(entry.get("body", [])),
            author=_strings(entry.get("author", [])),
            date=_strings(entry.get("date", [])),
            panel=entry.get("panel"),
            drop=entry.get("drop"),
            quote=entry.get("quote"),
            comment=bool(entry.get("comment")),
        )


def _lists(
    files: Sequence[tuple[Folder, Mapping[str, Any]]], name: str
) -> dict[str, tuple[str, ...]]:
    """The lists of words in a table, those of all files together."""
    found: dict[str, tuple[str, ...]] = {}
    for file, table in files:
        for key, words in table.get(name, {}).items():
            if not isinstance(words, list):
                raise LexiconError(f"{file}: {name}.{key} must be a list")
            found[key] = found.get(key, ()) + _strings(words)
    return found


def _parts(files: Sequence[tuple[Folder, Mapping[str, Any]]]) -> dict[str, PassageKind]:
    found: dict[str, PassageKind] = {}
    for kind, words in _lists(files, "parts").items():
        if kind not in set(PassageKind):
            raise LexiconError(f"{files[-1][0]}: parts.{kind} is no kind of passage")
        for word in words:
            found.setdefault(word, PassageKind(kind))
    return found


def _strings(values: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(v) for v in values)
