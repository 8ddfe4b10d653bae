"""Cheap question before the expensive one: can this sentence report what somebody says or thinks?"""

import re

from dateline.lexicon import Lexicon, plain
from dateline.lexicon.voices import Sign
from dateline.types import Span

REACH = 12  # words after a cue among which what it leads in begins
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def may_attribute(text: str, sentence: Span, lexicon: Lexicon) -> bool:
    """Is there a quotation mark, or a form of a cue with a word that can lead something in?

    Forms that may be nouns ("the state of", "in support of") need such a word after them.
    """
    words = plain(text[sentence.start : sentence.end])
    if '"' in words or "''" in words or "'" in words[:1] or " '" in words:
        return True
    signs, before_noun = lexicon.voices.signs, lexicon.voices.words["before_noun"]
    found = _WORD.findall(words)
    return any(
        word in signs
        and _leads(signs[word], found[max(0, n - 1) : n], found[n + 1 : n + REACH], before_noun)
        for n, word in enumerate(found)
    )


def _leads(sign: Sign, before: list[str], after: list[str], before_noun: frozenset[str]) -> bool:
    noun = sign.either and not before_noun.isdisjoint(before)
    if not noun and (sign.alone or (sign.last and not after)):
        return True
    leaders = sign.of_noun if noun else sign.leaders
    if not leaders.isdisjoint(after):
        return True
    return "-ing" in leaders and any(word.endswith("ing") for word in after)
