"""Shared by the tests of reading: what a page says in its passages, and when."""

from dateline.types import Basis, Document, Passage, PassageKind


def posts(page: Document) -> list[Passage]:
    return [p for p in page.passages if p.kind is PassageKind.POST]


def own_words(page: Document, passage: Passage) -> str:
    """The passage less its children."""
    text = list(page.text[passage.start : passage.end])
    for child in page.passages:
        if child.parent == passage.id:
            for place in range(child.start - passage.start, child.end - passage.start):
                text[place] = " "
    return " ".join("".join(text).split())


def day(passage: Passage) -> str | None:
    """The day that the page states; what only bounds it is none."""
    when = passage.published
    return str(when.when) if when and when.basis is Basis.STATED else None
