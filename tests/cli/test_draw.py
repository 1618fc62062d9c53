"""`rapporteur draw`, and `report --checked` with what people filled in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rapporteur.cli import main


def test_draw_writes_lines_to_standard_output_and_what_they_prove_to_the_other(
    report_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draw", str(report_folder), "--scheme", "themes", "--code", "T01", "--precision", "0.1"]) == 0
    said = capsys.readouterr()
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert {(line["scheme"], line["code"], line["holds"]) for line in lines} == {("themes", "T01", None)}
    assert said.err.splitlines()[0].startswith("T01: ")
    assert said.err.splitlines()[-1].startswith(f"{len(lines)} decisions to make on ")


def test_draw_is_the_same_again_and_writes_over_nothing(
    report_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    for path in (one, two):
        assert main(["draw", str(report_folder), "--scheme", "sdgs", "-o", str(path), "-q"]) == 0
    assert one.read_bytes() == two.read_bytes() != b""
    assert capsys.readouterr() == ("", "")
    assert main(["draw", str(report_folder), "--scheme", "sdgs", "-o", str(one), "-q"]) == 2
    assert "There is such a file already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--scheme", "moods"), "Error: 'moods' cannot be checked."),
        (("--scheme", "sdgs", "--code", "77"), "Error: The scheme sdgs has no code '77'."),
        (("--scheme", "sdgs", "--precision", "2"), "Error: 2.0 is no precision."),
        (("--scheme", "sdgs", "--question", "none"), "Error: This run has no such question."),
    ],
)
def test_draw_refuses_what_cannot_be_checked(
    report_folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], what: str
) -> None:
    assert main(["draw", str(report_folder), *words]) == 2
    assert capsys.readouterr().err.splitlines()[0] == what


def test_draw_from_a_folder_without_a_run_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", str(tmp_path), "--scheme", "sdgs"]) == 2
    assert capsys.readouterr().err.startswith("Error: There is no run in this folder")


def test_report_takes_decisions_in_and_rejects_what_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.cli.test_flow import write_source

    source, out, checked = write_source(tmp_path / "source"), tmp_path / "out", tmp_path / "decided.jsonl"
    words = ["report", str(source), "-o", str(out), "--encoder", "static", "--format", "html", "-q"]
    decisions = [
        {"contribution": str(number), "scheme": "action-lines", "code": "C4", "holds": number % 3 > 0}
        for number in range(1, 11)
    ]
    lines = [*map(json.dumps, decisions), "nonsense", json.dumps(decisions[0] | {"contribution": "99"})]
    checked.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    assert main([*words, "--strict", "--checked", str(checked)]) == 3
    findings = {item["id"]: item for item in json.loads((out / "findings.json").read_text(encoding="utf-8"))}
    found = findings["share-action-lines-c4"]
    assert (found["checked"], found["count"], found["of"], found["numbers"]["checked"]) == (True, 7, 10, 10)
    stages = json.loads((out / "run.json").read_text(encoding="utf-8"))["stages"]
    assert stages["checked"] == {"in": 12, "processed": 10, "rejected": 2, "ignored": 0}
    assert "No contribution of this run has this id." in (out / "rejected.csv").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["audit", str(out)]) == 0


def test_report_without_the_file_of_decisions_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "source").mkdir()
    words = ["report", str(tmp_path / "source"), "-o", str(tmp_path / "out"), "--checked", str(tmp_path / "none.jsonl")]
    assert main(words) == 2
    assert capsys.readouterr().err.splitlines()[0] == "Error: There is no such file or folder."
