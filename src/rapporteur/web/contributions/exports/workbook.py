"""A spreadsheet (.xlsx, ECMA-376), written row by row: each text is a text, whatever it begins with."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import IO, BinaryIO, Final
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from rapporteur.web.contributions.exports.columns import Column
from rapporteur.web.contributions.exports.delimited import flat
from rapporteur.web.contributions.exports.packing import member
from rapporteur.web.contributions.exports.rows import Cell, Table, rows

LONGEST: Final = 32_767
"""Characters that a cell can hold."""
CUT: Final = " […]"
"""Ends a text that is longer; the other formats have all of it."""
_EXACT: Final = re.compile(r"-?(?=[\d.]{1,16}$)\d+(\.\d+)?")
"""Numbers that spreadsheets, which count with 15 digits, keep as they are."""
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LIKE_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="Contributions" sheetId="1" r:id="rId1"/>'
        '<sheet name="Columns" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>'
        '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" '
        'applyFont="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}
_TEXT_STYLE: Final = 1
_HEADING_STYLE: Final = 2


def write(export: Table, columns: Iterable[Sequence[str]], into: BinaryIO) -> None:
    """The table as a workbook. columns: the lines that say what its columns are, on a hidden sheet."""
    with zipfile.ZipFile(into, "w") as archive:
        for name, part in _PARTS.items():
            with member(archive, name) as file:
                file.write((_HEAD + part).encode())
        with member(archive, "xl/worksheets/sheet1.xml") as file:
            headings = [column.heading for column in export.columns]
            lines = ([_cell(*pair) for pair in zip(export.columns, row, strict=True)] for row in rows(export))
            _sheet(file, headings, lines)
        with member(archive, "xl/worksheets/sheet2.xml") as file:
            heading, *told = columns
            _sheet(file, heading, told)


def _sheet(file: IO[bytes], headings: Sequence[str], lines: Iterable[Sequence[str | int | _Number]]) -> None:
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    views = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    file.write(f'{_HEAD}<worksheet xmlns="{_MAIN}">{views}<sheetData>'.encode())
    file.write(_row(1, headings, _HEADING_STYLE))
    for number, line in enumerate(lines, start=2):
        file.write(_row(number, line, _TEXT_STYLE))
    file.write(b"</sheetData></worksheet>")


class _Number(str):
    """Digits that are to be a number."""

    __slots__ = ()


def _cell(column: Column, cell: Cell) -> str | int | _Number:
    if isinstance(cell, int):
        return cell
    text = flat(cell)
    return _Number(text) if column.holds == "number" and _EXACT.fullmatch(text) else text


def _row(number: int, cells: Sequence[str | int | _Number], style: int) -> bytes:
    written = (
        _written(f"{get_column_letter(place)}{number}", cell, style) for place, cell in enumerate(cells, start=1)
    )
    return f'<row r="{number}">{"".join(written)}</row>'.encode()


def _written(place: str, cell: str | int | _Number, style: int) -> str:
    if isinstance(cell, (int, _Number)):
        return f'<c r="{place}"><v>{cell}</v></c>'
    if not cell:
        return ""
    safe = escape(_LIKE_ESCAPE.sub("_x005F_", _fitting(_NOT_XML.sub("\ufffd", cell))))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{safe}</t></is></c>'


def _fitting(text: str) -> str:
    """A text that a cell can hold. Characters beyond the basic plane count twice there, as in UTF-16."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT
