"""`python -m bench.filters [SIZE ...]`: what the filters cost, and how soon they begin.

Each run is a process of its own. A size costs at most 12 times what a tenth of it costs.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from demo.voices import Voice, load

COMMAND = Path(sys.executable).with_name("rapporteur")
SIZES = (1_000, 10_000, 100_000)
FILTERS = (
    ("languages",),
    ("duplicates",),
    ("phrases", "--per-text"),
    ("phrases", "--corpus"),
    ("code", "--scheme", "sdgs", "--encoder", "static"),
)
FIRST = (*FILTERS, ("code", "--scheme", "sdgs"), ("themes",), ("themes", "--encoder", "static"))
WORDS = 50
_FOLLOWS = 0.7
"""How often a word is one that followed the last one in the demonstration's texts."""


@dataclass(frozen=True, slots=True)
class Cost:
    """seconds: by the clock; cpu: of the process, on all cores; memory: its peak, MB."""

    seconds: float
    cpu: float
    memory: float


def texts(size: int, seed: int = 0) -> Iterator[str]:
    """Made-up English texts of 50 words: one in ten is always the same, one in twenty nearly one before it."""
    draw = random.Random(seed)
    words = [word for voice in load() for word in _english(voice)]
    following: dict[str, list[str]] = defaultdict(list)
    for word, after in pairwise(words):
        following[word].append(after)
    last = same = " ".join(_walk(words, following, draw))
    for number in range(size):
        if number % 10 == 0:
            yield same
        elif number % 20 == 1:
            yield " ".join(word if draw.random() < 0.9 else draw.choice(words) for word in last.split())
        else:
            last = " ".join(_walk(words, following, draw))
            yield last


def _english(voice: Voice) -> list[str]:
    return " ".join(voice.answers[key] for key in sorted(voice.answers)).split() if voice.language == "en" else []


def _walk(words: list[str], following: dict[str, list[str]], draw: random.Random) -> Iterator[str]:
    word = draw.choice(words)
    for _ in range(WORDS):
        yield word
        after = following[word]
        word = draw.choice(after if after and draw.random() < _FOLLOWS else words)


def measure(words: tuple[str, ...], source: Path) -> Cost:
    """Run a filter on a file in a process of its own."""
    begun = time.monotonic()
    with subprocess.Popen([str(COMMAND), words[0], str(source), *words[1:]], stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}")
    return Cost(time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def write(folder: Path, size: int) -> Path:
    """A file of so many texts."""
    path = folder / f"{size}.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number, text in enumerate(texts(size)):
            stream.write(json.dumps({"id": f"t{number}", "text": text}) + "\n")
    return path


def main() -> None:
    """Print both tables."""
    sizes = tuple(int(word) for word in sys.argv[1:]) or SIZES
    with tempfile.TemporaryDirectory() as place:
        files = {size: write(Path(place), size) for size in sizes}
        small = write(Path(place), 20)
        print("| filter, 20 texts | seconds | processor seconds |\n|---|---|---|")
        for words in FIRST:
            measure(words, small)
            cost = measure(words, small)
            print(f"| `{' '.join(words)}` | {cost.seconds:.1f} | {cost.cpu:.1f} |", flush=True)
        print("\n| filter | texts | seconds | processor seconds | times the size before | peak MB |")
        print("|---|---|---|---|---|---|")
        for words in FILTERS:
            before = 0.0
            for size in sizes:
                cost = measure(words, files[size])
                step = f"{cost.cpu / before:.1f}" if before else ""
                row = f"{cost.seconds:.1f} | {cost.cpu:.1f} | {step} | {cost.memory:.0f}"
                print(f"| `{' '.join(words)}` | {size:,} | {row} |", flush=True)
                before = cost.cpu


if __name__ == "__main__":
    main()
