"""Web archives (ISO 28500, fastwarc): the pages that servers answered with, one at a time."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.types import Source

_PAGE = re.compile(r"(?:text/(?:html|plain)|application/(?:xhtml\+xml|pdf))\b", re.IGNORECASE)


def is_warc(name: str, head: bytes) -> bool:
    """By its first bytes; a compressed one by its name (gzip says nothing of what it holds)."""
    return head.startswith(b"WARC/1.") or (
        head.startswith(b"\x1f\x8b") and name.lower().endswith((".warc.gz", ".warc"))
    )


def warc_pages(name: str, stream: BinaryIO, largest: int) -> Iterator[Source | str]:
    """Every response of a kind that can be read; a str says why the rest of the file is lost.

    The id is the name of the file with the address of the page; an address that comes again, as
    crawls do, has the day and hour of its record behind it.
    """
    seen: set[str] = set()
    records = ArchiveIterator(
        stream,
        record_types=WarcRecordType.response | WarcRecordType.resource,
        max_content_length=largest,
        parse_http=True,
        auto_decode="all",
    )
    try:
        for record in records:
            page = _page(name, record, largest, seen)
            if page is not None:
                yield page
    except (OSError, ValueError, EOFError) as error:
        yield f"broken web archive, read up to here: {error}"


def _page(name: str, record: WarcRecord, largest: int, seen: set[str]) -> Source | None:
    address = record.headers.get("WARC-Target-URI") or ""
    kind = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    status = record.http_headers.status_code if record.http_headers else 200
    if not _PAGE.match(kind or "") or not 200 <= int(status or 200) < 300:
        return None
    content = record.reader.read(largest)
    where = f"{name}#{address.strip('<>')}"
    if where in seen:
        where += f"@{record.record_date:%Y%m%d%H%M%S}" if record.record_date else f"@{len(seen)}"
    seen.add(where)
    return Source(id=where, content=content, media_type=_media(record, kind), url=address)


def _media(record: WarcRecord, kind: str | None) -> str | None:
    charset = record.http_charset if record.is_http else None
    plain = (kind or "").partition(";")[0].strip().lower()
    return f"{plain}; charset={charset}" if charset else plain or None
