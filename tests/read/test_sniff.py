"""Bytes to characters."""

import pytest

from dateline.lexicon import load_lexicon
from dateline.read import Unreadable, read
from dateline.read.sniff import LIMIT, characters
from dateline.types import Source


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("naïve café".encode(), "naïve café"),
        (b"\xef\xbb\xbfmark", "mark"),
        ("mark".encode("utf-16"), "mark"),
        (b"<meta charset='iso-8859-1'><p>caf\xe9", "<meta charset='iso-8859-1'><p>café"),
        (b"<meta charset='iso-8859-1'><p>caf\xc3\xa9", "<meta charset='iso-8859-1'><p>café"),
        ("Вчера министр прибыл в Москву и провёл переговоры".encode("cp1251"),
         "Вчера министр прибыл в Москву и провёл переговоры"),
    ],
)  # fmt: skip
def test_encodings(content: bytes, text: str) -> None:
    assert characters(content, None).text == text


def test_the_header_names_the_encoding() -> None:
    assert characters(b"Gda\xf1sk", "text/plain; charset=iso-8859-2").text == "Gdańsk"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<!DOCTYPE html><title>x</title>", "text/html"),
        ("  <!-- saved --><html><body>x", "text/html"),
        ('<?xml version="1.0"?><html xmlns="x"><body/></html>', "text/html"),
        ("<p>Only a paragraph</p>", "text/html"),
        ("ISLAMABAD: The <b> sign stands in a text dump.", "text/plain"),
        ("5 < 6 and 7 > 2", "text/plain"),
    ],
)
def test_forms(text: str, form: str) -> None:
    assert characters(text, None).media_type == form


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("\ufeff", "empty"),
        (b"%PDF-1.4 ...", "a PDF that cannot be opened"),
        (b"PK\x03\x04zip", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(256)) * 20, "binary"),
        ("\x00\x01\x02\x03" * 100, "binary"),
        (b"x" * (LIMIT + 1), "too large"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes | str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(Source(id="x", content=content), load_lexicon())


def test_a_form_that_nobody_reads_is_named() -> None:
    with pytest.raises(Unreadable, match="application/zip"):
        read(Source(id="x", content=b"words", media_type="application/zip"), load_lexicon())


def test_a_page_without_words_is_no_page() -> None:
    with pytest.raises(Unreadable, match="no visible words"):
        read(Source(id="x", content="<html><body><script>1</script>"), load_lexicon())


def test_a_few_bad_bytes_are_said_aloud() -> None:
    found = characters(b"\xef\xbb\xbfa long line of good text and then \xff", None)
    assert found.text.endswith("\ufffd")
    assert "U+FFFD" in found.issues[0].message


def test_plain_text_is_kept_as_it_came() -> None:
    text = "First line\r\n\r\n\u00a0\r\nSecond   line\n"
    assert read(Source(id="x", content=text), load_lexicon()).text == text
