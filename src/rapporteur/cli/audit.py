"""`rapporteur audit`: does every sentence of a report still hold?"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from rapporteur.cli.messages import messages, say
from rapporteur.cli.options import Common, existing
from rapporteur.engine.errors import WrongUse

FAILED = 1
_PARTS = ("sentence", "finding", "expected", "found")


def audit(
    out: Path,
    /,
    *,
    as_json: Annotated[bool, Parameter(name="--json", negative="", show_default=False)] = False,
    common: Common | None = None,
) -> int:
    """Check every quote, number and quantifier of a report again; exit with 1 if one does not hold.

    Parameters
    ----------
    out
        Folder that `rapporteur report` wrote.
    as_json
        Print the failures as a JSON list.
    """
    common = common or Common()
    if not (existing(out) / "run.json").is_file():
        raise WrongUse(
            "There is no run in this folder: it has no run.json.",
            where=str(out),
            action="Name the folder that was given to `rapporteur report` with -o.",
        )

    from rapporteur.engine.report.audit import audit as check

    failures = [{name: str(value) for name, value in asdict(failure).items()} for failure in check(out)]
    if as_json:
        sys.stdout.write(json.dumps(failures, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("".join(_block(failure) for failure in failures))
    if not common.quiet:
        verdict = f"{len(failures):,} checks failed." if failures else "Every sentence holds."
        say(messages(), verdict, "bold red" if failures else "bold green")
    return FAILED if failures else 0


def _block(failure: dict[str, str]) -> str:
    parts = "".join(f"  {name:9} {failure[name]}\n" for name in _PARTS)
    return f"{failure['rule']}\n{parts}"
