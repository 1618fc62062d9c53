"""The `rapporteur` command: it reads what was typed, calls the engine and says what came of it.

Exit codes: 0 done; 1 the answer is no; 2 wrong use; 3 something was rejected, only under --strict.
The engine is imported inside the commands, so that --help and --version answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rapporteur import __version__

__all__ = ["main"]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    words: what was typed after `rapporteur`, by default the process's own arguments.
    """
    typed = sys.argv[1:] if words is None else list(words)
    if typed == ["--version"]:
        sys.stdout.write(f"rapporteur {__version__}\n")
        return 0

    from rapporteur.cli.app import run

    return run(typed)
