from __future__ import annotations

import json
from pathlib import Path

import pytest

from rapporteur.cli import main
from tests.cli.filters.running import Filters

PLACES = ("station", "school", "market", "library", "town hall", "harbour", "museum", "park")
ANSWERS = [
    {"id": f"{topic}-{number}", "text": f"{text} {place}."}
    for topic, text in (
        ("light", "The traffic light stays red far too long for cyclists at the"),
        ("parking", "There are not enough bicycle stands to lock a bike at the"),
        ("dark", "Street lamps are broken and it is dark at night near the"),
    )
    for number, place in enumerate(PLACES)
]


def test_themes_give_each_text_its_nearest_and_write_a_scheme(run: Filters, tmp_path: Path) -> None:
    scheme = tmp_path / "themes.json"

    told = run("themes", ANSWERS, "--encoder", "static", "--number", "3", "--themes", scheme)

    codes = {code["code"]: code for code in json.loads(scheme.read_text("utf-8"))["codes"]}
    upper = {code for code, held in codes.items() if "parent" not in held}
    assert [row["id"] for row in told.rows] == [row["id"] for row in ANSWERS]
    for row in told.rows:
        scores = [theme["score"] for theme in row["themes"]]
        assert scores == sorted(scores, reverse=True)
        assert {theme["code"] for theme in row["themes"]} <= upper
        assert codes[row["leaf"]].get("parent", row["leaf"]) in upper
    assert {row["themes"][0]["code"] for row in told.rows} == upper == {"T01", "T02", "T03"}
    assert sum(codes[code]["segments"] for code in upper) >= len(ANSWERS)
    assert {"label", "phrases", "contributors", "segments", "stability"} <= set(codes["T01"])


def test_themes_do_not_write_where_no_folder_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["themes", "--themes", str(tmp_path / "nowhere" / "themes.json")]) == 2
    assert capsys.readouterr().err.startswith("Error: Its folder is not there.")
