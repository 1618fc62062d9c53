"""Options that several commands share, and the checks of what was typed for an option."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from rapporteur.engine.errors import SourceMissing, WrongUse

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LARGEST_SEED = 2**32 - 1


@Parameter(name="*")
@dataclass(frozen=True, slots=True)
class Common:
    """How the command speaks."""

    quiet: Annotated[bool, Parameter(name=("--quiet", "-q"), negative="", show_default=False)] = False
    """Print errors only: no progress, no summary."""
    no_input: Annotated[bool, Parameter(negative="", show_default=False)] = False
    """Never ask anything."""


def existing(path: Path) -> Path:
    """The path itself. Raises SourceMissing where there is nothing."""
    if not path.exists():
        raise SourceMissing("There is no such file or folder.", where=str(path), action="Check the path.")
    return path


def iso_date(text: str) -> str:
    """The text itself, "" or a date of the calendar as YYYY-MM-DD. Raises WrongUse at anything else."""
    if not text:
        return text
    try:
        if _ISO_DATE.fullmatch(text):
            return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise WrongUse(f"{text!r} is not a date.", where="--as-of", action="Write it as 2024-04-15.")


def seed_number(seed: int) -> int:
    """The seed itself, 0 to 2^32 - 1. Raises WrongUse outside."""
    if 0 <= seed <= _LARGEST_SEED:
        return seed
    raise WrongUse(f"{seed} cannot be a seed.", where="--seed", action=f"Give 0 to {_LARGEST_SEED}.")


def some(option: str, typed: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """What was typed, taken apart at the commas, in the order of known. Raises WrongUse at another value."""
    values = {value.strip() for value in typed.split(",")}
    for value in sorted(values - set(known)):
        raise WrongUse(
            f"{value!r} is not known.",
            where=option,
            action=f"Give {' or '.join(known)}, several apart by commas, or leave the option out.",
        )
    return tuple(value for value in known if value in values)


def one(option: str, typed: str, known: tuple[str, ...]) -> str:
    """What was typed. Raises WrongUse where it is not known."""
    if typed not in known:
        raise WrongUse(f"{typed!r} is not known.", where=option, action=f"Give one of {', '.join(known)}.")
    return typed


def output_folder(out: Path) -> Path:
    """The folder a run may be written to: new, empty, or of an earlier run. Makes its parents.

    Raises WrongUse where the path is a file or a folder that holds something else.
    """
    if out.exists() and not out.is_dir():
        raise WrongUse("This is a file, not a folder.", where=str(out), action="Name another folder with -o.")
    if out.is_dir() and not (out / "run.json").is_file() and any(out.iterdir()):
        raise WrongUse(
            "The folder is not empty and holds no earlier run, so nothing was written.",
            where=str(out),
            action="Name another folder with -o, or empty this one.",
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    return out
