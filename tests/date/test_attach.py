"""When an event was: the date of its own clause, else the story's, else nothing."""

import pytest

from dateline.date import dates
from dateline.date.attach import event_dates
from dateline.interval import Interval
from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.syntax import Parser, load_parser, sentences
from dateline.types import (
    Basis,
    Dating,
    Document,
    Event,
    EventType,
    Page,
    Passage,
    PassageKind,
    Span,
    TimeExpression,
    TimeType,
)

Row = tuple[str, str, dict[str, str], str | None]

# words, the trigger, (time words -> EDTF), when the trigger's event was
ROWS: list[Row] = [
    ("Norway signed the deal in May 2004.", "signed", {"May 2004": "2004-05"}, "2004-05"),
    ("In 2004 Norway signed a deal with Poland.", "deal", {"2004": "2004"}, "2004"),
    (
        "Norway, which joined in 1999, signed the deal in 2004.",
        "signed",
        {"1999": "1999", "2004": "2004"},
        "2004",
    ),
    (
        "Norway, which joined in 1999, signed the deal in 2004.",
        "joined",
        {"1999": "1999", "2004": "2004"},
        "1999",
    ),
    # the day of saying is not the day of doing
    (
        "The minister said on 4 May 2011 that Norway had signed the deal.",
        "signed",
        {"4 May 2011": "2011-05-04"},
        "../2011-05-04",
    ),
    ("They have held talks since 2001.", "talks", {"2001": "2001"}, "2001-01-01/.."),
    ("Their pact of 2014 governs trade.", "pact", {"2014": "2014"}, "2014"),
    (
        "They agreed in 2012 to hold an exercise in 2013.",
        "hold",
        {"2012": "2012", "2013": "2013"},
        "2013",
    ),
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def dated(
    parser: Parser,
    text: str,
    triggers: list[str],
    times: dict[str, str],
    *,
    kind: PassageKind = PassageKind.BODY,
    published: str | None = None,
) -> list[tuple[str | None, Basis]]:
    """EDTF and basis of the event of each trigger word, all in one passage."""
    page = Page(
        id="p",
        media_type="text/plain",
        sha256="0" * 64,
        published=Dating(when=Interval.parse(published) if published else None),
    )
    passage = Passage(id="p1", start=0, end=len(text), kind=kind)
    parsed = parser.parse(text, sentences(text, passage.span))
    found = []
    for word in triggers:
        at = text.index(word)
        sentence = next(s for s in parsed if s.span.start <= at < s.span.end)
        event = Event(
            event_type=EventType.CONSULT,
            trigger=(Span(at, at + len(word)),),
            clause=sentence.span,
            rule="test",
        )
        found.append((passage, sentence, event))
    expressions = [
        TimeExpression(
            start=text.index(words),
            end=text.index(words) + len(words),
            text=words,
            type=TimeType.DATE,
            value=edtf,
            when=Interval.parse(edtf),
            basis=Basis.STATED,
        )
        for words, edtf in times.items()
    ]
    document = Document(page=page, text=text, passages=(passage,))
    whens = event_dates(document, found, expressions, load_lexicon())
    return [(str(w.when) if w.when else None, w.basis) for w in whens]


@pytest.mark.parametrize(("text", "trigger", "times", "expected"), ROWS)
def test_the_date_of_the_clause(
    parser: Parser, text: str, trigger: str, times: dict[str, str], expected: str | None
) -> None:
    assert dated(parser, text, [trigger], times)[0][0] == expected


# words, the trigger, (time words -> EDTF), when the trigger's event was
STRETCHES: list[Row] = [
    (
        "The fleets trained from 3 to 9 June 2012.",
        "trained",
        {"3": "2012-06-03", "9 June 2012": "2012-06-09"},
        "2012-06-03/2012-06-09",
    ),
    (
        "The fleets trained on 13-19 June 2012.",
        "trained",
        {"13": "2012-06-13", "19 June 2012": "2012-06-19"},
        "2012-06-13/2012-06-19",
    ),
    (
        "They met between June 13 and June 19, 2012.",
        "met",
        {"June 13": "2012-06-13", "June 19, 2012": "2012-06-19"},
        "2012-06-13/2012-06-19",
    ),
    (
        "Finland leased the port from 1944 until 1956.",
        "leased",
        {"1944": "1944", "1956": "1956"},
        "1944/1956",
    ),
    # a day to which something was moved
    (
        "Norway put the parade off from 4 May to 9 May 2012.",
        "parade",
        {"4 May": "2012-05-04", "9 May 2012": "2012-05-09"},
        "2012-05-09",
    ),
    (
        "The summit was postponed from May 4 to May 9, 2012.",
        "summit",
        {"May 4": "2012-05-04", "May 9, 2012": "2012-05-09"},
        "2012-05-09",
    ),
    # two times that are not the ends of one
    ("They met in 1944 and 1956.", "met", {"1944": "1944", "1956": "1956"}, "1944"),
]


@pytest.mark.parametrize(("text", "trigger", "times", "expected"), STRETCHES)
def test_two_ends_of_a_stretch(
    parser: Parser, text: str, trigger: str, times: dict[str, str], expected: str | None
) -> None:
    assert dated(parser, text, [trigger], times)[0][0] == expected


# words, the triggers, (time words -> EDTF), when their events were
SIDE_BY_SIDE: list[tuple[str, list[str], dict[str, str], list[str | None]]] = [
    (
        "Peru blamed Chile, and in June 1931 Chile closed the pass.",
        ["blamed", "closed"],
        {"June 1931": "1931-06"},
        [None, "1931-06"],
    ),
    (
        "Peru raided Chile in June 1931 and the following year a peace treaty was signed.",
        ["raided", "treaty"],
        {"June 1931": "1931-06", "the following year": "1932"},
        ["1931-06", "1932"],
    ),
    (
        "In June 1931 Peru closed the pass and Chile recalled its envoy.",
        ["closed", "recalled"],
        {"June 1931": "1931-06"},
        ["1931-06", "1931-06"],
    ),
    (
        "Peru closed the pass and recalled its envoy in June 1931.",
        ["closed", "recalled"],
        {"June 1931": "1931-06"},
        ["1931-06", "1931-06"],
    ),
]


@pytest.mark.parametrize(("text", "triggers", "times", "expected"), SIDE_BY_SIDE)
def test_a_clause_beside_has_its_own_time(
    parser: Parser,
    text: str,
    triggers: list[str],
    times: dict[str, str],
    expected: list[str | None],
) -> None:
    assert [when for when, _ in dated(parser, text, triggers, times)] == expected


# words, the trigger, the year in them, whether it dates the trigger
NAMED: list[tuple[str, str, str, bool]] = [
    ("Chile threatened to suspend the 2006 pact.", "suspend", "2006", False),
    ("Chile withdrew from the 2006 pact.", "withdrew", "2006", False),
    ("Chile signed the 2006 pact.", "signed", "2006", True),
    ("The envoy met them during a 2006 visit.", "met", "2006", True),
    ("In 2006 Peru expelled two envoys, and Chile recalled its own.", "expelled", "2006", True),
    # but the thing itself is of that year
    ("Chile withdrew from the 2006 pact.", "pact", "2006", True),
    ("Peru ended the embargo imposed on Chile by the bloc in 1979.", "embargo", "1979", True),
    ("Peru ended the embargo imposed on Chile by the bloc in 1979.", "ended", "1979", False),
]


@pytest.mark.parametrize(("text", "trigger", "year", "is_when"), NAMED)
def test_the_year_in_the_name_of_a_thing(
    parser: Parser, text: str, trigger: str, year: str, is_when: bool
) -> None:
    when, _ = dated(parser, text, [trigger], {year: year})[0]
    assert when == (year if is_when else None)


def test_the_story_carries_its_day_on(parser: Parser) -> None:
    text = "Norway and Poland signed a pact on 4 May 2011. The ministers met the press."
    when = dated(
        parser, text, ["signed", "met"], {"4 May 2011": "2011-05-04"}, published="2011-05-05"
    )
    assert when[1] == ("2011-05-04~", Basis.INFERRED)


def test_background_does_not_end_the_story(parser: Parser) -> None:
    text = "They met on 4 May 2011. A pact was signed in March 1999. The ministers left."
    times = {"4 May 2011": "2011-05-04", "March 1999": "1999-03"}
    when = dated(parser, text, ["met", "signed", "left"], times, published="2011-05-05")
    assert [w for w, _ in when] == ["2011-05-04", "1999-03", "2011-05-04~"]


def test_history_goes_on_through_its_paragraph(parser: Parser) -> None:
    text = "In 2007 the premier came to Oslo. Two pacts were signed.\n\nThe king fell."
    when = dated(parser, text, ["came", "signed", "fell"], {"2007": "2007"})
    assert [w for w, _ in when] == ["2007", "2007", None]


def test_what_is_told_beside_is_of_about_the_same_time(parser: Parser) -> None:
    text = "The plant signed a deal in 2004, a day after the ministers met."
    assert dated(parser, text, ["met"], {"2004": "2004"}) == [("2004", Basis.INFERRED)]


def test_a_time_that_tells_of_its_own_event(parser: Parser) -> None:
    text = "It began in the 1980s when the army invaded the valley."
    assert dated(parser, text, ["invaded"], {"the 1980s": "198X"})[0][0] in {"198X", "1980~/1989~"}


def test_what_is_going_on_is_dated_by_the_telling(parser: Parser) -> None:
    text = "A Polish delegation is visiting Norway."
    assert dated(parser, text, ["visiting"], {}, published="2011-05-05") == [
        ("2011-05-05", Basis.INFERRED)
    ]


def test_what_will_be_comes_after_the_telling(parser: Parser) -> None:
    text = "Poland will buy boats."
    assert dated(parser, text, ["buy"], {}, published="2011-05-05") == [
        ("2011-05-05/..", Basis.INFERRED)
    ]


def test_a_post_does_not_borrow_the_date_of_the_page(parser: Parser) -> None:
    text = "A Polish delegation is visiting Norway."
    when = dated(parser, text, ["visiting"], {}, kind=PassageKind.POST, published="2011-05-05")
    assert when == [(None, Basis.UNKNOWN)]


def test_recent_means_about_the_time_of_the_telling(parser: Parser) -> None:
    text = "The recent visit of the Polish president to Oslo was short."
    page = Page(
        id="p",
        media_type="text/plain",
        sha256="0" * 64,
        published=Dating(when=Interval.parse("2011-05-05")),
    )
    passage = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY)
    (sentence,) = parser.parse(text, [passage.span])
    at = text.index("visit")
    event = Event(
        event_type=EventType.CONSULT,
        trigger=(Span(at, at + 5),),
        clause=sentence.span,
        rule="test",
    )
    recent = TimeExpression(
        start=4, end=10, text="recent", type=TimeType.DATE, value="PAST_REF", basis=Basis.UNKNOWN
    )
    document = Document(page=page, text=text, passages=(passage,))
    (when,) = event_dates(document, [(passage, sentence, event)], [recent], load_lexicon())
    assert (str(when.when), when.basis) == ("2011-05-05~", Basis.INFERRED)


def in_office(parser: Parser, text: str, trigger: str) -> tuple[str | None, Basis]:
    """The date of the trigger's event on a page without any, whose persons are named in `text`."""
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    passage = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY)
    document = Document(page=page, text=text, passages=(passage,))
    parsed = parser.parse(text, sentences(text, passage.span))
    at = text.index(trigger)
    sentence = next(s for s in parsed if s.span.start <= at < s.span.end)
    event = Event(
        event_type=EventType.CONSULT,
        trigger=(Span(at, at + len(trigger)),),
        clause=sentence.span,
        rule="test",
    )
    lexicon = load_lexicon()
    (when,) = event_dates(
        document,
        [(passage, sentence, event)],
        dates(document, lexicon),
        lexicon,
        mentions=names(document, lexicon),
    )
    return str(when.when) if when.when else None, when.basis


def test_the_terms_of_those_in_office_bound_what_nothing_dates(parser: Parser) -> None:
    text = "Prime Minister Vladimir Putin met President Dmitry Medvedev in Sochi."
    assert in_office(parser, text, "met") == ("2008-05-08/2012-05-07", Basis.INFERRED)


def test_a_date_of_the_page_goes_before_a_term(parser: Parser) -> None:
    text = "In 2009 ships sank. Prime Minister Vladimir Putin met President Dmitry Medvedev."
    assert in_office(parser, text, "met")[0] != "2008-05-08/2012-05-07"


def test_a_length_that_hangs_on_a_day_dates_its_clause(parser: Parser) -> None:
    text = "Two weeks after 9/11 the ministers signed a pact."
    assert in_office(parser, text, "signed") == ("2001-09-25~", Basis.RELATIVE)


@pytest.mark.parametrize(
    ("text", "trigger", "length", "value", "expected"),
    [
        (
            "They met in 2022, seven years after Peru shut the bridge.",
            "shut",
            "seven years",
            "P7Y",
            None,
        ),
        (
            "In 2022, two decades before Peru shut it, they met.",
            "shut",
            "two decades",
            "P2DE",
            None,
        ),
        ("They met in 2022, a day after Peru shut the bridge.", "shut", "a day", "P1D", "2022"),
        ("They met in 2022, seven years after Peru shut it.", "met", "seven years", "P7Y", "2022"),
    ],
)
def test_years_away_from_what_is_dated(
    parser: Parser, text: str, trigger: str, length: str, value: str, expected: str | None
) -> None:
    (sentence,) = parser.parse(text, [Span(0, len(text))])
    passage = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY)
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    at = text.index(trigger)
    event = Event(
        event_type=EventType.CONSULT,
        trigger=(Span(at, at + len(trigger)),),
        clause=sentence.span,
        rule="test",
    )
    start, year = text.index(length), text.index("2022")
    times = [
        TimeExpression(
            start=start,
            end=start + len(length),
            text=length,
            type=TimeType.DURATION,
            value=value,
        ),
        TimeExpression(
            start=year,
            end=year + 4,
            text="2022",
            type=TimeType.DATE,
            value="2022",
            when=Interval.year(2022),
            basis=Basis.STATED,
        ),
    ]
    times.sort(key=lambda t: t.start)
    document = Document(page=page, text=text, passages=(passage,))
    (when,) = event_dates(document, [(passage, sentence, event)], times, load_lexicon())
    assert (str(when.when) if when.when else None) == expected


def test_the_lead_tells_the_news_and_its_day_goes_on(parser: Parser) -> None:
    text = (
        "Norway and Poland signed a pact, officials said.\n\nThe ministers met the press.\n\n"
        "In 1999 the two fell out. Oslo recalled its envoy."
    )
    when = dated(
        parser,
        text,
        ["signed", "met", "fell", "recalled"],
        {"1999": "1999"},
        published="2011-05-05",
    )
    assert when == [
        ("2011-05-05~", Basis.INFERRED),
        ("2011-05-05~", Basis.INFERRED),
        ("1999", Basis.STATED),
        ("1999", Basis.INFERRED),
    ]


def test_what_has_happened_has_happened_by_the_telling(parser: Parser) -> None:
    text = "Norway has signed the pact."
    assert dated(parser, text, ["signed"], {}, published="2011-05-05") == [
        ("../2011-05-05", Basis.INFERRED)
    ]


def test_what_will_have_happened_comes_after_the_telling(parser: Parser) -> None:
    text = "Norway will have received nine boats."
    assert dated(parser, text, ["received"], {}, published="2011-05-05") == [
        ("2011-05-05/..", Basis.INFERRED)
    ]
