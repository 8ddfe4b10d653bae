"""The words around names: classes in patterns, and what a user's file changes."""

from pathlib import Path

import pytest

from dateline.lexicon import LexiconError, load_lexicon
from dateline.lexicon.cues import Cues, load
from dateline.lexicon.files import shipped


def cues(folder: Path, toml: str) -> Cues:
    (folder / "langs").mkdir()
    (folder / "langs" / "en.names.toml").write_text(toml, encoding="utf-8")
    return load([shipped(), folder])


def test_a_class_in_a_pattern_is_any_of_its_words() -> None:
    invaded = load_lexicon().actors.cues["invaded"]
    assert [m.group() for m in invaded.finditer("Peru had attacked. Chile annexed it.")] == [
        " had attacked",
        " annexed",
    ]


def test_a_user_adds_words_to_a_class(tmp_path: Path) -> None:
    mine = cues(tmp_path, '[words]\ninvader = ["raider"]\n')
    assert mine["invader"].search("the raiders fled")
    assert mine["invader"].search("the invaders fled")


def test_a_pattern_of_the_user_stands_for_ours(tmp_path: Path) -> None:
    mine = cues(tmp_path, "[patterns]\ninvader = 'the (?P<words>horde)'\n")
    assert mine["invader"].search("the horde fled")
    assert not mine["invader"].search("the invaders fled")


@pytest.mark.parametrize("pattern", ["(", "{nonsense}", "{mine}"])
def test_a_pattern_that_cannot_be_read_is_named(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(LexiconError, match=r"en\.names\.toml: pattern mine"):
        cues(tmp_path, f"[patterns]\nmine = '{pattern}'\n")
