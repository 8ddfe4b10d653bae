"""How a page type fares on pages, for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.read.trial import Trial, Tried
from dateline.tell.words import plural, shortened

_LONGEST = 40  # characters of a find


def as_text(trials: Sequence[Trial]) -> RenderableType:
    parts: list[RenderableType] = []
    for trial in trials:
        head = Text(trial.engine, style="bold").append(f"  {trial.page}", style="not bold dim")
        parts += [head, Text(summary(trial)), _selectors(trial.selectors), Text("")]
    return Group(*parts)


def summary(trial: Trial) -> str:
    """`3 posts with words, 3 with an author, 2 with a date, 1 quotation; the page is read by it`"""
    told = (
        f"{plural(trial.posts, 'post')} with words, {trial.authors:,} with an author,"
        f" {trial.dates:,} with a date, {plural(trial.quotations, 'quotation')}"
    )
    if trial.believed == trial.engine:
        return f"{told}; the page is read by this type"
    other = f"by the type {trial.believed}" if trial.believed else "by none of the page types"
    return f"{told}; the page is read {other}"


def _selectors(selectors: Iterable[Tried]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=8)
    table.add_column(overflow="fold", max_width=44)
    table.add_column(justify="right", width=5)
    table.add_column(ratio=1)
    for tried in selectors:
        finds = " · ".join(shortened(words, _LONGEST) for words in tried.first)
        table.add_row(
            Text(f"  {tried.field}", style="dim"),
            Text(shortened(tried.selector, 200)),
            Text(f"{tried.found:,}", style="" if tried.found else "bold red"),
            Text(finds or "nothing", style="dim" if finds else "bold red"),
        )
    return table


def barren(trials: Iterable[Trial]) -> Iterator[str]:
    """The selectors that find nothing on any of the pages; those of no post are not counted twice."""
    found: dict[tuple[str, str, str], int] = {}
    for trial in trials:
        for tried in trial.selectors:
            key = (trial.engine, tried.field, tried.selector)
            found[key] = found.get(key, 0) + tried.found
    postless = {engine for (engine, field, _), n in found.items() if field == "post" and not n}
    for (engine, field, selector), number in found.items():
        if not number and (field == "post" or engine not in postless):
            yield f"{engine}: {field}: {selector}"
