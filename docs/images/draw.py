"""The picture of the README: the timeline of two states in a terminal, as SVG (`make picture`).

python docs/images/draw.py STORE STATE STATE SINCE > docs/images/timeline.svg
"""

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from dateline.interval import Interval
from dateline.store import Wanted, open_store
from dateline.tell.timeline import as_text, timeline

WIDTH = 112
# rich names a web font there; whoever looks at the picture shall not ask another host for it
WEB_FONT = re.compile(r"@font-face \{[^}]*\}\s*")


def draw(store: Path, between: tuple[str, str], since: str) -> str:
    """An SVG of a terminal in which the command was typed."""
    wanted = Wanted(between=between, since=Interval.parse(since))
    with open_store(store) as opened:
        shown = timeline(opened, wanted)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    typed = f"$ dateline timeline --between {between[0]} {between[1]} --since {since}"
    console.print(Text(typed, style="bold"))
    console.print(as_text(shown))
    svg = console.export_svg(title="dateline", theme=MONOKAI, unique_id="dateline")
    # some viewers drop the blanks at the head of a piece of text
    return WEB_FONT.sub("", svg).replace("<svg ", '<svg xml:space="preserve" ', 1)


if __name__ == "__main__":
    file, one, other, year = sys.argv[1:]
    sys.stdout.write(draw(Path(file), (one, other), year))
