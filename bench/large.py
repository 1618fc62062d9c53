"""Reports on very many answers, cold, in whole processes.

`python -m bench.large [NUMBER[:RUNNER] ...] [--folder FOLDER] [--write DATE]`: by default a million answers on the
native runner and on Ray, with two workers each. The tables are written by `bench.answers`, and kept where a folder is
given. The peak is of all processes together: what each has to itself, and its part of what they share.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.__main__ import ROOT, machine
from bench.answers import write

USUAL = ("1000000:native", "1000000:ray")
ASKED = (240, 3000)
"""Seconds and megabytes for a million answers."""
TABLE = ROOT / "docs/reference/performance-large.md"
_EVERY = 0.5


@dataclass(frozen=True)
class Done:
    """A run: what the child said, the peak of all its processes in MB, and a hash of the contract files."""

    answers: int
    runner: str
    told: dict[str, Any]
    peak: float
    files: str

    @property
    def seconds(self) -> float:
        """By the clock, without the start of the runner."""
        return float(self.told["seconds"] - self.told["stages"].get("runner", 0.0))


def run(answers: int, runner: str, folder: Path) -> Done:
    """Report on so many answers."""
    table, out = folder / f"answers-{answers}.csv", folder / f"out-{answers}-{runner}"
    if not table.is_file():
        write(table, answers)
    review = folder / "review.toml"
    review.write_text('title = "Many answers"\nfictional = true\n', encoding="utf-8")
    command = [sys.executable, "-m", "bench.child", str(table), str(review), str(out), "static", "", runner]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, sum(map(_size, _tree(process.pid))))
            time.sleep(_EVERY)
        assert process.stdout is not None
        told = json.loads(process.stdout.read().splitlines()[-1])
    return Done(answers, runner, told, peak, _hash(out))


def _tree(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for parent in found:
        for path in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += [int(child) for child in path.read_text().split()]
            except OSError:
                continue
    return found


def _size(pid: int) -> float:
    """Proportional set size, MB."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _hash(out: Path) -> str:
    """Of all files of a run by name."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    parts = (path.relative_to(out).as_posix().encode() + sha256(path.read_bytes()).digest() for path in files)
    return sha256(b"".join(parts)).hexdigest()[:12]


def page(runs: list[Done], date: str) -> str:
    """The table."""
    head = "| answers | runner | seconds, start apart | asked | start | peak MB, all processes | asked | files |"
    rule = "|---|---|---|---|---|---|---|---|"
    when = f"Measured on {date}. " if date else ""
    command = " ".join(f"{one.answers}:{one.runner}" for one in runs)
    about = f"{when}Command: `python -m bench.large {command}`. Machine: {machine()}."
    stages = [f"- {one.answers:,} on {one.runner}: {_stages(one)}" for one in runs]
    return "\n".join(
        [
            "# Performance on large tables",
            "",
            about,
            "",
            head,
            rule,
            *map(_line, runs),
            "",
            "Seconds by stage:",
            "",
            *stages,
            "",
        ]
    )


def _line(one: Done) -> str:
    times = one.answers / 1_000_000
    start = one.told["stages"].get("runner", 0.0)
    return (
        f"| {one.answers:,} | {one.runner} | {one.seconds:.0f} | {ASKED[0] * times:.0f} | {start:.1f} | {one.peak:.0f} "
        f"| {ASKED[1]} | {one.files} |"
    )


def _stages(one: Done) -> str:
    return ", ".join(f"{name} {seconds:.0f}" for name, seconds in one.told["stages"].items() if seconds >= 1)


def main() -> None:
    """Measure, print, and with --write DATE keep the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.large")
    parser.add_argument("runs", nargs="*", default=USUAL)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--write", default="", metavar="DATE")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        runs = []
        for number, _, runner in (one.partition(":") for one in given.runs):
            runs.append(run(int(number), runner or "native", given.folder or Path(place)))
            print(_line(runs[-1]), _stages(runs[-1]), file=sys.stderr, flush=True)
    text = page(runs, given.write)
    print(text)
    if given.write:
        TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
