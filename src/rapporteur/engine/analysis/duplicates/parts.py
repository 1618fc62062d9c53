"""The 5-grams of one part of many texts, in files, so that parts can be compared with little of them in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.duplicates.contributions import LEAST_WORDS
from rapporteur.engine.analysis.duplicates.hashing import Owners, postings
from rapporteur.engine.analysis.duplicates.numbering import Ints
from rapporteur.engine.frames.hashes import Hashes

BAND = 2_000_000
"""5-grams of all parts that are compared at once."""
CELLS = 2**12
"""The hashes of a part are cut into so many cells of equal width, of which a band is made."""
_POSTING = np.dtype([("hash", "<u8"), ("owner", "<u4")])

Marks = NDArray[np.bool_]


def shingle_part(contributions: Sequence[str], contents: Sequence[str], folder: Path, part: int) -> None:
    """Write what `join_parts` needs to know of one part of the texts to a folder.

    contributions: the contribution of each text. contents: canonical, no choices; texts of fewer than 20 words are
    passed over. part: a number of its own. Writes PART.postings, 12 bytes a 5-gram, and PART.npz, some 100 a text.
    """
    found = postings(contents)
    long = found.words >= LEAST_WORDS
    found = found.of(long)
    rows = np.empty(len(found.hashes), dtype=_POSTING)
    rows["hash"], rows["owner"] = found.hashes, found.owners
    rows.tofile(folder / f"{part:06}.postings")
    edges = np.arange(CELLS, dtype=np.uint64) * np.uint64(2**64 // CELLS)
    np.savez(
        folder / f"{part:06}.npz",
        contributions=np.array([contributions[place] for place in np.flatnonzero(long).tolist()], dtype=np.str_),
        sizes=found.sizes,
        sums=found.sums,
        cells=np.append(np.searchsorted(found.hashes, edges), len(found.hashes)),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it was written. start: the number of its first text among all; sizes, sums: see `Postings`."""

    name: Path
    start: int
    sizes: Ints
    sums: Hashes
    cells: Ints

    @property
    def texts(self) -> slice:
        """The numbers of its texts among all."""
        return slice(self.start, self.start + len(self.sums))

    def postings(self, low: int, high: int, kept: Marks) -> tuple[Hashes, Owners]:
        """Hashes from one cell to another, sorted, and the texts that have them, of those that are kept among all."""
        start, end = self.cells[[low, high]].tolist()
        file = self.name.with_suffix(".postings")
        rows = np.fromfile(file, dtype=_POSTING, count=end - start, offset=start * _POSTING.itemsize)
        owners = rows["owner"].astype(np.int64) + self.start
        inside = kept[owners]
        return rows["hash"][inside].astype(np.uint64), owners[inside].astype(np.uint32)

    def contributions(self, texts: Ints) -> list[str]:
        """The contributions of those of some texts that are here. texts: rising."""
        inside = texts[np.searchsorted(texts, self.start) : np.searchsorted(texts, self.texts.stop)]
        with np.load(self.name) as file:
            return [str(name) for name in file["contributions"][inside - self.start]]


def parts_in(folder: Path) -> list[Part]:
    """The parts in a folder, in the order of their numbers."""
    found: list[Part] = []
    for name in sorted(folder.glob("*.npz")):
        with np.load(name) as file:
            start = found[-1].texts.stop if found else 0
            found.append(Part(name, start, file["sizes"], file["sums"], file["cells"]))
    return found


def joined(found: Sequence[tuple[Hashes, Owners]]) -> tuple[Hashes, Owners]:
    """Postings of several parts, sorted by hash."""
    hashes = np.concatenate([np.zeros(0, dtype=np.uint64), *(hashes for hashes, _ in found)])
    texts = np.concatenate([np.zeros(0, dtype=np.uint32), *(texts for _, texts in found)])
    order = np.argsort(hashes)
    return hashes[order], texts[order]


def shared(parts: Sequence[Part], kept: Marks) -> NDArray[np.int32]:
    """How many of its 5-grams each kept text shares with any other kept one of all parts, band by band."""
    found = np.zeros(len(kept), dtype=np.int32)
    total = sum(int(part.cells[-1]) for part in parts)
    edges = np.linspace(0, CELLS, min(CELLS, -(-total // BAND)) + 1).astype(np.int64).tolist()
    for low, high in pairwise(edges):
        hashes, texts = joined([part.postings(low, high, kept) for part in parts])
        again = hashes[1:] == hashes[:-1]
        several = texts[np.append(again, False) | np.append(False, again)]
        np.add.at(found, several.astype(np.int64), np.int32(1))
    return found
