"""CSV: for spreadsheets and for programs. UTF-8 with its mark, so that spreadsheets read every script."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from rapporteur.web.contributions.exports.columns import Column
from rapporteur.web.contributions.exports.rows import Cell, Table, rows

BETWEEN: Final = "; "
"""Parts the values of a list in one cell."""
_TAKEN_FOR_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK: Final = "'"


def write(export: Table, into: BinaryIO) -> None:
    """The table as CSV."""
    with _text(into) as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([guarded(column.heading) for column in export.columns])
        for row in rows(export):
            writer.writerow([_cell(column, cell) for column, cell in zip(export.columns, row, strict=True)])


def write_lines(lines: Iterable[Iterable[str]], into: BinaryIO) -> None:
    """Any table of texts as CSV, by the same rules."""
    with _text(into) as text:
        csv.writer(text, lineterminator="\r\n").writerows([guarded(cell) for cell in line] for line in lines)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe in front, and so is one that has one there.

    Whoever takes one apostrophe off the front has the text as it was.
    """
    return _MARK + text if text.startswith((*_TAKEN_FOR_FORMULA, _MARK)) else text


def flat(cell: Cell) -> str:
    """A cell as one text."""
    if cell is None:
        return ""
    return BETWEEN.join(cell) if isinstance(cell, list) else str(cell)


def _cell(column: Column, cell: Cell) -> str:
    return flat(cell) if column.holds == "number" else guarded(flat(cell))


@contextmanager
def _text(into: BinaryIO) -> Iterator[io.TextIOWrapper]:
    """Text into bytes, which stay open; the mark of UTF-8 in front."""
    text = io.TextIOWrapper(into, encoding="utf-8-sig", newline="")
    yield text
    text.flush()
    text.detach()
