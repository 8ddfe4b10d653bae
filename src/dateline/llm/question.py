"""What a model is asked: the instructions, a passage between marks, and the form of the answer."""

import json
from collections.abc import Callable, Mapping, Sequence
from string import Template
from typing import NamedTuple

from dateline.ids import digest
from dateline.lexicon import Lexicon
from dateline.types import EventType, Polarity, Register, Role, Status

_OR_NULL = ["string", "null"]
COPIED = ("date", "place", "amount", "quantity", "designation")  # words of the passage, or null


class Question(NamedTuple):
    instructions: str
    passage: str
    schema: Mapping[str, object]


class Answer(NamedTuple):
    text: str
    cached: bool = False


class Failure(NamedTuple):
    """No answer was to be had. `why` is in our words: no server puts text into it."""

    why: str


Ask = Callable[[Question], Answer | Failure]


def question(words: str, listed: Sequence[Mapping[str, str | None]], lexicon: Lexicon) -> Question:
    """What to ask about these words. `listed`: what was found in them by earlier answers."""
    briefing, modes = lexicon.model, modes_of(lexicon)
    instructions = Template(briefing.instructions).safe_substitute(
        types=_glossed(briefing.types),
        modes=", ".join(modes),
        registers=", ".join(Register),
        roles=_glossed(briefing.roles),
        statuses=_glossed(briefing.statuses),
        shape=_shape(),
    )
    form = Template(briefing.again if listed else briefing.passage)
    found = "\n".join(json.dumps(each, ensure_ascii=False) for each in listed)
    passage = form.safe_substitute(mark=_mark(words), text=words, found=found)
    return Question(instructions, passage, schema(modes))


def _mark(words: str) -> str:
    """A line that its author cannot have written into the passage, for it depends on all of it."""
    return f"===== passage {digest(words)} ====="


def _glossed(glosses: Mapping[EventType, str] | Mapping[Role, str] | Mapping[Status, str]) -> str:
    return "\n".join(f"- {word}: {gloss}" for word, gloss in glosses.items())


def modes_of(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(sorted({e.mode for e in lexicon.events.entries if e.mode}))


def _shape() -> str:
    """The answer in outline, for who is given no schema."""
    copied = ", ".join(f'"{name}": null' for name in COPIED)
    return (
        '{"events": [{"quote": "...", "trigger": "...", "type": "...", "mode": null,'
        ' "register": "...", "actors": [{"name": "...", "role": "..."}], "status": "...",'
        f' "polarity": "affirmed", {copied}}}]}}'
    )


def schema(modes: Sequence[str]) -> dict[str, object]:
    """The form of an answer as JSON schema, in the part of it that all servers know."""
    words = {"type": "string"}
    actor = _object({"name": words, "role": _one_of(Role)})
    event = _object(
        {
            "quote": words,
            "trigger": words,
            "type": {"type": _OR_NULL, "enum": [*map(str, EventType), None]},
            "mode": {"type": _OR_NULL, "enum": [*modes, None]},
            "register": _one_of(Register),
            "actors": {"type": "array", "items": actor},
            "status": _one_of(Status),
            "polarity": _one_of(Polarity),
            **{name: {"type": _OR_NULL} for name in COPIED},
        }
    )
    return _object({"events": {"type": "array", "items": event}})


def _object(properties: Mapping[str, object]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _one_of(words: type[Polarity | Register | Role | Status]) -> dict[str, object]:
    return {"type": "string", "enum": [str(word) for word in words]}
