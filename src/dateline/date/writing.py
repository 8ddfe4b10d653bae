"""When the voices of a page spoke: the day from which "now" and the news are counted."""

from datetime import timedelta

from dateline.interval import Interval
from dateline.types import Document, Passage, PassageKind

TELLING = frozenset(
    {PassageKind.HEADLINE, PassageKind.BODY, PassageKind.EMBEDDED, PassageKind.CAPTION}
)
TALE = 8  # years from the telling at which a text tells history
_COPIES = 2  # dated copies that tell when an undated page was put together
_WEEKS = timedelta(days=45)  # in which they lie then


class Writing:
    """When the voices of a page spoke."""

    def __init__(self, document: Document) -> None:
        self._passages = {p.id: p for p in document.passages}
        self._page = document.page.published.when
        self._around = None if self._page else around(document)

    def of(self, passage: Passage) -> Interval | None:
        """The passage's own date, that of a copy it lies in, the page's; of undated news in an
        undated page about when the page was put together.

        A post or comment without a date does not borrow that of the page: it may be years younger.
        """
        here: Passage | None = passage
        while here is not None:
            if here.published is not None and here.published.when is not None:
                return here.published.when
            if here.kind not in TELLING | {PassageKind.QUOTATION}:
                return None
            if here.kind is PassageKind.EMBEDDED:
                return self._around
            here = self._passages.get(here.parent or "")
        return self._page or self._around


def around(document: Document) -> Interval | None:
    """About when a page was put together that pastes news of the same weeks."""
    days = sorted(
        p.published.when.start
        for p in document.passages
        if p.kind is PassageKind.EMBEDDED and p.published and p.published.when
        if p.published.when.start
    )
    if len(days) < _COPIES or days[-1] - days[0] > _WEEKS:
        return None
    return Interval(days[0], days[-1], True)
