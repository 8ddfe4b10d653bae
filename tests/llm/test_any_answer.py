"""Whatever a model answers, what is taken of it stands in the page, and nothing is raised."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.lexicon import load_lexicon
from dateline.llm import Answer, Question, extracted
from dateline.llm.answer import read_answer
from dateline.llm.words import words_of
from dateline.name import names
from dateline.read import read
from dateline.types import EventType, PassageKind, Role, Source, Span, Status

PAGE = (
    "On 4 May 2011 Kenya  sold “six” boats\u00a0to Egypt for $40 million, İzmir’s mayor said.\n"
    "The Kenyan army’s Mi-35 helicopters left; Peru, “angry”, recalled its am\u00adbassador.\n"
)
LEXICON = load_lexicon()
DOCUMENT = read(Source(id="page", content=PAGE), LEXICON)
MENTIONS = names(DOCUMENT, LEXICON)

cut = st.tuples(st.integers(0, len(PAGE)), st.integers(1, 60)).map(lambda c: PAGE[c[0] : sum(c)])
bent = cut.map(lambda words: " ".join(words.upper().split()).replace("“", '"'))
words = st.one_of(
    cut, bent, st.text(max_size=20), st.sampled_from(["Kenya", "sold", "Egypt", "six"])
)
loose = st.one_of(words, st.none(), st.integers(), st.lists(words, max_size=2))
sides = st.lists(
    st.fixed_dictionaries({"name": words, "role": st.sampled_from([*Role, "king"])}), max_size=4
)
event = st.fixed_dictionaries(
    {
        "quote": words,
        "trigger": words,
        "type": st.sampled_from([*EventType, "SING"]),
        "actors": st.one_of(sides, loose),
    },
    optional={
        "status": st.one_of(st.sampled_from(list(Status)), loose),
        **dict.fromkeys(("mode", "date", "place", "amount", "quantity", "designation"), loose),
    },
)
answers = st.one_of(
    st.text(),
    st.lists(event, max_size=4).map(lambda events: json.dumps({"events": events})),
    st.tuples(st.lists(event, min_size=1, max_size=3), st.integers(0, 400)).map(
        lambda both: json.dumps({"events": both[0]})[: both[1]]
    ),
    st.recursive(st.none() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.just("events"), inner)).map(json.dumps),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(answers)
def test_what_is_taken_stands_in_the_page(said: str) -> None:
    def ask(_: Question) -> Answer:
        return Answer(said)

    own = [(p, p.span) for p in DOCUMENT.passages if p.kind is PassageKind.BODY]
    found = extracted(DOCUMENT, own, MENTIONS, LEXICON, ask=ask, model="any")
    assert sum(found.asked.refused.values()) + len(found.finds) or "{" in said
    for find in found.finds:
        here, told = find.event, find.sentence
        assert here.clause.contains(here.trigger[0])
        assert told.start <= here.trigger[0].start < told.end
        assert any(a.country or a.actor for a in here.actors)
        for actor in here.actors:
            (span,) = actor.spans
            assert PAGE[span.start : span.end] == actor.name
        designation: Any = here.attributes.get("designation")
        assert designation is None or designation in PAGE
        assert here.place is None or here.place.name in PAGE


@settings(max_examples=300, deadline=None)
@given(words)
def test_a_find_is_what_was_looked_for_but_for_what_is_folded(looked_for: str) -> None:
    def bare(text: str) -> str:
        return "".join(c for c in text.casefold() if c.isalnum())

    found = words_of(PAGE, Span(0, len(PAGE))).find(looked_for)
    if found is not None:
        assert bare(PAGE[found.start : found.end]) == bare(looked_for)


@pytest.mark.parametrize(
    "whole", ["Kenya  sold “six” boats\u00a0to Egypt", "recalled its am\u00adbassador"]
)
def test_every_copy_of_whole_words_is_found(whole: str) -> None:
    page = words_of(PAGE, Span(0, len(PAGE)))
    copies = (
        whole,
        " ".join(whole.split()),
        whole.upper(),
        whole.replace("\u00ad", ""),
        f'"{whole}."',
    )
    for copy in copies:
        found = page.find(copy)
        assert found is not None
        assert PAGE[found.start : found.end] == whole


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='{}[]":, \\eventsu0d8', max_size=300))
def test_no_text_is_too_odd_to_be_read(said: str) -> None:
    read_answer('{"events": [' + said)
    read_answer(said)
