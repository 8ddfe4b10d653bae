"""A reading as `dateline annotate` prints it."""

import msgspec

from dateline.types import Reading, to_json


def annotation(reading: Reading, *, text: bool = True) -> bytes:
    """One line of JSON, without a line end."""
    line = to_json(reading)
    if text:
        return line
    fields: dict[str, msgspec.Raw] = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    del fields["text"]
    return msgspec.json.encode(fields)
