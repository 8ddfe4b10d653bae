"""Coverage-guided fuzzing of everything that takes bytes from outside (atheris, libFuzzer).

    python tests/fuzz/fuzz_read.py CORPUS [-runs=5000] [-max_total_time=60] [-max_len=20000]

Any other exception than Unreadable, or a broken promise about the passages, stops it with the input.
"""

import io
import sys

import atheris

with atheris.instrument_imports(include=["dateline.read"], enable_loader_override=False):
    from dateline.lexicon import load_lexicon
    from dateline.read import Unreadable, read
    from dateline.read.opened import Refused, opened

from dateline.types import Document

NAMES = ("a", "a.html", "a.zip", "a.warc.gz", "a.eml", "a.xml", "a.tar.gz")
LEXICON = load_lexicon()


def promises(document: Document) -> None:
    """What later stages rely on."""
    by_id = {p.id: p for p in document.passages}
    assert len(by_id) == len(document.passages)
    for passage in document.passages:
        assert 0 <= passage.start <= passage.end <= len(document.text)
        assert passage.quotes is None or passage.quotes in by_id
        if passage.parent is not None:
            parent = by_id[passage.parent]
            assert parent.start <= passage.start <= passage.end <= parent.end


def one_input(data: bytes) -> None:
    """The first byte chooses the name of the file, the rest is the file."""
    name = NAMES[data[0] % len(NAMES)] if data else "a"
    for page in opened(name, io.BytesIO(data[1:])):
        if isinstance(page, Refused):
            continue
        try:
            promises(read(page, LEXICON))
        except Unreadable:
            continue


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
