"""In which passage a place of the text lies, found in the time of one look-up."""

from bisect import bisect_right
from collections.abc import Sequence

from dateline.types import Passage


class Voices:
    """The passages of a page, cut so that every place belongs to the innermost one around it."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._starts: list[int] = [0]
        self._inner: list[str | None] = [None]
        self._parents: dict[str, str | None] = {}
        open_: list[Passage] = []
        for passage in sorted(passages, key=lambda p: (p.start, -p.end)):
            self._close(open_, passage.start)
            self._parents[passage.id] = open_[-1].id if open_ else None
            open_.append(passage)
            self._cut(passage.start, passage.id)
        self._close(open_, None)

    def _close(self, open_: list[Passage], before: int | None) -> None:
        while open_ and (before is None or open_[-1].end <= before):
            end = open_.pop().end
            self._cut(end, open_[-1].id if open_ else None)

    def _cut(self, at: int, inner: str | None) -> None:
        if self._starts[-1] >= at:
            self._inner[-1] = inner
        else:
            self._starts.append(at)
            self._inner.append(inner)

    def at(self, place: int) -> str | None:
        """The id of the innermost passage around the place."""
        return self._inner[bisect_right(self._starts, place) - 1]

    def around(self, place: int) -> list[str]:
        """The ids of all passages around the place, the innermost first."""
        ids: list[str] = []
        here = self.at(place)
        while here is not None:
            ids.append(here)
            here = self._parents[here]
        return ids
