"""Counting word groups of a language: how many contributors use each, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.phrases.compounds import units_of
from rapporteur.engine.analysis.phrases.reading import (
    ARTICLE,
    CONNECTS,
    FULL,
    INSIDE,
    NOWHERE,
    edge_kind,
    key,
)
from rapporteur.engine.languages.tokens import GAP, Numbers, WordRow

LONGEST = 5
"""Words of the longest phrase."""
AROUND = 8
"""Words of the longest group that is looked at to see what phrases are cut from."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stream:
    """All units of a language in one row, with a gap (-1) after each run.

    unit: number of the key. kind: how it may stand (reading.edge_kind). contributor, quotable: whose it is.
    opens, closes: whether it is the first and the last unit of a token. first, last: places in the row of words.
    """

    keys: tuple[str, ...]
    unit: Ints
    kind: Ints
    contributor: Ints
    quotable: NDArray[np.bool_]
    opens: NDArray[np.bool_]
    closes: NDArray[np.bool_]
    first: Ints
    last: Ints


@dataclass(frozen=True, slots=True)
class Grams:
    """The distinct word groups of one length.

    rows: for every place, its group (-1: none starts there). contributors, quotable, occurrences: counts a group.
    fits: it may be a phrase by the words at its edges. first: a place where it stands. beside: share of its
    occurrences that one full word goes before or follows. led_on: share of them that any full noun or
    adjective follows. unended: share of them that any full or connecting word follows. cohesion: least
    normalised pointwise mutual information over its ways to split, -1..1.
    """

    rows: Ints
    contributors: Ints
    quotable: Ints
    occurrences: Ints
    fits: NDArray[np.bool_]
    first: Ints
    beside: NDArray[np.float64]
    led_on: NDArray[np.float64]
    unended: NDArray[np.float64]
    cohesion: NDArray[np.float64]


def stream(row: WordRow, owners: Sequence[tuple[int, bool]], language: str) -> Stream:
    """Lay the units of all passages in one row. owners: contributor number and whether quotable, a passage."""
    units = units_of(row)
    keys = Numbers()
    key_of = np.array([*(keys[key(name, language)] for name in units.names), GAP])
    kind_of = np.array([*(edge_kind(name, language) for name in units.names), NOWHERE])
    passage = row.text[units.first]
    inside = units.unit != GAP
    opens, closes = inside.copy(), inside.copy()
    opens[1:] &= units.last[:-1] != units.first[1:]
    closes[:-1] &= units.first[1:] != units.last[:-1]
    return Stream(
        keys=tuple(keys),
        unit=key_of[units.unit],
        kind=kind_of[units.unit],
        contributor=np.array([number for number, _ in owners], dtype=np.int64)[passage],
        quotable=np.array([quotable for _, quotable in owners], dtype=np.bool_)[passage],
        opens=opens,
        closes=closes,
        first=units.first,
        last=units.last,
    )


def count(row: Stream) -> dict[int, Grams]:
    """Word groups of 1 to AROUND words (those over LONGEST only show what shorter ones are cut from)."""
    rows = row.unit
    found: dict[int, Grams] = {}
    for length in range(1, AROUND + 1):
        if length > 1:
            rows = _longer(rows, row.unit, length)
        found[length] = _grams(row, rows, length, found)
    return found


def _longer(rows: Ints, unit: Ints, length: int) -> Ints:
    """Number the groups one word longer: equal groups get equal numbers."""
    following = np.full_like(rows, -1)
    following[: max(0, len(unit) - length + 1)] = unit[length - 1 :]
    whole = (rows >= 0) & (following >= 0)
    pairs = rows * (unit.max(initial=0) + 2) + following
    longer = np.full_like(rows, -1)
    longer[whole] = np.unique(pairs[whole], return_inverse=True)[1]
    return longer


def _grams(row: Stream, rows: Ints, length: int, shorter: dict[int, Grams]) -> Grams:
    places = np.flatnonzero(rows >= 0)
    groups = rows[places]
    size = int(groups.max(initial=-1)) + 1
    occurrences = np.bincount(groups, minlength=size)
    first = np.full(size, -1, dtype=np.int64)
    first[groups[::-1]] = places[::-1]
    contributors = _holders(groups, row.contributor[places], size)
    open_to = row.quotable[places]
    return Grams(
        rows=rows,
        contributors=contributors,
        quotable=_holders(groups[open_to], row.contributor[places][open_to], size),
        occurrences=occurrences,
        fits=_fits(row, places, groups, size, length),
        first=first,
        beside=_beside(row, places, groups, occurrences, length),
        led_on=_followed(row, places, groups, occurrences, length, (FULL,)),
        unended=_followed(row, places, groups, occurrences, length, (FULL, INSIDE, CONNECTS)),
        cohesion=_cohesion(row, first, occurrences, length, shorter),
    )


def _holders(groups: Ints, contributor: Ints, size: int) -> Ints:
    """Distinct contributors of each group."""
    width = int(contributor.max(initial=0)) + 1
    held = np.sort(groups * width + contributor)
    return np.bincount(held[np.diff(held, prepend=-1) > 0] // width, minlength=size)


def _fits(row: Stream, places: Ints, groups: Ints, size: int, length: int) -> NDArray[np.bool_]:
    """Whether a group begins and ends with full words that open and close a token somewhere."""
    ends = places + length - 1
    good = (row.kind[places] == FULL) & (row.kind[ends] == FULL) & row.opens[places] & row.closes[ends]
    for step in range(1, length - 1):
        good &= row.kind[places + step] != NOWHERE
        good &= (row.kind[places + step] != ARTICLE) | (row.kind[places + step - 1] == CONNECTS)
    fits = np.zeros(size, dtype=np.bool_)
    fits[groups[good]] = True
    return fits


def _beside(row: Stream, places: Ints, groups: Ints, occurrences: Ints, length: int) -> NDArray[np.float64]:
    """The share of a group's occurrences that its most frequent full neighbour word stands beside."""
    most = np.zeros(len(occurrences))
    for beside in (places - 1, places + length):
        inside = (beside >= 0) & (beside < len(row.unit))
        near = beside[inside]
        known = (row.unit[near] >= 0) & np.isin(row.kind[near], (FULL, INSIDE))
        pairs = groups[inside][known] * (len(row.keys) + 1) + row.unit[near][known]
        values, counts = np.unique(pairs, return_counts=True)
        np.maximum.at(most, values // (len(row.keys) + 1), counts)
    return most / np.maximum(occurrences, 1)


def _followed(
    row: Stream, places: Ints, groups: Ints, occurrences: Ints, length: int, kinds: Sequence[int]
) -> NDArray[np.float64]:
    """The share of a group's occurrences that a word of these kinds follows straight away."""
    following = np.minimum(places + length, len(row.unit) - 1)
    known = (row.unit[following] >= 0) & np.isin(row.kind[following], kinds)
    return np.bincount(groups[known], minlength=len(occurrences)) / np.maximum(occurrences, 1)


def _cohesion(
    row: Stream, first: Ints, occurrences: Ints, length: int, shorter: dict[int, Grams]
) -> NDArray[np.float64]:
    """Least NPMI (Bouma 2009) over the ways to split a group in two."""
    least = np.ones(len(first))
    total = float(max(1, int((row.unit >= 0).sum())))
    chance = occurrences / total
    for cut in range(1, length):
        left = shorter[cut].occurrences[shorter[cut].rows[first]] / total
        right = shorter[length - cut].occurrences[shorter[length - cut].rows[first + cut]] / total
        together = np.log(chance / (left * right)) / -np.log(np.minimum(chance, 1 - 1e-12))
        least = np.minimum(least, together)
    return np.round(least, 4)
