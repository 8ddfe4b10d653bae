"""What a timeline shows, and that what it does not show is counted."""

from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from msgspec import structs
from rich.console import Console

from dateline.interval import Interval
from dateline.merge import records
from dateline.store import Store, Wanted, open_store
from dateline.tell.timeline import (
    LEGEND,
    Timeline,
    as_json,
    as_markdown,
    as_text,
    hidden_words,
    timeline,
)
from dateline.tell.words import details, printable, shortened, status_words
from dateline.types import (
    Basis,
    Conflict,
    ConflictValue,
    EventType,
    Polarity,
    Reading,
    Record,
    Register,
    Standing,
    Status,
    When,
)


@pytest.fixture
def made(reading_of: Callable[..., Reading]) -> tuple[Record, ...]:
    """A sale on 4 May 2011 and a visit without a date."""
    return records(reading_of("a.txt").claims)


Kept = Callable[[Sequence[Record]], Store]


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """A store that holds these records and no others."""
    with open_store(tmp_path / "s.sqlite", create=True) as store:

        def keeping(held: Sequence[Record]) -> Store:
            with store.transaction():
                store.put_block("block", held)
            return store

        yield keeping


def text(shown: Timeline, width: int = 100) -> str:
    out = StringIO()
    Console(file=out, width=width, color_system=None).print(as_text(shown))
    return out.getvalue()


def kinds(shown: Timeline) -> list[str]:
    return [r.register.value for r in shown.records]


def test_without_wishes_all_is_shown(made: tuple[Record, ...], kept: Kept) -> None:
    shown = timeline(kept(made), Wanted())
    assert kinds(shown) == ["transfer", "visit"]
    assert hidden_words(shown) == ""


@pytest.mark.parametrize(
    ("wanted", "shown", "said"),
    [
        (Wanted(between=("ELB", "RUR")), ["transfer", "visit"], ""),
        (Wanted(between=("ELB", "GRA")), [], "2 records not shown: 2 not between ELB and GRA"),
        (Wanted(registers=frozenset({Register.VISIT})), ["visit"], "1 record not shown: 1 in other registers"),
        (Wanted(statuses=frozenset({Status.HAPPENED})), ["transfer"], "1 record not shown: 1 of another status"),
        (Wanted(between=("RUR", "RUR")), ["transfer", "visit"], ""),
        (Wanted(between=("ELB", "GRA"), since=Interval.parse("2012")), [], "2 records not shown: 2 not between ELB and GRA"),
        (Wanted(since=Interval.parse("2011-05-04")), ["transfer"], "1 record not shown: 1 without a date"),
        (Wanted(since=Interval.parse("2012")), [], "2 records not shown: 1 before 2012, 1 without a date"),
        (Wanted(until=Interval.parse("2010")), [], "2 records not shown: 1 after 2010, 1 without a date"),
        (Wanted(until=Interval.parse("2011")), ["transfer"], "1 record not shown: 1 without a date"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_counted(
    wanted: Wanted, shown: list[str], said: str, made: tuple[Record, ...], kept: Kept
) -> None:
    found = timeline(kept(made), wanted)
    assert (kinds(found), hidden_words(found)) == (shown, said)


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2012-04/2013-02", True),
        ("2009/2011", False),
        ("2013", False),
        ("2012-11/..", True),
        ("2003/..", False),
        ("../2012-03", True),
        ("../2015", False),
    ],
)
def test_a_day_of_it_inside_is_enough(
    date: str, shown: bool, made: tuple[Record, ...], kept: Kept
) -> None:
    when = When(when=Interval.parse(date), basis=Basis.STATED)
    record = structs.replace(made[0], date=when)
    year = Interval.parse("2012")
    assert bool(timeline(kept([record]), Wanted(since=year, until=year)).records) is shown


def test_what_it_is_called_is_what_the_register_option_takes(
    made: tuple[Record, ...], kept: Kept
) -> None:
    other = structs.replace(made[0], register=Register.OTHER, event_type=EventType.CONCEDE)
    figure = structs.replace(made[1], register=Register.TRADE_FIGURE)
    printed = text(timeline(kept([other, figure]), Wanted()))
    assert "CONCEDE" in printed
    assert "concede" not in printed
    assert "trade_figure" in printed


@pytest.mark.parametrize(
    ("status", "standing", "said"),
    [
        (Status.DENIED, Standing.DENIED, "denied"),
        (Status.HAPPENED, Standing.DENIED, "did not happen"),
        (Status.HAPPENED, Standing.CONTESTED, "did not happen, contested"),
        (Status.AGREED, Standing.DENIED, "will not (agreed)"),
        (Status.PLANNED, Standing.SINGLE, "will not (planned)"),
    ],
)
def test_what_is_said_not_to_be_so_cannot_be_read_as_its_opposite(
    status: Status, standing: Standing, said: str, made: tuple[Record, ...]
) -> None:
    negated = structs.replace(made[0], status=status, standing=standing, polarity=Polarity.NEGATED)
    assert status_words(negated) == said


def test_every_status_can_be_said_of_what_is_not_so(made: tuple[Record, ...]) -> None:
    for status in Status:
        negated = structs.replace(made[0], status=status, polarity=Polarity.NEGATED)
        assert not status_words(negated).startswith("not d")
        assert status_words(structs.replace(negated, polarity=Polarity.AFFIRMED)) == status


def test_as_text_a_long_status_takes_two_lines(made: tuple[Record, ...], kept: Kept) -> None:
    will_not = structs.replace(made[0], status=Status.PROPOSED, polarity=Polarity.NEGATED)
    lines = text(timeline(kept([will_not]), Wanted()), width=60).splitlines()
    assert any(" should not " in line for line in lines)
    assert any(" (proposed)" in line for line in lines)


def test_where_tellers_disagree_all_that_they_say_is_shown(
    made: tuple[Record, ...], kept: Kept
) -> None:
    disputed = structs.replace(
        made[0],
        attributes={"quantity": {"number": 4}, "amount": {"currency": "USD", "number": 2e9}},
        conflicts=(
            conflict("quantity", "4", "5"),
            conflict("amount", "USD 2000000000.0", "USD 15.5"),
        ),
    )
    shown = " ".join(text(timeline(kept([disputed]), Wanted()), width=200).split())
    assert "transfer: quantity 4 or 5, amount USD 2,000,000,000 or USD 15.5 " in shown


def conflict(field: str, *values: str) -> Conflict:
    return Conflict(field=field, values=tuple(ConflictValue(value=v, claims=()) for v in values))


def test_a_name_needs_no_word_before_it(made: tuple[Record, ...]) -> None:
    exercise = structs.replace(made[0], attributes={"name": "Keris Woomera", "round": 3})
    assert details(exercise) == "Keris Woomera, round 3"
    names = structs.replace(exercise, conflicts=(conflict("name", "Keris 10000", "Woomera"),))
    assert details(names) == "Keris 10000 or Woomera, round 3"


def test_as_text_the_signs_are_named_below(made: tuple[Record, ...], kept: Kept) -> None:
    shown = timeline(kept(made), Wanted())
    assert text(shown).splitlines()[-1].strip() == LEGEND
    assert "Admiralty" not in text(timeline(kept(()), Wanted()))


def test_as_text_open_dates_are_told_from_closed(made: tuple[Record, ...], kept: Kept) -> None:
    for date, words in (("2003-01-05/..", "≥2003-01-05"), ("../2009-05-31", "≤2009-05-31")):
        when = When(when=Interval.parse(date), basis=Basis.STATED)
        assert words in text(timeline(kept([structs.replace(made[0], date=when)]), Wanted()))


def test_as_text_each_record_has_its_day_its_words_and_its_id(
    made: tuple[Record, ...], kept: Kept
) -> None:
    printed = text(timeline(kept(made), Wanted()))
    sale = next(r for r in made if r.register == "transfer")
    assert "2011 ──" in printed
    assert "2011-05-04" in printed
    assert "“On 4 May 2011 Elbonia sold six patrol boats" in printed
    assert sale.id[:8] in printed
    assert printed.index("transfer") < printed.index("without a date") < printed.index("visit")


def test_as_text_it_fits_a_narrow_terminal(made: tuple[Record, ...], kept: Kept) -> None:
    assert max(map(len, text(timeline(kept(made), Wanted()), width=60).splitlines())) <= 60


def test_as_json_the_records_are_whole(made: tuple[Record, ...], kept: Kept) -> None:
    told = msgspec.json.decode(as_json(timeline(kept(made), Wanted(since=Interval.parse("2011")))))
    assert (told["shown"], told["hidden"]) == (1, {"without a date": 1})
    assert told["records"][0]["date"]["edtf"] == "2011-05-04"


def test_as_markdown_the_words_of_pages_are_no_markup(made: tuple[Record, ...], kept: Kept) -> None:
    wild = [structs.replace(r, told_by=(("<b>|*Post*|</b>",),)) for r in made]
    lines = list(as_markdown(timeline(kept(wild), Wanted())))
    row = next(line for line in lines if line.startswith("| 2011-05-04"))
    assert r"\<b\>\|\*Post\*\|\</b\>" in row
    assert lines[0] == "## 2011"


def test_words_of_pages_do_not_steer_the_terminal() -> None:
    assert printable("a\x1b[2Jb\u202ec\r\nd\te") == "a\ufffd[2Jb\ufffdc d e"
    assert shortened("one two three", 8) == "one two…"
