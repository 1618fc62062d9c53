"""What rose, fell or is new between linked questions of two rounds. All of a report share one false discovery rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import ndtr, ndtri

from rapporteur.engine.analysis.prevalence import benjamini_hochberg, by_length, difference
from rapporteur.engine.analysis.shares import Share
from rapporteur.engine.findings.claims import Bench, Subject, make
from rapporteur.engine.records import Anchor, Finding

FALSE_DISCOVERY_RATE = 0.05
FEWEST_COMPARED = 10
FEWEST_HOLDERS = 5
"""In both rounds together: rarer codes cannot show a change, and would only cost the others their power.

Looking at the sum of both rounds leaves the false discovery rate what it is (Bourgon, Gentleman and Huber 2010).
"""
_Z = float(ndtri(0.975))


@dataclass(frozen=True)
class Change:
    """One comparison of two rounds that was looked at, said or not. difference, low, high: later minus earlier."""

    now: Subject
    was: Subject
    shares: tuple[Share, Share]
    difference: float
    low: float
    high: float
    p: float
    holds: bool


def changes(bench: Bench, subjects: Iterable[Subject]) -> tuple[Finding, ...]:
    """The changes that survive Benjamini-Hochberg at 5 % over all that were looked at, in the order of the subjects.

    subjects: codes in the scope of a question of the later round; those whose question is linked to none are passed
    over. A change is looked at where ten or more answered in either round and five or more hold the code in both
    together, each campaign counted once.
    """
    tests = [test for subject in subjects for test in _tests(bench, subject)]
    kept = benjamini_hochberg([test.p for test in tests], FALSE_DISCOVERY_RATE)
    said = (test for test, keep in zip(tests, kept, strict=True) if keep and test.holds)
    found = (_finding(bench, test, len(tests)) for test in said)
    return tuple(finding for finding in found if finding is not None)


def between(now: Share, was: Share) -> tuple[float, float, float]:
    """The difference of two shares, later minus earlier, and its 95 % interval, each rounded to 4 decimals.

    The bounds come from those of either share, so that they hold what those hold: coding errors, the checked sample.
    Source: Newcombe, Statistics in Medicine 17 (1998), method 10, for Wilson's bounds; Zou and Donner (2008) for any.
    """
    difference = now.estimate - was.estimate
    low = difference - ((now.estimate - now.low) ** 2 + (was.high - was.estimate) ** 2) ** 0.5
    high = difference + ((now.high - now.estimate) ** 2 + (was.estimate - was.low) ** 2) ** 0.5
    return round(difference, 4), round(max(-1.0, low), 4), round(min(1.0, high), 4)


def _tests(bench: Bench, now: Subject) -> Iterator[Change]:
    """The comparison of a subject with the earlier round, with every contributor and with each campaign once."""
    questions = bench.tally.questions
    earlier = questions.get(questions[now.scope["question"]].follows)
    if earlier is None:
        return
    scheme = f"question:{earlier.key}" if now.scheme.startswith("question:") else now.scheme
    was = replace(now, scheme=scheme, scope={"question": earlier.key})
    whole, lone = ([_share(bench, subject, lone=lone) for subject in (now, was)] for lone in (False, True))
    if min(share.of for share in lone) < FEWEST_COMPARED or sum(share.count for share in lone) < FEWEST_HOLDERS:
        return
    found = [_compared(*whole), _compared(*lone), *_adjusted(bench, now, was)]
    signs = {sign for _, low, high, _ in found for sign in [(low > 0) - (high < 0)]}
    signs.add((whole[0].count * whole[1].of > whole[1].count * whole[0].of) * 2 - 1)
    difference, low, high, _ = found[0]
    p = max(p for *_, p in found)
    yield Change(now, was, (whole[0], whole[1]), difference, low, high, p, len(signs) == 1)


def _share(bench: Bench, subject: Subject, *, lone: bool) -> Share:
    tally = bench.tally
    holders = tally.holders(subject.scheme, subject.code, subject.scope)
    return bench.measure(subject, tally.answered(subject.scope), holders, lone=lone)


def _compared(now: Share, was: Share) -> tuple[float, float, float, float]:
    """Difference, low, high, and the p-value at which the interval would touch zero."""
    difference, low, high = between(now, was)
    room = difference - low if difference > 0 else high - difference
    p = 2 * float(ndtr(-abs(difference) / room * _Z)) if room > 0 else float(difference == 0)
    return difference, low, high, round(p, 6)


def _adjusted(bench: Bench, now: Subject, was: Subject) -> Iterator[tuple[float, float, float, float]]:
    """For machine codes, the difference within bands of equal length: longer answers hold more codes."""
    if now.exact:
        return
    tables = []
    for subject in (now, was):
        people = bench.tally.answered(subject.scope).places
        holders = bench.tally.holders(subject.scheme, subject.code, subject.scope)
        lengths = bench.tally.length(subject.scope["question"])[people].astype(np.int64)
        tables.append(by_length(holders.mask[people], lengths))
    apart, low, high, p = difference(*tables)
    yield round(apart, 4), round(low, 4), round(high, 4), round(p, 6)


def _finding(bench: Bench, test: Change, looked_at: int) -> Finding | None:
    tally, was = bench.tally, test.shares[1]
    holders = tally.holders(test.now.scheme, test.now.code, test.now.scope)
    evidence = _evidence(bench, (test.now, test.was))
    if not evidence:
        return None
    is_new = was.count == 0 and not test.now.scheme.startswith("question:")
    claim = "new" if is_new else "rose" if test.difference > 0 else "fell"
    return make(
        bench,
        test.now,
        "change",
        claim,
        tally.answered(test.now.scope),
        holders,
        evidence,
        before_question=test.was.scope["question"],
        before_count=was.count,
        before_of=was.of,
        before_interval=[was.low, was.high],
        before_checked=was.checked,
        difference=test.difference,
        difference_interval=[test.low, test.high],
        p=test.p,
        comparisons=looked_at,
    )


def _evidence(bench: Bench, subjects: Sequence[Subject]) -> tuple[Anchor, ...]:
    """A quote of either round, where there is one."""
    tally = bench.tally
    return tuple(
        quote
        for subject in subjects
        for quote in bench.quotes(subject, tally.holders(subject.scheme, subject.code, subject.scope), most=1)
    )
