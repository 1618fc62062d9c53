"""The engine as a process of its own: it says how far it is, a JSON object a line, and at last what came of it.

python -m rapporteur.web.analysis.engine SNAPSHOT OUT --language en --encoder full
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any, Final

from rapporteur.engine.errors import RapporteurError
from rapporteur.engine.messages import Message, to_data
from rapporteur.engine.pipeline import Options, Summary, make_report
from rapporteur.engine.records import RUNNERS
from rapporteur.web.parent import die_with_parent

_FORMATS: Final = ("html", "docx", "pdf")
_PAUSE: Final = 0.5
"""Seconds between two lines on how far it is."""


class _Teller:
    """Says how far the engine is: at once for a new stage, else twice a second at most."""

    def __init__(self) -> None:
        self._stage, self._last = "", 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage != self._stage or now - self._last > _PAUSE or done == total:
            self._stage, self._last = stage, now
            _say({"kind": "progress", "stage": stage, "done": done, "total": total})


def main() -> int:
    """Run the main job on a snapshot."""
    parser = argparse.ArgumentParser(prog="python -m rapporteur.web.analysis.engine")
    parser.add_argument("snapshot", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--encoder", default="full")
    parser.add_argument("--runner", default="native", choices=RUNNERS)
    given = parser.parse_args()
    die_with_parent()
    try:
        options = Options(encoder=given.encoder, language=given.language, formats=_FORMATS, runner=given.runner)
        summary = make_report([given.snapshot], given.out, options, _Teller())
    except RapporteurError as error:
        _say({"kind": "error", "what": _data(error.what), "where": error.where, "action": _data(error.action)})
        return 1
    _say({"kind": "summary", "summary": _plain(summary)})
    return 0


def _say(thing: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(thing, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _data(text: str) -> Any:
    return to_data(text) if isinstance(text, Message) else text


def _plain(summary: Summary) -> dict[str, Any]:
    return {
        "stages": {
            name: [balance.taken_in, balance.processed, balance.rejected, balance.ignored]
            for name, balance in summary.stages.items()
        },
        "contributions": summary.contributions,
        "contributors": summary.contributors,
        "findings": summary.findings,
        "sentences": summary.sentences,
        "rejected": summary.rejected,
        "files": list(summary.files),
        "refused": dict(summary.refused),
    }


if __name__ == "__main__":
    raise SystemExit(main())
