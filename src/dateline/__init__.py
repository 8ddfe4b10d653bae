"""dateline: pages in, a checkable record of what happened between states out."""

__version__ = "0.1.0"
