"""The annotated sentences that the scorer is taught on: whole, ours, each once."""

import subprocess
import sys
from pathlib import Path

import pytest

TRAINING = Path(__file__).resolve().parent.parent / "training"


def test_the_annotated_sentences_are_of_the_format(tmp_path: Path) -> None:
    command = [sys.executable, str(TRAINING / "check.py"), "--shared", str(tmp_path)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.stderr == ""
    assert checked.returncode == 0


def test_words_are_found_where_they_first_stand_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(TRAINING)
    from sentences import place

    text = "Malians marched; a march to Mali followed."
    assert place("march", text) == (19, 24)
    assert place("Mali", text) == (28, 32)
    assert place("Niger", text) is None


def test_agreement_is_what_is_beyond_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(TRAINING)
    from agreement import kappa

    assert kappa([("a", "a"), ("b", "b")]) == 1
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0
