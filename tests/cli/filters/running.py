"""Runs a filter in this process, on lines that a test makes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rapporteur.cli import main

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What a filter wrote. rows: standard output, read as JSON Lines; said: lines of standard error."""

    code: int
    rows: list[dict[str, Any]]
    said: list[str]


class Filters:
    """Runs filters on files in a folder."""

    def __init__(self, folder: Path, streams: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._streams = streams

    def file(self, name: str, rows: Iterable[Row | str] | bytes) -> Path:
        """A JSON Lines file. rows: objects, or lines as they are; or the whole file."""
        path = self._folder / name
        path.write_bytes(rows if isinstance(rows, bytes) else _written(rows))
        return path

    def __call__(self, name: str, rows: Iterable[Row | str] | bytes, *words: str | Path) -> Told:
        """What `rapporteur NAME FILE WORDS...` does with these rows."""
        code = main([name, str(self.file("input.jsonl", rows)), *map(str, words)])
        told = self._streams.readouterr()
        return Told(code, [json.loads(line) for line in told.out.splitlines()], told.err.splitlines())


def _written(rows: Iterable[Row | str]) -> bytes:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def texts(*contents: str) -> list[Row]:
    """A row a text, called a, b, c ..."""
    return [{"id": chr(ord("a") + place), "text": content} for place, content in enumerate(contents)]
