"""Where the parts of a large table are worked on: side by side in processes, by Daft, here or on a Ray cluster."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import import_module
from pathlib import Path
from time import sleep
from typing import Any, Generic, TypeVar, cast

from rapporteur.engine.errors import WrongUse
from rapporteur.engine.frames.outcome import given, outcome
from rapporteur.engine.records import RunnerKind

Result = TypeVar("Result")

_SELDOM = (50_000, 20, 100)
"""How seldom a process looks for cycles: a part is some hundred thousand records, and none of them is in one."""
ATTEMPTS = 3
"""How often what a killed process left undone is given to others."""
_SETTLED = 0.3
"""Seconds after which Daft's threads have let go of Python; a process that ends earlier may crash at its very end."""
_SILENT = {"DO_NOT_TRACK": "1", "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0", "DAFT_PROGRESS_BAR": "0"}


@dataclass(frozen=True)
class _Kept(Generic[Result]):
    """Work whose results are kept in a folder."""

    work: Callable[[int], Result]
    folder: Path

    def path(self, part: int) -> Path:
        """Where the result of a part is kept."""
        return self.folder / f"{part:06}"

    def do(self, part: int) -> int:
        """Do a part; an error is a result like another, since doing it again would raise it again."""
        done = outcome(partial(self.work, part))
        draft = self.folder / f".{part:06}-{os.getpid()}"
        draft.write_bytes(done)
        draft.replace(self.path(part))
        return part

    def result(self, part: int) -> Result:
        """What a part gave. Raises the error that it raised."""
        return cast(Result, given(self.path(part).read_bytes()))


@dataclass(frozen=True)
class Runner:
    """Works on parts.

    kind: "native": processes of this machine; "ray": the cluster at RAY_ADDRESS, else one of this machine.
    workers: processes. folder: that all of them see; what each part gave is kept in it, so that a process that is
    killed costs the part it was at and nothing else.
    """

    kind: RunnerKind
    workers: int
    folder: Path

    def start(self) -> None:
        """Begin, so that the first step need not. Raises WrongUse where the runner is not installed."""
        _started(self.kind, self.workers)

    def map(self, name: str, work: Callable[[int], Result], parts: Iterable[int]) -> list[Result]:
        """What work gives for each part, in the order of the parts, whoever does them and in whatever order.

        name: of the step. work: picklable, gives something small and picklable, and does the same again when it is
        asked again. Raises the error that work raised for the first part that has one, WrongUse where the runner is
        not installed, RuntimeError where processes are killed again and again.
        """
        kept = _Kept(work, self.folder / f"done-{name}")
        kept.folder.mkdir(exist_ok=True)
        wanted, daft = list(parts), _started(self.kind, self.workers)
        for attempt in range(ATTEMPTS):
            left = [part for part in wanted if not kept.path(part).is_file()]
            if not left:
                break
            try:
                self._give_out(daft, kept, left)
            except Exception as error:  # runners say in many ways that a process is gone
                if attempt + 1 == ATTEMPTS:
                    raise RuntimeError(f"the step {name} was not done after {ATTEMPTS} attempts") from error
        return [kept.result(part) for part in wanted]

    def _give_out(self, daft: Any, kept: _Kept[Any], parts: list[int]) -> None:
        packed = pickle.dumps(kept)

        @daft.cls(max_concurrency=min(self.workers, len(parts)), use_process=True)
        class Worker:
            def __init__(self) -> None:
                gc.set_threshold(*_SELDOM)
                self.kept = pickle.loads(packed)  # noqa: S301 - by this very process

            @daft.method.batch(return_dtype=daft.DataType.int64(), batch_size=1)  # type: ignore[untyped-decorator]
            def work(self, parts: Any) -> list[int]:
                return [self.kept.do(part) for part in parts.to_pylist()]

        frame = daft.from_pydict({"part": parts})
        if self.kind == "ray":
            frame = frame.into_partitions(len(parts))
        in_any_order = daft.execution_config_ctx(maintain_order=False)  # else who is done waits for those before
        with _first_handler(), in_any_order:
            frame.select(Worker().work(frame["part"])).collect()


@contextmanager
def _first_handler() -> Iterator[None]:
    """A log handler before all others: Daft gives the format of the first to its processes, which know one style."""
    root, plain = logging.getLogger(), logging.NullHandler()
    plain.setFormatter(logging.Formatter("%(message)s"))
    root.handlers.insert(0, plain)
    try:
        yield
    finally:
        root.removeHandler(plain)


@lru_cache(maxsize=1)
def _started(kind: RunnerKind, workers: int) -> Any:
    """Daft, set to its runner; a process keeps the one it has begun with."""
    os.environ.update(_SILENT)
    daft: Any = import_module("daft")
    atexit.register(sleep, _SETTLED)
    if kind == "native":
        daft.set_runner_native()
        return daft
    try:
        ray: Any = import_module("ray")
    except ImportError as error:
        raise WrongUse(
            "Ray is not installed.", where="RAPPORTEUR_RUNNER", action="Install rapporteur with the extra cluster."
        ) from error
    if not ray.is_initialized():
        here = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": workers, "include_dashboard": False}
        ray.init(log_to_driver=False, logging_level="ERROR", **here)
    daft.set_runner_ray(noop_if_initialized=True)
    return daft
