"""Whatever the text: spans hold their words, come in order, do not overlap, and long rows cost little."""

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timed import read

from dateline.interval import Interval
from dateline.lexicon import load_lexicon

_WORDS = sorted(load_lexicon().times.vocabulary - {"#"})
_PIECES = st.sampled_from([*_WORDS, "1", "12", "31", "1998", "2004-05", "80s", "3:15", "10 p.m."])
_JOINTS = st.sampled_from([" ", " ", " ", "-", "", ", ", "\n", "\n\n", " – ", "’s "])
_TEXTS = st.lists(st.tuples(_PIECES, _JOINTS), max_size=30).map(
    lambda parts: "".join(word + joint for word, joint in parts)
)
_ANCHORS = st.sampled_from(
    [None, "1998-02-12", "2012-06-22/2013-03-24", "0001-01-05", "9999-12-30", "197X", "../2009"]
)


@settings(max_examples=200, deadline=None)
@given(_TEXTS | st.text(max_size=80), _ANCHORS)
def test_spans_hold_their_words_and_do_not_overlap(text: str, on: str | None) -> None:
    end = 0
    for time in read(text, on):
        assert time.start >= end
        assert text[time.start : time.end] == time.text
        assert time.when is None or Interval.parse(str(time.when)) == time.when
        end = time.end


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_without_an_anchor_no_day_is_counted_from_one(text: str) -> None:
    for time in read(text, None):
        assert time.anchor is None or time.when is not None
        assert not (time.when is not None and time.value.startswith("XXXX"))


@pytest.mark.parametrize(
    "row",
    ["1 ", "3-", "10:", "12/", "May ", "1998 ", "1998-", "and 3 ", "twenty-", "the last ", "a "],
)
def test_rows_that_lead_nowhere_cost_no_more_than_twice_for_twice_the_length(row: str) -> None:
    short, long = _seconds(row, 4_000), _seconds(row, 16_000)
    assert long < 12 * short + 0.2


def _seconds(row: str, length: int) -> float:
    text = row * (length // len(row))
    start = perf_counter()
    read(text, "1998-02-12")
    return perf_counter() - start
