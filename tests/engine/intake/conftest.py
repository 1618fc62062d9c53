"""Builders of small tables that several test modules share."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

Rows = Sequence[Sequence[object]]


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[..., Path]:
    """Write rows (the header first) as a CSV file and give its path."""

    def write(rows: Rows, name: str = "answers.csv", encoding: str = "utf-8", delimiter: str = ",") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream, delimiter=delimiter).writerows(rows)
        return path

    return write


@pytest.fixture
def xlsx_file(tmp_path: Path) -> Callable[..., Path]:
    """Write sheets (name -> rows, the header first) as a workbook and give its path."""

    def write(sheets: dict[str, Rows], name: str = "answers.xlsx", hidden: Sequence[str] = ()) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
            if title in hidden:
                sheet.sheet_state = "hidden"
        path = tmp_path / name
        book.save(path)
        return path

    return write
