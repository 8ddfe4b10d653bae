"""A real server on loopback that answers as language models' servers do on good and on bad days."""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import Any

Script = Callable[["Model"], None]


class Model(BaseHTTPRequestHandler):
    """Answers each request by the next script of the server, the last one for ever."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def do_POST(self) -> None:
        server: Any = self.server
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server.asked.append((self.path, dict(self.headers), self.body))
        script: Script = server.scripts[min(len(server.asked), len(server.scripts)) - 1]
        script(self)

    def reply(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def completion(text: str | None) -> bytes:
    message = {"role": "assistant", "content": text, "refusal": None}
    return json.dumps({"id": "x", "choices": [{"index": 0, "message": message}]}).encode()


def says(text: str | None) -> Script:
    return lambda model: model.reply(completion(text))


def status(code: int, **headers: str) -> Script:
    return lambda model: model.reply(b"SECRET of the server", code, **headers)


def raw(body: bytes, **headers: str) -> Script:
    return lambda model: model.reply(body, **headers)


def hangs(model: Model) -> None:
    time.sleep(0.6)
    model.close_connection = True


def trickles(model: Model) -> None:
    model.send_response(200)
    model.send_header("Content-Length", "1000")
    model.end_headers()
    with suppress(OSError):  # nobody waits any more
        for _ in range(12):
            model.wfile.write(b" ")
            model.wfile.flush()
            time.sleep(0.05)
    model.close_connection = True


def breaks_off(model: Model) -> None:
    model.send_response(200)
    model.send_header("Content-Length", "1000")
    model.end_headers()
    model.wfile.write(b'{"choices": [')
    model.close_connection = True


def knows_no_schema(model: Model) -> None:
    known = "response_format" not in model.body
    model.reply(completion("plain") if known else b"unknown field", 200 if known else 400)


def knows_nothing_but_the_messages(model: Model) -> None:
    known = set(model.body) == {"model", "messages", "stream"}
    model.reply(completion("bare") if known else b"unknown field", 200 if known else 422)
