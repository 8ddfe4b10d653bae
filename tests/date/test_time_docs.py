"""The files printed in docs/time-rules.md load, and each of their examples comes true."""

from pathlib import Path

import pytest
from timed import marked

from dateline.date import dates
from dateline.interval import Interval
from dateline.lexicon import Lexicon, load_lexicon
from dateline.types import Basis, Dating, Document, Page, TimeExpression

_BLOCKS = (
    (Path(__file__).parents[2] / "docs" / "time-rules.md").read_text("utf-8").split("```toml\n")[1:]
)


def lexicon_with(folder: Path, language: str, block: str) -> Lexicon:
    (folder / "langs").mkdir()
    words = block.partition("```")[0]
    (folder / "langs" / f"{language}.times.toml").write_text(words, encoding="utf-8")
    return load_lexicon((folder,))


def read(lexicon: Lexicon, words: str, on: str | None, language: str) -> tuple[TimeExpression, ...]:
    published = Dating(when=Interval.parse(on), basis=Basis.GIVEN) if on else Dating()
    page = Page(
        id="page", media_type="text/plain", sha256="0", published=published, language=language
    )
    return dates(Document(page=page, text=words), lexicon)


@pytest.mark.parametrize(("language", "block"), list(zip(["en", "de"], _BLOCKS, strict=True)))
def test_the_printed_rules_find_their_examples(tmp_path: Path, language: str, block: str) -> None:
    lexicon = lexicon_with(tmp_path, language, block)
    ours = {rule.name for rule in load_lexicon().times.rules}
    rules = [r for r in lexicon.times.of(language).rules if r.name not in ours]
    assert rules
    for example in (example for rule in rules for example in rule.examples):
        if "[" not in example.words:
            found = read(lexicon, example.words, example.on, language)
            assert [t.value for t in found] == [example.value]
            continue
        words, start, end = marked(example.words)
        found = read(lexicon, words, example.on, language)
        assert [(t.start, t.end, t.value) for t in found] == [(start, end, example.value)]


def test_a_page_in_a_language_without_a_file_is_read_as_english(tmp_path: Path) -> None:
    lexicon = lexicon_with(tmp_path, "de", _BLOCKS[1])
    assert [t.value for t in read(lexicon, "Sie kamen 3 May 2004.", None, "fr")] == ["2004-05-03"]
    assert read(lexicon, "They came on Tuesday.", "2009-06-16", "de") == ()
