import numpy as np
import pytest

from evals.coding import calibration_error
from evals.mapping import fit_rule, samples_f1


def test_calibration_error_is_the_mean_distance_of_score_and_share():
    scores = np.array([0.95] * 10 + [0.25] * 10)
    right = np.array([True] * 9 + [False] + [True] * 5 + [False] * 5)
    assert calibration_error(scores, right) == pytest.approx((0.05 + 0.25) / 2)


def test_samples_f1_is_the_mean_over_texts():
    gold = np.array([[True, False, True], [False, True, False], [False, False, False]])
    found = np.array([[True, False, False], [False, True, False], [False, False, False]])
    assert samples_f1(gold, found) == pytest.approx((2 / 3 + 1 + 1) / 3, abs=1e-4)


def test_fit_rule_finds_the_distance_that_people_draw():
    random = np.random.default_rng(0)
    near = random.normal(size=(300, 6))
    near[:, 0] = near[:, 1:].max(axis=1) + 0.2
    truth = near >= near.max(axis=1, keepdims=True) - 0.5
    rule = fit_rule([(near, truth)])
    assert samples_f1(truth, rule.applies(rule.probability(near))) > 0.95
