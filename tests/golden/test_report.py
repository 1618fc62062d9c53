"""The golden report: the small consultation says what it said before."""

from __future__ import annotations

from pathlib import Path

from tests.golden.expected import EXPECTED, lines


def test_report_says_what_it_said(report_folder: Path):
    assert lines(report_folder) == EXPECTED.read_text(encoding="utf-8").splitlines()
