"""What all filters do with their lines, shown on the quickest of them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from rapporteur.cli import main
from rapporteur.cli.filters.pipe import Pipe
from tests.cli.filters.running import Filters, texts
from tests.cli.running import rapporteur

MIXED = [
    '{"id": "a", "text": "Good morning to everybody in this room", "group": {"x": 1}, "language": "zz"}',
    "",
    '{"id": "a", "text": "again"}',
    '{"id": 3, "text": ""}',
    "[1]",
    '{"id": "s", "text": "\\ud800", "x": "\\ud800\\u0000é"}',
]
SAID = [
    "line 2 rejected: The line is empty.",
    'line 3 rejected: The id "a" came before, in line 1.',
    "line 5 rejected: The line is not a JSON object.",
]


def test_filter_carries_fields_through_and_tells_every_bad_line(run: Filters) -> None:
    told = run("languages", MIXED)

    assert told.rows == [
        {
            "id": "a",
            "text": "Good morning to everybody in this room",
            "group": {"x": 1},
            "language": "en",
            "score": 0.97,
        },
        {"id": 3, "text": "", "language": "und", "score": 0.0},
        {"id": "s", "text": "\ud800", "x": "\ud800\0é", "language": "und", "score": 0.0},
    ]
    assert told.said == [*SAID, "6 lines: 3 processed, 3 rejected."]
    assert told.code == 0


def test_filter_exits_with_3_under_strict_where_a_line_was_rejected(run: Filters) -> None:
    assert run("languages", MIXED, "--strict").code == 3
    assert run("languages", texts("Good morning"), "--strict").code == 0


def test_filter_says_no_sum_where_it_is_quiet_or_all_is_well(run: Filters) -> None:
    assert run("languages", MIXED, "-q", "--no-input").said == SAID
    assert run("languages", texts("Good morning")).said == []


@pytest.mark.parametrize("name", ["languages", "phrases", "duplicates"])
@pytest.mark.parametrize("rows", [[], [""], ["no", "[]"]])
def test_filter_exits_with_1_where_no_line_could_be_read(run: Filters, name: str, rows: list[str]) -> None:
    told = run(name, rows)

    assert (told.code, told.rows) == (1, [])
    assert "Error: No line could be read." in told.said


def test_filter_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    line = '{"id": "a", "text": "12"}\n'
    for words in (["languages", "-"], ["languages"], ["languages", "-q", "-"]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line.encode())))

        assert main(words) == 0
        assert json.loads(capsys.readouterr().out) == {"id": "a", "text": "12", "language": "und", "score": 0.0}


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["languages", "nowhere.jsonl"], "Error: There is no such file or folder."),
        (["languages", "."], "Error: This is a folder."),
        (["languages", "--odd"], "Error: Unknown option: --odd."),
        (["code"], 'Error: Command "code" parameter --scheme requires an argument.'),
        (["match"], 'Error: Command "match" parameter --statements requires an argument.'),
        (["themes", "--number", "0"], "Error: '0' is no number of themes."),
        (["themes", "--seed", "-1"], "Error: -1 cannot be a seed."),
        (["phrases", "--top", "0"], "Error: 0 phrases cannot be shown."),
        (["phrases", "--per-text", "--corpus"], "Error: Only one of --per-text and --corpus can be had."),
        (["duplicates", "--threshold", "0"], "Error: 0.0 is no similarity."),
    ],
)
def test_filter_refuses_wrong_words(words: list[str], what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(what)


def test_batches_grow_and_hold_every_line(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(f'{{"id": {number}, "text": ""}}\n' for number in range(10_000)), encoding="utf-8")

    sizes = [len(batch) for batch in Pipe(path, None).batches()]

    assert sizes == [64, 128, 256, 512, 1024, 2048, 4096, 1872]


def test_filter_writes_utf8_with_plain_line_ends_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes('{"id": "ü", "text": "Où sont les écoles promises ? 😀"}\r\n'.encode())

    told = rapporteur("languages", "a.jsonl", cwd=tmp_path, PYTHONIOENCODING="latin-1", LC_ALL="C")

    assert told.stdout == '{"id": "ü", "text": "Où sont les écoles promises ? 😀", "language": "fr", "score": 0.96}\n'
