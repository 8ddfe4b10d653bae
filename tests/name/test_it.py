"""`It` for the state that acted in the sentence before, or in a clause before; open where another may be meant."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.types import Document, Page, Passage, PassageKind

ROWS = """
# ---- the sentence before
Peru was asked for ships. It sent none. | PER | by its subject
Peru protested on Monday. In return, it expelled two men. | PER | behind a few words
In 1990 Kenya invaded. It withdrew a year later. | KEN | behind a time
The Peruvian navy sank a raft. It then withdrew. | PER.MIL | a force
The United Nations condemned the raid. It sent monitors. | IGO:UN | a body of states
Norway invaded Iceland in May. Later it withdrew. | NOR | the other state does not act
Gabon hailed the freeze on Friday. Last autumn it warned Benin. | GAB | behind last autumn
# ---- a clause before
Peru sold no ships, but it did give Chile spares. | PER | the same sentence
Though ASEAN keeps no fleet, it did lend Brunei boats. | IGO:ASEAN | behind a clause of its own
Though ASEAN keeps no fleet, but it did lend Brunei boats. | IGO:ASEAN | the body, not a state
Kenya was not invited, but it has sent an envoy. | KEN | with an auxiliary
# ---- open
Peru bought a jet. It carries missiles. | none | no will is needed to carry
Peru signed the pact. It gives Chile a port. | none | a pact can give, too
Peru was asked for ships by Chile. It refused. | none | who was asked may be either
Kenya and Uganda signed. It withdrew. | none | two that act
Peru joined the bloc because the bloc had paid. It withdrew. | none | a thing that acts stands between
The pact pleased Peru. It sent ships. | none | no subject
The envoy went to Peru. It sent ships. | none | nor is a place one
"""


def rows() -> list[object]:
    lines = [line for line in ROWS.strip().splitlines() if not line.startswith("#")]
    cells = [line.split(" | ") for line in lines]
    return [pytest.param(*c[:2], id=f"{c[1]}: {c[2]}") for c in cells]


@pytest.mark.parametrize(("words", "whom"), rows())
def test_row(words: str, whom: str) -> None:
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    passage = Passage(id="p1", start=0, end=len(words), kind=PassageKind.BODY)
    found = names(Document(page=page, text=words, passages=(passage,)), load_lexicon())
    it = [m.actor for m in found if m.text.lower() == "it"]
    assert it == ([] if whom == "none" else [whom])


def test_what_is_its_is_that_of_whom_it_means() -> None:
    words = "Norway invaded Iceland in May. Later it withdrew its troops."
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    passage = Passage(id="p1", start=0, end=len(words), kind=PassageKind.BODY)
    found = names(Document(page=page, text=words, passages=(passage,)), load_lexicon())
    assert [m.actor for m in found if m.text == "troops"] == ["NOR.MIL"]
