"""Processes that read: a page that kills or stalls its reader is named, and the others are read."""

import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from dateline.run.errors import ReaderError
from dateline.run.one import Failure, Outcome, Reader
from dateline.run.pool import read_pages
from dateline.run.sources import Item
from dateline.types import Page, Reading, Source


def item(name: str) -> Item:
    return Item(name, 1, Source(id=name, content=name))


def obedient() -> Reader:
    """Does what the name of the page says."""

    def read(given: Item) -> Outcome:
        if given.name == "die":
            os.kill(os.getpid(), signal.SIGSEGV)
        if given.name == "leave":
            os._exit(7)
        if given.name == "stall":
            time.sleep(60)
        page = Page(id=given.name, media_type="text/plain", sha256="0")
        return Outcome(item=given._replace(source=None), reading=Reading(page=page, text="x"))

    return read


def unable() -> Reader:
    raise ReaderError("no model here")


def interrupted() -> Callable[[], Reader]:
    """Ctrl-C while the process still unpacks what it was given."""
    os.kill(os.getpid(), signal.SIGINT)
    return obedient


class Interrupted:
    def __call__(self) -> Reader:
        raise AssertionError("is another thing once it has been handed on")

    def __reduce__(self) -> tuple[Callable[[], Callable[[], Reader]], tuple[()]]:
        return interrupted, ()


def outcomes(names: str, jobs: int, slow: float = 60.0) -> dict[str, str]:
    pages = (item(n) for n in names.split())
    found = read_pages(pages, jobs=jobs, slow=slow, prepare=obedient)
    return {o.item.name: o.failure.message if o.failure else "read" for o in found}


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_page_that_kills_its_reader_is_named_and_the_rest_is_read(jobs: int) -> None:
    assert outcomes("a die b leave c", jobs) == {
        "a": "read",
        "die": "the process that read it died (SIGSEGV)",
        "b": "read",
        "leave": "the process that read it died (exit code 7)",
        "c": "read",
    }


def test_a_page_that_takes_too_long_is_named() -> None:
    assert outcomes("a stall b", 2, slow=4.0) == {
        "a": "read",
        "stall": "took too long and was stopped",
        "b": "read",
    }


def test_what_cannot_be_handed_on_comes_out_as_it_is() -> None:
    gone = Item("gone.txt", 0, refusal="no such file")
    (outcome,) = read_pages([gone], prepare=unable)
    assert outcome.failure == Failure(kind="refused", message="no such file")


def test_a_reader_that_cannot_start_is_no_fault_of_a_page() -> None:
    with pytest.raises(ReaderError, match="no model here"):
        list(read_pages([item("a")], prepare=unable))


def test_pages_are_taken_only_as_they_are_read() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Item]:
        number = 0
        while True:
            taken.append(number)
            yield item(f"p{number}")
            number += 1

    found = read_pages(endless(), jobs=2, prepare=obedient)
    for _ in range(5):
        next(found)
    assert len(taken) <= 9
    found.close()  # type: ignore[attr-defined]


def test_ctrl_c_before_a_process_is_ready_does_not_take_it_down() -> None:
    before = signal.getsignal(signal.SIGINT)
    (outcome,) = read_pages([item("a")], prepare=Interrupted())
    assert outcome.failure is None
    assert signal.getsignal(signal.SIGINT) is before
