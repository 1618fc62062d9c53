"""Which 5-grams are shared by texts of all parts: told band by band of hashes, so that little is in memory at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from rapporteur.engine.analysis.duplicates.hashing import Owners, Postings
from rapporteur.engine.analysis.duplicates.numbering import Ints
from rapporteur.engine.analysis.duplicates.parts import CELLS, Part
from rapporteur.engine.analysis.duplicates.rule import Rule
from rapporteur.engine.analysis.duplicates.similar import Prefixes
from rapporteur.engine.frames.hashes import Hashes
from rapporteur.engine.frames.roll import Numbers, Places

BAND = 2_000_000
"""5-grams of all parts that are compared at once."""
_SHARED = np.dtype([("hash", "<u8"), ("text", "<u4"), ("often", "<u4")])
_PLACE, _OFTEN = 27, 16
"""Bits of a sorting key for the place of a row and for how many texts have its 5-gram; the others say whose it is.

They are enough: a file holds BAND rows and those of one text more, and so of fewer than 2^21 texts."""


def shared(parts: Sequence[Part], texts: Numbers, sizes: Numbers) -> Ints:
    """How many of its 5-grams each of some texts has in common with any other of them.

    texts: their numbers among those of all parts. sizes: how many 5-grams each has; here and below.
    """
    found = np.zeros(len(texts), dtype=np.int64)
    for hashes, owners in _bands(parts, texts, sizes):
        found += np.bincount(owners[_often(hashes) > 1], minlength=len(found))
    return found


def counts(parts: Sequence[Part], texts: Numbers, sizes: Numbers, one: Ints, other: Ints) -> Ints:
    """How many 5-grams each text of one row has in common with that beside it in the other. Rows: places in texts."""
    found = np.zeros(len(one), dtype=np.int64)
    for band in _bands(parts, texts, sizes):
        found += _postings(*band, len(texts)).sets(np.arange(len(texts))).shared(one, other)
    return found


def gathered(parts: Sequence[Part], texts: Numbers) -> Postings:
    """All 5-grams of some texts, which are numbered anew in their order."""
    return _postings(*_joined(parts, 0, CELLS, _places(parts, texts)), len(texts))


def prefixes(parts: Sequence[Part], texts: Numbers, sizes: Ints, rule: Rule) -> Prefixes:
    """The rarest 5-grams of each of some texts, as many as the filter needs; see `similar`.

    What several of them have is dealt to files, each for some texts one after the other. In memory are one band, one of
    these files, and what comes out.
    """
    shelf = np.cumsum(sizes) // BAND
    starts = np.searchsorted(shelf, np.arange(shelf.max(initial=-1) + 2))
    with TemporaryDirectory(dir=parts[0].name.parent) as folder:
        files = [Path(folder, str(number)) for number in range(len(starts) - 1)]
        for hashes, owners in _bands(parts, texts, sizes):
            _deal(hashes, owners, starts, files)
        found = [
            _rarest(path, first, sizes[first:end], rule)
            for path, (first, end) in zip(files, pairwise(starts.tolist()), strict=True)
        ]
    rows = np.concatenate([np.zeros(0, dtype=_SHARED), *(rows for rows, _ in found)])
    rest = np.concatenate([np.zeros(0, dtype=np.int64), *(rest for _, rest in found)])
    return Prefixes(_numbered(rows, len(sizes)), sizes, rest)


def _deal(hashes: Hashes, owners: Owners, starts: Ints, files: Sequence[Path]) -> None:
    """Append what several texts have to the files of these texts, sorted by hash in each. starts: the first of each."""
    often = _often(hashes)
    several = np.flatnonzero(often > 1)
    shelf = (np.searchsorted(starts, owners[several], side="right") - 1).astype(np.uint16)
    rows = np.empty(len(several), dtype=_SHARED)
    several = several[np.argsort(shelf, kind="stable")]
    rows["hash"], rows["text"], rows["often"] = hashes[several], owners[several], often[several]
    bounds = np.concatenate([[0], np.cumsum(np.bincount(shelf, minlength=len(files)))])
    for path, (first, end) in zip(files, pairwise(bounds.tolist()), strict=True):
        with path.open("ab") as file:
            rows[first:end].tofile(file)


def _rarest(path: Path, first: int, sizes: Ints, rule: Rule) -> tuple[NDArray[np.void], Ints]:
    """The rows of a file that belong to prefixes, and how many others each text has. sizes: of its texts from first."""
    rows = np.fromfile(path, dtype=_SHARED)
    owners = (rows["text"] - np.uint32(first)).astype(np.uint64)
    often = np.minimum(rows["often"], 2**_OFTEN - 1).astype(np.uint64)
    keys = owners << np.uint64(_PLACE + _OFTEN) | often << np.uint64(_PLACE) | np.arange(len(rows), dtype=np.uint64)
    order = (np.sort(keys) & np.uint64(2**_PLACE - 1)).astype(np.int64)
    several = np.bincount(owners.astype(np.int64), minlength=len(sizes))
    wanted = np.clip(rule.prefix(sizes) - (sizes - several), 0, several)
    place = np.arange(len(rows)) - np.repeat(np.cumsum(several) - several, several)
    return rows[order[place < np.repeat(wanted, several)]], several - wanted


def _numbered(rows: NDArray[np.void], size: int) -> csr_array:
    """(texts, 5-grams), 1 where a text has one in its prefix and so has another."""
    _, numbers, often = np.unique(rows["hash"], return_inverse=True, return_counts=True)
    again = often > 1
    kept = again[numbers]
    entries = (rows["text"][kept].astype(np.int32), (np.cumsum(again) - 1)[numbers[kept]].astype(np.int32))
    return csr_array((np.ones(len(entries[0]), dtype=np.int32), entries), shape=(size, max(1, int(again.sum()))))


def _bands(parts: Sequence[Part], texts: Numbers, sizes: Numbers) -> Iterator[tuple[Hashes, Owners]]:
    """The 5-grams of some texts and whose they are, sorted, so that all who have one are in one band."""
    places = _places(parts, texts)
    number = max(1, -(-int(sizes.sum()) // BAND))
    edges = np.linspace(0, CELLS, min(CELLS, number) + 1).astype(np.int64).tolist()
    for low, high in pairwise(edges):
        yield _joined(parts, low, high, places)


def _places(parts: Sequence[Part], texts: Numbers) -> Places:
    """The place of each text of all parts among some, -1 where it is not one of them."""
    places = np.full(parts[-1].texts.stop, -1, dtype=np.int32)
    places[texts] = np.arange(len(texts))
    return places


def _joined(parts: Sequence[Part], low: int, high: int, places: Places) -> tuple[Hashes, Owners]:
    """5-grams of all parts from one cell to another, sorted by hash."""
    hashes, owners = zip(*(part.postings(low, high, places) for part in parts), strict=True)
    found = np.concatenate(hashes)
    order = np.argsort(found)
    return found[order], np.concatenate(owners)[order]


def _often(hashes: Hashes) -> NDArray[np.int32]:
    """How many texts have each 5-gram. hashes: sorted."""
    edges = np.flatnonzero(np.append(np.diff(hashes, prepend=hashes[:1] + np.uint64(1)), 1))
    sizes = np.diff(edges).astype(np.int32)
    return np.repeat(sizes, sizes)


def _postings(hashes: Hashes, owners: Owners, texts: int) -> Postings:
    return Postings(hashes, owners, np.zeros(texts, dtype=np.int64))
