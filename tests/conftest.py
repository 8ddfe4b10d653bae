"""Readings of pages that were never parsed, for tests of what comes after reading."""

import hashlib
from collections.abc import Callable

import pytest

from dateline.ids import digest
from dateline.interval import Interval
from dateline.types import (
    Actor,
    Basis,
    Claim,
    EventType,
    Evidence,
    Page,
    Passage,
    PassageKind,
    Quad,
    Reading,
    Register,
    Role,
    Span,
    Status,
    When,
)

TEXT = (
    "Manado Post\n\nOn 4 May 2011 Elbonia sold six patrol boats to Ruritania. "
    "Ruritania may visit Elbonia in June.\n"
)
SALE = "On 4 May 2011 Elbonia sold six patrol boats to Ruritania."
VISIT = "Ruritania may visit Elbonia in June."


def _actor(text: str, name: str, country: str, role: Role, near: int) -> Actor:
    start = text.index(name, near)
    return Actor(
        role=role,
        name=name,
        actor=country,
        country=country,
        spans=(Span(start, start + len(name)),),
    )


def _claims(page: str, text: str) -> tuple[Claim, ...]:
    sale, visit = text.index(SALE), text.index(VISIT)
    sold = text.index("sold", sale)
    return (
        Claim(
            id="c" + digest(page, "sale"),
            page=page,
            event_type=EventType.COOPERATE,
            quad=Quad.MATERIAL_COOPERATION,
            register=Register.TRANSFER,
            actors=(
                _actor(text, "Elbonia", "ELB", Role.SUPPLIER, sale),
                _actor(text, "Ruritania", "RUR", Role.RECIPIENT, sale),
            ),
            trigger=(Span(sold, sold + 4),),
            date=When(when=Interval.parse("2011-05-04"), basis=Basis.STATED),
            status=Status.HAPPENED,
            attributes={
                "designation": "patrol boat",
                "quantity": {"number": 6, "comparator": None},
            },
            told_by=("Manado Post",),
            evidence=Evidence(start=sale, end=sale + len(SALE), quote=SALE),
            confidence=0.8,
            rule="cooperate.sell",
            passage="p1",
        ),
        Claim(
            id="c" + digest(page, "visit"),
            page=page,
            event_type=EventType.CONSULT,
            quad=Quad.VERBAL_COOPERATION,
            register=Register.VISIT,
            actors=(
                _actor(text, "Ruritania", "RUR", Role.ACTOR, visit),
                _actor(text, "Elbonia", "ELB", Role.RECIPIENT, visit),
            ),
            date=When(),
            status=Status.POSSIBLE,
            told_by=("Manado Post", "an official"),
            evidence=Evidence(start=visit, end=visit + len(VISIT), quote=VISIT),
            confidence=0.6,
            rule="consult.visit",
            passage="p1",
        ),
    )


@pytest.fixture
def reading_of() -> Callable[..., Reading]:
    """A page by name, with a sale on a day and a visit that may come; `head` stands before both."""

    def made(page: str = "a.txt", *, head: str = "") -> Reading:
        text = head + TEXT
        return Reading(
            page=Page(
                id=page,
                title="Boats for Ruritania",
                site="Manado Post",
                media_type="text/plain",
                sha256=hashlib.sha256(text.encode()).hexdigest(),
            ),
            text=text,
            passages=(
                Passage(
                    id="p1", start=len(head), end=len(text), kind=PassageKind.BODY, author="Ann"
                ),
            ),
            claims=_claims(page, text),
        )

    return made
