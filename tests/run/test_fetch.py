"""A real server of awkward pages on loopback: each ends in a page or in a reason."""

import gzip
import re
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dateline.read.opened import Refused
from dateline.run.fetch import LARGEST, Fetcher
from dateline.types import Source

PAGE = b"<html><body><p>Ghana and Togo opened the border on 4 May 2011.</p></body></html>"


class Awkward(BaseHTTPRequestHandler):
    """Each path is another kind of trouble."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        action: Callable[[], None] = getattr(
            self, f"_{self.path.strip('/').partition('?')[0]}", self._gone
        )
        action()

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Type": "text/html; charset=utf-8", **named}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _page(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.answer(b"", 304)
        else:
            self.answer(PAGE, ETag='"v1"')

    def _gone(self) -> None:
        self.answer(b"gone", 404)

    def _loop(self) -> None:
        self.answer(b"", 302, Location="/loop")

    def _moved(self) -> None:
        self.answer(b"", 301, Location="/page")

    def _file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def _picture(self) -> None:
        self.answer(b"\x89PNG", Content_Type="image/png")

    def _short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<html>")
        self.close_connection = True

    def _slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(30):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def _large(self) -> None:
        self.answer(b"x" * (LARGEST + 1))

    def _bomb(self) -> None:
        self.answer(gzip.compress(b"x" * (LARGEST * 2)), Content_Encoding="gzip")

    def _garbled(self) -> None:
        self.answer(b"not gzip at all", Content_Encoding="gzip")

    def _empty(self) -> None:
        self.answer(b"")

    def _secret(self) -> None:
        self.answer(PAGE)


class Permissive(Awkward):
    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.answer(b"User-agent: *\nDisallow: /secret\n", Content_Type="text/plain")
        else:
            super().do_GET()


class Failing(Awkward):
    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.answer(b"", 503)
        else:
            super().do_GET()


def serving(handler: type[Awkward]) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.asked = []  # type: ignore[attr-defined]
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    yield from serving(Permissive)


@pytest.fixture
def failing() -> Iterator[ThreadingHTTPServer]:
    yield from serving(Failing)


def address(server: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}/{path}"


def fetched(
    server: ThreadingHTTPServer, path: str, *, cache: Path | None = None
) -> Source | Refused:
    with Fetcher(cache=cache, allow_private=True, pause=0.0, longest=0.6) as fetcher:
        return fetcher.page(address(server, path))


def why(page: Source | Refused) -> str:
    assert isinstance(page, Refused)
    return page.why


def test_a_page(server: ThreadingHTTPServer) -> None:
    page = fetched(server, "page")
    assert isinstance(page, Source)
    assert (page.content, page.media_type) == (PAGE, "text/html; charset=utf-8")


def test_a_redirect_is_followed_and_the_id_stays(server: ThreadingHTTPServer) -> None:
    page = fetched(server, "moved")
    assert isinstance(page, Source)
    assert (page.id, page.url) == (address(server, "moved"), address(server, "page"))


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("loop", "redirects"),
        ("file", "not an http address"),
        ("nothing-here", "404"),
        ("picture", "not a page: image/png"),
        ("short", "peer closed connection|incomplete"),
        ("slow", "too slow"),
        ("large", "too large"),
        ("bomb", "too large"),
        ("garbled", "decod|incorrect header"),
        ("secret", "forbidden by robots.txt"),
    ],
)
def test_trouble_has_a_reason(server: ThreadingHTTPServer, path: str, reason: str) -> None:
    assert re.search(reason, why(fetched(server, path)), re.IGNORECASE)


def test_an_empty_answer_is_left_to_the_reader(server: ThreadingHTTPServer) -> None:
    page = fetched(server, "empty")
    assert isinstance(page, Source)
    assert page.content == b""


def test_nothing_is_fetched_where_robots_cannot_be_asked(failing: ThreadingHTTPServer) -> None:
    assert "robots.txt cannot be had: 503" in why(fetched(failing, "page"))


def test_private_addresses_are_not_connected_to(server: ThreadingHTTPServer) -> None:
    with Fetcher(pause=0.0) as fetcher:
        assert "private address" in why(fetcher.page(address(server, "page")))
        assert "private address" in why(fetcher.page("http://localhost:1/"))
        assert "private address" in why(fetcher.page("http://[::1]:1/"))
        assert "private address" in why(fetcher.page("http://169.254.169.254/latest"))
    assert server.asked == []  # type: ignore[attr-defined]


def test_one_request_a_pause(server: ThreadingHTTPServer) -> None:
    start = time.monotonic()
    with Fetcher(allow_private=True, pause=0.2) as fetcher:
        for n in range(3):
            fetcher.page(address(server, f"page?{n}"))
    assert time.monotonic() - start >= 0.4


def test_a_kept_answer_is_not_asked_for_again(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    first = fetched(server, "page", cache=tmp_path)
    assert fetched(server, "page", cache=tmp_path) == first
    assert server.asked == ["/page"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "http://", "https://[bad", "file:///etc/passwd"]
)
def test_what_is_no_web_address(url: str) -> None:
    with Fetcher(pause=0.0) as fetcher:
        assert why(fetcher.page(url))
