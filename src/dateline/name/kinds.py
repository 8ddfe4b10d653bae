"""Which mentions are of a state, an officer, a place: what many of the rules ask."""

from dateline.types import Mention, MentionKind

OF_MANY = frozenset({"IGO", "NGO", "MNC"})  # where the code of a state would stand
SERVANTS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})  # sectors that act for a state
PLACES = frozenset({MentionKind.STATE, MentionKind.PLACE})
OFFICERS = frozenset({MentionKind.PERSON, MentionKind.OFFICE})
INSTITUTIONS = frozenset({MentionKind.ORGANISATION, MentionKind.FORCE})
NEAR = 300  # characters: this sentence and the one before
FAR = 60  # mentions before some words among which is looked for who is meant


def of_a_state(mention: Mention) -> bool:
    """Is it known whose it is, and not that of a body of many?"""
    return mention.country is not None and mention.country not in OF_MANY


def is_person(mention: Mention) -> bool:
    return mention.kind is MentionKind.PERSON


def by_start(mention: Mention) -> int:
    return mention.start
