"""A short run of the coverage-guided fuzzer, from pages of every form that we read."""

import gzip
import io
import os
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples" / "pages"

FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><item><title>T</title></item></channel></rss>'
MAIL = (
    b"From: a@example.org\nTo: b@example.org\nSubject: S\nContent-Type: text/html\n\n<p>Words</p>"
)
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n"
    b"Content-Type: application/http\r\nContent-Length: 59\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Oslo</p>\r\n\r\n"
)


def seeds() -> dict[str, bytes]:
    """One small file of each form, the same on every day; the first byte chooses its name."""
    pdf, packed = io.BytesIO(), io.BytesIO()
    canvas = Canvas(pdf, invariant=1)
    canvas.drawString(72, 700, "Oslo and Riga signed a pact.")
    canvas.save()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.html"), "<p>Oslo</p>")
    files = {"pdf": b"\0" + pdf.getvalue(), "zip": b"\2" + packed.getvalue()}
    files |= {
        "warc": b"\3" + gzip.compress(WARC, mtime=0),
        "mail": b"\4" + MAIL,
        "feed": b"\5" + FEED,
    }
    pages = {p.name: b"\1" + p.read_bytes() for p in sorted(EXAMPLES.iterdir()) if p.is_file()}
    return files | pages


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris has no wheel here")
def test_nothing_from_outside_crashes_the_reader(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, content in seeds().items():
        (corpus / name).write_bytes(content)
    options = ["-runs=1500", "-max_total_time=25", "-max_len=30000", "-timeout=20", "-seed=1"]
    command = [sys.executable, str(HERE / "fuzz_read.py"), str(corpus), *options]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "DONE" in done.stderr or "Done" in done.stderr
