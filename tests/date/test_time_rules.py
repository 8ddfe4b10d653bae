"""Every rule of the time file finds what its examples bracket, with the value they give."""

from datetime import date

import pytest

from dateline.date import dates
from dateline.interval import Interval
from dateline.lexicon import load_lexicon
from dateline.lexicon.times import Example
from dateline.types import Basis, Dating, Document, Page, TimeExpression

_LEXICON = load_lexicon()


def read(words: str, on: str | None) -> tuple[TimeExpression, ...]:
    published = Dating(when=Interval.parse(on), basis=Basis.GIVEN) if on else Dating()
    page = Page(id="page", media_type="text/plain", sha256="0", published=published)
    return dates(Document(page=page, text=words), _LEXICON)


def marked(words: str) -> tuple[str, int, int]:
    """The words without the last pair of brackets, and where it stood."""
    start = words.rindex("[")
    before, inside = words[:start].replace("[", "").replace("]", ""), words[start + 1 :]
    inside, _, after = inside.partition("]")
    return before + inside + after, len(before), len(before + inside)


_EXAMPLES = [
    pytest.param(example, id=f"{rule.name}: {example.words}")
    for rule in _LEXICON.times.rules
    for example in rule.examples
]


@pytest.mark.parametrize("example", _EXAMPLES)
def test_a_rule_finds_its_example(example: Example) -> None:
    if not example.value:
        assert read(example.words, example.on) == ()
        return
    words, start, end = marked(example.words)
    found = {(t.start, t.end): t for t in read(words, example.on)}
    time = found.get((start, end))
    assert time, [(t.text, t.value) for t in found.values()]
    assert time.value == example.value
    assert time.type == (example.type or time.type)
    assert time.mod == (example.mod or time.mod)
    assert example.edtf is None or str(time.when) == example.edtf


def test_every_example_has_a_day_that_is_one() -> None:
    for rule in _LEXICON.times.rules:
        assert all(date.fromisoformat(e.on) for e in rule.examples if e.on)
