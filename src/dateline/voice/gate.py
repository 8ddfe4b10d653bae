"""Cheap question before the expensive one: can this sentence report what somebody says or thinks?"""

import re

from dateline.lexicon import Lexicon, plain
from dateline.types import Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def may_attribute(text: str, sentence: Span, lexicon: Lexicon) -> bool:
    """Is there a quotation mark or any form of a cue word between the ends of the sentence?"""
    words = plain(text[sentence.start : sentence.end])
    if '"' in words or "''" in words or "'" in words[:1] or " '" in words:
        return True
    forms = lexicon.voices.forms
    return any(found[0] in forms for found in _WORD.finditer(words))
