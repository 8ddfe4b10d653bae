"""Shared by the tests of times: the times of a few words, and what a row of a table asks of one."""

from dateline.date import dates
from dateline.interval import Interval
from dateline.lexicon import load_lexicon
from dateline.types import Basis, Dating, Document, Page, TimeExpression

LEXICON = load_lexicon()


def read(words: str, on: str | None) -> tuple[TimeExpression, ...]:
    published = Dating(when=Interval.parse(on), basis=Basis.GIVEN) if on else Dating()
    page = Page(id="page", media_type="text/plain", sha256="0", published=published)
    return dates(Document(page=page, text=words), LEXICON)


def marked(words: str) -> tuple[str, int, int]:
    """The words without the last pair of brackets, and where it stood."""
    start = words.rindex("[")
    before, inside = words[:start].replace("[", "").replace("]", ""), words[start + 1 :]
    inside, _, after = inside.partition("]")
    return before + inside + after, len(before), len(before + inside)


def check(words: str, on: str | None, value: str, edtf: str | None, why: str) -> None:
    """The bracketed words, read on a day, are a time of this TIMEX3 value and these days."""
    plain, start, end = marked(words)
    times = {(t.start, t.end): t for t in read(plain, on)}
    assert (start, end) in times, (why, [(t.text, t.value) for t in times.values()])
    time = times[start, end]
    assert time.value == value, why
    assert (None if time.when is None else str(time.when)) == edtf, why
    assert plain[time.start : time.end] == time.text
