"""inspect says how a source would be read; suggest_review says it as a review.toml that reads the same."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rapporteur.engine.intake.inspection import inspect
from rapporteur.engine.intake.reading import read
from rapporteur.engine.intake.review import load_review
from rapporteur.engine.intake.suggestion import suggest_review
from rapporteur.engine.records import Intake

Write = Callable[..., Path]

MICROSOFT = [
    [
        "ID",
        "Start time",
        "Completion time",
        "Email",
        "Name",
        "Your organisation",
        "Stakeholder group",
        "Country",
        "Which lines matter?",
        "Do you agree?",
        'What "next"?',
        "Can we publish your response?",
    ],
    [
        1,
        "2024-01-01",
        "2024-01-02",
        "a@x.org",
        "Ann",
        "Acme",
        "NGO",
        "Kenya",
        "Access;Skills;",
        "Agree",
        "More of it",
        "Yes",
    ],
    [
        2,
        "2024-01-01",
        "2024-01-02",
        "b@x.org",
        "Bob",
        "Beta",
        "Druids",
        "Avalon",
        "Skills;",
        "Disagree",
        "Less of it",
        "No",
    ],
    [3, "2024-01-01", "2024-01-03", "c@x.org", "Cyd", "Ceta", "Druids", "Kenya", "Access;", "Agree", "", "Yes"],
]
LIME = [
    [
        "Response ID",
        "Date submitted",
        "Last page",
        "Start language",
        "Seed",
        "G1Q1. Organisation",
        "G2Q1. Why?",
        "G2Q2[a]. Which? [Radio]",
        "G2Q2[b]. Which? [Press]",
        "G2Q3[a]. Rate [Access]",
    ],
    ["1", "2024-01-02", "2", "en", "5", "Acme", "Because\nof \\ it", "Yes", "No", "Good"],
    ["2", "2024-01-02", "2", "fr", "5", "Beta", "So", "Yes", "Yes", "Poor"],
]
PLAIN = [["Name", "Comment", "Attachment", "K"], ["Ann", "Words", "a.txt", "1"], ["Bob", "Other words", "", "2"]]


def shape(intake: Intake) -> Intake:
    """An Intake without what a review takes away: doubt about the layout, and the names of unused columns."""
    notices = tuple(n for n in intake.notices if n.kind not in ("unsure-layout", "unused-columns"))
    return replace(intake, notices=notices)


def same_with_suggestion(source: Path, folder: Path) -> None:
    path = folder / "suggested.toml"
    path.write_text(suggest_review(source), encoding="utf-8")
    assert shape(read([source], load_review(path))) == shape(read([source]))


@pytest.mark.parametrize("rows", [MICROSOFT, LIME, PLAIN])
def test_suggested_review_reads_the_same(tmp_path: Path, csv_file: Write, rows: list[list[object]]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("A")
    source = csv_file(rows, name="in/answers.csv")
    same_with_suggestion(source, tmp_path)
    same_with_suggestion(source.parent, tmp_path)


def test_suggested_review_of_several_tables_and_documents_reads_the_same(
    tmp_path: Path, csv_file: Write, xlsx_file: Write
) -> None:
    csv_file(LIME, name="in/one.csv")
    xlsx_file({"Form 1": MICROSOFT, "Notes": [["k"], ["v"]]}, name="in/two.xlsx")
    (tmp_path / "in" / "alone.txt").write_text("Words that stand alone.")
    same_with_suggestion(tmp_path / "in", tmp_path)


def test_suggested_review_names_what_is_not_known(csv_file: Write) -> None:
    text = suggest_review(csv_file(MICROSOFT))
    assert '# "Druids" = ""' in text.splitlines()
    assert "Avalon" not in text
    assert '# never read: "Email"' in text.splitlines()


def test_inspection_says_what_each_column_is(csv_file: Write) -> None:
    path = csv_file(MICROSOFT, delimiter=";", encoding="utf-8-sig")
    (found,) = inspect(path)
    assert {
        key: found[key] for key in ("file", "kind", "layout", "sure", "encoding", "delimiter", "rows", "rejected")
    } == {
        "file": "answers.csv",
        "kind": "table",
        "layout": "Microsoft Forms",
        "sure": True,
        "encoding": "utf-8",
        "delimiter": ";",
        "rows": 3,
        "rejected": 0,
    }
    columns = found["columns"]
    assert isinstance(columns, list)
    assert [each["role"] for each in columns] == [
        "id",
        "private",
        "received",
        "private",
        "contributor",
        "organisation",
        "group",
        "country",
        "question",
        "question",
        "question",
        "publication",
    ]
    assert columns[9] == {
        "name": "Do you agree?",
        "role": "question",
        "filled": 3,
        "distinct": 2,
        "question": "Do you agree?",
        "kind": "scale",
        "options": ["Strongly disagree", "Disagree", "Agree", "Strongly agree"],
    }
    assert found["unmapped"] == {"Country": [], "Stakeholder group": ["Druids"]}


def test_inspection_holds_no_value_of_private_columns(csv_file: Write) -> None:
    found = repr(inspect(csv_file(MICROSOFT)))
    assert [value for value in ("@x.org", "Ann", "Acme", "Avalon", "More of it") if value in found] == []


def test_inspection_of_a_folder_lists_every_file(tmp_path: Path, csv_file: Write) -> None:
    csv_file(PLAIN)
    for name in ("a.txt", "b.txt", "c.xyz"):
        (tmp_path / name).write_text("words")
    (tmp_path / "broken.xlsx").write_text("no")
    assert [(each["file"], each["kind"], each["use"]) for each in inspect(tmp_path)] == [
        ("a.txt", "document", "named by a row"),
        ("answers.csv", "table", "contributions"),
        ("b.txt", "document", "contribution"),
        ("broken.xlsx", "table", "rejected"),
        ("c.xyz", "unknown", "not read"),
    ]
