"""The draw: sized for a precision, the same for a seed, the same chance for everybody in a band."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.analysis.checked.draw import FEWEST_DRAWN, _spread, _variance, draw, sizes
from rapporteur.engine.analysis.prevalence import ErrorRates
from rapporteur.engine.analysis.tally import EVERYTHING, Tally
from tests.engine.findings.factories import themed

ERRORS = ErrorRates(sensitivity=0.8, false_positive=0.02, basis="labelled")
TALLY = Tally(themed({"government": (20, 60), "academia": (10, 90), "individual": (20, 150)}))


def drawn(precision: float = 0.05, seed: int = 0):
    return draw(TALLY, "themes", "T01", EVERYTHING, errors=ERRORS, precision=precision, seed=seed)


@given(
    st.lists(st.integers(0, 500), min_size=4, max_size=4).filter(any),
    st.lists(st.floats(0.05, 0.95), min_size=4, max_size=4),
    st.floats(0.01, 0.3),
)
def test_sizes_are_the_fewest_that_give_the_precision(members, rates, precision):
    size, chance = np.array(members), np.array(rates)
    taken = sizes(size, chance, precision)
    assert (taken <= size).all()
    assert (taken >= np.minimum(size, FEWEST_DRAWN)).all()
    assert 1.96 * _variance(size, taken, chance) ** 0.5 <= precision + 1e-4 or (taken == size).all()


def test_draw_gives_the_precision_it_was_asked_for():
    close, rough = drawn(0.04), drawn(0.1)
    assert close.coding <= 0.04 < rough.coding <= 0.1
    assert close.reported > close.coding
    assert len(rough.contributors) < len(close.contributors) < close.of == 300


def test_draw_is_the_same_for_a_seed_and_another_for_another():
    assert drawn(seed=3) == drawn(seed=3)
    assert drawn(seed=3).contributors != drawn(seed=4).contributors


def test_a_larger_draw_holds_most_of_a_smaller_one():
    small, large = set(drawn(0.1).contributors), set(drawn(0.03).contributors)
    assert len(small - large) <= 0.1 * len(small)


def test_draw_holds_proposed_and_not_proposed_of_every_group():
    groups = TALLY.groups_of(TALLY.named(drawn(0.05).contributors))
    assert set(groups) == {"government", "academia", "individual"}
    proposed = set(TALLY.roll.called(TALLY.proposed["themes", "T01", ""].places))
    assert proposed & set(drawn().contributors)
    assert set(drawn().contributors) - proposed


@pytest.mark.parametrize("number", [1, 7, 20, 40])
def test_everybody_in_a_band_has_the_same_chance(number):
    members = [f"member-{place:02d}" for place in range(40)]
    group_of = {who: ("few" if place < 3 else "many") for place, who in enumerate(members)}
    found: Counter[str] = Counter()
    for seed in range(1_500):
        chosen = _spread(members, group_of, number, seed, "band")
        assert len(chosen) == len(set(chosen)) == number
        found.update(chosen)
    shares = np.array([found[who] / 1_500 for who in members])
    assert np.abs(shares - number / 40).max() < 0.055
