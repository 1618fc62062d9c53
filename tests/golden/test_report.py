"""The golden reports: the small consultation says what it said before, in six languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapporteur.engine.findings.find import bench_of, find
from rapporteur.engine.frames import read_run
from rapporteur.engine.records import UN_LANGUAGES
from tests.golden.expected import golden, lines


@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_report_says_what_it_said(report_folder: Path, language: str):
    run = read_run(report_folder)
    assert lines(run, find(bench_of(run)), language) == golden(language).read_text(encoding="utf-8").splitlines()
