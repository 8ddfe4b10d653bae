"""The mentions of a sentence laid over its tokens, with those that only the parsed words show."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from dateline.code.clause import Grammar
from dateline.syntax import cover
from dateline.types import Mention, MentionKind


def laid(
    mentions: Sequence[Mention], grammar: Grammar, text: str
) -> Mapping[int, tuple[Mention, ...]]:
    """By token the mentions that it stands in, the longest first."""
    kept = [m for m in mentions if text[m.end : m.end + 1] != "$"]  # US$ is money
    kept = [*(_state_beside(m, grammar) for m in kept), *_resolutions(grammar, text)]
    places: dict[int, tuple[Mention, ...]] = {}
    for token in grammar.sentence:
        here = [m for m in kept if m.start < token.end and token.start < m.end]
        if here:
            places[token.i] = tuple(sorted(here, key=lambda m: m.start - m.end))
    return places


def _state_beside(mention: Mention, grammar: Grammar) -> Mention:
    """`Australian` of "Australian patrol boats": the boats are Australian, and nobody is on patrol."""
    inside = grammar.sentence.within(mention.span) if mention.kind is MentionKind.FORCE else []
    if not inside or inside[-1].dep != "compound" or grammar.sentence.head(inside[-1]) in inside:
        return mention
    state = [t for t in inside[:-1] if t.head == inside[-1].head and t.text[:1].isupper()]
    if not state or inside[-1].lemma not in grammar.rules.words["uses"] or state[-1].dep != "amod":
        return mention
    span = cover(state[-1:])
    words = mention.text[span.start - mention.start : span.end - mention.start]
    changed = {"text": words, "kind": MentionKind.STATE, "actor": mention.country}
    return structs.replace(mention, start=span.start, end=span.end, sector=None, **changed)


def _resolutions(grammar: Grammar, text: str) -> Iterator[Mention]:
    """`Resolution 1559`: a paper by whose number one knows who speaks."""
    for noun in grammar.sentence:
        body = grammar.rules.nouns.numbered.get(noun.lower)
        if body is None or not noun.text[:1].isupper():
            continue
        for number in grammar.sentence.tokens[noun.i + 1 : noun.i + 2]:
            if number.text.isdecimal():
                words = text[noun.start : number.end]
                known = {"actor": body, "country": body.partition(":")[0], "sector": "IGO"}
                yield Mention(
                    start=noun.start,
                    end=number.end,
                    text=words,
                    name=words,
                    kind=MentionKind.ORGANISATION,
                    **known,
                )
