"""What a CSS selector asks of a page at the least."""

import pytest

from dateline.lexicon.selectors import signs


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        (".post_wrapper", {"post_wrapper"}),
        ("li.Reply, div.b-post.js-post", {"reply", "js-post"}),
        ("#notes > li.note[data-id]", {"notes"}),
        ("li[id^='note-'], li[role=comment]", {"note-", "comment"}),
        ("tr.row:has(.words, .more)", {"row"}),
        ("div.post + div", None),  # the second div has no name
        ("article[data-id], .note", None),
        ("[itemtype$='schema.org/Comment']", None),
        ("li:not(:has(.note)) .note", None),  # brackets in brackets
        (r".sm\:note", None),
    ],
)
def test_signs(selector: str, found: set[str] | None) -> None:
    assert signs(selector) == found
