"""A report on a checked sample: it says what people found, keeps their decisions, and the audit makes it again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rapporteur.engine.analysis.checked import read_checks
from rapporteur.engine.analysis.coverage import measure
from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.errors import SourceMissing
from rapporteur.engine.findings.find import bench_of, find
from rapporteur.engine.findings.sample import sample
from rapporteur.engine.frames import read_json, read_run, write_run
from rapporteur.engine.records import UN_LANGUAGES, Run
from rapporteur.engine.report.audit import audit
from rapporteur.engine.report.charts import draw
from rapporteur.engine.report.compose import compose
from rapporteur.engine.report.renderings import render


@pytest.fixture(scope="module")
def decided(report_folder: Path) -> Run:
    """The small consultation, its themes checked by somebody who finds half of what the machine proposes."""
    run = read_run(report_folder)
    drawn = sample(run, "themes", precision=0.04)
    lines = [
        dict(line) | {"holds": bool(line["passages"]) and number % 2 == 0} for number, line in enumerate(drawn.lines)
    ]
    found = read_checks("\n".join(map(json.dumps, lines)).encode(), run)
    balance = {"in": len(lines), "processed": len(lines), "rejected": 0, "ignored": 0}
    settings = {
        **run.settings,
        "stages": {**run.settings["stages"], "checked": balance},
        "checked": {"sha256": found.sha256},
    }
    checked = replace(run, settings=settings, checks=found.checks)
    return replace(checked, coverage=measure(Tally(checked)))


@pytest.fixture(scope="module")
def checked_folder(decided: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("checked") / "out"
    findings = find(bench_of(decided))
    entries = compose(bench_of(decided), findings)
    charts = draw(entries, "en")
    made = render(entries, findings, charts, decided.settings, ("html",))
    settings = {**decided.settings, "renderings": ["html"], "made_with": dict(made.made_with)}
    write_run(replace(decided, settings=settings), findings, entries, out)
    (out / "charts").mkdir()
    for name, drawing in charts.items():
        (out / "charts" / f"{name}.svg").write_text(drawing, encoding="utf-8", newline="\n")
    (out / "report.html").write_bytes(made.files["html"])
    return out


def test_themes_are_checked_and_others_are_not(decided: Run):
    shares = [finding for finding in find(bench_of(decided)) if finding.kind == "share"]
    assert {finding.checked for finding in shares if finding.scheme == "themes"} == {True}
    assert {finding.checked for finding in shares if finding.scheme != "themes"} == {False}
    assert all(finding.numbers["changed"] > 0 for finding in shares if finding.checked)


def test_the_audit_makes_a_checked_report_again(checked_folder: Path):
    assert audit(checked_folder) == ()
    assert read_run(checked_folder).checks


def turned(lines: list[str]) -> list[str]:
    first = json.loads(lines[0])
    return [json.dumps(first | {"holds": not first["holds"]}), *lines[1:]]


@pytest.mark.parametrize("change", [turned, lambda lines: lines[1:], lambda lines: []])
def test_the_audit_sees_a_changed_decision(
    checked_folder: Path, tmp_path: Path, change: Callable[[list[str]], list[str]]
):
    out = tmp_path / "out"
    shutil.copytree(checked_folder, out)
    lines = (out / "checked.jsonl").read_text(encoding="utf-8").splitlines()
    (out / "checked.jsonl").write_text("".join(f"{line}\n" for line in change(lines)), encoding="utf-8")
    assert {failure.rule for failure in audit(out)} & {"checked", "numbers", "count", "interval"}


@pytest.mark.parametrize(("content", "what"), [(None, "is missing"), ("{}\n", "written by another version")])
def test_the_audit_says_that_decisions_are_gone(checked_folder: Path, tmp_path: Path, content: str | None, what: str):
    out = tmp_path / "out"
    shutil.copytree(checked_folder, out)
    (out / "checked.jsonl").unlink()
    if content is not None:
        (out / "checked.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(SourceMissing) as raised:
        audit(out)
    assert raised.value.where == "checked.jsonl"
    assert what in str(raised.value)


@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_a_checked_report_is_said_in_every_language(decided: Run, language: str):
    findings = find(bench_of(decided))
    entries = compose(bench_of(decided), findings, language=language)
    themes = [finding for finding in findings if finding.checked and finding.kind == "share"]
    cells = [entry for entry in entries if entry.kind == "cell" and entry.place["table"] == "table-checked"]
    assert {entry.place["row"] for entry in cells} == set(range(1, len(themes) + 1))
    parts = [entry for entry in entries if entry.place.get("part") == "basis"]
    basis = {entry.place["finding"]: entry.text for entry in parts}
    assert all(str(finding.numbers["changed"]) in basis[finding.id] for finding in themes if finding.id in basis)
    assert len({basis[finding.id] for finding in themes if finding.id in basis}) > 1


def test_a_report_says_where_the_check_contradicts_the_count(decided: Run):
    findings = {finding.id: finding for finding in find(bench_of(decided))}
    entries = compose(bench_of(decided), tuple(findings.values()))
    noted = {entry.findings[0] for entry in entries if entry.text.startswith("People checked a sample of")}
    off = {
        name
        for name, finding in findings.items()
        if finding.checked
        and finding.kind == "share"
        and not finding.interval[0] <= finding.share <= finding.interval[1]
    }
    assert noted == off
    assert not any("not yet checked by people: the report" in entry.text for entry in entries)


def test_a_run_without_decisions_writes_no_file_of_them(report_folder: Path):
    assert not (report_folder / "checked.jsonl").exists()
    assert "checked" not in read_json(report_folder / "run.json")
