"""What the readers of each form of page return beside the text: its title, its date, its passages."""

from msgspec import Struct

from dateline.types import Dating, Issue, Passage


class Layout(Struct, frozen=True, kw_only=True):
    """Whose words the parts of a text are, and what the page says about itself.

    `title`, `site` and `published` are what the page itself says; the caller's own values are put
    over them by `read`. Passages are sorted by `start`, parents before children.
    """

    title: str | None = None
    site: str | None = None
    published: Dating = Dating()
    passages: tuple[Passage, ...] = ()
    issues: tuple[Issue, ...] = ()
