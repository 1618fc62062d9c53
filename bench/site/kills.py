"""`python -m bench.site.kills [KILLS] [SEED]`: processes of the site are killed while contributors submit.

Each kill is a SIGKILL to a process of the tree drawn by the seed: the supervisor, the web server, one of its
workers, or a background worker. Ends with 1 where a contribution that was acknowledged is not there afterwards, one
is there twice, or the first answer after a restart took more than five seconds.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.site.running import Site, family, running_site
from bench.site.visitor import Refused, Visitor

KILLS, SEED = 30, 7
_FIRST_ANSWER: Final = 5.0
_VISITORS: Final = 4
_BETWEEN: Final = (0.5, 2.5)
"""Seconds of work before a kill."""


@dataclass(slots=True)
class Outcome:
    """What came of it: references acknowledged, attempts that were cut off, seconds to the first answer by kill."""

    acknowledged: list[str] = field(default_factory=list)
    cut_off: int = 0
    unexpected: list[str] = field(default_factory=list)
    first_answers: list[tuple[str, float]] = field(default_factory=list)


def kill(site: Site, *, kills: int, seed: int) -> Outcome:
    """Contributors at work while processes are killed."""
    outcome, ended = Outcome(), threading.Event()
    threads = [
        threading.Thread(target=_visit, args=(site, worker, outcome, ended), daemon=True) for worker in range(_VISITORS)
    ]
    for thread in threads:
        thread.start()
    draw = random.Random(seed)
    for _ in range(kills):
        time.sleep(draw.uniform(*_BETWEEN))
        name, number = draw.choice(family(site.process.pid))
        os.kill(number, signal.SIGKILL)
        if number == site.process.pid:
            site.process.wait()
            _wait_until_free(site)
            site.begin()
        outcome.first_answers.append((name, site.first_answer()))
    ended.set()
    for thread in threads:
        thread.join(60)
    return outcome


def _visit(site: Site, worker: int, outcome: Outcome, ended: threading.Event) -> None:
    turn = 0
    while not ended.is_set():
        turn += 1
        visitor = Visitor(site.port, f"10.{worker}.{turn // 250}.{turn % 250}", lambda *_: None, stubborn=True)
        try:
            outcome.acknowledged.append(visitor.contribute(worker * 100_000 + turn))
        except Refused as refused:
            outcome.cut_off += 1
            if refused.status not in (0, 502, 503):
                outcome.unexpected.append(str(refused))
            time.sleep(0.1)
        finally:
            visitor.close()


def _wait_until_free(site: Site) -> None:
    """Orphans end by themselves; until then the port is theirs."""
    until = time.monotonic() + 20
    while site.answers() and time.monotonic() < until:
        time.sleep(0.02)


def main(words: Sequence[str]) -> int:
    """Kill, and say what was lost."""
    kills = int(words[0]) if words else KILLS
    seed = int(words[1]) if len(words) > 1 else SEED
    with tempfile.TemporaryDirectory() as folder, running_site(Path(folder)) as site:
        outcome = kill(site, kills=kills, seed=seed)
        kept = int(site.run("-m", "bench.site.kept", told="\n".join(outcome.acknowledged)))
    lost = len(outcome.acknowledged) - kept
    slowest = max(seconds for _, seconds in outcome.first_answers)
    print("| killed | times | slowest first answer s |\n|---|---|---|")
    for name in sorted({name for name, _ in outcome.first_answers}):
        took = [seconds for one, seconds in outcome.first_answers if one == name]
        print(f"| {name} | {len(took)} | {max(took):.2f} |")
    print(f"\nAcknowledged: {len(outcome.acknowledged)}; lost: {lost}; attempts cut off: {outcome.cut_off}")
    print("".join(f"- {what}\n" for what in outcome.unexpected), end="")
    return 1 if lost or slowest > _FIRST_ANSWER or outcome.unexpected else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
