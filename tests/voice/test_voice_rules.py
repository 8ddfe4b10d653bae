"""The file of cues: what a user's file adds, and what is said of one that cannot be read."""

from pathlib import Path

import pytest

from dateline.lexicon import LexiconError, load_lexicon
from dateline.types import Span, Status
from dateline.voice import may_attribute


def user_file(folder: Path, words: str) -> Path:
    (folder / "langs").mkdir()
    (folder / "langs" / "en.voice.toml").write_text(words, encoding="utf-8")
    return folder


def test_a_users_cue_stands_beside_ours(tmp_path: Path) -> None:
    folder = user_file(tmp_path, '[[verb]]\nwords = ["skeet"]\ntakes = ["clause"]\n')
    mine = load_lexicon((folder,))
    assert mine.voices.verb("skeeted", "?") == "skeet"
    assert mine.voices.verb("said", "?") == "say"
    assert may_attribute("The poet skeeted that it rained.", Span(0, 32), mine)
    assert not may_attribute("The poet skeeted that it rained.", Span(0, 32), load_lexicon())


def test_a_users_frame_goes_before_ours(tmp_path: Path) -> None:
    words = '[[verb]]\nwords = ["say"]\ntakes = ["clause"]\ncommitment = "claimed"\n'
    mine = load_lexicon((user_file(tmp_path, words),))
    assert mine.voices.verbs["say"][0].commitment is Status.CLAIMED


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ('[[verb]]\nwords = ["skeet"]\ntakes = ["clauze"]\n', "skeet: no frame clauze"),
        ('[[verb]]\nwords = ["skeet", "skeet"]\ntakes = ["quote"]\n', "two frames for quote"),
        ('[[verb]]\ntakes = ["clause"]\n', "words"),
        ('[[verbs]]\nwords = ["skeet"]\n', "verbs"),
        ('[[modal]]\nwords = ["will"]\nstatus = "soon"\n', "soon"),
        ("[[verb]\n", "line 1"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, words: str, complaint: str) -> None:
    folder = user_file(tmp_path, words)
    with pytest.raises(LexiconError, match=complaint) as raised:
        _ = load_lexicon((folder,)).voices
    assert "en.voice.toml" in str(raised.value)


FORMS = [
    ("hopes", "hope"),
    ("hoping", "hope"),
    ("denied", "deny"),
    ("planned", "plan"),
    ("told", "tell"),
    ("was", "be"),
]


@pytest.mark.parametrize(("form", "lemma"), FORMS)
def test_forms_of_verbs(form: str, lemma: str) -> None:
    assert load_lexicon().voices.verb(form, "?") == lemma


def test_words_of_a_cue_have_one_commitment_in_a_frame() -> None:
    rules = load_lexicon().voices
    first = next(f for f in rules.verbs["suggest"] if "clause" in f.takes)
    second = next(f for f in rules.verbs["suggest"] if "ing" in f.takes)
    assert (first.commitment, second.commitment) == (None, Status.PROPOSED)
