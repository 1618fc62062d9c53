import numpy as np

from evals.categories import BORROWED, OWN, contributors, pool
from evals.compose import APART, BANDS


def test_pool_parts_passages_of_no_category():
    truth = np.array([[True, False], [False, False], [True, True]])
    pvalues = np.array([[0.1, 0.9], [0.5, 0.6], [0.2, 0.3]])
    found = pool(truth, pvalues)
    assert found.pvalues.tolist() == [[0.1, 0.9], [0.2, 0.3]]
    assert found.truth.tolist() == [[True, False], [True, True]]
    assert found.others.tolist() == [[0.5, 0.6]]


def test_contributors_are_told_by_the_own_rule_beside_the_borrowed_one():
    random = np.random.default_rng(0)
    truth = random.uniform(size=(200, 9)) < 0.1
    pvalues = np.where(truth, 1e-3, 1.0) * random.uniform(size=truth.shape)
    rows = contributors(truth, pvalues, "static")
    notes = [row.note.split(";")[0] for row in rows]
    measures = [row.measure for row in rows]
    half = len(rows) // 2
    assert notes == [OWN] * half + [BORROWED] * half
    assert measures[:half] == measures[half:]
    assert len(measures[:half]) == 2 * len(BANDS) + 1
    own = {row.measure: row.ours for row in rows[:half]}
    false_positives = [value for measure, value in own.items() if measure.startswith("false positives, ")][:-1]
    assert own[APART] == max(false_positives) - min(false_positives)
