"""The page types (data/pages/*.toml): selectors and marks of page furniture."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.lexicon.files import Folder


@dataclass(frozen=True)
class PageRules:
    pass


def load(folders: Sequence[Folder]) -> PageRules:
    return PageRules()
