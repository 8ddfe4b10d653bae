"""What a model is told stands in a file; a user's file lies over ours."""

from pathlib import Path

import pytest

from dateline.lexicon import Lexicon, LexiconError, load_lexicon
from dateline.lexicon.files import shipped
from dateline.lexicon.model import load
from dateline.llm.question import question
from dateline.types import EventType, Role, Status

WORDS = "Kenya lent Egypt $40 for $types of drums."


def test_every_word_of_the_lists_has_its_gloss() -> None:
    ours = load_lexicon().model
    assert set(ours.types) == set(EventType)
    assert set(ours.roles) == set(Role)
    assert set(ours.statuses) == set(Status)


def test_what_a_page_prints_is_never_filled_in() -> None:
    asked = question(WORDS, [{"quote": "$text"}], load_lexicon())
    assert WORDS in asked.passage.split("\n")
    assert '{"quote": "$text"}' in asked.passage.split("\n")


def test_a_users_file_replaces_texts_and_single_glosses(tmp_path: Path) -> None:
    (tmp_path / "langs").mkdir()
    (tmp_path / "langs" / "en.model.toml").write_text(
        'instructions = "List it. $types"\n[types]\nAID = "help of any kind"\n', encoding="utf-8"
    )
    told = question(WORDS, [], Lexicon((shipped(), tmp_path))).instructions
    assert told.startswith("List it. - AGREE: ")
    assert "- AID: help of any kind" in told


@pytest.mark.parametrize("wrong", ['[types]\nSING = "sing"\n', "text = 1\n", "passage = 7\n"])
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "langs").mkdir()
    (tmp_path / "langs" / "en.model.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"en\.model\.toml: "):
        load([shipped(), tmp_path])
