"""Text dumps ("save as text", copy and paste, crawl extracts) to a Layout; the text stays as it is."""

from msgspec import structs

from dateline.lexicon import Lexicon
from dateline.read.copies_paragraphs import on_the_map
from dateline.read.flat_article import article
from dateline.read.flat_lines import Line, Mark, lines
from dateline.read.flat_posts import complete, headed, is_article, is_thread, thread, thread_of
from dateline.read.flat_rhythm import is_board, rhythm
from dateline.read.layout import Layout


def layout(text: str, lexicon: Lexicon) -> Layout:
    """Whose words the parts of a text are: a board's thread, or an article with what is around it.

    Offsets are code points into the text as given. Copies inside passages are found later, by
    `copies.embedded`.
    """
    found = lines(text, lexicon.flat)
    if not found:
        return Layout()
    board = is_thread(found, lexicon.flat)
    voices = rhythm(text, found, lexicon.flat)
    ruled = any(line.ruled for line in found)
    sure = bool(voices) and is_board(text, found, voices, lexicon.flat)
    if voices and not is_article(found, voices) and (sure or (board and not ruled)):
        known = headed(found) if board and not ruled else ()
        if not complete(found, known, len(voices)):
            title, passages = thread_of(text, found, voices, lexicon.flat)
            return Layout(title=title, passages=passages)
    if board:
        title, passages = thread(text, found, lexicon.flat)
        return Layout(title=title, passages=passages)
    page = article(text, [_of_place(text, line, lexicon) for line in found], lexicon.flat)
    return Layout(
        title=page.title, site=page.site, published=page.published, passages=page.passages
    )


def _of_place(text: str, line: Line, lexicon: Lexicon) -> Line:
    """ "Warsaw, 22 September 2017" says where and when, not who."""
    if line.mark is not Mark.PUBLISHED or line.name is None:
        return line
    where = on_the_map(text[line.name.start : line.name.end], lexicon)
    return structs.replace(line, name=None) if where else line
