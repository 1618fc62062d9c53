"""Copies among contributions, and campaigns: which of them share a text, every pair verified exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from rapporteur.engine.analysis.duplicates.numbering import equal_rows, shingle_sets
from rapporteur.engine.analysis.duplicates.rule import Rule
from rapporteur.engine.analysis.duplicates.similar import Pairs, similar
from rapporteur.engine.corpus.shingles import words
from rapporteur.engine.records import Copy, Progress, Text, silent

LEAST_WORDS = 20
"""A text with fewer words ("see the attached document") is nobody's copy."""

Pair = tuple[str, str]


def find(texts: Sequence[Text], threshold: float = 0.5, progress: Progress = silent) -> tuple[Copy, ...]:
    """The verified pairs of different contributions that share a text.

    texts: with their content; choices and texts of fewer than 20 words are passed over. threshold: least
    exact Jaccard similarity of the word 5-grams (lower-cased \\w+ tokens) of two whole canonical texts, above
    0 and at most 1. One row a pair, with the highest similarity of any of their texts; none is missed. Groups:
    complete linkage, so that every two of a group are verified; a pair that fits in none is a group of its own;
    named by size, then by their smallest ids. Sorted by group and ids. Raises ValueError at another threshold.
    """
    rule = Rule(threshold, threshold)
    read = [text for text in texts if text.kind != "choice" and len(words(text.content)) >= LEAST_WORDS]
    sets = shingle_sets([text.content for text in read])
    equal = equal_rows(sets)
    holders = [sorted({read[row].contribution for row in rows.tolist()}) for rows in equal]
    found = similar(sets.taken(np.array([rows[0] for rows in equal], dtype=np.int64)), rule)
    alike = _by_contribution(found, holders)
    progress("copies", 1, 1)
    groups = _groups(alike)
    rows = [Copy(groups[pair], pair[0], pair[1], similarity) for pair, similarity in alike.items()]
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


def _by_contribution(found: Pairs, holders: Sequence[Sequence[str]]) -> dict[Pair, float]:
    """The highest similarity of each pair of contributions that hold equal or similar sets, sorted by pair."""
    best: dict[Pair, float] = {}
    for row in holders:
        best.update(dict.fromkeys(combinations(row, 2), 1.0))
    for one, other, value in zip(found.one.tolist(), found.other.tolist(), found.similarity.tolist(), strict=True):
        for pair in _crossed(holders[one], holders[other]):
            best[pair] = max(value, best.get(pair, 0.0))
    return dict(sorted(best.items()))


def _crossed(one: Sequence[str], other: Sequence[str]) -> set[Pair]:
    return {(min(a, b), max(a, b)) for a in one for b in other if a != b}


def _groups(alike: Mapping[Pair, float]) -> dict[Pair, str]:
    """The name of each pair's group, by complete linkage from the most alike pair on."""
    member: dict[str, frozenset[str]] = {c: frozenset((c,)) for pair in alike for c in pair}
    for one, other in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        if member[one] is not member[other] and _complete(member[one], member[other], alike):
            joined = member[one] | member[other]
            member.update(dict.fromkeys(joined, joined))
    of_pair = {pair: member[pair[0]] if pair[1] in member[pair[0]] else frozenset(pair) for pair in alike}
    order = sorted(set(of_pair.values()), key=lambda group: (-len(group), sorted(group)))
    width = max(2, len(str(len(order))))
    names = {group: f"copies-{number:0{width}}" for number, group in enumerate(order, start=1)}
    return {pair: names[group] for pair, group in of_pair.items()}


def _complete(one: frozenset[str], other: frozenset[str], alike: Mapping[Pair, float]) -> bool:
    """Whether every member of one group is verified to be like every member of the other."""
    return all((min(a, b), max(a, b)) in alike for a in one for b in other)
