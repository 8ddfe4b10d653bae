"""How many, how much, of which make, which round, for how long: what a clause says beside its sides."""

from collections.abc import Mapping

from dateline.code.actors import Cast
from dateline.code.triggers import Trigger
from dateline.types import Span, Value


def attributes(clause: Span, trigger: Trigger, cast: Cast) -> Mapping[str, Value]:
    return {}
