"""Text dumps ("save as text", copy and paste, crawl extracts) to a Layout; the text stays as it is."""

from dateline.lexicon import Lexicon
from dateline.read.flat_article import article
from dateline.read.flat_lines import lines
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
    page = article(text, found, lexicon.flat)
    return Layout(
        title=page.title, site=page.site, published=page.published, passages=page.passages
    )
