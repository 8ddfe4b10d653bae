"""The book in which readings are kept: one SQLite file, written a page at a time."""

from dateline.store.check import Fault, faults
from dateline.store.rebuild import rebuild
from dateline.store.schema import StoreError
from dateline.store.store import BrokenQuoteError, Store, open_store
from dateline.store.wanted import Unmet, Wanted

__all__ = [
    "BrokenQuoteError",
    "Fault",
    "Store",
    "StoreError",
    "Unmet",
    "Wanted",
    "faults",
    "open_store",
    "rebuild",
]
