"""Reading spreadsheets: shown values, hidden sheets, formulas, damaged and hostile files."""

import datetime
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from rapporteur.engine.intake.tables import TableLimits, read_table
from rapporteur.engine.intake.tables.records import Reading


def load(path: Path, limits: TableLimits | None = None) -> Reading:
    return read_table(path, name=path.name, limits=limits)


def test_workbook_cells_are_the_values_as_shown(xlsx_file: Callable[..., Path]) -> None:
    row = [1.0, 2.5, True, None, datetime.datetime(2024, 4, 15, 10, 30), datetime.datetime(2024, 4, 16), "a\r\nb"]
    reading = load(xlsx_file({"Form1": [list("abcdefg"), row]}))
    assert reading.tables[0].rows[0].cells == (
        "1", "2.5", "Yes", "", "2024-04-15 10:30:00", "2024-04-16", "a\nb",
    )  # fmt: skip
    assert (reading.tables[0].sheet, reading.rejections, reading.notices) == ("Form1", [], [])


def test_workbook_blank_rows_keep_the_numbers_of_the_others(xlsx_file: Callable[..., Path]) -> None:
    reading = load(xlsx_file({"S": [["id", "text"], ["1", "a"], [None, None], ["2", "b"]]}))
    assert [(row.number, row.cells) for row in reading.tables[0].rows] == [(2, ("1", "a")), (4, ("2", "b"))]


def test_workbook_hidden_sheet_is_ignored_with_a_notice(xlsx_file: Callable[..., Path]) -> None:
    rows = [["id", "text"], ["1", "a"]]
    reading = load(xlsx_file({"Shown": rows, "Secret": rows}, hidden=["Secret"]))
    assert [table.sheet for table in reading.tables] == ["Shown"]
    assert (reading.ignored, [notice.kind for notice in reading.notices]) == (1, ["hidden-sheet"])


def test_workbook_formula_without_result_is_empty_and_told(xlsx_file: Callable[..., Path]) -> None:
    reading = load(xlsx_file({"S": [["id", "text"], ["1", "=1+1"], ["2", "b"]]}))
    assert [row.cells for row in reading.tables[0].rows] == [("1", ""), ("2", "b")]
    assert [notice.text.values["count"] for notice in reading.notices] == [1]


def test_workbook_formula_with_result_gives_the_result(tmp_path: Path, xlsx_file: Callable[..., Path]) -> None:
    path = xlsx_file({"S": [["id", "text"], ["1", "=1+1"]]})
    rewrite(path, lambda xml: re.sub(rb"<v ?/>|<v></v>", b"<v>2</v>", xml))
    assert [row.cells for row in load(path).tables[0].rows] == [("1", "2")]


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> None:
    entries = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            entries[name] = change(archive.read(name)) if "worksheets" in name else archive.read(name)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)


def test_workbook_error_cell_is_empty_and_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["id", "text"])
    book.worksheets[0].append(["1", "#N/A"])
    book.save(tmp_path / "a.xlsx")
    reading = load(tmp_path / "a.xlsx")
    assert [row.cells for row in reading.tables[0].rows] == [("1", "")]
    assert [notice.kind for notice in reading.notices] == ["formula"]


@pytest.mark.parametrize("content", [b"not a zip", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old"])
def test_workbook_that_is_none_is_rejected(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    reading = load(path)
    assert (reading.tables, [each.stage for each in reading.rejections]) == ([], ["tables"])


def test_workbook_cut_short_is_rejected(xlsx_file: Callable[..., Path]) -> None:
    path = xlsx_file({"S": [["id", "text"], *([str(n), "x" * 50] for n in range(500))]})
    path.write_bytes(path.read_bytes()[:3000])
    assert [each.reason for each in load(path).rejections] == ["The spreadsheet is damaged."]


def test_workbook_with_damaged_xml_is_rejected(xlsx_file: Callable[..., Path]) -> None:
    path = xlsx_file({"S": [["id", "text"], ["1", "a"]]})
    rewrite(path, lambda xml: xml[: len(xml) // 2])
    assert [each.reason for each in load(path).rejections] == ["The spreadsheet is damaged."]


def test_workbook_that_unpacks_to_too_much_is_not_opened(xlsx_file: Callable[..., Path]) -> None:
    path = xlsx_file({"S": [["id", "text"], ["1", "a"]]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.bin", b"\0" * 20_000_000)
    reading = load(path, TableLimits(unpacked_bytes=10_000_000))
    assert [each.reason.split(",")[0] for each in reading.rejections] == ["The spreadsheet unpacks to 20"]


def test_workbook_of_empty_sheets_is_rejected(xlsx_file: Callable[..., Path]) -> None:
    reading = load(xlsx_file({"S": []}))
    assert [each.reason for each in reading.rejections] == ["No visible sheet holds a table."]


def test_workbook_row_with_a_cell_far_out_is_damaged(xlsx_file: Callable[..., Path]) -> None:
    reading = load(xlsx_file({"S": [["id", "text"], ["1", "a", None, None, "stray"], ["2", "b"]]}))
    assert [each.row for each in reading.tables[0].damage] == [2]
    assert [row.cells for row in reading.tables[0].rows] == [("2", "b")]
