"""Words -> intervals, and what they were counted from."""

from dateline.date.tagging import dates

__all__ = ["dates"]
