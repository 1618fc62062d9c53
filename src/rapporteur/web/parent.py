"""A process that ends when the one that started it ends, however that ends."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from typing import Final

STARTED_BY: Final = "RAPPORTEUR_STARTED_BY"
"""In the environment of a child: the number of the process that keeps it. Not inherited any further."""
_PR_SET_PDEATHSIG: Final = 1


def keeper() -> int | None:
    """The process that keeps this one running; None where nothing does."""
    number = os.environ.pop(STARTED_BY, "")
    return int(number) if number else None


def die_with_parent(parent: int | None = None) -> None:
    """Ask the kernel to end this process when its parent ends. Does nothing outside Linux.

    parent: its number where it is known; if it has ended before the kernel was asked, this process ends here.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if parent is not None and os.getppid() != parent:
        raise SystemExit(1)
