"""Pages read by processes of their own: a page that takes its reader down is named, and we go on.

Not `ProcessPoolExecutor`: when one of its processes dies, all work is lost and nobody can say which
page did it. Here each process has one page at a time, so the page is known.
"""

import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from dateline.run.errors import ReaderError
from dateline.run.one import Failure, Outcome, Reader, reader, refused
from dateline.run.sources import Item

SLOW = 120.0  # seconds that any page may take,
PACE = 1_000  # and a second more for so many bytes of it


@dataclass
class _Worker:
    process: SpawnProcess
    pipe: Connection
    item: Item | None = None
    until: float = 0.0


def read_pages(
    pages: Iterable[Item],
    *,
    jobs: int = 1,
    slow: float = SLOW,
    prepare: Callable[[], Reader] = reader,
) -> Iterator[Outcome]:
    """What came of each page, as it comes; with several jobs the order is not that of `pages`.

    No more pages are taken from `pages` than can be worked on. `prepare` is called once in each
    process and gives what reads a page. Raises ReaderError where it cannot.
    """
    waiting, workers = iter(pages), list[_Worker]()
    item = next(waiting, None)
    try:
        while item is not None or any(w.item for w in workers):
            if item is None or not (free := _free(workers, jobs, prepare)):
                yield from _finished(workers)
                continue
            if item.source is None:
                yield refused(item, item.refusal or "no page")
            else:
                _give(free, item, slow)
            item = next(waiting, None)
    finally:
        _dismiss(workers)


def _free(workers: list[_Worker], jobs: int, prepare: Callable[[], Reader]) -> _Worker | None:
    for worker in workers:
        if worker.item is None:
            return worker
    if len(workers) >= jobs:
        return None
    workers.append(_start(prepare))
    return workers[-1]


def _start(prepare: Callable[[], Reader]) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, prepare), daemon=True)
    with _deaf():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _deaf() -> Iterator[None]:
    """What starts inside is deaf to Ctrl-C from its first moment, not only when `_serve` runs.

    An ignored signal stays ignored in a new program; only the main thread may say so.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _give(worker: _Worker, item: Item, slow: float) -> None:
    worker.item = item
    worker.until = time.monotonic() + slow + item.size / PACE
    try:
        worker.pipe.send(item)
    except OSError:
        return  # it is dead: `_finished` sees that and names the page


def _finished(workers: list[_Worker]) -> Iterator[Outcome]:
    """Waits for one or more of the busy workers and takes what they made; the dead are removed."""
    busy = {w.pipe: w for w in workers if w.item}
    patience = max(0.0, min(w.until for w in busy.values()) - time.monotonic())
    ready = wait(busy, timeout=patience)
    for worker in [busy[pipe] for pipe in busy if pipe in ready]:
        yield _take(worker, workers)
    for worker in [w for w in busy.values() if w.item and w.until <= time.monotonic()]:
        yield _end(worker, workers, "slow", "took too long and was stopped")


def _take(worker: _Worker, workers: list[_Worker]) -> Outcome:
    try:
        answer = worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join(5)
        code = worker.process.exitcode
        return _end(worker, workers, "crashed", f"the process that read it died ({_name(code)})")
    if isinstance(answer, str):
        raise ReaderError(answer)
    worker.item = None
    if not isinstance(answer, Outcome):
        raise TypeError(f"a reading process answered with {type(answer).__name__}")
    return answer


def _end(worker: _Worker, workers: list[_Worker], kind: str, message: str) -> Outcome:
    workers.remove(worker)
    _dismiss([worker])
    if worker.item is None:
        raise ValueError("an idle worker has no page to name")
    item = worker.item._replace(source=None)
    return Outcome(item=item, failure=Failure(kind=kind, message=message))


def _name(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    return signal.Signals(-code).name


def _dismiss(workers: Iterable[_Worker]) -> None:
    for worker in workers:
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()


def _serve(pipe: Connection, prepare: Callable[[], Reader]) -> None:
    """What a reading process does: load once, then a page in, an outcome out, until we hang up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    try:
        read = prepare()
    except ReaderError as error:
        pipe.recv()
        pipe.send(str(error))
        return
    while True:
        try:
            item = pipe.recv()
            pipe.send(read(item))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return
