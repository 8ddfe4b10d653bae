"""The page types (data/pages/*.toml): how forum engines mark up posts, and marks of page furniture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dateline.lexicon.files import Folder, LexiconError, overlay, read_toml
from dateline.lexicon.phrases import Phrases, plain
from dateline.lexicon.selectors import Choice, choices
from dateline.types import PassageKind

_ONE = ("post", "panel", "drop", "quote")  # a selector each
_SEVERAL = ("body", "author", "date")  # a list of selectors that are tried in order
_ENGINE = frozenset({"name", *_ONE, *_SEVERAL, "comment"})
_TABLES = frozenset({"engine", "volatile", "hints", "quoting", "dates", "kinds"})
_NO_TYPES = frozenset({"furniture.toml", "months.toml"})  # every other file holds page types


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

    @cached_property
    def posts(self) -> tuple[Choice, ...]:
        """The selectors of a post, one by one."""
        return choices(self.post)


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
    body_names: tuple[str, ...]  # what stands in the name of an article's element
    body_parts: frozenset[str]  # whole parts of the name of what may be one
    other_parts: frozenset[str]  # whole parts of the name of what is something else
    comment_parts: frozenset[str]


def load(folders: Sequence[Folder]) -> PageRules:
    """Read the page types and furniture.toml; a user's engines come first, word lists are joined.

    Raises LexiconError that names the file and the engine.
    """
    forums: list[tuple[Folder, Mapping[str, Any]]] = [
        (f, _known(f, read_toml(f))) for f in overlay(folders, "pages") if _holds_types(f)
    ]
    furniture: list[tuple[Folder, Mapping[str, Any]]] = [
        (f, read_toml(f)) for f in overlay(folders, "pages/furniture.toml")
    ]
    words = _lists(furniture, "words").get("boilerplate", ())
    body = _lists(furniture, "body")
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
        body_names=body.get("surely", ()),
        body_parts=frozenset(body.get("likely", ())),
        other_parts=frozenset(body.get("hardly", ())),
        comment_parts=frozenset(body.get("comments", ())),
    )


def page_types(file: Folder) -> tuple[Engine, ...]:
    """The engines of one file. Raises LexiconError that names the file and the entry."""
    engines = tuple(_engines(file, _known(file, read_toml(file))))
    if not engines:
        raise LexiconError(f"{file}: no [[engine]] in it")
    return engines


def _holds_types(file: Folder) -> bool:
    return file.name.endswith(".toml") and file.name not in _NO_TYPES


def _known(file: Folder, table: Mapping[str, Any]) -> Mapping[str, Any]:
    if unknown := set(table) - _TABLES:
        raise LexiconError(
            f"{file}: unknown {', '.join(sorted(unknown))}; known: {', '.join(sorted(_TABLES))}"
        )
    return table


def _engines(file: Folder, table: Mapping[str, Any]) -> Iterable[Engine]:
    entries = table.get("engine", [])
    if not isinstance(entries, list) or not all(isinstance(e, Mapping) for e in entries):
        raise LexiconError(f"{file}: engines are written as [[engine]]")
    for number, entry in enumerate(entries, 1):
        name = entry.get("name")
        if not isinstance(name, str) or not name.strip():
            raise LexiconError(f"{file}: engine {number}: no `name`")
        yield _engine(f"{file}: engine {name}", name, entry)


def _engine(where: str, name: str, entry: Mapping[str, Any]) -> Engine:
    if unknown := set(entry) - _ENGINE:
        raise LexiconError(f"{where}: unknown {', '.join(sorted(unknown))}")
    if "post" not in entry:
        raise LexiconError(f"{where}: no `post`")
    if not isinstance(entry.get("comment", False), bool):
        raise LexiconError(f"{where}: comment must be true or false")
    one = {key: _selector(where, key, entry[key]) for key in _ONE if key in entry}
    several = {key: _selectors(where, key, entry.get(key, [])) for key in _SEVERAL}
    return Engine(
        name=name,
        post=one["post"],
        panel=one.get("panel"),
        drop=one.get("drop"),
        quote=one.get("quote"),
        comment=bool(entry.get("comment")),
        body=several["body"],
        author=several["author"],
        date=several["date"],
    )


def _selectors(where: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise LexiconError(f"{where}: {key} must be a list of selectors")
    return tuple(_selector(where, key, each) for each in value)


def _selector(where: str, key: str, value: object) -> str:
    """Raises LexiconError where no page could be asked for it."""
    import turbohtml  # noqa: PLC0415  (nobody waits for it who reads no HTML)

    if not isinstance(value, str):
        raise LexiconError(f"{where}: {key}: {value!r} is no text")
    if key == "author" and value.startswith("@"):
        if not value[1:].replace("-", "").isalnum():
            raise LexiconError(f"{where}: {key}: {value!r} names no attribute")
        return value
    try:
        turbohtml.parse("").select(value)
    except ValueError as error:
        raise LexiconError(f"{where}: {key}: {error}") from error
    return value


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
