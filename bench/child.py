"""One measured run in a process of its own: prints seconds by stage and peak memory as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

BEGUN = time.monotonic()


class Clock:
    """A Progress that keeps the seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.last = BEGUN
        self.stage = "start"

    def __call__(self, stage: str, done: int, total: int) -> None:
        """The time since the last call belongs to the stage that was under way; total is not needed."""
        del total
        now = time.monotonic()
        under_way = self.stage if stage != self.stage and not done else stage
        self.seconds[under_way] = self.seconds.get(under_way, 0.0) + now - self.last
        self.last, self.stage = now, stage


def main() -> None:
    """Arguments: source, review, out, encoder, cache; and the runner, where it is not the usual one."""
    source, review, out, encoder, cache, *runner = sys.argv[1:]

    from rapporteur.engine.pipeline import Options, make_report
    from rapporteur.engine.records import runner_named

    clock = Clock()
    options = Options(
        review=Path(review) if review else None,
        encoder="static" if encoder == "static" else "full",
        cache=Path(cache) if cache else None,
        runner=runner_named("".join(runner)),
    )
    summary = make_report([Path(source)], Path(out), options, clock)
    clock(clock.stage, 1, 1)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    result = {
        "seconds": time.monotonic() - BEGUN,
        "stages": clock.seconds,
        "memory_mb": own / 1024,
        "children_mb": children / 1024,
        "contributions": summary.contributions,
        "findings": summary.findings,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
