"""How fast the pipeline and each of its stages are, beside spaCy's whole English pipeline.

One process, one thread, CPU seconds (`time.process_time`), models loaded before the clock starts.
Two kinds of pages, where the data are there: dense with events (the seed pages and every sixth page
of TimeBank) and ordinary ones (every sixth of the article and of the forum set); otherwise the pages
of examples/. spaCy gets the very texts that `read` made of these pages.

    python evals/speed.py [--json FILE] [--sample 6]
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"  # before numpy is imported by anything

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest import mock

import spacy
import trafilatura
from rich.console import Console
from rich.table import Table

from dateline import pipeline
from dateline.code.scorer import Scorer, load_scorer
from dateline.interval import Interval
from dateline.lexicon import Lexicon, load_lexicon
from dateline.merge import records
from dateline.read import Unreadable, read
from dateline.syntax import MODEL, Parser, load_parser
from dateline.types import Claim, Reading, Source

HERE = Path(__file__).resolve().parent
KINDS = {
    "dense": ("seeds", "time/timebank.jsonl"),
    "ordinary": ("articles", "forums/wcxb"),
}
ROUNDS = 4  # in the first, both load their tables
STAGES = ("read", "date", "name", "code", "voice", "syntax")
P = ParamSpec("P")
T = TypeVar("T")


class Stopwatch:
    """CPU seconds by stage; time spent in a stage that another calls counts for the inner one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = 0.0

    @contextmanager
    def running(self, stage: str) -> Iterator[None]:
        self._book()
        self._open.append(stage)
        try:
            yield
        finally:
            self._book()
            self._open.pop()

    def _book(self) -> None:
        now = time.process_time()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now

    def timed(self, stage: str, function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def timing(*given: P.args, **options: P.kwargs) -> T:
            with self.running(stage):
                return function(*given, **options)

        return timing


@contextmanager
def stages_timed(watch: Stopwatch) -> Iterator[None]:
    """Within it, each function of a stage that the pipeline calls runs under the stopwatch."""
    inner = {
        name: watch.timed(_stage(value), value)
        for name, value in vars(pipeline).items()
        if callable(value) and not isinstance(value, type) and _stage(value) in STAGES
    }
    parse = watch.timed("parse", Parser.parse)
    heard = watch.timed("scorer", Scorer.heard)
    with (
        mock.patch.dict(vars(pipeline), inner),
        mock.patch.object(Parser, "parse", parse),
        mock.patch.object(Scorer, "heard", heard),
    ):
        yield


def _stage(value: object) -> str:
    """`dateline.date.relative` -> `date`; what is not ours, an empty string."""
    package, _, rest = getattr(value, "__module__", "").partition(".")
    return rest.partition(".")[0] if package == "dateline" else ""


def sources(shared: Path, sets: Sequence[tuple[str, int]]) -> list[Source]:
    """Of each set every so manieth page; where there are no data, the pages of examples/."""
    data = shared / "data"
    if not data.is_dir():
        pages = sorted((HERE.parent / "examples" / "pages").iterdir())
        return [Source(id=p.name, content=p.read_bytes()) for p in pages if p.is_file()]
    found: list[Source] = []
    for name, step in sets:
        command = [sys.executable, str(shared / "score" / "make_input.py"), str(data / name)]
        lines = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.splitlines()
        found += [_source(json.loads(line)) for line in lines[::step]]
    return found


def _source(page: dict[str, str]) -> Source:
    return Source(
        id=page["id"],
        content=page.get("html") or page["text"],
        media_type="text/html" if "html" in page else "text/plain",
        url=page.get("url"),
        published=Interval.parse(page["published"]) if page.get("published") else None,
    )


def run_dateline(pages: Sequence[Source], watch: Stopwatch) -> list[Reading]:
    lexicon, parser, scorer = load_lexicon(), load_parser(), load_scorer()
    warm = Source(id="warm", content="France and Spain signed a treaty on Monday, he said.")
    pipeline.read_page(warm, lexicon, parser, scorer=scorer)
    with stages_timed(watch), watch.running("between the stages"):
        readings = list(_readings(pages, lexicon, parser, scorer))
    claims: list[Claim] = [claim for reading in readings for claim in reading.claims]
    with watch.running("merge"):
        records(claims)
    return readings


def _readings(
    pages: Sequence[Source], lexicon: Lexicon, parser: Parser, scorer: Scorer | None
) -> Iterator[Reading]:
    """Those of the pages that hold any words."""
    for page in pages:
        with suppress(Unreadable):
            yield pipeline.read_page(page, lexicon, parser, scorer=scorer)


def run_spacy(texts: Sequence[str]) -> float:
    """CPU seconds of the model with all that it ships with, on the same words."""
    nlp = spacy.load(MODEL)
    nlp("France and Spain signed a treaty on Monday, he said.")
    began = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - began


def reading_beside(shared: Path) -> dict[str, object]:
    """Pages per CPU second of `read` and of trafilatura's default on the same HTML pages.

    The best of a few rounds each, taken in turn: what else the machine does slows both.
    """
    lexicon = load_lexicon()
    pages = [p for p in sources(shared, [("articles", 1)]) if p.media_type == "text/html"]
    if not pages:
        return {}
    rounds = [
        (
            _seconds(lambda page: read(page, lexicon), pages),
            _seconds(lambda page: trafilatura.extract(str(page.content)), pages),
        )
        for _ in range(ROUNDS)
    ]
    ours, theirs = (min(seconds) for seconds in zip(*rounds[1:], strict=True))
    return {
        "read_html_pages_per_second": round(len(pages) / ours, 1),
        "trafilatura_pages_per_second": round(len(pages) / theirs, 1),
        "of_trafilatura": round(theirs / ours, 2),
    }


def _seconds(reader: Callable[[Source], object], pages: Sequence[Source]) -> float:
    began = time.process_time()
    for page in pages:
        reader(page)
    return time.process_time() - began


def figures(
    readings: Sequence[Reading], watch: Stopwatch, spacy_seconds: float
) -> dict[str, object]:
    words = sum(len(r.text.split()) for r in readings)
    whole = sum(watch.seconds.values())
    return {
        "pages": len(readings),
        "words": words,
        "claims": sum(len(r.claims) for r in readings),
        "stage_seconds": {
            k: round(v, 3) for k, v in sorted(watch.seconds.items(), key=lambda x: -x[1])
        },
        "whole_seconds": round(whole, 3),
        "words_per_second": round(words / whole),
        "spacy_seconds": round(spacy_seconds, 3),
        "spacy_words_per_second": round(words / spacy_seconds),
        "of_spacy": round(spacy_seconds / whole, 3),
    }


def show(kind: str, found: dict[str, object], watch: Stopwatch) -> None:
    whole, pages, words = (float(str(found[k])) for k in ("whole_seconds", "pages", "words"))
    table = Table("stage", "CPU seconds", "share", "pages/s", "words/s", title=kind)
    rows = sorted(watch.seconds.items(), key=lambda x: -x[1])
    for name, seconds in [
        *rows,
        ("whole", whole),
        ("spaCy alone", float(str(found["spacy_seconds"]))),
    ]:
        rates = (f"{pages / seconds:.1f}", f"{words / seconds:,.0f}") if seconds else ("", "")
        table.add_row(name, f"{seconds:.2f}", f"{seconds / whole:.0%}", *rates)
    Console(width=100).print(table)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--sample", type=int, default=6, help="every how many pages (6)")
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared", metavar="DIR")
    given = parser.parse_args()
    watches = {kind: Stopwatch() for kind in KINDS}
    readings = {
        kind: run_dateline(
            sources(given.shared, [(s, 1 if s == "seeds" else given.sample) for s in sets]),
            watches[kind],
        )
        for kind, sets in KINDS.items()
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # before the others load
    found: dict[str, object] = {"peak_megabytes": peak}
    for kind, watch in watches.items():
        told = figures(readings[kind], watch, run_spacy([r.text for r in readings[kind]]))
        show(kind, told, watch)
        found |= {f"{kind}_{key}": value for key, value in told.items()}
    found |= reading_beside(given.shared)
    print(" ".join(f"{key}={value}" for key, value in found.items() if "_seconds" not in key))
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
