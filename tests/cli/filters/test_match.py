from __future__ import annotations

import pytest

from rapporteur.cli import main
from tests.cli.filters.running import Filters, Row

STATEMENTS: list[Row] = [
    {"id": "books", "text": "Libraries need money for books."},
    {"id": 2, "text": "Schools should start later in the morning."},
]
ANSWERS = [
    {"id": "a", "text": "There is no money for new books in our libraries.", "group": "x"},
    {"id": "b", "text": "Children are tired because school starts too early in the morning."},
]


def test_match_gives_a_line_for_each_text_and_statement(run: Filters) -> None:
    statements = run.file("statements.jsonl", [*STATEMENTS, "[]"])

    told = run("match", ANSWERS, "--statements", statements, "--encoder", "static")

    score = {(row["id"], row["statement"]): row["score"] for row in told.rows}
    assert [{key: value for key, value in row.items() if key != "score"} for row in told.rows] == [
        {"id": "a", "statement": "books", "group": "x"},
        {"id": "a", "statement": 2, "group": "x"},
        {"id": "b", "statement": "books"},
        {"id": "b", "statement": 2},
    ]
    assert score["a", "books"] > score["a", 2]
    assert score["b", 2] > score["b", "books"]
    assert all(0 <= value <= 1 for value in score.values())
    assert told.said == ["statements.jsonl, line 3 rejected: The line is not a JSON object."]


def test_match_refuses_statements_that_cannot_be_read(run: Filters, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", "--statements", str(run.file("statements.jsonl", [""]))]) == 2
    assert "Error: No line of this file could be read.\n  Where: --statements" in capsys.readouterr().err
    assert main(["match", "--statements", "nowhere.jsonl"]) == 2
