"""What is to be read: files, what is in them, folders, patterns, addresses; one page at a time.

Nothing is held that was already handed on, so memory does not grow with the corpus. What cannot be
handed on (no such file, too large, a broken line) comes out as an Item that says why.
"""

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from io import BytesIO
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import msgspec
from msgspec import Struct

from dateline.formats import LINES, PLAIN, SUFFIXES
from dateline.interval import Interval
from dateline.run.web import Web, at_address, fetcher, is_address
from dateline.types import Issue, Source

if TYPE_CHECKING:
    from dateline.read.opened import Page
    from dateline.run.fetch import Fetcher

HELD = 50_000_000  # bytes; what is larger is not even loaded
STDIN = "-"
ANYWHERE = Web()  # public addresses, nothing kept


class Item(NamedTuple):
    """A page to read, or why there is none. `size`: bytes of input it took, for the progress bar."""

    name: str
    size: int
    source: Source | None = None
    refusal: str | None = None
    issues: tuple[Issue, ...] = ()
    key: str = ""  # of the source, where somebody asked for it


class Line(Struct, frozen=True, kw_only=True):
    """One line of a .jsonl file; other fields may stand there and are not looked at."""

    id: str | int
    text: str | None = None
    html: str | None = None
    url: str | None = None
    published: str | None = None
    title: str | None = None
    site: str | None = None


def items(
    paths: Sequence[str], *, published: Interval | None = None, web: Web = ANYWHERE
) -> Iterator[Item]:
    """Every page under the paths, in a fixed order. `published` is for pages that come without it.

    Raises ReaderError where an address is among the paths and its answer cannot be kept.
    """
    with ExitStack() as opened:
        fetching: Fetcher | None = None
        for path in paths:
            if is_address(path):
                fetching = fetching or opened.enter_context(fetcher(web))
                found = _pages_in(at_address(path, fetching))
            else:
                found = _stdin(sys.stdin.buffer) if path == STDIN else _under(path)
            for item in found:
                yield _dated(item, published)


def pages(paths: Sequence[str]) -> Iterator[Path]:
    """The files under the paths, those of a folder sorted; what does not exist left out."""
    for path in paths:
        if path != STDIN and not is_address(path):
            yield from _files(path)


def bytes_of(paths: Sequence[str]) -> int | None:
    """How much there is to read; None where standing input or an address is among it."""
    if any(path == STDIN or is_address(path) for path in paths):
        return None
    return sum(_size(file) for file in pages(paths))


def _dated(item: Item, published: Interval | None) -> Item:
    if published is None or item.source is None or item.source.published is not None:
        return item
    return item._replace(source=msgspec.structs.replace(item.source, published=published))


def _under(path: str) -> Iterator[Item]:
    found = False
    for file in _files(path):
        found = True
        yield from _file(file)
    if not found:
        empty = Path(path).is_dir()
        why = f"no page in this folder ({' '.join(SUFFIXES)})" if empty else "no such file"
        yield Item(path, 0, refusal=why)


def _files(path: str) -> Iterator[Path]:
    here = Path(path)
    if here.is_dir():
        yield from _folder(here)
    elif here.exists():
        yield here
    elif glob.has_magic(path):
        for name in sorted(glob.iglob(path, recursive=True)):  # noqa: PTH207  (`**` and absolute patterns)
            match = Path(name)
            if match.is_file():
                yield match


def _folder(folder: Path) -> Iterator[Path]:
    """Files with a suffix that we read, in sorted order, links to folders not followed."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if PurePath(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield Path(root, name)


def name_of(file: Path) -> str:
    """The name of a page that is a file: relative to the current folder where it lies inside it."""
    plain = Path(os.path.normpath(file))
    here = Path.cwd()
    if plain.is_absolute() and plain.is_relative_to(here):
        plain = plain.relative_to(here)
    return plain.as_posix().encode("utf-8", "replace").decode("utf-8")


def _file(file: Path) -> Iterator[Item]:
    name, suffix = name_of(file), file.suffix.lower()
    try:
        with file.open("rb") as stream:
            size = file.stat().st_size
            if suffix == LINES:
                yield from _lines(stream, name)
            elif suffix in PLAIN and size > HELD:
                yield Item(name, size, refusal=f"too large: {size:,} bytes, more than {HELD:,}")
            else:
                yield from _inside(stream, name)
    except OSError as error:
        yield Item(name, 0, refusal=f"cannot be opened: {error.strerror or error}")


def _inside(stream: BinaryIO, name: str) -> Iterator[Item]:
    """The page that a file is, or the pages that it holds."""
    from dateline.read.opened import opened  # noqa: PLC0415  (half a second)

    if not stream.seekable():  # a pipe that has a name
        stream = BytesIO(stream.read(HELD + 1))
    yield from _pages_in(opened(name, stream))


def _pages_in(opened: Iterable["Page"]) -> Iterator[Item]:
    """Pages as they came out of a file or an answer, lines of JSON among them each by itself."""
    from dateline.read.opened import Refused  # noqa: PLC0415

    for found in opened:
        if isinstance(found, Refused):
            yield Item(found.id, 0, refusal=found.why)
            continue
        content = found.content if isinstance(found.content, bytes) else found.content.encode()
        if found.id.lower().endswith(LINES):
            yield from _lines(BytesIO(content), found.id)
        else:
            yield Item(found.id, len(content), _typed(found))


def _typed(source: Source) -> Source:
    media = source.media_type or PLAIN.get(PurePath(source.id).suffix.lower())
    return msgspec.structs.replace(source, media_type=media)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _stdin(stream: BinaryIO) -> Iterator[Item]:
    """Lines of JSON where the input begins with `{`; else all of it is one page named `-`."""
    head = _first_words(stream)
    if head.lstrip()[:1] == b"{":
        yield from _numbered(chain([head], _cut(stream)), STDIN)
        return
    content = head + stream.read(max(0, HELD + 1 - len(head)))
    if len(content) > HELD:
        yield Item(STDIN, len(content), refusal=f"too large: more than {HELD:,} bytes")
    else:
        yield from _inside(BytesIO(content), STDIN)


def _first_words(stream: BinaryIO) -> bytes:
    """The first line that is not blank, with the blank ones before it."""
    head = b""
    while line := stream.readline(HELD + 1):
        head += line
        if line.strip() or len(head) > HELD:
            break
    return head


def _lines(stream: BinaryIO, name: str) -> Iterator[Item]:
    return _numbered(_cut(stream), name)


def _cut(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long only its head, so that it can be refused."""
    while line := stream.readline(HELD + 1):
        yield line
        rest = line
        while len(rest) > HELD and not rest.endswith(b"\n"):
            rest = stream.readline(HELD + 1)


def _numbered(lines: Iterable[bytes], name: str) -> Iterator[Item]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _line(line, f"{name}:{number}")


def _line(line: bytes, where: str) -> Item:
    if len(line) > HELD:
        return Item(where, len(line), refusal=f"too large: more than {HELD:,} bytes")
    try:
        given = msgspec.json.decode(line, type=Line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return Item(where, len(line), refusal=f"not a page as JSON: {error}")
    if not str(given.id).strip():
        return Item(where, len(line), refusal='not a page as JSON: an empty "id"')
    content = given.html if given.html is not None else given.text
    if content is None:
        return Item(where, len(line), refusal='not a page as JSON: neither "text" nor "html"')
    published, issues = _published(given.published)
    source = Source(
        id=str(given.id),
        content=content,
        media_type="text/plain" if given.html is None else "text/html",
        url=given.url,
        title=given.title,
        site=given.site,
        published=published,
    )
    return Item(source.id, len(line), source, issues=issues)


def _published(words: str | None) -> tuple[Interval | None, tuple[Issue, ...]]:
    """EDTF, or a day with a time of day after it; what is neither is an issue of the page."""
    if not words or not words.strip():
        return None, ()
    for form in (words.strip(), words.strip()[:10]):
        try:
            return Interval.parse(form), ()
        except ValueError:
            continue
    return None, (Issue(stage="run", message=f'"published" is not an EDTF date: {words[:80]!r}'),)
