"""Asks a language model: one POST a question, to any server that speaks OpenAI's chat completions.

The server gets the words of pages and is trusted with nothing else: what it answers is bounded in
size and time, a redirect is not followed, no text of its own gets into a message.
https://platform.openai.com/docs/api-reference/chat
"""

import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import NamedTuple

import httpx
import msgspec
from msgspec import Struct

from dateline import __version__
from dateline.ids import digest
from dateline.llm import Answer, Ask, Failure, Question
from dateline.run.answers import Answers, kept_in
from dateline.run.errors import ReaderError
from dateline.run.model import KEY, PAGE, Endpoint

LARGEST = 1_000_000  # bytes of a reply
LONGEST = 300.0  # seconds for one reply
PATIENCE = 10.0  # seconds for a connection
TOKENS = 2_000  # of an answer
PAUSES = (1.0, 4.0, 15.0)  # seconds before a question is put again
LONGEST_PAUSE = 60.0  # that a server may ask for
DEAD = 3  # failures in a row after which nothing more is asked
_BUSY = frozenset({408, 429, 500, 502, 503, 504, 529})
# It does not know a setting that came with the question; llama.cpp says 500 where an answer that is
# bound by a schema is cut off at its longest.
_TOO_MUCH = frozenset({400, 415, 422, 500, 501})
_KEYLESS = frozenset({401, 403})

# How to ask, the fullest way first: a server need not know of schemas nor of these settings.
_SETTINGS: Mapping[str, object] = {"temperature": 0, "seed": 0, "max_tokens": TOKENS}
_WAYS: Sequence[tuple[bool, Mapping[str, object]]] = (
    (True, _SETTINGS),
    (False, _SETTINGS),
    (True, {}),
    (False, {}),
)


class _Message(Struct):
    content: str | None = None  # None where it refuses to answer


class _Choice(Struct):
    message: _Message


class _Reply(Struct):
    choices: tuple[_Choice, ...]


class _No(NamedTuple):
    """Why there is no answer, and what may help."""

    why: str
    later: bool = False
    pause: float = 0.0  # that the server asks for
    plainer: bool = False


class _Line(NamedTuple):
    """A connection, and when the page's time is up."""

    http: httpx.Client
    until: float


@dataclass
class Client:
    """Asks one model, one question at a time; knows what its server can do and how it fares."""

    at: Endpoint
    key: str = field(default="", repr=False)
    pauses: tuple[float, ...] = PAUSES
    longest: float = LONGEST
    _way: int = 0
    _failures: int = 0

    def __post_init__(self) -> None:
        self._tls = httpx.create_ssl_context(trust_env=False)  # dear, and the same for every page

    @contextmanager
    def page(self) -> Iterator[Ask]:
        """Asks about one page, until its time is up. Raises ReaderError where answers cannot be kept."""
        until = time.monotonic() + PAGE
        with self._connected() as http, kept_in(self.at.cache) as answers:
            yield lambda question: self.ask(question, http, answers, until=until)

    def ask(
        self, question: Question, http: httpx.Client, answers: Answers | None, *, until: float
    ) -> Answer | Failure:
        asked = digest(self.at.model, _json(question._asdict()), length=32)
        if answers and (kept := answers.get(asked)) is not None:
            return Answer(kept, cached=True)
        if time.monotonic() >= until:
            return Failure("the time for this page is up")
        if self._failures >= DEAD:
            return Failure(f"it failed {DEAD} times in a row and is not asked any more")
        found = self._asked(question, _Line(http, until))
        if isinstance(found, _No):
            self._failures += 1
            return Failure(found.why)
        self._failures = 0
        if answers:
            answers.put(asked, found)
        return Answer(found)

    def _connected(self) -> httpx.Client:
        headers = {"User-Agent": f"dateline/{__version__}", "Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        none = CookieJar(DefaultCookiePolicy(allowed_domains=[]))  # none is kept or sent
        return httpx.Client(headers=headers, cookies=none, verify=self._tls, trust_env=False)

    # ------------------------------------------------------------ one question

    def _asked(self, question: Question, line: _Line) -> str | _No:
        """In the fullest way that the server knows; later questions begin with that."""
        pauses, known, way = iter(self.pauses), self._way, self._way
        while True:
            found = self._once(_body(self.at.model, question, way), line)
            if not isinstance(found, _No):
                self._way = known
                return found
            plainer = found.plainer and way + 1 < len(_WAYS)
            way += plainer
            if found.later:
                pause = next(pauses, None)
                if pause is None or not _waited(max(pause, found.pause), line.until):
                    return found
            elif plainer:
                known = way
            else:
                return found

    def _once(self, body: bytes, line: _Line) -> str | _No:
        left = max(0.001, min(self.longest, line.until - time.monotonic()))
        timeout = httpx.Timeout(left, connect=min(left, PATIENCE))
        url = f"{self.at.url}/chat/completions"
        try:
            with line.http.stream("POST", url, content=body, timeout=timeout) as response:
                if response.status_code != httpx.codes.OK:
                    return _refused(response)
                content = _bounded(response, left)
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            return _broken(error)
        return _text(content) if isinstance(content, bytes) else content


def _waited(pause: float, until: float) -> bool:
    """False where there is no time for it."""
    if time.monotonic() + pause > until:
        return False
    time.sleep(pause)
    return True


def client(at: Endpoint) -> Client:
    """With the key of the environment. Raises ReaderError where that cannot be one, or no answer kept."""
    key = os.environ.get(KEY, "").strip()
    if not (key.isascii() and (key.isprintable() or not key)):
        raise ReaderError(f"what {KEY} holds cannot be a key")
    with kept_in(at.cache):  # can they be?
        pass
    return Client(at, key)


def _body(model: str, question: Question, way: int) -> bytes:
    with_schema, settings = _WAYS[way]
    schema = {"name": "events", "strict": True, "schema": question.schema}
    form = {"response_format": {"type": "json_schema", "json_schema": schema}}
    messages = [
        {"role": "system", "content": question.instructions},
        {"role": "user", "content": question.passage},
    ]
    body = {"model": model, "messages": messages, "stream": False, **settings}
    return _json(body | form if with_schema else body).encode()


def _json(what: Mapping[str, object]) -> str:
    return json.dumps(what)  # in ASCII: text of pages may hold halves of surrogate pairs


def _broken(error: Exception) -> _No:
    if isinstance(error, httpx.ConnectError):  # in the words of this machine
        return _No(f"it cannot be reached: {error}"[:200], later=True)
    if isinstance(error, httpx.TimeoutException):
        return _No("nothing came in time")
    if isinstance(error, httpx.DecodingError):
        return _No("a reply that cannot be unpacked")
    return _No("the connection broke off", later=True)


def _refused(response: httpx.Response) -> _No:
    status = response.status_code
    if response.is_redirect:
        return _No("it sends the question elsewhere (a redirect), which is not followed")
    if status in _KEYLESS:
        return _No(f"it wants a key, or another one ({status}); {KEY} is where it is looked for")
    if status == httpx.codes.NOT_FOUND:
        return _No("there is no such model or address (404); most addresses end in /v1")
    asked = response.headers.get("Retry-After", "")
    pause = min(float(asked), LONGEST_PAUSE) if asked.isascii() and asked.isdecimal() else 0.0
    return _No(f"it answers {status}", status in _BUSY, pause, status in _TOO_MUCH)


def _bounded(response: httpx.Response, longest: float) -> bytes | _No:
    content = bytearray()
    end = time.monotonic() + longest
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > LARGEST:
            return _No(f"a reply of more than {LARGEST:,} bytes")
        if time.monotonic() > end:
            return _No(f"a reply that is not there after {longest:.0f} seconds")
    return bytes(content)


def _text(content: bytes) -> str | _No:
    """What the model says; nothing where it refuses to say anything."""
    try:
        choices = msgspec.json.decode(content, type=_Reply).choices
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _No("a reply that is no chat completion")
    return (choices[0].message.content or "") if choices else _No("a reply without a choice")
