"""Which compounds are read as one word and which as two: the way most write them decides.

"multi-stakeholder", "multi stakeholder" and "multistakeholder" are read alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.languages.tokens import GAP, Numbers, WordRow, spread

Ints = NDArray[np.int64]
Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Units:
    """Words as they are read, in one row. names: of each number. unit: (u,) numbers, GAP between runs.

    first, last: (u,) the places in the row of words that each is made of.
    """

    names: tuple[str, ...]
    unit: Ints
    first: Ints
    last: Ints


def units_of(row: WordRow) -> Units:
    """The words of passages of one language, compounds parted and joined."""
    solid, parted = _decided(row)
    names = Numbers()
    parts = [_parts(word, solid, parted) for word in row.words]
    every = [[names[part] for part in own if part] for own in parts]
    unit, lengths = spread([*every, [GAP]], row.unit)
    place = np.repeat(np.arange(len(row.unit)), lengths)
    joins = {(names[one], names[other]): names[whole] for (one, other), whole in solid.items()}
    single = np.array([*(len(own) == 1 for own in parts), False])[row.unit][place]
    found = Units((), unit.astype(np.int64), place, place.copy())
    kept = _joined(found, single, joins, len(names))
    return Units(tuple(names), found.unit[kept], found.first[kept], found.last[kept])


def _decided(row: WordRow) -> tuple[dict[tuple[str, str], str], dict[str, tuple[str, str]]]:
    """Pairs that are joined to one word, and words that are parted into two."""
    words = row.words
    counts = np.bincount(row.unit[row.unit != GAP], minlength=len(words))
    pairs = {word: parts for word in words if (parts := _halves(word))}
    apart = _beside(row, list(pairs.values()))
    solid: dict[tuple[str, str], str] = {}
    parted: dict[str, tuple[str, str]] = {}
    for word, parts in pairs.items():
        whole = "".join(parts)
        joined = int(counts[words[whole]]) if whole in words else 0
        if joined > counts[words[word]] + apart[parts]:
            solid[parts] = whole
        elif joined:
            parted[whole] = parts
    return solid, parted


def _halves(word: str) -> tuple[str, str] | None:
    one, hyphen, other = word.partition("-")
    return (one, other) if hyphen and all(len(part) > 1 and part.isalpha() for part in (one, other)) else None


def _beside(row: WordRow, pairs: list[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """How often the words of each pair follow each other."""
    words = row.words
    size = len(words)
    known = {words[one] * size + words[other]: (one, other) for one, other in pairs if one in words and other in words}
    left, right = row.unit[:-1].astype(np.int64), row.unit[1:]
    both = (left * size + right)[(left != GAP) & (right != GAP)]
    return Counter(known[number] for number in both[np.isin(both, list(known))].tolist())


def _parts(word: str, solid: Mapping[tuple[str, str], str], parted: Mapping[str, tuple[str, str]]) -> Parts:
    parts: Parts = parted.get(word) or tuple(word.split("-"))
    if len(parts) == 2 and (parts[0], parts[1]) in solid:
        return (solid[parts[0], parts[1]],)
    return parts


def _joined(
    found: Units, single: NDArray[np.bool_], joins: Mapping[tuple[int, int], int], size: int
) -> NDArray[np.bool_]:
    """Join pairs in place, from the left; which units are kept. single: (u,) whether a unit is a whole word."""
    unit, last = found.unit, found.last
    kept = np.ones(len(unit), dtype=np.bool_)
    pairs = unit[:-1] * size + unit[1:]
    offers = np.isin(pairs, [one * size + other for one, other in joins]) & single[1:] & (unit[:-1] != GAP)
    for place in (np.flatnonzero(offers) + 1).tolist():
        head, following = place - 1, place
        while kept[head] and kept[following] and single[following] and (unit[head], unit[following]) in joins:
            unit[head], last[head] = joins[unit[head], unit[following]], last[following]
            kept[following] = False
            following += 1
    return kept
