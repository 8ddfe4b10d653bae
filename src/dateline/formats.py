"""The suffixes of files that hold pages: what a folder or an archive is searched for."""

PLAIN = {
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
}
"""Files that are one page each, whatever they hold, and what they are taken for."""

LINES = ".jsonl"
"""A page a line."""

SUFFIXES = (
    *PLAIN, LINES, ".xhtml", ".pdf", ".eml", ".mht", ".mhtml", ".xml", ".rss", ".atom", ".warc",
    ".wacz", ".zip", ".tar", ".tgz", ".gz",
)  # fmt: skip
"""A file that is named itself may have any suffix; what it is, its first bytes say."""
