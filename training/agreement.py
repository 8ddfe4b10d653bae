"""How far two people agree who annotated the same sentences, the second without seeing the first.

    python training/agreement.py --write     the texts for the second annotator: second/texts.txt
    python training/agreement.py             compares second/*.jsonl with the first annotation

Trigger F1: triggers count as one where they share a word. Cohen's kappa of types and of statuses is
over the triggers that both marked, and that of `any event` over the sentences.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from sentences import SECOND, Annotated, Sentence, load, part, place

from dateline.types import Span

Pair = tuple[Annotated, Annotated]
TEXTS = SECOND / "texts.txt"


def write_texts(sentences: Sequence[Sentence]) -> int:
    """The texts of the tenth that only measures, a line each; how many."""
    texts = sorted(s.text for s in sentences if part(s.text) == 0)
    SECOND.mkdir(exist_ok=True)
    TEXTS.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return len(texts)


def same_events(first: Sentence, second: Sentence) -> Iterator[Pair]:
    """Events whose triggers share a word, each with one partner at most."""
    left = list(second.events)
    for event in first.events:
        span = place(event.trigger, first.text)
        partner = next((o for o in left if _meet(span, place(o.trigger, second.text))), None)
        if partner is not None:
            left.remove(partner)
            yield event, partner


def _meet(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.overlaps(other)


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen 1960: agreement beyond what the two would reach by chance."""
    if not pairs:
        return 0.0
    firsts, seconds = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum(a == b for a, b in pairs) / len(pairs)
    chance = sum(n * seconds[label] for label, n in firsts.items()) / len(pairs) ** 2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def report(both: Sequence[tuple[Sentence, Sentence]]) -> str:
    pairs = [pair for one, other in both for pair in same_events(one, other)]
    marked = sum(len(s.events) for two in both for s in two)
    told = {
        "sentences": f"{len(both)}",
        "trigger F1": f"{2 * len(pairs) / max(1, marked):.2f}",
        "any event, kappa": f"{kappa([(bool(a.events), bool(b.events)) for a, b in both]):.2f}",
        "type, kappa": f"{kappa([(a.type, b.type) for a, b in pairs]):.2f}",
        "status, kappa": f"{kappa([(a.status, b.status) for a, b in pairs]):.2f}",
        "polarity, kappa": f"{kappa([(a.polarity, b.polarity) for a, b in pairs]):.2f}",
        "actors alike": f"{_alike([(a.actor, b.actor) for a, b in pairs]):.2f}",
        "recipients alike": f"{_alike([(a.recipient, b.recipient) for a, b in pairs]):.2f}",
    }
    return "\n".join(f"{name:18} {value}" for name, value in told.items())


def _alike(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> float:
    """In how many pairs each side of the one shares a word with a side of the other, or both are empty."""
    words = [
        [{w for side in sides for w in side.lower().split()} for sides in two] for two in pairs
    ]
    return sum(bool(a & b) or a == b for a, b in words) / max(1, len(words))


def differences(both: Sequence[tuple[Sentence, Sentence]]) -> Iterator[str]:
    """What the two should talk about."""
    for one, other in both:
        pairs = list(same_events(one, other))
        if len(pairs) < max(len(one.events), len(other.events)) or any(
            a.type != b.type for a, b in pairs
        ):
            told = (" ".join(f"{e.trigger}={e.type}" for e in s.events) for s in (one, other))
            yield f"{one.text}\n    " + "\n    ".join(words or "no event" for words in told)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the texts, compare nothing")
    parser.add_argument("--differences", action="store_true", help="print them too")
    given = parser.parse_args()
    if given.write:
        print(f"{write_texts(load())} texts in {TEXTS}")
        return 0
    first = {s.text: s for s in load()}
    both = [(first[s.text], s) for s in load(SECOND) if s.text in first]
    if not both:
        print(f"no second annotation in {SECOND}", file=sys.stderr)
        return 1
    if given.differences:
        print("\n".join(differences(both)))
    print(report(both))
    return 0


if __name__ == "__main__":
    sys.exit(main())
