"""A file to the pages in it: archives, web archives, feeds and mail, opened by stream, bounded.

What a file is, its first bytes say; its name is believed only where they are silent. A member that
cannot be had (too large, broken, another format) comes out as a Refused that names it, and the
others go on. Nothing is unpacked to disk, and no more than one page is held at a time.
"""

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, BinaryIO, Protocol

from msgspec import Struct

from dateline.formats import SUFFIXES
from dateline.read.feed import feed_pages, is_feed
from dateline.read.mail import is_mail, mail_page
from dateline.read.warc import is_warc, warc_pages
from dateline.types import Source

LARGEST = 50_000_000  # bytes of one page, unpacked
RATIO = 200  # how much more an archive may hold than its own bytes; beyond this it is a bomb
DEEPEST = 3  # archives inside archives
_HEAD = 4096
_GZIP = b"\x1f\x8b"
_TARS = (".tar.gz", ".tgz")
# What the unpackers of the standard library raise over a broken file; ValueError, LookupError and
# struct.error are theirs too, over places and names that cannot be.
_BROKEN = (
    OSError, EOFError, ValueError, LookupError, RuntimeError, NotImplementedError, struct.error,
    zlib.error, zipfile.BadZipFile, tarfile.TarError,
)  # fmt: skip


class Refused(Struct, frozen=True, kw_only=True):
    """A page that could not be had out of a file, and why."""

    id: str
    why: str


Page = Source | Refused


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def opened(name: str, stream: BinaryIO) -> Iterator[Page]:
    """The pages of a file: itself, where it is one page. The stream must be able to seek.

    `name` becomes the id of a page, with `/member` or `#entry` behind it for what lies inside.
    """
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    yield from _opened(name, stream, Budget(size * RATIO + LARGEST), 0)


class Budget:
    """How many bytes may still be unpacked out of one file."""

    def __init__(self, left: int) -> None:
        self.left = left

    def read(self, stream: Readable) -> bytes | None:
        """All that the stream holds, or None where that is too much."""
        most = min(LARGEST, self.left)
        content = stream.read(most + 1)
        self.left -= len(content)
        return content if len(content) <= most else None


def _opened(name: str, stream: BinaryIO, budget: Budget, depth: int) -> Iterator[Page]:
    head = stream.read(_HEAD)
    stream.seek(0)
    if depth > DEEPEST:
        yield Refused(id=name, why="an archive inside an archive, too deep")
    elif head.startswith(b"PK\x03\x04"):
        yield from _zipped(name, stream, budget, depth)
    elif is_warc(name, head):
        for found in warc_pages(name, stream, LARGEST):
            yield found if isinstance(found, Source) else Refused(id=name, why=found)
    elif head[257:262] == b"ustar" or (head.startswith(_GZIP) and name.lower().endswith(_TARS)):
        yield from _untarred(name, stream, budget, depth)
    elif head.startswith(_GZIP):
        yield from _gunzipped(name, stream, budget, depth)
    else:
        yield from _single(name, stream, head)


def _single(name: str, stream: BinaryIO, head: bytes) -> Iterator[Page]:
    """A file that is no archive: a page, a message or a feed of several."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        yield Refused(id=name, why=f"too large: more than {LARGEST:,} bytes")
    elif is_feed(head):
        entries: list[Page] = list(feed_pages(name, content))
        yield from entries or [Refused(id=name, why="a feed without entries")]
    elif is_mail(name, head):
        yield mail_page(name, content)
    else:
        yield Source(id=name, content=content)


def _gunzipped(name: str, stream: BinaryIO, budget: Budget, depth: int) -> Iterator[Page]:
    try:
        with gzip.GzipFile(fileobj=stream) as packed:
            content = budget.read(packed)
    except _BROKEN as error:
        yield Refused(id=name, why=f"broken gzip: {error}")
        return
    if content is None:
        yield Refused(id=name, why=f"too large: unpacks to more than {LARGEST:,} bytes")
    else:
        yield from _opened(name.removesuffix(".gz"), io.BytesIO(content), budget, depth + 1)


def _zipped(name: str, stream: BinaryIO, budget: Budget, depth: int) -> Iterator[Page]:
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        yield Refused(id=name, why=f"broken ZIP: {error}")
        return
    with archive:
        if "[Content_Types].xml" in archive.namelist():
            yield Refused(id=name, why="an office file")
            return
        for member in archive.infolist():
            where = f"{name}/{member.filename}"
            if _wanted(member.filename):
                yield from _member(where, partial(archive.open, member), budget, depth)


def _untarred(name: str, stream: BinaryIO, budget: Budget, depth: int) -> Iterator[Page]:
    try:
        with tarfile.open(fileobj=stream, mode="r|*") as archive:
            for member in archive:
                if member.isreg() and _wanted(member.name):
                    where = f"{name}/{member.name}"
                    yield from _member(where, partial(archive.extractfile, member), budget, depth)
    except _BROKEN as error:
        yield Refused(id=name, why=f"broken tar, read up to here: {error}")


def _member(
    where: str, unpack: Callable[[], IO[bytes] | None], budget: Budget, depth: int
) -> Iterator[Page]:
    try:
        packed = unpack()
        content = budget.read(packed) if packed else b""
    except _BROKEN as error:
        yield Refused(id=where, why=f"cannot be unpacked: {error}")
        return
    if content is None:
        yield Refused(id=where, why="too large, or the archive unpacks to too much")
    else:
        yield from _opened(where, io.BytesIO(content), budget, depth + 1)


def _wanted(member: str) -> bool:
    """Is this a page? Archives hold folders, pictures, styles and the crumbs of file systems too."""
    last = member.rpartition("/")[2].lower()
    return not last.startswith((".", "__macosx")) and last.endswith(SUFFIXES)
