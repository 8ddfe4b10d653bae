"""The picture of the README: what a command printed, from standard input, as SVG.

FORCE_COLOR=1 COLUMNS=110 dateline timeline ... | python docs/images/draw.py "COMMAND" > timeline.svg
"""

import io
import re
import sys

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

LINES = 42  # of the output; a picture is to be seen at a glance
WIDTH = 110
# rich names a web font there; whoever looks at the picture shall not ask another host for it
WEB_FONT = re.compile(r"@font-face \{[^}]*\}\s*")


def draw(command: str, output: str) -> str:
    """An SVG of a terminal: the command and the first lines that it printed."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    lines = output.rstrip("\n").split("\n")
    console.print(Text(f"$ {command}", style="bold"))
    console.print(Text.from_ansi("\n".join(lines[:LINES])))
    if len(lines) > LINES:
        console.print(Text(f"... {len(lines) - LINES} more lines", style="dim"))
    return WEB_FONT.sub(
        "", console.export_svg(title="dateline", theme=MONOKAI, unique_id="dateline")
    )


if __name__ == "__main__":
    sys.stdout.write(draw(sys.argv[1], sys.stdin.read()))
