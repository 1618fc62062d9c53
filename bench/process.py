"""What a whole process costs."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """seconds: by the clock; cpu: of the process, on all cores; memory: its peak, MB."""

    seconds: float
    cpu: float
    memory: float


def measure(command: Sequence[str | Path], out: Path | None = None) -> Cost:
    """Run a command. out: file for its standard output. Raises RuntimeError where it ends with anything but 0."""
    with (out or Path(os.devnull)).open("wb") as stream:
        begun = time.monotonic()
        with subprocess.Popen([str(word) for word in command], stdout=stream) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - begun
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
