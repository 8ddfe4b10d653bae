"""Any text at all: passages lie in the text, in their parents, beside each other, and lose no word."""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.read.flat import layout
from dateline.types import Source

PAGES = Path(__file__).parent.parent / "pages" / "flat"
ODD = ["", "\u00a0", "> quoted", "Quote:", "a", "\U0001f642", "“", "(AP)", "• x", "\u2028", "#4"]


def shuffled(seed: int) -> str:
    """Lines of all our pages in an order that no board ever printed."""
    chance = random.Random(seed)
    rows = [row for f in sorted(PAGES.glob("*.txt")) for row in f.read_text("utf-8").split("\n")]
    picked = [chance.choice(rows + ODD * 3) for _ in range(chance.randint(0, 40))]
    return chance.choice(["\n", "\n\n", "\r\n"]).join(picked)


@pytest.mark.parametrize("batch", range(4))
def test_passages_of_any_text_lie_well(batch: int) -> None:
    lexicon = load_lexicon()
    for seed in range(batch * 60, batch * 60 + 60):
        text = shuffled(seed)
        if not text.strip():
            continue
        page = Source(id=str(seed), content=text, media_type="text/plain")
        passages = read(page, lexicon).passages
        by_id = {p.id: p for p in passages}
        covered = {n for p in passages for n in range(p.start, p.end)}
        assert all(0 <= p.start < p.end <= len(text) for p in passages), seed
        assert all(by_id[p.parent].span.contains(p.span) for p in passages if p.parent), seed
        assert not [c for n, c in enumerate(text) if n not in covered and c.isalnum()], seed
        for parent in {p.parent for p in passages}:
            beside = [p for p in passages if p.parent == parent]
            assert all(a.end <= b.start for a, b in pairwise(beside)), seed


def test_nothing_is_found_in_nothing() -> None:
    assert layout(" \n\u00a0\n", load_lexicon()).passages == ()
