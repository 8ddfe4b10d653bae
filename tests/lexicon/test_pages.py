"""The files about pages: ours can be used, a user's come first, mistakes are named."""

from pathlib import Path

import pytest
import turbohtml

from dateline.lexicon import LexiconError, load_lexicon
from dateline.lexicon.files import shipped
from dateline.lexicon.pages import load
from dateline.types import PassageKind


def test_every_selector_can_be_used() -> None:
    page = turbohtml.parse("<p>words</p>")
    for engine in load_lexicon().pages.engines:
        selectors = [engine.post, engine.panel, engine.drop, engine.quote]
        selectors += [s for s in (*engine.body, *engine.author, *engine.date) if s[0] != "@"]
        for selector in selectors:
            assert selector is None or page.select(selector) is not None


def test_every_engine_has_a_name_of_its_own() -> None:
    names = [e.name for e in load_lexicon().pages.engines]
    assert len(names) == len(set(names))


def test_parts_of_pages_have_kinds() -> None:
    parts = load_lexicon().pages.parts
    assert parts["sidebar"] is PassageKind.SIDEBAR
    assert parts["breadcrumbs"] is PassageKind.NAVIGATION


@pytest.mark.parametrize("name", ["forums.toml", "my-board.toml"])
def test_a_users_engine_comes_before_ours(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / name).write_text('[[engine]]\nname = "Mine"\npost = "div.mine"\n')
    rules = load((shipped(), tmp_path))
    assert rules.engines[0].name == "Mine"
    assert len(rules.engines) > 10


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ('[[engine]]\nname = "X"\n', "engine X: no `post`"),
        ('[[engine]]\nname = "X"\npost = "p"\nsignature = "i"\n', "unknown signature"),
        ('[[engine]]\nname = "X"\npost = "p["\n', "engine X: post: invalid CSS selector"),
        ('[[engine]]\nname = "X"\npost = "p"\nbody = "b"\n', "engine X: body must be a list"),
        ('[[engine]]\nname = "X"\npost = "p"\nauthor = [1]\n', "engine X: author: 1 is no text"),
        ('[[engine]]\nname = "X"\npost = "p"\nauthor = ["@"]\n', "names no attribute"),
        ('[[engine]]\nname = "X"\npost = "p"\ncomment = "yes"\n', "must be true or false"),
        ('[[engine]]\npost = "p"\n', "engine 1: no `name`"),
        ('[engine]\npost = "p"\n', r"written as \[\[engine\]\]"),
        ('[[engines]]\npost = "p"\n', "unknown engines; known: dates, engine"),
        ("[hints]\nauthor = 3\n", "hints.author must be a list"),
        ("[[engine\n", "forums.toml"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, words: str, why: str) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "forums.toml").write_text(words)
    with pytest.raises(LexiconError, match=why):
        load((shipped(), tmp_path))


def test_a_part_of_no_kind_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "furniture.toml").write_text('[parts]\ncarpet = ["rug"]\n')
    with pytest.raises(LexiconError, match=r"parts\.carpet is no kind of passage"):
        load((shipped(), tmp_path))
