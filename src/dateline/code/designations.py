"""The names that makers and armies give to weapons and vehicles: Mi-35, JF-17, S-400, C130J."""

import re

# a few letters, then a hyphen and digits or two digits and more, then perhaps the letters of a mark
DESIGNATION = re.compile(
    r"\b(?P<letters>[A-Z][A-Za-z]{0,3})(?:[-\u2010\u2011] ?\d{1,4}|\d{2,3})(?P<mark>[A-Z]{1,3}|i)?(?=\b|s\b)"
)


def is_designation(word: str, no: frozenset[str]) -> bool:
    """Is the word such a name? `no`: letters (lower case) after which it is none, as in COVID-19."""
    found = DESIGNATION.match(word)
    return found is not None and found["letters"].lower() not in no
