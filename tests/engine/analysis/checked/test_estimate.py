"""The interval of a checked sample: what it holds, and how often it is right where the count is not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.analysis.checked import estimate, merged
from rapporteur.engine.analysis.checked.draw import sizes
from rapporteur.engine.analysis.prevalence import wilson
from rapporteur.engine.findings.quantifiers import choose
from rapporteur.engine.schemes.loader import quantifier_scale
from tests.engine.analysis.checked.simulated import simulate

RUNS = 4_000
LOWEST: dict[str | None, float] = {rule["key"]: rule.get("low_above", 0.0) for rule in quantifier_scale()}


def bands(*rows: tuple[int, int, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    members, checked, held = np.array(rows, dtype=np.int64).T
    return members, checked, held


def test_estimate_weighs_bands_by_everybody_in_them():
    share, low, high = estimate(*bands((60, 20, 15), (40, 10, 1)))
    assert float(share) == pytest.approx(0.6 * 0.75 + 0.4 * 0.1)
    assert 0 < float(low) < float(share) < float(high) < 1


def test_estimate_of_a_whole_check_is_wilson():
    share, low, high = estimate(*bands((60, 60, 45), (88, 88, 3)))
    middle = estimate(*bands((148, 148, 48)))
    assert (round(float(low), 2), round(float(high), 2)) == tuple(round(bound, 2) for bound in wilson(48, 148))
    assert [float(value) for value in middle] == pytest.approx([48 / 148, *wilson(48, 148)])
    assert float(share) == pytest.approx(48 / 148)


@given(
    st.lists(st.tuples(st.integers(1, 300), st.integers(2, 300), st.integers(0, 300)), min_size=1, max_size=4),
)
def test_estimate_stays_within_bounds_and_is_never_narrower_than_wilson(rows):
    fitted = [(size, min(checked, size), min(held, checked, size)) for size, checked, held in rows]
    everybody = sum(size for size, _, _ in fitted)
    share, low, high = (float(value) for value in estimate(*bands(*fitted)))
    assert 0 <= low <= share <= high <= 1
    narrow = wilson(round(share * everybody), everybody)
    assert high - low >= (narrow[1] - narrow[0]) * 0.95 - 1 / everybody


def test_estimate_grows_surer_with_every_check():
    widths = []
    for checked in (5, 10, 20, 40, 80):
        _, low, high = estimate(*bands((80, checked, checked * 4 // 5), (80, checked, checked // 5)))
        widths.append(float(high - low))
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(30, 5, 4), (20, 6, 3), (40, 4, 1), (60, 5, 0)], [(30, 5, 4), (20, 6, 3), (40, 4, 1), (60, 5, 0)]),
        ([(30, 5, 4), (20, 1, 1), (40, 1, 0), (60, 9, 1)], [(50, 6, 5), (100, 10, 1)]),
        ([(1, 1, 1), (0, 0, 0), (40, 4, 1), (60, 5, 0)], [(1, 1, 1), (40, 4, 1), (60, 5, 0)]),
        ([(30, 5, 4), (20, 9, 5), (40, 0, 0), (60, 1, 0)], None),
        ([(30, 1, 1), (20, 0, 0), (40, 9, 1), (60, 9, 0)], None),
    ],
)
def test_merged_joins_thin_bands_but_never_proposed_with_not_proposed(rows, expected):
    joined = merged(*bands(*rows))
    assert (None if joined is None else list(zip(*(part.tolist() for part in joined), strict=True))) == expected


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7])
@pytest.mark.parametrize("everybody", [80, 148, 1_000])
def test_the_interval_holds_the_truth_where_the_count_does_not(share, everybody):
    wanted = np.full((RUNS, 2), 25)
    made = simulate([share] * RUNS, [everybody] * RUNS, wanted, precision=0.5, recall=0.85, seed=everybody)
    _, low, high = estimate(made.members, made.checked, made.found)
    assert np.mean((low <= made.share) & (made.share <= high)) >= 0.94
    assert np.mean((low <= made.truth) & (made.truth <= high)) >= 0.95
    naive = [wilson(count, everybody) for count in made.members[:, 0].tolist()]
    covered = [one <= share <= two for one, two in naive]
    assert np.mean(covered) < 0.80


def test_quantifiers_of_a_checked_sample_are_seldom_wrong():
    """1,000 consultations, a coder of 80 % precision and recall, samples sized as `draw` sizes them."""
    dice = np.random.default_rng(7)
    share, everybody = dice.uniform(0.02, 0.8, 1_000), dice.integers(40, 400, 1_000)
    proposed = np.round(everybody * share).astype(np.int64)
    planned = [
        sizes(np.array([count, of - count]), np.array([0.8, 0.2]), 0.08)
        for count, of in zip(proposed.tolist(), everybody.tolist(), strict=True)
    ]
    made = simulate(share, everybody, np.array(planned), precision=0.8, recall=0.8, seed=8)
    _, low, high = estimate(made.members, made.checked, made.found)
    counts = made.found.sum(axis=1) + made.members[:, 0] - made.checked[:, 0]
    said = [
        choose(
            count=int(count), of=int(of), interval=(round(one, 4), round(two, 4)), sure=True, whole=False,
            scale=quantifier_scale(),
        )
        for count, of, one, two in zip(counts, everybody, low, high, strict=True)
    ]  # fmt: skip
    for truth in (made.share, made.truth):
        wrong = [
            (key == "few" and true >= 0.15) or true <= LOWEST.get(key, 0.0)
            for key, true in zip(said, truth, strict=True)
            if key is not None
        ]
        assert len(wrong) > 900
        assert np.mean(wrong) <= 0.05
    assert {"most", "majority", "many", "some"} <= set(said)
