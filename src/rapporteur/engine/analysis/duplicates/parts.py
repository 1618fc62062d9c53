"""The 5-grams of one part of many texts, in files, so that parts can be compared with little of them in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.duplicates.contributions import LEAST_WORDS
from rapporteur.engine.analysis.duplicates.hashing import Owners, Postings, postings
from rapporteur.engine.analysis.duplicates.numbering import Ints
from rapporteur.engine.frames.hashes import Hashes
from rapporteur.engine.frames.roll import Places

CELLS = 2**12
"""The hashes of a part are cut into so many cells of equal width, of which a band is made."""
_POSTING = np.dtype([("hash", "<u8"), ("owner", "<u4")])


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
        sizes=found.sizes.astype(np.int32),
        sums=found.sums,
        cells=np.append(np.searchsorted(found.hashes, edges), len(found.hashes)),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it was written. texts: their numbers among those of all parts. cells: the first row of each cell."""

    name: Path
    texts: slice
    cells: Ints

    def column(self, name: str) -> NDArray[Any]:
        """The sizes or sums of its texts; see `Postings`."""
        with np.load(self.name) as file:
            return np.asarray(file[name])

    def postings(self, low: int, high: int, places: Places) -> tuple[Hashes, Owners]:
        """Hashes from one cell to another, sorted, and whose they are.

        places: what stands for each of the texts of all parts; -1 for those that are not looked at.
        """
        start, end = self.cells[[low, high]].tolist()
        file = self.name.with_suffix(".postings")
        rows = np.fromfile(file, dtype=_POSTING, count=end - start, offset=start * _POSTING.itemsize)
        owners = places[self.texts][rows["owner"]]
        inside = owners >= 0
        return rows["hash"][inside].astype(np.uint64), owners[inside].astype(np.uint32)

    def gathered(self, texts: Ints) -> tuple[Ints, Postings]:
        """Which of some texts are here, and their 5-grams, numbered in that order."""
        here = np.flatnonzero((texts >= self.texts.start) & (texts < self.texts.stop))
        places = np.full(self.texts.stop, -1, dtype=np.int32)
        places[texts[here]] = np.arange(len(here))
        return here, Postings(*self.postings(0, CELLS, places), np.zeros(len(here), dtype=np.int64))

    def contributions(self, texts: Ints) -> list[str]:
        """The contributions of those of some texts that are here. texts: rising."""
        inside = texts[np.searchsorted(texts, self.texts.start) : np.searchsorted(texts, self.texts.stop)]
        return list(self.column("contributions")[inside - self.texts.start].tolist())


def parts_in(folder: Path) -> list[Part]:
    """The parts in a folder, in the order of their numbers."""
    found: list[Part] = []
    for name in sorted(folder.glob("*.npz")):
        with np.load(name) as file:
            start = found[-1].texts.stop if found else 0
            found.append(Part(name, slice(start, start + len(file["sums"])), file["cells"]))
    return found
