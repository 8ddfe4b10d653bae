"""Finds time words in a text: one pass for words that are signs of a time, then rules around them.

Where several rules match from the same word the longest wins, then the one written first. Text is
read through `plain`, so that blanks, dashes and quotes are of one kind and offsets stay the same.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.date.numbers import Piece, read_group
from dateline.date.surroundings import fits
from dateline.lexicon.numerals import NUMERAL
from dateline.lexicon.phrases import plain
from dateline.lexicon.times import Rule, Sense, TimeRules

_REACH = 9  # words that an expression may have before its first sign
_GAP = 3  # characters between two words of one expression


@dataclass(frozen=True)
class Find:
    """A rule that matched; `items` are the further days of a list ("3, 4 and 7 May")."""

    start: int
    end: int
    rule: Rule
    sense: Sense
    items: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class _Text:
    """A text as the rules read it, and its words."""

    printed: str
    plain: str
    words: list[str]
    starts: list[int]
    ends: list[int]


def finds(text: str, rules: TimeRules) -> Iterator[Find]:
    """What the rules match, from left to right, none overlapping."""
    here = _read(text, rules)
    tried: dict[int, Find | None] = {}  # the longest find from a word, so that none is tried twice
    done = 0  # words that earlier finds used up
    for sign in _signs(here, rules):
        if sign < done:
            continue
        for start in range(_first_start(here, sign, done, rules), sign + 1):
            if start not in tried:
                tried[start] = _longest(here, start, rules)
            found = tried[start]
            if found and found.end > here.starts[sign]:
                yield found
                done = bisect_left(here.starts, found.end)
                break


def _read(text: str, rules: TimeRules) -> _Text:
    low = plain(text)
    words, starts, ends = [], [], []
    for token in rules.numerals.token.finditer(low):
        words.append(token[0])
        starts.append(token.start())
        ends.append(token.end())
    return _Text(text, low, words, starts, ends)


def _signs(here: _Text, rules: TimeRules) -> Iterator[int]:
    triggers = rules.triggers
    for i, word in enumerate(here.words):
        if word in triggers or (word[0].isdigit() and _is_sign(here, i, rules)):
            yield i


def _is_sign(here: _Text, i: int, rules: TimeRules) -> bool:
    word = here.words[i]
    if not word.isdigit() or len(word) == 4:
        return len(word) >= 3  # `80s`, `16th`, `1998`
    start, end = here.starts[i], here.ends[i]
    return here.plain[start - 1 : start] == "'" or bool(rules.numerals.sign.match(here.plain, end))


def _first_start(here: _Text, sign: int, done: int, rules: TimeRules) -> int:
    """The leftmost word from which only words of rules lead to the sign."""
    first = sign
    while first > done and sign - first < _REACH:
        word = here.words[first - 1]
        if here.starts[first] - here.ends[first - 1] > _GAP:
            break
        if word not in rules.vocabulary and not word[0].isdigit():
            break
        first -= 1
    return first


def _longest(here: _Text, word: int, rules: TimeRules) -> Find | None:
    start = here.starts[word]
    if _inside_word(here.plain, start):
        return None
    first = here.words[word]
    best: tuple[int, re.Match[str], Rule] | None = None
    for rule in rules.by_first.get(NUMERAL if first[0].isdigit() else first, ()):
        found = rule.pattern.regex.match(here.plain, start)
        if not found or (best and found.end() <= best[0]):
            continue
        if fits(rule, found, here.printed, here.plain, rules):
            best = (found.end(), found, rule)
    return _find(best[1], best[2], rules) if best else None


def _inside_word(low: str, start: int) -> bool:
    return start > 0 and (low[start - 1].isalnum() or low[start - 1] in "_@#")


def _find(found: re.Match[str], rule: Rule, rules: TimeRules) -> Find:
    sense = rule.sense
    items: list[Piece] = []
    for group, name in reversed(rule.pattern.groups):
        if found[group] is None:
            continue
        said, more = read_group(name, found[group], found.start(group), rules)
        sense = said.over(sense)
        items += more
    return Find(found.start(), found.end(), rule, sense, tuple(sorted(items)))
