"""The shape of the code: short functions, short files, nothing about the machine it was written on."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_FUNCTION = 80
LONGEST_FILE = 450
EXCUSE = "long because"  # in the docstring of a file that has a reason to be longer
CODE = sorted(p for d in ("src", "evals", "tests", "docs") for p in (ROOT / d).rglob("*.py"))
MACHINE = re.compile(r"(?<![\w.])/(?:work|tmp|home|root|Users|opt)/|localhost:\d|file://")
SAYS_PATHS = {"tests/run/test_fetch.py", "tests/test_shape.py"}  # what must be refused


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def tracked() -> list[str]:
    """The files that git knows, or none where this is no checkout (an unpacked archive)."""
    if not (ROOT / ".git").exists():
        return []
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [name for name in listed.stdout.decode().split("\0") if name]


@pytest.mark.parametrize("file", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_is_short_and_so_are_its_functions(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    lines = text.count("\n")
    if EXCUSE not in (ast.get_docstring(tree) or ""):
        assert lines <= LONGEST_FILE, f"{lines} lines and no reason in the docstring"
    long = {
        f"{n.name}:{n.lineno}": length(n) for n in functions(tree) if length(n) > LONGEST_FUNCTION
    }
    assert not long


@pytest.mark.parametrize(
    "file", [p for p in CODE if "src" in p.parts], ids=lambda p: str(p.relative_to(ROOT))
)
def test_a_module_says_what_it_is_for(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


def test_no_tracked_file_names_a_path_of_a_machine() -> None:
    found = []
    for name in tracked():
        if name in SAYS_PATHS or not (ROOT / name).is_file():
            continue
        raw = (ROOT / name).read_bytes()
        if b"\0" in raw:
            continue
        for number, line in enumerate(raw.decode("utf-8", "replace").split("\n"), 1):
            if MACHINE.search(line):
                found.append(f"{name}:{number}: {line.strip()[:80]}")
    assert not found


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("open('/tmp/x')", True),
        ("see /home/me/pages", True),
        ("https://example.org/home/news", False),
        ("a/tmp/b", False),
        ("tmp_path / 'x'", False),
    ],
)
def test_what_counts_as_a_path_of_a_machine(line: str, named: bool) -> None:
    assert bool(MACHINE.search(line)) == named
