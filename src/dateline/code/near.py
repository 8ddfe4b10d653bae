"""Who may be meant by a sentence that names nobody: what the sentences before it leave in mind."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.types import Mention

_NO_STATE = frozenset({"IGO", "NGO", "MNC"})


@dataclass(frozen=True, slots=True)
class Near:
    """What the same voice has just spoken of."""

    person: Mention | None = None  # the subject of the sentence right before, if it is a person
    states: tuple[frozenset[str], ...] = ()  # those named just before, those named at all

    def other(self, here: frozenset[str], known: frozenset[str]) -> str | None:
        """The one state beside those `known`: of those named `here`, else of the nearest that are
        named before; None where these are several."""
        beside = (states - known for states in (here, *self.states))
        nearest = next((states for states in beside if states), frozenset())
        return next(iter(nearest)) if len(nearest) == 1 else None


NOTHING = Near()


def states(mentions: Iterable[Mention]) -> frozenset[str]:
    """The states that these words stand for, or that what they stand for is of."""
    return frozenset(m.country for m in mentions if m.country and m.country not in _NO_STATE)
