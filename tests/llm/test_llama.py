"""A real llama.cpp server with a model of random weights: it speaks nonsense, slowly, and breaks off.

Skipped where xllamacpp and gguf (both of the dev group) are not installed.
"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

gguf: Any = pytest.importorskip("gguf")
llama: Any = pytest.importorskip("xllamacpp")

import httpx  # noqa: E402
import numpy as np  # noqa: E402

from dateline.lexicon import load_lexicon  # noqa: E402
from dateline.llm import Answer, Failure, Question, extracted  # noqa: E402
from dateline.llm.answer import read_answer  # noqa: E402
from dateline.llm.question import question  # noqa: E402
from dateline.pipeline import read_page  # noqa: E402
from dateline.run.ask import Client  # noqa: E402
from dateline.run.model import Endpoint  # noqa: E402
from dateline.syntax import Parser  # noqa: E402
from dateline.types import Reading, Source  # noqa: E402

WIDTH, INNER, HEADS, CONTEXT = 64, 128, 4, 8_192
PAGE = """Kenya serenaded Egypt with 40 drums on 4 May 2011, Foreign Minister Mary Otieno said.

France and Brazil signed a defence agreement on June 15, 2011.
"""


def vocabulary() -> tuple[list[bytes], list[int]]:
    """Three marks, a token for each byte, and the letters of ASCII."""
    marks = [(b"<unk>", gguf.TokenType.UNKNOWN), (b"<s>", gguf.TokenType.CONTROL),
             (b"</s>", gguf.TokenType.CONTROL)]  # fmt: skip
    octets = [(f"<0x{n:02X}>".encode(), gguf.TokenType.BYTE) for n in range(256)]
    letters = ["\u2581", *map(chr, range(33, 127))]
    both = [*marks, *octets, *((c.encode(), gguf.TokenType.NORMAL) for c in letters)]
    return [token for token, _ in both], [int(kind) for _, kind in both]


def write_model(path: Path, *, seed: int) -> None:
    """A llama of one layer whose weights mean nothing."""
    chance = np.random.default_rng(seed)
    tokens, kinds = vocabulary()
    out = gguf.GGUFWriter(path, "llama")
    out.add_context_length(CONTEXT)
    out.add_embedding_length(WIDTH)
    out.add_block_count(1)
    out.add_feed_forward_length(INNER)
    out.add_head_count(HEADS)
    out.add_head_count_kv(HEADS)
    out.add_layer_norm_rms_eps(1e-5)
    out.add_rope_dimension_count(WIDTH // HEADS)
    out.add_vocab_size(len(tokens))
    out.add_tokenizer_model("llama")
    out.add_token_list(tokens)
    out.add_token_scores([0.0] * len(tokens))
    out.add_token_types(kinds)
    out.add_bos_token_id(1)
    out.add_eos_token_id(2)
    out.add_unk_token_id(0)
    square = {f"blk.0.attn_{name}": (WIDTH, WIDTH) for name in ("q", "k", "v", "output")}
    shapes = {"token_embd": (len(tokens), WIDTH), "output": (len(tokens), WIDTH), **square}
    shapes |= {f"blk.0.ffn_{name}": (INNER, WIDTH) for name in ("gate", "up")}
    shapes["blk.0.ffn_down"] = (WIDTH, INNER)
    for name, shape in shapes.items():
        out.add_tensor(f"{name}.weight", 0.3 * chance.standard_normal(shape, dtype=np.float32))
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        out.add_tensor(f"{name}.weight", np.ones(WIDTH, dtype=np.float32))
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()


@pytest.fixture(scope="module", params=[0, 4], ids=["brief", "endless"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Bound by our schema the first model ends at once, the second never finds an end."""
    file = tmp_path_factory.mktemp("model") / "tiny.gguf"
    write_model(file, seed=request.param)
    settings = llama.CommonParams()
    settings.model.path, settings.port = str(file), 0
    settings.n_ctx, settings.n_parallel, settings.cpuparams.n_threads = CONTEXT, 1, 1
    settings.verbosity = -1  # says nothing
    server = llama.Server(settings)
    yield f"{server.listening_address}/v1"
    del server


def asked(url: str, words: Question, **more: Any) -> Answer | Failure:
    with Client(Endpoint(url, "tiny"), pauses=(0.0,), **more).page() as ask:
        return ask(words)


def read(url: str, parser: Parser, cache: Path | None = None) -> Reading:
    lexicon = load_lexicon()
    with Client(Endpoint(url, "tiny", cache), pauses=(0.0,)).page() as ask:
        extract = partial(extracted, lexicon=lexicon, ask=ask, model="tiny")
        return read_page(Source(id="page", content=PAGE), lexicon, parser, extract=extract)


def test_nonsense_leaves_what_the_rules_found(url: str, parser: Parser, tmp_path: Path) -> None:
    reading = read(url, parser, tmp_path)
    assert reading.llm is not None
    assert (reading.llm.asked, reading.llm.taken, reading.llm.failed) == (1, 0, 0)
    assert [c.rule for c in reading.claims] == ["support.sign"]
    again = read(url, parser, tmp_path)
    assert again.llm is not None
    assert (again.llm.asked, again.llm.cached) == (0, 1)
    assert (again.claims, again.issues) == (reading.claims, reading.issues)


def test_a_schema_is_kept_to(url: str) -> None:
    one_of_two = {
        "type": "object",
        "properties": {"word": {"enum": ["ja", "nein"]}},
        "required": ["word"],
    }
    found = asked(url, Question("Say a word.", "Now.", one_of_two))
    assert isinstance(found, Answer)
    assert json.loads(found.text)["word"] in {"ja", "nein"}


def test_without_a_schema_nonsense_is_no_answer(url: str) -> None:
    body = {"messages": [{"role": "user", "content": PAGE}], "max_tokens": 200, "temperature": 1}
    reply = httpx.post(f"{url}/chat/completions", json=body, timeout=60).json()
    said = read_answer(reply["choices"][0]["message"]["content"])
    assert (said.proposals, said.whole) == ((), False)


def test_slowness_is_given_up(url: str) -> None:
    words = question(PAGE, [], load_lexicon())
    assert asked(url, words, longest=0.001) == Failure("nothing came in time")
    assert isinstance(asked(url, words), Answer)  # and the server lives


def test_what_is_too_long_for_the_model_is_refused(url: str) -> None:
    found = asked(url, Question("Copy.", PAGE * 200, {"type": "object"}))
    assert found == Failure("it answers 400")
