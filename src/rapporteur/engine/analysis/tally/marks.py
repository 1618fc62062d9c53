"""The codes of a run as arrays: whom the machine proposes, and which segments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.tally.passages import Segments
from rapporteur.engine.analysis.tally.people import People
from rapporteur.engine.frames import batches
from rapporteur.engine.frames.roll import combined, is_value
from rapporteur.engine.records import Run

SCALE = 10_000
"""Scores have four decimals: they are kept as whole numbers."""
_COLUMNS = ("scheme", "code", "question", "contributor", "segment", "score", "member", "nearest")


@dataclass(frozen=True, slots=True)
class Proposed:
    """Contributors whom the machine proposes for a code, with their scores (0..SCALE)."""

    places: npt.NDArray[np.int32]
    scores: npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Marked:
    """Segments with a code: places, scores (0..SCALE), whether they count, whether it is their nearest."""

    segments: npt.NDArray[np.int32]
    scores: npt.NDArray[np.int16]
    member: npt.NDArray[np.bool_]
    nearest: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Marks:
    """All codes, read once."""

    run: Run
    people: People
    segments: Segments

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
        people: dict[tuple[str, ...], list[Proposed]] = {}
        passages: dict[tuple[str, ...], list[Marked]] = {}
        strangers = 0
        for batch in batches(self.run.codes, _COLUMNS):
            keys, numbers = combined(batch, _COLUMNS[:3])
            who = self.people.roll.index.places_of_some(batch["contributor"])
            where = self.segments.ids.places_of_some(batch["segment"])
            scores = np.round(batch["score"].to_numpy() * SCALE).astype(np.int16)
            member, nearest = (np.asarray(batch[name].to_numpy(), dtype=np.bool_) for name in ("member", "nearest"))
            strangers += int(((who < 0) & ~is_value(batch["contributor"], "")).sum())
            order = np.argsort(numbers, kind="stable")
            for key, rows in zip(keys, np.split(order, np.cumsum(np.bincount(numbers))[:-1]), strict=True):
                own = rows[(who[rows] >= 0) & member[rows]]
                if len(own):
                    people.setdefault(key, []).append(Proposed(who[own].astype(np.int32), scores[own]))
                own = rows[where[rows] >= 0]
                if len(own):
                    found = Marked(where[own].astype(np.int32), scores[own], member[own], nearest[own])
                    passages.setdefault(key[:2], []).append(found)
        return (
            {_three(key): _proposed(parts) for key, parts in people.items()},
            {_two(key): _marked(parts) for key, parts in passages.items()},
            strangers,
        )


def _three(key: tuple[str, ...]) -> tuple[str, str, str]:
    return key[0], key[1], key[2]


def _two(key: tuple[str, ...]) -> tuple[str, str]:
    return key[0], key[1]


def _proposed(parts: list[Proposed]) -> Proposed:
    return Proposed(np.concatenate([part.places for part in parts]), np.concatenate([part.scores for part in parts]))


def _marked(parts: list[Marked]) -> Marked:
    return Marked(
        np.concatenate([part.segments for part in parts]),
        np.concatenate([part.scores for part in parts]),
        np.concatenate([part.member for part in parts]),
        np.concatenate([part.nearest for part in parts]),
    )
