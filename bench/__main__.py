"""`python -m bench [--write DATE]`: whole runs, cold, one after the other."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
NETMUNDIAL = ROOT / "../shared/inputs/netmundial2014"
TABLE = ROOT / "docs/reference/performance.md"


@dataclass(frozen=True)
class Job:
    """One run to measure, and what it must stay under (seconds, megabytes)."""

    name: str
    source: Path
    review: Path | None
    encoder: str
    seconds: float
    memory_mb: float
    cold_cache: bool = False


def jobs(demo: Path) -> list[Job]:
    """The runs that are asked for."""
    review = ROOT / "docs/howto/netmundial.toml"
    return [
        Job("demonstration, full", demo, None, "full", 60, 2000),
        Job("NETmundial, full", NETMUNDIAL, review, "full", 60, 2000),
        Job("NETmundial, static, table at hand", NETMUNDIAL, review, "static", 12, 2000),
        Job("NETmundial, static, table distilled", NETMUNDIAL, review, "static", 12, 2000, cold_cache=True),
    ]


def measure(job: Job, folder: Path) -> dict[str, Any]:
    """Run a job in a process of its own and return what it printed."""
    cache = folder / ("cold" if job.cold_cache else "cache")
    if job.encoder == "static" and not job.cold_cache:
        _run(job, folder / "warm", cache)
    return _run(job, folder / job.name.replace(" ", "-"), cache)


def _run(job: Job, out: Path, cache: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.child", str(job.source), str(job.review or ""), str(out)]
    done = subprocess.run([*command, job.encoder, str(cache)], cwd=ROOT, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def machine() -> str:
    """What it was measured on."""
    names = ("numpy", "pyarrow", "scikit-learn")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {versions}"


def main() -> None:
    """Measure, print, and with --write DATE keep the table in docs/reference/performance.md."""
    lines = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        subprocess.run([sys.executable, "-m", "demo.build", str(folder / "demo")], cwd=ROOT, check=True)
        for job in jobs(folder / "demo"):
            if not job.source.is_dir():
                print(f"{job.name}: not measured, its data are not here", file=sys.stderr)
                continue
            lines.append(_line(job, measure(job, folder)))
            print(lines[-1], file=sys.stderr)
    text = _page(lines, sys.argv[2] if sys.argv[1:2] == ["--write"] else "")
    print(text)
    if sys.argv[1:2] == ["--write"]:
        TABLE.write_text(text, encoding="utf-8")


def _line(job: Job, result: dict[str, Any]) -> str:
    stages = ", ".join(f"{name} {seconds:.1f}" for name, seconds in result["stages"].items() if seconds >= 0.05)
    memory = result["memory_mb"] + result["children_mb"]  # at most: their peaks need not fall together
    ratio = result["seconds"] / job.seconds
    return (
        f"| {job.name} | {result['contributions']} | {result['seconds']:.1f} | {job.seconds:.0f} | {ratio:.2f} "
        f"| {memory:.0f} | {job.memory_mb:.0f} | {stages} |"
    )


def _page(lines: list[str], date: str) -> str:
    head = "| run | contributions | seconds | asked under | ratio | peak MB | asked under | seconds by stage |"
    rule = "|---|---|---|---|---|---|---|---|"
    when = f"Measured on {date}. " if date else ""
    about = [
        f"{when}Command: `python -m bench`. Machine: {machine()}.",
        "",
        "Phrases are looked for in a process of their own while copies, vectors and themes are; their seconds are what",
        "the others wait. Peak MB is of both processes, as if their peaks fell together.",
    ]
    return "\n".join(["# Performance", "", *about, "", head, rule, *lines, ""])


if __name__ == "__main__":
    main()
