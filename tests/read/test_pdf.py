"""A PDF gives paragraphs in reading order, and says on which page and where each stands."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from dateline.lexicon import load_lexicon
from dateline.read import read
from dateline.read.pdf import typeset
from dateline.read.sniff import Unreadable
from dateline.types import Pages, Source, Span

WORDS = (
    "In the talks about fishing the delegations of Iceland and Norway found common ground, and "
    "both will write it down before the herring season opens in the north."
)


def printed(paragraphs: int, *, columns: int = 1) -> bytes:
    """A paper with a running header and page numbers."""
    file = io.BytesIO()
    width = 490 / columns - 10
    frames = [Frame(50 + n * (width + 20), 60, width, 720) for n in range(columns)]

    def edges(canvas: Canvas, page: BaseDocTemplate) -> None:
        canvas.drawString(60, 815, f"The Harbour Gazette   No. {page.page}")
        canvas.drawString(280, 20, str(page.page))

    paper = BaseDocTemplate(file, pagesize=A4)
    paper.addPageTemplates(PageTemplate(id="page", frames=frames, onPage=edges))
    style = getSampleStyleSheet()
    story = [Paragraph("Herring pact near", style["Title"])]
    story += [Paragraph(f"Point {n}. {WORDS}", style["BodyText"]) for n in range(paragraphs)]
    paper.build(story)
    return file.getvalue()


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    text = typeset(printed(40, columns=columns))[0]
    assert [p for p in text.split("\n\n") if p.startswith("Point")] == [
        f"Point {n}. {WORDS}" for n in range(40)
    ]


def test_headers_and_page_numbers_are_no_part_of_the_text() -> None:
    text = typeset(printed(80))[0]
    assert "Harbour Gazette" not in text
    assert text.startswith("Herring pact near")


def test_a_paragraph_knows_its_page_and_box() -> None:
    found = read(Source(id="a.pdf", content=printed(80)), load_lexicon())
    start = found.text.index("Point 79.")
    origin = found.origin(Span(start, start + 60))
    assert isinstance(origin, Pages)
    (box,) = origin.boxes
    assert box.page > 1
    assert 50 <= box.left < box.right <= A4[0]
    assert 60 <= box.bottom < box.top <= 790


def test_a_word_cut_at_the_end_of_a_line_is_joined() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 700, "The ministers agreed on coop-")
    canvas.drawString(72, 686, "eration in the Arctic, a well-known")
    canvas.drawString(72, 672, "aim of both.")
    canvas.save()
    text = typeset(file.getvalue())[0]
    assert text == "The ministers agreed on cooperation in the Arctic, a well-known aim of both."


def test_pictures_of_text_are_refused() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.rect(10, 10, 100, 100)
    canvas.save()
    with pytest.raises(Unreadable, match="without text"):
        typeset(file.getvalue())


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_broken_files_are_refused_not_crashed_on(data: st.DataObject) -> None:
    whole = printed(3)
    start = data.draw(st.integers(0, len(whole) - 1))
    junk = data.draw(st.binary(max_size=200))
    try:
        text, places = typeset(whole[:start] + junk)
    except Unreadable:
        return
    assert all(0 <= s.start <= s.end <= len(text) for s, _ in places)
