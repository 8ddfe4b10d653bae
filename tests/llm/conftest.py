"""Pages read with a model that gives these answers, and servers of models."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import chain, repeat
from typing import Any

import pytest
from proposing import answer
from serving import Model, Script

from dateline.lexicon import load_lexicon
from dateline.llm import Answer, Failure, Question, extracted
from dateline.pipeline import read_page
from dateline.syntax import Parser, load_parser
from dateline.types import Reading, Source

Read = Callable[..., Reading]
Serve = Callable[..., Any]


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()


@pytest.fixture
def read(parser: Parser) -> Read:
    """A model is any function from question to answer."""

    def read(text: str, *answers: str | Failure, asked: list[Question] | None = None) -> Reading:
        """After the given answers the model finds nothing more. `asked` hears the questions."""
        waiting = chain(answers, repeat(answer()))

        def ask(question: Question) -> Answer | Failure:
            if asked is not None:
                asked.append(question)
            given = next(waiting)
            return given if isinstance(given, Failure) else Answer(given)

        lexicon = load_lexicon()
        extract = partial(extracted, lexicon=lexicon, ask=ask, model="tiny")
        return read_page(Source(id="page", content=text), lexicon, parser, extract=extract)

    return read


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server with these scripts; it has `asked` and `url`."""
    started: list[ThreadingHTTPServer] = []

    def start(*scripts: Script) -> Any:
        server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Model)
        server.daemon_threads = True
        server.asked, server.scripts = [], scripts
        server.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        started.append(server)
        return server

    yield start
    for server in started:
        server.shutdown()
        server.server_close()
