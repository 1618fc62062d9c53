"""What a stage says of its work: what it took in and rejected, what a person should look at, how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from rapporteur.engine.errors import UnbalancedStage
from rapporteur.engine.messages import Message


@dataclass(frozen=True, slots=True)
class Rejection:
    """One thing that could not be taken in, and what a person can do about it."""

    stage: str
    item: str
    """What it was, as a person would call it: "answers.xlsx, sheet Form1, row 12"."""
    reason: Message
    action: Message
    file: str = ""
    sheet: str = ""
    row: int | None = None
    """Row as a spreadsheet counts (the header is row 1)."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What went into a stage and what became of it; raises UnbalancedStage if any is missing."""

    stage: str
    taken_in: int
    processed: int
    rejected: int = 0
    ignored: int = 0

    def __post_init__(self) -> None:
        if self.taken_in != self.processed + self.rejected + self.ignored:
            raise UnbalancedStage(
                f"{self.taken_in} in, but {self.processed} processed, {self.rejected} rejected "
                f"and {self.ignored} ignored",
                where=self.stage,
                action="Please report this: it is a defect of Rapporteur.",
            )


class Progress(Protocol):
    """Called as work goes on. The caller keeps the clock; the engine has none."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """stage: a name to show; done of total units of work are finished."""
        ...


def silent(stage: str, done: int, total: int) -> None:
    """A Progress that says nothing."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should look at that cost nothing: an unmapped value, names to merge.

    kind: "unmapped", "merge", "unsure-layout", "consent", "contradiction", "form-and-attachment" ...
    """

    kind: str
    text: Message
    values: tuple[str, ...] = ()
