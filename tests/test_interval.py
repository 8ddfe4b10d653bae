"""Intervals print EDTF that reads back as the same days, and that a validator of the standard accepts."""

import warnings
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.interval import Interval, hull

with warnings.catch_warnings():  # edtf-validate uses names that pyparsing is giving up
    warnings.simplefilter("ignore")
    from edtf_validate.valid_edtf import is_valid


def is_edtf(words: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return bool(is_valid(words))


_DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
_ENDS = st.none() | _DAYS


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, end = draw(_ENDS), draw(_ENDS)
    if start is None and end is None:
        start = draw(_DAYS)
    if start and end and start > end:
        start, end = end, start
    return Interval(start, end, draw(st.booleans()))


@st.composite
def whole(draw: st.DrawFn) -> Interval:
    """A day, a month, a year, a decade or a century."""
    year = draw(st.integers(1, 9999))
    about = draw(st.booleans())
    grain = draw(st.sampled_from(["day", "month", "year", "decade", "century"]))
    if grain == "day":
        return Interval.day(draw(_DAYS), approximate=about)
    if grain == "month":
        return Interval.month(year, draw(st.integers(1, 12)), approximate=about)
    if grain == "year":
        return Interval.year(year, approximate=about)
    width = 10 if grain == "decade" else 100
    first = max(year // width, 1) * width
    return Interval.years(first, first + width - 1, approximate=about)


@given(intervals())
def test_what_is_printed_reads_back_as_the_same_days(interval: Interval) -> None:
    assert Interval.parse(str(interval)) == interval


@given(whole())
def test_a_whole_unit_is_printed_as_one_and_reads_back(interval: Interval) -> None:
    decade = interval.approximate and (interval.days or 0) > 366  # EDTF has no `197X~`
    assert ("/" in str(interval)) == decade
    assert Interval.parse(str(interval)) == interval


@given(intervals())
def test_what_is_printed_is_edtf(interval: Interval) -> None:
    assert is_edtf(str(interval)), str(interval)


@given(whole())
def test_a_whole_unit_is_edtf(interval: Interval) -> None:
    assert is_edtf(str(interval)), str(interval)


@given(intervals(), intervals())
def test_to_meet_is_mutual_and_to_lie_within_is_to_meet(one: Interval, other: Interval) -> None:
    assert one.meets(other) == other.meets(one)
    if one.within(other):
        assert one.meets(other)


@given(intervals())
def test_an_interval_lies_within_itself_and_within_what_its_tilde_allows(
    interval: Interval,
) -> None:
    assert interval.within(interval)
    assert interval.within(interval.widened())
    assert not interval.widened().approximate


@given(intervals(), intervals(), intervals())
def test_within_is_transitive(one: Interval, other: Interval, third: Interval) -> None:
    if one.within(other) and other.within(third):
        assert one.within(third)


@given(_DAYS, _DAYS)
def test_days_are_counted_with_both_ends(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    assert Interval(first, last).days == (last - first).days + 1


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2009-06-22", date(2009, 6, 22), date(2009, 6, 22)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("197X", date(1970, 1, 1), date(1979, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2012-21", date(2012, 3, 1), date(2012, 5, 31)),
        ("../2009", None, date(2009, 12, 31)),
        ("2009-06-22/..", date(2009, 6, 22), None),
        ("2012-06-22/2013-03-24", date(2012, 6, 22), date(2013, 3, 24)),
        ("1998/2001", date(1998, 1, 1), date(2001, 12, 31)),
    ],
)
def test_edtf_is_read(edtf: str, start: date | None, end: date | None) -> None:
    interval = Interval.parse(edtf)
    assert (interval.start, interval.end) == (start, end)


@pytest.mark.parametrize(
    "words",
    ["", "..", "../..", "/", "2009-13", "2009-02-30", "0000", "2009-6-1", "next week", "197X-05"],
)
def test_what_is_no_edtf_is_refused_by_name(words: str) -> None:
    with pytest.raises(ValueError, match=r"not an EDTF date|at least one end"):
        Interval.parse(words)


def test_an_interval_that_says_nothing_or_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one end"):
        Interval(None, None)
    with pytest.raises(ValueError, match="ends before it starts"):
        Interval(date(2009, 6, 22), date(2009, 6, 21))


def test_an_interval_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="cannot be changed"):
        Interval.year(2009).start = None  # type: ignore[misc]


def test_the_hull_of_intervals_is_open_where_one_of_them_is() -> None:
    spring, since = Interval.parse("2009-03/2009-05"), Interval.parse("2008/..")
    assert str(hull((spring, Interval.parse("2009-07")))) == "2009-03-01/2009-07-31"
    assert str(hull((spring, since))) == "2008-01-01/.."
    assert hull((Interval.parse("../2009"), since)) is None
    assert hull(()) is None
