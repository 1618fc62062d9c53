"""`python -m bench.filters [SIZE ...] [--write DATE]`: what the filters cost, and how soon they begin.

Each run is a process of its own. A size costs at most 12 times what a tenth of it costs, also of hostile texts.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from bench.__main__ import ROOT, machine
from bench.process import Cost, measure
from demo.voices import Voice, load
from tests.hostile import stress

TABLE = ROOT / "docs/reference/performance-filters.md"
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
    """Measure, print, and with --write DATE keep the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.filters")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--write", default="", metavar="DATE")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        first = _told(begun(write(Path(place), 20)))
        grown = _told(row for mix in MIXES for row in steps(mix, Path(place), given.sizes))
    text = page(first, grown, given.write)
    print(text)
    if given.write:
        TABLE.write_text(text, encoding="utf-8")


def _told(rows: Iterator[str]) -> list[str]:
    """The rows, each of which is shown as soon as it is known."""
    found = []
    for row in rows:
        print(row, file=sys.stderr, flush=True)
        found.append(row)
    return found


def begun(small: Path) -> Iterator[str]:
    """What each filter costs on a few texts, the second time."""
    for words in FIRST:
        cost_of(words, small)
        cost = cost_of(words, small)
        yield f"| `{' '.join(words)}` | {cost.seconds:.1f} | {cost.cpu:.1f} |"


def steps(mix: str, folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """What each filter costs at each size of a mix of texts."""
    files = {size: write(folder, size, mix) for size in sizes}
    for words in FILTERS:
        before = 0.0
        for size, path in files.items():
            cost = cost_of(words, path)
            step = f"{cost.cpu / before:.1f}" if before else ""
            row = f"{cost.seconds:.1f} | {cost.cpu:.1f} | {step} | {cost.memory:.0f}"
            yield f"| {mix} | `{' '.join(words)}` | {size:,} | {row} |"
            before = cost.cpu


def page(first: Sequence[str], grown: Sequence[str], date: str) -> str:
    """Both tables."""
    when = f"Measured on {date}. " if date else ""
    return "\n".join(
        [
            "# Performance of the filters",
            "",
            f"{when}Command: `python -m bench.filters`. Machine: {machine()}.",
            "",
            "The first table is of whole commands; asked is a first output in under 3 s.",
            "",
            "| filter, 20 texts | seconds | processor seconds |",
            "|---|---|---|",
            *first,
            "",
            "In the second no step to ten times the texts may cost more than 12 times the processor seconds.",
            "Made-up texts have 50 words; hostile ones are those of `tests/hostile/stress.py`.",
            "",
            "| texts | filter | number | seconds | processor seconds | times the size before | peak MB |",
            "|---|---|---|---|---|---|---|",
            *grown,
            "",
            "Themes beside those of another program are in [a table of their own](performance-peer.md).",
            "",
        ]
    )


if __name__ == "__main__":
    main()
