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


CARS: Row = {
    "id": "cars",
    "text": "The city should close its centre to cars.",
    "contrary": "Cars must be allowed to drive into the city centre.",
}


def test_match_tells_the_stance_toward_statements_with_a_contrary(run: Filters) -> None:
    statements = run.file("statements.jsonl", [STATEMENTS[0], CARS])
    answers = [
        {"id": "a", "text": "The city centre should be closed to cars: without cars the streets are safe."},
        {"id": "b", "text": "Cars must be allowed in the centre: shops need customers who drive into the city."},
        {"id": "c", "text": "Books are dear.", "stance": "their own", "group": "x"},
    ]

    told = run("match", answers, "--statements", statements, "--encoder", "static")

    assert [set(row) for row in told.rows if row["statement"] == "books"] == [
        {"id", "statement", "score"},
        {"id", "statement", "score"},
        {"id", "statement", "score", "group"},
    ]
    stances = [row for row in told.rows if row["statement"] == "cars"]
    assert [row["stance"] for row in stances] == ["for", "against", None]
    assert 0 < stances[0]["stance_score"] < 1
    assert 0 < stances[1]["stance_score"] < 1
    assert stances[2]["stance_score"] == 0
    assert told.said == []


def test_match_carries_a_stance_of_the_texts_through_where_none_is_told(run: Filters) -> None:
    statements = run.file("statements.jsonl", STATEMENTS[:1])
    answers = [{"id": "a", "text": "Books are dear.", "stance": "their own"}]

    told = run("match", answers, "--statements", statements, "--encoder", "static")

    assert [row["stance"] for row in told.rows] == ["their own"]


def test_match_tells_the_same_stances_of_many_texts_as_of_each(run: Filters) -> None:
    statements = run.file("statements.jsonl", [CARS])
    answers = [
        {"id": place, "text": f"Street {place} should be closed to cars. {'Cars must be allowed. ' * (place % 3)}"}
        for place in range(70)
    ]

    every = run("match", answers, "--statements", statements, "--encoder", "static").rows
    last = run("match", answers[-2:], "--statements", statements, "--encoder", "static").rows

    assert every[-2:] == last


def test_match_rejects_a_contrary_that_says_nothing(run: Filters) -> None:
    bad: list[Row] = [
        {"id": 1, "text": "Close it.", "contrary": 3},
        {"id": 2, "text": "Close it.", "contrary": None},
        {"id": 3, "text": "Close it.", "contrary": " "},
        {"id": 4, "text": "Close it.", "contrary": "Close it. "},
        {"id": 5, "text": "", "contrary": "Open it."},
    ]
    statements = run.file("statements.jsonl", [*bad, CARS])

    told = run("match", ANSWERS, "--statements", statements, "--encoder", "static", "--strict")

    assert told.code == 3
    assert [row["statement"] for row in told.rows] == ["cars", "cars"]
    assert told.said == [
        'statements.jsonl, line 1 rejected: "contrary" is not a text.',
        'statements.jsonl, line 2 rejected: "contrary" is not a text.',
        'statements.jsonl, line 3 rejected: "contrary" is empty.',
        'statements.jsonl, line 4 rejected: "contrary" says the same as "text".',
        'statements.jsonl, line 5 rejected: "text" is empty, so that nothing is contrary to it.',
    ]


def test_match_refuses_statements_that_cannot_be_read(run: Filters, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", "--statements", str(run.file("statements.jsonl", [""]))]) == 2
    assert "Error: No line of this file could be read.\n  Where: --statements" in capsys.readouterr().err
    assert main(["match", "--statements", "nowhere.jsonl"]) == 2
