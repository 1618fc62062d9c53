"""Word 5-grams as 64-bit hashes: the same for a text wherever it is read, so that parts of a collection compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.duplicates.numbering import Ints, Sets
from rapporteur.engine.corpus.shingles import WIDTH, words
from rapporteur.engine.frames.hashes import Hashes, mixed

Owners = NDArray[np.uint32]

BLOCK = 250_000
"""Characters that are hashed at once; a longer text is hashed whole."""
_LETTER = 1
_BASE = 0x9E3779B97F4A7C15
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Postings:
    """Which text has which 5-gram: each pair once, sorted by hash, then by text.

    words: how many each text has. Two different 5-grams have one hash with a chance of 2^-64: among the 50 million
    of a million answers, one in 15,000 that any two have at all. Then a similarity may be off by one 5-gram.
    """

    hashes: Hashes
    owners: Owners
    words: Ints

    @property
    def sizes(self) -> Ints:
        """How many 5-grams each text has."""
        return np.bincount(self.owners, minlength=len(self.words))

    @property
    def sums(self) -> Hashes:
        """One hash for all 5-grams of each text: equal where the sets are equal."""
        found = np.zeros(len(self.words), dtype=np.uint64)
        np.add.at(found, self.owners.astype(np.int64), mixed(self.hashes))
        return found

    def of(self, kept: NDArray[np.bool_]) -> Postings:
        """Those of the kept texts, which are counted anew."""
        inside = kept[self.owners]
        places = (np.cumsum(kept) - 1).astype(np.uint32)
        return Postings(self.hashes[inside], places[self.owners[inside]], self.words[kept])

    def sets(self, texts: Ints) -> Sets:
        """The 5-grams of some texts, in that order, numbered anew."""
        rank = np.full(len(self.words), -1, dtype=np.int64)
        rank[texts] = np.arange(len(texts))
        rows = rank[self.owners]
        numbers = np.cumsum(np.diff(self.hashes, prepend=self.hashes[:1]) != 0)
        rows, numbers = rows[rows >= 0], numbers[rows >= 0]
        order = np.argsort(rows, kind="stable")
        starts = np.searchsorted(rows[order], np.arange(len(texts) + 1))
        return Sets(starts.astype(np.int64), numbers[order], int(numbers.max(initial=-1)) + 1)


def postings(contents: Sequence[str]) -> Postings:
    """The hashes of the word 5-grams of each text; of a text with fewer than five words there are none.

    Words are those of `corpus.shingles.words`, found for all texts at once. A word is hashed as a polynomial over
    its characters, each of which is first mixed to 64 bits, and a 5-gram as one over its words, mixed again.
    """
    lowered = [content.lower() for content in contents]
    ends = np.cumsum([0, *(len(content) + 1 for content in lowered)])
    codes = np.frombuffer("\n".join([*lowered, ""]).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    blocks = list(_blocks(ends))
    scale = _Scale.of(codes, max((int(ends[last] - ends[first]) for first, last in blocks), default=0))
    sizes, hashes, owners = [_NONE], [_NONE.astype(np.uint64)], [_NONE.astype(np.uint32)]
    for first, last in blocks:
        bounds = ends[first : last + 1]
        tokens, starts = _tokens(codes[bounds[0] : bounds[-1]], scale)
        counts = np.diff(np.searchsorted(starts, bounds - bounds[0]))
        rows = np.repeat(np.arange(first, last, dtype=np.uint32), counts)
        inside = rows[: max(0, len(rows) - WIDTH + 1)] == rows[WIDTH - 1 :]
        sizes.append(counts)
        hashes.append(_grams(tokens)[inside])
        owners.append(rows[: len(inside)][inside])
    return Postings(*_sorted(np.concatenate(hashes), np.concatenate(owners)), np.concatenate(sizes))


def _blocks(ends: Ints) -> Iterator[tuple[int, int]]:
    """Ranges of texts of some BLOCK characters each. ends: of each text, after a first 0."""
    first = 0
    while first < len(ends) - 1:
        last = max(first + 1, int(np.searchsorted(ends, ends[first] + BLOCK, side="right")) - 1)
        yield first, last
        first = last


@dataclass(frozen=True, slots=True)
class _Scale:
    """What hashing words needs to know of each character, and powers of the base and of its inverse.

    kinds: 0 no part of a word, 1 a letter of one, 2 a word by itself.
    """

    kinds: NDArray[np.uint8]
    mixed: Hashes
    powers: Hashes
    inverses: Hashes

    @classmethod
    def of(cls, codes: NDArray[np.uint32], size: int) -> _Scale:
        """For the characters in use and blocks of a size."""
        last = int(codes.max(initial=0))
        used = np.zeros(last + 1, dtype=np.bool_)
        used[codes] = True
        kinds = np.zeros(last + 1, dtype=np.uint8)
        for code in np.flatnonzero(used).tolist():
            kinds[code] = len(words(2 * chr(code)))
        letters = mixed(np.arange(1, last + 2, dtype=np.uint64))
        return cls(kinds, letters, _powers(_BASE, size), _powers(pow(_BASE, -1, 2**64), size))


def _powers(base: int, size: int) -> Hashes:
    powers = np.full(size, base, dtype=np.uint64)
    powers[:1] = 1
    return np.multiply.accumulate(powers)


def _tokens(codes: NDArray[np.uint32], scale: _Scale) -> tuple[Hashes, Ints]:
    """The hash of each word and where it starts."""
    kind = scale.kinds[codes]
    starts, ends = kind > 0, kind > 0
    starts[1:] &= (kind[1:] != _LETTER) | (kind[:-1] != _LETTER)
    ends[:-1] &= (kind[:-1] != _LETTER) | (kind[1:] != _LETTER)
    upto = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(scale.mixed[codes] * scale.powers[: len(codes)], out=upto[1:])
    begin = np.flatnonzero(starts)
    return mixed((upto[np.flatnonzero(ends) + 1] - upto[begin]) * scale.inverses[begin]), begin


def _grams(tokens: Hashes) -> Hashes:
    """The hash of the 5-gram that begins at each word (none at the last four)."""
    size = max(0, len(tokens) - WIDTH + 1)
    found = np.zeros(size, dtype=np.uint64)
    for place in range(WIDTH):
        found = found * np.uint64(_BASE) + tokens[place : place + size]
    return mixed(found)


def _sorted(hashes: Hashes, owners: Owners) -> tuple[Hashes, Owners]:
    order = np.argsort(hashes)
    hashes, owners = hashes[order], owners[order]
    again = hashes[1:] == hashes[:-1]
    several = np.flatnonzero(np.append(again, False) | np.append(False, again))
    owners[several] = owners[several][np.lexsort((owners[several], hashes[several]))]
    once = np.append(True, ~again | (owners[1:] != owners[:-1]))[: len(hashes)]
    return hashes[once], owners[once]
