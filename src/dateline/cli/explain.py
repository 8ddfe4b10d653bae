"""`dateline explain`."""

EXAMPLE = "Example: dateline explain"


def command() -> None:
    """To come."""
