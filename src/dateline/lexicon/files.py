"""Rule and name files: TOML for rules, CSV for tables, errors that name the file and the place."""

import csv
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

Folder = Traversable | Path
Shape = TypeVar("Shape", bound=msgspec.Struct)


class LexiconError(ValueError):
    """A rule or name file that cannot be used; the message names the file and the place."""


def shipped() -> Traversable:
    """The folder of rule and name files inside the package."""
    return files("dateline") / "data"


def read_toml(file: Folder) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file}: {error}") from error


def read_as(file: Folder, shape: type[Shape]) -> Shape:
    """A TOML file of this shape. Raises LexiconError naming the file and the field that is not."""
    try:
        return msgspec.convert(read_toml(file), shape)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{file}: {error}") from error


def rows(file: Folder, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, row) for each row of a CSV file with a header; lines that start with # are notes.

    Raises LexiconError where a needed column is missing or a row has too many or too few fields.
    """
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    reader = csv.reader((line for _, line in kept), strict=True)
    header: list[str] = []
    try:
        for (number, _), fields in zip(kept, reader, strict=True):
            if not header:
                header = fields
                if missing := [name for name in needed if name not in header]:
                    raise LexiconError(f"{file}:{number}: no column {', '.join(missing)}")
                continue
            if len(fields) != len(header):
                raise LexiconError(
                    f"{file}:{number}: {len(fields)} fields where the header has {len(header)}"
                )
            yield number, dict(zip(header, (f.strip() for f in fields), strict=True))
    except csv.Error as error:
        raise LexiconError(f"{file}: {error}") from error


def overlay(folders: Sequence[Folder], name: str) -> Iterator[Folder]:
    """Each folder's file or files at `name` (`langs/en.toml`, or `events` for all in it), ours first."""
    for folder in folders:
        here = folder.joinpath(*name.split("/"))
        if here.is_file():
            yield here
        elif here.is_dir():
            yield from sorted((f for f in here.iterdir() if f.is_file()), key=lambda f: f.name)
