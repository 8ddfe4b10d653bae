"""Scores what the `dateline` command prints against gold data kept outside the repository.

Each set goes through the public commands (`annotate`, for the seed pages also `read` and `export`)
and through the scorer that stands beside the data, or in this folder where it is ours; the scorer's
last line, `key=value ...`, is what is shown here beside the figures of other programs (peers.toml)
and our floors (floors.toml).

    python evals/run.py                         every set
    python evals/run.py --only timebank,seeds   some
    python evals/run.py --gate                  the sets that have floors; fails below a floor
    python evals/run.py --only seeds --pin      prints the table of floors.toml for what was reached
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
DATELINE = Path(sys.executable).with_name("dateline")
Figures = dict[str, float]


@dataclass(frozen=True)
class Set:
    """Some gold data: what is read, the scorer, what the scorer is given, what is shown first."""

    name: str
    data: str  # what make_input.py takes
    scorer: str
    gold: str
    shown: tuple[str, ...]
    record: bool = False  # does the scorer want the merged record too?

    @property
    def alone(self) -> bool:
        """Is it told what the rules find without the small model, too?"""
        return self.scorer in {"events", "seeds"}


RULES = "rules_"  # before the name of a figure: what the rules reach alone
TIME = ("value_f1", "relaxed_f1", "strict_f1", "type_f1")
VOICE = ("overlap_f1", "iou_f1", "exact_f1", "source_f1", "token_content_f1")
TRIPLE = ("type_recall", "type_precision", "quad_recall", "quad_precision")
QUAD = (
    "quad_recall",
    "quad_precision",
    "quad_tolerant_recall",
    "quad_tolerant_precision",
    "false_alarms",
)
POSTS = ("post_f1", "post_precision", "post_recall", "author_right", "date_right")
SEEDS = (
    "unit_f1",
    "time_core_value",
    "record_smoke",
    "record_core",
    "record_should",
    "record_precision",
    "record_date",
    "record_status",
    "record_teller",
    "record_exact",
    "merges",
    "traps",
    "doubles",
)
ALIASES = ("alias_right", "occurrence_right", "outside")
SETS = tuple(
    Set(*row)
    for row in (
        ("timebank", "time/timebank.jsonl", "time", "time/timebank.jsonl", TIME),
        ("aquaint", "time/aquaint.jsonl", "time", "time/aquaint.jsonl", TIME),
        ("polnear_dev", "attribution/polnear_dev.jsonl", "attribution", "attribution/polnear_dev.jsonl", VOICE),
        ("polnear_train", "attribution/polnear_train200.jsonl", "attribution", "attribution/polnear_train200.jsonl", VOICE),
        ("plv_train", "events/plv_train.jsonl", "events", "events/plv_train.jsonl", TRIPLE),
        ("cameo_train", "events/cameo_train.jsonl", "events", "events/cameo_train.jsonl", QUAD),
        ("petr2_gsr", "events/petr2_gsr.jsonl", "events", "events/petr2_gsr.jsonl", TRIPLE),
        ("articles", "articles", "articles", "articles/truth.json", ("article_f1", "article_precision", "article_recall")),
        ("web_forum_52", "forums/web-forum-52", "forums", "forums/web-forum-52/truth.json", POSTS),
        ("wcxb", "forums/wcxb", "forums", "forums/wcxb/truth.json", ("text_f1", "text_f1_xenforo")),
        ("seeds", "seeds", "seeds", "seeds", SEEDS, True),
        ("aliases", "seeds", "aliases", "seeds", ALIASES),
    )
)  # fmt: skip
# A figure that counts faults: the floor is a ceiling.
FEWER_IS_BETTER = frozenset({"merges", "traps", "doubles", "false_alarms", "outside"})


@dataclass(frozen=True)
class Scored:
    set: Set
    figures: Figures
    seconds: float
    digest: str
    failed: str = ""  # the command that did not end well


def attempt(which: Set, shared: Path, keep: Path) -> Scored:
    """`score`, with a failure of a command told in the result, so that the other sets go on."""
    try:
        return score(which, shared, keep)
    except subprocess.CalledProcessError as error:
        command = " ".join(str(part) for part in error.cmd)
        return Scored(which, {}, 0.0, "", f"exit {error.returncode}: {command}")


def score(which: Set, shared: Path, keep: Path) -> Scored:
    """Run the command and the scorer on one set. Raises CalledProcessError where either fails."""
    began = time.monotonic()
    pages = keep / f"{which.name}.input.jsonl"
    maker = [sys.executable, str(shared / "score" / "make_input.py")]
    _run([*maker, str(shared / "data" / which.data)], pages)
    figures = _answered(which, shared, pages, keep / which.name)
    if which.alone:
        alone = _answered(which, shared, pages, keep / f"{which.name}.rules", "--no-scorer")
        figures |= {f"{RULES}{key}": value for key, value in alone.items()}
    return Scored(which, figures, time.monotonic() - began, digest(which, shared))


def _answered(which: Set, shared: Path, pages: Path, stem: Path, *options: str) -> Figures:
    """What the scorer says of the answers to the pages; `options` are of the reading commands."""
    found, report = _beside(stem, "jsonl"), _beside(stem, "txt")
    scorer = [sys.executable, str(scorer_of(which, shared)), str(shared / "data" / which.gold)]
    _run([str(DATELINE), "annotate", str(pages), "--format", "jsonl", *options], found)
    if which.record:
        scorer += ["--annotate", str(found), "--export", str(_record(pages, stem, *options))]
    else:
        scorer.append(str(found))
    _run(scorer, report)
    return last_line(report.read_text(encoding="utf-8"))


def scorer_of(which: Set, shared: Path) -> Path:
    """That beside the data, or one of ours."""
    ours = HERE / f"{which.scorer}.py"
    return ours if ours.exists() else shared / "score" / ours.name


def _record(pages: Path, stem: Path, *options: str) -> Path:
    """The merged record of the pages, through a store."""
    store, record = _beside(stem, "sqlite"), _beside(stem, "records.jsonl")
    for old in (store, record):
        old.unlink(missing_ok=True)
    read = [str(DATELINE), "read", str(pages), "--store", str(store), *options]
    _run(read, _beside(stem, "read.txt"))
    export = [str(DATELINE), "export", str(record), "--store", str(store)]
    _run(export, _beside(stem, "export.txt"))
    return record


def _beside(stem: Path, end: str) -> Path:
    return stem.with_name(f"{stem.name}.{end}")


def _run(command: Sequence[str], output: Path) -> None:
    with output.open("wb") as file:
        subprocess.run(command, stdout=file, check=True)


def last_line(report: str) -> Figures:
    """`a=1 b=0.5` -> {"a": 1, "b": 0.5}, from the last line that a scorer printed."""
    lines = [line for line in report.splitlines() if line.strip()]
    pairs = (pair.partition("=") for pair in lines[-1].split())
    return {key: float(value) for key, _, value in pairs}


def digest(which: Set, shared: Path) -> str:
    """Of the set's pages, its gold and its scorer: floors hold for these bytes only."""
    paths = {shared / "data" / which.data, shared / "data" / which.gold}
    files = {f for p in paths for f in (p.rglob("*") if p.is_dir() else [p]) if f.is_file()}
    files |= {shared / "score" / f"{name}.py" for name in ("common", "make_input")}
    files.add(scorer_of(which, shared))
    whole = sha256()
    for file in sorted(files):
        inside = shared if file.is_relative_to(shared) else HERE
        whole.update(f"{file.relative_to(inside)}\n".encode())
        whole.update(sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:16]


def faults(scored: Scored, floors: Mapping[str, object]) -> list[str]:
    """What is below its floor, in words; also where the data are not those of the floors."""
    if floors.get("digest") != scored.digest:
        text = "pages, gold or scorer are not those that the floors were taken on"
        advice = "look at what changed, then take them anew with --pin"
        return [f"{scored.set.name}: {text} (digest {scored.digest}); {advice}"]
    found = []
    for key, floor in floors.items():
        if isinstance(floor, str):
            continue
        reached = scored.figures.get(key)
        if reached is None:
            found.append(f"{scored.set.name}: the scorer prints no {key}")
        elif _below(key, reached, float(str(floor))):
            found.append(f"{scored.set.name}: {key} is {reached:g}, the floor is {floor}")
    return found


def _below(key: str, reached: float, floor: float) -> bool:
    return reached > floor if key in FEWER_IS_BETTER else reached < floor


def show(results: Sequence[Scored], floors: Mapping[str, Mapping[str, object]]) -> None:
    peers = tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))
    table = Table(
        "set", "measure", "dateline", "rules alone", "floor", "others on the same files", "seconds"
    )
    for scored in results:
        name = scored.set.name
        for n, key in enumerate(k for k in scored.set.shown if k in scored.figures):
            others = peers.get(name, {}).get(key, {})
            alone = scored.figures.get(f"{RULES}{key}")
            table.add_row(
                "" if n else name,
                key,
                f"{scored.figures[key]:.3g}",
                "" if alone is None else f"{alone:.3g}",
                str(floors.get(name, {}).get(key, "")),
                ", ".join(f"{peer} {value}" for peer, value in others.items()),
                "" if n else f"{scored.seconds:.0f}",
            )
        table.add_section()
    Console(width=120).print(table)


def pinned(results: Sequence[Scored]) -> str:
    """The tables of floors.toml for what was reached, a hundredth below; counts as they are."""
    lines = []
    for scored in results:
        lines += [f"[{scored.set.name}]", f'digest = "{scored.digest}"']
        for key in (k for k in scored.set.shown if k in scored.figures):
            reached = scored.figures[key]
            if key in FEWER_IS_BETTER:
                lines.append(f"{key} = {reached:g}")
            else:
                lines.append(f"{key} = {reached if reached == 1 else max(0.0, reached - 0.01):.3f}")
        lines.append("")
    return "\n".join(lines)


def main() -> int:
    given = _arguments()
    if not (given.shared / "data").is_dir():
        print(
            f"no data at {given.shared / 'data'}: nothing is scored (--shared names another place)"
        )
        return 0
    floors: dict[str, dict[str, object]] = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    names = given.only or (list(floors) if given.gate else [s.name for s in SETS])
    if unknown := set(names) - {s.name for s in SETS}:
        print(f"no such set: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        keep = given.keep or Path(temporary)
        keep.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(given.jobs) as pool:
            chosen = [s for s in SETS if s.name in names]
            results = list(pool.map(lambda s: attempt(s, given.shared, keep), chosen))
    show(results, floors)
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        figures = {r.set.name: {**r.figures, "seconds": round(r.seconds, 1)} for r in results}
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if given.pin:
        print(pinned(results))
    broken = [f"{r.set.name}: {r.failed}" for r in results if r.failed]
    whole = [r for r in results if not r.failed and r.set.name in floors]
    found = broken + [f for r in whole for f in faults(r, floors[r.set.name])]
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if broken or (given.gate and found) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", type=lambda names: names.split(","), metavar="SET,SET")
    parser.add_argument(
        "--gate", action="store_true", help="exit 1 where a figure is below its floor"
    )
    parser.add_argument("--pin", action="store_true", help="print floors for what was reached")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="leave inputs, answers and reports there"
    )
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared", metavar="DIR")
    parser.add_argument("--jobs", type=int, default=2, help="sets at a time (2)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
