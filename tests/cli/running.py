"""Runs the installed command as a person would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

COMMAND = Path(sys.executable).with_name("rapporteur")


def rapporteur(
    *words: str | Path, cwd: Path | None = None, clean: Mapping[str, str] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What the command said on each stream, and its exit code. clean: the environment, instead of that of the tests."""
    return subprocess.run(
        [str(COMMAND), *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**(os.environ if clean is None else clean), **environment},
        stdin=subprocess.DEVNULL,
        check=False,
    )
