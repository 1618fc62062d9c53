"""Claims that compare groups: mostly, contrast. All tests of a report share one false discovery rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np

from rapporteur.engine.analysis.prevalence import Doubles, benjamini_hochberg, by_chance, by_length, difference, wilson
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
    tests = [test for subject in subjects for test in _tests(bench, subject)]
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


def _tests(bench: Bench, subject: Subject) -> Iterator[Comparison]:
    """All comparisons of a subject; each must hold with every contributor and with campaigns counted once."""
    tally = bench.tally
    answered = tally.answered(subject.scope)
    holders = tally.holders(subject.scheme, subject.code, subject.scope)
    if tally.without_campaigns(holders) < FEWEST_HOLDERS:
        return
    lone = tally.one_a_campaign(answered)
    if lone == answered:
        yield from _all_tests(bench, subject, answered, holders)
        return
    for one, other in zip(
        _all_tests(bench, subject, answered, holders), _all_tests(bench, subject, lone, holders & lone), strict=True
    ):
        yield replace(one, p=max(one.p, other.p), holds=one.holds and other.holds)


def _all_tests(bench: Bench, subject: Subject, answered: Voices, holders: Voices) -> Iterator[Comparison]:
    of, count = bench.tally.groups_of(answered), bench.tally.groups_of(holders)
    for group in GROUPS:
        p = by_chance(count[group], of[group], len(holders), len(answered))
        yield _mostly(subject, len(answered), len(holders), (of[group], count[group]), group, p)
    tables = {group: _table(bench, subject, answered, holders, group) for group in GROUPS}
    for one, two in combinations(GROUPS, 2):
        yield _contrast(subject, (one, tables[one]), (two, tables[two]))


def _table(bench: Bench, subject: Subject, answered: Voices, holders: Voices, group: str) -> Doubles:
    """Who of a group holds the subject, by length; for exact codes length makes no difference."""
    tally = bench.tally
    places = (answered & tally.people.having["group"].get(group, tally.nobody)).places
    lengths = tally.length()[places].astype(np.int64)
    return by_length(holders.mask[places], 0 * lengths if subject.exact else lengths)


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
