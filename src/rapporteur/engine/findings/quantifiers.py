"""Which quantifier may be said: a rule over intervals (EVIDENCE.md, "Quantifiers")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

SMALLEST_DENOMINATOR = 10
STRONGEST_UNCHECKED = "many"


def choose(
    *,
    count: int,
    of: int,
    interval: tuple[float, float],
    sure: bool,
    whole: bool = True,
    scale: Sequence[Mapping[str, Any]],
) -> str | None:
    """The strongest quantifier that the interval supports, None when only numbers may be given.

    count, of: contributors, 0 <= count <= of. interval: bounds of the 95 % interval of the share,
    0..1. sure: exact or checked by people; else nothing stronger than "many" and never "all". whole: the count itself
    is stated; where people checked a sample only, the count is not certain, so no word that names it ("all", "one").
    """
    if of < SMALLEST_DENOMINATOR:
        return None
    keys = [rule["key"] for rule in scale]
    start = 0 if sure or STRONGEST_UNCHECKED not in keys else keys.index(STRONGEST_UNCHECKED)
    for rule in scale[start:]:
        if not whole and (rule.get("everybody") or "count_is" in rule):
            continue
        if _holds(rule, count=count, of=of, interval=interval):
            return str(rule["key"])
    return None


def weaker(first: str | None, second: str | None, scale: Sequence[Mapping[str, Any]]) -> str | None:
    """The weaker of two quantifiers; None (numbers only) is weaker than any."""
    if first is None or second is None:
        return None
    keys = [rule["key"] for rule in scale]
    return max(first, second, key=keys.index)


def _holds(rule: Mapping[str, Any], *, count: int, of: int, interval: tuple[float, float]) -> bool:
    low, high = interval
    return (
        (not rule.get("everybody") or count == of)
        and low > rule.get("low_above", -1.0)
        and count >= rule.get("count_from", 1)
        and high < rule.get("high_below", 2.0)
        and count == rule.get("count_is", count)
    )
