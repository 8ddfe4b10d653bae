"""Whom a page names in office bounds its date, where nothing else does."""

import pytest

from dateline.date.office import bounds
from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.types import Basis, Document, Page, Passage, PassageKind

_LEXICON = load_lexicon()

# the words, the days on which all who are named so served, why
ROWS: list[tuple[str, str | None, str]] = [
    ("Prime Minister Manmohan Singh spoke.", "2004-05-22/2014-05-26", "the term of one"),
    ("Manmohan Singh, the Indian prime minister, spoke.", "2004-05-22/2014-05-26", "the title may follow"),
    ("Prime Minister Vladimir Putin met President Dmitry Medvedev.", "2008-05-08/2012-05-07", "what two terms share"),
    ("Chancellor Angela Merkel met President Nicolas Sarkozy.", "2007-05-16/2012-05-15", "two states"),
    ("Former Prime Minister Manmohan Singh spoke.", None, "he no longer serves"),
    ("The ex-President Dmitry Medvedev spoke.", None, "he no longer serves"),
    ("It was built under Prime Minister Manmohan Singh.", None, "told as history"),
    ("President-elect Dmitry Medvedev spoke.", None, "he does not serve yet"),
    ("Manmohan Singh spoke.", None, "no office is named"),
    ("Chancellor Angela Merkel met President Boris Yeltsin.", None, "they never served together: somebody is spoken of as history"),
    ("The prime minister spoke.", None, "no holder is named"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "edtf", "why"), ROWS)
def test_who_served_then(words: str, edtf: str | None, why: str) -> None:
    passage = Passage(id="p1", start=0, end=len(words), kind=PassageKind.BODY)
    page = Page(id="page", media_type="text/plain", sha256="0")
    mentions = names(Document(page=page, text=words, passages=(passage,)), _LEXICON)
    when = bounds(passage, mentions, _LEXICON, text=words)
    assert (str(when.when) if when else None) == edtf, why
    if when:
        assert when.basis is Basis.INFERRED
        assert [words[s.start : s.end] for s in when.spans] == [
            m.text for m in mentions if m.span in when.spans
        ]


def test_a_mention_of_another_passage_counts_for_nothing() -> None:
    words = "Prime Minister Manmohan Singh spoke."
    page = Page(id="page", media_type="text/plain", sha256="0")
    mentions = names(Document(page=page, text=words), _LEXICON)
    elsewhere = Passage(id="p2", start=len(words), end=len(words), kind=PassageKind.BODY)
    assert bounds(elsewhere, mentions, _LEXICON) is None
