"""Mail and saved pages in mail form (EML, RFC 5322; MHTML, RFC 2557): the one page in it."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from dateline.read.feed import day
from dateline.types import Source

_HEADER = re.compile(
    rb"(?:From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To"
    rb"|Snapshot-Content-Location|Content-Type|X-[\w-]{1,40}):\s",
    re.IGNORECASE,
)
_NAMES = (".eml", ".mht", ".mhtml")


def is_mail(name: str, head: bytes) -> bool:
    """By its name, where its first line is a mail header; else by three headers one after another."""
    lines = [line for line in head.split(b"\n")[:12] if line.strip()]
    headers = sum(bool(_HEADER.match(line)) for line in lines)
    first = bool(lines) and bool(_HEADER.match(lines[0]))
    return first and (headers >= 3 or name.lower().endswith(_NAMES))


def mail_page(name: str, content: bytes) -> Source:
    """The HTML of the message, else its plain words; subject as title, day of sending as date."""
    message = message_from_bytes(content, policy=default)
    part = _body(message)
    return Source(
        id=name,
        content=_content(part),
        media_type=part.get_content_type(),
        url=_header(message, "Snapshot-Content-Location") or _header(part, "Content-Location"),
        title=_header(message, "Subject"),
        published=day(_header(message, "Date")),
    )


def _body(message: EmailMessage) -> EmailMessage:
    for wanted in ("text/html", "text/plain"):
        for part in message.walk():
            if part.get_content_type() == wanted and not part.is_attachment():
                return part
    return message


def _content(part: EmailMessage) -> str | bytes:
    """Characters where the part says how to read them; else its bytes, for `read` to judge."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    charset = part.get_content_charset()
    try:
        return raw.decode(charset) if charset else raw
    except (LookupError, UnicodeDecodeError):
        return raw


def _header(part: EmailMessage, name: str) -> str | None:
    try:
        value = part.get(name)
    except (ValueError, IndexError, AttributeError, TypeError):  # headers that the parser chokes on
        return None
    return str(value).strip() or None if value else None
