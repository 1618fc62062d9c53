"""What a person sees while and after the engine works: progress and summary, on standard error."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from rapporteur.engine.records import Balance


class Rate(ProgressColumn):
    """How many units a second a stage has done of late."""

    def render(self, task: Task) -> Text:
        """The rate of one stage, empty while it is not known."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "", style="progress.data.speed")


class Watch:
    """Keeps the clock of a run, and shows a bar for each stage where shown is true.

    Called by the engine as records.Progress; used in a with statement. clock: seconds, for tests.
    """

    def __init__(self, console: Console, *, shown: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun = clock()
        self._last = self._begun
        self._seconds: dict[str, float] = {}
        self._tasks: dict[str, TaskID] = {}
        self._stage = ""
        self._bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            Rate(),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=console,
            disable=not shown,
            transient=True,
        )

    def __enter__(self) -> Watch:
        """Start to draw."""
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wipe the bars away, whatever happened."""
        self._bars.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note that done of total units of a stage are finished.

        The time since the last note belongs to this stage, at its very start to the one before.
        """
        now = self._clock()
        spent_on = self._stage if self._stage and not done else stage
        self._seconds.setdefault(stage, 0.0)
        self._seconds[spent_on] += now - self._last
        self._last, self._stage = now, stage
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(stage, total=total)
        self._bars.update(self._tasks[stage], completed=done, total=total)

    @property
    def seconds(self) -> Mapping[str, float]:
        """Seconds by stage, in the order the stages began."""
        return dict(self._seconds)

    @property
    def elapsed(self) -> float:
        """Seconds since the run began."""
        return self._clock() - self._begun


def stage_table(stages: Mapping[str, Balance], seconds: Mapping[str, float], elapsed: float) -> Table:
    """What went into each stage and what became of it, and how long the stages took."""
    table = Table(box=None, pad_edge=False)
    table.add_column("stage")
    for heading in ("read", "made", "rejected", "ignored", "seconds"):
        table.add_column(heading, justify="right")
    for stage in dict.fromkeys([*stages, *seconds]):
        counts = _counts(stages[stage]) if stage in stages else [""] * 4
        took = f"{seconds[stage]:.1f}" if stage in seconds else ""
        table.add_row(Text(stage), *counts, took)
    table.add_row("all", *[""] * 4, f"{elapsed:.1f}", style="bold")
    return table


def _counts(balance: Balance) -> list[str]:
    return [f"{n:,}" for n in (balance.taken_in, balance.processed, balance.rejected, balance.ignored)]
