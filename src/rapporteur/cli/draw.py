"""`rapporteur draw`: a sample of contributions for people to check."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from rapporteur.cli.messages import messages, say
from rapporteur.cli.options import Common, existing, seed_number
from rapporteur.engine.errors import WrongUse

if TYPE_CHECKING:
    from rapporteur.engine.analysis.checked import Drawn


def draw(
    out: Path,
    /,
    *,
    scheme: str,
    code: Annotated[str, Parameter(show_default=False)] = "",
    question: Annotated[str, Parameter(show_default=False)] = "",
    precision: float = 0.05,
    seed: int = 0,
    to: Annotated[Path | None, Parameter(name=("--to", "-o"), show_default=False)] = None,
    common: Common | None = None,
) -> int:
    """Draw a sample of contributions for people to check; fill in "holds" and give it to `report --checked`.

    Parameters
    ----------
    out
        Folder that `rapporteur report` wrote.
    scheme
        What is checked: themes, action-lines, areas, sdgs or categories.
    code
        One code of the scheme; by default every code that somebody was coded with.
    question
        Key of a question: check what was answered to it, not all that was given.
    precision
        Wanted half-width of the 95 per cent interval of a share among those who answered.
    seed
        Number that fixes the draw; the same seed draws the same contributors.
    to
        File to write to; standard output by default.
    """
    common = common or Common()
    if not (existing(out) / "run.json").is_file():
        raise WrongUse(
            "There is no run in this folder: it has no run.json.",
            where=str(out),
            action="Name the folder that was given to `rapporteur report` with -o.",
        )
    number = seed_number(seed)

    from rapporteur.engine.findings.sample import sample
    from rapporteur.engine.frames import read_run

    drawn = sample(read_run(out), scheme, code=code, question=question, precision=precision, seed=number)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in drawn.lines)
    if to is None:
        sys.stdout.write(text)
    else:
        _write(to, text)
    if not common.quiet:
        _tell(drawn.plans, len(drawn.lines), len({line["contribution"] for line in drawn.lines}))
    return 0


def _write(path: Path, text: str) -> None:
    """Write a new file. Raises WrongUse where there is one, since people may have worked in it."""
    if path.exists():
        raise WrongUse(
            "There is such a file already, and decisions may be in it.", where=str(path), action="Name another file."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _tell(plans: Mapping[str, Drawn], lines: int, contributions: int) -> None:
    console = messages()
    for code, plan in plans.items():
        say(
            console,
            f"{code}: {len(plan.contributors):,} of {plan.of:,} contributors; the share among them will be known to "
            f"± {plan.coding:.1%}, in the report ± {plan.reported:.1%}",
        )
    say(console, f"{lines:,} decisions to make on {contributions:,} contributions.", "bold")
