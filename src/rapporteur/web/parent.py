"""A process that ends when the one that started it ends, however that ends; and what it is called."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_NAME: Final = 15
_LONGEST_NAME: Final = 15


def keeper() -> int | None:
    """The process that keeps this one running; None where nothing does."""
    parent = multiprocessing.parent_process()
    return parent.pid if parent else None


def die_with_parent(parent: int | None = None) -> None:
    """Ask the kernel to kill this process when its parent ends. Does nothing outside Linux.

    A parent that is told to end tells its children first; one that was killed leaves nobody who could wait for them,
    and a signal that may be caught gets lost in a child that has only just been forked. parent: its number where it
    is known; if it has ended before the kernel was asked, this process ends here.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if parent is not None and os.getppid() != parent:
        raise SystemExit(1)


def name_process(name: str) -> None:
    """Call this process what it does, for those who list processes; at most 15 bytes. Does nothing outside Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_NAME, name.encode()[:_LONGEST_NAME])
