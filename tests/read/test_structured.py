"""What a page says about itself for machines."""

import pytest
import turbohtml

from dateline.read.structured import Said, said, site_in, title_of


def about(head: str) -> Said:
    return said(turbohtml.parse(f"<html lang='en-GB'><head>{head}</head><body></body></html>"))


def test_json_ld_is_believed_before_meta_elements() -> None:
    found = about(
        """<title>Pact signed - The Paper</title><meta name="date" content="2011-02-01">
        <script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"],
        "headline": "Pact &amp; peace", "datePublished": "2011-01-31T22:00:00Z",
        "author": [{"name": "Anna Berg"}, {"name": "Bo Lind"}], "publisher": {"name": "The Paper"},
        "articleBody": "Two states signed."}]}</script>"""
    )
    assert found.title == "Pact & peace"
    assert found.author == "Anna Berg, Bo Lind"
    assert (found.site, found.body) == ("The Paper", "Two states signed.")
    assert str(found.published) == "2011-01-31"
    assert (found.article, found.thread, found.language) == (True, False, "en")


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="article:published_time" content="2011-01-31T10:00:00+01:00">',
        '<meta itemprop="datePublished" content="2011-01-31">',
        '<meta name="DC.date.issued" content="31 January 2011">',
    ],
)
def test_meta_elements_date_a_page(meta: str) -> None:
    assert str(about(meta).published) == "2011-01-31"


def test_posts_told_to_machines() -> None:
    found = about(
        """<script type="application/ld+json">{"@type": "DiscussionForumPosting", "text": "Who sold it?",
        "author": {"name": "Keel"}, "datePublished": "2012-05-01",
        "comment": [{"@type": "Comment", "text": "They did.", "author": {"name": "Mast"}}]}</script>"""
    )
    assert found.thread
    assert [(p.text, p.author) for p in found.postings] == [
        ("Who sold it?", "Keel"),
        ("They did.", "Mast"),
    ]


def test_a_silent_page_says_nothing() -> None:
    assert about("") == Said(language="en")


@pytest.mark.parametrize("broken", ["{", "[[[[", '{"@type": 7}', "null", '"words"'])
def test_broken_json_is_no_statement(broken: str) -> None:
    assert about(f'<script type="application/ld+json">{broken}</script>').title is None


@pytest.mark.parametrize(
    ("foot", "site"),
    [
        ("Copyright 2025 The Hill Courier. All rights reserved.", "The Hill Courier"),
        ("\u00a9 2003-2019 Harbour Weekly | Terms", "Harbour Weekly"),
        ("\u00a9 The Hill Courier 2024", "The Hill Courier"),
        ("All rights reserved.", None),
        ("Copyright law protects what is written here and everybody should know it", None),
    ],
)
def test_a_copyright_line_names_the_site(foot: str, site: str | None) -> None:
    assert site_in(f"Words of the article.\n\n{foot}") == site


@pytest.mark.parametrize(
    ("title", "headline", "kept"),
    [
        ("Frigate visits port | Harbour Talk", "Frigate visits port", "Frigate visits port"),
        ("Frigate visits port", "Frigate visits port", "Frigate visits port"),
        ("Frigate visits portly town", "Frigate visits port", "Frigate visits portly town"),
        (None, "Frigate visits port", "Frigate visits port"),
        (None, "", None),
    ],
)
def test_a_title_without_its_site(title: str | None, headline: str, kept: str | None) -> None:
    assert title_of(title, headline) == kept
