"""Bytes to characters: which form a page has, which encoding, and whether it is text at all."""

import re
from dataclasses import dataclass

from turbohtml.detect import detect

from dateline.types import Issue

LIMIT = 20 * 1024 * 1024  # bytes of a page as it comes in
_HEAD = 4096
_CONTROL = bytes((*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
_MAGIC = {
    b"PK\x03\x04": "a ZIP or office file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a media file",
    b"\x00\x00\x01\x00": "an icon",
    b"wOF": "a font",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"\xd0\xcf\x11\xe0": "an old office file",
}
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CHARSET = re.compile(r"charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([\w.:-]{2,40})", re.IGNORECASE)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|article|section|main|header|nav|table|p|h[1-6]|ul|ol|span|center|blockquote)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_INSIDE = re.compile(r"<(?:html|head|body)(?:\s[^<>]{0,300})?>", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Unreadable(ValueError):  # noqa: N818  (said, not only raised)
    """A page that cannot be read; the message says why."""


@dataclass(frozen=True)
class Characters:
    """A page as characters, with the form it was found to have."""

    text: str
    media_type: str
    issues: tuple[Issue, ...] = ()


def characters(content: bytes | str, media_type: str | None) -> Characters:
    """The page's characters and media type (`text/html` or `text/plain`).

    The order of belief in an encoding: a byte-order mark, valid UTF-8 (pages that say Latin-1 and
    hold UTF-8 are common, the reverse does not happen by chance), the header's or the page's own
    charset, then letter statistics. Raises Unreadable: empty, binary, too large, not decodable, or
    of a form that this reader does not know.
    """
    if len(content) > LIMIT:
        raise Unreadable(f"too large: {len(content):,} bytes, the limit is {LIMIT:,}")
    text, issues = (content, ()) if isinstance(content, str) else decoded(content, media_type)
    if not text.strip("\ufeff\x00 \t\r\n"):
        raise Unreadable("empty")
    try:
        encoded = text.encode()
    except UnicodeEncodeError:  # halves of characters, which no page can hold
        text = _SURROGATE.sub("\ufffd", text)
        encoded = text.encode()
    if len(encoded) - len(encoded.translate(None, _CONTROL)) > max(3, len(text) // 100):
        raise Unreadable("binary: it holds control characters, not text")
    return Characters(text, form(text, media_type), issues)


def form(text: str, media_type: str | None) -> str:
    """`text/html` or `text/plain`: what the caller says, else what the page begins with."""
    named = (media_type or "").partition(";")[0].strip().lower()
    if named in {"text/html", "application/xhtml+xml"}:
        return "text/html"
    if named in {"text/plain", "text/markdown"}:
        return "text/plain"
    if named and named not in {"application/octet-stream", "text/xml", "application/xml"}:
        raise Unreadable(f"a form that cannot be read: {named}")
    head = text[:_HEAD].lstrip("\ufeff")
    if _HTML_START.match(head) or _HTML_INSIDE.search(head):
        return "text/html"
    return "text/plain"


def decoded(content: bytes, media_type: str | None) -> tuple[str, tuple[Issue, ...]]:
    """The characters of the bytes, and an issue where some of them made no sense."""
    for magic, name in _MAGIC.items():
        if content.startswith(magic):
            raise Unreadable(f"binary: {name}")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _lenient(content[len(mark) :], encoding)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _declared_or_detected(content, media_type)


def _declared_or_detected(content: bytes, media_type: str | None) -> tuple[str, tuple[Issue, ...]]:
    if b"\x00" in content[:_HEAD]:
        raise Unreadable("binary: it holds NUL bytes")
    declared = _CHARSET.search(media_type or "") or _CHARSET.search(
        content[:_HEAD].decode("latin-1")
    )
    encoding = _python_codec(declared[1]) if declared else None
    return _lenient(content, encoding or detect(content).codec or "windows-1252")


def _python_codec(label: str) -> str | None:
    """The codec for a charset label, in the sense browsers give it (latin-1 is windows-1252)."""
    probe = b'<meta charset="' + label.encode("ascii", "ignore") + b'">'
    return detect(probe).codec if label.isascii() else None


def _lenient(content: bytes, encoding: str) -> tuple[str, tuple[Issue, ...]]:
    try:
        text = content.decode(encoding, "replace")
    except (LookupError, UnicodeError) as error:
        raise Unreadable(f"cannot be decoded as {encoding}: {error}") from error
    lost = text.count("\ufffd")
    if lost > max(8, len(text) // 50):
        raise Unreadable(f"cannot be decoded: {lost} of {len(text)} characters are not {encoding}")
    if not lost:
        return text, ()
    message = f"{lost} places are not {encoding}; each stands as U+FFFD"
    return text, (Issue(stage="read", message=message),)
