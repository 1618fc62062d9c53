"""What is wrong with a questionnaire, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapporteur.engine.messages import Message


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to mend. where: key of a question or section, place in a sheet, "" for the whole."""

    where: str
    problem: Message


class Faults(Exception):
    """A questionnaire that cannot be taken as it is: everything found, not only the first."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(f"{fault.where}: {fault.problem}" if fault.where else fault.problem for fault in self.faults)
