"""Are the sentences whole, our own, and spread over the checklist?

Exits 1 where a line is not of the format, where a trigger or a side does not stand in its text,
where a sentence comes twice, or where eight words in a row stand in the measuring data too.

    python training/check.py [--shared ../shared]
"""

import argparse
import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table
from sentences import (
    HERE,
    SENTENCES,
    SHIPPED,
    FormatError,
    Frame,
    Manner,
    Sentence,
    digest,
    faults,
    part,
    read,
)

from dateline.code.scorer import Card
from dateline.types import EventType, Status

_WORD = re.compile(r"\w+")
_ESCAPE = re.compile(r"\\[nrt]|\\u[0-9a-f]{4}|<[^<>]{0,200}>")  # marks of JSON and HTML
ROW = 8  # words in a row that two writers do not share by chance
_BINARY = {".bin", ".pdf", ".png"}


def grams(text: str) -> Iterator[tuple[str, ...]]:
    """Each row of eight words, in small letters."""
    words = _WORD.findall(text.lower())
    return zip(*(words[n:] for n in range(ROW)), strict=False)


def measuring(folder: Path) -> Iterator[tuple[Path, str]]:
    """The text of each file of the measuring data, without the marks of its format."""
    for file in sorted(f for f in folder.rglob("*") if f.is_file() and f.suffix not in _BINARY):
        raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        yield file, _ESCAPE.sub(" ", raw.decode("utf-8", "replace"))


def copied(sentences: Sequence[Sentence], folder: Path) -> Iterator[str]:
    """Sentences of which eight words in a row stand in a file of the folder."""
    ours = {gram: s.text for s in sentences for gram in grams(s.text)}
    for file, text in measuring(folder):
        for gram in grams(text):
            if gram in ours:
                yield f"{' '.join(gram)!r} stands in {file.name} and in: {ours[gram]}"


def repeated(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Sentences that come again, or of which eight words in a row do."""
    first: dict[tuple[str, ...], str] = {}
    for sentence in sentences:
        rows = list(grams(sentence.text)) or [tuple(_WORD.findall(sentence.text.lower()))]
        again = next((first[row] for row in rows if row in first), None)
        if again is not None:
            yield f"{sentence.text!r} says again: {again!r}"
        first |= dict.fromkeys(rows, sentence.text)


def checked(files: Iterable[Path]) -> tuple[list[Sentence], list[str]]:
    """The sentences that can be read, and what is wrong with the rest."""
    good: list[Sentence] = []
    wrong: list[str] = []
    for file in files:
        try:
            found = list(read(file))
        except FormatError as error:
            wrong.append(str(error))
            continue
        good += found
        wrong += [f"{file.name}: {fault}: {s.text}" for s in found for fault in faults(s)]
    return good, wrong


def spread(sentences: Sequence[Sentence]) -> Table:
    """How many events of each type have each status, and how many sentences each frame."""
    cells = Counter((e.type, e.status) for s in sentences for e in s.events)
    table = Table("type", *(status[:9] for status in Status), "all", title="types x statuses")
    for kind in EventType:
        row = [cells[kind, status] for status in Status]
        table.add_row(kind, *(str(n or "") for n in row), str(sum(row)))
    return table


def frames(sentences: Sequence[Sentence]) -> Table:
    """How many events of each type stand in each frame."""
    cells = Counter((e.type, s.frame) for s in sentences for e in s.events)
    none = Counter(s.frame for s in sentences if not s.events)
    table = Table("frame", *(kind[:6] for kind in EventType), "none", title="frames x types")
    for frame in Frame:
        row = [cells[kind, frame] for kind in EventType]
        table.add_row(frame, *(str(n or "") for n in (*row, none[frame])))
    return table


def totals(sentences: Sequence[Sentence]) -> str:
    events = [e for s in sentences for e in s.events]
    none = sum(not s.events for s in sentences)
    manners = Counter(s.manner for s in sentences)
    told = ", ".join(f"{manners[m]} {m}" for m in Manner)
    share = none / max(1, len(sentences))
    return f"{len(sentences)} sentences, {len(events)} events, {none} without ({share:.0%}); {told}"


def weights(sentences: Sequence[Sentence]) -> str:
    """Were the shipped weights taught on these very sentences?"""
    file = SHIPPED / "scorer.json"
    if not file.is_file():
        return "no weights are shipped"
    card = msgspec.json.decode(file.read_bytes(), type=Card)
    same = card.trained_on == digest(s for s in sentences if part(s.text) != 0)
    told = "these sentences" if same else "other sentences: train.py makes them anew"
    return f"the shipped weights were taught on {told}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared", metavar="DIR")
    given = parser.parse_args()
    sentences, wrong = checked(sorted(SENTENCES.glob("*.jsonl")))
    wrong += repeated(sentences)
    if (given.shared / "data").is_dir():
        wrong += copied(sentences, given.shared / "data")
    else:
        print(f"no measuring data at {given.shared}: not compared with it")
    console = Console(width=180)
    console.print(spread(sentences))
    console.print(frames(sentences))
    print(totals(sentences))
    print(weights(sentences))
    for fault in wrong:
        print(fault, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
