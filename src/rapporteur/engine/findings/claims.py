"""Claims of single codes: share, all-groups, scarcity, context; and how a Finding is made."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rapporteur.engine.analysis.coverage import UNDER
from rapporteur.engine.analysis.phrases.distinctive import distinctive
from rapporteur.engine.analysis.prevalence import ErrorRates
from rapporteur.engine.analysis.shares import Share, share_of
from rapporteur.engine.analysis.tally import EVERYTHING, Scope, Tally
from rapporteur.engine.analysis.voices import Voices
from rapporteur.engine.findings.evidence import NONE, Archive, Candidates, select, to_anchor
from rapporteur.engine.findings.quantifiers import choose, weaker
from rapporteur.engine.records import GROUPS, Anchor, CoverageRow, Finding

SMALL_GROUP = 5
"""Groups in which fewer answered are left out of claims about every group."""


@dataclass(frozen=True)
class Subject:
    """What a claim is about: one code of a scheme in a scope. exact: no coding error."""

    scheme: str
    code: str
    scope: Scope = field(default_factory=dict)
    exact: bool = False
    favour: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """A stable name for ids."""
        parts = [self.scheme, self.code, *(f"{name}-{self.scope[name]}" for name in sorted(self.scope))]
        return re.sub(r"[^\w]+", "-", " ".join(parts).casefold(), flags=re.UNICODE).strip("-")


@dataclass(frozen=True)
class Bench:
    """What all claims are made with: the tally, the quotable passages, errors and the scale."""

    tally: Tally
    archive: Archive
    scale: Sequence[Mapping[str, Any]]

    @cached_property
    def errors(self) -> Mapping[str, ErrorRates]:
        """Coding errors by scheme, as the run states them."""
        return {scheme: ErrorRates.told(values) for scheme, values in self.tally.run.settings.get("errors", {}).items()}

    @cached_property
    def set_apart(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Groups that each machine code sets apart, by scheme and code; each campaign is counted once.

        Log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008) on contributors by group,
        relative to all codes of the scheme that a group holds, so that groups of long papers do not win.
        """
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        below = {("themes", theme.code) for theme in self.tally.run.themes if theme.parent}
        over_all = {(scheme, code) for scheme, code, question in self.tally.proposed if not question}
        for scheme in sorted(self.errors):
            codes = sorted(code for key, code in over_all - below if key == scheme)
            once = {code: self.tally.one_a_campaign(self.tally.holders(scheme, code, EVERYTHING)) for code in codes}
            counts = {code: self.tally.groups_of(holders) for code, holders in once.items()}
            held = {code: groups for code, groups in counts.items() if groups}
            found.update({(scheme, code): groups for code, groups in distinctive(held).items()})
        return found

    def measure(self, subject: Subject, answered: Voices, holders: Voices, *, lone: bool = False) -> Share:
        """The share of a subject among those who answered, coding errors included. lone: each campaign once."""
        errors = None if subject.exact else self.errors[subject.scheme]
        key = (subject.scheme, subject.code)
        return share_of(self.tally, key, subject.scope, answered, holders, errors, lone=lone)

    def candidates(self, subject: Subject, holders: Voices) -> Candidates:
        """Passages that show the subject, of the holders given."""
        if subject.scheme.startswith("question:"):
            return self.archive.choices(subject.scheme.removeprefix("question:"), subject.code, holders)
        return self.archive.coded(subject.scheme, subject.code, subject.scope, holders)

    def quotes(self, subject: Subject, holders: Voices, most: int = 3) -> tuple[Anchor, ...]:
        """Quotes for the subject, chosen for centrality and variety."""
        chosen = select(self.candidates(subject, holders), self.archive, most=most)
        return tuple(to_anchor(item, subject.favour) for item in chosen)


def share(bench: Bench, subject: Subject) -> Finding | None:
    """How many hold the code: the quantifier holds with and without campaigns, or is the weaker one."""
    tally = bench.tally
    answered, holders = (
        tally.answered(subject.scope),
        tally.holders(subject.scheme, subject.code, subject.scope),
    )
    evidence = bench.quotes(subject, holders)
    if holders and not evidence:
        return None
    groups = () if subject.scope else bench.set_apart.get((subject.scheme, subject.code), ())
    numbers: dict[str, Any] = {"distinctive": list(groups)} if groups else {}
    return make(bench, subject, "share", "addressed", answered, holders, evidence, **numbers)


def make(
    bench: Bench,
    subject: Subject,
    kind: str,
    claim: str,
    answered: Voices,
    holders: Voices,
    evidence: tuple[Anchor, ...],
    **numbers: Any,
) -> Finding:
    """A Finding about one subject, with its interval and quantifier."""
    tally = bench.tally
    whole = bench.measure(subject, answered, holders)
    lone = bench.measure(subject, answered, holders, lone=True)
    with_campaigns, without = (_word(item, bench.scale) for item in (whole, lone))
    quantifier = weaker(with_campaigns, without, bench.scale)
    if quantifier != with_campaigns:
        numbers["campaigns"] = tally.campaigns_of(holders)
    if whole.checked:
        numbers = {"checked": whole.checked, "changed": whole.changed, "estimate": whole.estimate, **numbers}
    return Finding(
        id=f"{kind}-{subject.slug}" if claim == "addressed" else f"{kind}-{subject.slug}-{claim}",
        kind=kind,
        claim=claim,
        scheme=subject.scheme,
        code=subject.code,
        scope=dict(subject.scope),
        unit="contributor",
        basis="voices",
        checked=whole.checked > 0,
        asked=len(tally.asked(subject.scope)),
        of=whole.of,
        count=whole.count,
        count_without_campaigns=lone.count,
        share=round(whole.count / whole.of, 4) if whole.of else 0.0,
        interval=(whole.low, whole.high),
        quantifier=quantifier,
        evidence=evidence,
        numbers={
            "exact": subject.exact,
            "of_without_campaigns": lone.of,
            **by_attribute(bench, subject),
            **numbers,
        },
    )


def _word(share: Share, scale: Sequence[Mapping[str, Any]]) -> str | None:
    return choose(
        count=share.count,
        of=share.of,
        interval=(share.low, share.high),
        sure=share.sure,
        whole=share.whole or not share.checked,
        scale=scale,
    )


def by_attribute(bench: Bench, subject: Subject) -> dict[str, Any]:
    """Counts and denominators of the subject by group and by region: {"groups": {key: [count, of]}, ...}."""
    tally = bench.tally
    answered = tally.answered(subject.scope)
    holders = tally.holders(subject.scheme, subject.code, subject.scope)
    tables: dict[str, Any] = {}
    for name, attribute in (("groups", "group"), ("regions", "region")):
        of, count = tally.groups_of(answered, attribute), tally.groups_of(holders, attribute)
        tables[name] = {key: [count[key], of[key]] for key in sorted(of, key=_place)}
    return tables


def all_groups(bench: Bench, subject: Subject) -> Finding | None:
    """Raised in every stakeholder group: two or more in each group in which five or more answered."""
    tally = bench.tally
    answered, holders = (
        tally.answered(subject.scope),
        tally.holders(subject.scheme, subject.code, subject.scope),
    )
    of, count = tally.groups_of(answered), tally.groups_of(holders)
    groups = [group for group in GROUPS if of[group] >= SMALL_GROUP]
    if len(groups) < 3 or any(count[group] < 2 for group in groups):
        return None
    evidence = bench.quotes(subject, holders)
    if not evidence:
        return None
    least = {group: [count[group], of[group]] for group in groups}
    return make(bench, subject, "all-groups", "addressed", answered, holders, evidence, raised_in=least)


def scarcity(bench: Bench, subject: Subject, baseline: float) -> Finding | None:
    """Few addressed it: the upper bound of the share is below the baseline of the review (0..1)."""
    tally = bench.tally
    answered, holders = (
        tally.answered(subject.scope),
        tally.holders(subject.scheme, subject.code, subject.scope),
    )
    if len(answered) < 10 or bench.measure(subject, answered, holders).high >= baseline:
        return None
    evidence = bench.quotes(subject, holders)
    if holders and not evidence:
        return None
    return make(bench, subject, "scarcity", "addressed", answered, holders, evidence, baseline=baseline)


def presence(bench: Bench, row: CoverageRow, attribute: str) -> Finding | None:
    """Fewer than the baseline came from a group, region or language (attribute); quotes show who did."""
    if row.note != UNDER or row.baseline is None:
        return None
    tally = bench.tally
    here = tally.contributors & tally.people.having[attribute].get(row.code, tally.nobody)
    shown = NONE
    for theme in tally.run.themes:
        shown = shown.together(bench.archive.coded("themes", theme.code, EVERYTHING, here))
    evidence = tuple(to_anchor(item) for item in select(shown, bench.archive, most=2))
    if here and not evidence:
        return None
    subject = Subject(row.scheme, row.code, exact=True)
    return make(
        bench,
        subject,
        "scarcity",
        "came",
        tally.contributors,
        here,
        evidence,
        baseline=row.baseline,
        groups={},
        regions={},
    )


def context(claim: str, count: int, of: int, **numbers: Any) -> Finding:
    """A plain recount, such as how many contributions came; it needs no quote."""
    share = round(count / of, 4) if of else 0.0
    return Finding(
        id=f"context-{claim}",
        kind="context",
        claim=claim,
        scheme="",
        code="",
        scope={},
        unit=str(numbers.pop("unit", "contributor")),
        basis="voices",
        checked=True,
        asked=of,
        of=of,
        count=count,
        count_without_campaigns=count,
        share=share,
        interval=(share, share),
        quantifier=None,
        evidence=(),
        numbers=numbers,
    )


def _place(key: str) -> tuple[int, str]:
    return (GROUPS.index(key) if key in GROUPS else len(GROUPS) + (key == ""), key)
