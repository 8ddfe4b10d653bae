"""Pages from https:// addresses: polite (robots.txt, one request a second), bounded, kept.

No private address is ever connected to unless the caller allows it: the address is looked up once,
checked, and that very address is connected to, so a name cannot mean another machine a moment later.
"""

import ipaddress
import os
import socket
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from msgspec import Struct
from protego import Protego

from dateline import __version__
from dateline.ids import digest
from dateline.read.opened import Refused
from dateline.run.web import PAUSE
from dateline.types import Source, from_json, to_json

AGENT = f"dateline/{__version__}"
LARGEST = 20_000_000  # bytes of an answer, unpacked
LONGEST = 30.0  # seconds for one answer, however slowly it comes
PATIENCE = 10.0  # seconds without a byte
HOPS = 5  # redirects
LONGEST_PAUSE = 30.0  # what robots.txt may ask for at most
KEPT = 86_400.0  # seconds that a kept answer is used without asking again
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052
_READABLE = ("text/", "application/xhtml", "application/pdf", "application/xml", "application/rss",
             "application/atom", "application/rdf")  # fmt: skip


class PrivateAddressError(OSError):
    """The address belongs to a private or local network."""


class Answer(Struct, frozen=True, kw_only=True):
    """What a server said, as it is kept."""

    url: str  # after redirects
    media_type: str
    content: bytes
    tag: str | None = None  # its ETag
    at: float  # seconds since 1970


def is_public(address: str) -> bool:
    """Does it belong to the whole world, also the IPv4 address that an IPv6 one may stand for?"""
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = None
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
    return all(a.is_global and not a.is_multicast for a in (found, inner) if a is not None)


class _Backend(httpcore.SyncBackend):
    """Connects to public addresses only."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(f"no such host: {host}") from error
        addresses = list(dict.fromkeys(str(place[0]) for *_, place in found))
        private = [a for a in addresses if not is_public(a)]
        if private or not addresses:
            raise PrivateAddressError(f"{host} is a private address ({', '.join(private)})")
        for address in addresses[:-1]:
            with suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return super().connect_tcp(address, port, timeout, local_address, socket_options)
        return super().connect_tcp(addresses[-1], port, timeout, local_address, socket_options)


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> "Iterable[bytes]":  # type: ignore[override]
        yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


class _Transport(httpx.BaseTransport):
    """httpx over a pool whose connections are checked."""

    def __init__(self, backend: httpcore.NetworkBackend | None) -> None:
        self._pool = httpcore.ConnectionPool(network_backend=backend, max_connections=4)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=str(request.url),
                headers=request.headers.raw,
                content=b"",
                extensions=request.extensions,
            )
        )
        stream = answer.stream
        if not isinstance(stream, Iterable):
            raise TypeError("a pool without async answers with an iterable")
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(stream))

    def close(self) -> None:
        self._pool.close()


@dataclass
class Fetcher:
    """Fetches pages, one at a time. `cache`: a folder for answers, None for none."""

    cache: Path | None = None
    allow_private: bool = False
    pause: float = PAUSE
    longest: float = LONGEST
    _robots: dict[str, Protego | str] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)

    def __enter__(self) -> Self:
        backend = None if self.allow_private else _Backend()
        self._client = httpx.Client(
            transport=_Transport(backend),
            headers={
                "User-Agent": AGENT,
                "Accept": "text/html, text/plain, application/pdf, */*;q=0.1",
            },
            timeout=PATIENCE,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # none is kept or sent
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def page(self, url: str) -> Source | Refused:
        """The page at an address, or why there is none. Its id is the address that was asked for."""
        kept = self._kept(url)
        if kept is not None and time.time() - kept.at < KEPT:
            return _source(url, kept)
        try:
            answer = self._answer(url, kept)
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError,
                httpcore.TimeoutException, OSError, ValueError) as error:  # fmt: skip
            return Refused(id=url, why=str(error) or type(error).__name__)
        if isinstance(answer, str):
            return Refused(id=url, why=answer)
        self._keep(url, answer)
        return _source(url, answer)

    # ------------------------------------------------------------ asking

    def _answer(self, url: str, kept: Answer | None) -> Answer | str:
        """Follows redirects, each of them checked like the first address."""
        here = url
        for _ in range(HOPS + 1):
            if urlsplit(here).scheme not in {"http", "https"} or not urlsplit(here).hostname:
                return f"not an http address: {here[:200]}"
            if why := self._forbidden(here):
                return why
            answer = self._once(here, kept)
            if not isinstance(answer, _Moved):
                return answer
            here = urljoin(here, answer.to)
        return f"more than {HOPS} redirects"

    def _once(self, url: str, kept: Answer | None) -> "Answer | _Moved | str":
        self._wait(url)
        headers = {"If-None-Match": kept.tag} if kept and kept.tag else {}
        with self._client.stream("GET", url, headers=headers) as response:
            if response.is_redirect:
                return _Moved(response.headers.get("Location", ""))
            if response.status_code == httpx.codes.NOT_MODIFIED and kept:
                return Answer(
                    url=kept.url, media_type=kept.media_type, content=kept.content, tag=kept.tag,
                    at=time.time(),
                )  # fmt: skip
            if response.status_code != httpx.codes.OK:
                return f"the server answered {response.status_code} {response.reason_phrase}"
            kind = response.headers.get("Content-Type", "")
            if kind and not kind.lower().startswith(_READABLE):
                return f"not a page: {kind[:80]}"
            content = _bounded(response, self.longest)
        if isinstance(content, str):
            return content
        tag = response.headers.get("ETag")
        return Answer(url=url, media_type=kind, content=content, tag=tag, at=time.time())

    def _wait(self, url: str) -> None:
        host = urlsplit(url).netloc
        pause = self._next.get(host, 0.0) - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        self._next[host] = time.monotonic() + self._pause(url)

    # ------------------------------------------------------------ robots.txt (RFC 9309)

    def _forbidden(self, url: str) -> str | None:
        rules = self._rules(url)
        if isinstance(rules, str):
            return rules
        return None if rules.can_fetch(url, AGENT) else "forbidden by robots.txt"

    def _pause(self, url: str) -> float:
        rules = self._robots.get(_site(url))
        asked = rules.crawl_delay(AGENT) if isinstance(rules, Protego) else None
        return max(self.pause, min(asked or 0.0, LONGEST_PAUSE))

    def _rules(self, url: str) -> Protego | str:
        """The site's rules; where the server fails, the reason why nothing may be fetched."""
        site = _site(url)
        if site not in self._robots:
            self._robots[site] = self._asked_rules(f"{site}/robots.txt")
        return self._robots[site]

    def _asked_rules(self, url: str) -> Protego | str:
        for _ in range(HOPS):
            self._wait(url)
            with self._client.stream("GET", url) as response:
                if response.is_redirect:
                    url = urljoin(url, response.headers.get("Location", ""))
                    continue
                if response.is_server_error:
                    return f"robots.txt cannot be had: {response.status_code}"
                content = _bounded(response, self.longest) if response.is_success else b""
                return Protego.parse(
                    content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
                )
        return Protego.parse("")

    # ------------------------------------------------------------ keeping

    def _kept(self, url: str) -> Answer | None:
        file = self._file(url)
        if file is None or not file.exists():
            return None
        try:
            return from_json(Answer, file.read_bytes())
        except (OSError, ValueError):
            return None

    def _keep(self, url: str, answer: Answer) -> None:
        file = self._file(url)
        if file is None:
            return
        fresh = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):  # a full disk: the page is had all the same, and asked for again
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(to_json(answer))
            fresh.replace(file)

    def _file(self, url: str) -> Path | None:
        return self.cache / f"{digest(url, length=32)}.json" if self.cache else None


@dataclass(frozen=True)
class _Moved:
    to: str


def _bounded(response: httpx.Response, longest: float) -> bytes | str:
    """The whole answer, or why it is not taken: too large, too slow."""
    content = bytearray()
    end = time.monotonic() + longest
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > LARGEST:
            return f"too large: more than {LARGEST:,} bytes"
        if time.monotonic() > end:
            return f"too slow: not all there after {longest:.0f} seconds"
    return bytes(content)


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _source(url: str, answer: Answer) -> Source:
    return Source(
        id=url, content=answer.content, media_type=answer.media_type or None, url=answer.url
    )
