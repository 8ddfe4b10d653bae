"""A mistake in a file of time rules is named with the file and the rule."""

from datetime import date
from pathlib import Path

import pytest

from dateline.date import readings, surroundings
from dateline.date.calendar import Point, easter, nth_weekday
from dateline.date.numbers import number, year_in_words
from dateline.lexicon import LexiconError, load_lexicon, times
from dateline.lexicon.files import shipped
from dateline.lexicon.numerals import Numerals
from dateline.lexicon.timepatterns import PatternError, compile_pattern
from dateline.lexicon.times import load

_RULE = """
[words.moon]
full = { day = 14 }
[[rule]]
name = "moons"
pattern = "%s"
make = "calendar"
%s
"""
_EXAMPLES = 'examples = [{ words = "The [full moon].", value = "X" }]'


def folder(path: Path, rule: str) -> Path:
    (path / "langs").mkdir()
    (path / "langs" / "en.times.toml").write_text(rule, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("pattern", "rest", "message"),
    [
        ("{star} moon", _EXAMPLES, "no class"),
        ("<star> moon", _EXAMPLES, "no macro"),
        ("({moon} moon", _EXAMPLES, "not closed"),
        ("{moon})", _EXAMPLES, "stray"),
        ("({moon})?", _EXAMPLES, "nothing at all"),
        ("{moon} moon", "", "needs examples"),
        ("{moon} moon", _EXAMPLES + "\ncolour = 3", "no such key: colour"),
        ("{moon} moon", _EXAMPLES + "\nsense = { colour = 3 }", "no such field: colour"),
        ("{moon} moon", _EXAMPLES + "\nafter = 3", "no list of words"),
        ("{moon} moon", _EXAMPLES + "\nsense = { day = 'one' }", "Expected `int"),
        ("{moon} moon", _EXAMPLES + "\ncheck = 'tide'", "no check 'tide'"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, pattern: str, rest: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message) as error:
        load([folder(tmp_path, _RULE % (pattern, rest))])
    assert "en.times.toml" in str(error.value)


def test_a_rule_of_the_user_stands_beside_ours(tmp_path: Path) -> None:
    rules = load([shipped(), folder(tmp_path, _RULE % ("{moon} moon", _EXAMPLES))])
    assert "moons" in [rule.name for rule in rules.rules]
    assert len(rules.rules) > 50


@pytest.mark.parametrize(
    ("pattern", "words", "fits"),
    [
        ("last {day_name}", "last monday", True),
        ("last {day_name}", "last  monday", True),
        ("last {day_name}", "last mondays", False),
        ("(early|late)_{day_name}", "late-monday", True),
        ("{day_name}( night)?", "monday night", True),
        ("{day_name}~night", "mondaynight", True),
    ],
)
def test_the_pattern_language(pattern: str, words: str, fits: bool) -> None:
    compiled = compile_pattern(pattern, {"day_name": ("monday",)}, {}, Numerals())
    assert bool(compiled.regex.fullmatch(words)) == fits


def test_the_files_may_name_just_what_the_stage_can_do() -> None:
    assert set(readings.MAKES) == times.MAKES
    assert set(surroundings.CHECKS) == times.CHECKS


def test_an_unknown_way_to_make_a_day_is_named(tmp_path: Path) -> None:
    rule = (_RULE % ("{moon} moon", _EXAMPLES)).replace('"calendar"', '"tides"')
    with pytest.raises(LexiconError, match="no way to make 'tides'"):
        load([folder(tmp_path, rule)])


def test_macros_that_go_round_are_refused() -> None:
    with pytest.raises(PatternError, match="circle"):
        compile_pattern("<one>", {}, {"one": "<two>", "two": "<one>"}, Numerals())


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-four", 24),
        ("a hundred and ten", 110),
        ("2 1/2", 2.5),
        ("1,500", 1500),
        ("half a dozen", 6),
    ],
)
def test_numbers(words: str, value: float) -> None:
    assert number(words, load_lexicon().times.numerals) == value


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("nineteen ninety-six", 1996),
        ("nineteen hundred", 1900),
        ("nineteen oh five", 1905),
        ("two thousand and ten", 2010),
    ],
)
def test_years_in_words(words: str, year: int) -> None:
    assert year_in_words(words, load_lexicon().times.numerals) == year


@pytest.mark.parametrize(
    ("grain", "value", "before"),
    [
        ("D", "2009-01-01", "2008-12-31"),
        ("W", "2009-W01", "2008-W52"),
        ("M", "2009-01", "2008-12"),
        ("Q", "2009-Q1", "2008-Q4"),
        ("H", "2009-H1", "2008-H2"),
        ("S", "2008-WI", "2008-FA"),
        ("Y", "2009", "2008"),
        ("E", "200", "199"),
        ("C", "20", "19"),
    ],
)
def test_points_of_the_calendar_and_those_before_them(grain: str, value: str, before: str) -> None:
    point = Point.at(grain, date(2009, 1, 1))
    assert (point.value, point.shift(-1).value) == (value, before)
    assert point.first <= date(2009, 1, 1) <= point.last


def test_feasts_that_move() -> None:
    assert [easter(year) for year in (1916, 1998, 2016)] == [
        date(1916, 4, 23),
        date(1998, 4, 12),
        date(2016, 3, 27),
    ]
    assert nth_weekday(2020, 11, 4, 4) == date(2020, 11, 26)
    assert nth_weekday(2020, 5, 1, -1) == date(2020, 5, 25)
