"""Which pieces of the base model's vocabulary the shipped scorer keeps.

The embeddings of all 30,522 would be half of its size. Kept are the marks, single letters, every
piece that the training sentences, our event files and the names of states use, and then the most
frequent in the base model's own order, which is about that of their frequency.
"""

from collections.abc import Iterable, Mapping, Sequence

from dateline.code.wordpiece import pieces
from dateline.lexicon.files import shipped
from dateline.types import Span

SIZE = 12_000
MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
_OURS = ("actors/states.csv", "actors/organisations.csv", "actors/peoples.csv")


def kept(whole: Mapping[str, int], sentences: Iterable[str], size: int = SIZE) -> list[int]:
    """Numbers in the whole vocabulary, in its order."""
    texts = [*sentences, *own_texts()]
    used = {p.number for text in texts for p in pieces(text, Span(0, len(text)), whole)}
    first = {whole[mark] for mark in MARKS} | used
    first |= {n for piece, n in whole.items() if _short(piece)}
    frequent = (n for piece, n in whole.items() if _latin(piece) and n not in first)
    return sorted([*first, *(n for n, _ in zip(frequent, range(size - len(first)), strict=False))])


def own_texts() -> Sequence[str]:
    """Event files and the tables of names whose words every page may use."""
    events = [f for f in (shipped() / "events").iterdir() if f.name.endswith(".toml")]
    tables = [shipped().joinpath(*name.split("/")) for name in _OURS]
    return [f.read_text(encoding="utf-8") for f in (*events, *tables)]


def _short(piece: str) -> bool:
    return piece.isascii() and len(piece.removeprefix("##")) == 1


def _latin(piece: str) -> bool:
    return piece.isascii() and not (piece.startswith("[") and piece.endswith("]"))
