"""Whether what a rule matched is a time at all, judged by what stands around it."""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from dateline.lexicon.phrases import plain
from dateline.lexicon.times import Rule, TimeRules

_WORD_BEFORE = re.compile(r"([^\W\d_]+|\d+)['\".,]{0,2}[ -]{0,3}$")
_WORD_AFTER = re.compile(r"[ -]{0,3}([^\W\d_]+)")
_NO_YEAR_BEFORE = re.compile(r"(?:[$€£#+=/\\&©]|© |\(c\) |\d[.,:]|\d-|[a-z]-)$")
_NO_YEAR_AFTER = re.compile(r"[,.:]\d|[%$€£°/\\]|-[a-z0-9]| ?(?:x|×) ?\d| ?%")
_OWNED_PART = re.compile(r"'(\w*) \w+ (\w+)")
_YEAR_SPAN = re.compile(r"[12]\d{3} ?- ?$")
_YEAR_SPAN_ON = re.compile(r"(?: ?- ?|/)(?:[12]\d{3}|\d\d)\b(?![-/])")
_PLURAL = re.compile(r"[ ]{1,2}[a-z]{3,}s\b")
_BREAK = re.compile(r"\n[ \t\r\u00a0]*\n")
_BACK = 24
_CUE_REACH = 110
_CUE = re.compile(r"'ll\b|\b[^\W\d_A-Z][^\W\d_]*\b")
_APOSTROPHE = re.compile(r"['\u2019](\w+)")
_WORD_AND_BLANK = re.compile(r"(\w+) $")
_VERB = re.compile(r" [a-z]")
_LINE = re.compile(r"[^\n]{0,90}(?=\n|$)")
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[!?;]|\.(?= {1,3}\S)(?<![a-z]\.[a-z]\.)| {2,}")


class Place(NamedTuple):
    """A match in the text as printed, and as the rules read it."""

    printed: str
    low: str
    start: int
    end: int
    rules: TimeRules


def fits(rule: Rule, found: re.Match[str], printed: str, low: str, rules: TimeRules) -> bool:
    """Do the words around the match, its capitals and its line breaks allow this reading?"""
    start, end = found.span()
    if _BREAK.search(printed, start, end) or not _capitals(rule, found, printed, rules):
        return False
    before = word_before(low, start)
    if (rule.after and before not in rule.after) or before in rule.unless_after:
        return False
    if not _goes_on(rule, low, end):
        return False
    return rule.check is None or CHECKS[rule.check](Place(printed, low, start, end, rules))


def _goes_on(rule: Rule, low: str, end: int) -> bool:
    if not rule.before and not rule.unless_before:
        return True
    after = word_after(low, end)
    return after not in rule.unless_before and (not rule.before or after in rule.before)


def direction(text: str, start: int, end: int, rules: TimeRules) -> int:
    """1 where the cue nearest to the left in its sentence points ahead, -1 where it points back.

    Without a cue to the left the nearest one to the right counts; 0 where there is none at all.
    A verb directly behind belongs to its own clause ("Ahead of talks, both on Monday signed"), and
    what is `Monday's` is known already, unless the verb behind it says that it is to come.
    """
    said = _STOP.split(plain(text[max(0, start - _CUE_REACH) : start], case=True))[-1].lstrip()
    if said.lower().startswith(tuple(rules.leading_own)):
        said = said[:1].lower() + said[1:]
    left = _CUE.findall(said)
    right = _CUE.findall(_STOP.split(plain(text[end : end + _CUE_REACH], case=True), maxsplit=1)[0])
    owned = _APOSTROPHE.match(text, end)
    if owned and owned[1] in rules.possessives:
        return _owner(plain(text[max(0, start - _BACK) : start]), right, rules)
    if left and left[-1] in rules.leading:
        return -1 if _over(left, rules) else 1
    on = _WORD_AND_BLANK.search(text, max(0, start - _BACK), start)
    leads = on and on[1] in rules.on_days and _VERB.match(text, end)
    if leads and _cue(right[:1], rules) < 0 and _cue(_clause(text, start), rules) <= 0:
        return -1
    return _cue(left, rules) or _cue(right[::-1], rules, back=True)


def _owner(before: str, right: list[str], rules: TimeRules) -> int:
    """`Monday's vote` is over, unless the words before it or its own verb put it ahead."""
    if before.rstrip().endswith(tuple(rules.leading_own)):
        return 1
    own = next((i for i, word in enumerate(right) if word in rules.asides), len(right))
    return _cue(right[:own][::-1], rules, back=True) or -1


def _clause(text: str, start: int) -> list[str]:
    """The words since the last comma."""
    low = plain(text[max(0, start - _CUE_REACH) : start], case=True)
    return _CUE.findall(low.rpartition(",")[2])


def _over(left: list[str], rules: TimeRules) -> bool:
    """ "had filed reports by Friday": the bound was reached before the telling."""
    had = max((i for i, word in enumerate(left) if word in rules.had), default=-1)
    ahead = max((i for i, word in enumerate(left[:-1]) if word in rules.future), default=-1)
    return had > ahead


def is_bound(text: str, start: int, rules: TimeRules) -> bool:
    """Does a word before it make it the beginning or end of something longer?"""
    low = plain(text[max(0, start - _BACK) : start])
    return word_before(low, len(low)) in rules.bounds


def _cue(words: list[str], rules: TimeRules, *, back: bool = False) -> int:
    """The last cue; participles after `be` are none ("will be held"), and what had been due is past.

    `back`: the words come in reverse.
    """
    for i in range(len(words) - 1, -1, -1):
        step = -1 if back else 1
        before = words[i - step] if 0 <= i - step < len(words) else ""
        after = words[i + step] if 0 <= i + step < len(words) else ""
        if f"{words[i]} {after}" in rules.future:
            return 1
        if words[i] in rules.future and not (back and _active(words[i], before, rules)):
            return -1 if before in rules.past and not rules.had.isdisjoint(words) else 1
        past = words[i] in rules.past or (len(words[i]) > 4 and _ends(words[i], rules.past_ends))
        if past and before not in rules.still_to_be:
            return -1
    return 0


def _active(word: str, before: str, rules: TimeRules) -> bool:
    """ "On Friday the state planned a road": what was done that day was the planning."""
    return _ends(word, rules.past_ends) and before not in rules.be


def _ends(word: str, ends: Iterable[str]) -> bool:
    return word.endswith(tuple(ends))


def word_before(low: str, start: int) -> str | None:
    found = _WORD_BEFORE.search(low, max(0, start - _BACK), start)
    return found[1] if found else None


def word_after(low: str, end: int) -> str | None:
    found = _WORD_AFTER.match(low, end)
    return found[1] if found else None


def _capitals(rule: Rule, found: re.Match[str], printed: str, rules: TimeRules) -> bool:
    if rule.title and not printed[found.start()].isupper():
        return False
    if any(name == "year" and found[group] for group, name in rule.pattern.groups):
        return True  # nobody takes `may 2009` for a verb
    for group, _ in rule.pattern.groups:
        at = found.start(group)
        if at >= 0 and found[group] in rules.capital and not printed[at].isupper():
            return False
    return True


def _year(at: Place) -> bool:
    """Is a bare number of four digits a year? Years far from ours need a preposition."""
    low, end, year = at.low, at.end, int(at.low[at.end - 4 : at.end])
    first, start = at.start, end - 4
    if _YEAR_SPAN.search(low, max(0, start - 8), start) or _YEAR_SPAN_ON.match(low, end):
        return 1400 <= year <= 2100
    before, after = word_before(low, start), word_after(low, end)
    hyphen = low[max(0, first - 1) : first] == "-"
    if hyphen and before in at.rules.prefixes:  # `post-1959 politics`
        return 1400 <= year <= 2100
    if _NO_YEAR_BEFORE.search(low, max(0, first - 12), first) or _NO_YEAR_AFTER.match(low, end):
        return False
    if after in at.rules.counted or before in at.rules.numbered or _has_part(at):
        return False
    if before in at.rules.year_after:
        return 1000 <= year <= 2200 and not (year % 100 == 0 and _PLURAL.match(low, end))
    return 1900 <= year <= 2059 and not _PLURAL.match(low, end)


def _has_part(at: Place) -> bool:
    """`the 1500's winner of the heat`: what owns something of something is no year."""
    found = _OWNED_PART.match(at.low, at.end)
    if found is None:
        return False
    return found[1] in {"", *at.rules.possessives} and found[2] in at.rules.part_of


def _clock(at: Place) -> bool:
    """A time like 3:15, not a score, a verse or a ratio."""
    around = at.low[max(0, at.start - 1) : at.start] + at.low[at.end : at.end + 1]
    return not any(c.isdigit() or c in ":/" for c in around)


def _count(at: Place) -> bool:
    """No end of a sum ("$1.5 ..."), no fraction ("three-quarters") and no title ("60 Minutes")."""
    if not _no_title(at):
        return False
    words = at.low[at.start : at.end]
    if re.match(r"[12]\d{3} [a-z]+$", words) and not _ends(words, at.rules.plural_ends):
        return False  # `1988 quarter`
    fraction = words.rpartition("-")[2].startswith(tuple(at.rules.fractions)) and "-" in words
    return not fraction and (at.start == 0 or at.low[at.start - 1] not in "$€£.,")


def _year_pair(at: Place) -> bool:
    """`2004-05` as two years, not as a month or a part number."""
    first, second = int(at.low[at.start : at.start + 2]) * 100, int(at.low[at.end - 2 : at.end])
    year = int(at.low[at.start : at.start + 4])
    on = year % 100 < second or (year % 100 == 99 and second == 0)
    return 1700 <= first <= 2100 and on and _year(at._replace(end=at.start + 4))


def _decade(at: Place) -> bool:
    """Not somebody's age ("in his 80s") and no other plural of a number."""
    words = at.low[at.start : at.end]
    before = word_before(at.low, at.start)
    if re.search(r"\d{4}", words):
        return True
    if before in at.rules.owners:
        return False
    if at.rules.definite & set(words.split()[:-1]):
        return True
    late = re.search(r"\d", words)
    quoted = "'" in words[:-2] or at.low[max(0, at.start - 1) : at.start] == "'"
    if late is None or (late[0] not in "56789" and words[0] != "'"):
        return False
    return quoted or bool(re.search("[ -]", words)) or before in at.rules.decade_after


def _whole_unit(at: Place) -> bool:
    """`the year` and `the month`; `the day` says nothing of when, `the decade` too little."""
    words = at.low[at.start : at.end].split()
    if at.rules.definite & set(words[1:]):  # `the end of the decade`
        return words[-1] not in at.rules.no_whole
    return words[-1] not in at.rules.no_whole | at.rules.long_units


def _no_rate(at: Place) -> bool:
    """Not the base of a rate or a price ("40 flights a week", "$3 million a year")."""
    if at.low[at.end : at.end + 1] == "-":
        return False
    if at.low[at.start : at.end].split()[0] not in at.rules.articles:
        return True
    before = word_before(at.low, at.start)
    if before is None or before in at.rules.spent:
        return True
    return not (before.isdigit() or before in at.rules.counted or _counts(before, at.rules))


def _apart(at: Place) -> bool:
    """No part of a longer number, version or path."""
    before, after = at.low[max(0, at.start - 2) : at.start], at.low[at.end : at.end + 2]
    return not re.search(r"[\w./-]$", before) and not re.match(r"[\w/-]|\.\d", after)


def _no_paper(at: Place) -> bool:
    """Not the name of a paper or a station ("Harbour Today", "USA TODAY")."""
    printed = at.printed[at.start : at.end]
    before = re.search(r"([A-Z][\w.]*) $", at.printed[max(0, at.start - _BACK) : at.start])
    if before is None or printed[0].islower():
        return True
    return printed.isupper() and before[1].lower() not in at.rules.papers


def _no_person(at: Place) -> bool:
    """Not part of a name ("Mr. June", "April Jones", "By Jan Novak")."""
    before = word_before(at.low, at.start)
    if before in at.rules.titles:
        return False
    words, after = at.printed[at.start : at.end], at.printed[at.end : at.end + 3]
    named = after[:1] == " " and after[1:2].isupper() and after[2:3].islower()
    if not named or re.search(r"[ -]", words):
        return True
    if words.lower() in at.rules.given_names or _in_byline(at):
        return False
    return before in at.rules.year_after | at.rules.leading


def _in_byline(at: Place) -> bool:
    """Is its line one of names alone: "By May Chen and April Jones"?"""
    start = at.printed.rfind("\n", max(0, at.start - _BACK), at.start) + 1
    line = _LINE.match(at.printed, start)
    first, *rest = _WORD.findall(line[0]) if line else ("",)
    if first.lower() not in at.rules.bylines:
        return False
    return all(word[0].isupper() or word in at.rules.byline_joints for word in rest)


def _after_apostrophe(at: Place) -> bool:
    """`'71` after a preposition, and not `'80s` or a quoted number."""
    quoted = (
        at.start == 0 or at.low[at.start - 1] != "'" or at.low[at.end : at.end + 1] in {"'", "-"}
    )
    before = re.search(r"([a-z]+) '$", at.low[max(0, at.start - 12) : at.start])
    if word_after(at.low, at.end) in at.rules.counted:
        return False
    return not quoted and before is not None and before[1] in at.rules.year_after


def _clause_end(at: Place) -> bool:
    """Nothing follows that it would be before or after of."""
    return at.low[at.end : at.end + 1] in {"", ",", ".", ";", ")", "'", '"'}


def _no_name(at: Place) -> bool:
    """Not the kind of a newspaper ("the daily Aurora")."""
    after = at.printed[at.end : at.end + 2]
    return not (after[:1] == " " and after[1:].isupper())


def _no_title(at: Place) -> bool:
    """Not the name of a programme or a book in quotes ("This Week")."""
    words = at.printed[at.start : at.end].split()
    return not (
        at.low[max(0, at.start - 1) : at.start] in {'"', "'"}
        and at.low[at.end : at.end + 1] in {'"', "'", ",", ".", " "}
        and len(words) > 1
        and all(word[0].isupper() or word[0].isdigit() for word in words)
    )


def _to_come(at: Place) -> bool:
    """ "soon became", "was soon released": not what is still to come."""
    after, before = word_after(at.low, at.end) or "", word_before(at.low, at.start) or ""
    past = at.rules.past
    return not (_ends(after, at.rules.past_ends) or after in past or before in past)


def _counts(word: str, rules: TimeRules) -> bool:
    plural = _ends(word, rules.plural_ends) and not _ends(word, rules.singular_ends)
    return len(word) > 3 and plural


CHECKS: Mapping[str, Callable[[Place], bool]] = MappingProxyType(
    {
        "year": _year,
        "clock": _clock,
        "count": _count,
        "year_pair": _year_pair,
        "decade": _decade,
        "whole_unit": _whole_unit,
        "no_rate": _no_rate,
        "no_name": _no_name,
        "no_person": _no_person,
        "no_title": _no_title,
        "to_come": _to_come,
        "no_paper": _no_paper,
        "after_apostrophe": _after_apostrophe,
        "apart": _apart,
        "clause_end": _clause_end,
    }
)
