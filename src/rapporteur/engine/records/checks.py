"""What people decided about proposals of the machine, on a drawn sample."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One decision of a person: whether a contribution holds a code. It stands for its contributor.

    question: the question whose answer was looked at, "" for all that was given.
    """

    contribution: str
    scheme: str
    code: str
    holds: bool
    question: str = ""
