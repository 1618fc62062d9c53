"""`python -m bench.filters [SIZE ...]`: what the filters cost, and how soon they begin.

Each run is a process of its own. A size costs at most 12 times what a tenth of it costs, also of hostile texts.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from bench.process import Cost, measure
from demo.voices import Voice, load
from tests.hostile import stress

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
_LETTERS = 500
"""Of a hostile text."""
_FOLLOWS = 0.7
"""How often a word is one that followed the last one in the demonstration's texts."""


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


def hostile(size: int) -> Iterator[str]:
    """The beginnings of the texts of tests/hostile/stress.py again and again, every second time with a number."""
    odd = [text[:_LETTERS] for text in stress.texts(_LETTERS).values()]
    for number in range(size):
        text = odd[number % len(odd)]
        yield text if number // len(odd) % 2 else f"{number} {text}"


MIXES: dict[str, Callable[[int], Iterator[str]]] = {"made up": texts, "hostile": hostile}


def _english(voice: Voice) -> list[str]:
    return " ".join(voice.answers[key] for key in sorted(voice.answers)).split() if voice.language == "en" else []


def _walk(words: list[str], following: dict[str, list[str]], draw: random.Random) -> Iterator[str]:
    word = draw.choice(words)
    for _ in range(WORDS):
        yield word
        after = following[word]
        word = draw.choice(after if after and draw.random() < _FOLLOWS else words)


def cost_of(words: tuple[str, ...], source: Path) -> Cost:
    """Run a filter on a file in a process of its own."""
    return measure((COMMAND, words[0], source, *words[1:]))


def write(folder: Path, size: int, mix: str = "made up") -> Path:
    """A file of so many texts."""
    path = folder / f"{mix}-{size}.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number, text in enumerate(MIXES[mix](size)):
            stream.write(json.dumps({"id": f"t{number}", "text": text}) + "\n")
    return path


def main() -> None:
    """Print both tables."""
    sizes = tuple(int(word) for word in sys.argv[1:]) or SIZES
    with tempfile.TemporaryDirectory() as place:
        small = write(Path(place), 20)
        print("| filter, 20 texts | seconds | processor seconds |\n|---|---|---|")
        for words in FIRST:
            cost_of(words, small)
            cost = cost_of(words, small)
            print(f"| `{' '.join(words)}` | {cost.seconds:.1f} | {cost.cpu:.1f} |", flush=True)
        print("\n| texts | filter | number | seconds | processor seconds | times the size before | peak MB |")
        print("|---|---|---|---|---|---|---|")
        for mix in MIXES:
            files = {size: write(Path(place), size, mix) for size in sizes}
            for words in FILTERS:
                steps(mix, words, files)


def steps(mix: str, words: tuple[str, ...], files: Mapping[int, Path]) -> None:
    """Print what a filter costs at each size."""
    before = 0.0
    for size, path in files.items():
        cost = cost_of(words, path)
        step = f"{cost.cpu / before:.1f}" if before else ""
        row = f"{cost.seconds:.1f} | {cost.cpu:.1f} | {step} | {cost.memory:.0f}"
        print(f"| {mix} | `{' '.join(words)}` | {size:,} | {row} |", flush=True)
        before = cost.cpu


if __name__ == "__main__":
    main()
