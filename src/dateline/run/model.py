"""Where a language model is to be asked; `ask.py`, which asks it, is imported only when one is."""

import ipaddress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from dateline.types import Asked

LONGEST_NAME = 100
PAGE = 1_800.0  # seconds for all questions about one page
KEY = "DATELINE_LLM_KEY"  # the variable of the environment that holds the key, if one is needed


class Endpoint(NamedTuple):
    """A server that speaks OpenAI's chat completions. `cache`: where answers are kept, None for none."""

    url: str
    model: str
    cache: Path | None = None


def endpoint(url: str, model: str, cache: Path | None = None) -> Endpoint:
    """Raises ValueError where there can be no such endpoint."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("no http address, such as http://127.0.0.1:8080/v1")
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError(f"an address without name, password, ? and #; a key goes into {KEY}")
    if not (model.strip() and model.isprintable() and len(model) <= LONGEST_NAME):
        raise ValueError(f"no name of a model: {model[:LONGEST_NAME]!r}")
    base = url.rstrip("/").removesuffix("/chat/completions")
    return Endpoint(base, model.strip(), cache)


def stays_here(url: str) -> bool:
    """Does what is sent there stay on this machine?"""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def together(one: Asked | None, other: Asked | None) -> Asked | None:
    """The counts of two pages as one."""
    if one is None or other is None:
        return one or other
    refused = dict(one.refused)
    for reason, times in other.refused.items():
        refused[reason] = refused.get(reason, 0) + times
    return Asked(
        model=one.model,
        asked=one.asked + other.asked,
        cached=one.cached + other.cached,
        failed=one.failed + other.failed,
        taken=one.taken + other.taken,
        known=one.known + other.known,
        refused=dict(sorted(refused.items())),
    )
