"""One page to what came of it: the only place where a mistake in our own stages is caught.

Elsewhere an exception ends the program. Here it may not: one page in a million must not cost the
other pages. It is kept with its type and its place, counted, and shown by `dateline doctor`.
"""

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from dateline.code.scorer import Scorer, load_scorer
from dateline.lexicon import Lexicon, LexiconError, load_lexicon
from dateline.run.errors import ReaderError
from dateline.run.model import Endpoint
from dateline.run.sources import Item
from dateline.syntax import Parser, load_parser
from dateline.types import Reading

if TYPE_CHECKING:
    from dateline.pipeline import Extract
    from dateline.run.ask import Client


class Failure(Struct, frozen=True, kw_only=True):
    """Why a page was not read. `kind`: refused (by us, for its content), crashed, slow, or a type."""

    kind: str
    message: str


class Outcome(Struct, frozen=True, kw_only=True):
    item: Item
    reading: Reading | None = None
    failure: Failure | None = None


Reader = Callable[[Item], Outcome]


def reader(
    user: tuple[Path, ...] = (), *, scored: bool = True, model: Endpoint | None = None
) -> Reader:
    """All that reading needs, loaded now, so that a broken rule file is no fault of a page.

    `user`: folders of rule and name files that overlay ours; `scored`: with the scorer, where it
    is installed; `model`: a language model that is asked as well. Raises ReaderError.
    """
    lexicon = load_lexicon(user)
    try:
        load_all(lexicon)
        parser = load_parser()
        scorer = load_scorer() if scored else None
    except (LexiconError, ImportError, OSError) as error:
        raise ReaderError(f"{type(error).__name__}: {error}") from error
    asking = None if model is None else _client(model)
    return partial(read_source, lexicon=lexicon, parser=parser, scorer=scorer, asking=asking)


def _client(model: Endpoint) -> "Client":
    from dateline.run.ask import client  # noqa: PLC0415  (httpx takes a tenth of a second)

    return client(model)


def load_all(lexicon: Lexicon) -> int:
    """Reads every part of the lexicon; how many there are. Raises LexiconError, OSError."""
    parts = [name for name, part in vars(Lexicon).items() if isinstance(part, cached_property)]
    for name in parts:
        getattr(lexicon, name)
    return len(parts)


def read_source(
    item: Item,
    lexicon: Lexicon,
    parser: Parser,
    scorer: Scorer | None = None,
    asking: "Client | None" = None,
) -> Outcome:
    """The reading of a page, or why there is none. Raises nothing but what ends the process."""
    # Here, because the process that only hands out the pages need not load what reads them.
    from dateline.pipeline import read_page  # noqa: PLC0415
    from dateline.read import Unreadable  # noqa: PLC0415

    if item.source is None:
        return refused(item, item.refusal or "no page")
    try:
        with parser.memory_zone(), _extract(asking, lexicon) as extract:
            reading = read_page(item.source, lexicon, parser, scorer=scorer, extract=extract)
    except Unreadable as error:
        return refused(item, str(error))
    except Exception as error:  # noqa: BLE001  (see the head of this file)
        return Outcome(item=_light(item), failure=_mistake(error))
    issues = (*reading.issues, *item.issues)
    return Outcome(item=_light(item), reading=structs.replace(reading, issues=issues))


@contextmanager
def _extract(asking: "Client | None", lexicon: Lexicon) -> Iterator["Extract | None"]:
    """What asks the language model about one page, where one is asked."""
    from dateline.llm import extracted  # noqa: PLC0415

    if asking is None:
        yield None
        return
    with asking.page() as ask:
        yield partial(extracted, lexicon=lexicon, ask=ask, model=asking.at.model)


def refused(item: Item, why: str) -> Outcome:
    return Outcome(item=_light(item), failure=Failure(kind="refused", message=why))


def _light(item: Item) -> Item:
    """The item without the page's bytes, which nobody needs any more."""
    return item._replace(source=None)


def _mistake(error: Exception) -> Failure:
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return Failure(kind=type(error).__name__, message=f"{error} ({place})"[:500])
