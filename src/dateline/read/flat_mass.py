"""Where most of a page's running text lies: menus and notices before it are not the article."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dateline.read.flat_entries import strong
from dateline.read.flat_lines import Line, Mark


class Run(Struct, frozen=True, kw_only=True):
    """Lines `start` to `end` (numbers, half-open): long paragraphs with little between them.

    `share`: of all characters in long paragraphs of the page.
    """

    start: int
    end: int
    paragraphs: int
    share: float


_LONG = 120  # characters of a paragraph that no menu has
_BETWEEN = 5  # lines that may stand between two of them: a subheading, a caption, an advertisement
_ENDS = frozenset({Mark.COMMENTS, Mark.FORM})


def main_run(lines: Sequence[Line]) -> Run | None:
    """The run with the most characters; None for a page without a long paragraph."""
    runs = [(sum(len(lines[n].text) for n in run), run) for run in _runs(lines)]
    if not runs:
        return None
    most, run = max(runs, key=lambda pair: (pair[0], -pair[1][0]))
    whole = sum(size for size, _ in runs)
    return Run(start=run[0], end=run[-1] + 1, paragraphs=len(run), share=most / whole)


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    run: list[int] = []
    for number, line in enumerate(lines):
        if run and (strong(line) or line.mark in _ENDS or number - run[-1] > _BETWEEN):
            yield run
            run = []
        if line.mark is Mark.PROSE and len(line.text) > _LONG:
            run.append(number)
    if run:
        yield run
