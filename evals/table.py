"""The tables of figures in README.md and docs/evaluation.md, made of what the other two measured.

    python evals/run.py --json out/evals.json
    python evals/speed.py --json out/speed.json
    python evals/table.py out/evals.json out/speed.json [--write README.md docs/evaluation.md]

Prints the blocks, or puts each between its two marks in the files (`make figures` does all this). So
no figure of ours is typed by hand; those of others come from peers.toml.
"""

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from run import FEWER_IS_BETTER, SETS

HERE = Path(__file__).resolve().parent
BLOCK = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end of figures -->)", re.DOTALL)
Figures = Mapping[str, Mapping[str, float]]
Others = Mapping[str, Mapping[str, Mapping[str, str]]]  # set -> measure -> program -> as written
Row = Mapping[str, str]


def compared(rows: Sequence[Row], found: Figures, others: Others) -> str:
    """The README's table: a row for each of table.toml, several measures of one cell as `.6 / .7`."""
    lines = ["| task | set | dateline | others |", "|---|---|---|---|"]
    before = ""
    for row in rows:
        keys = row["measures"].split()
        ours = " / ".join(written(key, found[row["set"]][key]) for key in keys)
        if "of" in row:
            ours += f" of {found[row['set']][row['of']]:.0f}"
        task = "" if row["task"] == before else row["task"]
        theirs = beside(others.get(row["set"], {}), keys) or row.get("others", "none measured")
        note = f" {row['note']}" if "note" in row else ""
        lines.append(f"| {task} | `{row['set']}` | {ours} | {theirs}{note} |")
        before = row["task"]
    return "\n".join(lines)


def beside(others: Mapping[str, Mapping[str, str]], keys: Sequence[str]) -> str:
    """`HeidelTime .795, SUTime .695`: the programs of which all the measures are known."""
    programs = [p for p in others.get(keys[0], {}) if all(p in others.get(k, {}) for k in keys)]
    return ", ".join(
        f"{p} " + " / ".join(others[k][p].removeprefix("0") for k in keys) for p in programs
    )


def everything(found: Figures, others: Others, floors: Mapping[str, Mapping[str, object]]) -> str:
    """All measures that run.py shows, with their floors."""
    lines = ["| set | measure | dateline | floor | others |", "|---|---|---|---|---|"]
    for each in SETS:
        known = found.get(each.name, {})
        for n, key in enumerate(k for k in each.shown if k in known):
            floor = str(floors.get(each.name, {}).get(key, ""))
            cells = (
                "" if n else f"`{each.name}`",
                f"`{key}`",
                written(key, known[key]),
                floor if key in FEWER_IS_BETTER else floor.removeprefix("0"),
                beside(others.get(each.name, {}), [key]),
            )
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def written(key: str, figure: float) -> str:
    """A share as `.826`, a count as it is."""
    if key in FEWER_IS_BETTER:
        return f"{figure:.0f}"
    return f"{figure:.3f}".removeprefix("0")


def pace(speed: Mapping[str, float]) -> str:
    dense, ordinary = (
        (round(speed[f"{kind}_words_per_second"], -2), speed[f"{kind}_of_spacy"])
        for kind in ("dense", "ordinary")
    )
    told = (
        f"Speed (`make speed`): {dense[0]:,.0f} words a CPU second on one thread on pages dense with events,\n"
        f"{dense[1]:.1f} times that of spaCy's whole small English pipeline on the same words; {ordinary[0]:,.0f} on\n"
        f"ordinary web pages, {ordinary[1]:.1f} times that of spaCy, because only sentences that can hold something\n"
        f"are parsed. A process takes {speed['peak_megabytes']:.0f} MB at most."
    )
    if "of_trafilatura" not in speed:
        return told
    pages, times = speed["read_html_pages_per_second"], speed["of_trafilatura"]
    return f"{told} The reading alone takes {pages:.0f} HTML pages a CPU second, {times:.1f} times\nthat of trafilatura's default."


def filled(text: str, blocks: Mapping[str, str]) -> str:
    """The text with the newest block between each two marks. Raises KeyError for an unknown name."""
    return BLOCK.sub(lambda mark: f"{mark[1]}{blocks[mark[2]]}\n{mark[3]}", text)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evals", type=Path, help="what run.py --json wrote")
    parser.add_argument("speed", type=Path, help="what speed.py --json wrote")
    parser.add_argument("--write", type=Path, nargs="+", default=[], metavar="FILE.md")
    given = parser.parse_args()
    if not given.evals.exists():
        print(f"{given.evals}: not there, so no figure is rewritten", file=sys.stderr)
        return 0
    found, speed = (json.loads(f.read_text("utf-8")) for f in (given.evals, given.speed))
    # as written there, so that .720 keeps its nought
    others, floors = (
        tomllib.loads((HERE / f).read_text("utf-8"), parse_float=str)
        for f in ("peers.toml", "floors.toml")
    )
    rows = tomllib.loads((HERE / "table.toml").read_text("utf-8"))["row"]
    blocks = {
        "compared": compared(rows, found, others),
        "all": everything(found, others, floors),
        "speed": pace(speed),
    }
    for file in given.write:
        file.write_text(filled(file.read_text("utf-8"), blocks), encoding="utf-8")
    if not given.write:
        print("\n\n".join(blocks.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
