"""One page from its bytes to its claims; the only place where stages meet."""

from dateline.lexicon import Lexicon
from dateline.syntax import Parser
from dateline.types import Reading, Source


def read_page(source: Source, lexicon: Lexicon, parser: Parser) -> Reading:
    """Everything found in one page. Raises `read.Unreadable` where there is no page to read."""
    raise NotImplementedError
