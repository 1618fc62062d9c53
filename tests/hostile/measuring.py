"""`python -m tests.hostile.measuring FOLDER SECONDS`: read a folder and print what it took, as JSON.

A process of its own, so that the children it has waited for are those that read documents and no others.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from rapporteur.engine.intake.documents import DocumentReader, Limits
from rapporteur.engine.intake.reading import read


class Clock:
    """A Progress that keeps the longest time between two documents."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.monotonic()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Called after each document; how many there are is not needed."""
        del done, total
        now = time.monotonic()
        if stage == "documents":
            self.longest = max(self.longest, now - self._last)
        self._last = now


def main() -> None:
    """Arguments: the folder, and the seconds that one document may take."""
    folder, seconds = sys.argv[1:]
    clock = Clock()
    intake = read([Path(folder)], progress=clock, reader=DocumentReader(Limits(seconds=int(seconds))))
    result = {
        "children_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6,
        "longest": clock.longest,
        "balances": {b.stage: [b.taken_in, b.processed, b.rejected, b.ignored] for b in intake.balances},
        "rejected": sorted({rejection.file for rejection in intake.rejections}),
        "texts": {text.file: text.content for text in intake.texts if text.file},
    }
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()
