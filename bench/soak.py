"""`python -m bench.soak [RUNS]`: the demonstration again and again under changing conditions, byte for byte.

Each run has another hash seed, number of threads, order of rows and output path. All must write the same files
(run.json but for the hashes of the reordered inputs), balance at every stage and pass the audit.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl

from demo.build import build

ROOT = Path(__file__).parents[1]
COMMAND = Path(sys.executable).with_name("rapporteur")
RUNS = 12


def reorder_rows(folder: Path, seed: int) -> None:
    """Put the rows of each workbook of a folder in another order, the header staying on top."""
    for path in sorted(folder.glob("*.xlsx")):
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        random.Random(seed).shuffle(rows)
        for number, row in enumerate(rows, 2):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
        book.save(path)


def run(number: int, folder: Path) -> dict[str, str]:
    """One run and its audit. Returns SHA-256 by file name; raises CalledProcessError if either fails."""
    source, out = folder / f"source-{number}", folder / ("deep/" * number) / f"out-{number}"
    build(source)
    if number:
        reorder_rows(source, number)
    threads = str(1 + number % 4)
    environment = {
        **os.environ,
        "PYTHONHASHSEED": str(number),
        **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"), threads),
    }
    for words in (("report", source, "-o", out, "-q"), ("audit", out, "-q")):
        subprocess.run([COMMAND, *map(str, words)], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
    return {name.relative_to(out).as_posix(): _hash(name) for name in sorted(out.rglob("*")) if name.is_file()}


def _hash(path: Path) -> str:
    content = path.read_bytes()
    if path.name == "run.json":
        settings = json.loads(content)
        settings.pop("inputs")
        for stage, balance in settings["stages"].items():
            assert balance["in"] == balance["processed"] + balance["rejected"] + balance["ignored"], stage
        content = json.dumps(settings, sort_keys=True).encode()
    return hashlib.sha256(content).hexdigest()


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Names of files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def main() -> int:
    """Print a line for each run; 1 if any differs from the first."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        first = run(0, Path(name))
        for number in range(1, runs):
            changed = differences(first, run(number, Path(name)))
            failed += bool(changed)
            print(f"run {number}: {'differs in ' + ', '.join(changed) if changed else 'the same'}", flush=True)
    print(f"{runs} runs of {len(first)} files: {failed} differ from the first")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
