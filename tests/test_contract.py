"""The two printed forms keep to their JSON schema, and the schema in docs/ is that of the types.

After a wanted change of the types: DATELINE_WRITE_SCHEMA=1 pytest tests/test_contract.py
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from typer.testing import CliRunner

from dateline.cli import app
from dateline.merge import records
from dateline.types import Claim, Reading, Record, from_json, json_schema, to_json

SCHEMAS = Path(__file__).parent.parent / "docs" / "schema"
FORMS = {"annotate": Reading, "export": Record, "claim": Claim}
EXAMPLES = Path(__file__).parent.parent / "examples" / "pages"

# Fields may be added to these, none may go or change its name.
PROMISED = {
    "annotate": "page text passages times mentions attributions claims issues",
    "export": (
        "id title event_type mode contexts quad register actors date place status attributes"
        " evidence told_by pages independent_sources grade standing conflicts part_of reviewed"
    ),
    "claim": (
        "id event_type mode contexts quad register actors trigger date place status polarity"
        " attributes told_by told_by_spans evidence confidence rule"
    ),
}


def schema(form: str) -> dict[str, object]:
    written: dict[str, object] = json.loads((SCHEMAS / f"{form}.json").read_text(encoding="utf-8"))
    return written


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[bytes]]:
    """What the program prints of the example pages."""
    store = ["--store", str(tmp_path_factory.mktemp("contract") / "s.sqlite")]
    run = CliRunner().invoke
    pages = [str(p) for p in sorted(EXAMPLES.iterdir())[:4]]
    assert run(app, ["read", *pages, *store]).exit_code == 0
    return {
        "annotate": run(app, ["annotate", *pages]).stdout_bytes.splitlines(),
        "export": run(app, ["export", "-", *store]).stdout_bytes.splitlines(),
        "claim": run(app, ["export", "-", "--claims", *store]).stdout_bytes.splitlines(),
    }


@pytest.mark.parametrize("form", FORMS)
def test_the_schema_in_docs_is_that_of_the_types(form: str) -> None:
    now = json.loads(json.dumps(json_schema(FORMS[form])))
    if os.environ.get("DATELINE_WRITE_SCHEMA"):
        SCHEMAS.mkdir(exist_ok=True)
        text = json.dumps(now, indent=1, ensure_ascii=False) + "\n"
        (SCHEMAS / f"{form}.json").write_text(text, encoding="utf-8")
    Draft202012Validator.check_schema(now)
    assert schema(form) == now


@pytest.mark.parametrize("form", FORMS)
def test_what_is_promised_is_there(form: str) -> None:
    definitions = schema(form)["$defs"]
    assert isinstance(definitions, dict)
    fields = definitions[FORMS[form].__name__]["properties"]
    assert set(PROMISED[form].split()) <= set(fields)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_printed_keeps_to_the_schema(form: str, printed: dict[str, list[bytes]]) -> None:
    check = Draft202012Validator(schema(form))
    assert printed[form]
    for line in printed[form]:
        check.validate(json.loads(line))


@pytest.mark.parametrize("form", FORMS)
def test_what_is_printed_comes_back_as_it_was(form: str, printed: dict[str, list[bytes]]) -> None:
    for line in printed[form]:
        assert to_json(from_json(FORMS[form], line)) == line


def test_every_span_quotes_the_text(printed: dict[str, list[bytes]]) -> None:
    for line in printed["annotate"]:
        page = json.loads(line)
        text = page["text"]
        for found in (*page["times"], *page["mentions"]):
            assert text[found["start"] : found["end"]] == found["text"]
        for claim in page["claims"]:
            said = claim["evidence"]
            assert text[said["start"] : said["end"]] == said["quote"]
        for passage in page["passages"]:
            assert 0 <= passage["start"] < passage["end"] <= len(text)


def test_a_wrong_line_does_not_keep_to_the_schema(reading_of: Callable[..., Reading]) -> None:
    (record, *_) = records(reading_of("a").claims)
    line = json.loads(to_json(record))
    line["status"] = "perhaps"
    with pytest.raises(ValidationError):
        Draft202012Validator(schema("export")).validate(line)
