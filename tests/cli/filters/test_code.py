from __future__ import annotations

import json
from pathlib import Path

import pytest

from rapporteur.cli import main
from tests.cli.filters.running import Filters, Row, texts

ANSWERS = texts(
    "Every child in our villages needs a school with trained teachers and books.",
    "Nous demandons de l'eau potable et des toilettes dans chaque école.",
    "See you on Monday.",
    "",
)
LIGHTS = {
    "scheme": "lights",
    "title": {"de": "Ampeln"},
    "codes": [
        {"code": "signal", "label": {"de": "Ampeln und Wartezeiten"}, "description": {"de": ""}},
        {"code": "parking", "label": {"de": "Abstellplätze für Fahrräder"}, "description": {}},
    ],
}
LABELLED: list[Row] = [
    {"id": f"{code}-{number}", "text": f"{text} {where}.", "codes": [code]}
    for code, text in (("signal", "Die Ampel ist viel zu lange rot"), ("parking", "Es fehlen Fahrradständer"))
    for number, where in enumerate(("am Bahnhof", "an der Schule", "vor dem Rathaus", "in der Altstadt", "am Markt"))
]


@pytest.fixture
def lights(tmp_path: Path) -> Path:
    path = tmp_path / "lights.json"
    path.write_text(json.dumps(LIGHTS), encoding="utf-8")
    return path


def test_code_gives_the_codes_that_apply_best_first(run: Filters) -> None:
    told = run("code", ANSWERS, "--scheme", "sdgs", "--encoder", "static")

    assert [row["id"] for row in told.rows] == list("abcd")
    assert [row["codes"][0]["code"] for row in told.rows[:2]] == ["4", "6"]
    assert [row["codes"] for row in told.rows[2:]] == [[], []]
    for row in told.rows:
        scores = [one["score"] for one in row["codes"]]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_code_learns_from_examples_and_tells_their_bad_lines(run: Filters, lights: Path) -> None:
    bad: list[Row | str] = [{"id": "x", "text": "Ampel", "codes": ["lamps"]}, "{"]
    examples = run.file("labelled.jsonl", [*LABELLED, *bad])

    rows = texts("Die Ampel an der Kreuzung ist ständig rot.", "Mehr Fahrradständer vor dem Kino, bitte.")
    words = ("--scheme", lights, "--encoder", "static", "--examples", examples, "--strict", "--scores")
    told = run("code", rows, *words)

    assert [[one["code"] for one in row["codes"]] for row in told.rows] == [
        ["signal", "parking"],
        ["parking", "signal"],
    ]
    assert told.said == [
        'labelled.jsonl, line 11 rejected: The scheme has no code "lamps".',
        "labelled.jsonl, line 12 rejected: The line is not JSON.",
    ]
    assert told.code == 3


def test_code_refuses_what_it_cannot_learn_from(run: Filters, lights: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = run.file("labelled.jsonl", ["{}"])

    assert main(["code", "--scheme", str(lights), "--examples", str(empty)]) == 2
    assert "Error: No line of this file could be read.\n  Where: --examples" in capsys.readouterr().err
    assert main(["code", "--scheme", "colours"]) == 2
    assert 'Error: no scheme is called "colours"' in capsys.readouterr().err
    assert main(["code", "--scheme", str(empty)]) == 2
