"""From paths to readings: what is on the disk, read page by page, by one process or several."""

from dateline.run.one import Failure, Outcome, read_source
from dateline.run.pool import WorkerError, read_pages
from dateline.run.sources import Item, bytes_of, items, pages
from dateline.run.version import merge_version, reader_version, source_key

__all__ = [
    "Failure",
    "Item",
    "Outcome",
    "WorkerError",
    "bytes_of",
    "items",
    "merge_version",
    "pages",
    "read_pages",
    "read_source",
    "reader_version",
    "source_key",
]
