"""What a CSS selector asks of a page at the least: names without which it finds nothing."""

import re

_PART = re.compile(
    r"""(?P<or>\s*,\s*) | (?P<beside>\s*[+~]\s*) | \s*>\s* | \s+
    | [.#](?P<name>[\w-]+)
    | \[(?:class|id|role|itemprop|rel)[~|^$*]?=["']?(?P<value>[\w-]+)[^\]]*\]
    | \[[^\]]*\] | [\w*-]+ | :[\w-]+(?:\([^()]*\))?""",
    re.VERBOSE,
)


def signs(selector: str) -> frozenset[str] | None:
    """Of these words one must stand in the class, id, role, itemprop or rel of what is found, or of

    what is around it; in lower case. None where the selector may do without, or is not so simple.
    """
    found: set[str] = set()
    sign, at = "", 0
    for part in _PART.finditer(selector):
        if part.start() != at:
            return None
        at = part.end()
        if part["or"]:
            if not sign:
                return None
            found.add(sign.lower())
        if part["or"] or part["beside"]:
            sign = ""
        sign = max(sign, part["name"] or part["value"] or "", key=len)
    return frozenset({*found, sign.lower()}) if sign and at == len(selector) else None
