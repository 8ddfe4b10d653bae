"""A report: a cue in a sentence, whose words it leads in, and what they are."""

from typing import NamedTuple

from dateline.lexicon.voices import Frame
from dateline.syntax import Token
from dateline.voice.grammar import Tokens


class Report(NamedTuple):
    """A cue in a sentence, whose words it leads in, and what they are."""

    head: Token
    frame: Frame
    source: Tokens
    cue: Tokens
    content: Tokens  # none where only a quotation beside the sentence can give it
    quotes: bool = False  # may the cue lead in a quotation?
    bound: bool = False  # is the content only good where it is a quotation?
    via: Tokens = ()  # who passes it on: "was quoted by the agency as saying"
    cited: Tokens = ()  # on whose word the source says it: "Telam, citing the mayor, said"
    speaks: bool = False  # a statement is reported, not a wish, a stance or a plan
    voiced: bool = False  # "expressed the desire": a verb of speech carries a noun of no speech

    @property
    def tells(self) -> bool:
        """Is the source a teller of the content?"""
        return self.voiced or self.frame.tells


PLAIN = Frame(words=())
