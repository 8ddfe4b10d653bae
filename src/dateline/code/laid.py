"""The mentions of a sentence laid over its tokens, with those that only the parsed words show."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from dateline.code.clause import NOMINAL, Grammar
from dateline.syntax import Token, cover
from dateline.types import Mention, MentionKind, Span


def laid(
    mentions: Sequence[Mention], grammar: Grammar, text: str
) -> Mapping[int, tuple[Mention, ...]]:
    """By token the mentions that it stands in, the longest first."""
    kept = [m for m in mentions if text[m.end : m.end + 1] != "$"]  # US$ is money
    kept = [*(_state_beside(m, grammar) for m in kept), *_resolutions(kept, grammar, text)]
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


def _of_another(noun: Token, bodies: Sequence[Mention], grammar: Grammar) -> bool:
    """`Senate Resolution 12`: is another than a body of states named right before it?"""
    before = grammar.sentence.tokens[noun.i - 1] if noun.i else None
    if before is None or not before.text[:1].isupper() or before.pos not in NOMINAL:
        return False
    return not any(m.span.contains(Span(before.start, before.end)) for m in bodies)


def _resolutions(mentions: Sequence[Mention], grammar: Grammar, text: str) -> Iterator[Mention]:
    """`Resolution 1559`: a paper by whose number one knows who speaks."""
    bodies = [m for m in mentions if m.country == "IGO"]
    for noun in grammar.sentence:
        body = grammar.rules.nouns.numbered.get(noun.lower)
        if body is None or not noun.text[:1].isupper() or _of_another(noun, bodies, grammar):
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
