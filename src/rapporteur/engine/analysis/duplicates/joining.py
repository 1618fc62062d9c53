"""Copies among millions of contributions, whose texts were read part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from rapporteur.engine.analysis.duplicates.contributions import LISTED, MANY
from rapporteur.engine.analysis.duplicates.hashing import Postings
from rapporteur.engine.analysis.duplicates.holders import ranked
from rapporteur.engine.analysis.duplicates.listing import NOTHING, Columns, listed
from rapporteur.engine.analysis.duplicates.numbering import Ints, Sets
from rapporteur.engine.analysis.duplicates.parts import Part, parts_in
from rapporteur.engine.analysis.duplicates.rule import Floats, Rule
from rapporteur.engine.analysis.duplicates.sharing import counts, gathered, prefixes, shared
from rapporteur.engine.analysis.duplicates.similar import Crowded, Pairs, Prefixes, crowded, first_like, prefixes_of
from rapporteur.engine.frames.hashes import Hashes
from rapporteur.engine.frames.roll import Places
from rapporteur.engine.frames.rows import text_column
from rapporteur.engine.frames.tables import COPIES, write_columns


def join_parts(folder: Path, out: Path, threshold: float = 0.5) -> None:
    """Write the rows of `find` for all texts of the parts in a folder, the same however they were parted.

    out: a Parquet file; its rows are read as those of `COPIES`.

    Of equal texts one is compared, and only if it shares enough of its 5-grams with any others: n of them share at
    least threshold * n with each copy. Then one of its rarest 5-grams must be one of the rarest of another. Letters of
    more than LISTED contributions are compared first, with the texts of one part at a time.

    Memory: some 15 bytes a text (50 for a moment), 100 MB for a band, the rows, some 100 bytes for each text that is
    like another, and the 5-grams of the letters and of crowds of letters that are all a little different. Raises
    ValueError at a threshold that is not above 0 and at most 1.
    """
    rule = Rule(threshold, threshold)
    parts = parts_in(folder)
    write_columns(_joined(parts, rule) if parts else NOTHING, COPIES, out)


def _joined(parts: Sequence[Part], rule: Rule) -> Columns:
    sizes = np.concatenate([part.column("sizes") for part in parts])
    first, which, looked_at = _different(parts)
    alike = np.flatnonzero(shared(parts, first, sizes[first]) >= rule.shared_by_copies(sizes[first]))
    rarest = prefixes(parts, first[alike], sizes[first[alike]].astype(np.int64), rule)
    alike, rarest = alike[rarest.linked], rarest.of(rarest.linked)
    looked_at[alike] = True
    asked = np.flatnonzero(looked_at[which])
    chosen, holders = ranked(text_column(part.contributions(asked) for part in parts), which[asked])
    files = _Files(parts, asked[chosen], sizes[asked[chosen]].astype(np.int64))
    place = np.full(len(first), -1, dtype=np.int64)
    place[alike] = np.arange(len(alike))
    found = _crowded(files, holders.sizes, place[which[files.texts]], rarest, rule)
    return listed(found, holders, files)


def _different(parts: Sequence[Part]) -> tuple[Places, Places, NDArray[np.bool_]]:
    """The first text of each different set of 5-grams, the number of each text's set, and which sets several have."""
    sums = np.concatenate([part.column("sums") for part in parts])
    _, first, which, count = np.unique(sums, return_index=True, return_inverse=True, return_counts=True)
    return first.astype(np.int32), which.astype(np.int32), count > 1


@dataclass(frozen=True, slots=True)
class _Files:
    """Different sets of 5-grams that are in files. texts: the number of a text with each. sizes: of the sets."""

    parts: Sequence[Part]
    texts: Ints
    sizes: Ints

    def of(self, chosen: Ints) -> _Files:
        """The chosen sets, in that order."""
        return _Files(self.parts, self.texts[chosen], self.sizes[chosen])

    def taken(self, chosen: Ints) -> Sets:
        """The chosen sets, in that order, in memory."""
        return gathered(self.parts, self.texts[chosen]).sets(np.arange(len(chosen)))

    def shared(self, one: Ints, other: Ints) -> Ints:
        """How many 5-grams each set of one row has in common with that beside it in the other."""
        chosen, places = np.unique([one, other], return_inverse=True)
        return counts(self.parts, self.texts[chosen], self.sizes[chosen], *places.reshape(2, -1))

    def first_like(self, chosen: Ints, firsts: Ints, rule: Rule) -> tuple[Ints, Floats]:
        """The first of some sets that each chosen one is a copy of, -1 where it is of none, and their similarity."""
        found, near = np.full(len(chosen), -1, dtype=np.int64), np.ones(len(chosen))
        letters = gathered(self.parts, self.texts[firsts])
        known = np.unique(letters.hashes)
        turned = _table(letters, known).T.tocsr()
        for part in self.parts if len(firsts) else ():
            here, postings = part.gathered(self.texts[chosen])
            table = _table(postings, known)
            first, near[here] = first_like(table, turned, self.sizes[chosen[here]], self.sizes[firsts], rule)
            found[here] = np.where(first < 0, -1, firsts[first])
        return found, near


def _table(found: Postings, known: Hashes) -> csr_array:
    """(texts, known 5-grams), 1 where a text has one."""
    places = np.minimum(np.searchsorted(known, found.hashes), len(known) - 1)
    inside = known[places] == found.hashes
    entries = (found.owners[inside].astype(np.int32), places[inside].astype(np.int32))
    return csr_array((np.ones(len(entries[0]), dtype=np.int32), entries), shape=(len(found.words), len(known)))


def _crowded(files: _Files, held: Ints, place: Ints, rarest: Prefixes, rule: Rule) -> Crowded:
    """As `similar.crowded`: first the letters of many, then what is like one of them, then all others.

    place: of each set among those whose rarest 5-grams are given; -1 where it cannot be like another one.
    """
    first, near = np.where(held > LISTED, np.arange(len(held)), -1), np.ones(len(held))
    letters, others = np.flatnonzero((place >= 0) & (held > LISTED)), np.flatnonzero((place >= 0) & (held <= LISTED))
    sets = files.taken(letters)
    found = crowded(sets, prefixes_of(sets, rule), rule, held[letters], LISTED, MANY)
    first[letters], near[letters] = letters[found.first], found.near
    first[others], near[others] = files.first_like(others, np.unique(first[letters]), rule)
    rest = others[first[others] < 0]
    found = crowded(files.of(rest), rarest.of(place[rest]), rule, held[rest], LISTED, MANY)
    first[rest], near[rest] = np.where(found.first < 0, -1, rest[found.first]), found.near
    pairs = found.pairs
    return Crowded(first, near, Pairs(rest[pairs.one], rest[pairs.other], pairs.similarity))
