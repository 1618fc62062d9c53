"""Who may work on the parts of a large table."""

from __future__ import annotations

from typing import Literal

from rapporteur.engine.errors import WrongUse

RunnerKind = Literal["native", "ray"]
"""Processes of this machine, or a Ray cluster."""
RUNNERS: tuple[RunnerKind, ...] = ("native", "ray")


def runner_named(name: str) -> RunnerKind:
    """The runner that a setting names, "native" for none. Raises WrongUse at another name."""
    for kind in RUNNERS:
        if kind == (name or "native"):
            return kind
    raise WrongUse(f"RAPPORTEUR_RUNNER is “{name}”.", where="the environment", action="Give native or ray.")
