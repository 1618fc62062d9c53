"""A small tree of processes: children that are started again when they die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Final

from rapporteur.cli.messages import messages, say
from rapporteur.web.parent import STARTED_BY

_PATIENCE: Final = 15.0
"""Seconds that children get to end what they are doing."""
_CALM: Final = 20.0
"""Seconds after which a child counts as well started, and its failures are forgotten."""
_LONGEST_PAUSE: Final = 10.0
_TICK: Final = 0.1
_WRONG_USE: Final = 2


@dataclass(slots=True)
class _Child:
    name: str
    words: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    starts: int = 0
    started: float = 0.0
    failures: int = 0
    not_before: float = 0.0


@dataclass(slots=True)
class Tree:
    """Children by name, each a `rapporteur` command. run() returns the exit code of the tree.

    A child that refuses to start for wrong use, as it is started for the first time, ends the tree.
    """

    commands: Mapping[str, Sequence[str]]
    _stopping: bool = field(default=False, init=False)

    def run(self) -> int:
        """Start all, start again what dies, until SIGTERM or SIGINT; then stop all."""
        children = [_Child(name, words) for name, words in self.commands.items()]
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        code = 0
        while not self._stopping and code == 0:
            for child in children:
                code = code or self._tend(child)
            time.sleep(_TICK)
        _end(children)
        return code

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _tend(self, child: _Child) -> int:
        """Start a child that does not run and may; the exit code where the tree has to end."""
        now = time.monotonic()
        if child.process is not None:
            ended = child.process.poll()
            if ended is None:
                return 0
            if ended == _WRONG_USE and child.starts == 1:
                return ended
            _put_off(child, now)
            say(messages(), f"The {child.name} ended ({_ending(ended)}) and is started again.", "yellow")
        if now >= child.not_before and not self._stopping:
            _start(child, now)
        return 0


def _put_off(child: _Child, now: float) -> None:
    """The first failure is mended at once; further ones wait longer and longer."""
    child.process = None
    child.failures = 1 if now - child.started > _CALM else child.failures + 1
    pause = min(2.0 ** (child.failures - 2), _LONGEST_PAUSE) if child.failures > 1 else 0.0
    child.not_before = now + pause


def _start(child: _Child, now: float) -> None:
    child.started = now
    child.starts += 1
    environment = {**os.environ, STARTED_BY: str(os.getpid())}
    command = [sys.executable, "-m", "rapporteur.cli", *child.words]
    child.process = subprocess.Popen(command, env=environment)  # noqa: S603


def _ending(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _end(children: Sequence[_Child]) -> None:
    running = [child.process for child in children if child.process is not None and child.process.poll() is None]
    for process in running:
        process.terminate()
    until = time.monotonic() + _PATIENCE
    for process in running:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
