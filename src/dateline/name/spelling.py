"""Are two writings of a name one? Slips of the pen and different transliterations.

"Sergei" and "Sergey", "Yatsenyuk" and "Yatseniuk", "Mohammed" and "Muhammad", "Horak Tomas" and
"Tomas Horak". Used within one page only: between pages and tables such guesses go wrong.
"""

import re

from dateline.lexicon.phrases import plain

_FOLDS = (
    ("shch", "sc"),
    ("tch", "c"),
    ("sch", "sc"),
    ("ch", "c"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("ck", "k"),
    ("x", "ks"),
    ("ou", "u"),
    ("oo", "u"),
    ("w", "v"),
    ("q", "k"),
)
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLE = re.compile(r"(.)\1+")
_SHORTEST, _LONG = 6, 9  # letters from which one, and from which two, may differ


def alike(one: str, other: str) -> bool:
    """May two full names be one person's: the same last name and a first name that begins alike,
    or the last name put first ("Orlov Ivan Petrovich")?"""
    a, b = plain(one).split(), plain(other).split()
    if a[-1] == b[-1] or one_letter_off(a[-1], b[-1]) or near_surnames(a[-1], b[-1]):
        return same_first(a[0], b[0])
    turned = (a[0] == b[-1] and a[1][0] == b[0][0]) or (b[0] == a[-1] and b[1][0] == a[0][0])
    return len(a) > 1 and len(b) > 1 and turned


def same_first(one: str, other: str) -> bool:
    """ "sergei" and "sergey", "mohammed" and "muhammad", "v." and "vladimir"."""
    initial = len(one.strip(".")) == 1 or len(other.strip(".")) == 1
    near = one == other or one_letter_off(one, other) or one[:4] == other[:4]
    return (
        near or (initial and one[0] == other[0]) or (len(one) > 4 and _bones(one) == _bones(other))
    )


def near_surnames(one: str, other: str) -> bool:
    """Long last names that sound alike, or in which a letter or two differ, not the first or last."""
    if (
        one[:1] != other[:1]
        or min(len(one), len(other)) < _SHORTEST
        or abs(len(one) - len(other)) > 3
    ):
        return False
    a, b = sounds(one), sounds(other)
    if a == b:
        return True
    if a[-1:] != b[-1:]:
        return False
    return _off(a, b, 2 if min(len(a), len(b)) >= _LONG else 1)


def sounds(word: str) -> str:
    """The word with the letters by which transliterations differ made one."""
    for written, folded in _FOLDS:
        word = word.replace(written, folded)
    word = re.sub(r"[^\w]", "", word)
    word = re.sub(r"(?:iy|ii|ij|yi|ey|ei|ay|ai|y|ie)(?=$|[bcdfghjklmnpqrstvwxz])", "i", word)
    return _DOUBLE.sub(r"\1", word)


def _bones(word: str) -> str:
    """The consonants: those that all writings of a name share."""
    return word[:1] + _VOWELS.sub("", sounds(word)[1:])


def _off(one: str, other: str, most: int) -> bool:
    """Do the words differ by at most so many letters changed, added or left out?"""
    if abs(len(one) - len(other)) > most:
        return False
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
        if min(row) > most:
            return False
    return row[-1] <= most


def one_letter_off(one: str, other: str) -> bool:
    """Do two words of five letters or more differ by one letter changed, added or left out?"""
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1 or one == other:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    if same < 0:
        return True
    rest_one = one[same + (len(one) >= len(other)) :]
    return rest_one == other[same + (len(other) >= len(one)) :]
