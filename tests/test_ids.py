"""Ids come from content: white space and offsets do not count, what is said does."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.ids import digest, folded, numbered

words = st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1), min_size=1)


@given(words, st.sampled_from([" ", "  ", "\n", "\t\n ", "\u00a0"]))
def test_squeezed_and_stretched_spaces_fold_alike(parts: list[str], gap: str) -> None:
    assert folded(gap.join(parts)) == folded(" ".join(parts))


def test_parts_do_not_run_into_each_other() -> None:
    assert digest("ab", "c") != digest("a", "bc")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"))))
def test_ids_are_distinct_and_repetitions_numbered(keys: list[tuple[str, str]]) -> None:
    ids = numbered(keys)
    assert len(set(ids)) == len(keys)


@given(st.lists(st.tuples(st.text()), min_size=1))
def test_a_later_key_changes_no_earlier_id(keys: list[tuple[str]]) -> None:
    assert numbered(keys)[:-1] == numbered(keys[:-1])


def test_lone_surrogates_are_no_error() -> None:
    assert len(digest("\ud800")) == 16
