"""Work under way in a process of its own, beside what the caller does meanwhile."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar

from rapporteur.engine.frames.outcome import given, outcome
from rapporteur.engine.frames.side import CORES

Result = TypeVar("Result")


@contextmanager
def beside(work: Callable[[], Result], *, worth: bool) -> Iterator[Callable[[], Result]]:
    """Begin work; what is yielded waits for its result, and gives it as often as it is asked.

    work: picklable, of this package, with a picklable result; what it does must not depend on who does it. worth:
    whether it is more than the half second a process takes to start; where it is not, or there is one processor, work
    is done here when its result is first asked for. Asking raises what work raised, RuntimeError where its process was
    killed. On leaving, work that is still under way is given up.
    """
    if not worth or CORES < 2:
        yield _once(work)
        return
    with TemporaryFile() as asked, TemporaryFile() as made:
        pickle.dump(work, asked, pickle.HIGHEST_PROTOCOL)
        asked.seek(0)
        process = subprocess.Popen(  # noqa: S603 - the command is ours alone
            [sys.executable, "-P", "-m", __name__],
            stdin=asked,
            stdout=made,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"},
        )
        try:
            yield _once(lambda: _result(process, made))
        finally:
            process.kill()
            process.wait()


def _once(work: Callable[[], Result]) -> Callable[[], Result]:
    """Does work when it is first asked, and keeps its result."""
    kept: list[Result] = []

    def ask() -> Result:
        if not kept:
            kept.append(work())
        return kept[0]

    return ask


def _result(process: subprocess.Popen[bytes], made: IO[bytes]) -> Any:
    code = process.wait()
    if code:
        raise RuntimeError(f"a process that worked beside this one ended with {code}")
    made.seek(0)
    return given(made.read())


def main() -> None:
    """The other side: work comes in by standard input, its result or its error goes out by standard output."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no result
    work = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by `beside`
    with out:
        out.write(outcome(work))


if __name__ == "__main__":
    main()
