"""The audit: silent on a fresh run, and every single change is caught with its sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rapporteur.engine.errors import SourceMissing
from rapporteur.engine.report.audit import audit
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


def test_audit_says_which_file_is_missing(report_folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    shutil.copytree(report_folder, out)
    (out / "findings.json").unlink()
    with pytest.raises(SourceMissing) as raised:
        audit(out)
    assert raised.value.where == "findings.json"
