"""Addresses among the paths: a real server on loopback, pages and feeds as items."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dateline.interval import Interval
from dateline.run import web
from dateline.run.errors import ReaderError
from dateline.run.fetch import is_public
from dateline.run.sources import Item, bytes_of, items
from dateline.run.web import Web, cache_folder, is_address

PAGE = "<html><body><p>Ghana and Togo opened the border in café.</p></body></html>"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Lome Wire</title>
<item><title>Border opened</title><link>https://wire.example/1</link>
<description>Ghana and Togo opened the border.</description>
<pubDate>Wed, 04 May 2011 10:00:00 GMT</pubDate></item>
<item><title>Border shut</title><guid>two</guid><description>It was shut again.</description></item>
</channel></rss>"""
ANSWERS = {
    "/page": ("text/html; charset=latin-1", PAGE.encode("latin-1")),
    "/feed.xml": ("application/rss+xml", FEED.encode()),
    "/robots.txt": ("text/plain", b"User-agent: *\nDisallow: /secret\n"),
}


class Site(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        kind, body = ANSWERS.get(self.path, ("text/html", b""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Set-Cookie", "me=1")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked = []  # type: ignore[attr-defined]
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def at(site: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{site.server_address[1]}{path}"


def found(*paths: str, cache: Path | None = None) -> list[Item]:
    return list(items(paths, web=Web(cache=cache, allow_private=True, pause=0.0)))


def test_an_address_is_a_page(site: ThreadingHTTPServer) -> None:
    (item,) = found(at(site, "/page"))
    assert item.name == at(site, "/page")
    assert item.source is not None
    assert item.source.url == at(site, "/page")
    assert item.source.media_type == "text/html; charset=latin-1"
    assert item.source.content == PAGE.encode("latin-1")


def test_the_address_of_a_feed_gives_its_entries(site: ThreadingHTTPServer) -> None:
    one, two = found(at(site, "/feed.xml"))
    assert one.source is not None
    assert two.source is not None
    assert (one.source.url, one.source.site) == ("https://wire.example/1", "Lome Wire")
    assert one.source.published == Interval.parse("2011-05-04")
    assert two.name == at(site, "/feed.xml") + "#two"


def test_a_refusal_is_an_item_with_the_reason(site: ThreadingHTTPServer) -> None:
    gone, secret, page = found(at(site, "/gone"), at(site, "/secret"), at(site, "/page"))
    assert gone.refusal == "the server answered 404 Not Found"
    assert secret.refusal == "forbidden by robots.txt"
    assert page.source is not None


def test_private_addresses_are_refused_unless_allowed(site: ThreadingHTTPServer) -> None:
    (item,) = items([at(site, "/page")])
    assert "private address" in (item.refusal or "")
    assert site.asked == []  # type: ignore[attr-defined]


def test_what_is_sent(site: ThreadingHTTPServer) -> None:
    found(at(site, "/page"), at(site, "/feed.xml"))
    names = {name.lower() for _, headers in site.asked for name in headers}  # type: ignore[attr-defined]
    assert names == {"host", "accept", "accept-encoding", "connection", "user-agent"}


def test_a_password_is_neither_sent_nor_shown() -> None:
    (item,) = found("https://me:word@wire.example/1")
    assert (item.name, item.source) == ("wire.example/1", None)
    assert "password" in (item.refusal or "")


def test_answers_are_kept_where_a_folder_is_named(
    site: ThreadingHTTPServer, tmp_path: Path
) -> None:
    first = found(at(site, "/page"), cache=tmp_path / "kept")
    asked = len(site.asked)  # type: ignore[attr-defined]
    assert found(at(site, "/page"), cache=tmp_path / "kept") == first
    assert len(site.asked) == asked  # type: ignore[attr-defined]


def test_a_folder_that_cannot_be_made_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(ReaderError, match="no place to keep answers"):
        found("https://wire.example/1", cache=tmp_path / "file")


def test_a_file_may_be_named_like_an_address_without_being_one() -> None:
    assert is_address("HTTPS://wire.example/")
    assert not is_address("./https://wire.example/")
    assert bytes_of(["https://wire.example/"]) is None


@pytest.mark.parametrize(
    ("platform", "told", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/var/kept"}, "/var/kept/dateline"),
        ("linux", {"XDG_CACHE_HOME": "kept"}, "/me/.cache/dateline"),
        ("linux", {}, "/me/.cache/dateline"),
        ("darwin", {}, "/me/Library/Caches/dateline"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/dateline/Cache"),
    ],
)
def test_the_platforms_own_folder(
    platform: str, told: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web.sys, "platform", platform)  # type: ignore[attr-defined]
    monkeypatch.setenv("HOME", "/me")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert cache_folder().as_posix() == folder


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07::1", True),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
        ("224.0.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
    ],
)
def test_which_addresses_belong_to_the_world(address: str, public: bool) -> None:
    assert is_public(address) is public
