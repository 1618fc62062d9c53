"""The child process as its parent sees it: started with nothing of the parent's, watched, ended."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, cast

from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.intake.documents.document import Limits
from rapporteur.engine.intake.documents.protocol import BrokenFrame, Frame, head_bound, receive, send
from rapporteur.engine.messages import Message

DOCUMENTS_A_CHILD = 200
"""After so many documents a new child is started, so that its processor time and memory stay bounded."""

_MODULE = "rapporteur.engine.intake.documents.child"
_PACKAGES = Path(__file__).resolve().parents[4]
_SECONDS_TO_START = 60


class ChildProcess:
    """A child process with the given limits, ready to be asked. Raises BrokenFrame if it does not start."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._asked = 0
        self._overdue = threading.Event()
        self._process = subprocess.Popen(  # noqa: S603  (the command is ours alone)
            [sys.executable, "-P", "-m", _MODULE, json.dumps(asdict(limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"PYTHONPATH": str(_PACKAGES), "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
        )
        try:
            self._receive(_SECONDS_TO_START)
        except BrokenFrame:
            self.end()
            raise

    @property
    def is_spent(self) -> bool:
        """Whether it has ended, or has answered as often as it may."""
        return self._asked >= DOCUMENTS_A_CHILD or self._process.poll() is not None

    def ask(self, request: Frame) -> Frame:
        """The answer to a request. Raises BrokenFrame if none comes within the limits, or the child ended."""
        self._asked += 1
        return self._receive(self._limits.seconds, request)

    def end(self) -> Message:
        """End it. Gives a sentence on why it had no answer, if it had none."""
        self._process.kill()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                cast(BinaryIO, pipe).close()
        if self._overdue.is_set() or code == -signal.SIGXCPU:
            return sentences.too_slow(self._limits.seconds)
        return sentences.broken_or_too_large(self._limits.memory_mb)

    def _receive(self, seconds: float, request: Frame | None = None) -> Frame:
        """Send a request, if there is one, and wait for an answer; a timer ends the child when time is up."""
        watchdog = threading.Timer(seconds, self._expire)
        watchdog.daemon = True
        watchdog.start()
        try:
            if request is not None:
                send(cast(BinaryIO, self._process.stdin), request)
            return receive(
                cast(BinaryIO, self._process.stdout),
                max_head=head_bound(self._limits),
                max_body=self._limits.max_bytes,
            )
        except OSError as error:
            raise BrokenFrame from error
        finally:
            watchdog.cancel()

    def _expire(self) -> None:
        self._overdue.set()
        self._process.kill()
