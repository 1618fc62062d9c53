"""A folder with every kind of bad input: each ends as a row of rejected.csv, all the rest is in the report."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from rapporteur.engine.errors import NothingReadable, ReviewError, SourceMissing
from rapporteur.engine.frames import read_run
from rapporteur.engine.pipeline import Options, make_report

ANSWER = "We opened {} telecentres in the hills, and affordable access in rural areas followed year by year."
REVIEW = """
title = "Bad input"
[table]
file = "answers.csv"
id = "ID"
group = "Group"
organisation = "Organisation"
documents = ["Paper"]
publication = "named"
[questions]
"What worked?" = "What worked?"
"""


def write_folder(folder: Path) -> Path:
    folder.mkdir()
    (folder / "review.toml").write_text(REVIEW, encoding="utf-8")
    rows = [["ID", "Group", "Organisation", "What worked?", "Paper"]]
    rows += [[str(n), "Government", f"Ministry {n}", ANSWER.format(n), ""] for n in range(1, 13)]
    rows[2][4] = "broken.pdf"
    rows[3][4] = "../outside.txt"
    rows[4][4] = "missing.pdf"
    rows[5][4] = "empty.txt"
    rows[6][4] = "large.txt"
    rows[7][4] = "picture.pdf"
    rows[8][4] = "good.txt"
    rows.append(["3", "Government", "Ministry 3 again", ANSWER.format(99), ""])
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nthis is no PDF\n%%EOF")
    (folder / "empty.txt").write_bytes(b"")
    with (folder / "large.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    (folder / "picture.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    (folder / "good.txt").write_text("Our paper says that local languages matter most of all.", encoding="utf-8")
    (folder.parent / "outside.txt").write_text("Not for this review.", encoding="utf-8")
    return folder


def test_each_bad_thing_is_a_row_and_the_rest_is_processed(tmp_path: Path):
    make_report([write_folder(tmp_path / "input")], tmp_path / "out", Options(encoder="static"))
    with (tmp_path / "out/rejected.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["file"] for row in rows) == sorted(
        ["broken.pdf", "../outside.txt", "missing.pdf", "empty.txt", "large.txt", "picture.pdf", "answers.csv"]
    )
    assert all(row["reason"] and row["what to do"] for row in rows)
    twice = next(row for row in rows if row["file"] == "answers.csv")
    assert (twice["stage"], twice["row"]) == ("rows", "14")
    run = read_run(tmp_path / "out")
    assert [item.id for item in run.contributions] == sorted(str(n) for n in range(1, 13))
    assert [text.content for text in run.texts if text.kind != "answer"] == [
        "Our paper says that local languages matter most of all."
    ]
    stages = run.settings["stages"]
    assert sum(stage["rejected"] for stage in stages.values()) == len(rows)
    assert "Not for this review" not in json.dumps([text.content for text in run.texts])


def test_a_workbook_with_formulas_and_a_hidden_sheet_gives_its_values(tmp_path: Path):
    book = Workbook()
    sheet = book.active
    sheet.append(["ID", "Organisation", "What worked?"])
    for number in range(1, 13):
        sheet.append([number, f"Ministry {number}", ANSWER.format(number)])
    sheet.append([13, "Ministry 13", "=CONCATENATE(A1, B1)"])
    hidden = book.create_sheet("Notes")
    hidden.append(["Secret", "of the office"])
    hidden.sheet_state = "hidden"
    (tmp_path / "input").mkdir()
    book.save(tmp_path / "input/answers.xlsx")
    make_report([tmp_path / "input"], tmp_path / "out", Options(encoder="static"))
    everything = "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir() if path.suffix in (".json", ".html")
    )
    assert "CONCATENATE" not in everything
    assert "of the office" not in everything
    assert len(read_run(tmp_path / "out").contributions) == 13


def test_a_stray_quote_and_a_lone_surrogate_cost_no_other_row(tmp_path: Path):
    rows = [f'{n},Ministry {n},"{ANSWER.format(n)}"'.encode() for n in range(1, 13)]
    rows[4] = b'5,Ministry 5,"We opened "five" telecentres, and affordable access in rural areas followed."'
    rows[7] = b"8,Ministry 8,We \xed\xa0\x80 opened eight telecentres and local languages came with them."
    (tmp_path / "answers.csv").write_bytes(b"\n".join([b"ID,Organisation,What worked?", *rows, b""]))
    make_report([tmp_path / "answers.csv"], tmp_path / "out", Options(encoder="static"))
    run = read_run(tmp_path / "out")
    assert len(run.contributions) + len(run.rejections) == 12
    assert len(run.contributions) >= 10


@pytest.mark.parametrize(
    ("change", "error", "named"),
    [
        (('"What worked?" = "What worked?"', '"What failed?" = "What failed?"'), ReviewError, "What failed?"),
        (('group = "Group"', 'group = "Sector"'), ReviewError, "Sector"),
        (('title = "Bad input"', 'title = "Bad input'), ReviewError, "review.toml"),
    ],
)
def test_a_wrong_review_stops_before_anything_is_written(tmp_path: Path, change, error, named):
    folder = write_folder(tmp_path / "input")
    (folder / "review.toml").write_text(REVIEW.replace(*change), encoding="utf-8")
    with pytest.raises(error) as raised:
        make_report([folder], tmp_path / "out", Options(encoder="static"))
    assert named in str(raised.value)
    assert not (tmp_path / "out").exists()


def test_nothing_readable_and_nothing_there_are_said_apart(tmp_path: Path):
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(NothingReadable):
        make_report([tmp_path / "empty.csv"], tmp_path / "out", Options(encoder="static"))
    with pytest.raises(SourceMissing):
        make_report([tmp_path / "nowhere"], tmp_path / "out", Options(encoder="static"))
