"""`make evals` asks for what `python -m evals` takes, and the page is written where it belongs."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest

from evals import __main__ as program
from evals.rows import Row

ROOT = Path(__file__).parents[2]


def test_make_evals_measures_everything_and_writes_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = Row("a set", "F1", 0.25, 0.5, "full", "a note")
    monkeypatch.setattr(program, "find_tasks", lambda: {"coding": lambda: [row]})
    monkeypatch.setattr(program, "PAGE", tmp_path / "reference/quality.md")
    told = subprocess.run(
        ["make", "--dry-run", "evals", "AS_OF=2024-04-15"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    (line,) = [line for line in told.stdout.splitlines() if "-m evals" in line]
    words = shlex.split(line)
    assert program.main(words[words.index("evals") + 1 :]) == 0
    page = (tmp_path / "reference/quality.md").read_text(encoding="utf-8")
    assert "| a set | F1 | full | 0.500 | 0.250 | a note | `python -m evals coding` |" in page
    assert page.endswith("Measured as of 2024-04-15 by `python -m evals --as-of 2024-04-15`.\n")
