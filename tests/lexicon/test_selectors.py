"""What CSS selectors ask of a page at the least."""

import pytest

from dateline.lexicon.selectors import choices


@pytest.mark.parametrize(
    ("selector", "names", "held"),
    [
        (".post_wrapper", {"post_wrapper"}, set()),
        ("#notes > li.Note[data-id] b", {"notes", "note"}, set()),
        ("li.note[id^='note-'][role=comment]", {"note"}, {"note-", "comment"}),
        ("tr.row:has(.words, .more)", {"row"}, set()),
        ("div.post + div", set(), set()),  # the first div may have no words
        ("[itemtype$='schema.org/Comment']", set(), set()),
        ("li:not(:has(.note)) .note", set(), set()),  # brackets in brackets
        (r".sm\:note", set(), set()),
    ],
)
def test_names_that_must_be_there(selector: str, names: set[str], held: set[str]) -> None:
    (found,) = choices(selector)
    assert (found.selector, set(found.names), set(found.held)) == (selector, names, held)


def test_each_of_a_list_has_its_own() -> None:
    found = choices("div.post, li[id^='post-'], article[data-id]")
    assert [c.selector for c in found] == ["div.post", "li[id^='post-']", "article[data-id]"]
    assert [c.names | c.held for c in found] == [{"post"}, {"post-"}, set()]
