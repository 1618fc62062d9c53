"""The sheets of a workbook that somebody sends: opened with care, every cell as text, nothing guessed."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents.container import Container
from rapporteur.engine.messages import Message
from rapporteur.web.consultations.questionnaire.faults import Fault, Faults

LARGEST: Final = 5_000_000
LARGEST_UNPACKED: Final = 50_000_000
MOST_ENTRIES: Final = 1_000
MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 500
_LAST_ROW: Final = 100_000
"""Blank rows in between are passed over, but not for ever."""

_BROKEN: Final = (
    zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError,
    EOFError, OSError, ParseError, NotImplementedError,
)  # fmt: skip
"""What openpyxl raises on files that are damaged or are something else."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the header. cells: texts by column name, empty ones left out."""

    sheet: str
    number: int
    cells: Mapping[str, str]

    def place(self, column: str = "") -> Message:
        """Where a fault stands."""
        if not column:
            return Message("Sheet {sheet}, row {row}", sheet=self.sheet, row=str(self.number))
        return Message(
            "Sheet {sheet}, row {row}, column {column}", sheet=self.sheet, row=str(self.number), column=column
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its header."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def open_workbook(content: bytes, name: str) -> dict[str, Sheet]:
    """The sheets by name in small letters. name: of the file. Raises Faults."""
    _guard(content, name)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        read = [_sheet(sheet) for sheet in book.worksheets]
    except _BROKEN as error:
        raise not_a_form(str(error)) from error
    faults = [fault for _, found in read for fault in found]
    if faults:
        raise Faults(faults)
    return {sheet.name.lower(): sheet for sheet, _ in read}


def not_a_form(reason: str) -> Faults:
    """The fault of a file that is something else."""
    return Faults([Fault("", Message("This file is not an XLSForm workbook: {reason}", reason=reason))])


def _guard(content: bytes, name: str) -> None:
    """Refuse, before it is opened, what is no .xlsx or would unpack to too much."""
    if not name.lower().endswith(".xlsx"):
        problem = Message("{name} is not an .xlsx file. Save the form as an Excel workbook (.xlsx).", name=name)
        raise Faults([Fault("", problem)])
    if len(content) > LARGEST:
        problem = Message("The file is larger than {limit} megabytes.", limit=LARGEST // 1_000_000)
        raise Faults([Fault("", problem)])
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
        if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
            raise Faults([Fault("", Message("The file unpacks to more than a form can need."))])
        Container(content, max_bytes=LARGEST_UNPACKED).refuse_declarations()
    except UnreadableInput as error:
        raise not_a_form(error.what) from error
    except _BROKEN as error:
        raise not_a_form(str(error)) from error


def _sheet(sheet: Any) -> tuple[Sheet, list[Fault]]:
    faults: list[Fault] = []
    rows = list(_rows(sheet, faults))
    header = _header(sheet.title, rows[0][1] if rows else [], faults)
    named = (Row(sheet.title, number, _named(sheet.title, number, header, cells, faults)) for number, cells in rows[1:])
    return Sheet(sheet.title, tuple(name for name in header if name), tuple(named)), faults


def _rows(sheet: Any, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, texts) of the rows that are not blank. Raises Faults for a sheet beyond the limits."""
    sheet.reset_dimensions()
    kept = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > _LAST_ROW or kept > MOST_ROWS or len(row) > MOST_COLUMNS:
            problem = Message(
                "The sheet is larger than {rows} rows and {columns} columns.", rows=MOST_ROWS, columns=MOST_COLUMNS
            )
            raise Faults([Fault(sheet.title, problem)])
        texts = [_text(sheet.title, cell, faults) for cell in row]
        if any(text.strip() for text in texts):
            kept += 1
            yield number, texts


def _text(sheet: str, cell: Any, faults: list[Fault]) -> str:
    """A cell as text. What a formula last gave is not to be trusted, so formulas are faults."""
    if cell.data_type in ("f", "e") and cell.value is not None:
        where = f"{sheet}!{get_column_letter(cell.column)}{cell.row}"
        problem = (
            Message("The cell holds a formula: put its text there instead.")
            if cell.data_type == "f"
            else Message("The cell holds an error: {error}", error=str(cell.value))
        )
        faults.append(Fault(where, problem))
        return ""
    return _said(cell.value)


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")
    return str(value)


def _header(sheet: str, cells: Sequence[str], faults: list[Fault]) -> list[str]:
    names = [re.sub(r"\s+", " ", cell).strip() for cell in cells]
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        faults.append(Fault(sheet, Message("Two columns are called {column}.", column=name)))
    return names


def _named(sheet: str, number: int, header: Sequence[str], cells: Sequence[str], faults: list[Fault]) -> dict[str, str]:
    """The cells of a row by column. A cell outside the named columns would be lost, so it is a fault."""
    for at, text in enumerate(cells):
        if text.strip() and (at >= len(header) or not header[at]):
            where = f"{sheet}!{get_column_letter(at + 1)}{number}"
            faults.append(Fault(where, Message("The column of this cell has no name in the first row.")))
    return {name: text for name, text in zip(header, cells, strict=False) if name and text.strip()}
