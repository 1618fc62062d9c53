"""Claims that compare groups: mostly, contrast. All tests of a report share one false discovery rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np

from rapporteur.engine.analysis.prevalence import (
    LENGTH_BANDS,
    Doubles,
    benjamini_hochberg,
    by_chance,
    difference,
    length_bands,
    wilson,
)
from rapporteur.engine.analysis.tally import Scope, Tally
from rapporteur.engine.analysis.voices import Voices
from rapporteur.engine.findings.claims import Bench, Subject, make
from rapporteur.engine.records import GROUPS, Finding

FALSE_DISCOVERY_RATE = 0.05
FEWEST_HOLDERS = 10
FEWEST_IN_GROUP = 10


@dataclass(frozen=True)
class Comparison:
    """One comparison that was looked at, said or not; they are all counted for the discovery rate."""

    kind: str
    subject: Subject
    group: str
    other: str
    p: float
    holds: bool
    numbers: dict[str, Any]


def comparisons(bench: Bench, subjects: Sequence[Subject]) -> tuple[Finding, ...]:
    """The mostly and contrast claims that survive Benjamini-Hochberg at 5 % over all of them.

    One mostly and one contrast a subject at most: the one with the largest difference.
    """
    groups = _Groups(bench.tally)
    tests = [test for subject in subjects for test in _tests(bench, groups, subject)]
    if not tests:
        return ()
    kept = benjamini_hochberg([test.p for test in tests], FALSE_DISCOVERY_RATE)
    said = [test for test, keep in zip(tests, kept, strict=True) if keep and test.holds]
    best: dict[tuple[str, Subject], Comparison] = {}
    for test in sorted(said, key=lambda test: (-test.numbers["difference"], test.p, test.group, test.other)):
        best.setdefault((test.kind, _key(test.subject)), test)
    findings = (_finding(bench, test, len(tests)) for test in best.values())
    return tuple(finding for finding in findings if finding is not None)


def _key(subject: Subject) -> Any:
    return subject.slug


@dataclass(frozen=True)
class _Crowd:
    """Contributors of whom some hold a subject. numbers: how many there are in each group and length band."""

    voices: Voices
    numbers: Doubles


class _Groups:
    """Counts contributors by group and length band, those who answered in a scope once for all subjects in it."""

    def __init__(self, tally: Tally) -> None:
        known, group = tally.attribute("group")
        self._tally = tally
        self._place = {name: place for place, name in enumerate(known)}
        self._cell = group.astype(np.int64) * len(LENGTH_BANDS) + length_bands(tally.length().astype(np.int64))
        self._answered: dict[tuple[tuple[str, str], ...], list[_Crowd]] = {}

    def counted(self, voices: Voices) -> Doubles:
        """How many of some contributors are in each group and length band, (groups, bands)."""
        size = len(LENGTH_BANDS)
        counts = np.bincount(self._cell[voices.places], minlength=len(self._place) * size)
        return counts.reshape(-1, size).astype(np.float64)

    def of(self, table: Doubles, group: str) -> Doubles:
        """The row of a group in what `counted` gives, (bands,)."""
        place = self._place.get(group)
        return np.zeros(len(LENGTH_BANDS)) if place is None else np.asarray(table[place])

    def answered(self, scope: Scope) -> list[_Crowd]:
        """Those who answered; where there are campaigns, also the first of each with those who are in none."""
        key = tuple(sorted(scope.items()))
        if key not in self._answered:
            every = self._tally.answered(scope)
            lone = self._tally.one_a_campaign(every)
            crowds = [every] if lone == every else [every, lone]
            self._answered[key] = [_Crowd(voices, self.counted(voices)) for voices in crowds]
        return self._answered[key]


def _tests(bench: Bench, groups: _Groups, subject: Subject) -> Iterator[Comparison]:
    """All comparisons of a subject; each must hold with every contributor and with campaigns counted once."""
    tally = bench.tally
    holders = tally.holders(subject.scheme, subject.code, subject.scope)
    if tally.without_campaigns(holders) < FEWEST_HOLDERS:
        return
    crowds = groups.answered(subject.scope)
    for same in zip(*(_all_tests(groups, subject, crowd, holders & crowd.voices) for crowd in crowds), strict=True):
        yield replace(same[0], p=max(test.p for test in same), holds=all(test.holds for test in same))


def _all_tests(groups: _Groups, subject: Subject, answered: _Crowd, holders: Voices) -> Iterator[Comparison]:
    held = groups.counted(holders)
    tables = {group: np.stack([groups.of(held, group), groups.of(answered.numbers, group)], axis=1) for group in GROUPS}
    if subject.exact:  # length makes no difference
        tables = {group: table.sum(axis=0, keepdims=True) for group, table in tables.items()}
    everybody, all_holders = len(answered.voices), len(holders)
    for group, table in tables.items():
        count, of = (int(number) for number in table.sum(axis=0))
        p = by_chance(count, of, all_holders, everybody)
        yield _mostly(subject, everybody, all_holders, (of, count), group, p)
    for one, two in combinations(GROUPS, 2):
        yield _contrast(subject, (one, tables[one]), (two, tables[two]))


def _mostly(subject: Subject, answered: int, holders: int, inside: tuple[int, int], group: str, p: float) -> Comparison:
    """inside: how many of the group answered and how many of them hold the code."""
    of, count = inside
    low, high = wilson(count, holders)
    rate = count / of if of else 0.0
    rest = (holders - count) / (answered - of) if answered > of else 1.0
    numbers = {
        "group": group,
        "group_count": count,
        "group_of": of,
        "group_share": round(count / holders, 4),
        "group_interval": [round(low, 4), round(high, 4)],
        "difference": round(rate - rest, 4),
    }
    return Comparison("mostly", subject, group, "", p, round(low, 4) > 0.5 and rate > rest, numbers)


def _contrast(subject: Subject, first: tuple[str, Doubles], second: tuple[str, Doubles]) -> Comparison:
    """first, second: a group each, and who of it holds the subject by length."""
    apart, low, high, p = difference(first[1], second[1])
    (more, table), (less, other) = (first, second) if apart > 0 else (second, first)
    bounds = [low, high] if apart > 0 else [-high, -low]
    more_count, more_of = (int(number) for number in table.sum(axis=0))
    less_count, less_of = (int(number) for number in other.sum(axis=0))
    numbers = {
        "more": more,
        "more_count": more_count,
        "more_of": more_of,
        "less": less,
        "less_count": less_count,
        "less_of": less_of,
        "difference": round(abs(apart), 4),
        "difference_interval": [round(bound, 4) for bound in bounds],
    }
    enough = min(more_of, less_of) >= FEWEST_IN_GROUP
    return Comparison("contrast", subject, more, less, p, enough and round(bounds[0], 4) > 0, numbers)


def _finding(bench: Bench, test: Comparison, looked_at: int) -> Finding | None:
    tally, subject = bench.tally, test.subject
    answered = tally.answered(subject.scope)
    holders = tally.holders(subject.scheme, subject.code, subject.scope)
    inside = holders & tally.people.having["group"].get(test.group, tally.nobody)
    evidence = bench.quotes(subject, inside, most=2) + bench.quotes(subject, holders - inside, most=1)
    if not evidence:
        return None
    finding = make(bench, subject, test.kind, "addressed", answered, holders, evidence)
    numbers = {**finding.numbers, **test.numbers, "p": round(test.p, 6), "comparisons": looked_at}
    return replace(finding, numbers=numbers)
