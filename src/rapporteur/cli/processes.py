"""A small tree of processes: children that are started again when they die.

A child is a fork, so it begins with everything that its parent has loaded, and answers the sooner.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.context import ForkProcess
from types import FrameType
from typing import Final

from rapporteur.cli.messages import messages, say
from rapporteur.web.parent import name_process

_PATIENCE: Final = 15.0
"""Seconds that children get to end what they are doing."""
_CALM: Final = 5.0
"""Seconds after which a child counts as well started, and its failures are forgotten."""
_LONGEST_PAUSE: Final = 10.0
_TICK: Final = 0.1
_WRONG_USE: Final = 2


@dataclass(slots=True)
class _Child:
    name: str
    words: Sequence[str]
    process: ForkProcess | None = None
    starts: int = 0
    started: float = 0.0
    failures: int = 0
    not_before: float = 0.0


@dataclass(slots=True)
class Tree:
    """Children by name, each a `rapporteur` command. run() returns the exit code of the tree.

    Run in one thread and without open connections, which forks must not share. A child that refuses to start for
    wrong use, as it is started for the first time, ends the tree.
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
            ended = child.process.exitcode
            if ended is None:
                return 0
            if ended == _WRONG_USE and child.starts == 1:
                return ended
            _put_off(child, now, killed=ended == -signal.SIGKILL)
            say(messages(), f"The {child.name} ended ({_ending(ended)}) and is started again.", "yellow")
        if now >= child.not_before and not self._stopping:
            _start(child, now)
        return 0


def _put_off(child: _Child, now: float, *, killed: bool) -> None:
    """The first failure is mended at once; further ones wait longer and longer. To be killed from outside is none."""
    child.process = None
    if killed:
        return
    child.failures = 1 if now - child.started > _CALM else child.failures + 1
    pause = min(2.0 ** (child.failures - 2), _LONGEST_PAUSE) if child.failures > 1 else 0.0
    child.not_before = now + pause


def _start(child: _Child, now: float) -> None:
    child.started = now
    child.starts += 1
    child.process = multiprocessing.get_context("fork").Process(target=_live, args=(child.name, child.words))
    child.process.start()


def _live(name: str, words: Sequence[str]) -> None:
    """What a child does: the command, as if it had been typed, and its exit code."""
    from rapporteur.cli.app import run

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    name_process(name)
    sys.exit(run(words))


def _ending(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _end(children: Sequence[_Child]) -> None:
    running = [child.process for child in children if child.process is not None and child.process.is_alive()]
    for process in running:
        process.terminate()
    until = time.monotonic() + _PATIENCE
    for process in running:
        process.join(max(0.1, until - time.monotonic()))
        if process.is_alive():
            process.kill()
            process.join()
