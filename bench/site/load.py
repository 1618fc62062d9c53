"""`python -m bench.site.load [SECONDS] [REQUESTS_PER_SECOND]`: contributors at work, so many requests a second.

Server, database and load client share the machine. Ends with 1 where the 95th percentile is over 250 ms, the rate
was not reached, or anything but an expected answer came.
"""

from __future__ import annotations

import math
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.site.running import Site, running_site
from bench.site.visitor import Refused, Visitor
from demo.build import paper
from demo.voices import load as voices

SECONDS, RATE = 180, 80
_LIMIT: Final = 0.250
_VISITORS: Final = 24
_EVERY_PAPER: Final = 5
_WARM_UP: Final = 3.0


@dataclass(slots=True)
class Measured:
    """What was observed: seconds by step, statuses that were not expected, contributions acknowledged."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    wrong: Counter[str] = field(default_factory=Counter)
    acknowledged: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def request(self, step: str, seconds: float, status: int) -> None:
        """One request."""
        with self._lock:
            self.seconds.setdefault(step, []).append(seconds)
            if status not in (200, 302, 303):
                self.wrong[f"{step}: {status}"] += 1

    def all(self) -> list[float]:
        """Seconds of every request, sorted."""
        return sorted(value for values in self.seconds.values() for value in values)


class _Pace:
    """Hands out moments, so many a second, however slow the answers are."""

    def __init__(self, rate: float) -> None:
        self._step = 1 / rate
        self._next = time.monotonic()
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Until the next moment."""
        with self._lock:
            moment = self._next = max(self._next + self._step, time.monotonic() - 1)
        time.sleep(max(0.0, moment - time.monotonic()))


def measure(site: Site, *, seconds: float, rate: float) -> Measured:
    """Contributors at work for some seconds."""
    measured, pace = Measured(), _Pace(rate)
    until = time.monotonic() + seconds
    sheet = _paper()

    def one(worker: int) -> None:
        turn = 0
        while time.monotonic() < until:
            turn += 1
            number = worker * 100_000 + turn
            address = f"10.{worker}.{turn // 250}.{turn % 250}"
            visitor = Visitor(site.port, address, measured.request, pace=pace.wait)
            attached = sheet if turn % _EVERY_PAPER == 0 else None
            try:
                measured.acknowledged.append(visitor.contribute(number, paper=attached))
            except Refused as refused:
                measured.wrong[str(refused)] += 1
            finally:
                visitor.close()

    threads = [threading.Thread(target=one, args=(worker,), daemon=True) for worker in range(_VISITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(seconds + 60)
    return measured


def _paper() -> bytes:
    voice = next(voice for voice in voices() if any(name.endswith(".pdf") for name in voice.files))
    return paper(next(name for name in voice.files if name.endswith(".pdf")), voice)


def report(measured: Measured, elapsed: float) -> str:
    """A table in Markdown."""
    rows = ["| step | requests | median ms | 95 % ms | slowest ms |", "|---|---|---|---|---|"]
    steps = {**dict(sorted(measured.seconds.items())), "**all**": measured.all()}
    for step, values in steps.items():
        values = sorted(values)
        figures = (quantile(values, 0.5), quantile(values, 0.95), values[-1])
        rows.append(f"| {step} | {len(values):,} | " + " | ".join(f"{1000 * value:.0f}" for value in figures) + " |")
    rate = len(measured.all()) / elapsed
    rows.append(f"\n{rate:.1f} requests a second for {elapsed:.0f} s; {len(measured.acknowledged):,} contributions; ")
    rows[-1] += f"unexpected answers: {sum(measured.wrong.values())}"
    return "\n".join([*rows, *(f"- {what}: {count}" for what, count in measured.wrong.most_common(20))])


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which a share of sorted values lies (nearest rank)."""
    return values[max(0, math.ceil(share * len(values)) - 1)]


def main(words: Sequence[str]) -> int:
    """Measure and say whether it is good enough."""
    seconds = float(words[0]) if words else SECONDS
    rate = float(words[1]) if len(words) > 1 else RATE
    with tempfile.TemporaryDirectory() as folder, running_site(Path(folder)) as site:
        measure(site, seconds=_WARM_UP, rate=rate / 2)
        started = time.monotonic()
        measured = measure(site, seconds=seconds, rate=rate)
        elapsed = time.monotonic() - started
        kept = int(site.run("-m", "bench.site.kept", told="\n".join(measured.acknowledged)))
    print(report(measured, elapsed))
    print(f"Acknowledged and kept: {kept} of {len(measured.acknowledged)}")
    values = measured.all()
    slow = quantile(values, 0.95) > _LIMIT
    behind = len(values) / elapsed < 0.95 * rate
    return 1 if slow or behind or measured.wrong or kept != len(measured.acknowledged) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
