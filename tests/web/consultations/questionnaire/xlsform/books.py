"""Workbooks for tests, made of lists of rows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]


def book(**sheets: Rows) -> bytes:
    """The bytes of an .xlsx with these sheets, each a list of rows."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def survey(*rows: Sequence[Any], header: Sequence[str] = ("type", "name", "label"), **sheets: Rows) -> bytes:
    """A form with these rows on its sheet survey, and a list yes_no to choose from."""
    choices = [("list_name", "name", "label"), ("yes_no", "yes", "Yes"), ("yes_no", "no", "No")]
    return book(**{"survey": [header, *rows], "choices": choices, **sheets})
