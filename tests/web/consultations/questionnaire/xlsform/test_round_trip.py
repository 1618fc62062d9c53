"""What is exported is imported again without loss, and other tools can read it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from pyxform.xls2xform import convert

from rapporteur.web.consultations.questionnaire import Faults, Option, from_data, read, to_data, write
from tests.web.consultations.questionnaire.samples import lantern, questionnaires


@given(questionnaires())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_exported_questionnaire_is_imported_the_same(questionnaire):
    content = write(questionnaire)
    assert read(content, "form.xlsx").questionnaire == questionnaire
    assert write(questionnaire) == content


def test_sample_with_every_kind_comes_back_the_same():
    imported = read(write(lantern()), "lantern.xlsx")
    assert imported.questionnaire == lantern()
    assert imported.notices == ("The column priority_of_staff is not used here; it is kept for the export.",)


def test_export_depends_on_nothing_but_the_questionnaire():
    assert write(lantern()) == write(from_data(to_data(lantern())))
    with zipfile.ZipFile(io.BytesIO(write(lantern()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2025, 1, 1, 0, 0, 0)}
        assert b"2025-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_export_is_a_form_that_pyxform_understands():
    warnings: list[str] = []
    made = convert(write(lantern()), warnings=warnings, file_type=".xlsx", validate=False)
    assert 'constraint="count-selected(.) &lt;= 3"' in made.xform
    assert 'constraint=". &gt;= 0 and . &lt;= 999.5"' in made.xform
    assert "/data/stakeholder_group  = 'civil-society' or  /data/stakeholder_group  = 'academia'" in made.xform
    assert "<h:title>Ten-year review of the Lantern Compact on Shared Digital Knowledge</h:title>" in made.xform
    assert 'lang="Arabic (ar)"' in made.xform
    assert warnings == []


def test_text_that_looks_like_a_formula_stays_a_text():
    form = lantern()
    section = replace(form.sections[0], title={"en": '=HYPERLINK("http://example.org")', "fr": "#N/A"})
    changed = replace(form, sections=(section, form.sections[1]))
    content = write(changed)
    book = openpyxl.load_workbook(io.BytesIO(content))
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value}
    assert kinds == {"s"}
    assert read(content, "form.xlsx").questionnaire == changed


def test_text_longer_than_a_cell_is_refused_with_its_place():
    with pytest.raises(Faults) as refused:
        write(replace(lantern(), introduction={"en": "x" * 32_768}))
    assert [str(fault.problem) for fault in refused.value.faults] == [
        "The text has more than 32,767 characters, which is more than a cell holds."
    ]


def test_columns_of_other_tools_are_kept_wherever_they_stand():
    form = lantern()
    question = replace(form.sections[1].questions[2], extra={"media::image": "map.png", "$kuid": "ab12"})
    table = form.sections[1].questions[3]
    rows = (replace(table.rows[0], extra={"$kuid": "row"}), *table.rows[1:])
    options = (Option("none", {"en": "None"}, {"image": "none.png"}), *table.options[1:])
    questions = (*form.sections[1].questions[:2], question, replace(table, rows=rows, options=options))
    section = replace(form.sections[1], questions=questions, extra={"$kuid": "cd34", "appearance": "pages"})
    changed = replace(form, sections=(form.sections[0], section), extra={"style": "theme-grid", "form_id": "f1"})
    imported = read(write(changed), "form.xlsx")
    assert imported.questionnaire == changed
    assert imported.notices == (
        "The column image is not used here; it is kept for the export.",
        "The column $kuid is not used here; it is kept for the export.",
        "The column media::image is not used here; it is kept for the export.",
        "The column priority_of_staff is not used here; it is kept for the export.",
    )
