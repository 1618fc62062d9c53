"""Copies and campaigns: contributions that share a text, every pair of them, verified exactly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import ceil

from rapporteur.engine.corpus.shingles import jaccard, shingles, words
from rapporteur.engine.records import Copy, Progress, Text, silent

LEAST_WORDS = 20
"""A text with fewer words ("see the attached document") is nobody's copy."""
_ROUNDING = 0.00005
"""Similarities are rounded to 4 decimals before they are compared with the threshold."""

Pair = tuple[str, str]


def find(texts: Sequence[Text], threshold: float = 0.5, progress: Progress = silent) -> tuple[Copy, ...]:
    """The verified pairs of different contributions that share a text.

    texts: with their content; choices and texts of fewer than 20 words are passed over. threshold: least
    exact Jaccard similarity of the word 5-grams (lower-cased \\w+ tokens) of two whole canonical texts, above
    0 and at most 1. One row a pair, with the highest similarity of any of their texts. Candidates come from
    a prefix filter that misses none. Groups: complete linkage,
    so that every two of a group are verified; a pair that fits in none is a group of its own; named by size,
    then by their smallest ids. Sorted by group and ids.
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold must be above 0 and at most 1, not {threshold}")
    sets, holders = _distinct(texts)
    similar = _verified(sets, holders, threshold, progress)
    groups = _groups(similar)
    rows = [Copy(groups[pair], pair[0], pair[1], similarity) for pair, similarity in similar.items()]
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


def _distinct(texts: Sequence[Text]) -> tuple[list[frozenset[str]], list[list[str]]]:
    """The different shingle sets, and the contributions that have each."""
    held: dict[frozenset[str], set[str]] = defaultdict(set)
    for text in texts:
        if text.kind != "choice" and len(words(text.content)) >= LEAST_WORDS:
            held[shingles(text.content)].add(text.contribution)
    rows = sorted(held.items(), key=lambda row: (sorted(row[1]), len(row[0]), min(row[0])))
    return [row[0] for row in rows], [sorted(row[1]) for row in rows]


def _verified(
    sets: Sequence[frozenset[str]], holders: Sequence[Sequence[str]], threshold: float, progress: Progress
) -> dict[Pair, float]:
    """Exact similarities of at least the threshold, by pair of contributions, sorted."""
    best: dict[Pair, float] = {}
    for row in holders:
        best.update(dict.fromkeys(combinations(row, 2), 1.0))
    candidates = _candidates(sets, threshold)
    for number, (one, other) in enumerate(candidates):
        similarity = round(jaccard(sets[one], sets[other]), 4)
        if similarity >= threshold:
            for pair in _crossed(holders[one], holders[other]):
                best[pair] = max(similarity, best.get(pair, 0.0))
        progress("copies", number + 1, len(candidates))
    return dict(sorted(best.items()))


def _crossed(one: Sequence[str], other: Sequence[str]) -> set[Pair]:
    return {(min(a, b), max(a, b)) for a in one for b in other if a != b}


def _candidates(sets: Sequence[frozenset[str]], threshold: float) -> list[tuple[int, int]]:
    """Pairs of sets that can reach the threshold, none missed, sorted.

    Prefix filter (Chaudhuri, Ganti and Kaushik 2006; Xiao et al. 2008): of two sets of similarity t or more,
    each ordered from the rarest shingle on, the first n - ceil(t n) + 1 shingles share one.
    """
    least = threshold - _ROUNDING
    often = Counter(shingle for one in sets for shingle in one)
    places: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(sets):
        length = len(one) - ceil(least * len(one)) + 1
        for shingle in sorted(one, key=lambda shingle: (often[shingle], shingle))[:length]:
            places[shingle].append(number)
    found = {pair for bucket in places.values() for pair in combinations(bucket, 2)}
    return sorted(pair for pair in found if _of_like_size(len(sets[pair[0]]), len(sets[pair[1]]), least))


def _of_like_size(one: int, other: int, least: float) -> bool:
    return min(one, other) >= least * max(one, other)


def _groups(similar: Mapping[Pair, float]) -> dict[Pair, str]:
    """The name of each pair's group, by complete linkage from the most alike pair on."""
    member: dict[str, frozenset[str]] = {c: frozenset((c,)) for pair in similar for c in pair}
    for one, other in sorted(similar, key=lambda pair: (-similar[pair], pair)):
        if member[one] is not member[other] and _complete(member[one], member[other], similar):
            joined = member[one] | member[other]
            member.update(dict.fromkeys(joined, joined))
    of_pair = {pair: member[pair[0]] if pair[1] in member[pair[0]] else frozenset(pair) for pair in similar}
    order = sorted(set(of_pair.values()), key=lambda group: (-len(group), sorted(group)))
    width = max(2, len(str(len(order))))
    names = {group: f"copies-{number:0{width}}" for number, group in enumerate(order, start=1)}
    return {pair: names[group] for pair, group in of_pair.items()}


def _complete(one: frozenset[str], other: frozenset[str], similar: Mapping[Pair, float]) -> bool:
    """Whether every member of one group is verified to be like every member of the other."""
    return all((min(a, b), max(a, b)) in similar for a in one for b in other)
