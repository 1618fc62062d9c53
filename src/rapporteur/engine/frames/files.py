"""Plain files of a run: JSON and CSV with fixed settings, so that equal content is equal bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rapporteur.engine.errors import SourceMissing


def write_json(path: Path, content: object) -> None:
    """Write JSON with two spaces, keys in the order given, UTF-8, a newline at the end."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def read_json(path: Path) -> Any:
    """Read a JSON file of a run. Raises SourceMissing when it is absent or no JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise missing(path) from error
    except ValueError as error:
        raise SourceMissing(
            f"is not JSON any more: {error}", where=path.name, action="Run the report again."
        ) from error


def missing(path: Path) -> SourceMissing:
    """The error of a contract file that is not there."""
    return SourceMissing("this file of the run is missing", where=path.name, action="Is it the OUT folder of a report?")


@contextmanager
def as_written(path: Path) -> Iterator[None]:
    """Raises SourceMissing where what is read of a file within turns out to be of another form than is written."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError, csv.Error) as error:
        raise SourceMissing(
            "This file was written by another version of Rapporteur, or was changed since.",
            where=path.name,
            action="Run the report again.",
        ) from error


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write CSV with lines ended by LF; cells that a spreadsheet would run are marked as text."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    path.write_text(buffer.getvalue(), encoding="utf-8", newline="\n")


def _safe(cell: object) -> object:
    """A cell that a spreadsheet would run as a formula is marked as text by an apostrophe."""
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + cell
    return cell


def _unsafe(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t", "\r") else cell


def read_csv(path: Path, header: Sequence[str], *, more: bool = False) -> list[dict[str, str]]:
    """Read what write_csv wrote, by column. more: whether other columns may follow those of the header.

    Raises SourceMissing when it is absent, ValueError when its columns are others.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise missing(path) from error
    rows = csv.DictReader(io.StringIO(text))
    found = tuple(rows.fieldnames or ())
    if (found[: len(header)] if more else found) != tuple(header):
        raise ValueError(f"{found} are not the columns {tuple(header)}")
    return [{name: _unsafe(value) for name, value in row.items()} for row in rows]
