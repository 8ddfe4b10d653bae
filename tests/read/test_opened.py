"""Archives, web archives, feeds and mail give their pages; what is broken is named, the rest goes on."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.opened import LARGEST, Page, Refused, opened
from dateline.types import Source

PAGE = b"<html><body><p>Peru and Chile signed a border accord.</p></body></html>"


def pages(name: str, content: bytes) -> list[Page]:
    return list(opened(name, io.BytesIO(content)))


def sources(name: str, content: bytes) -> list[Source]:
    return [p for p in pages(name, content) if isinstance(p, Source)]


def refusals(name: str, content: bytes) -> list[tuple[str, str]]:
    return [(p.id, p.why) for p in pages(name, content) if isinstance(p, Refused)]


def zipped(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def response(address: str, body: bytes, kind: str = "text/html", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    block = http.encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2011-05-04T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def test_a_page_is_itself() -> None:
    assert sources("a.html", PAGE) == [Source(id="a.html", content=PAGE)]


def test_archives_inside_archives() -> None:
    inner = zipped({"deep/b.html": PAGE, "logo.png": b"\x89PNG"})
    found = sources("all.tar.gz", tarred({"x/a.html": PAGE, "y.zip": inner}))
    assert [p.id for p in found] == ["all.tar.gz/x/a.html", "all.tar.gz/y.zip/deep/b.html"]


def test_too_deep_is_refused() -> None:
    content = PAGE
    for _ in range(6):
        content = zipped({"again.zip": content})
    assert "too deep" in refusals("bomb.zip", content)[0][1]


def test_a_bomb_is_refused_and_its_neighbours_are_read() -> None:
    bomb = gzip.compress(b"0" * (LARGEST + 2))
    found = pages("all.zip", zipped({"a.html": PAGE, "bomb.txt.gz": bomb, "z.html": PAGE}))
    assert [type(p) for p in found] == [Source, Refused, Source]


def test_a_file_that_is_no_gzip_after_all() -> None:
    assert "broken gzip" in refusals("a.html.gz", b"\x1f\x8bnonsense")[0][1]
    assert "broken gzip" in refusals("a.html.gz", gzip.compress(PAGE)[:-12])[0][1]


def test_a_member_without_a_name_is_passed_over() -> None:
    packed = zipped({"a.html": PAGE, "b.html": PAGE})
    place = packed.rindex(b"a.html")
    nameless = packed[:place] + b"\0" * 6 + packed[place + 6 :]
    assert [p.id for p in sources("all.zip", nameless)] == ["all.zip/b.html"]


def test_office_files_are_told_from_archives() -> None:
    assert refusals("a.docx", zipped({"[Content_Types].xml": b"<x/>"})) == [
        ("a.docx", "an office file")
    ]


def test_web_archives_give_the_pages_that_were_answered() -> None:
    warc = (
        response("https://example.org/a", PAGE)
        + response("https://example.org/logo", b"\x89PNG", kind="image/png")
        + response("https://example.org/gone", PAGE, status="404 Not Found")
        + response("https://example.org/a", PAGE)
    )
    found = sources("crawl.warc", warc)
    assert [p.id for p in found] == [
        "crawl.warc#https://example.org/a",
        "crawl.warc#https://example.org/a@20110504100000",
    ]
    assert found[0].content == PAGE
    assert (found[0].url, found[0].media_type) == ("https://example.org/a", "text/html")


def test_compressed_web_archives_one_member_a_record() -> None:
    members = [gzip.compress(response(f"https://example.org/{n}", PAGE)) for n in range(3)]
    assert len(sources("crawl.warc.gz", b"".join(members))) == 3
    assert len(sources("all.wacz", zipped({"archive/c.warc.gz": b"".join(members)}))) == 3


def test_a_web_archive_cut_in_the_middle_gives_what_is_whole() -> None:
    whole = response("https://example.org/1", PAGE) * 3
    found = sources("crawl.warc", whole[: len(whole) // 2])
    assert found[0].content == PAGE


def test_feeds_give_an_entry_a_page() -> None:
    rss = b"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
    <title>The Andes Wire</title><item><title>Border accord &amp; trade</title>
    <link>https://example.org/1</link><pubDate>Wed, 04 May 2011 22:10:00 -0500</pubDate>
    <description>&lt;p&gt;Peru and Chile signed.&lt;/p&gt;</description></item></channel></rss>"""
    (entry,) = sources("feed.xml", rss)
    assert entry.id == "feed.xml#https://example.org/1"
    assert (entry.title, entry.site) == ("Border accord & trade", "The Andes Wire")
    assert str(entry.published) == "2011-05-04"
    assert "<p>Peru and Chile signed.</p>" in str(entry.content)
    assert "<h1>Border accord &amp; trade</h1>" in str(entry.content)


def test_atom_feeds_too() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry>
    <title>One</title><id>tag:1</id><updated>2011-05-04T10:00:00Z</updated>
    <content type="html">&lt;p&gt;Words&lt;/p&gt;</content></entry></feed>"""
    (entry,) = sources("feed", atom)
    assert (entry.id, str(entry.published)) == ("feed#tag:1", "2011-05-04")


def test_mail_gives_its_html() -> None:
    mail = (
        b"From: press@example.org\r\nTo: all@example.org\r\nSubject: Accord\r\n"
        b"Date: Wed, 04 May 2011 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/alternative; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/plain\r\n\r\nplain\r\n"
        b"--x\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Peru =E2=80=93 Chile</p>\r\n--x--\r\n"
    )
    (page,) = sources("release.eml", mail)
    assert str(page.content).strip() == "<p>Peru – Chile</p>"
    assert (page.title, str(page.published), page.media_type) == (
        "Accord",
        "2011-05-04",
        "text/html",
    )


def test_a_text_that_looks_like_a_header_line_is_no_mail() -> None:
    (page,) = sources("a.txt", b"From: Lima with love.\n\nPeru and Chile signed.\n")
    assert page.media_type is None


kinds = st.sampled_from(["a.zip", "a.tar.gz", "a.warc", "a.warc.gz", "a.xml", "a.eml", "a.gz", "a"])
wholes = st.sampled_from(
    [
        zipped({"a.html": PAGE}),
        tarred({"a.html": PAGE}),
        gzip.compress(response("https://example.org/a", PAGE)),
        response("https://example.org/a", PAGE),
        b'<?xml version="1.0"?><rss version="2.0"><channel><item/></channel></rss>',
        b"From: a\r\nTo: b\r\nSubject: =?x?q?=?=\r\nContent-Type: multipart/x; boundary=\r\n\r\n--",
    ]
)


@settings(max_examples=300, deadline=None)
@given(kinds, wholes, st.integers(0, 600), st.binary(max_size=40), st.integers(0, 600))
def test_whatever_is_broken_nothing_crashes(
    name: str, whole: bytes, start: int, junk: bytes, resume: int
) -> None:
    for page in opened(name, io.BytesIO(whole[:start] + junk + whole[resume:])):
        assert page.id.startswith("a")
