from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def bootstrap(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    (folder / "scripts").mkdir(exist_ok=True)
    for name in ("scripts/bootstrap", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, folder / name)
    return subprocess.run(
        [str(folder / "scripts" / "bootstrap")],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_bootstrap_says_when_python_is_too_old(tmp_path: Path) -> None:
    old = program(tmp_path / "old-python", "exit 1")

    told = bootstrap(tmp_path, PYTHON=str(old))

    assert told.returncode == 1
    assert told.stderr.splitlines()[0] == (
        f"Rapporteur needs Python 3.11 or newer, and none was found under the name {old}."
    )
    assert not (tmp_path / ".venv").exists()


def test_bootstrap_does_nothing_when_the_environment_is_up_to_date(tmp_path: Path) -> None:
    log = tmp_path / "log"
    program(tmp_path / ".venv" / "bin" / "python", "exit 0")
    program(tmp_path / ".venv" / "bin" / "pip", f'echo pip "$@" >>"{log}"')
    program(tmp_path / ".venv" / "bin" / "uv", f'echo uv "$@" >>"{log}"')

    first, second = bootstrap(tmp_path), bootstrap(tmp_path)

    assert (first.returncode, second.returncode) == (0, 0)
    assert second.stderr == ""
    steps = [line.split()[:3] for line in log.read_text(encoding="utf-8").splitlines()]
    assert steps == [
        ["pip", "--version"],
        ["pip", "install", "--quiet"],
        ["uv", "pip", "sync"],
        ["uv", "pip", "install"],
    ]


def test_bootstrap_starts_again_when_the_lock_has_changed(tmp_path: Path) -> None:
    log = tmp_path / "log"
    program(tmp_path / ".venv" / "bin" / "python", "exit 0")
    program(tmp_path / ".venv" / "bin" / "pip", f'echo pip >>"{log}"')
    program(tmp_path / ".venv" / "bin" / "uv", "exit 0")
    bootstrap(tmp_path)
    before = log.read_text(encoding="utf-8")
    (tmp_path / ".venv" / ".made-from").write_text("another lock\n", encoding="utf-8")

    assert bootstrap(tmp_path).returncode == 0
    assert log.read_text(encoding="utf-8") == before * 2
