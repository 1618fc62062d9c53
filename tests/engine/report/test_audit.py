"""The audit: silent on a fresh run, and every single change is caught with its sentence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rapporteur.engine.errors import SourceMissing
from rapporteur.engine.report.audit import audit
from tests.engine.report.forging import forge
from tests.engine.report.mutations import mutate

MUTATIONS = 200


def test_audit_finds_nothing_on_a_fresh_run(report_folder: Path):
    assert audit(report_folder) == ()


@pytest.mark.parametrize("seed", range(MUTATIONS))
def test_audit_catches_a_single_change_and_names_the_sentence(report_folder: Path, tmp_path: Path, seed: int):
    out = tmp_path / "out"
    shutil.copytree(report_folder, out)
    mutation = mutate(out, seed)
    named = {failure.sentence for failure in audit(out)}
    assert named & mutation.sentences, (mutation.kind, mutation.about, sorted(named)[:5])


def test_audit_finds_nothing_in_a_fresh_word_file_and_pdf(printed_folder: Path):
    assert audit(printed_folder) == ()


@pytest.mark.parametrize(("name", "seed"), [*(("docx", n) for n in range(27)), *(("pdf", n) for n in range(9))])
def test_audit_catches_a_change_in_a_printed_form_and_names_the_sentence(
    printed_folder: Path, tmp_path: Path, name: str, seed: int
):
    out = tmp_path / "out"
    shutil.copytree(printed_folder, out)
    mutation = forge(out, name, seed)
    named = {failure.sentence for failure in audit(out)}
    assert named & mutation.sentences, (mutation.kind, mutation.about, sorted(named)[:5])


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_audit_sees_a_printed_form_that_another_program_wrote(printed_folder: Path, tmp_path: Path, name: str):
    out = tmp_path / "out"
    shutil.copytree(printed_folder, out)
    (out / f"report.{name}").write_bytes((out / f"report.{name}").read_bytes() + b"\n")
    assert [failure.rule for failure in audit(out)] == [f"rendering report.{name}"]


@pytest.mark.parametrize("name", ["report.html", "charts/chart-groups.svg"])
def test_audit_sees_what_is_put_beside_the_entries(report_folder: Path, tmp_path: Path, name: str):
    out = tmp_path / "out"
    shutil.copytree(report_folder, out)
    page = (out / name).read_text(encoding="utf-8")
    close = "</main>" if name.endswith("html") else "</svg>"
    head, tail = page.rsplit(close, 1)
    (out / name).write_text(f"{head}<g>Everybody agreed.</g>{close}{tail}", encoding="utf-8")
    failures = audit(out)
    assert [failure.rule for failure in failures] == [f"rendering {Path(name).name}"]
    assert "Everybody agreed." in failures[0].found


def test_audit_sees_the_ends_of_a_theme_exchanged(report_folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    shutil.copytree(report_folder, out)
    entries = json.loads((out / "report.json").read_text(encoding="utf-8"))
    places = [
        next(entry for entry in entries if entry["kind"] == "quote" and entry["place"].get("list") == f"{end}-3")
        for end in ("central", "opposite")
    ]
    for part in ("text", "place"):
        places[0][part], places[1][part] = places[1][part], places[0][part]
    (out / "report.json").write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    assert {entry["id"] for entry in places} <= {failure.sentence for failure in audit(out)}


def test_audit_says_which_file_is_missing(report_folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    shutil.copytree(report_folder, out)
    (out / "findings.json").unlink()
    with pytest.raises(SourceMissing) as raised:
        audit(out)
    assert raised.value.where == "findings.json"


def test_audit_says_which_file_another_version_wrote(report_folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    shutil.copytree(report_folder, out)
    told = json.loads((out / "run.json").read_text(encoding="utf-8"))
    (out / "run.json").write_text(json.dumps({**told, "stages": None, "balances": told["stages"]}), encoding="utf-8")
    with pytest.raises(SourceMissing, match="was written by another version") as raised:
        audit(out)
    assert raised.value.where == "run.json"
