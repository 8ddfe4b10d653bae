"""Every rule of the time file finds what its examples bracket, with the value they give."""

from datetime import date

import pytest
from timed import LEXICON, marked, read

from dateline.lexicon.times import Example

_EXAMPLES = [
    pytest.param(example, id=f"{rule.name}: {example.words}")
    for rule in LEXICON.times.rules
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
    for rule in LEXICON.times.rules:
        assert all(date.fromisoformat(e.on) for e in rule.examples if e.on)
