"""One side of an event, as the words name it."""

from dataclasses import dataclass

from dateline.syntax import Token
from dateline.types import Actor, Mention, MentionKind, Role, Span

PEOPLE = frozenset({MentionKind.PERSON, MentionKind.OFFICE})


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event: a noun phrase, its words and what is known of it."""

    head: Token
    span: Span
    name: str
    mention: Mention | None
    sector: str | None
    own: bool  # the mention is the phrase itself, not only something that it belongs to
    origin: str | None = None  # the country named elsewhere in the phrase: dissidents from Y

    @property
    def political(self) -> bool:
        """A mention or a generic agent: enough to make an event of one."""
        return self.mention is not None or self.sector is not None

    @property
    def stated(self) -> bool:
        """Is it known whose it is?"""
        return self.country is not None

    @property
    def site(self) -> bool:
        """Is it a town or a region that stands for nobody?"""
        m = self.mention
        return m is not None and m.kind is MentionKind.PLACE and m.actor is None

    @property
    def by_table(self) -> bool:
        """Is it of goods whose make only the table of platforms knows?"""
        unnamed = self.mention is None and self.sector is None and self.head.pos != "PRON"
        return unnamed and self.origin is not None

    @property
    def country(self) -> str | None:
        return (self.mention.country if self.mention else None) or self.origin

    def as_actor(self, role: Role) -> Actor:
        own = self.mention if self.own else None
        return Actor(
            role=role,
            name=self.name,
            actor=own.actor if own else None,
            country=self.country,
            sector=(own.sector if own else None) or self.sector,
            spans=(self.span,),
        )
