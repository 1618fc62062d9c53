"""Sets of contributors, a bit for each: small, and quick to join whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any

import numpy as np
import numpy.typing as npt

from rapporteur.engine.frames.roll import Ints, Numbers, Roll

Mask = npt.NDArray[np.bool_]


class Voices(Set[str]):
    """A set of contributors of one roll. Iterates over their keys in the order of the roll."""

    __slots__ = ("_bits", "_size", "roll")

    def __init__(self, roll: Roll, bits: npt.NDArray[np.uint8]) -> None:
        """bits: packed, the first contributor in the highest bit."""
        self.roll, self._bits = roll, bits
        self._size = int(np.bitwise_count(bits).sum())

    @classmethod
    def where(cls, roll: Roll, mask: Mask) -> Voices:
        """Those for whom the mask (contributors of the roll,) is true."""
        return cls(roll, np.packbits(mask))

    @classmethod
    def at(cls, roll: Roll, places: Numbers) -> Voices:
        """Those at the places; negative places are nobody's."""
        mask = np.zeros(len(roll), dtype=np.bool_)
        mask[places[places >= 0]] = True
        return cls.where(roll, mask)

    @classmethod
    def named(cls, roll: Roll, names: Iterable[str]) -> Voices:
        """Those named, as far as they are on the roll."""
        return cls.at(roll, roll.places(names))

    @property
    def mask(self) -> Mask:
        """Whether each contributor of the roll is in the set."""
        return np.unpackbits(self._bits, count=len(self.roll)).view(np.bool_)

    @property
    def places(self) -> Ints:
        """The places of those in the set, rising."""
        return np.flatnonzero(self.mask)

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[str]:
        return iter(self.roll.called(self.places))

    def __contains__(self, name: object) -> bool:
        place = self.roll.place(name) if isinstance(name, str) else -1
        return place >= 0 and bool(self._bits[place // 8] >> (7 - place % 8) & 1)

    def __and__(self, other: Set[Any]) -> Voices:
        return Voices(self.roll, self._bits & self._of(other))

    def __or__(self, other: Set[Any]) -> Voices:
        return Voices(self.roll, self._bits | self._of(other))

    def __sub__(self, other: Set[Any]) -> Voices:
        return Voices(self.roll, self._bits & ~self._of(other))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Voices) and other.roll is self.roll:
            return bool(np.array_equal(self._bits, other._bits))
        return super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Voices({list(self)})"

    def _of(self, other: Set[Any]) -> npt.NDArray[np.uint8]:
        known = other if isinstance(other, Voices) and other.roll is self.roll else Voices.named(self.roll, other)
        return known._bits
