"""`dateline timeline`."""

EXAMPLE = "Example: dateline timeline"


def command() -> None:
    """To come."""
