"""`dateline doctor`."""

EXAMPLE = "Example: dateline doctor"


def command() -> None:
    """To come."""
