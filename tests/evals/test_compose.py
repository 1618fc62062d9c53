import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.compose import BANDS, Pool, apart, compose
from evals.fit import fit_calibrator, lines
from rapporteur.engine.analysis.coding.calibrate import rates
from rapporteur.engine.analysis.prevalence import Calibrator, ErrorRates

RATES = st.floats(0.0, 1.0)


def pool_of(seed: int, size: int = 600, codes: int = 3) -> Pool:
    """Segments that hold one code each, which they show clearly, and as many that hold none."""
    random = np.random.default_rng(seed)
    truth = np.eye(codes, dtype=bool)[random.integers(0, codes, size)]
    pvalues = random.uniform(size=(size, codes))
    return Pool(np.where(truth, pvalues**6, pvalues), truth, random.uniform(size=(size, codes)))


@given(st.lists(st.tuples(RATES, RATES), min_size=1, max_size=5))
def test_apart_is_nothing_only_where_false_positives_are_alike(by_band: list[tuple[float, float]]):
    found = apart(by_band)
    assert 0.0 <= found <= 1.0
    assert (found == 0.0) == (len({false_positive for _, false_positive in by_band}) == 1)
    assert apart(reversed(by_band)) == found


def test_apart_leaves_sensitivity_aside():
    assert apart([(0.9, 0.02), (0.1, 0.05), (0.5, 0.03)]) == pytest.approx(0.03)


@pytest.mark.parametrize("rate", [0.02, 0.1])
def test_lines_put_every_band_at_the_rate_that_is_given(rate: float):
    train = [compose(pool_of(1), band, 400, place) for place, band in enumerate(BANDS)]
    rule = Calibrator(lines(train, rate), ErrorRates(1.0, 0.0, "labelled"))
    found = [rates(rule.probability(item.pvalues, item.segments), item.truth)[1] for item in train]
    assert found == pytest.approx([rate] * len(BANDS), abs=0.005)


def test_lines_put_every_band_at_the_rate_of_the_first_where_none_is_given():
    train = [compose(pool_of(1), band, 400, place) for place, band in enumerate(BANDS)]
    rule = Calibrator(lines(train, None), ErrorRates(1.0, 0.0, "labelled"))
    first, *others = (rates(rule.probability(item.pvalues, item.segments), item.truth)[1] for item in train)
    assert others == pytest.approx([first] * len(others), abs=0.005)


def test_errors_of_a_calibrator_are_those_on_the_other_pool():
    learnt, other = pool_of(1), pool_of(2)
    unlike = Pool(other.others, other.truth, other.others)
    clear, none = fit_calibrator(learnt, other, 0.02), fit_calibrator(learnt, unlike, 0.02)
    assert clear["bands"] == none["bands"]
    assert clear["sensitivity"] > 0.5
    assert none["sensitivity"] < 0.1
    assert len(clear["by_band"]) == len(BANDS)
