"""How far words go that somebody copied: paragraph by paragraph, is it still the paper that speaks?"""

from collections.abc import Collection, Sequence

from dateline.read.copies_paragraphs import Paragraph

_BACK = 2.0  # what signs of a writer's own manner weigh where he is back after a piece
_UNSIGNED = 0.0  # the same after a piece with nothing but a place on top


def until_back(
    found: Sequence[Paragraph], at: int, stops: Collection[int], sure: bool, post: bool
) -> int:
    """Up to which paragraph from `at` on a piece of news goes.

    It goes on until its writers are named, another piece begins (`stops`), or the one who copied it
    is back by the weight of his manner (data/flat/copies.toml). Where nothing says so, the piece
    goes on; but one that is not `sure`, with only a place on top, has to read like news.
    """
    back = _BACK if sure else _UNSIGNED
    for n in range(at, len(found)):
        here = found[n]
        if n in stops or here.opening or here.item or here.alone:
            return n
        if here.credits:
            return n + 1
        last = here.lexicon.flat.weights["last_of_post"] if post and n + 1 == len(found) else 0
        if here.returned + last >= back:
            return n
    return len(found)


def until_own(found: Sequence[Paragraph], at: int, stops: Collection[int]) -> int:
    """Up to where whoever pasted an essay speaks in a voice of his own, or names its source."""
    for n in range(at, len(found)):
        if found[n].own or found[n].alone or n in stops:
            return n
    return len(found)
