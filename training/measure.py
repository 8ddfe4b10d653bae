"""How well the labels fit, what a veto costs and saves, and from when on a word alone is trusted."""

from collections.abc import Sequence

from model import LABELS
from tasks import Example

from dateline.code.scorer import NONE

Answer = tuple[Example, Sequence[float]]  # and how probable each label is
DEAREST = 0.01  # of the proposed events a veto may cost
CALL = 0.01  # see README: chosen on our own pages, not on the sentences


def veto(answers: Sequence[Answer]) -> float:
    """The least probability of none at which no more than a hundredth of the events are lost."""
    doubts = sorted(s[0] for e, s in answers if e.kind == "proposed" and e.label != NONE)
    dearest = doubts[-1 - int(DEAREST * len(doubts))]
    return round(max(0.5, dearest + 0.005), 2)


def calls(name: str, answers: Sequence[Answer], threshold: float) -> str:
    """A line for the README."""
    words = [(e, s) for e, s in answers if e.kind == "word"]
    heard = [(e.label, s) for e, s in words if s[0] <= threshold]
    right = sum(label != NONE for label, _ in heard)
    alike = sum(label == likeliest(LABELS[1:], s[1:]) for label, s in heard)
    events = sum(e.label != NONE for e, _ in words)
    return (
        f"{name}: words heard up to {threshold}: {len(heard)}, {right} of them in a trigger,"
        f" {alike} of its type; words of triggers: {events}"
    )


def likeliest(labels: Sequence[str], shares: Sequence[float]) -> str:
    return labels[max(range(len(shares)), key=shares.__getitem__)]


def macro_f1(answers: Sequence[Answer], *kinds: str) -> float:
    """The mean of the labels' F1, over those labels that the annotation has."""
    pairs = [(e.label, likeliest(LABELS, s)) for e, s in answers if e.kind in kinds]
    scores = []
    for label in {gold for gold, _ in pairs}:
        right = sum(gold == said == label for gold, said in pairs)
        either = sum(gold == label for gold, _ in pairs) + sum(said == label for _, said in pairs)
        scores.append(2 * right / either)
    return sum(scores) / len(scores) if scores else 0.0


def figures(name: str, answers: Sequence[Answer], threshold: float) -> str:
    """A line for the README."""
    proposed = [(e.label == NONE, s[0] >= threshold) for e, s in answers if e.kind == "proposed"]
    none = sum(wrong for wrong, _ in proposed)
    dropped = sum(wrong and out for wrong, out in proposed)
    lost = sum(out and not wrong for wrong, out in proposed)
    return (
        f"{name}: macro-F1 {macro_f1(answers, 'annotated', 'near'):.3f} on marked words,"
        f" {macro_f1(answers, 'proposed'):.3f} on what the rules propose;"
        f" veto from {threshold:.2f}: of {none} proposals that are no event {dropped} go,"
        f" of {len(proposed) - none} that are {lost}"
    )
