"""Noun phrases -> actors: what the mentions say, and people and bodies that no table knows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.code.clause import OWNERS, VERBAL, Grammar
from dateline.code.laid import laid
from dateline.code.near import NOTHING, Near
from dateline.code.party import PEOPLE, Party
from dateline.lexicon.platforms import Platforms
from dateline.syntax import Sentence, Token, cover
from dateline.types import Mention, MentionKind, Span

_CLAUSES = frozenset(
    {"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "cc", "punct", "parataxis"}
)
_QUOTES = frozenset("\"'`“”‘’()") | {"``", "''"}
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Cast:
    """All that may take part in the events of one sentence."""

    grammar: Grammar
    text: str
    mentions: Mapping[int, tuple[Mention, ...]]  # by token, the longest first
    platforms: Platforms
    near: Near = NOTHING

    @property
    def sentence(self) -> Sentence:
        return self.grammar.sentence

    # ------------------------------------------------------------ a phrase as a party

    def parties(
        self, heads: Sequence[Token], *, strict: bool = False, shallow: bool = False
    ) -> list[Party]:
        """Those that these noun phrases name.

        `strict` takes no capitalised word on trust, `shallow` looks at the phrase itself and what
        stands before its noun, not at what hangs on it.
        """
        found: list[Party] = []
        for head in heads:
            for one in (*self.sentence.conjuncts(head), *self._listed(head)):
                if one.pos in VERBAL and one.i != head.i:
                    continue
                found += self._phrase(one, strict=strict, depth=_DEEPEST if shallow else 0)
        return found

    def _listed(self, head: Token) -> list[Token]:
        """`Pakistan, Russia agree`: a headline's comma is an `and` between states."""
        mine = {m.country for m in self.mentions.get(head.i, ()) if m.kind is MentionKind.STATE}
        beside = self.sentence.children(head, "appos", "npadvmod") if mine else []
        if mine and head.dep == "nsubj" and head.i > 1:
            comma, before = (self.sentence.tokens[head.i - n] for n in (1, 2))
            beside += [before] if comma.text == "," and before.head == head.head else []
        return [
            t
            for first in beside
            for t in self.sentence.conjuncts(first)
            if any(
                m.kind is MentionKind.STATE and {m.country} != mine
                for m in self.mentions.get(t.i, ())
            )
        ]

    def behind(self, heads: Sequence[Token]) -> list[Party]:
        """Who is behind an act that is itself the subject: `Israeli raids killed`, `a raid by X`.

        What else hangs on the act is its target (`bombings at embassies killed`).
        """
        found: list[Party] = []
        for head in heads:
            for one in self.sentence.conjuncts(head):
                if self.mentions.get(one.i) or not self.grammar.deed(one):
                    found += self.parties([one]) if one.i == head.i else []
                    continue
                owners = self.sentence.children(one, "poss")
                by = self.grammar.after([one], "by", 0)
                kinds = {MentionKind.STATE, MentionKind.FORCE}
                before = [p for p in self.modifiers(one) if p.mention and p.mention.kind in kinds]
                found += self.parties([*owners, *by]) or before[:1] or self._content(one)
        return found

    def modifiers(self, noun: Token, *, places: bool = True, generic: bool = False) -> list[Party]:
        """Mentions before the noun inside its phrase: `Russia-Pakistan talks`, `Israeli raid`."""
        owners = {
            t.i for p in self.sentence.children(noun, "poss") for t in self.sentence.subtree(p)
        }
        before = [
            t
            for t in self.sentence.subtree(noun, without=lambda t: t.dep in {"relcl", "acl"})
            if t.i < noun.i and t.i not in owners and not self.grammar.of_a_make(t)
        ]
        return [
            p
            for p in self.mentioned(before)
            if (generic or p.name[:1].isupper())
            and (places or (p.mention and p.mention.kind is not MentionKind.PLACE))
        ]

    def mentioned(self, tokens: Sequence[Token]) -> list[Party]:
        """Those that the longest mentions at these words stand for, each once."""
        seen: dict[Span, Party] = {}
        for token in tokens:
            for m in self.mentions.get(token.i, ())[:1]:
                if m.country is None and m.actor is None:
                    continue
                seen.setdefault(m.span, Party(token, m.span, m.text, m, None, own=True))
        return list(seen.values())

    def _phrase(self, head: Token, *, strict: bool, depth: int) -> Iterator[Party]:
        nouns = self.grammar.rules.nouns
        if head.pos == "NOUN" and (leader := self._leader(head)):
            yield self._party(head, leader, nouns.sectors.get(head.lemma), own=False)
        elif own := self._own(head):
            shared = self._shared(head, own)
            for m in own:
                whole = replace(self._party(head, m, None, own=True), origin=self._origin(head, m))
                yield replace(whole, span=m.span, name=m.text) if shared else whole
            yield from shared
        elif head.pos == "PRON" and head.lower in nouns.pronouns:
            speaker = self._speaker(head) or self._just_told_of(head)
            whole = self._party(head, None, None, own=False)
            yield replace(whole, origin=speaker.country if speaker else None)
        elif self._counts(head) and (counted := self.grammar.after([head], "of")):
            inner = [p for c in counted for p in self._phrase(c, strict=strict, depth=depth + 1)]
            yield from ([self._widened(head, inner[0])] if inner else [])
        elif head.lemma in nouns.sectors or head.lower in nouns.sectors:
            lemma = head.lemma if head.lemma in nouns.sectors else head.lower
            agent = self._agent(head, nouns.sectors[lemma], lemma in nouns.offices)
            yield agent
            yield from self._shared(head, [agent.mention] if agent.mention else [])
        elif self._named(head) and not strict:
            yield self._agent(head, None, office=False)
        else:
            yield from self._inside(head, depth)

    def _own(self, head: Token) -> tuple[Mention, ...]:
        """Mentions that the head stands in; several where one word stands for several states."""
        found = self.mentions.get(head.i, ())
        if not found and head.pos == "PROPN":
            flat = [t for t in self.sentence.children(head, "compound") if t.pos == "PROPN"]
            found = next((self.mentions[t.i] for t in flat if self._person(t.i)), ())
        return tuple(m for m in found if m.span == found[0].span)

    def _shared(self, head: Token, own: Sequence[Mention]) -> list[Party]:
        """`Indian and Chinese troops`, `prime ministers of X and Y`: the others that share the noun."""
        if head.tag not in {"NNS", "NNPS"}:
            return []
        holders = self.sentence.children(head, *OWNERS)
        holders += self.grammar.after_any([head], self.grammar.rules.orders["holders"])
        joined = [h for h in holders if self.sentence.children(h, "conj", "cc")]
        tokens = [t for h in joined for t in self.sentence.conjuncts(h)]
        tokens += holders if any(self.sentence.children(h, "cc") for h in holders) else []
        return [p for p in self.mentioned(tokens) if p.mention not in own]

    def _person(self, place: int) -> bool:
        return any(m.kind in PEOPLE for m in self.mentions.get(place, ()))

    def _agent(self, head: Token, sector: str | None, office: bool) -> Party:
        """A noun such as `police` or `delegation`, of the state that stands beside it."""
        near = self.mentioned([*self._near(head), *self._among(head)])
        mention = next((p.mention for p in near if p.mention and p.mention.country), None)
        if mention is None and (mention := self._holder(head)):
            return self._party(head, mention, sector, own=False)
        return self._party(head, mention, sector, own=office and mention is not None)

    def _among(self, head: Token) -> list[Token]:
        """`officials, including his Russian counterpart`: the one of them that is named."""
        return self.grammar.after([head], "including", 0)

    def _holder(self, head: Token) -> Mention | None:
        """`X said his country joined`: X, for what is his as a state's."""
        words = self.grammar.rules.words
        own = [t for t in self.sentence.children(head, "poss") if t.tag == "PRP$"]
        if not own or head.lemma in words["others"] or head.lemma not in words["held"]:
            return None
        for verb in self.sentence.ancestors(head):
            for t in self.sentence.children(verb, "nsubj"):
                if t.i < own[0].i and t != head and (found := self.mentions.get(t.i)):
                    return found[0] if found[0].country else None
        return None

    def _speaker(self, pronoun: Token) -> Mention | None:
        """`X said rockets were fired at it`: X."""
        verb = self.grammar.verb_above(pronoun)
        above = self.grammar.verb_above(verb) if verb and verb.dep == "ccomp" else None
        speakers = self.sentence.children(above, "nsubj") if above else []
        found = [m for t in speakers if t.i < pronoun.i for m in self.mentions.get(t.i, ())]
        kinds = {MentionKind.STATE, MentionKind.ORGANISATION, MentionKind.FORCE}
        third = self.grammar.rules.words["third_person"]
        alike = pronoun.lower != "it" or (found and found[0].kind in kinds)
        return found[0] if found and alike and pronoun.lower in third else None

    def _just_told_of(self, pronoun: Token) -> Mention | None:
        """`The Peruvian minister arrived. He met`: who was the subject of the sentence before."""
        opens = pronoun.i == 0 and pronoun.lower in self.grammar.rules.words["one_person"]
        return self.near.person if opens else None

    def _leader(self, head: Token) -> Mention | None:
        """`a delegation led by X`: X, whatever else the delegation may be."""
        for clause in self.sentence.children(head, "acl", "relcl"):
            if clause.lemma in self.grammar.rules.words["leading"] and clause.tag == "VBN":
                leaders = self.grammar.led_to(clause, "agent")
                found = [m for t in leaders for m in self.mentions.get(t.i, ()) if m.country]
                return found[0] if found else None
        return None

    def _origin(self, head: Token, mention: Mention) -> str | None:
        if mention.country is not None or head.pos == "PRON":
            return None
        near = self.mentioned([*self._near(head), *self._among(head)])
        return next((p.mention.country for p in near if p.mention and p.mention.country), None)

    def _near(self, head: Token) -> list[Token]:
        """The words of the phrase, those before the head first (nearest first), then the others."""
        words = self.words(head, wide=True)
        left = [t for t in words if t.i < head.i]
        return [*reversed(left), *(t for t in words if t.i > head.i)]

    def _counts(self, head: Token) -> bool:
        return head.pos == "NUM" or head.lemma in self.grammar.rules.words["counts"]

    def _named(self, head: Token) -> bool:
        capital = head.pos == "PROPN" and head.text[:1].isupper()
        return (
            capital or (head.pos == "NOUN" and head.text.isupper() and len(head.text) > 1)
        ) and head.lower not in self.grammar.rules.words["no_actor"]

    def _inside(self, head: Token, depth: int) -> list[Party]:
        """`the Syrian decision`, `a raid by X`: who stands inside a phrase that is no actor itself."""
        if head.pos not in {"NOUN", "PROPN", "VERB"}:
            return []
        owners = [p for t in self.sentence.children(head, "poss") for p in self.parties([t])]
        if found := owners or self.modifiers(head, generic=True)[:1] or self._land(head):
            return found
        return [] if depth >= _DEEPEST else self._below(head, depth) or self._content(head)

    def _land(self, town: Token) -> list[Party]:
        """`Lyttelton, New Zealand`: a town that no table knows is of the state named after it."""
        if town.pos != "PROPN":
            return []
        beside = self.mentioned(self.sentence.children(town, "appos", "npadvmod"))
        return [p for p in beside if p.mention and p.mention.kind is MentionKind.STATE][:1]

    def _below(self, head: Token, depth: int) -> list[Party]:
        """What the prepositions of the phrase lead to, the telling ones first."""
        hanging = self.sentence.children(head, "prep", "agent")
        order = self.grammar.rules.orders["inside"]
        if self.grammar.deed(head):  # the attack on X is not X's
            order = tuple(w for w in order if w not in self.grammar.rules.words["suffering"])
        known = [t for t in hanging if t.lower in order]
        for child in sorted(known, key=lambda t: order.index(t.lower)):
            for t in self.sentence.children(child, "pobj"):
                for one in self.sentence.conjuncts(t):
                    if found := list(self._phrase(one, strict=True, depth=depth + 1)):
                        return found
        return []

    def _content(self, head: Token) -> list[Party]:
        """`missiles fired by X`: X; `claims that Y shelled`: Y."""
        for clause in self.sentence.children(head, "acl", "ccomp"):
            below = (
                self.grammar.led_to(clause, "agent")
                if clause.tag == "VBN"
                else self.sentence.children(clause, "nsubj", "nsubjpass")
            )
            if head.lemma in self.grammar.rules.words["papers"]:  # a report released in Kigali
                below = below or self.grammar.after([clause], "in", 0)
            if found := self.parties([t for t in below if t.pos != "PRON"], strict=True):
                return found
        return []

    def definite(self, head: Token) -> bool:
        """`the plane`, `it`: something that was spoken of before, and no name."""
        if head.pos == "PRON":
            return True
        definite = self.grammar.rules.words["definite"]
        known = any(t.lower in definite for t in self.sentence.children(head, "det"))
        named = any(self.mentions.get(t.i) for t in self.words(head))
        return known and head.pos == "NOUN" and not named

    # ------------------------------------------------------------ its words

    def words(self, head: Token, *, wide: bool = False) -> list[Token]:
        """The words of the phrase: no clauses, no joined phrases; `of` and `for` stay with it."""

        def outside(t: Token) -> bool:
            if t.dep in _CLAUSES:
                return t.text not in {"-", "\u2013", "'"}
            if t.dep == "appos":
                return not wide
            kept = self.grammar.rules.words["kept_wide" if wide else "kept"]
            return t.dep == "prep" and t.lower not in kept

        return self._run(self.sentence.subtree(head, without=outside), head)

    def named(self, head: Token) -> Span:
        """The capitalised words that end with the head: `Ramstein Air Base`."""
        parts = self.sentence.children(head, "compound", "nmod")
        return cover([*(t for t in parts if t.text[:1].isupper()), head])

    def _run(self, tokens: list[Token], head: Token) -> list[Token]:
        """What hangs together around the head, less articles in front."""
        first = last = tokens.index(head)
        while first and self._adjoin(tokens[first - 1], tokens[first]):
            first -= 1
        while last + 1 < len(tokens) and self._adjoin(tokens[last], tokens[last + 1]):
            last += 1
        kept = tokens[first : last + 1]
        while (
            len(kept) > 1 and kept[0].i < head.i and kept[0].tag in {"DT", "PDT", ",", "CC", "MD"}
        ):
            kept = kept[1:]
        return kept

    def _adjoin(self, left: Token, right: Token) -> bool:
        between = self.sentence.tokens[left.i + 1 : right.i]
        return len(between) <= 1 and all(t.text in _QUOTES for t in between)

    def _party(
        self, head: Token, mention: Mention | None, sector: str | None, *, own: bool
    ) -> Party:
        span = cover(self.words(head))
        if own and mention is not None:
            span = Span(min(span.start, mention.start), max(span.end, mention.end))
        return Party(head, span, self.text[span.start : span.end], mention, sector, own)

    def _widened(self, head: Token, inner: Party) -> Party:
        span = cover(self.words(head))
        span = Span(min(span.start, inner.span.start), max(span.end, inner.span.end))
        name = self.text[span.start : span.end]
        return Party(head, span, name, inner.mention, inner.sector, inner.own)


def cast(
    grammar: Grammar,
    text: str,
    mentions: Sequence[Mention],
    platforms: Platforms,
    near: Near = NOTHING,
) -> Cast:
    return Cast(grammar, text, laid(mentions, grammar, text), platforms, near)
