"""Planted copies, found again: texts of the bench that were cut or lightly rewritten, among all the others.

Half of the originals (by the hash of their words) is for choosing the threshold, the other half is reported.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import bench
from evals.rows import Row
from rapporteur.engine.analysis.duplicates import DEFAULT, Rule, group_copies
from rapporteur.engine.corpus.canonical import canonical
from rapporteur.engine.corpus.shingles import jaccard, shingles

USUAL = Rule(0.5, 0.5)
"""The threshold that copies are usually looked for at, and the one of the report."""
TRIED = (
    *(Rule(value, value) for value in (0.05, 0.1, 0.15, 0.2, 0.3, 0.5)),
    *(Rule(0.5, least, rarity=rarity) for least in (0.05, 0.1, 0.15, 0.2) for rarity in (1.0, 2.0, 3.0)),
)
_KEPT = (0.3, 0.9)
_REPLACED = (0.05, 0.3)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Planted:
    """A collection with copies in it. pairs: places of each original and its copy."""

    name: str
    texts: tuple[str, ...]
    pairs: frozenset[Pair]


def run() -> list[Row]:
    """F1 by default, and recall and false pairs from 0.5 on, of the reported half."""
    return [row for planted in collections("reported") for row in _rows(planted)]


def _rows(planted: Planted) -> Iterator[Row]:
    name, usual, found = f"copies, {planted.name}", pairs_found(planted.texts, USUAL), pairs_found(planted.texts)
    note = f"{len(planted.pairs)} planted pairs among {len(planted.texts)} texts; the baseline takes pairs from 0.5 on"
    yield Row(name, "F1", round(f1(planted.pairs, found), 4), round(f1(planted.pairs, usual), 4), note=note)
    yield Row(name, "false pairs by default", float(len(found - planted.pairs)), note="a number, not a share")
    near = alike(planted, USUAL.sure)
    yield Row(name, "recall from 0.5 on", round(len(near & found) / len(near), 4), note=f"{len(near)} pairs")
    yield Row(name, "false pairs from 0.5 on", float(len(usual - planted.pairs)), note="a number, not a share")


def collections(half: str, seed: int = 0) -> Iterator[Planted]:
    """The collections with the copies of one half of the originals, "chosen" or "reported", planted in them."""
    for name, read in SOURCES.items():
        texts = sorted({canonical(text)[0] for text in read()})
        texts = without_own_copies([text for text in texts if _half(text) == half])
        yield plant(name, texts, random.Random(f"{name}-{half}-{seed}"))


def plant(name: str, texts: Sequence[str], random: random.Random) -> Planted:
    """Give every second text a copy: cut, or lightly rewritten, by turns; all shuffled."""
    vocabulary = sorted({word for text in texts for word in text.split()})
    rows: list[tuple[str, int]] = [(text, number) for number, text in enumerate(texts)]
    for number in range(0, len(texts), 2):
        text = texts[number]
        rows.append((cut(text, random) if number % 4 else rewritten(text, vocabulary, random), number))
    random.shuffle(rows)
    places: dict[int, list[int]] = defaultdict(list)
    for place, (_, number) in enumerate(rows):
        places[number].append(place)
    pairs = frozenset((held[0], held[1]) for held in places.values() if len(held) == 2)
    return Planted(name, tuple(text for text, _ in rows), pairs)


def cut(text: str, random: random.Random) -> str:
    """A stretch of the text, of 30 to 90 % of its words."""
    words = text.split()
    size = max(1, round(len(words) * random.uniform(*_KEPT)))
    start = random.randint(0, len(words) - size)
    return " ".join(words[start : start + size])


def rewritten(text: str, vocabulary: Sequence[str], random: random.Random) -> str:
    """The text with 5 to 30 % of its words replaced; of three sentences or more, one is dropped or two swapped."""
    sentences = _SENTENCE.split(text)
    if len(sentences) >= 3:
        if random.random() < 0.5:
            del sentences[random.randrange(len(sentences))]
        else:
            one, other = random.sample(range(len(sentences)), 2)
            sentences[one], sentences[other] = sentences[other], sentences[one]
    share = random.uniform(*_REPLACED)
    words = " ".join(sentences).split()
    return " ".join(random.choice(vocabulary) if random.random() < share else word for word in words)


def without_own_copies(texts: Sequence[str]) -> list[str]:
    """The texts without those that were copies of others before anything was planted (from 0.35 on)."""
    copies = {member for group in group_copies(texts, Rule(0.35, 0.35)) for member in group.members[1:]}
    return [text for place, text in enumerate(texts) if place not in copies]


def pairs_found(texts: Sequence[str], rule: Rule = DEFAULT) -> frozenset[Pair]:
    return frozenset((one, other) for group in group_copies(texts, rule) for one, other, _ in group.pairs)


def alike(planted: Planted, least: float) -> frozenset[Pair]:
    """The planted pairs that are from this similarity on, counted again in the plainest way."""
    sets = {place: shingles(planted.texts[place]) for pair in planted.pairs for place in pair}
    return frozenset(pair for pair in planted.pairs if round(jaccard(sets[pair[0]], sets[pair[1]]), 4) >= least)


def f1(wanted: frozenset[Pair], found: frozenset[Pair]) -> float:
    return 2 * len(wanted & found) / max(1, len(wanted) + len(found))


def _half(text: str) -> str:
    return "reported" if hashlib.sha256(text.encode()).digest()[0] % 2 else "chosen"


def _proposals() -> list[str]:
    return [row["text"] for row in bench.rows("themes_de/dev.csv")]


def _abstracts() -> list[str]:
    names = ("keyphrases/inspec_training.jsonl", "keyphrases/inspec_validation.jsonl")
    return [
        str(json.loads(line)["text"]) for name in names for line in bench.path(name).read_text("utf-8").splitlines()
    ]


def _speeches() -> list[str]:
    """Five arguments on one topic, joined."""
    topics: dict[str, list[str]] = defaultdict(list)
    for row in bench.rows("keypoints/arguments_train.csv"):
        topics[row["topic"]].append(row["argument"].strip())
    return [
        ". ".join(held[start : start + 5])
        for held in map(sorted, map(set, topics.values()))
        for start in range(0, len(held), 5)
    ]


def _arguments() -> list[str]:
    return bench.arguments()


def _papers() -> list[str]:
    folder = (Path(bench.FOLDER) / "../inputs/netmundial2014/texts").resolve()
    return [path.read_text("utf-8", errors="replace") for path in sorted(folder.glob("*.txt"))]


SOURCES: dict[str, Callable[[], list[str]]] = {
    "proposals, German": _proposals,
    "abstracts": _abstracts,
    "speeches": _speeches,
    "arguments, short": _arguments,
    "papers": _papers,
}


def main() -> None:
    """Print F1 and false pairs by rule, on the half that the rule was chosen on."""
    chosen = list(collections("chosen"))
    for rule in TRIED:
        figures = []
        for planted in chosen:
            found = pairs_found(planted.texts, rule)
            figures.append((f1(planted.pairs, found), len(found - planted.pairs)))
        told = "  ".join(f"{value:.3f} {false:3}" for value, false in figures)
        mean = sum(value for value, _ in figures) / len(figures)
        print(f"{rule.sure:.2f} {rule.least:.2f} {rule.rarity:.0f}  {told}  mean {mean:.3f}")


if __name__ == "__main__":
    main()
