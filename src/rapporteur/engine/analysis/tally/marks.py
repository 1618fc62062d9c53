"""The codes of a run as arrays: whom the machine proposes, and which segments."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.tally.passages import Segments
from rapporteur.engine.analysis.tally.people import People
from rapporteur.engine.analysis.voices import Mask
from rapporteur.engine.frames import batches
from rapporteur.engine.frames.roll import Places, combined, is_value
from rapporteur.engine.frames.shelf import Kept, Shelf
from rapporteur.engine.frames.side import side_by_side
from rapporteur.engine.records import Run

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

SCALE = 10_000
"""Scores have four decimals: they are kept as whole numbers."""
_COLUMNS = ("scheme", "code", "question", "contributor", "segment", "score", "member", "nearest")
_READ = 1 << 17
"""Codes that are read together."""
_PROPOSED = np.dtype([("places", np.int32), ("scores", np.int16)])
_MARKED = np.dtype([("segments", np.int32), ("scores", np.int16), ("member", np.bool_), ("nearest", np.bool_)])


@dataclass(frozen=True, slots=True)
class Proposed:
    """Contributors whom the machine proposes for a code, with their scores (0..SCALE)."""

    places: Places
    scores: npt.NDArray[np.int16]

    @classmethod
    def of(cls, rows: npt.NDArray[Any]) -> Proposed:
        """From rows as they stand on the shelf."""
        return cls(rows["places"], rows["scores"])


@dataclass(frozen=True, slots=True)
class Marked:
    """Segments with a code: places, scores (0..SCALE), whether they count, whether it is their nearest."""

    segments: Places
    scores: npt.NDArray[np.int16]
    member: Mask
    nearest: Mask

    @classmethod
    def of(cls, rows: npt.NDArray[Any]) -> Marked:
        """From rows as they stand on the shelf."""
        return cls(rows["segments"], rows["scores"], rows["member"], rows["nearest"])


@dataclass(frozen=True)
class _Shelved(Mapping[Key, Value], Generic[Key, Value]):
    """Rows on a shelf by what they are of, in the order they were put there."""

    shelf: Shelf
    of: Callable[[npt.NDArray[Any]], Value]
    _parts: dict[Key, list[Kept[npt.NDArray[Any]]]] = field(default_factory=dict)

    def put(self, key: Key, rows: npt.NDArray[Any]) -> None:
        """Put more rows behind those of a key."""
        if len(rows):
            self._parts.setdefault(key, []).append(self.shelf.put(rows))

    def __getitem__(self, key: Key) -> Value:
        parts = [part() for part in self._parts[key]]
        return self.of(parts[0] if len(parts) == 1 else np.concatenate(parts))

    def __contains__(self, key: object) -> bool:
        return key in self._parts

    def __iter__(self) -> Iterator[Key]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Some codes. keys: scheme, code and question that occur. numbers: which of these each is of.

    proposed, marked: what each says of a contributor or of a segment, whose place is -1 where it is not about one.
    strangers: how many are about contributors whom nobody counts.
    """

    keys: Sequence[tuple[str, ...]]
    numbers: npt.NDArray[np.int64]
    proposed: npt.NDArray[Any]
    marked: npt.NDArray[Any]
    strangers: int


@dataclass(frozen=True)
class Marks:
    """All codes, read once."""

    run: Run
    people: People
    segments: Segments
    shelf: Shelf

    @property
    def proposed(self) -> Mapping[tuple[str, str, str], Proposed]:
        """Whom the machine proposes (or an exact mark names) by (scheme, code, question)."""
        return self._read[0]

    @property
    def marked(self) -> Mapping[tuple[str, str], Marked]:
        """The segments of each (scheme, code)."""
        return self._read[1]

    @property
    def strangers(self) -> int:
        """How many rows are about contributors whom nobody counts."""
        return self._read[2]

    @cached_property
    def _read(self) -> tuple[Mapping[tuple[str, str, str], Proposed], Mapping[tuple[str, str], Marked], int]:
        people: _Shelved[tuple[str, str, str], Proposed] = _Shelved(self.shelf, Proposed.of)
        passages: _Shelved[tuple[str, str], Marked] = _Shelved(self.shelf, Marked.of)
        strangers = 0
        for read in side_by_side(self._batch, batches(self.run.codes, _COLUMNS, _READ)):
            strangers += read.strangers
            order = np.argsort(read.numbers, kind="stable")
            for key, rows in zip(read.keys, np.split(order, np.cumsum(np.bincount(read.numbers))[:-1]), strict=True):
                own = (read.proposed["places"][rows] >= 0) & read.marked["member"][rows]
                people.put((key[0], key[1], key[2]), read.proposed[rows[own]])
                passages.put((key[0], key[1]), read.marked[rows[read.marked["segments"][rows] >= 0]])
        return people, passages, strangers

    def _batch(self, batch: Any) -> _Batch:
        """What a table of codes says, column by column."""
        keys, numbers = combined(batch, _COLUMNS[:3])
        proposed, marked = np.empty(len(batch), dtype=_PROPOSED), np.empty(len(batch), dtype=_MARKED)
        proposed["places"] = self.people.roll.index.places_of_some(batch["contributor"])
        marked["segments"] = self.segments.ids.places_of_some(batch["segment"])
        proposed["scores"] = marked["scores"] = np.round(batch["score"].to_numpy() * SCALE).astype(np.int16)
        for name in ("member", "nearest"):
            marked[name] = batch[name].to_numpy()
        strangers = int(((proposed["places"] < 0) & ~is_value(batch["contributor"], "")).sum())
        return _Batch(keys, numbers, proposed, marked, strangers)
