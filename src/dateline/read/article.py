"""Which blocks of a page are its article."""

import re
from collections.abc import Sequence

import trafilatura

from dateline.read.html_text import Block, Rendered

_WORDS = re.compile(r"\w+")
_LARGEST = 2_000_000


def body_blocks(page: Rendered, html: str) -> frozenset[int]:
    """The places (in `page.blocks`) of the blocks that are the article's text."""
    return _vote(page, html)


def _vote(page: Rendered, html: str) -> frozenset[int]:
    if len(html) > _LARGEST:
        return frozenset()
    told = trafilatura.extract(html, fast=True, include_comments=False) or ""
    return matched(page.text, page.blocks, told)


def matched(text: str, blocks: Sequence[Block], told: str) -> frozenset[int]:
    """The blocks whose words stand, in this order, in a text that somebody else extracted."""
    lines = {" ".join(_WORDS.findall(line)) for line in told.splitlines()}
    hay = " " + " ".join(_WORDS.findall(told)) + " "
    found = set()
    for place, block in enumerate(blocks):
        words = _WORDS.findall(text[block.start : block.end])
        folded = " ".join(words)
        if words and (folded in lines if len(words) < 4 else f" {folded} " in hay):
            found.add(place)
    return frozenset(found)
