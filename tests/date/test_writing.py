"""When a voice spoke: its own date, and what the copies beside it tell of an undated page."""

import pytest

from dateline.date.writing import Writing, around
from dateline.interval import Interval
from dateline.types import Basis, Dating, Document, Page, Passage, PassageKind


def pasted(*days: str | None) -> Document:
    """An undated page that pastes a story of each of these days."""
    story = "Norway signed a pact."
    passages = [
        Passage(
            id=f"p{n}",
            start=n * len(story),
            end=(n + 1) * len(story),
            kind=PassageKind.EMBEDDED,
            published=Dating(when=Interval.parse(day), basis=Basis.STATED) if day else None,
        )
        for n, day in enumerate(days)
    ]
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    return Document(page=page, text=story * len(days), passages=tuple(passages))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2011-05-05", None, "2011-05-19"], "2011-05-05~/2011-05-19~"),
        (["2011-05-05", None], None),  # one copy may be of any age
        (["2001-05-05", "2011-05-19", None], None),  # a collection over years
    ],
)
def test_undated_news_between_dated_news(days: list[str | None], expected: str | None) -> None:
    found = around(pasted(*days))
    assert (str(found) if found else None) == expected
    undated = next(p for p in pasted(*days).passages if p.published is None)
    assert Writing(pasted(*days)).of(undated) == found
