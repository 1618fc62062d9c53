"""One share of contributors with its interval: exact, checked by people, or by measured errors of the machine."""

from __future__ import annotations

from dataclasses import dataclass

from rapporteur.engine.analysis.checked import bands_of, estimate, merged
from rapporteur.engine.analysis.prevalence import ErrorRates, interval
from rapporteur.engine.analysis.tally import Scope, Tally
from rapporteur.engine.analysis.voices import Voices


@dataclass(frozen=True, slots=True)
class Share:
    """How many contributors in a scope hold a code, and how sure that is.

    count, of: contributors, people's decisions in place of proposals. estimate, low, high: the share of those who
    answered and its 95 % interval, 0..1, 4 decimals; for exact and unchecked codes the estimate is count / of.
    exact: no coding error. checked, changed: how many people looked at, and how many proposals they decided otherwise;
    0 where too few were looked at to prove anything. whole: exact, or everybody was looked at.
    """

    count: int
    of: int
    estimate: float
    low: float
    high: float
    exact: bool
    checked: int = 0
    changed: int = 0
    whole: bool = False

    @property
    def sure(self) -> bool:
        """Whether the strongest quantifiers may be said: exact, or checked by people."""
        return self.exact or self.checked > 0


def share_of(
    tally: Tally,
    key: tuple[str, str],
    scope: Scope,
    answered: Voices,
    holders: Voices,
    errors: ErrorRates | None,
    *,
    lone: bool = False,
) -> Share:
    """The share of those who answered that holds a code.

    key: scheme and code. answered, holders: contributors in the scope. errors: None for exact marks.
    lone: each campaign is counted once.
    """
    count, of = len(holders), len(answered)
    if lone:
        count, of = tally.without_campaigns(holders), tally.without_campaigns(answered)
    if errors is not None and (*key, scope.get("question", "")) in tally.decisions:
        found = _checked(tally, key, scope, count, lone)
        if found is not None:
            return found
    low, high = interval(count, of, errors)
    exact = errors is None
    return Share(count, of, _rounded(count / of if of else 0.0), _rounded(low), _rounded(high), exact, whole=exact)


def _checked(tally: Tally, key: tuple[str, str], scope: Scope, count: int, lone: bool) -> Share | None:
    bands = bands_of(tally, *key, scope, lone=lone)
    joined = merged(bands.members, bands.checked, bands.held)
    if joined is None or not bands.checked.sum():
        return None
    share, low, high = (_rounded(float(value)) for value in estimate(*joined))
    return Share(
        count=count,
        of=int(bands.members.sum()),
        estimate=share,
        low=low,
        high=high,
        exact=False,
        checked=int(bands.checked.sum()),
        changed=bands.changed,
        whole=bands.whole,
    )


def _rounded(value: float) -> float:
    return round(value, 4)
