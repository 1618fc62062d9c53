"""The sheet settings of an XLSForm: titles, texts, languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapporteur.engine.messages import Message
from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.web.consultations.questionnaire.definition import Words
from rapporteur.web.consultations.questionnaire.faults import Fault
from rapporteur.web.consultations.questionnaire.xlsform.cells import Cells, Remarks, cells_of
from rapporteur.web.consultations.questionnaire.xlsform.columns import SETTINGS, columns, language_of, twice
from rapporteur.web.consultations.questionnaire.xlsform.workbook import Row, Sheet


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the whole form. plain_language: of texts in columns that name no language."""

    plain_language: str
    languages: tuple[str, ...]
    title: Words
    introduction: Words
    consent: Words
    extra: Mapping[str, str]


def read_settings(sheet: Sheet | None, remarks: Remarks) -> Settings:
    """The settings; without the sheet, those of a form in English."""
    rows = sheet.rows if sheet else ()
    for row in rows[1:]:
        remarks.faults.append(Fault(row.place(), Message("The sheet may have one row below the first.")))
    row = rows[0] if rows else Row("settings", 2, {})
    plain = _plain_language(row, remarks)
    found = columns(sheet.header if sheet else (), SETTINGS, plain)
    remarks.faults.extend(twice(row.sheet, found.values()))
    cells = Cells(row, found)
    return Settings(
        plain_language=plain,
        languages=_languages(cells, remarks),
        title=_title(cells, plain, remarks),
        introduction=cells.words("introduction"),
        consent=cells.words("consent"),
        extra=cells.extra(),
    )


def _plain_language(row: Row, remarks: Remarks) -> str:
    written = next((text for name, text in row.cells.items() if name.lower() == "default_language"), "")
    language = language_of(written) if written else "en"
    if not language:
        problem = Message("The language {language} is not one of the six that can be used.", language=written)
        remarks.faults.append(Fault(row.place("default_language"), problem))
    return language


def _languages(cells: Cells, remarks: Remarks) -> tuple[str, ...]:
    named = cells.names("languages")
    for language in named:
        if language not in UN_LANGUAGES:
            problem = Message("There is no language {language}.", language=language)
            remarks.faults.append(Fault(cells.place("languages"), problem))
    return named


def _title(cells: Cells, plain: str, remarks: Remarks) -> Words:
    """The title by language; XLSForm itself knows it in one language only."""
    title = cells.words("translated_title")
    form_title = cells.text("form_title")
    if not title:
        return {plain: form_title} if form_title else {}
    if form_title and form_title not in title.values():
        remarks.notices.append(
            Message("The title {title} is not used: those in translated_title are.", title=form_title)
        )
    return title


def sheet_cells(sheet: Sheet, understood: tuple[str, ...], plain: str, remarks: Remarks) -> list[Cells]:
    """The rows of another sheet, with remarks on its columns."""
    found = columns(sheet.header, understood, plain)
    remarks.faults.extend(twice(sheet.name, found.values()))
    for column in found.values():
        if not column.base:
            remarks.notices.append(
                Message("The column {column} is not used here; it is kept for the export.", column=column.written)
            )
    return cells_of(sheet, found)
