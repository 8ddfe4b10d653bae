"""A paper calls the ministers of its own country by their office alone."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.name import names
from dateline.types import Document, Mention, Page, Passage, PassageKind

WORDS = "Foreign Minister Eero Kallio received the envoy on Monday."


def minister(
    *, site: str | None = None, url: str | None = None, credit: str | None = None
) -> Mention:
    page = Page(id="p", media_type="text/plain", sha256="0" * 64, site=site, url=url)
    passage = Passage(id="p1", start=0, end=len(WORDS), kind=PassageKind.BODY, credit=credit)
    document = Document(page=page, text=WORDS, passages=(passage,))
    return next(m for m in names(document, load_lexicon()) if "Kallio" in m.text)


@pytest.mark.parametrize(
    ("site", "url", "credit", "country"),
    [
        ("Dawn", None, None, "PAK"),  # a paper of the table
        (None, "https://www.example.fi/news/1", None, "FIN"),  # an address of one state
        (None, "https://www.example.com/news/1", None, None),  # an address of none
        (None, None, None, None),
        (
            "Dawn",
            None,
            "The Hindu",
            "IND",
        ),  # copy belongs to whom it is credited to, not to the site
        (None, None, "Reuters", None),  # an agency writes for the papers of all countries
    ],
)
def test_the_country_of_whose_words_they_are(
    site: str | None, url: str | None, credit: str | None, country: str | None
) -> None:
    found = minister(site=site, url=url, credit=credit)
    assert found.country == country
    assert found.link == ("outlet" if country else "title")


def test_an_id_is_made_of_the_country() -> None:
    assert minister(url="https://example.fi/").actor == "FIN.GOV/kallio"
