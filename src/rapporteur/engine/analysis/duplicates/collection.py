"""Copies among the texts of a collection, each text for itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from rapporteur.engine.analysis.duplicates.numbering import Ints, equal_rows, shingle_sets
from rapporteur.engine.analysis.duplicates.rule import Rule
from rapporteur.engine.analysis.duplicates.similar import Pairs, similar

DEFAULT = Rule(sure=0.5, least=0.1)
"""Finds cut and lightly rewritten texts, chosen on planted copies (docs/decisions/0013-copies-at-scale.md)."""
LISTED = 10
"""Of more texts than this with equal 5-grams, each is listed with the first alone."""
MANY = 200
"""The same for texts that are alike but not equal."""


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Texts that are copies of each other, by one pair or over several.

    members: places in the collection, rising. pairs: (place, place, exact Jaccard similarity of the word
    5-grams, 4 decimals), sorted; every member is in one.
    """

    name: str
    members: tuple[int, ...]
    pairs: tuple[tuple[int, int, float], ...]


def group_copies(texts: Sequence[str], rule: Rule = DEFAULT) -> tuple[CopyGroup, ...]:
    """The groups of copies among texts, the largest first, a text in one at most.

    texts: canonical; of equal ones the first is the first here. A text of fewer than five words is nobody's copy.
    All pairs that are copies by the rule are listed, except in crowds: of more than LISTED texts with equal
    5-grams, or MANY alike ones, each is listed with the first of them. Time and memory grow with the words and
    the listed pairs.
    """
    sets = shingle_sets(texts)
    long = np.flatnonzero(sets.sizes)
    holders = [long[rows] for rows in equal_rows(sets.taken(long))]
    first = np.array([rows[0] for rows in holders], dtype=np.int64)
    found = similar(sets.taken(first), rule, MANY)
    pairs = sorted((*_of_equals(holders), *_across(found, holders)))
    return _groups(pairs, len(texts))


def _of_equals(holders: Sequence[Ints]) -> Iterator[tuple[int, int, float]]:
    for rows in holders:
        held = rows.tolist()
        pairs = combinations(held, 2) if len(held) <= LISTED else ((held[0], other) for other in held[1:])
        yield from ((one, other, 1.0) for one, other in pairs)


def _across(found: Pairs, holders: Sequence[Ints]) -> Iterator[tuple[int, int, float]]:
    """Pairs of texts for pairs of sets; of more equal texts than are listed, the first stands for all."""
    shown = [rows.tolist() if len(rows) <= LISTED else [int(rows[0])] for rows in holders]
    for one, other, similarity in zip(found.one.tolist(), found.other.tolist(), found.similarity.tolist(), strict=True):
        for a in shown[one]:
            for b in shown[other]:
                yield min(a, b), max(a, b), similarity


def _groups(pairs: Sequence[tuple[int, int, float]], size: int) -> tuple[CopyGroup, ...]:
    if not pairs:
        return ()
    one, other = (np.array([pair[side] for pair in pairs]) for side in (0, 1))
    links = coo_array((np.ones(len(pairs), dtype=np.int8), (one, other)), shape=(size, size))
    part = connected_components(links, directed=False)[1]
    held: dict[int, list[tuple[int, int, float]]] = {}
    for pair in pairs:
        held.setdefault(int(part[pair[0]]), []).append(pair)
    members = {name: tuple(sorted({place for pair in rows for place in pair[:2]})) for name, rows in held.items()}
    order = sorted(held, key=lambda name: (-len(members[name]), members[name]))
    width = max(2, len(str(len(order))))
    return tuple(
        CopyGroup(f"copies-{number:0{width}}", members[name], tuple(held[name]))
        for number, name in enumerate(order, start=1)
    )
