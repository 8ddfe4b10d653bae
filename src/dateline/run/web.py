"""Pages named by their address: fetched by `fetch.py`, opened like files.

Here is also where the answers of servers are kept; `fetch.py` is imported only when an address is.
"""

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from msgspec import structs

from dateline.run.errors import ReaderError
from dateline.types import Source

if TYPE_CHECKING:
    from dateline.read.opened import Page
    from dateline.run.fetch import Fetcher

PAUSE = 1.0  # seconds between two requests to one host


class Web(NamedTuple):
    """How addresses are fetched. `cache`: the folder in which answers are kept, None for none."""

    cache: Path | None = None
    allow_private: bool = False
    pause: float = PAUSE


def is_address(path: str) -> bool:
    return path.lower().startswith(("http://", "https://"))


def fetcher(web: Web) -> "Fetcher":
    """Raises ReaderError where the folder for answers cannot be made."""
    from dateline.run.fetch import Fetcher  # noqa: PLC0415  (httpx takes a tenth of a second)

    if web.cache is not None:
        try:
            web.cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            why = f"{web.cache}: no place to keep answers: {error.strerror or error}"
            raise ReaderError(why) from error
    return Fetcher(cache=web.cache, allow_private=web.allow_private, pause=web.pause)


def at_address(address: str, fetching: "Fetcher") -> Iterator["Page"]:
    """The page at an address, or the entries of the feed there, or why there is none."""
    from dateline.read.opened import Refused, opened  # noqa: PLC0415

    if urlsplit(address).username is not None:
        shown = address[address.index("@") + 1 :]
        yield Refused(id=shown, why="an address with a name or a password in it is not fetched")
        return
    answer = fetching.page(address)
    if isinstance(answer, Refused) or isinstance(answer.content, str):
        yield answer
        return
    for found in opened(address, BytesIO(answer.content)):
        yield _as_answered(found, answer) if isinstance(found, Source) else found


def _as_answered(found: Source, answer: Source) -> Source:
    """With what the server said of it, where it is the very page that was asked for."""
    if found.id != answer.id:
        return found
    return structs.replace(
        found, media_type=found.media_type or answer.media_type, url=found.url or answer.url
    )


def cache_folder() -> Path:
    """Where programs of this platform keep what can be had again.

    https://specifications.freedesktop.org/basedir-spec/latest/: a relative path counts for nothing.
    """
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "dateline"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "dateline" / "Cache"
    named = Path(os.environ.get("XDG_CACHE_HOME") or "~")
    return (named if named.is_absolute() else Path.home() / ".cache") / "dateline"
