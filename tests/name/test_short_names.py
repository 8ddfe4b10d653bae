"""Names of very short words are names too."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.types import Document, Page, Passage, PassageKind


@pytest.mark.parametrize("name", ["Bi Xu", "Li Bo", "U Nu", "Ng Eng Hen"])
def test_a_minister_of_a_short_name(name: str) -> None:
    text = f"Chinese Foreign Minister {name} met Malaysian officials."
    page = Page(id="p", media_type="text/plain", sha256="0" * 64)
    passage = Passage(id="p1", start=0, end=len(text), kind=PassageKind.BODY)
    found = names(Document(page=page, text=text, passages=(passage,)), load_lexicon())
    assert found[0].country == "CHN"
    assert found[0].text.endswith(name)
