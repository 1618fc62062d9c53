"""Texts as one row of numbered words: what stands between two blanks is read once, however often it comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

Numbers32 = npt.NDArray[np.int32]
_LONGEST = 50
"""Characters of a piece that is remembered; longer ones seldom come again."""


class Numbers(dict[str, int]):
    """Numbers strings from 0 on, in the order they are asked for."""

    def __missing__(self, string: str) -> int:
        number = self[string] = len(self)
        return number


class Reader:
    """Numbers the words of texts. read: the words of a piece, that is of what stands between two blanks.

    numbers: of the words met so far. pieces: numbers of the words of each piece met so far.
    """

    def __init__(self, read: Callable[[str], Sequence[str]]) -> None:
        self._read = read
        self.numbers = Numbers()
        self.pieces: dict[str, tuple[int, ...]] = {}

    def lay_out(self, texts: Sequence[str]) -> tuple[Numbers32, Numbers32]:
        """Return the words of the texts as numbers, in order, and the text that each stands in, both (words,)."""
        pieces = Numbers()
        flat: list[int] = []
        cut: list[int] = []
        for text in texts:
            own = text.split()
            flat.extend(map(pieces.__getitem__, own))
            cut.append(len(own))
        rows = [self._numbered(piece) for piece in pieces]
        sizes = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
        every = np.fromiter(chain.from_iterable(rows), dtype=np.int32, count=sizes.sum())
        order = np.array(flat, dtype=np.int64)
        repeats = sizes[order]
        words = every[spread((np.cumsum(sizes) - sizes)[order], repeats)]
        owners = np.repeat(np.arange(len(texts), dtype=np.int32), cut)
        return words, np.repeat(owners, repeats)

    def _numbered(self, piece: str) -> tuple[int, ...]:
        found = self.pieces.get(piece)
        if found is None:
            found = tuple(self.numbers[word] for word in self._read(piece))
            if len(piece) <= _LONGEST:
                self.pieces[piece] = found
        return found


def spread(starts: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return start, start + 1 ... of each stretch of the given size, one stretch after the other."""
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
