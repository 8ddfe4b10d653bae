"""The lists of marks: what single lines are, and what is refused in a rule file."""

from pathlib import Path

import pytest

from dateline.lexicon import LexiconError, load_lexicon
from dateline.lexicon import flat as flat_rules
from dateline.lexicon import sources as source_table
from dateline.lexicon.files import shipped
from dateline.read.flat_lines import Line, Mark, cut, lines


def marks(text: str) -> list[Mark]:
    return [line.mark for line in lines(text, load_lexicon().flat)]


def only(text: str) -> Line:
    (line,) = lines(text, load_lexicon().flat)
    return line


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Sep 30, 2021 07:57am", Mark.STAMP),
        ("Wednesday, 4 June 2014 at 18:05 GMT", Mark.STAMP),
        ("3 hours ago", Mark.STAMP),
        ("Joined", Mark.PANEL),
        ("Posts: 1,204", Mark.PANEL),
        ("Beiträge: 88", Mark.PANEL),
        ("ELITE MEMBER", Mark.RANK),
        ("Reply Recommend 0", Mark.BUTTON),
        ("Répondre", Mark.BUTTON),
        ("What’s new", Mark.NAVIGATION),
        ("Most Read", Mark.SIDEBAR),
        ("2 Responses to “The bridge”", Mark.COMMENTS),
        ("Leave a Reply", Mark.FORM),
        ("© 2014 Valley Courier. All rights reserved.", Mark.FOOTER),
        (":smile: :flag:", Mark.PICTURE),
        ("3195_by_night.png", Mark.PICTURE),
        ("ama_k wrote:", Mark.QUOTE),
        ("Originally Posted by ama_k", Mark.QUOTE),
        ("12. ama_k says:", Mark.HEAD),
        ("By Efua Mensah", Mark.BYLINE),
        ("Our Diplomatic Correspondent", Mark.BYLINE),
        ("Published in The Harbour Times, June 17th, 2014", Mark.PUBLISHED),
        ("Posted by Efua Mensah on 4 May 2017 in Roads", Mark.PUBLISHED),
        ("Posted by Efua Mensah in Roads", Mark.BYLINE),
        ("The two ministers (left) at the dam. — Photo: Kofi A.", Mark.CAPTION),
        ("Both presidents came to the bridge.", Mark.PROSE),
        ("Justice", Mark.SHORT),
    ],
)
def test_a_line_looks_like(line: str, mark: Mark) -> None:
    assert only(line).mark is mark


def test_a_byline_with_a_day_says_both_who_and_when() -> None:
    text = "Written by Efua Mensah | 4 May 2017 | Roads"
    line = only(text)
    assert line.name is not None
    assert text[slice(*line.name)] == "Efua Mensah"
    assert line.dating is not None
    assert str(line.dating.when) == "2017-05-04"


def test_a_label_glued_to_the_writer_is_found() -> None:
    text = "Our CorrespondentUpdated May 4, 2017 09:12am"
    line = only(text)
    assert line.mark is Mark.PUBLISHED
    assert line.name is not None
    assert text[line.name.start : line.name.end] == "Our Correspondent"
    assert str(line.dating and line.dating.when) == "2017-05-04"


def test_a_sentence_with_a_date_is_no_stamp() -> None:
    assert only("The bridge was opened on 4 June 2014.").mark is Mark.PROSE


def test_one_line_that_might_head_a_comment_heads_none() -> None:
    assert marks("Efua Mensah | June 3, 2009") == [Mark.PUBLISHED]
    assert marks("Efua | June 3, 2009\nKofi | June 4, 2009") == [Mark.HEAD, Mark.HEAD]


def test_offsets_are_those_of_the_text_whatever_ends_its_lines() -> None:
    text = "  One line \r\n\u00a0\r\nAnother\n\n\u2028third\u00a0"
    found = list(cut(text))
    assert [text[line.start : line.end] for line in found] == ["One line", "Another", "third"]
    assert [line.ruled for line in found] == [False, True, False]
    assert [line.above for line in found] == [0, 1, 2]


def test_a_form_that_misses_its_own_example_is_refused(tmp_path: Path) -> None:
    (tmp_path / "flat").mkdir()
    (tmp_path / "flat" / "mine.toml").write_text(
        '[[entry]]\nkind = "post"\nform = "{name} >> {date}"\nexample = "no arrow here"\n'
    )
    with pytest.raises(LexiconError, match="does not match its example"):
        flat_rules.load((shipped(), tmp_path))


def test_a_pattern_that_cannot_be_used_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "flat").mkdir()
    (tmp_path / "flat" / "mine.toml").write_text('navigation = ["(unclosed"]\n')
    with pytest.raises(LexiconError, match=r"mine\.toml: navigation"):
        flat_rules.load((shipped(), tmp_path))


def test_a_user_s_list_is_added_to_ours(tmp_path: Path) -> None:
    (tmp_path / "flat").mkdir()
    (tmp_path / "flat" / "mine.toml").write_text('navigation = ["zum seitenanfang"]\n')
    rules = flat_rules.load((shipped(), tmp_path))
    assert rules.is_a("navigation", "Zum Seitenanfang")
    assert rules.is_a("navigation", "Back")


def test_outlets_are_found_by_any_name_as_printed() -> None:
    table = load_lexicon().sources
    assert {o.name for n in ("PTI", "Press Trust of India") if (o := table.find(n))} == {
        "Press Trust of India"
    }
    assert table.find("pti") is None
    kinds = {outlet.kind for outlet in table.outlets}
    assert kinds == source_table.KINDS


def test_no_two_outlets_share_a_name() -> None:
    names = [n for o in load_lexicon().sources.outlets for n in (o.name, *o.aliases)]
    assert len(names) == len(set(names))


def test_an_outlet_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("name,aliases,kind,country\nValley Radio,,rumour,GHA\n")
    with pytest.raises(LexiconError, match=r"sources\.csv:2"):
        source_table.load((tmp_path,))
