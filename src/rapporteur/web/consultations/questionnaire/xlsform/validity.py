"""Whether a workbook is an XLSForm for others too: pyxform makes an XForm of it, or says why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapporteur.web.consultations.questionnaire.xlsform.workbook import Sheet, not_a_form

_FORM_SHEETS = ("survey", "choices", "settings")


def check_form(sheets: Mapping[str, Sheet]) -> None:
    """Raise Faults if no XForm can be made of the sheets, which are given by name in small letters."""
    # Loaded here, because it takes as long as much of the site and few processes ever import a form.
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    form: dict[str, Any] = {"sheet_names": list(sheets), "fallback_form_name": "data"}
    for name in _FORM_SHEETS:
        if name in sheets:
            form[name] = _rows(sheets[name])
            form[f"{name}_header"] = [dict.fromkeys(sheets[name].header)]
    try:
        convert(form, validate=False)
    except PyXFormError as error:
        raise not_a_form(str(error)) from error


def _rows(sheet: Sheet) -> list[dict[str, str]]:
    """Rows with blank ones in between, so that pyxform counts as a spreadsheet does."""
    last = sheet.rows[-1].number if sheet.rows else 1
    by_number = {row.number: {name: text.strip() for name, text in row.cells.items()} for row in sheet.rows}
    return [by_number.get(number, {}) for number in range(2, last + 1)]
