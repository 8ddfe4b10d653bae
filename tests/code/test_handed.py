"""Transfers whose sides another sentence of their story tells."""

from telling import coded, countries

from dateline.code import events
from dateline.code.again import Known
from dateline.code.handed import handed
from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.syntax import load_parser, sentences
from dateline.types import Document, Event, Page, Passage, PassageKind, Register, Role, Span


def told(*pieces: str) -> list[Event]:
    """The events of a page of several voices, with what each adds to the others."""
    lexicon, text, found = load_lexicon(), "\n".join(pieces), []
    starts = [sum(len(p) + 1 for p in pieces[:n]) for n in range(len(pieces))]
    passages = tuple(
        Passage(id=f"p{n}", start=s, end=s + len(p), kind=PassageKind.BODY)
        for n, (s, p) in enumerate(zip(starts, pieces, strict=True))
    )
    page = Page(id="p", media_type="text/plain", sha256="")
    mentions = names(Document(page=page, text=text, passages=passages), lexicon)
    for passage in passages:
        voice = Known(lexicon.again, lexicon.events)
        spans = sentences(text, Span(passage.start, passage.end))
        for sentence in load_parser().parse(text, spans, names=[m.span for m in mentions]):
            inside = [m for m in mentions if sentence.span.contains(m.span)]
            made = voice.resolved(events(sentence, text, inside, lexicon), sentence)
            voice.heard(sentence, inside, made)
            found += [(passage, sentence, event) for event in made]
    return [event for _, _, event in handed(found, lexicon.events)]


def sides(event: Event) -> tuple[list[str | None], list[str | None]]:
    return countries(event, Role.SUPPLIER), countries(event, Role.RECIPIENT)


def test_who_owned_the_goods_supplies_them() -> None:
    owned, flown, delivered = told(
        "The four boats belong to the Danish navy. They will be flown to Togo in May."
        " The four boats may be delivered from March 3, a clerk said."
    )
    assert owned.register is Register.HOLDING
    assert sides(flown) == (["DNK"], ["TGO"])
    assert sides(delivered) == (["DNK"], ["TGO"])
    assert [flown.status, delivered.status] != [owned.status, owned.status]  # each its own stage


def test_a_delivery_is_of_the_goods_told_of_before() -> None:
    _, delivered = told("Chad received four jets from France. The jets were delivered in May.")
    assert sides(delivered) == (["FRA"], ["TCD"])


def test_equal_numbers_are_one_lot_for_another_voice() -> None:
    bought, delivered = told(
        "Peru bought six howitzers from Spain.", "Six howitzers were delivered to Peru on Monday."
    )
    assert sides(bought) == sides(delivered) == (["ESP"], ["PER"])


def test_goods_that_count_otherwise_are_another_lot() -> None:
    *_, delivered = told(
        "Oman bought six tanks from Spain. The two tanks were delivered to Oman in May."
    )
    assert sides(delivered) == ([], ["OMN"])


def test_of_two_who_may_have_supplied_them_none_is_taken() -> None:
    *_, delivered = told(
        "Norway sold jets to Peru. Spain sold jets to Peru. The jets were delivered to Lima."
    )
    assert sides(delivered) == ([], ["PER"])


def test_who_only_flies_such_jets_does_not_supply_them() -> None:
    *_, delivered = told("India operates jets. The jets were delivered to Nepal in May.")
    assert sides(delivered) == ([], ["NPL"])


def test_they_are_no_goods_where_none_were_told_of() -> None:
    (freed,) = told("The hostages were freed in Mali. They were flown to Chad.")
    assert freed.register is not Register.TRANSFER


def test_a_delivery_that_no_sentence_gives_sides_is_not_told() -> None:
    assert told("The tanks were delivered.") == []


def test_what_carries_the_goods_is_not_their_type() -> None:
    (event,) = coded("Two howitzers were flown to Chad on an An-124.")
    assert "designation" not in event.attributes
