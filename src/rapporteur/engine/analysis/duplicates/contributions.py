"""Copies among contributions, and campaigns: which of them share a text, every pair verified exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, product

import numpy as np

from rapporteur.engine.analysis.duplicates.hashing import postings
from rapporteur.engine.analysis.duplicates.numbering import Ints
from rapporteur.engine.analysis.duplicates.rule import Floats, Rule
from rapporteur.engine.analysis.duplicates.similar import Crowded, crowded, jaccard_of
from rapporteur.engine.frames.hashes import Hashes
from rapporteur.engine.records import Copy, Progress, Text, silent

LEAST_WORDS = 20
"""A text with fewer words ("see the attached document") is nobody's copy."""
LISTED = 10
"""More contributions than this with equal texts are a crowd ..."""
MANY = 200
"""... and so are more than this with texts that are like one of them."""
_RAISED = 20_000
"""Pairs of contributions whose other texts are compared at once."""

Pair = tuple[str, str]
Similarity = Callable[[Ints, Ints], Floats]
"""The similarity of each set of one row with that beside it in the other."""


def find(texts: Sequence[Text], threshold: float = 0.5, progress: Progress = silent) -> tuple[Copy, ...]:
    """The verified pairs of different contributions that share a text.

    texts: with their content; choices and texts of fewer than 20 words are passed over. threshold: least
    exact Jaccard similarity of the word 5-grams (lower-cased words) of two whole canonical texts, above
    0 and at most 1. One row a pair, with the highest similarity of any of their texts; none is missed but in
    crowds. Sorted by group and ids; the same in any order of texts. Raises ValueError at another threshold.

    Crowds: a text that more than LISTED contributions sent, or that more than MANY sent or sent alike, is the first
    of a crowd of all that are like it; the text that most sent begins, then that of the smallest ids. Each of a crowd
    is listed with the first contribution that sent the first text, and compared with nothing else, so that a campaign
    of n letters has n - 1 pairs.

    Groups: a crowd is one. All other pairs are grouped by complete linkage, so that every two of a group are
    verified; a pair that fits in none is a group of its own. Named by size, then by their smallest ids.
    """
    rule = Rule(threshold, threshold)
    read = [text for text in texts if text.kind != "choice"]
    found = postings([text.content for text in read])
    long = found.words >= LEAST_WORDS
    found, contributions = found.of(long), [read[place].contribution for place in np.flatnonzero(long).tolist()]
    chosen, holders = ranked(contributions, found.sums)
    sets, held = found.sets(chosen), np.array([len(row) for row in holders], dtype=np.int64)
    rows = listed(crowded(sets, rule, held, LISTED, MANY), holders, partial(jaccard_of, sets))
    progress("copies", 1, 1)
    return rows


def ranked(contributions: Sequence[str], sums: Hashes) -> tuple[Ints, list[list[str]]]:
    """The place of one text of each different set, and the contributions that hold the set, sorted.

    sums: `Postings.sums` of the contributions' texts. What most contributions hold comes first, then what those of
    the smallest ids hold.
    """
    held: dict[int, set[str]] = defaultdict(set)
    place: dict[int, int] = {}
    for row, (contribution, value) in enumerate(zip(contributions, sums.tolist(), strict=True)):
        held[value].add(contribution)
        place.setdefault(value, row)
    holders = {value: sorted(names) for value, names in held.items()}
    order = sorted(holders, key=lambda value: (-len(holders[value]), holders[value], value))
    return np.array([place[value] for value in order], dtype=np.int64), [holders[value] for value in order]


def listed(found: Crowded, holders: Sequence[Sequence[str]], similarity: Similarity) -> tuple[Copy, ...]:
    """The rows of `find` for different sets in the order of `ranked`. similarity: of any of them."""
    alike: dict[Pair, float] = {}
    crowd: dict[Pair, int] = {}
    for pair, value, first in _pairs(found, holders):
        alike[pair] = max(value, alike.get(pair, 0.0))
        if first >= 0:
            crowd.setdefault(pair, first)
    alike.update(_raised(alike, holders, similarity))
    groups = _groups(alike, crowd)
    rows = [Copy(groups[pair], pair[0], pair[1], value) for pair, value in alike.items()]
    return tuple(sorted(rows, key=lambda row: (row.group, row.contribution, row.of)))


def campaigns(copies: Iterable[Copy], contributors: Mapping[str, str]) -> dict[str, str]:
    """The campaign of each contributor that is in one, so that a campaign can be counted once.

    contributors: contributor by contribution id. A campaign is a copy group of at least two different
    contributors; a contributor of several groups belongs to the first by name.
    """
    members: dict[str, set[str]] = defaultdict(set)
    for copy in copies:
        for contribution in (copy.contribution, copy.of):
            if contribution in contributors:
                members[copy.group].add(contributors[contribution])
    found: dict[str, str] = {}
    for group in sorted(members):
        free = members[group] - found.keys()
        if len(free) >= 2:
            found.update(dict.fromkeys(sorted(free), group))
    return found


def _pairs(found: Crowded, holders: Sequence[Sequence[str]]) -> Iterator[tuple[Pair, float, int]]:
    """Pairs of contributions with a similarity and the first set of their crowd, -1 outside; crowds rising."""
    for place in np.argsort(found.first, kind="stable").tolist():
        first, similarity = int(found.first[place]), float(found.near[place])
        if first >= 0:
            with_first = ((holders[first][0], other) for other in holders[place])
            yield from ((_pair(*two), similarity, first) for two in with_first if two[0] != two[1])
        else:
            yield from ((pair, 1.0, -1) for pair in combinations(holders[place], 2))
    pairs = found.pairs
    for one, other, value in zip(pairs.one.tolist(), pairs.other.tolist(), pairs.similarity.tolist(), strict=True):
        yield from ((_pair(a, b), value, -1) for a, b in product(holders[one], holders[other]) if a != b)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _raised(
    alike: Mapping[Pair, float], holders: Sequence[Sequence[str]], similarity: Similarity
) -> Iterator[tuple[Pair, float]]:
    """The similarity of the most alike texts of contributions with several: it may be that of two in other crowds."""
    held: dict[str, list[int]] = defaultdict(list)
    for place, names in enumerate(holders):
        for name in names:
            held[name].append(place)
    open_ = [pair for pair, value in alike.items() if value < 1 and min(len(held[name]) for name in pair) > 1]
    for start in range(0, len(open_), _RAISED):
        pairs = open_[start : start + _RAISED]
        texts = [(row, a, b) for row, (one, two) in enumerate(pairs) for a in held[one] for b in held[two]]
        row, one, other = np.array(texts, dtype=np.int64).T
        best = np.zeros(len(pairs))
        np.maximum.at(best, row, similarity(one, other))
        yield from zip(pairs, best.tolist(), strict=True)


def _groups(alike: Mapping[Pair, float], crowd: Mapping[Pair, int]) -> dict[Pair, str]:
    """The name of each pair's group: its crowd, or else by complete linkage from the most alike pair on."""
    loose = [pair for pair in alike if pair not in crowd]
    member: dict[str, frozenset[str]] = {c: frozenset((c,)) for pair in loose for c in pair}
    for one, other in sorted(loose, key=lambda pair: (-alike[pair], pair)):
        if member[one] is not member[other] and _complete(member[one], member[other], alike):
            joined = member[one] | member[other]
            member.update(dict.fromkeys(joined, joined))
    of_pair = {pair: member[pair[0]] if pair[1] in member[pair[0]] else frozenset(pair) for pair in loose}
    crowds: dict[int, set[str]] = defaultdict(set)
    for pair, first in crowd.items():
        crowds[first].update(pair)
    whole = {first: frozenset(names) for first, names in crowds.items()}
    of_pair.update((pair, whole[first]) for pair, first in crowd.items())
    order = sorted(set(of_pair.values()), key=lambda group: (-len(group), sorted(group)))
    width = max(2, len(str(len(order))))
    names = {group: f"copies-{number:0{width}}" for number, group in enumerate(order, start=1)}
    return {pair: names[group] for pair, group in of_pair.items()}


def _complete(one: frozenset[str], other: frozenset[str], alike: Mapping[Pair, float]) -> bool:
    """Whether every member of one group is verified to be like every member of the other."""
    return all(_pair(a, b) in alike for a in one for b in other)
