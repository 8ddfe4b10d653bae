"""An event that no words date: on which side of the saying or the telling its tense puts it."""

import pytest

from dateline.date import dates
from dateline.date.attach import event_dates
from dateline.interval import Interval
from dateline.lexicon import load_lexicon
from dateline.syntax import Parser, load_parser, sentences
from dateline.types import (
    Dating,
    Document,
    Event,
    EventType,
    Page,
    Passage,
    PassageKind,
    Span,
)

LEXICON = load_lexicon()


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def when(
    parser: Parser,
    words: str,
    *,
    on: str | None = "2012-06-15",
    kind: PassageKind = PassageKind.BODY,
) -> str | None:
    """The date of the last event that a bracketed word names; `on` is the day of its voice."""
    text, triggers = unbracketed(words)
    published = Dating(when=Interval.parse(on) if on else None)
    page = Page(id="p", media_type="text/plain", sha256="0" * 64, published=published)
    passage = Passage(id="p1", start=0, end=len(text), kind=kind, published=published)
    document = Document(page=page, text=text, passages=(passage,))
    parsed = parser.parse(text, sentences(text, passage.span))
    found = [
        (
            passage,
            next(s for s in parsed if s.span.contains(trigger)),
            Event(event_type=EventType.CONSULT, trigger=(trigger,), clause=trigger, rule="test"),
        )
        for trigger in triggers
    ]
    whens = event_dates(document, found, dates(document, LEXICON), LEXICON)
    return str(whens[-1].when) if whens[-1].when else None


def unbracketed(words: str) -> tuple[str, list[Span]]:
    """The words without their brackets, and where these stood."""
    text, *parts = words.split("[")
    spans = []
    for part in parts:
        inside, _, after = part.partition("]")
        spans.append(Span(len(text), len(text) + len(inside)))
        text += inside + after
    return text, spans


# the words with their trigger in brackets, when it was; told on Friday, 15 June 2012
TENSES = [
    ("Chile may [sell] Peru two frigates.", "2012-06-15/.."),
    ("Peru should [join] the bank.", "2012-06-15/.."),
    ("The port would [serve] both states.", "2012-06-15/.."),
    ("The talks may allow the [sale] of frigates to Peru.", "2012-06-15/.."),
    ("The Chilean president is to [visit] Lima.", "2012-06-15/.."),
    ("The Chilean president is expected to [visit] Lima.", "2012-06-15/.."),
    ("Chile would like to [buy] gas.", "2012-06-15~"),
    ("Chile may have [sold] them.", "../2012-06-15"),
    ("Chile [sold] frigates to Ecuador.", "../2012-06-15"),
    ("Chilean engineers are [training] with Peruvian ones.", "2012-06-15"),
    ("Chile [supports] the plan.", "2012-06-15~"),
    ("Chile would have [bought] it.", None),
]


@pytest.mark.parametrize(("words", "expected"), TENSES)
def test_the_tense_puts_it_before_or_after_the_telling(
    parser: Parser, words: str, expected: str | None
) -> None:
    assert when(parser, words, kind=PassageKind.POST) == expected


# told on Friday, 15 June 2012; what is said counts from the saying
SAYINGS = [
    ("Lima said on Thursday that Chilean engineers are [visiting] the mine.", "2012-06-14~"),
    ("Lima said on Thursday that Chile will [buy] gas.", "2012-06-14/.."),
    ("Lima said on Thursday that Chile has [bought] gas.", "../2012-06-14"),
    ("In a note issued on Thursday Lima said that Chile will [buy] gas.", "2012-06-14/.."),
    ("Lima said on Thursday that Chile had [bought] gas.", "../2012-06-14"),
    ("Lima said on Thursday that Chile would [buy] gas.", "2012-06-14/.."),
    ("In May 1931 the two fell out; Lima had [recalled] its envoy.", "../1931-05-31"),
]


@pytest.mark.parametrize(("words", "expected"), SAYINGS)
def test_what_is_said_counts_from_the_saying(parser: Parser, words: str, expected: str) -> None:
    assert when(parser, words) == expected


# history that no day of telling dates
STORIES = [
    ("The fire of May 1931 changed the plans. Chile [recalled] its envoy.", "1931-05"),
    ("The fire came in May 1931. By then Chile had [recalled] its envoy.", "../1931-05-31"),
    ("The fire came in May 1931. The port would [close].", "1931-05-01/.."),
    # two dates, a date ahead, another paragraph: none of them is the day of the story
    ("Fires came in May 1931 and June 1933. Chile [recalled] its envoy.", None),
    ("The port could open in 2031. Chile [recalled] its envoy.", None),
    ("The fire came in May 1931.\n\nChile [recalled] its envoy.", None),
]


@pytest.mark.parametrize(("words", "expected"), STORIES)
def test_the_one_date_of_the_sentence_before(
    parser: Parser, words: str, expected: str | None
) -> None:
    assert when(parser, words, on=None) == expected


def test_what_a_perfect_counts_from_lies_before_the_news(parser: Parser) -> None:
    words = "The ministers met on Thursday. Trade has grown since they [signed] the pact."
    assert when(parser, words) == "../2012-06-15"
    history = "It rests on a pact of 2004. Trade has grown since they [signed] it."
    assert when(parser, history) == "2004"


def test_a_note_without_a_verb_is_of_about_its_day(parser: Parser) -> None:
    words = "Two Chilean envoys [expelled] from Lima."
    assert when(parser, words, kind=PassageKind.POST) == "2012-06-15~"


# what comes after something else lies between that and the telling
FOLLOWING = [
    ("In May 2004 Peru joined the pact. The pact was followed by a [treaty].", "2004-06-01"),
    ("In May 2004 Peru joined the pact. A [treaty] followed the pact.", "2004-06-01"),
    ("The visit of 2004 was followed by [talks] in Lima.", "2004-01-01"),
    ("In May 2004 Peru joined the pact. This visit was succeeded by a [parade].", "2004-06-01"),
]


@pytest.mark.parametrize(("words", "start"), FOLLOWING)
def test_what_followed_came_after(parser: Parser, words: str, start: str) -> None:
    assert when(parser, words) == f"{start}/2012-06-15"


def test_what_followed_on_a_day_of_its_own(parser: Parser) -> None:
    words = "In May 2004 Peru joined. The visit was followed by a [treaty] in 2006."
    assert when(parser, words) == "2006"


def test_since_then_counts_from_what_was_told_last(parser: Parser) -> None:
    words = "In 1991 Peru sold rifles. Since then Chile has [opposed] the sale."
    assert when(parser, words) == "1991-01-01/.."


# the first since 1999 is of today
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Peru is holding the first [drill] with Chile since 1999.", "2012-06-15"),
        ("It was the largest [drill] after 1999.", "../2012-06-15"),
        ("They have held [drills] since 1999.", "1999-01-01/.."),
    ],
)
def test_a_rank_is_counted_from_a_date(parser: Parser, words: str, expected: str) -> None:
    assert when(parser, words, kind=PassageKind.POST) == expected


# told on Friday, 15 June 2012
DAYS_OF_THINGS = [
    ("Peru and Chile have [signed] a plan for 2013.", "../2012-06-15"),
    ("The [visit] is planned for 2013.", "2013"),
    ("The president will [visit] Lima by July 2012.", "2012-06-15/2012-07-31"),
    ("They [sold] ships before July 2011.", "../2011-07-31"),
    ("War came in 1981; three years on, Peru [signed] a pact.", "1984~"),
    ("Ahead of the summit on Thursday Peru has [recalled] its envoy.", "../2012-06-15"),
    ("After the Second World War Peru [sold] ships.", "1945-09-02/.."),
    ("When Chile attacked in May 1981, Peru [recalled] its envoy.", "1981-05"),
    ("Peru [recalled] its envoy after Chile raided the port in May 1981.", "1981-05"),
    ("If Chile raided the port in May 1981, Peru [recalled] its envoy.", "../2012-06-15"),
    ("The king fell in 1981; Peru [recalled] its envoy.", "1981"),
]


@pytest.mark.parametrize(("words", "expected"), DAYS_OF_THINGS)
def test_the_day_of_a_thing_and_the_day_of_the_deed(
    parser: Parser, words: str, expected: str
) -> None:
    assert when(parser, words, kind=PassageKind.POST) == expected


def test_a_day_that_nobody_knows_is_not_that_of_the_story(parser: Parser) -> None:
    words = "They signed a pact in 1972. Chile and Peru [met] last week."
    assert when(parser, words, on=None) is None


def test_a_paragraph_of_history_in_the_news(parser: Parser) -> None:
    news = "The ministers [met] on Thursday."
    history = "The port was built in 1931."
    words = f"{news}\n\n{history} Peru [sold] ships."
    assert when(parser, words) == "1931"
    background = "Trade grew in the first half of 2012."
    assert when(parser, f"{news}\n\n{background} Peru [sold] ships.") == "2012-06-14~"
    assert when(parser, f"{history} {news} Peru [sold] ships.") == "2012-06-14~"
