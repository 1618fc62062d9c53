"""Copies among millions of contributions, whose texts were read part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from rapporteur.engine.analysis.duplicates.contributions import LISTED, MANY, listed, ranked
from rapporteur.engine.analysis.duplicates.hashing import Postings
from rapporteur.engine.analysis.duplicates.numbering import Ints, Sets
from rapporteur.engine.analysis.duplicates.parts import CELLS, Marks, Part, joined, parts_in, shared
from rapporteur.engine.analysis.duplicates.rule import Floats, Rule
from rapporteur.engine.analysis.duplicates.similar import Crowded, Pairs, crowded, first_like, jaccard_of
from rapporteur.engine.frames.hashes import Hashes
from rapporteur.engine.records import Copy


def join_parts(folder: Path, threshold: float = 0.5) -> tuple[Copy, ...]:
    """The rows of `find` for all texts of the parts in a folder, the same however they were parted.

    Of equal texts one is compared, and only if it shares enough of its 5-grams with any others: n of them share at
    least threshold * n with each copy. Letters of more than LISTED contributions are compared first, with the texts
    of one part at a time. Memory: some 50 bytes a text, 100 MB for a band, the rows, and the 5-grams of those letters
    and of the texts that are like other ones but none of them. Raises ValueError at a threshold that is not above 0
    and at most 1.
    """
    rule = Rule(threshold, threshold)
    parts = parts_in(folder)
    if not parts:
        return ()
    sums, sizes = (np.concatenate(column) for column in zip(*((part.sums, part.sizes) for part in parts), strict=True))
    _, first, which, count = np.unique(sums, return_index=True, return_inverse=True, return_counts=True)
    once = np.zeros(len(sums), dtype=np.bool_)
    once[first] = True
    alike = shared(parts, once) >= rule.shared_by_copies(sizes)
    texts = np.flatnonzero((alike[first] | (count > 1))[which])
    contributions = [name for part in parts for name in part.contributions(texts)]
    chosen, holders = ranked(contributions, sums[texts])
    files = _Files(parts, texts[chosen], sizes[texts[chosen]])
    held = np.array([len(row) for row in holders], dtype=np.int64)
    return listed(_crowded(files, held, alike[files.texts], rule), holders, files.similarity)


@dataclass(frozen=True, slots=True)
class _Files:
    """Different sets of 5-grams that are in files. texts: the number of a text with each. sizes: of the sets."""

    parts: Sequence[Part]
    texts: Ints
    sizes: Ints

    def sets(self, chosen: Ints) -> Sets:
        """The chosen sets, in that order."""
        return self._postings(chosen).sets(np.arange(len(chosen)))

    def similarity(self, one: Ints, other: Ints) -> Floats:
        """The similarity of each set of one row with that beside it in the other."""
        chosen, places = np.unique(np.concatenate([one, other]), return_inverse=True)
        return jaccard_of(self.sets(chosen), *np.split(places, 2))

    def first_like(self, chosen: Ints, firsts: Ints, rule: Rule) -> tuple[Ints, Floats]:
        """The first of some sets that each chosen one is a copy of, -1 where it is of none, and their similarity."""
        found, near = np.full(len(chosen), -1, dtype=np.int64), np.ones(len(chosen))
        if not len(firsts):
            return found, near
        letters = self._postings(firsts)
        known = np.unique(letters.hashes)
        turned = _table(letters, known).T.tocsr()
        places = self._places(chosen)
        kept = places >= 0
        for part in self.parts:
            mine = kept[part.texts]
            here = places[part.texts][mine]
            hashes, texts = part.postings(0, CELLS, kept)
            owners = (np.cumsum(mine) - 1)[texts - np.uint32(part.start)]
            table = _table(Postings(hashes, owners.astype(np.uint32), np.zeros(len(here), dtype=np.int64)), known)
            first, near[here] = first_like(table, turned, self.sizes[chosen[here]], self.sizes[firsts], rule)
            found[here] = np.where(first < 0, -1, firsts[first])
        return found, near

    def _postings(self, chosen: Ints) -> Postings:
        """The 5-grams of chosen sets, which are numbered anew in that order."""
        places = self._places(chosen)
        hashes, texts = joined([part.postings(0, CELLS, places >= 0) for part in self.parts])
        return Postings(hashes, places[texts].astype(np.uint32), np.zeros(len(chosen), dtype=np.int64))

    def _places(self, chosen: Ints) -> NDArray[np.int32]:
        """The place of each text of all parts among chosen sets, -1 where it is not their text."""
        places = np.full(self.parts[-1].texts.stop, -1, dtype=np.int32)
        places[self.texts[chosen]] = np.arange(len(chosen))
        return places


def _table(found: Postings, known: Hashes) -> csr_array:
    """(texts, known 5-grams), 1 where a text has one."""
    places = np.minimum(np.searchsorted(known, found.hashes), len(known) - 1)
    inside = known[places] == found.hashes
    entries = (found.owners[inside].astype(np.int32), places[inside].astype(np.int32))
    return csr_array((np.ones(len(entries[0]), dtype=np.int32), entries), shape=(len(found.words), len(known)))


def _crowded(files: _Files, held: Ints, alike: Marks, rule: Rule) -> Crowded:
    """As `similar.crowded`: first the letters of many, then what is like one of them, then all others.

    alike: whether a set may be like another one.
    """
    first, near = np.where(held > LISTED, np.arange(len(held)), -1), np.ones(len(held))
    letters, others = np.flatnonzero(alike & (held > LISTED)), np.flatnonzero(alike & (held <= LISTED))
    found = crowded(files.sets(letters), rule, held[letters], LISTED, MANY)
    first[letters], near[letters] = letters[found.first], found.near
    first[others], near[others] = files.first_like(others, np.unique(first[letters]), rule)
    rest = others[first[others] < 0]
    found = crowded(files.sets(rest), rule, held[rest], LISTED, MANY)
    first[rest], near[rest] = np.where(found.first < 0, -1, rest[found.first]), found.near
    pairs = found.pairs
    return Crowded(first, near, Pairs(rest[pairs.one], rest[pairs.other], pairs.similarity))
