"""Files that are no forms, and files that mean harm."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.web.consultations.questionnaire import Faults, read, write
from tests.web.consultations.questionnaire.samples import lantern
from tests.web.consultations.questionnaire.xlsform.books import book, survey


def refused(content, name="form.xlsx"):
    with pytest.raises(Faults) as refusal:
        read(content, name)
    return [(str(fault.where), str(fault.problem)) for fault in refusal.value.faults]


@pytest.mark.parametrize("name", ["form.xls", "form.csv", "form.ods", "form"])
def test_other_kinds_of_file_are_refused_by_name(name):
    assert refused(survey(["text", "a", "A"]), name) == [
        ("", f"{name} is not an .xlsx file. Save the form as an Excel workbook (.xlsx).")
    ]


def test_file_without_survey_is_refused():
    assert refused(book(Sheet1=[["a", "b"], [1, 2]])) == [
        ("", "This file is not an XLSForm workbook: there is no sheet survey.")
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"type,name,label\ntext,a,A\n", b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_workbook_is_refused(content):
    ((where, problem),) = refused(content)
    assert where == ""
    assert problem.startswith("This file is not an XLSForm workbook: ")


def test_large_file_is_refused_unopened():
    assert refused(b"x" * 5_000_001) == [("", "The file is larger than 5 megabytes.")]


@pytest.mark.parametrize(
    "members", [{"xl/workbook.xml": b" " * 50_000_001}, {f"xl/{at}.xml": b"" for at in range(1_001)}]
)
def test_bomb_is_refused_unopened(members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert refused(made.getvalue()) == [("", "The file unpacks to more than a form can need.")]


def _with_member(content, name, change):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as archive:
        for member in source.namelist():
            data = source.read(member)
            archive.writestr(member, change(data) if member == name else data)
    return made.getvalue()


def test_declared_entities_are_refused():
    def declare(data):
        return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + data.partition(b"?>")[2]

    ((_, problem),) = refused(_with_member(survey(["text", "a", "A"]), "xl/workbook.xml", declare))
    assert problem.startswith("This file is not an XLSForm workbook: ")


def test_broken_sheet_is_refused():
    content = _with_member(survey(["text", "a", "A"]), "xl/worksheets/sheet1.xml", lambda data: data[: len(data) // 2])
    ((_, problem),) = refused(content)
    assert problem.startswith("This file is not an XLSForm workbook: ")


@given(st.integers(0, 10_000), st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_damaged_file_is_read_or_refused_but_never_breaks(at, byte):
    content = bytearray(write(lantern()))
    content[at % len(content)] = byte
    try:
        outcome = read(bytes(content), "form.xlsx").questionnaire.languages != ()
    except Faults as refusal:
        outcome = refusal.faults != ()
    assert outcome


def test_formulas_and_errors_are_refused_with_their_cells():
    content = survey(["text", "a", "=1+1"], ["text", "b", "#N/A"])
    assert refused(content) == [
        ("survey!C2", "The cell holds a formula: put its text there instead."),
        ("survey!C3", "The cell holds an error: #N/A"),
    ]


def test_cells_under_no_name_and_double_names_are_refused():
    content = survey(
        ["text", "a", "A", "lost"], ["text", "b", "B", None, "more"], header=("type", "name", "label", "", "label")
    )
    assert refused(content) == [
        ("survey", "Two columns are called label."),
        ("survey!D2", "The column of this cell has no name in the first row."),
    ]


def test_cells_are_read_as_texts():
    content = survey(
        ["text", "a", 2024.0, True],
        [],
        ["text", "b", 0.5, "no"],
        header=("type", "name", "label", "required"),
    )
    first, second = read(content, "form.xlsx").questionnaire.questions
    assert (first.label, first.required) == ({"en": "2024"}, True)
    assert (second.label, second.required) == ({"en": "0.5"}, False)


def test_blanks_of_french_typography_are_kept():
    content = survey(["text", "a", "Pourquoi\u202f? «\u00a0Oui\u00a0»"])
    (question,) = read(content, "form.xlsx").questionnaire.questions
    assert question.label == {"en": "Pourquoi\u202f? «\u00a0Oui\u00a0»"}


def test_sheet_far_too_wide_is_refused():
    made = openpyxl.load_workbook(io.BytesIO(survey(["text", "a", "A"])))
    made["survey"].cell(2, 600, "far out")
    content = io.BytesIO()
    made.save(content)
    assert refused(content.getvalue()) == [("survey", "The sheet is larger than 5,000 rows and 500 columns.")]
