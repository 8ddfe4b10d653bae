"""The chain of tellers: page, poster, columnist, agency and speaker, outermost first."""

import msgspec
import pytest
from told import Parse, mention, spans

from dateline.lexicon import Lexicon
from dateline.types import (
    Document,
    Page,
    Passage,
    PassageKind,
    Span,
    Status,
)
from dateline.voice import attributions, told_by


def thread(text: str, *passages: Passage, site: str | None = None) -> Document:
    page = Page(id="page", media_type="text/plain", sha256="", site=site)
    return Document(page=page, text=text, passages=passages)


def test_a_paper_its_reporter_and_who_they_quote(parse: Parse, lexicon: Lexicon) -> None:
    text = "The port is shut, the harbour master said."
    body = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY, author="Ann Lee")
    document = thread(text, body, site="Coast News")
    _, parsed = parse(text)
    said = attributions(document, parsed, (), lexicon)
    chain, where = told_by(Span(0, 16), body, document, said)
    assert chain == ("Coast News", "Ann Lee", "the harbour master")
    assert spans(text, where) == ["the harbour master"]
    assert said[0].told_by == chain


def test_the_clause_of_a_claim_may_hold_the_cue(parse: Parse, lexicon: Lexicon) -> None:
    text = "The harbour master said the port is shut."
    document, parsed = parse(text)
    said = attributions(document, parsed, (), lexicon)
    whole = Span(0, len(text))
    assert told_by(whole, document.passages[0], document, said)[0] == ("The harbour master",)


CITED = [
    "Telam, citing the mayor, said the port was shut.",
    "Citing the mayor, Telam said the port was shut.",
    "The port was shut, Telam said, citing the mayor.",
]


@pytest.mark.parametrize("text", CITED)
def test_who_is_cited_stands_behind_who_cites(text: str, parse: Parse, lexicon: Lexicon) -> None:
    document, parsed = parse(text)
    said = attributions(document, parsed, (), lexicon)
    start = text.lower().index("the port")
    chain, _ = told_by(Span(start, start + 12), document.passages[0], document, said)
    assert chain == ("Telam", "the mayor")


def test_one_speaker_in_two_halves(parse: Parse, lexicon: Lexicon) -> None:
    text = "Ann Lee said the port would open and hoped the storm would end."
    document, parsed = parse(text)
    said = attributions(document, parsed, (), lexicon)
    assert told_by(Span(0, len(text)), document.passages[0], document, said)[0] == ("Ann Lee",)


def test_who_asks_for_something_does_not_tell_of_it(parse: Parse, lexicon: Lexicon) -> None:
    text = "The harbour master asked for two tugs."
    document, parsed = parse(text)
    said = attributions(document, parsed, (), lexicon)
    assert said[0].commitment is Status.DEMANDED
    assert told_by(Span(0, len(text)), document.passages[0], document, said)[0] == ()


def test_a_poster_without_a_name_who_pastes_wire_copy() -> None:
    text = "Look at this\n\nLIMA, May 3 (Telam) - The port is shut."
    post = Passage(id="p1", start=0, end=len(text), kind=PassageKind.POST)
    copy = Passage(
        id="p2",
        start=14,
        end=len(text),
        kind=PassageKind.EMBEDDED,
        parent="p1",
        credit="Telam",
        credit_spans=(Span(27, 32),),
    )
    chain, where = told_by(Span(36, 51), copy, thread(text, post, copy), ())
    assert chain == ("unnamed poster", "Telam")
    assert spans(text, where) == ["Telam"]


def test_a_quoted_post_has_two_posters() -> None:
    text = "The port is shut.\nNo, it is open."
    post = Passage(id="p1", start=0, end=len(text), kind=PassageKind.POST, author="gull")
    quoted = Passage(
        id="p2", start=0, end=17, kind=PassageKind.QUOTED_POST, author="tern", parent="p1"
    )
    document = thread(text, post, quoted)
    assert told_by(Span(0, 17), quoted, document, ())[0] == ("gull", "tern")
    assert told_by(Span(18, 33), post, document, ())[0] == ("gull",)


def test_a_speaker_whom_the_quotation_names_is_one_voice(parse: Parse, lexicon: Lexicon) -> None:
    text = "“We shall build the port together,” President Lee."
    quoted = Passage(
        id="p1", start=0, end=35, kind=PassageKind.QUOTATION, author="Peruvian President Lee"
    )
    document, parsed = parse(text, [quoted])
    known = [mention(text, "President Lee", "Ana Lee")]
    said = attributions(document, parsed, known, lexicon)
    assert [a.speaker for a in said] == ["Ana Lee"]
    assert told_by(Span(1, 20), quoted, document, said)[0] == ("Peruvian President Lee",)


def test_a_columnist_and_the_outlet() -> None:
    text = "The port is shut."
    body = Passage(
        id="p1", start=0, end=17, kind=PassageKind.EMBEDDED, author="Ann Lee", credit="Coast News"
    )
    post = Passage(id="p0", start=0, end=17, kind=PassageKind.POST, author="gull")
    inside = msgspec.structs.replace(body, parent="p0")
    document = thread(text, post, inside, site="Harbour Forum")
    assert told_by(Span(0, 17), inside, document, ())[0] == (
        "Harbour Forum",
        "gull",
        "Coast News",
        "Ann Lee",
    )


def test_a_page_that_names_nobody_has_no_tellers() -> None:
    text = "The port is shut."
    body = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY)
    assert told_by(Span(0, 17), body, thread(text, body), ()) == ((), ())


def test_i_in_a_post_is_its_author(parse: Parse, lexicon: Lexicon) -> None:
    text = "I think the port is shut."
    post = Passage(id="p1", start=0, end=len(text), kind=PassageKind.POST, author="gull")
    _, parsed = parse(text)
    [found] = attributions(thread(text, post), parsed, (), lexicon)
    assert (found.speaker, found.told_by) == ("gull", ("gull",))


def test_a_long_page_in_one_line_is_read_in_parts(parse: Parse, lexicon: Lexicon) -> None:
    text = "The captain said the port was shut. " * 150
    document, parsed = parse(text)
    assert len(attributions(document, parsed, (), lexicon)) == 150
