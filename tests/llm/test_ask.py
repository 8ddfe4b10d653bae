"""Questions put to a real server: each ends in an answer or in a reason."""

import gzip
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from serving import (
    Script,
    breaks_off,
    hangs,
    knows_no_schema,
    knows_nothing_but_the_messages,
    raw,
    says,
    status,
    trickles,
)

from dateline.llm import Answer, Failure, Question
from dateline.run.answers import FILE, kept_in
from dateline.run.ask import LARGEST, Client, client
from dateline.run.errors import ReaderError
from dateline.run.model import Endpoint, endpoint, stays_here, together
from dateline.types import Asked

Serve = Callable[..., Any]

QUESTION = Question("Copy, never rephrase.", "Kenya \ud800 serenaded Egypt.", {"type": "object"})


def asking(server: Any, *, key: str = "", cache: Path | None = None, name: str = "tiny") -> Client:
    at = Endpoint(server.url, name, cache)
    return Client(at, key, pauses=(0.0, 0.01), longest=0.3)


def ask(server: Any, **more: Any) -> Answer | Failure:
    return put(asking(server, **more))


def put(model: Client, question: Question = QUESTION) -> Answer | Failure:
    with model.page() as ask_it:
        return ask_it(question)


def test_a_question_is_one_post_with_the_schema(serve: Serve) -> None:
    server = serve(says("words"))
    assert ask(server) == Answer("words", cached=False)
    ((path, headers, body),) = server.asked
    assert path == "/v1/chat/completions"
    assert body["model"] == "tiny"
    assert [m["content"] for m in body["messages"]] == [QUESTION.instructions, QUESTION.passage]
    assert body["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert (body["temperature"], body["stream"]) == (0, False)
    named = {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent", "Content-Type"}
    assert {name.title() for name in headers} == named | {"Content-Length"}


def test_the_key_goes_to_the_server_and_nowhere_else(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server = serve(says("words"))
    monkeypatch.setenv("DATELINE_LLM_KEY", " sesame \n")
    asked = client(Endpoint(server.url, "tiny", tmp_path))
    put(asked)
    assert server.asked[0][1]["Authorization"] == "Bearer sesame"
    assert "sesame" not in repr(asked)
    assert all(b"sesame" not in f.read_bytes() for f in tmp_path.iterdir())


@pytest.mark.parametrize("key", ["open\nsesame", "sésame", "\x07"])
def test_what_cannot_be_a_key_is_said_without_saying_it(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_LLM_KEY", key)
    with pytest.raises(ReaderError, match="DATELINE_LLM_KEY holds cannot be a key") as error:
        client(Endpoint("http://127.0.0.1:1/v1", "tiny"))
    assert key not in str(error.value)


@pytest.mark.parametrize(
    ("script", "text", "tries"),
    [(knows_no_schema, "plain", 2), (knows_nothing_but_the_messages, "bare", 4)],
)
def test_a_server_that_knows_less_is_asked_more_plainly(
    serve: Serve, script: Script, text: str, tries: int
) -> None:
    server = serve(script)
    asked = asking(server)
    assert put(asked) == Answer(text)
    assert len(server.asked) == tries
    assert put(asked) == Answer(text)
    assert len(server.asked) == tries + 1  # it is remembered


def test_a_busy_server_is_asked_again(serve: Serve) -> None:
    server = serve(status(429, Retry_After="0"), status(503), says("at last"))
    assert ask(server) == Answer("at last")
    assert len(server.asked) == 3


def test_a_question_that_is_refused_in_every_way_says_nothing_of_the_next(serve: Serve) -> None:
    server = serve(*[status(400)] * 4, says("next"))
    asked = asking(server)
    assert (put(asked), put(asked)) == (Failure("it answers 400"), Answer("next"))
    assert "response_format" in server.asked[-1][2]


def test_where_the_schema_breaks_the_answer_this_question_is_put_more_plainly(
    serve: Serve,
) -> None:
    server = serve(status(500), says("cut o"), says("next"))
    asked = asking(server)
    assert (put(asked), put(asked)) == (Answer("cut o"), Answer("next"))
    assert ["response_format" in body for *_, body in server.asked] == [True, False, True]


def test_a_server_may_say_when_to_come_again(serve: Serve) -> None:
    server = serve(status(429, Retry_After="1"), says("at last"))
    start = time.monotonic()
    assert ask(server) == Answer("at last")
    assert 1.0 <= time.monotonic() - start < 3.0


@pytest.mark.parametrize(
    ("script", "why", "tries"),
    [
        (status(500), "it answers 500", 3),
        (status(404), "there is no such model or address (404)", 1),
        (status(418), "it answers 418", 1),
        (status(400), "it answers 400", 4),
        (status(401), "it wants a key, or another one (401)", 1),
        (status(302, Location="http://127.0.0.1:1/"), "(a redirect), which is not followed", 1),
        (status(307, Location="ftp://127.0.0.1/"), "(a redirect), which is not followed", 1),
        (hangs, "nothing came in time", 1),
        (trickles, "a reply that is not there after", 1),
        (breaks_off, "the connection broke off", 3),
        (raw(b" " * (LARGEST + 1)), "a reply of more than 1,000,000 bytes", 1),
        (raw(gzip.compress(b" " * 9_000_000), Content_Encoding="gzip"), "of more than", 1),
        (raw(b"no gzip", Content_Encoding="gzip"), "a reply that cannot be unpacked", 1),
        (raw(b""), "a reply that is no chat completion", 1),
        (raw(b"<html>"), "a reply that is no chat completion", 1),
        (raw(b"\xff\xfe"), "a reply that is no chat completion", 1),
        (raw(b"[" * 100_000), "a reply that is no chat completion", 1),
        (raw(b'{"choices": 7}'), "a reply that is no chat completion", 1),
        (raw(b'{"choices": [{"message": "hi"}]}'), "a reply that is no chat completion", 1),
        (raw(b'{"choices": [{"message": {"content": 7}}]}'), "that is no chat completion", 1),
        (raw(b'{"choices": []}'), "a reply without a choice", 1),
    ],
)
def test_whatever_goes_wrong_is_said_in_our_words(
    serve: Serve, script: Script, why: str, tries: int
) -> None:
    server = serve(script)
    found = ask(server)
    assert isinstance(found, Failure)
    assert why in found.why
    assert "SECRET" not in found.why
    assert len(server.asked) == tries


def test_a_redirect_is_not_followed_to_another_host(serve: Serve) -> None:
    other = serve(says("mine now"))
    server = serve(status(307, Location=f"{other.url}/chat/completions"))
    assert isinstance(ask(server, key="sesame"), Failure)
    assert other.asked == []


def test_where_nobody_listens_the_reason_is_said(serve: Serve) -> None:
    found = ask(type("Nobody", (), {"url": "http://127.0.0.1:1/v1"}))
    assert isinstance(found, Failure)
    assert found.why.startswith("it cannot be reached: ")


def test_a_model_that_refuses_to_answer_has_answered_nothing(serve: Serve) -> None:
    assert ask(serve(says(None))) == Answer("")


def test_an_answer_is_kept_by_model_and_question(serve: Serve, tmp_path: Path) -> None:
    server = serve(says("first"), says("second"), says("third"))
    assert ask(server, cache=tmp_path) == Answer("first", cached=False)
    assert ask(server, cache=tmp_path) == Answer("first", cached=True)
    assert ask(server, cache=tmp_path, name="other") == Answer("second", cached=False)
    longer = QUESTION._replace(passage="Kenya serenaded Egypt. Twice.")
    assert put(asking(server, cache=tmp_path), longer) == Answer("third", cached=False)
    assert len(server.asked) == 3


def test_a_failure_is_not_kept(serve: Serve, tmp_path: Path) -> None:
    server = serve(status(404), says("words"))
    assert isinstance(ask(server, cache=tmp_path), Failure)
    assert ask(server, cache=tmp_path) == Answer("words")


def test_only_the_user_can_read_what_is_kept(serve: Serve, tmp_path: Path) -> None:
    ask(serve(says("words")), cache=tmp_path / "new")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new" / FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"not a database, but long enough to be one" * 100])
def test_a_file_that_holds_no_answers_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(ReaderError, match=r"answers\.sqlite: no place to keep answers"):
        client(Endpoint("http://127.0.0.1:1/v1", "tiny", tmp_path))
    with pytest.raises(ReaderError, match="no place to keep answers"):
        client(Endpoint("http://127.0.0.1:1/v1", "tiny", tmp_path / FILE))


def test_two_that_ask_at_once_keep_the_first_answer(tmp_path: Path) -> None:
    with kept_in(tmp_path) as one, kept_in(tmp_path) as other:
        assert one is not None
        assert other is not None
        one.put("k", "first")
        other.put("k", "second")
        assert (one.get("k"), other.get("k"), one.get("l")) == ("first", "first", None)


def test_a_dead_server_is_left_alone(serve: Serve) -> None:
    server = serve(status(418), status(418), status(418), says("too late"))
    asked = asking(server)
    assert [put(asked) for _ in range(3)] == [Failure("it answers 418")] * 3
    assert put(asked) == Failure("it failed 3 times in a row and is not asked any more")
    assert len(server.asked) == 3


def test_a_page_whose_time_is_up_costs_the_next_page_nothing(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(says("words"))
    asked = asking(server)
    with monkeypatch.context() as patch:
        patch.setattr("dateline.run.ask.PAGE", 0.0)
        assert [put(asked) for _ in range(9)] == [Failure("the time for this page is up")] * 9
    assert put(asked) == Answer("words")


@pytest.mark.parametrize(
    ("url", "name", "why"),
    [
        ("ftp://127.0.0.1/v1", "tiny", "no http address"),
        ("/v1", "tiny", "no http address"),
        ("http:///v1", "tiny", "no http address"),
        ("http://me:sesame@127.0.0.1/v1", "tiny", "DATELINE_LLM_KEY"),
        ("http://127.0.0.1/v1?key=sesame", "tiny", "DATELINE_LLM_KEY"),
        ("http://127.0.0.1/v1", " ", "no name of a model"),
        ("http://127.0.0.1/v1", "a\nb", "no name of a model"),
        ("http://127.0.0.1/v1", "a" * 101, "no name of a model"),
        ("http://[::1/v1", "tiny", "Invalid IPv6"),
    ],
)
def test_an_endpoint_that_cannot_be(url: str, name: str, why: str) -> None:
    with pytest.raises(ValueError, match=why) as error:
        endpoint(url, name)
    assert "sesame" not in str(error.value)


def test_an_address_may_be_given_with_or_without_its_end() -> None:
    for url in ("http://h/v1", "http://h/v1/", "http://h/v1/chat/completions"):
        assert endpoint(url, " tiny ") == Endpoint("http://h/v1", "tiny")


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://localhost/v1/", True),
        ("http://[::1]:8080/v1", True),
        ("http://192.168.0.4:8080/v1", False),
        ("https://api.example.org/v1", False),
        ("http://localhost.example.org/v1", False),
    ],
)
def test_what_stays_on_this_machine(url: str, here: bool) -> None:
    assert stays_here(endpoint(url, "tiny").url) == here


def test_counts_of_pages_add_up() -> None:
    one = Asked(model="tiny", asked=2, taken=1, refused={"quote": 1})
    other = Asked(model="tiny", cached=3, failed=1, known=2, refused={"quote": 2, "name": 1})
    both = Asked(
        model="tiny", asked=2, cached=3, failed=1, taken=1, known=2,
        refused={"name": 1, "quote": 3},
    )  # fmt: skip
    assert together(together(None, one), other) == both
    assert together(one, None) == one
