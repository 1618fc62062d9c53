"""Cases: tables, which are read in the main process and so must be bounded there."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import openpyxl

from rapporteur.engine.intake.documents import sentences as say
from rapporteur.engine.intake.tables import TableLimits
from rapporteur.engine.intake.tables.records import too_wide
from rapporteur.engine.messages import Message
from tests.engine.intake.documents.making import overlapping, zipped
from tests.hostile.packages import LAUGHS, flagged

_SHEET = "xl/worksheets/sheet1.xml"
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SOUND = (("1", "More schools."),)
_WIDE = too_wide(16_384, TableLimits()).what
_DAMAGED = Message("The spreadsheet is damaged.")


@dataclass(frozen=True, slots=True)
class TableCase:
    """A table file. rows: cells of those that are read; lost: reasons of those that are not; reason: of the file."""

    kind: str
    name: str
    make: Callable[[], bytes]
    rows: tuple[tuple[str, ...], ...] = ()
    lost: tuple[Message, ...] = ()
    reason: Message | None = None


def workbook(
    change: Callable[[dict[str, bytes]], dict[str, bytes]] = lambda entries: entries, text: str = "More schools."
) -> bytes:
    """A workbook of a header and one row. change: its entries into others."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["ID", "What?"])
    book.worksheets[0].append([1, text])
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return zipped(change({name: archive.read(name) for name in archive.namelist()}))


def _declaring(part: str, declaration: str) -> bytes:
    def change(entries: dict[str, bytes]) -> dict[str, bytes]:
        xml = entries[part]
        start = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
        return {**entries, part: xml[:start] + declaration.encode() + xml[start:]}

    return workbook(change)


def _sheet(rows: str) -> bytes:
    xml = f'<worksheet xmlns="{_SPACE}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    return workbook(lambda entries: {**entries, _SHEET: xml})


def _row(number: int, *cells: tuple[str, str]) -> str:
    inside = "".join(f'<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for column, text in cells)
    return f'<row r="{number}">{inside}</row>'


_HEAD = _row(1, ("A", "ID"), ("B", "What?"))
_LINE = Message("The line is not a JSON object.")
_QUOTE = Message("A quotation mark in the row is opened or closed in the wrong place.")


def _too_many(columns: int) -> Message:
    return too_wide(columns, TableLimits()).what


XLSX = (
    TableCase("hostile spreadsheets", "sound.xlsx", workbook, _SOUND),
    TableCase(
        "hostile spreadsheets",
        "entity.xlsx",
        lambda: _declaring(_SHEET, '<!DOCTYPE x [<!ENTITY a "b">]>'),
        reason=say.declares_entities(_SHEET),
    ),
    TableCase(
        "hostile spreadsheets",
        "doctype.xlsx",
        lambda: _declaring("xl/styles.xml", "<!DOCTYPE x>"),
        reason=say.declares_entities("xl/styles.xml"),
    ),
    TableCase(
        "hostile spreadsheets",
        "laughs.xlsx",
        lambda: workbook(lambda e: {**e, "xl/sharedStrings.xml": f"{LAUGHS}<sst>&i;</sst>".encode()}),
        reason=say.declares_entities("xl/sharedStrings.xml"),
    ),
    TableCase("hostile spreadsheets", "bomb.xlsx", lambda: _sheet(" " * 50_000_000), reason=say.BOMB),
    TableCase("hostile spreadsheets", "overlap.xlsx", lambda: overlapping(400, 100_000), reason=say.OVERLAP),
    TableCase("hostile spreadsheets", "password.xlsx", lambda: flagged(workbook()), reason=say.PROTECTED),
    TableCase(
        "hostile spreadsheets",
        "far-rows.xlsx",
        lambda: _sheet(_HEAD + "".join(_row(n, ("XFD", "x")) for n in range(2, 1_000))),
        reason=_WIDE,
    ),
    TableCase(
        "hostile spreadsheets",
        "far-cell.xlsx",
        lambda: _sheet(_HEAD + _row(2, ("A", "1"), ("B", "More schools.")) + _row(1_048_576, ("XFD", "x"))),
        _SOUND,
        (Message("The row has {cells} cells where the header has {width}.", cells=16_384, width=2),),
    ),
    TableCase("hostile spreadsheets", "deep.xlsx", lambda: _sheet("<row>" * 50_000), reason=_DAMAGED),
    TableCase(
        "hostile spreadsheets",
        "no-such-text.xlsx",
        lambda: _sheet(_HEAD + '<row r="2"><c r="A2" t="s"><v>99999999</v></c></row>'),
        reason=_DAMAGED,
    ),
    TableCase(
        "hostile spreadsheets",
        "formula.xlsx",
        lambda: workbook(text='=HYPERLINK("http://example.org","x")'),
        (("1", ""),),
    ),
    TableCase("hostile spreadsheets", "pdf.xlsx", lambda: b"%PDF-1.7", reason=_DAMAGED),
)

CSV = (
    TableCase("hostile tables", "nul.csv", lambda: b"ID,What?\n1,More sch\0ools.\n", _SOUND),
    TableCase(
        "hostile tables",
        "columns.csv",
        lambda: b"a," * 60_000 + b"a\n" + b"1," * 60_000 + b"1\n",
        reason=_too_many(60_001),
    ),
    TableCase("hostile tables", "open-quotes.csv", lambda: b"ID,What?\n" + b'1,"x\n' * 50, lost=(_QUOTE,) * 50),
    TableCase(
        "hostile tables", "formula.csv", lambda: b"ID,What?\n1,=cmd|'/c calc'!A1\n", (("1", "=cmd|'/c calc'!A1"),)
    ),
    TableCase(
        "hostile tables",
        "long-cell.csv",
        lambda: b"ID,What?\n1,More schools.\n2," + b"x" * 6_000_000,
        _SOUND,
        (Message("A cell is longer than {limit} characters.", limit=5_000_000),),
    ),
    TableCase(
        "hostile tables",
        "binary.csv",
        lambda: bytes(range(256)) * 100,
        reason=Message("The text encoding is not known."),
    ),
    TableCase(
        "hostile tables", "zip.csv", lambda: zipped({"a": "b"}), reason=Message("The text encoding is not known.")
    ),
)

JSON = (
    TableCase(
        "hostile lines",
        "deep.jsonl",
        lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b'\n{"a":"x"}\n',
        (("x",),),
        (_LINE,),
    ),
    TableCase(
        "hostile lines", "number.jsonl", lambda: b'{"a":' + b"9" * 100_000 + b'}\n{"a":"x"}\n', (("x",),), (_LINE,)
    ),
    TableCase("hostile lines", "infinite.jsonl", lambda: b'{"a":1e999}\n{"a":NaN}\n', (("Infinity",), ("NaN",))),
    TableCase("hostile lines", "surrogate.jsonl", lambda: b'{"a":"x\\ud800y"}\n', (("x\ufffdy",),)),
    TableCase(
        "hostile lines",
        "keys.jsonl",
        lambda: b"\n".join(b'{"k%d":1}' % n for n in range(20_000)),
        reason=_too_many(20_000),
    ),
    TableCase("hostile lines", "twice.jsonl", lambda: b'{"a":"x","a":"y"}\n', (("y",),)),
)

CASES = (*XLSX, *CSV, *JSON)
