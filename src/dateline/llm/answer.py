"""The text of an answer -> the events that it proposes, also out of one that was cut off."""

import json
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from msgspec import Struct

from dateline.types import EventType, Polarity, Register, Role, Status

LONGEST = 200_000  # characters of an answer that are looked at
MOST = 60  # events of one answer
_TRIES = 20  # braces at which the answer may begin
_THOUGHT = "</think>"  # what some models put between thinking aloud and the answer


class Side(Struct, frozen=True):
    name: str
    role: Role


class Proposal(Struct, frozen=True):
    """An event as a model proposes it; the words are still to be found in the passage."""

    quote: str
    trigger: str
    type: EventType | None
    actors: tuple[Side, ...]
    register: Register = Register.OTHER
    mode: str | None = None
    status: Status | None = None
    polarity: Polarity = Polarity.AFFIRMED
    date: str | None = None
    place: str | None = None
    amount: str | None = None
    quantity: str | None = None
    designation: str | None = None


class Read(NamedTuple):
    """What an answer proposes, and what of it was not as asked for."""

    proposals: tuple[Proposal, ...]
    whole: bool  # the answer as a whole was as asked for
    misshapen: int  # events that were not
    beyond: int  # events after the first `MOST`


def read_answer(text: str) -> Read:
    """The proposals of an answer; whatever a model says, nothing is raised."""
    text = text.rpartition(_THOUGHT)[2][:LONGEST]
    raw = _whole(text)
    events = list(_cut(text)) if raw is None else raw
    proposals = [_proposal(event) for event in events[:MOST]]
    good = tuple(p for p in proposals if p is not None)
    beyond = max(0, len(events) - MOST)
    return Read(good, raw is not None, len(proposals) - len(good), beyond)


def _whole(text: str) -> list[object] | None:
    """The list of the first JSON object that has one; it may stand among other words."""
    place = -1
    for _ in range(_TRIES):
        place = text.find("{", place + 1)
        if place < 0:
            return None
        found = _decoded(text, place)
        if found is not None and isinstance(found[0], dict):
            events = found[0].get("events")
            if isinstance(events, list):
                return events
    return None


def _cut(text: str) -> Iterator[object]:
    """The events that are whole in an answer that breaks off."""
    place = text.find("[", text.find('"events"'))
    while place >= 0 and (found := _decoded(text, place + 1)) is not None:
        event, place = found
        yield event
        place = place if text[place : place + 1] == "," else -1


def _decoded(text: str, place: int) -> tuple[object, int] | None:
    """The JSON value at a place and where it ends, blanks passed over; None where there is none."""
    while text[place : place + 1].isspace():
        place += 1
    try:
        value, end = json.JSONDecoder().raw_decode(text, place)
    except (ValueError, RecursionError):
        return None
    while text[end : end + 1].isspace():
        end += 1
    return value, end


def _proposal(event: object) -> Proposal | None:
    try:
        return msgspec.convert(event, Proposal)
    except (msgspec.ValidationError, RecursionError):
        return None
