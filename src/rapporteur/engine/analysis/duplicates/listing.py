"""The rows of copies: which contributions share a text, and the group of each pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Any

import numpy as np

from rapporteur.engine.analysis.duplicates.holders import Holders
from rapporteur.engine.analysis.duplicates.numbering import Ints
from rapporteur.engine.analysis.duplicates.rule import Floats
from rapporteur.engine.analysis.duplicates.similar import Crowded, Source, similarity
from rapporteur.engine.frames.roll import Roll
from rapporteur.engine.frames.rows import text_column

_RAISED = 20_000
"""Pairs of contributions whose other texts are compared at once."""

Pair = tuple[int, int]
Columns = tuple[Any, Any, Any, Floats]
"""The columns of copies: group, one contribution, the other, similarity; the first three of texts."""


NOTHING: Columns = (text_column([]), text_column([]), text_column([]), np.zeros(0))
"""No copies."""


def listed(found: Crowded, holders: Holders, sets: Source) -> Columns:
    """The rows of `find` for different sets in the order of `ranked`, in the columns of a Copy."""
    pairs = _raised(_linked(found, holders), holders, sets)
    group = _groups(pairs)
    width = max(2, len(str(group.max(initial=-1) + 1)))
    groups = [f"copies-{number:0{width}}" for number in range(1, int(group.max(initial=-1)) + 2)]
    order = np.lexsort((pairs.other, pairs.one, group))
    one, other = (holders.names.taken(row[order]) for row in (pairs.one, pairs.other))
    return Roll.of(text_column([groups])).taken(group[order]), one, other, pairs.similarity[order]


@dataclass(frozen=True, slots=True)
class _Linked:
    """Different pairs of contributions, one < other, sorted, by their places among the names.

    crowd: the first set of the crowd they are in, the smallest if there are several; -1 where there is none.
    """

    one: Ints
    other: Ints
    similarity: Floats
    crowd: Ints

    def of(self, chosen: Ints) -> list[Pair]:
        """Some of the pairs."""
        return list(zip(self.one[chosen].tolist(), self.other[chosen].tolist(), strict=True))


def _linked(found: Crowded, holders: Holders) -> _Linked:
    """The pairs, each with the highest similarity that was found for it."""
    rows = [_with_first(found, holders), _equal(found, holders), _across(found, holders)]
    one, other, similarity, crowd = (np.concatenate(column) for column in zip(*rows, strict=True))
    keys = np.minimum(one, other) * len(holders.names) + np.maximum(one, other)
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    if not len(starts):
        return _Linked(one, other, similarity, crowd)
    one, other = np.divmod(keys[order[starts]], len(holders.names))
    outside = len(holders)
    crowd = np.minimum.reduceat(np.where(crowd < 0, outside, crowd)[order], starts)
    highest = np.maximum.reduceat(similarity[order], starts)
    return _Linked(one, other, highest, np.where(crowd == outside, -1, crowd))


Rows = tuple[Ints, Ints, Floats, Ints]
"""One contribution, another, their similarity, and the first set of their crowd."""


def _with_first(found: Crowded, holders: Holders) -> Rows:
    """Each contribution of a crowd with the first one that holds the first set."""
    places = np.repeat(np.arange(len(holders)), holders.sizes)
    crowd = found.first[places]
    first = holders.who[holders.starts[:-1]][crowd]
    kept = (crowd >= 0) & (first != holders.who)
    return first[kept], holders.who[kept], found.near[places][kept], crowd[kept]


def _equal(found: Crowded, holders: Holders) -> Rows:
    """Those that hold one set that is in no crowd."""
    places = np.flatnonzero((found.first < 0) & (holders.sizes > 1)).tolist()
    pairs = [pair for place in places for pair in combinations(holders.of(place), 2)]
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return one, other, np.ones(len(one)), np.full(len(one), -1)


def _across(found: Crowded, holders: Holders) -> Rows:
    """Those that hold two sets which are alike and in no crowd."""
    pairs = zip(found.pairs.one.tolist(), found.pairs.other.tolist(), strict=True)
    rows = [
        (row, a, b)
        for row, (one, other) in enumerate(pairs)
        for a, b in product(holders.of(one), holders.of(other))
        if a != b
    ]
    row, one, other = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return one, other, found.pairs.similarity[row], np.full(len(row), -1)


def _raised(pairs: _Linked, holders: Holders, sets: Source) -> _Linked:
    """The similarity of the most alike texts of contributions with several: it may be that of two in other crowds."""
    texts = np.bincount(holders.who, minlength=len(holders.names))
    open_ = np.flatnonzero((pairs.similarity < 1) & (np.minimum(texts[pairs.one], texts[pairs.other]) > 1))
    held, highest = holders.turned(), pairs.similarity.copy()
    for start in range(0, len(open_), _RAISED):
        chosen = open_[start : start + _RAISED]
        both = [
            [held.items[held.starts[who] : held.starts[who + 1]].tolist() for who in pair] for pair in pairs.of(chosen)
        ]
        rows = [
            (row, a, b) for row, (one, other) in zip(chosen.tolist(), both, strict=True) for a, b in product(one, other)
        ]
        row, a, b = np.array(rows, dtype=np.int64).T
        np.maximum.at(highest, row, similarity(sets, a, b))
    return replace(pairs, similarity=highest)


def _groups(pairs: _Linked) -> Ints:
    """The number of each pair's group, which is its crowd, or else found by complete linkage; the largest is 0."""
    loose, group = np.flatnonzero(pairs.crowd < 0), np.empty(len(pairs.crowd), dtype=np.int64)
    numbers: dict[tuple[int, ...], int] = {}
    for row, members in zip(loose.tolist(), _by_linkage(pairs, loose), strict=True):
        group[row] = numbers.setdefault(tuple(sorted(members)), len(numbers))
    order = np.argsort(pairs.crowd, kind="stable")[len(loose) :]
    for rows in np.split(order, np.flatnonzero(np.diff(pairs.crowd[order])) + 1):
        crowd = tuple(np.unique([pairs.one[rows], pairs.other[rows]]).tolist())
        group[rows] = numbers.setdefault(crowd, len(numbers))
    rank = np.empty(len(numbers), dtype=np.int64)
    rank[[numbers[who] for who in sorted(numbers, key=lambda who: (-len(who), who))]] = np.arange(len(rank))
    return rank[group]


def _by_linkage(pairs: _Linked, loose: Ints) -> list[frozenset[int]]:
    """The group of each pair that is in no crowd, from the most alike pair on."""
    links = pairs.of(loose)
    member = {who: frozenset((who,)) for pair in links for who in pair}
    inside = np.isin(pairs.one, list(member)) & np.isin(pairs.other, list(member))
    verified = dict.fromkeys(pairs.of(np.flatnonzero(inside)))
    for row in np.lexsort((pairs.other[loose], pairs.one[loose], -pairs.similarity[loose])).tolist():
        one, other = (member[who] for who in links[row])
        if one is not other and _complete(one, other, verified):
            joined = one | other
            member.update(dict.fromkeys(joined, joined))
    return [member[one] if other in member[one] else frozenset((one, other)) for one, other in links]


def _complete(one: frozenset[int], other: frozenset[int], verified: Mapping[Pair, None]) -> bool:
    """Whether every member of one group is verified to be like every member of the other."""
    return all((min(a, b), max(a, b)) in verified for a in one for b in other)
