"""Quantifiers: the table of EVIDENCE.md, and that none is stronger than its interval."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.analysis.prevalence import ErrorRates, interval
from rapporteur.engine.findings.quantifiers import choose, weaker
from rapporteur.engine.schemes.loader import quantifier_scale

LOWEST = {"almost-all": 0.85, "most": 0.65, "majority": 0.5, "many": 0.25, "some": 0.03}


@pytest.mark.parametrize(
    ("count", "of", "bounds", "sure", "expected"),
    [
        (148, 148, (0.97, 1.0), True, "all"),
        (148, 148, (0.97, 1.0), False, "many"),
        (140, 148, (0.90, 0.97), True, "almost-all"),
        (110, 148, (0.67, 0.81), True, "most"),
        (90, 148, (0.53, 0.68), True, "majority"),
        (90, 148, (0.53, 0.68), False, "many"),
        (62, 148, (0.34, 0.50), False, "many"),
        (20, 148, (0.09, 0.20), False, "some"),
        (3, 148, (0.01, 0.06), False, "few"),
        (1, 148, (0.0, 0.04), True, "one"),
        (0, 148, (0.0, 0.03), True, None),
        (9, 9, (0.70, 1.0), True, None),
        (2, 12, (0.02, 0.45), True, None),
    ],
)
def test_choose_follows_the_table(count, of, bounds, sure, expected):
    assert choose(count=count, of=of, interval=bounds, sure=sure, scale=quantifier_scale()) == expected


@given(st.data(), st.booleans())
def test_choose_never_exceeds_its_interval(data, sure):
    of = data.draw(st.integers(1, 400))
    count = data.draw(st.integers(0, of))
    errors = None if sure else ErrorRates(sensitivity=0.8, false_positive=0.05, basis="borrowed")
    low, high = interval(count, of, errors)
    key = choose(count=count, of=of, interval=(low, high), sure=sure, scale=quantifier_scale())
    if of < 10:
        assert key is None
    if key in LOWEST:
        assert low > LOWEST[key]
    if key == "few":
        assert high < 0.15
    if key == "all":
        assert sure
        assert count == of
    if not sure:
        assert key in (None, "many", "some", "few", "one")


def test_weaker_takes_the_later_on_the_scale():
    assert weaker("majority", "some", quantifier_scale()) == "some"
    assert weaker("some", "majority", quantifier_scale()) == "some"
    assert weaker("some", None, quantifier_scale()) is None
