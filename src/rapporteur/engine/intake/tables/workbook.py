"""Spreadsheets (.xlsx, ECMA-376) through openpyxl: values as they were last shown, never formulas."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents.container import Container
from rapporteur.engine.intake.tables.records import Reading, Table, TableLimits, reject_table, table_name, too_wide
from rapporteur.engine.intake.tables.shaping import column_names, header_position, shape, trim
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Notice

_OLE = b"\xd0\xcf\x11\xe0"
_SAVE = Message("Open it in a spreadsheet program, save it as .xlsx and run again.")
_LOOK = 20
_FAR = 100
"""Rows with cells beyond the most columns that are read, each of which costs that row only."""

_BROKEN = (
    zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError,
    EOFError, OSError, ParseError, NotImplementedError, UnicodeDecodeError,
)  # fmt: skip


def read_workbook(data: bytes, *, file: str, limits: TableLimits) -> Reading:
    """The tables of the visible sheets of a workbook; hidden and empty sheets are ignored with a Notice."""
    reading = Reading()
    try:
        _guard(data, limits)
        formulas = _formulas(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            _read_sheet(sheet, file, limits, reading, formulas.get(sheet.title, set()))
    except UnreadableInput as error:
        return Reading(rejections=[reject_table(file, error.what, error.action)])
    except _BROKEN:
        return Reading(rejections=[reject_table(file, Message("The spreadsheet is damaged."), _SAVE)])
    if not reading.tables and not reading.rejections:
        reading.rejections.append(reject_table(file, Message("No visible sheet holds a table."), _SAVE))
    return reading


def _guard(data: bytes, limits: TableLimits) -> None:
    """Raise UnreadableInput for what must not be opened: other formats, archives that unpack to too much."""
    if data.startswith(_OLE):
        raise UnreadableInput(Message("The file is protected by a password or in the old .xls format."), action=_SAVE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked_bytes or len(entries) > limits.entries:
        what = Message(
            "The spreadsheet unpacks to {size} bytes, more than {limit} are read.",
            size=unpacked,
            limit=limits.unpacked_bytes,
        )
        raise UnreadableInput(what, action=Message("Split the table into several files."))
    try:
        Container(data, max_bytes=limits.unpacked_bytes).refuse_declarations()
    except UnreadableInput as error:
        raise UnreadableInput(error.what, action=_SAVE) from error


def _read_sheet(sheet: Any, file: str, limits: TableLimits, reading: Reading, formulas: set[Any]) -> None:
    if sheet.sheet_state != "visible":
        reading.ignored += 1
        what = Message("{file}: the hidden sheet {sheet} is not read.", file=file, sheet=sheet.title)
        reading.notices.append(Notice("hidden-sheet", what))
        return
    sheet.reset_dimensions()
    missing = [0, 0]
    rows = list(_rows(sheet, formulas, missing, limits))
    first = [cells for _, cells in rows[:_LOOK]]
    if not first:
        reading.ignored += 1
        return
    start = header_position(first)
    header = trim(first[start])
    if len(header) > limits.columns:
        raise too_wide(len(header), limits)
    table = Table(file, column_names(header), (), sheet=sheet.title)
    if start:
        above = Message("{file}: lines above the header that are not read: {count}.", file=table.name, count=start)
        reading.notices.append(Notice("table", above))
    _tell(reading, table, missing)
    width = len(table.header)
    padded = [(number, cells + [""] * (width - len(cells))) for number, cells in rows[start + 1 :]]
    reading.tables.append(shape(table, padded, limits, reading))


def _tell(reading: Reading, table: Table, missing: Sequence[int]) -> None:
    where = table_name(table.file, table.sheet)
    if missing[0]:
        what = Message(
            "{table}: cells with a formula that has no stored result, which count as empty: {count}.",
            table=where,
            count=missing[0],
        )
        reading.notices.append(Notice("formula", what))
    if missing[1]:
        what = Message(
            "{table}: cells that hold an error such as #N/A, which count as empty: {count}.",
            table=where,
            count=missing[1],
        )
        reading.notices.append(Notice("formula", what))


def _rows(sheet: Any, formulas: set[Any], missing: list[int], limits: TableLimits) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells) of the rows that are not blank; count cells without a usable value.

    Raises UnreadableInput for many rows with cells far out, which cost time and memory and are no table.
    """
    far = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = []
        far += len(row) > limits.columns
        if far > _FAR:
            raise too_wide(len(row), limits)
        for cell in row:
            value = cell.value
            if value is None and formulas:
                missing[0] += (cell.row, cell.column) in formulas if hasattr(cell, "row") else 0
            elif value is not None and cell.data_type == "e":
                missing[1] += 1
                value = None
            cells.append(_text(value))
        kept = trim(cells)
        if kept:
            yield number, kept


def _formulas(data: bytes) -> dict[str, set[tuple[int, int]]]:
    """Where formulas stand, by sheet; read only when the file holds any."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        if not any(_has_formula(archive, name) for name in names):
            return {}
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    found: dict[str, set[tuple[int, int]]] = {}
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        cells = (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f")
        found[sheet.title] = {(cell.row, cell.column) for cell in cells}
    return found


def _has_formula(archive: zipfile.ZipFile, name: str) -> bool:
    tail = b""
    with archive.open(name) as stream:
        while chunk := stream.read(1 << 20):
            if b"<f>" in tail + chunk or b"<f " in tail + chunk:
                return True
            tail = chunk[-3:]
    return False


def _text(value: Any) -> str:
    """A cell as text: whole numbers without ".0", dates in ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
    return str(value)
